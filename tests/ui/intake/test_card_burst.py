"""A card read while the cursor is in another field, as keys and as what an input method hands over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.intake.hands import compose, focused, press, scan_code, type_text
from tests.use_cases.world import CARD
from ui.intake.view import IntakeView

K = Qt.Key


def in_the_name(view: IntakeView) -> QLineEdit:
    press(K.Key_F2)
    press(K.Key_Tab)
    line = focused()
    assert isinstance(line, QLineEdit) and line is not view.person.card
    return line


def full_name(view: IntakeView) -> str:
    return view.model.state.submitter.full_name


def test_a_card_read_into_the_name_field_is_a_card(view: IntakeView, qtbot: QtBot):
    in_the_name(view)
    scan_code(CARD)
    qtbot.waitUntil(lambda: full_name(view) == "Nguyễn Thị Mẫu")
    assert view.model.state.submitter.id_number == "038192000016"
    assert view.person.card.text() == ""


def test_a_reader_that_sends_no_enter_is_understood_when_it_falls_silent(view: IntakeView, qtbot: QtBot):
    in_the_name(view)
    type_text(CARD)
    qtbot.waitUntil(lambda: full_name(view) == "Nguyễn Thị Mẫu")


def test_what_stood_in_the_field_stays_there(view: IntakeView, qtbot: QtBot):
    phone = view.person.field("phone")
    assert phone is not None
    phone.setFocus()
    type_text("09")
    QTest.qWait(120)
    scan_code(CARD)
    qtbot.waitUntil(lambda: full_name(view) == "Nguyễn Thị Mẫu")
    qtbot.waitUntil(lambda: "phone" in view.model.state.wrong)
    assert phone.text() == "09"  # no whole number yet: told beside the field, and kept


def test_digits_that_an_input_method_hands_over_are_noticed_too(view: IntakeView, qtbot: QtBot):
    line = in_the_name(view)
    for letter in CARD[:12]:
        event = QInputMethodEvent("", [])
        event.setCommitString(letter)
        QCoreApplication.sendEvent(focused(), event)
    scan_code(CARD[12:])
    qtbot.waitUntil(lambda: full_name(view) == "Nguyễn Thị Mẫu")
    assert "0381" not in line.text()


def test_a_word_being_composed_when_the_card_comes_is_kept(view: IntakeView, qtbot: QtBot):
    press(K.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = focused()
    assert isinstance(search, QLineEdit)
    compose("khai")
    for count in range(1, 7):
        compose("khai" + CARD[:count])
    scan_code(CARD[6:])
    qtbot.waitUntil(lambda: full_name(view) == "Nguyễn Thị Mẫu")
    assert search.text() == "khai"


def test_a_number_that_is_no_card_goes_where_the_cursor_was(view: IntakeView, qtbot: QtBot):
    line = in_the_name(view)
    type_text("893850170027")  # a bar code of goods
    qtbot.waitUntil(lambda: line.text() == "893850170027")
    assert focused() is line


def test_a_card_of_no_sense_is_refused_with_words_and_leaves_the_field_clean(view: IntakeView, qtbot: QtBot):
    line = in_the_name(view)
    scan_code("038192000016|||||||")
    qtbot.waitUntil(lambda: "card" in view.model.state.wrong)
    assert line.text() == ""


@pytest.mark.slow
def test_a_quick_hand_is_no_reader(view: IntakeView, qtbot: QtBot):
    line = in_the_name(view)
    for digit in "0381920":
        type_text(digit)
        QTest.qWait(200)
    assert line.text() == "0381920" and focused() is line


def test_a_key_held_down_is_no_reader(view: IntakeView, qtbot: QtBot):
    line = in_the_name(view)
    for _ in range(12):
        held = QKeyEvent(
            QEvent.Type.KeyPress, K.Key_1, Qt.KeyboardModifier.NoModifier, "1", autorep=True, count=1
        )
        QCoreApplication.sendEvent(focused(), held)
    assert line.text() == "1" * 12 and focused() is line


def test_the_card_line_takes_no_input_method_and_the_name_field_does(view: IntakeView):
    def accepts(line: QLineEdit) -> bool:
        question = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QCoreApplication.sendEvent(line, question)
        return bool(question.value(Qt.InputMethodQuery.ImEnabled))

    assert not accepts(view.person.card)
    assert accepts(in_the_name(view))
