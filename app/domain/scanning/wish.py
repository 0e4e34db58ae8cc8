"""How one kind of paper wants to be scanned, when nobody at the desk says otherwise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScanWish:
    """Cách quét một loại giấy, from the catalogue; what is empty or 0 is left to the desk.

    Args:
        source: ``flatbed``, ``feeder``, ``feeder_duplex`` or ``camera``.
        colour: ``colour``, ``grey`` or ``black_white``.
        dpi: Dots per inch.
        sides: 1 or 2 written sides a sheet.
        paper: ``A4``, ``A5``, ``A3``, ``card`` (ISO/IEC 7810 ID-1) or ``auto``.
    """

    source: str = ""
    colour: str = ""
    dpi: int = 0
    sides: int = 0
    paper: str = ""
