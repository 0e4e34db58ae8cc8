"""A name that could nearly as well be another one is looked at; other words are left as sure as they are."""

import pytest

from app.ports import Word
from ocr.fields.rivals import RIVALLED, unsure_of_rivals
from ocr.hocr import ReadWord


def sure_of(text: str, at: int, other: str, behind: float) -> float:
    """Return how sure a word is of which one letter may be another one so many points behind."""
    letters = [((letter, 0.0),) for letter in text]
    letters[at] = ((text[at], 0.0), (other, behind))
    (read,) = unsure_of_rivals([ReadWord(Word(text, 95.0, 0, 0, 90, 30), tuple(letters))])
    return read.word.confidence


def test_a_name_whose_other_tone_is_close_behind_is_not_sure():
    assert sure_of("Hướng,", 2, "ở", 9.0) == RIVALLED


@pytest.mark.parametrize(
    ("text", "at", "other", "behind"),
    [("Hướng", 2, "ở", 14.0), ("hướng", 2, "ở", 2.0), ("Hướng", 2, "w", 2.0), ("UBND", 0, "Ư", 1.0)],
)
def test_what_is_far_behind_or_no_syllable_or_no_name_raises_no_doubt(text, at, other, behind):
    assert sure_of(text, at, other, behind) == 95.0


def test_another_way_to_write_the_same_syllable_is_no_rival():
    assert sure_of("Hoà", 1, "ò", 1.0) == 95.0  # "Hòà" is no syllable, "Hòa" the same one
