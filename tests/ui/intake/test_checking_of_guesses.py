"""Checking by eye with quick Enters: no guess against the card, and nothing empty, is accepted by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain import draft_edits
from app.domain.papers.evidence import Doubt, FieldReading, Source
from tests.ui.intake.hands import press
from tests.ui.intake.papers import FORM
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
from tests.use_cases.world import World
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
