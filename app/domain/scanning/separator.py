"""Tờ ngăn: a printed sheet between papers that tells where the next one begins.

The QR holds ``QMC:NGAN`` (next paper of the checklist) or ``QMC:NGAN:<requirement key>`` (that paper). A
patch T (transfer patch, Kodak A-61599: bars narrow, wide, narrow, wide as seen from the leading edge) says
the same as the plain one. Fed the other way round it reads wide, narrow, wide, narrow; both are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

NEXT_PAPER = "QMC:NGAN"
"""Text of a plain separator: what follows is the next paper."""

PATCH_NARROW_MM = 2.03
"""A narrow bar, and every space between two bars: 0.08 inch, +/- 0.25 mm."""

PATCH_WIDE_MM = 5.08
"""A wide bar: 0.20 inch, +/- 0.25 mm."""

PATCH_T_BARS_MM = (PATCH_NARROW_MM, PATCH_WIDE_MM, PATCH_NARROW_MM, PATCH_WIDE_MM)
"""Thickness of the four bars from the leading edge; they lie across the direction of feeding."""

PATCH_LENGTH_MM = 120.0
"""How long our bars are; scanners that look for patches themselves ask for at least 50.8 mm."""

PATCH_MARGIN_MM = 9.0
"""From the leading edge to the first bar: at least 6 mm, so that a patch sensor is ready."""


def separator_text(slot: str = "") -> str:
    """Return what the QR of a separator holds; an empty slot means the next paper."""
    return f"{NEXT_PAPER}:{slot}" if slot else NEXT_PAPER


def is_separator(text: str) -> bool:
    """Tell whether a decoded code is one of our separators."""
    return text == NEXT_PAPER or text.startswith(NEXT_PAPER + ":")


def slot_of_separator(text: str) -> str:
    """Return the requirement key a separator names, "" for the next paper."""
    return text.removeprefix(NEXT_PAPER).removeprefix(":")


@dataclass(frozen=True, slots=True)
class SeparatorSheet:
    """What one separator says to a person; its code says the same to the machine.

    Args:
        slot: Requirement key, "" for the next paper.
        paper: Name of the paper that follows, "" for the next one.
        procedure: Name of the procedure, "" for a sheet that serves them all.
    """

    slot: str = ""
    paper: str = ""
    procedure: str = ""

    @property
    def text(self) -> str:
        """What its QR holds."""
        return separator_text(self.slot)
