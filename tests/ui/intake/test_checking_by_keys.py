"""Checking by eye with the keyboard alone: Enter accepts and jumps to the next value that needs eyes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain import draft_edits
from app.domain.papers.document_type import TypeSuggestion
from app.domain.papers.evidence import Doubt, FieldReading, Source
from tests.ui.intake.hands import focused, press, scan_code, type_text
from tests.ui.intake.papers import CERTIFICATE, FORM
from tests.ui.intake.sheets import lay_sheets
from tests.use_cases.steps import BIRTH_NOTICE
from tests.use_cases.world import BIRTH, CARD, World
from ui.intake.state import Side
from ui.intake.view import IntakeView

K = Qt.Key
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
BOX = (10, 10, 60, 12)
FORM_SAYS = (
    FieldReading("mother_name", "Nguyễn Thị Mẫu", 96, BOX),
    FieldReading("mother_birth_date", "1992-03-05", 96, BOX),
    FieldReading("mother_id_number", "038192000016", 96, BOX),
)
NOTICE_SAYS = (
    FieldReading("mother_name", "Nguyễn Thị Mẩu", 96, BOX),
    FieldReading("mother_birth_date", "1992-05-03", 96, BOX),
    FieldReading("child_full_name", "Trần Văn Mới", 45, BOX),
)


def lay_papers(world: World, folder: Path, *papers: tuple[str, tuple[FieldReading, ...]]) -> None:
    """Put sheets on the scanner of which the reader knows kinds and values."""
    lay_sheets(world, folder, len(papers))
    for path, (kind, fields) in zip(world.scanner.pictures, papers, strict=True):
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        world.reader.kinds[sha] = TypeSuggestion(kind, 0.95, "tiêu đề trên giấy")
        world.reader.fields[sha] = fields


def scan_papers(view: IntakeView, world: World, folder: Path, qtbot: QtBot, *papers) -> None:
    """The wife's card, the birth registration, and papers scanned and read."""
    lay_papers(world, folder, *papers)
    scan_code(CARD)
    qtbot.waitUntil(lambda: view.model.state.submitter.full_name != "")
    view.model.choose_procedure(BIRTH)
    qtbot.waitUntil(lambda: view.model.state.preview is not None)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == len(papers) and not view.model.state.reading)
    told = sum(bool(fields) for _, fields in papers)
    qtbot.waitUntil(lambda: len({i.paper for i in view.model.state.checks.items}) == told)


def lay_whole_form(world: World, folder: Path, *changed: FieldReading) -> None:
    """Lay the declaration on the scanner, every needed value of it read clearly but those changed."""
    kind = world.desk.catalogue.document_type(FORM)
    said = {f.name: f for f in FORM_SAYS}
    lacking = [f.name for f in kind.fields if f.needed and f.name not in said]
    said |= {name: FieldReading(name, "Trần Văn Mới", 96, BOX) for name in lacking}
    said |= {f.name: f for f in changed}
    lay_papers(world, folder, (FORM, tuple(said.values())))


def scan_laid(view: IntakeView, qtbot: QtBot) -> None:
    """The card, the birth registration, and what was laid on the scanner."""
    scan_code(CARD)
    qtbot.waitUntil(lambda: view.model.state.submitter.full_name != "")
    view.model.choose_procedure(BIRTH)
    qtbot.waitUntil(lambda: view.model.state.preview is not None)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: bool(view.model.state.checks.items) and not view.model.state.reading)


def read_values(view: IntakeView):
    """The values the machine found, without needed ones it did not find."""
    return [i for i in view.model.state.checks.items if i.fact.value]


def open_at(view: IntakeView, qtbot: QtBot, name: str, value: str) -> None:
    """Walk to a value with the arrows."""
    press(K.Key_F6)
    qtbot.waitUntil(view.checking.line.hasFocus)
    found = next(i for i in view.model.state.checks.items if (i.fact.name, i.fact.value) == (name, value))
    view.model.choose_check(found.key)
    view.draw(view.model.state)
    assert view.model.state.check_item.fact.value == value


def fact(view: IntakeView, name: str):
    return next(f for f in view.model.state.draft.facts if f.name == name)


@pytest.mark.slow
def test_enter_accepts_and_jumps_only_to_what_needs_eyes(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (FORM, FORM_SAYS), (CERTIFICATE, NOTICE_SAYS))
    waiting = [i.key for i in view.model.state.checks.waiting]
    assert all(i.sure for i in read_values(view) if i.fact.slot == view.model.state.checks.items[0].fact.slot)
    press(K.Key_F6)
    qtbot.waitUntil(view.checking.line.hasFocus)
    assert view.model.state.check_key == waiting[0]
    assert f"{len(waiting)} trường cần xem" in view.foot.checks.text
    visited = []
    for _ in waiting:
        visited.append(view.model.state.check_key)
        press(K.Key_Return)
        if view.model.state.check_key == visited[-1] and view.checking.why.text().endswith("vẫn nhận."):
            press(K.Key_Return)
    assert visited == waiting
    found = len(read_values(view))
    empty = len(view.model.state.checks.items) - found
    assert empty and view.model.state.check_paper, "papers with empty fields are accepted at their heading"
    while view.model.state.check_paper in view.model.state.checks.to_accept:
        press(K.Key_Return)
    qtbot.waitUntil(lambda: len(view.model.state.draft.facts) == found)
    assert {f.accepted_by for f in view.model.state.draft.facts} == {"can-bo"}
    qtbot.waitUntil(lambda: view.checking.count.text() == f"còn {empty} trường cần xem")


def test_the_last_unsure_value_takes_the_sure_ones_of_its_paper_along_and_says_so_before_and_after(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    faint = FieldReading("child_full_name", "Trần Văn Moi", 40, BOX, Source.PRINT, (Doubt.FAINT,))
    lay_whole_form(world, tmp_path, faint)
    scan_laid(view, qtbot)
    press(K.Key_F6)
    qtbot.waitUntil(view.checking.line.hasFocus)
    left = len(view.model.state.checks.waiting)
    for _ in range(left - 1):
        assert view.checking.along.text == ""
        press(K.Key_Return)
    sure = sum(i.sure and not i.accepted for i in view.model.state.checks.items)
    assert sure > 0
    assert view.checking.along.text == f"Enter nhận luôn {sure} ô chắc của giấy này."
    press(K.Key_Return)
    assert view.checking.along.text.startswith(f"✔ Đã nhận {sure} ô chắc của")
    qtbot.waitUntil(lambda: len(view.model.state.draft.facts) == len(view.model.state.checks.items))
    times = {f.accepted_at for f in view.model.state.draft.facts if f.doubts == () and f.value}
    assert len(times) == 1


def test_a_paper_the_machine_is_sure_of_is_accepted_by_one_enter_on_its_heading(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    lay_whole_form(world, tmp_path)
    scan_laid(view, qtbot)
    qtbot.waitUntil(lambda: view.foot.checks.text == "F6  Kiểm tra giấy: 1 giấy chờ nhận")
    press(K.Key_F6)
    qtbot.waitUntil(view.checking.line.hasFocus)
    assert view.model.state.check_paper == view.model.state.checks.items[0].paper
    sure = len(view.model.state.checks.items)
    assert view.checking.line.placeholderText() == f"Enter: nhận cả {sure} ô chắc"
    assert view.model.state.draft.facts == ()
    press(K.Key_Return)
    qtbot.waitUntil(lambda: len(view.model.state.draft.facts) == sure)
    qtbot.waitUntil(lambda: view.checking.count.text() == "đã xem hết")

    press(K.Key_F6, SHIFT)
    qtbot.waitUntil(lambda: view.checking.count.text() == "còn 1 giấy chờ nhận")
    assert view.model.state.draft.facts == ()
    press(K.Key_F6, CTRL)
    qtbot.waitUntil(lambda: len(view.model.state.draft.facts) == sure)


def test_f9_alone_accepts_nothing(view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot):
    lay_whole_form(world, tmp_path)
    scan_laid(view, qtbot)
    view.model._edit(lambda d: draft_edits.excuse_missing(d, BIRTH_NOTICE, "nộp sau"))
    press(K.Key_F9)
    qtbot.waitUntil(lambda: view.model.state.issued is not None, timeout=10_000)
    dossier = world.desk.open_dossier(view.model.state.issued.dossier_id).dossier
    told = [f for p in dossier.papers for f in p.facts]
    assert told and not any(f.accepted_by for f in told)


def test_the_sentence_names_both_values_and_one_key_takes_the_other(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (CERTIFICATE, NOTICE_SAYS))
    open_at(view, qtbot, "mother_birth_date", "1992-05-03")
    qtbot.waitUntil(lambda: "03/05/1992" in view.checking.why.text())
    assert view.checking.why.text() == (
        "Ngày trên giấy 03/05/1992 đảo ngày và tháng so với 05/03/1992 ở ô Người nộp."
    )
    press(K.Key_A, ALT)
    assert view.checking.line.text() == "05/03/1992"
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.facts != ())
    put_right = fact(view, "mother_birth_date")
    assert (put_right.value, put_right.source, put_right.read) == ("1992-03-05", Source.TYPED, "1992-05-03")


def test_a_typed_correction_keeps_what_the_machine_read_and_can_be_taken_back(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (CERTIFICATE, NOTICE_SAYS))
    open_at(view, qtbot, "child_full_name", "Trần Văn Mới")
    type_text("Trần Văn Mơi")
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.facts != ())
    assert (fact(view, "child_full_name").value, fact(view, "child_full_name").read) == (
        "Trần Văn Mơi",
        "Trần Văn Mới",
    )
    press(K.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: view.checking.line.text() == "Trần Văn Mơi")
    qtbot.waitUntil(view.checking.undo.isEnabled)
    press(K.Key_F6, SHIFT)
    qtbot.waitUntil(lambda: view.checking.line.text() == "Trần Văn Mới")
    assert view.model.state.draft.facts == ()


def test_a_date_that_is_none_is_refused_in_its_place(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (CERTIFICATE, NOTICE_SAYS))
    open_at(view, qtbot, "mother_birth_date", "1992-05-03")
    at = view.model.state.check_key
    view.checking.line.selectAll()
    type_text("31/02/1992")
    press(K.Key_Return)
    assert "Ngày này chưa đúng" in view.checking.why.text()
    assert view.model.state.check_key == at and view.model.state.draft.facts == ()


def test_one_key_accepts_every_sure_value_of_the_paper_and_no_other(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (FORM, FORM_SAYS))
    open_at(view, qtbot, "mother_name", "Nguyễn Thị Mẫu")
    press(K.Key_F6, CTRL)
    qtbot.waitUntil(lambda: len(view.model.state.draft.facts) == 3)
    assert {f.name for f in view.model.state.draft.facts} == {f.name for f in FORM_SAYS}


def test_papers_read_meanwhile_do_not_move_the_cursor(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (CERTIFICATE, NOTICE_SAYS))
    open_at(view, qtbot, "child_full_name", "Trần Văn Mới")
    type_text("Trần")
    at = view.model.state.check_key
    lay_papers(world, tmp_path / "nua", (FORM, FORM_SAYS))
    first = world.scanner.pictures[0]
    view.model.take_files([first.rename(first.with_name("to-khai.png"))])
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: not view.model.state.reading, timeout=20_000)
    assert view.model.state.check_key == at
    assert view.checking.line.text() == "Trần" and view.checking.line.hasFocus()


def test_a_paper_of_another_person_is_told_at_the_foot_and_once_more_by_f9_then_it_issues(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    other = (
        FieldReading("mother_name", "Phạm Thị Giả Định", 96, BOX),
        FieldReading("mother_id_number", "040198000052", 96, BOX),
    )
    scan_papers(view, world, tmp_path, qtbot, (FORM, FORM_SAYS), (CERTIFICATE, other))
    qtbot.waitUntil(lambda: "giấy của người khác" in view.foot.checks.text)
    press(K.Key_F9)
    qtbot.waitUntil(lambda: "Phạm Thị Giả Định · 040198000052" in view.banner.words.text())
    assert view.model.state.issued is None
    press(K.Key_F6)
    qtbot.waitUntil(lambda: view.checking.line.text() == "Phạm Thị Giả Định")
    press(K.Key_F9)
    qtbot.waitUntil(lambda: view.model.state.issued is not None, timeout=10_000)


def test_what_was_accepted_knowingly_is_not_asked_about_again_by_f9(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    old = (*FORM_SAYS, FieldReading("expires_on", "2020-01-01", 96, BOX))
    scan_papers(view, world, tmp_path, qtbot, (FORM, old), (CERTIFICATE, ()))
    open_at(view, qtbot, "expires_on", "2020-01-01")
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.facts != ())
    press(K.Key_F9)
    qtbot.waitUntil(lambda: view.model.state.issued is not None, timeout=10_000)


def test_f6_again_and_esc_give_the_column_back_to_the_person(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (CERTIFICATE, NOTICE_SAYS))
    press(K.Key_F6)
    qtbot.waitUntil(view.checking.line.hasFocus)
    assert not view.person.isVisible()
    press(K.Key_Escape)
    qtbot.waitUntil(view.person.isVisible)
    assert view.model.state.side is Side.PERSON and focused() is view.person.card


def test_the_page_in_the_middle_follows_and_the_box_is_marked_however_the_page_is_turned(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (FORM, FORM_SAYS), (CERTIFICATE, NOTICE_SAYS))
    open_at(view, qtbot, "child_full_name", "Trần Văn Mới")
    item = view.model.state.check_item
    assert view.model.state.page_id == item.fact.page
    view.draw(view.model.state)
    mark = view.pages.picture._mark
    assert (mark.left(), mark.top()) == (0.1, 0.1)
    view.model.rotate(1)
    qtbot.waitUntil(lambda: view.model.state.page.rotation == 90)
    view.draw(view.model.state)
    turned = view.pages.picture._mark
    assert (round(turned.right(), 6), round(turned.top(), 6)) == (0.9, 0.1)


def test_a_key_held_down_accepts_one_value_only(view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot):
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QKeyEvent

    scan_papers(view, world, tmp_path, qtbot, (CERTIFICATE, NOTICE_SAYS))
    press(K.Key_F6)
    qtbot.waitUntil(view.checking.line.hasFocus)
    at = view.model.state.check_key
    held = QKeyEvent(
        QEvent.Type.KeyPress, K.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True, count=1
    )
    QCoreApplication.sendEvent(focused(), held)
    assert view.model.state.check_key == at


def test_a_draft_without_papers_says_that_there_is_nothing_to_check(
    view: IntakeView, world: World, qtbot: QtBot
):
    scan_code(CARD)
    qtbot.waitUntil(lambda: view.model.state.draft is not None)
    press(K.Key_F6)
    qtbot.waitUntil(lambda: view.checking.count.text() == "giấy chưa có giá trị nào")


def test_the_key_that_takes_page_work_back_moves_no_page_while_values_are_checked(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (FORM, FORM_SAYS))
    view.model.move_page("khac")
    qtbot.waitUntil(lambda: view.model.state.pages[0].slot == "khac")
    press(K.Key_F6)
    qtbot.waitUntil(view.checking.line.hasFocus)
    press(K.Key_Z, CTRL)
    notice = view.model.state.notice
    assert notice is not None and notice.text.startswith("Shift+F6 bỏ nhận giá trị.")
    assert view.model.state.pages[0].slot == "khac"
    press(K.Key_F6)
    qtbot.waitUntil(lambda: not view.checking.isVisible())
    press(K.Key_F7)
    press(K.Key_Z, CTRL)
    qtbot.waitUntil(lambda: view.model.state.pages[0].slot != "khac")
