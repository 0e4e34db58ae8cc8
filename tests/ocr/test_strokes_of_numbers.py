"""The strokes of I, II and III are counted in the ink."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from app.ports import Word
from ocr.hocr import ReadWord
from ocr.strokes_of_numbers import DOUBTFUL, with_counted_strokes
from tests.ocr.papers import FONTS


def drawn(printed, read, confidence=96.0, point=25):
    """A line with one word on a prepared page, and the word as the engine gave it."""
    page = Image.new("L", (400, 100), 255)
    face = ImageFont.truetype(str(FONTS / "Tinos-Regular.ttf"), point)
    pen = ImageDraw.Draw(page)
    pen.text((100, 30), printed, 0, face)
    left, top, right, bottom = pen.textbbox((100, 30), printed, face)
    word = Word(read, confidence, int(left), int(top), int(right - left), int(bottom - top))
    return ReadWord(word), np.asarray(page)


def seen(printed, read, **more):
    each, page = drawn(printed, read, **more)
    return with_counted_strokes([each], page)[0].word


@pytest.mark.parametrize(
    ("printed", "read"), [("III.", "II."), ("II.", "I."), ("III", "II"), ("III.", "IH.")]
)
def test_strokes_the_engine_left_out_are_counted(printed, read):
    word = seen(printed, read)

    assert (word.text, word.confidence) == (printed, DOUBTFUL)


@pytest.mark.parametrize("printed", ["I.", "II.", "III.", "IV.", "H.", "VI", "ID"])
def test_a_number_with_all_its_strokes_is_left(printed):
    word = seen(printed, printed)

    assert (word.text, word.confidence) == (printed, 96.0)
