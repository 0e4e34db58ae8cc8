"""Files a citizen brings: one picture file for each page of a PDF or of a picture with many pages."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

from app.pictures.files import encode_page, open_pages
from app.ports import ColourMode, ScannedSheet

DPI = 300


def pages_of(path: Path, into: Path) -> Iterator[ScannedSheet]:
    """Write every page of a file into a folder as its own picture; the file itself stays.

    A page is drawn when it is asked for, so that the one before is stored by then and long files need no
    more memory and no more disk than short ones.

    Raises:
        RuleError: ``file.*``; pages before the damaged one were yielded.
    """
    for number, picture in enumerate(open_pages(path, DPI), start=1):
        page = encode_page(picture, ColourMode.COLOUR, DPI)
        out = into / f"{uuid.uuid4().hex}.jpg"
        out.write_bytes(page.data)
        yield ScannedSheet(out, page.mime, page.width_px, page.height_px, page.dpi, number)
