"""Tells the abbreviation of an agency, as symbols of papers end in, from a word written in capitals."""

from __future__ import annotations

import re

from app.domain.normal.syllable import heavy_if_stopped, is_syllable

_KNOWN = frozenset({"BYT", "SYT", "CA", "CAT", "ĐU", "HU", "TA", "THA", "TTg", "TU", "TW"})
"""Abbreviations that could be a syllable (TU, Tỉnh ủy; CA, Công an) or are written in another way (TTg)."""
_INITIALS = re.compile(r"(?=.*[BCDĐGHKLMNPQRSTVX].*[BCDĐGHKLMNPQRSTVX])[ABCDĐGHKLMNPQRSTUVXY]{2,14}")
"""First letters of the words of an agency: consonants, but for the A of an, the U of ủy and the Y of y tế."""
_SIGNING = frozenset({"KT", "TL", "TM", "TUQ"})
"""Stand, with a full stop, before the office of one who signs for another (Nghị định 30/2020/NĐ-CP)."""


def names_agency(symbol: str) -> bool:
    """Tell whether every part of a symbol (``UBND-VX``, ``TTg``, ``UBTVQH15``) abbreviates an agency.

    A Vietnamese syllable, with its tone or without, is none unless it is known for one; so is what stands
    before the office of a signer ("TM.").
    """
    if symbol.endswith(".") and symbol.rstrip(".") in _SIGNING:
        return False
    return all(_abbreviates(part.rstrip("0123456789")) for part in symbol.rstrip(",;.)").split("-"))


def _abbreviates(part: str) -> bool:
    if part in _KNOWN:
        return True
    return _INITIALS.fullmatch(part) is not None and not (is_syllable(part) or heavy_if_stopped(part))
