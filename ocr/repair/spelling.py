"""One spelling for each syllable, so that hoà and hòa, uỷ and ủy are the same word."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TWO_WAYS = ("oa", "oe", "uy")


@lru_cache(maxsize=20_000)
def one_spelling(syllable: str) -> str:
    """Return a syllable (NFC) in small letters with its tone where the older spelling has it: hòa, ủy."""
    lowered = syllable.lower()
    parts = unicodedata.normalize("NFD", lowered)
    tone = "".join(part for part in parts if part in _TONES)
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    if len(tone) != 1 or bare[-2:] not in _TWO_WAYS or bare.startswith("qu"):
        return lowered
    return unicodedata.normalize("NFC", f"{bare[:-1]}{tone}{bare[-1]}")
