"""Nguồn của một giá trị: where a value comes from, and why a person should look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Box = tuple[int, int, int, int]
"""x, y, width, height in pixels of the upright page; four zeros where there is no place."""

NOWHERE: Box = (0, 0, 0, 0)


class Source(StrEnum):
    """Where a value was found; the first two prove themselves, the others are believed or not."""

    QR = "qr"
    MRZ = "mrz"
    PRINT = "ocr"
    HAND = "hand"
    TYPED = "typed"
    EARLIER = "earlier"
    STORE = "store"


class Doubt(StrEnum):
    """Why the reader is not sure of a value (vì sao cần xem bằng mắt).

    FAINT: the engine was not sure of its letters. HANDWRITTEN: written by hand, a guess only.
    AMBIGUOUS_DATE: day and month could be the other way round. CHECK_DIGIT: a check digit does not fit.
    SEVERAL: the page gives other values for it too. PATTERN: it does not look like such a value.
    REPAIRED: a rule changed letters of it.
    """

    FAINT = "faint"
    HANDWRITTEN = "handwritten"
    AMBIGUOUS_DATE = "ambiguous_date"
    CHECK_DIGIT = "check_digit"
    SEVERAL = "several"
    PATTERN = "pattern"
    REPAIRED = "repaired"


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One value read from a page; a suggestion until accepted.

    Args:
        value: Normalised: ISO dates, bare digits, NFC text.
        confidence: 0 to 100.
        box: In pixels of the upright original.
        doubts: Why a person should look; empty for a value the reader is sure of.
        raw: The letters as they were read, before any rule.
    """

    name: str
    value: str
    confidence: float
    box: Box
    source: Source = Source.PRINT
    doubts: tuple[Doubt, ...] = ()
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Giá trị ghi nhận từ một giấy tờ; a suggestion until ``accepted_by`` names who agreed.

    Args:
        slot: Requirement key of the paper it stands on.
        name: Field name of the house, such as ``mother_name``.
        value: Normalised: ISO dates, bare digits, NFC text.
        read: What the machine had read, "" when a person typed it without a reading.
        page: Id of the page it stands on; "" when it stands on none.
        confidence, doubts: Of the reading.
    """

    slot: str
    name: str
    value: str
    source: Source = Source.PRINT
    read: str = ""
    page: str = ""
    box: Box = NOWHERE
    confidence: float = 0.0
    doubts: tuple[Doubt, ...] = ()
    accepted_by: str = ""
    accepted_at: datetime | None = None
