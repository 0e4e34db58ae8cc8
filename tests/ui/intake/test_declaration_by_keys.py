"""F10 by keys: what is known stands there, Enter goes where somebody is needed, Ctrl+F10 prints."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.declared import Origin
from app.domain.papers.evidence import Doubt, FieldReading
from app.domain.people.person import Sex
from tests.ui.intake.hands import compose, focused, press, scan_code, type_text
from tests.ui.intake.papers import CERTIFICATE, FORM, lay_known_papers
from tests.use_cases.world import CARD, World
from ui.intake.declaration.declaration_row import DeclarationRow
from ui.intake.state import Side
from ui.intake.view import IntakeView

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
BOX = (10, 10, 50, 10)
READ = (
    FieldReading("child_full_name", "Trần Bảo Thử", 96, BOX),
    FieldReading("mother_name", "Nguyễn Thị Mẫu", 96, BOX),
    FieldReading("birth_place", "Bệnh viện Đa khoa", 55, BOX, doubts=(Doubt.FAINT,)),
)


def birth_with_papers(view: IntakeView, world: World, folder: Path, qtbot: QtBot) -> None:
    """Card, procedure and two scanned papers; the giấy chứng sinh was read."""
    lay_known_papers(world, folder, CERTIFICATE, FORM)
    certificate = hashlib.sha256(world.scanner.pictures[0].read_bytes()).hexdigest()
    world.reader.fields[certificate] = READ
    scan_code(CARD)
    qtbot.waitUntil(view.procedure.search.hasFocus)
    type_text("khsinh")
    press(K.Key_Return)
    qtbot.waitUntil(view.papers.list.hasFocus)
    press(K.Key_F4)
    qtbot.waitUntil(lambda: len(view.model.state.pages) == 2 and not view.model.state.reading)


def open_form(view: IntakeView, qtbot: QtBot) -> None:
    press(K.Key_F10)
    qtbot.waitUntil(lambda: view.model.state.declaration is not None and at(view) != "")


def at(view: IntakeView) -> str:
    """The name of the field the cursor is in, "" elsewhere."""
    row = focused().parentWidget()
    return row.row.field.name if isinstance(row, DeclarationRow) else ""


def line(view: IntakeView, name: str) -> DeclarationRow:
    return view.declaration._rows[name]


def test_what_is_known_stands_in_the_form_and_the_cursor_where_somebody_is_needed(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    birth_with_papers(view, world, tmp_path, qtbot)
    open_form(view, qtbot)
    qtbot.waitUntil(lambda: at(view) == "child_birth_date")
    assert line(view, "child_full_name").line.text() == "Trần Bảo Thử"
    assert line(view, "child_full_name").told.text() == "điền sẵn: Giấy chứng sinh"
    assert line(view, "relation").line.text() == "Mẹ"
    assert line(view, "residence").told.text() == "điền sẵn: người ở quầy"
    assert view.declaration.counted.text() == "Đã điền sẵn 10/16 trường, gõ 0, còn thiếu 6."


def test_enter_goes_from_gap_to_gap_and_takes_over_what_is_offered(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    birth_with_papers(view, world, tmp_path, qtbot)
    open_form(view, qtbot)
    walked = []
    for typed in ("12/11/2026", "nam", "Kinh", ""):
        walked.append(at(view))
        type_text(typed)
        press(K.Key_Return)
    assert walked == ["child_birth_date", "child_sex", "child_ethnicity", "child_nationality"]
    assert at(view) == "birth_place"
    assert view.model.state.page.slot.endswith("KQ004389"), "the page it stands on is shown"
    assert "Enter nhận “Bệnh viện Đa khoa”" in line(view, "birth_place").told.text()
    press(K.Key_Return)
    assert at(view) == "home_town"
    qtbot.waitUntil(lambda: line(view, "birth_place").line.text() == "Bệnh viện Đa khoa")
    draft = view.model.state.draft
    assert draft is not None
    assert draft.fields["child_birth_date"] == "2026-11-12"
    assert draft.fields["child_sex"] == "male"
    assert draft.field_sources["birth_place"].origin is Origin.PAPER
    assert draft.field_sources["birth_place"].accepted_by
    qtbot.waitUntil(lambda: line(view, "child_birth_date").line.text() == "12/11/2026")


@pytest.mark.slow
def test_what_cannot_be_is_told_beside_its_line_and_does_not_stop_anything(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    birth_with_papers(view, world, tmp_path, qtbot)
    open_form(view, qtbot)
    type_text("12/11/2027")
    press(K.Key_Return)
    qtbot.waitUntil(lambda: "chưa tới" in line(view, "child_birth_date").told.text())
    assert line(view, "child_birth_date").line.property("wrong")
    press(K.Key_F9)
    qtbot.waitUntil(lambda: view.model.state.issued is not None, timeout=10_000)


def test_the_form_is_printed_at_the_second_key_when_something_is_missing(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    birth_with_papers(view, world, tmp_path, qtbot)
    open_form(view, qtbot)
    press(K.Key_F10, CTRL)
    qtbot.waitUntil(lambda: "Tờ khai còn thiếu: Ngày, tháng, năm sinh; Giới tính" in view.banner.words.text())
    assert world.printer.titles == []
    press(K.Key_F10, CTRL)
    qtbot.waitUntil(lambda: len(world.printer.titles) == 1)
    qtbot.waitUntil(lambda: "Máy in “khay” đã in xong tờ khai." in view.banner.words.text())


@pytest.mark.slow
def test_a_printer_that_fails_is_told_and_the_key_works_again(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    birth_with_papers(view, world, tmp_path, qtbot)
    open_form(view, qtbot)
    world.printer.fails = "printer.none"
    press(K.Key_F10, CTRL)
    qtbot.waitUntil(lambda: "còn thiếu" in view.banner.words.text())
    press(K.Key_F10, CTRL)
    qtbot.waitUntil(lambda: view.model.state.notice.error is not None)
    world.printer.fails = ""
    press(K.Key_F10, CTRL)
    qtbot.waitUntil(lambda: len(world.printer.titles) == 1)


def test_a_word_still_being_composed_is_stored_with_enter(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    birth_with_papers(view, world, tmp_path, qtbot)
    open_form(view, qtbot)
    line(view, "home_town").line.setFocus()
    compose("Xã Thử")
    compose("", "Xã Thử")
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.fields.get("home_town") == "Xã Thử")


def test_what_is_typed_of_the_person_goes_to_the_person(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    birth_with_papers(view, world, tmp_path, qtbot)
    open_form(view, qtbot)
    line(view, "residence").line.setFocus()
    line(view, "residence").line.selectAll()
    type_text("Thôn Hai")
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.submitter.residence == "Thôn Hai")
    assert "residence" not in view.model.state.draft.fields


def test_the_sex_of_the_person_is_typed_in_the_form_too(view: IntakeView, world: World, qtbot: QtBot):
    view.model.enter_card(CARD)
    view.model.choose_procedure("1.004873")
    qtbot.waitUntil(lambda: view.model.state.submitter.sex is Sex.FEMALE)
    view.model.choose_sex(Sex.UNKNOWN)
    qtbot.waitUntil(lambda: view.model.state.submitter.sex is Sex.UNKNOWN)
    open_form(view, qtbot)
    line(view, "owner.sex").line.setFocus()
    type_text("nu")
    qtbot.waitUntil(lambda: view.model.state.submitter.sex is Sex.FEMALE)
    qtbot.waitUntil(lambda: line(view, "owner.sex").line.text() == "Nữ")


def test_papers_read_while_the_form_is_open_fill_it(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    view.model.enter_card(CARD)
    view.model.choose_procedure("1.001193")
    qtbot.waitUntil(lambda: view.model.state.preview is not None)
    open_form(view, qtbot)
    assert line(view, "child_full_name").line.text() == ""
    lay_known_papers(world, tmp_path, CERTIFICATE, FORM)
    certificate = hashlib.sha256(world.scanner.pictures[0].read_bytes()).hexdigest()
    world.reader.fields[certificate] = READ
    press(K.Key_F4)
    qtbot.waitUntil(lambda: line(view, "child_full_name").line.text() == "Trần Bảo Thử", timeout=10_000)


def test_escape_and_the_same_key_lead_back_to_the_person(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    birth_with_papers(view, world, tmp_path, qtbot)
    for key in (K.Key_Escape, K.Key_F10):
        open_form(view, qtbot)
        press(key)
        qtbot.waitUntil(view.person.isVisible)
        assert view.model.state.side is Side.PERSON


def test_a_procedure_without_a_form_says_so_in_the_panel(view: IntakeView, qtbot: QtBot):
    view.model.enter_card(CARD)
    view.model.choose_procedure("2.000815")
    qtbot.waitUntil(lambda: view.model.state.preview is not None)
    press(K.Key_F10)
    qtbot.waitUntil(lambda: "không có tờ khai" in view.declaration.counted.text())
    assert not view.declaration.print_button.isEnabled()
