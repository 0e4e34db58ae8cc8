"""The QR of a card found on the page: exact values, or none."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.errors import RuleError
from app.domain.papers.evidence import NOWHERE, Box, FieldReading, Source
from app.domain.people.id_card import IdCard, decode_card_bytes, parse_card
from app.domain.people.person import Sex
from app.ports import DecodedCode

CERTAIN = 100.0
_LEAST_BARS = 6
"""Bars (|) in the text of a card; other codes have fewer."""


def coded_card(codes: Iterable[DecodedCode], turned: int, size: tuple[int, int]) -> tuple[FieldReading, ...]:
    """Return what the first whole card code says.

    Args:
        codes: Found on the picture as it lies.
        turned: Degrees clockwise that make the picture upright.
        size: Width and height of the upright page in pixels.
    """
    for code in codes:
        card = _card(code)
        if card is not None:
            box = upright_box(code.box, turned, size)
            return tuple(
                FieldReading(name, value, CERTAIN, box, Source.QR, (), value)
                for name, value in _values(card)
                if value
            )
    return ()


def upright_box(box: Box, turned: int, size: tuple[int, int]) -> Box:
    """Return a box of the picture as it lies in pixels of the page turned upright."""
    (x, y, w, h), (width, height) = box, size
    if box == NOWHERE or turned % 360 == 0:
        return box
    if turned % 360 == 180:
        return width - x - w, height - y - h, w, h
    return (width - y - h, x, h, w) if turned % 360 == 90 else (y, height - x - w, h, w)


def _card(code: DecodedCode) -> IdCard | None:
    """Return the card of a code; None for another code, and for a damaged one: nothing of it is trusted."""
    if code.raw.count(b"|") < _LEAST_BARS:
        return None
    try:
        return parse_card(decode_card_bytes(code.raw))
    except RuleError:
        return None


def _values(card: IdCard) -> tuple[tuple[str, str], ...]:
    person = card.person
    return (
        ("id_number", person.id_number),
        ("old_id_number", person.old_id_number),
        ("full_name", person.full_name),
        ("birth_date", person.birth_date.isoformat() if person.birth_date else ""),
        ("sex", person.sex.value if person.sex is not Sex.UNKNOWN else ""),
        ("residence", person.residence),
        ("issued_on", card.issued_on.isoformat() if card.issued_on else ""),
    )
