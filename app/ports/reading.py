"""Reading: words, values and kinds off a page, and codes off any picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.domain.papers.document_type import TypeSuggestion
from app.domain.papers.evidence import NOWHERE, Box, FieldReading
from app.ports.moments import Cancelled, never_cancelled


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the page: text, confidence 0 to 100, box in pixels of the upright original.

    Args:
        by_hand: Whether it looks written by hand; the engine's confidence means little then.
    """

    text: str
    confidence: float
    x: int
    y: int
    width: int
    height: int
    line: int = 0
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class PageReading:
    """What the reader made of one page.

    Args:
        rotation: Degrees clockwise (0, 90, 180, 270) that make the original upright.
        skew_degrees: Remaining small skew that was straightened before reading; boxes are mapped
            back onto the upright original (not straightened).
        confidence: Mean word confidence 0 to 100; 0 when nothing was read.
    """

    text: str
    words: tuple[Word, ...]
    confidence: float
    rotation: int
    skew_degrees: float
    width_px: int
    height_px: int
    suggestion: TypeSuggestion
    fields: tuple[FieldReading, ...] = ()
    blank: bool = False
    seconds: float = 0.0


class ReadingCancelled(Exception):  # noqa: N818 - cancelling is no error
    """The caller's ``cancelled`` said yes while a page was being read; nothing is wrong."""


class TextReader(Protocol):
    """Bộ đọc chữ."""

    def read(self, image: Path, cancelled: Cancelled = never_cancelled) -> PageReading:
        """Read one page image.

        Raises:
            RuleError: ``file.*`` when the file is not an acceptable picture.
            DeviceError: ``reader.*`` when the engine is missing, crashed or timed out.
            ReadingCancelled: ``cancelled`` said yes.
        """
        ...

    def fields_of(self, reading: PageReading, kind: str) -> tuple[FieldReading, ...]:
        """Return the values of a page as a paper of this kind has them, from its words as they were read.

        For a page that a person, or what was learned from them, calls another kind than ``reading``
        suggests. No engine is started; a kind nobody knows has what any act has.
        """
        ...


@dataclass(frozen=True, slots=True)
class DecodedCode:
    """A bar code or QR found in a picture: its symbology and exact bytes.

    ``box`` is in pixels of the picture as it lies, four zeros where the finder does not tell.
    """

    symbology: str
    raw: bytes
    box: Box = field(default=NOWHERE, compare=False)


class CodeReader(Protocol):
    """Finds QR and bar codes in pictures."""

    def decode(self, image: Path) -> tuple[DecodedCode, ...]:
        """Return every code found; empty when there is none.

        Raises:
            RuleError: ``file.*`` when the file is not an acceptable picture.
        """
        ...
