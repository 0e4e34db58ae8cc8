"""A reader is told from a hand by the keyboard's own clock, whatever the window is doing."""

from __future__ import annotations

from ui.intake.person.reader_keys import DigitRun

CODES = {digit: code for code, digit in zip(range(10, 20), "1234567890", strict=True)}
BAR = 51


def typed(text: str, pause_ms: int) -> DigitRun:
    """Press the keys of a text one after another."""
    run = DigitRun()
    for number, letter in enumerate(text):
        run.press(CODES.get(letter, BAR), 1_000 + number * pause_ms)
    return run


def test_a_reader_is_noticed_at_the_sixth_digit():
    assert not typed("03819", 15).noticed
    assert typed("038192", 15).noticed


def test_a_hand_on_the_number_keys_is_not():
    assert not typed("038192000016", 90).noticed


def test_a_key_held_down_is_not():
    assert not typed("1" * 20, 33).noticed


def test_any_other_key_begins_anew():
    assert not typed("0381|92", 15).noticed
    assert typed("0381|038192", 15).noticed


def test_the_keyboards_clock_may_begin_at_nought_again():
    run = typed("03819", 15)
    run.press(CODES["2"], 5)
    assert run.stamps[-1] == 5
