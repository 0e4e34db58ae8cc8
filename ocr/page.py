"""Reads one page from file to words: check, decode, turn, prepare, recognise, map boxes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.ports import Word
from ocr.cells import put_back
from ocr.fields.handwriting import mark_handwriting
from ocr.fields.heavy_tone import with_heavy_tones
from ocr.fields.rivals import unsure_of_rivals
from ocr.hocr import ReadWord
from ocr.language import is_foreign
from ocr.picture import on_white, open_picture
from ocr.preparation import PreparedPage, ink, prepare
from ocr.reading_order import in_reading_order
from ocr.repair.joined import parted
from ocr.repair.lexicon import our_lexicon
from ocr.repair.punctuation import with_signs
from ocr.repair.words import repaired
from ocr.strokes_of_numbers import with_counted_strokes
from ocr.tesseract import Tesseract
from ocr.turning import find_turn, likely_turns, turned

_BLANK_LETTERS = 6
_NOISE_LETTERS = 20_000
"""More letter-like blobs than any page has letters: noise, on which the engine would work for minutes."""
_SURE_WORD = 60.0
_POOR_PAGE = 55.0
_CLEARLY_BETTER = 15.0


@dataclass(frozen=True, slots=True)
class PageText:
    """Words of one page with boxes in pixels of the upright original."""

    words: tuple[Word, ...]
    rotation: int
    skew_degrees: float
    width_px: int
    height_px: int
    blank: bool

    @property
    def confidence(self) -> float:
        """Mean word confidence weighted by length, 0 to 100; 0 when nothing was read."""
        letters = sum(len(word.text) for word in self.words)
        return round(sum(w.confidence * len(w.text) for w in self.words) / letters, 2) if letters else 0.0


def read_page(path: Path, engine: Tesseract) -> PageText:
    """Read the page in an image file.

    Raises:
        RuleError: ``file.*`` when the file is not an acceptable picture.
        DeviceError: ``reader.*``.
    """
    picture, dpi = decode(path)
    as_it_lay = prepare(picture, dpi)
    turn = find_turn(as_it_lay, engine) if as_it_lay.letters <= _NOISE_LETTERS else 0
    best = _read(picture, turn, prepare(turned(picture, turn), dpi) if turn else as_it_lay, engine)
    if best.blank or as_it_lay.letters > _NOISE_LETTERS or best.confidence >= _POOR_PAGE:
        return _hands_marked(picture, best)
    for turn in (0, *likely_turns(as_it_lay)):
        if turn == best.rotation:
            continue
        other = _read(picture, turn, prepare(turned(picture, turn), dpi), engine)
        if other.confidence > best.confidence + (_CLEARLY_BETTER if turn else 0.0):
            best = other
    return _hands_marked(picture, best)


def _hands_marked(picture: NDArray[np.uint8], page: PageText) -> PageText:
    upright = turned(picture, page.rotation)
    return replace(page, words=with_heavy_tones(upright, mark_handwriting(upright, page.words)))


def decode(path: Path) -> tuple[NDArray[np.uint8], int]:
    """Return pixels (RGB or grey) as stored, ignoring any camera's orientation mark, and claimed dpi.

    Raises:
        RuleError: ``file.*``.
    """
    image, facts = open_picture(path)
    return np.asarray(_eight_bits(image), dtype=np.uint8), facts.dpi


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return RGB or grey with eight bits."""
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode.startswith(("I", "F")):
        deep = np.asarray(image, dtype=np.float64)
        return Image.fromarray((deep / max(float(deep.max()), 1.0) * 255).astype(np.uint8))
    opaque = on_white(image)
    return opaque if opaque.mode == "RGB" else opaque.convert("RGB")


def _read(picture: NDArray[np.uint8], rotation: int, page: PreparedPage, engine: Tesseract) -> PageText:
    height, width = picture.shape[1::-1] if rotation % 180 else picture.shape[:2]
    blank = page.letters < _BLANK_LETTERS
    hopeless = blank or page.letters > _NOISE_LETTERS
    read = () if hopeless else _believable(_on_ink(engine.words(page.grey, page.dpi), page))
    if "vie" in engine.language:
        read = with_counted_strokes(read, page.grey)
    read = put_back(read, page.moves)
    if "vie" in engine.language:
        read = () if is_foreign([each.word for each in read]) else read
        read = with_signs(parted(in_reading_order(read), our_lexicon()))
        read = unsure_of_rivals(repaired(read, our_lexicon()))
    return PageText(_mapped(read, page, width, height), rotation, page.skew_degrees, width, height, blank)


def _on_ink(read: tuple[ReadWord, ...], page: PreparedPage) -> tuple[ReadWord, ...]:
    """Return the words that have ink in their box; the engine sees signs in the gaps of tables."""
    return tuple(each for each in read if ink(page.grey[_place(each.word)]).any())


def _place(word: Word) -> tuple[slice, slice]:
    return np.s_[word.y : word.y + word.height, word.x : word.x + word.width]


def _believable(read: tuple[ReadWord, ...]) -> tuple[ReadWord, ...]:
    """Return the words, or none when the page is a picture of nothing: then few real words are sure."""
    said = [each.word for each in read if sum(c.isalnum() for c in each.word.text) >= 2]
    sure = [word for word in said if word.confidence >= _SURE_WORD]
    return read if len(sure) >= 2 and len(sure) >= 0.25 * len(read) else ()


def _mapped(read: Sequence[ReadWord], page: PreparedPage, width: int, height: int) -> tuple[Word, ...]:
    """Return the words with the boxes they have on the upright original of this size."""
    words = [each.word for each in read]
    boxes = np.array([(w.x, w.y, w.x + w.width, w.y + w.height) for w in words], np.float64).reshape(-1, 4)
    corners = page.on_upright(boxes[:, (0, 1, 2, 1, 0, 3, 2, 3)].reshape(-1, 2)).reshape(-1, 4, 2)
    first = np.clip(np.floor(corners.min(axis=1)), 0, (width - 1, height - 1)).astype(int)
    last = np.clip(np.ceil(corners.max(axis=1)), first + 1, (width, height)).astype(int)
    return tuple(
        replace(word, x=left, y=top, width=right - left, height=bottom - top)
        for word, (left, top), (right, bottom) in zip(words, first.tolist(), last.tolist(), strict=True)
    )
