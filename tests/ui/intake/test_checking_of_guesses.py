"""Checking by eye with quick Enters: no guess against the card, and nothing empty, is accepted by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain import draft_edits
from app.domain.papers.evidence import Doubt, FieldReading, Source
from tests.ui.intake.hands import press, scan_code
from tests.ui.intake.papers import CERTIFICATE, FORM
from tests.ui.intake.test_checking_by_keys import (
    ALT,
    BOX,
    fact,
    lay_whole_form,
    open_at,
    scan_laid,
    scan_papers,
)
from tests.use_cases.steps import BIRTH_NOTICE
from tests.use_cases.world import CARD, World
from ui.intake.checking.words import end_words
from ui.intake.view import IntakeView

K = Qt.Key
HAND = (Doubt.HANDWRITTEN,)
GUESSED = (
    FieldReading("mother_name", "Nguyễn Thị Hãu", 6, BOX, Source.HAND, HAND),
    FieldReading("mother_id_number", "038142000016", 6, BOX, Source.HAND, HAND),
    FieldReading("mother_birth_date", "1992-03-05", 96, BOX),
)
CLEAR = FieldReading("mother_name", "Nguyễn Thị Mẩu", 96, BOX)


def test_quick_enters_accept_what_the_card_says_and_leave_what_has_no_value_open(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (FORM, GUESSED))
    press(K.Key_F6)
    qtbot.waitUntil(view.checking.line.hasFocus)
    empty = [i.key for i in view.model.state.checks.items if not i.fact.value]
    assert empty
    for _ in range(16):
        press(K.Key_Return)
    qtbot.waitUntil(lambda: len(view.model.state.draft.facts) == 3)
    assert fact(view, "mother_name").value == "Nguyễn Thị Mẫu"
    assert (fact(view, "mother_name").source, fact(view, "mother_name").read) == (
        Source.TYPED,
        "Nguyễn Thị Hãu",
    )
    assert fact(view, "mother_id_number").value == "038192000016"
    qtbot.waitUntil(lambda: view.checking.count.text() == f"còn {len(empty)} trường cần xem")
    view.model._edit(lambda d: draft_edits.excuse_missing(d, BIRTH_NOTICE, "nộp sau"))
    press(K.Key_F9)
    qtbot.waitUntil(lambda: view.model.state.issued is not None, timeout=10_000)


def test_the_box_begins_with_the_card_says_so_and_offers_what_was_read_first(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (FORM, GUESSED))
    open_at(view, qtbot, "mother_id_number", "038142000016")
    assert view.checking.line.text() == "038192000016"
    assert view.checking.why.text() == (
        "Theo thẻ: 038192000016 (ở ô Người nộp), máy đọc trên giấy: 038142000016."
    )
    press(K.Key_A, ALT)
    assert view.checking.line.text() == "038142000016"
    at = view.model.state.check_key
    press(K.Key_Return)
    assert view.checking.why.text().endswith("Enter lần nữa để vẫn nhận.")
    assert view.model.state.check_key == at and view.model.state.draft.facts == ()
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.facts != ())
    assert fact(view, "mother_id_number").value == "038142000016"


def test_a_clear_print_against_the_card_stays_and_moving_away_forgets_the_first_enter(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    lay_whole_form(world, tmp_path, CLEAR)
    scan_laid(view, qtbot)
    open_at(view, qtbot, "mother_name", "Nguyễn Thị Mẩu")
    at = view.model.state.check_key
    assert view.checking.line.text() == "Nguyễn Thị Mẩu"
    press(K.Key_Return)
    assert view.checking.why.text().startswith("“Nguyễn Thị Mẩu” khác “Nguyễn Thị Mẫu” theo thẻ")
    press(K.Key_Down)
    press(K.Key_Up)
    assert view.model.state.check_key == at
    press(K.Key_Return)
    assert view.model.state.check_key == at and view.model.state.draft.facts == ()
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.facts != ())
    assert fact(view, "mother_name").value == "Nguyễn Thị Mẩu"


def test_a_field_emptied_by_hand_is_not_accepted_either(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    scan_papers(view, world, tmp_path, qtbot, (FORM, GUESSED))
    open_at(view, qtbot, "mother_name", "Nguyễn Thị Hãu")
    at = view.model.state.check_key
    view.checking.line.clear()
    press(K.Key_Return)
    assert view.model.state.check_key != at
    assert all(f.name != "mother_name" for f in view.model.state.draft.facts)


def test_a_handwritten_residence_begins_as_the_card_has_it_and_one_enter_never_stores_the_guess(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    home = FieldReading("mother_residence", "", 6, BOX, Source.HAND, HAND)
    scan_code(CARD)
    qtbot.waitUntil(lambda: view.model.state.submitter.full_name != "")
    card = view.model.state.submitter.residence
    misread = card.replace("Mẫu", "Hẫu").replace(" 3", " 8")
    assert misread != card
    scan_papers(view, world, tmp_path, qtbot, (FORM, (*GUESSED, replace(home, value=misread))))
    open_at(view, qtbot, "mother_residence", misread)
    assert view.checking.line.text() == card
    assert view.checking.why.text().startswith(f"Theo thẻ: {card} (ở ô Người nộp)")
    assert view.checking.why.objectName() == "wrong"
    assert view.checking.choices.buttons[0].text().endswith("chữ viết tay")
    press(K.Key_A, ALT)
    press(K.Key_Return)
    assert view.checking.why.text().endswith("Enter lần nữa để vẫn nhận.")
    assert view.model.state.draft.facts == ()
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.facts != ())
    assert "còn 1 chỗ" not in view.checking.along.text, "others still wait"


def test_the_last_enter_stands_on_the_empty_field_that_is_left_and_names_it(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    nameless = FieldReading("child_birth_date", "", 0, (0, 0, 0, 0))
    lay_whole_form(world, tmp_path, nameless)
    scan_laid(view, qtbot)
    press(K.Key_F6)
    qtbot.waitUntil(view.checking.line.hasFocus)
    for _ in range(2 * len(view.model.state.checks.items)):
        press(K.Key_Return)
        if view.checking.count.text() == "còn 1 trường cần xem":
            press(K.Key_Return)
    left = view.model.state.checks.waiting
    assert [i.fact.value for i in left] == [""]
    assert view.model.state.check_key == left[0].key
    assert view.checking.along.text.startswith("Còn 1 ô trống: Con: ngày sinh (")


def test_a_guess_kept_against_clear_print_stays_told_at_the_end(
    view: IntakeView, world: World, tmp_path: Path, qtbot: QtBot
):
    hand = FieldReading("father_name", "Trần Văn Thứ", 6, BOX, Source.HAND, HAND)
    print_ = FieldReading("father_name", "Trần Văn Thử", 92, BOX)
    scan_papers(view, world, tmp_path, qtbot, (FORM, (hand,)), (CERTIFICATE, (print_,)))
    open_at(view, qtbot, "father_name", "Trần Văn Thứ")
    assert view.checking.line.text() == "Trần Văn Thử"
    assert view.checking.why.text().startswith("Theo chữ in trên giấy")
    press(K.Key_A, ALT)
    press(K.Key_Return)
    press(K.Key_Return)
    qtbot.waitUntil(lambda: view.model.state.draft.facts != ())
    assert fact(view, "father_name").value == "Trần Văn Thứ"
    qtbot.waitUntil(lambda: any(i.accepted for i in view.model.state.checks.items))
    checks = view.model.state.checks
    told = end_words(replace(view.model.state, checks=replace(checks, items=tuple(settled(checks.items)))))
    assert told.startswith("Đã xem hết, còn 1 chỗ hai giấy nói khác nhau: Cha: họ tên (")


def settled(items):
    """What the panel holds once nothing waits; the print of the other paper is not blamed for the guess."""
    return (i for i in items if i.fact.value and not i.waits)
