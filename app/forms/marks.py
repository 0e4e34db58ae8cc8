"""Bar code and QR of a paper: Code 128 for the hand-held scanners at the desk, QR for the citizen's phone."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

import segno

from app.forms.sheet import BlocksMark

QUIET_MODULES = 10
"""Blank modules Code 128 needs on either side (ISO/IEC 15417)."""

QR_QUIET_MODULES = 4
"""Blank modules a QR needs around it (ISO/IEC 18004)."""


def code128(words: str, x: float, y: float, width: float, height: float) -> BlocksMark:
    """Return the Code 128 bars of plain ASCII words within a box that includes the quiet zones."""
    from reportlab.graphics.barcode.code128 import Code128  # loaded with the first paper

    bars = Code128(words, quiet=False)
    bars.validate()
    bars.encode()
    bars.decompose()
    # each letter is a bar (upper case) or a space (lower case), A to D its width in modules
    steps = [(letter.isupper(), ord(letter.lower()) - ord("a") + 1) for letter in bars.decomposed]
    module = width / (sum(step for _, step in steps) + 2 * QUIET_MODULES)
    blocks, at = [], x + QUIET_MODULES * module
    for black, step in steps:
        if black:
            blocks.append((at, y, step * module, height))
        at += step * module
    return BlocksMark(tuple(blocks))


def qr_code(words: str, x: float, y: float, size: float) -> BlocksMark:
    """Return a QR (level M or better) within a square that includes the quiet zone.

    Neighbouring modules of a row are one block, which keeps the file small and quick to print.
    """
    rows = _qr_rows(words)
    module = size / (len(rows) + 2 * QR_QUIET_MODULES)
    blocks = []
    for down, row in enumerate(rows, start=QR_QUIET_MODULES):
        across = QR_QUIET_MODULES
        for black, group in groupby(row):
            count = len(list(group))
            if black:
                blocks.append((x + across * module, y + down * module, count * module, module))
            across += count
    return BlocksMark(tuple(blocks))


@lru_cache(maxsize=8)
def _qr_rows(words: str) -> tuple[bytearray, ...]:
    """Return the modules of a QR; kept because both liên carry the same and choosing a mask is slow."""
    return tuple(segno.make_qr(words, error="m").matrix)
