"""How fine a picture is: dots per inch as its header tells, or as the size of paper makes likely."""

from __future__ import annotations

from app.domain.scanning.file_check import PictureFacts

_A4_LONG_MM = 297.0
_LARGEST_PAPER_MM = 450.0  # A3 and a little; a resolution that makes paper larger is a camera's default
_MM_PER_INCH = 25.4


def likely_dpi(facts: PictureFacts) -> int:
    """Return the resolution a picture's header tells, or the one that makes it a sheet of A4.

    Cameras write 72 dpi into pictures of any size; that would be a sheet more than a metre long.
    """
    longest = max(facts.width_px, facts.height_px)
    if facts.dpi > 0 and longest / facts.dpi * _MM_PER_INCH <= _LARGEST_PAPER_MM:
        return facts.dpi
    return dpi_filling(longest, _A4_LONG_MM)


def dpi_filling(pixels: int, millimetres: float) -> int:
    """Return the resolution at which so many pixels cover so many millimetres."""
    return max(1, round(pixels / millimetres * _MM_PER_INCH))
