"""Sizes papers have, for what was measured on a picture."""

from __future__ import annotations

SIZES_MM: tuple[tuple[str, float, float], ...] = (
    ("A3", 297.0, 420.0),
    ("A4", 210.0, 297.0),
    ("A5", 148.0, 210.0),
    ("A6", 105.0, 148.0),
    ("B5", 176.0, 250.0),
    ("Letter", 215.9, 279.4),
    ("Legal", 215.9, 355.6),
    ("Passport", 88.0, 125.0),
    ("ID-1", 53.98, 85.6),
)
"""Name, short and long side: ISO 216, ISO/IEC 7810 (cards ID-1, passports ID-3), and two American ones."""

SNAP_MM = 2.0
"""How far a measured side may be off: paper stretches, is cut badly, and its shadow looks like paper."""


def standard_size(width_mm: float, height_mm: float) -> tuple[str, float, float] | None:
    """Return the name and exact sides of the standard paper meant, None when it is no standard one."""
    for name, short, long in SIZES_MM:
        for wide, high in ((short, long), (long, short)):
            if abs(width_mm - wide) <= SNAP_MM and abs(height_mm - high) <= SNAP_MM:
                return name, wide, high
    return None
