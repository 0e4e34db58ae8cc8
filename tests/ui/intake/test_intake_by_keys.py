from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.people.person import Sex
from tests.ui.intake.hands import compose, focused, press, scan_code, type_text
from tests.ui.intake.papers import CERTIFICATE, CLERK, FORM, lay_known_papers, lay_on_scanner
from tests.use_cases.world import BIRTH, CARD, World
from ui.background import Background, StallMonitor
from ui.intake.state import Printing
from ui.intake.view import IntakeView

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_from_card_to_receipt_without_a_mouse(view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot):
    lay_known_papers(world, tmp_path, CERTIFICATE, FORM)
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    type_text("khsinh")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 2 and not view.model.state.reading)
    press(K.Key_F9)
    qtbot.waitUntil(lambda: view.model.state.issued is not None, timeout=10_000)
    qtbot.waitUntil(lambda: view.model.state.issued.printing is Printing.PRINTED)
    qtbot.waitUntil(view.result.hasFocus)
    assert view.result.code.text() == "H99.01-261120-0001"
    assert len(world.printer.titles) == 1
    press(K.Key_F8)
    qtbot.waitUntil(lambda: view.result.paper.text().startswith("Đã in lại giấy tiếp nhận"))
    press(K.Key_Return)
    qtbot.waitUntil(view.person.card.hasFocus)
    assert view.model.state.blank


def test_a_missing_paper_puts_the_cursor_where_its_reason_is_written(view: IntakeView, qtbot: QtBot):
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    type_text("khsinh")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    press(K.Key_F9)
    qtbot.waitUntil(lambda: focused().accessibleName() == "Lý do thiếu")
    type_text("nộp sau")
    first = view.model.state.target
    press(K.Key_F9)
    qtbot.waitUntil(lambda: view.model.state.target != first)
    assert view.model.state.draft.paper(first).missing_reason == "nộp sau"


def tabbed(count: int) -> list[str]:
    """What Tab comes to, by its name."""
    names = []
    for _ in range(count):
        press(K.Key_Tab)
        names.append(focused().accessibleName() or getattr(focused(), "text", str)())
    return names


def test_tab_goes_where_the_eye_goes(view: IntakeView, qtbot: QtBot):
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    type_text("khsinh")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    view.model.choose_sex(Sex.MALE)
    view.model.act_for_another(True)
    qtbot.waitUntil(lambda: view.person.owner.isVisible() and view.person.person.confirmed.isVisible())
    press(K.Key_F2)
    person = ["Họ tên", "Số định danh", "Đã đối chiếu thẻ gốc: số này đúng", "Ngày sinh", "Giới tính"]
    person += ["Nơi cư trú", "Điện thoại", "Ghi chú", "Nộp thay người khác"]
    owner = ["Họ tên", "Số định danh", "Ngày sinh", "Giới tính", "Nơi cư trú", "Điện thoại", "Căn cứ"]
    paper = ["Số bản chính", "Số bản sao chứng thực", "Số bản sao thường", "Lý do thiếu"]
    assert tabbed(len(person)) == person
    assert tabbed(len(owner)) == owner
    assert tabbed(3) == ["Tìm thủ tục", "Kênh tiếp nhận", "Thành phần hồ sơ"]
    press(K.Key_Down)
    assert tabbed(len(paper)) == paper


def test_a_number_that_contradicts_the_owner_is_told_beside_the_owners_number(view: IntakeView, qtbot: QtBot):
    view.model.enter_card(CARD)
    view.model.act_for_another(True)
    view.model.type("owner.full_name", "Trần Văn Thử")
    view.model.type("owner.id_number", "001092000001")
    view.model.choose_sex(Sex.FEMALE, owner=True)
    view.model.choose_procedure(BIRTH)
    qtbot.waitUntil(view.person.owner.confirmed.isVisible)
    press(K.Key_F9)
    qtbot.waitUntil(lambda: "owner.id_number" in view.model.state.wrong)
    assert "id_number" not in view.model.state.wrong
    assert view.person.person.confirmed.isHidden()
    view.person.owner.confirmed.click()
    qtbot.waitUntil(lambda: view.model.state.draft.applicant.confirmed_by == CLERK.id)
    assert "owner.id_number" not in view.model.state.wrong


def test_papers_excused_are_named_where_the_rest_is_complete(view: IntakeView, qtbot: QtBot):
    view.model.enter_card(CARD)
    view.model.choose_procedure(BIRTH)
    qtbot.waitUntil(lambda: view.model.state.preview is not None)
    for requirement in view.model.state.preview.missing:
        view.model.type(f"reason.{requirement.key}", "nộp sau")
    qtbot.waitUntil(lambda: view.foot.missing.text.startswith("Nhận khi còn thiếu: "))


def test_the_question_before_discarding_waits_for_the_same_key_or_another(view: IntakeView, qtbot: QtBot):
    view.model.enter_card(CARD)
    qtbot.waitUntil(view.foot.discard.isVisible)
    press(K.Key_X, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "bấm lần nữa" in view.foot.discard.text()
    press(K.Key_F, CTRL)
    assert "bấm lần nữa" not in view.foot.discard.text()
    press(K.Key_X, CTRL | Qt.KeyboardModifier.ShiftModifier)
    press(K.Key_X, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert view.model.state.blank


def test_keys_faster_than_the_screen_are_all_obeyed(view: IntakeView, qtbot: QtBot):
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    type_text("khsinh")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    for _ in range(3):
        press(K.Key_Down)
    press(K.Key_Return)
    assert view.model.state.conditional_open
    press(K.Key_Down)
    press(K.Key_Space)
    conditional = view.model.state.target
    qtbot.waitUntil(lambda: conditional in view.model.state.draft.circumstances)


def test_letters_still_being_composed_are_searched(view: IntakeView, qtbot: QtBot):
    press(K.Key_F, CTRL)
    compose("khsinh")
    assert view.model.state.results[0].name == "Thủ tục đăng ký khai sinh"
    compose("", "khsinh")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)


def test_a_name_from_a_vietnamese_keyboard_is_stored_composed(view: IntakeView, world: World, qtbot: QtBot):
    view.look_at("full_name")
    compose("Nguye")
    compose("", unicodedata.normalize("NFD", "Nguyễn Thị Mẫu "))
    press(K.Key_Tab)
    qtbot.waitUntil(lambda: view.model.state.submitter.full_name == "Nguyễn Thị Mẫu")
    assert view.person.person.fields["full_name"].line.text() == "Nguyễn Thị Mẫu"


def test_no_vietnamese_keyboard_touches_what_the_card_scanner_types(view: IntakeView):
    enabled = Qt.InputMethodQuery.ImEnabled
    assert not view.person.card.inputMethodQuery(enabled)
    assert view.person.person.fields["full_name"].line.inputMethodQuery(enabled)


def test_typing_is_on_disk_when_the_window_closes(view: IntakeView, world: World, qtbot: QtBot):
    view.look_at("phone")
    type_text("0900000001")
    view.close_form()
    qtbot.waitUntil(lambda: view.model.state.submitter.phone == "0900000001")


def test_a_draft_left_open_is_offered_and_enter_opens_it(world: World, background: Background, qtbot: QtBot):
    draft = world.desk.start_draft(CLERK.id)
    card = world.desk.read_card_text(CARD)
    world.desk.edit_draft(draft.id, lambda d: _with_person(d, card))
    view = IntakeView(world.desk, background, CLERK)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(view.offer.isVisible)
    assert "Nguyễn Thị Mẫu" in view.offer.words.text()
    qtbot.waitUntil(view.person.card.hasFocus)
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.submitter.full_name == "Nguyễn Thị Mẫu")
    view.close_form()
    qtbot.waitUntil(lambda: not background.busy)


def test_undo_takes_page_changes_back_and_leaves_text_fields_their_own(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    lay_on_scanner(world, tmp_path, 1)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: bool(view.model.state.pages) and not view.model.state.reading)
    press(K.Key_F7)
    press(K.Key_R, CTRL)
    qtbot.waitUntil(lambda: view.model.state.pages[0].rotation == 90)
    press(K.Key_Z, CTRL)
    qtbot.waitUntil(lambda: view.model.state.pages[0].rotation == 0)


def test_nothing_on_the_screen_is_cut_off(view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot):
    lay_known_papers(world, tmp_path, CERTIFICATE, FORM)
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    type_text("khsinh")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 2 and not view.model.state.reading)
    qtbot.wait(50)
    assert view.minimumSizeHint().width() <= 1180
    assert view.minimumSizeHint().height() <= 640
    assert [cut for cut in _words_of(view) if cut] == []


def test_reading_beside_the_window_leaves_it_turning(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    monitor = StallMonitor(view)
    lay_on_scanner(world, tmp_path, 12)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 12 and not view.model.state.reading)
    assert world.reader.reads == 12
    assert monitor.longest_ms >= 0


def _with_person(draft, card):
    from app.domain.draft_edits import apply_card

    return apply_card(draft, card)


def _words_of(view: QWidget) -> list[str]:
    """Name what is narrower than its own words."""
    cut = []
    for widget in view.findChildren(QWidget):
        plain = isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and not widget.wordWrap())
        if plain and widget.isVisible() and widget.width() < widget.sizeHint().width():
            cut.append(f"{widget.text()} {widget.width()}<{widget.sizeHint().width()}")
        corner = widget.mapTo(view, QPoint(widget.width(), 0)).x()
        if plain and widget.isVisible() and corner > view.width():
            cut.append(f"{widget.text()} beyond the edge")
    return cut
