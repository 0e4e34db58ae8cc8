"""Tờ ngăn: a printed sheet between papers that tells where the next one begins.

The QR holds ``QMC:NGAN`` (next paper of the checklist) or ``QMC:NGAN:<requirement key>`` (that paper). A
patch T (ISO 12651-2 practice: four bars, wide in the middle) says the same as the plain one.
"""

from __future__ import annotations

NEXT_PAPER = "QMC:NGAN"
"""Text of a plain separator: what follows is the next paper."""


def separator_text(slot: str = "") -> str:
    """Return what the QR of a separator holds; an empty slot means the next paper."""
    return f"{NEXT_PAPER}:{slot}" if slot else NEXT_PAPER


def is_separator(text: str) -> bool:
    """Tell whether a decoded code is one of our separators."""
    return text == NEXT_PAPER or text.startswith(NEXT_PAPER + ":")


def slot_of_separator(text: str) -> str:
    """Return the requirement key a separator names, "" for the next paper."""
    return text.removeprefix(NEXT_PAPER).removeprefix(":")
