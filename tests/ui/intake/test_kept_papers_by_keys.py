from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.procedure import Rule
from tests.ui.intake.hands import press, scan_code, type_text
from tests.use_cases.kept_steps import MARRIAGE_SLOT, old_result
from tests.use_cases.world import BIRTH, CARD, World, picture
from ui.intake.state import Side
from ui.intake.view import IntakeView

K = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def begin_second_procedure(view: IntakeView, qtbot: QtBot) -> None:
    """Card, then đăng ký lại kết hôn, by keys."""
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    type_text("lại kết hôn")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    qtbot.waitUntil(lambda: bool(view.model.state.kept.offers.papers))


def go_to_row(view: IntakeView, slot: str) -> None:
    for _ in range(10):
        if view.model.state.target == slot:
            return
        press(K.Key_Down)
    raise AssertionError(slot)


@pytest.mark.slow
def test_a_kept_paper_is_offered_in_its_row_and_one_key_uses_it_and_takes_it_back(
    view: IntakeView, world: World, qtbot: QtBot
):
    world.desk.keep_paper(old_result(world))
    begin_second_procedure(view, qtbot)
    row = view.papers.list.rows[MARRIAGE_SLOT]
    qtbot.waitUntil(lambda: row.kept.text == "Đã có trong kho: số 25/2019, ngày 04/05/2019")
    go_to_row(view, MARRIAGE_SLOT)
    qtbot.waitUntil(lambda: row.kept.text.endswith("Enter dùng lại, không cần quét"))

    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.reused_in(MARRIAGE_SLOT) == "ket-qua-cu")
    qtbot.waitUntil(lambda: row.kept.text.startswith("Dùng lại bản trong kho"))
    assert MARRIAGE_SLOT not in {r.key for r in view.model.state.preview.missing}
    assert row.accessibleName().endswith("dùng lại từ kho")

    go_to_row(view, MARRIAGE_SLOT)
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.reused_in(MARRIAGE_SLOT) == "")


@pytest.mark.slow
def test_the_store_shows_every_kept_paper_with_its_page_and_why_one_cannot_be_used(
    view: IntakeView, world: World, qtbot: QtBot
):
    scanned = world.desk.outbox.page_files.adopt(picture(world.root / "trang", 5))
    world.desk.keep_paper(old_result(world, pages=(scanned.sha256,), rotations=(0,)))
    world.desk.keep_paper(
        old_result(world, id="het-han", number="7", pdf_sha256=scanned.sha256, expires_on=date(2026, 1, 2))
    )
    begin_second_procedure(view, qtbot)

    press(K.Key_F5, SHIFT)
    qtbot.waitUntil(view.kept.list.hasFocus)
    qtbot.waitUntil(lambda: view.kept.list.item(1).text().endswith("đã hết hạn ngày 02/01/2026"))
    texts = [view.kept.list.item(i).text() for i in range(2)]
    assert texts[0].splitlines()[:3] == [
        "Giấy chứng nhận kết hôn",
        "số 25/2019, ngày 04/05/2019",
        "kết quả cũ đã số hóa",
    ]
    press(K.Key_Down)
    press(K.Key_Return)
    assert all(not said.reused for said in view.model.state.draft.papers)
    press(K.Key_Up)
    qtbot.waitUntil(view.kept_page.isVisible)
    assert view.kept_page.where.text.startswith("Giấy trong kho, trang 1/1")
    assert not view.pages.isVisible()
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.reused_in(MARRIAGE_SLOT) == "ket-qua-cu")
    qtbot.waitUntil(lambda: view.kept.list.item(0).text().endswith("ĐANG DÙNG · Enter bỏ chọn"))
    press(K.Key_Escape)
    qtbot.waitUntil(lambda: view.model.state.side is Side.PERSON and view.pages.isVisible())


@pytest.mark.slow
def test_a_paper_is_withdrawn_with_a_reason_and_offered_no_more(view: IntakeView, world: World, qtbot: QtBot):
    world.desk.keep_paper(old_result(world))
    begin_second_procedure(view, qtbot)
    press(K.Key_F5, SHIFT)
    qtbot.waitUntil(view.kept.list.hasFocus)

    press(K.Key_F5, CTRL)
    qtbot.waitUntil(view.kept.reason.hasFocus)
    type_text("nhầm người")
    press(K.Key_Return)

    qtbot.waitUntil(lambda: view.kept.list.item(0).text().endswith("đã thu hồi: nhầm người"))
    assert view.model.state.kept.offers.for_slot(MARRIAGE_SLOT) == ()


@pytest.mark.slow
def test_with_another_card_nothing_of_the_person_before_is_shown(
    view: IntakeView, world: World, qtbot: QtBot
):
    world.desk.keep_paper(old_result(world))
    begin_second_procedure(view, qtbot)
    assert "Shift+F5  Giấy tờ trong kho: 1" in view.person.known.text()

    press(K.Key_F2)
    scan_code("038090000001||Lê Văn Khác|02031990|Nam|Thôn Khác, Xã Thử Nghiệm|01012022")

    qtbot.waitUntil(lambda: view.model.state.submitter.full_name == "Lê Văn Khác")
    qtbot.waitUntil(lambda: view.model.state.kept.offers.papers == ())
    qtbot.waitUntil(lambda: "trong kho" not in view.person.known.text())


@pytest.mark.slow
def test_a_paper_asked_for_only_sometimes_is_not_folded_away_while_one_is_kept(
    view: IntakeView, world: World, qtbot: QtBot
):
    world.desk.keep_paper(old_result(world, kind="the_can_cuoc", name="Thẻ căn cước", result_code=""))
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    view.model.choose_procedure(BIRTH)
    qtbot.waitUntil(view.papers.list.hasFocus)
    card = next(
        line.requirement.key
        for line in view.model.state.preview.checklist
        if line.requirement.takes("the_can_cuoc")
    )
    assert view.model.state.preview.procedure.requirement(card).rule is Rule.CONDITIONAL
    assert not view.model.state.conditional_open

    def is_shown() -> bool:
        return view.papers.list.rows[card].isVisible()  # the lines are made anew when the offer comes

    qtbot.waitUntil(is_shown)
    row = view.papers.list.rows[card]
    qtbot.waitUntil(lambda: row.kept.text.startswith("Đã có trong kho"))
    go_to_row(view, card)
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.reused_in(card) == "ket-qua-cu")
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.reused_in(card) == "")
    assert view.papers.list.rows[card].isVisible()


def test_a_form_put_aside_and_opened_again_finds_its_kept_papers_again(
    view: IntakeView, world: World, qtbot: QtBot
):
    world.desk.keep_paper(old_result(world))
    begin_second_procedure(view, qtbot)
    view.model.next_citizen()
    qtbot.waitUntil(lambda: bool(view.model.state.offered))
    view.model.open_offered()
    qtbot.waitUntil(lambda: len(view.model.state.kept.offers.papers) == 1)
    qtbot.waitUntil(lambda: "Giấy tờ trong kho: 1" in view.person.known.text())
