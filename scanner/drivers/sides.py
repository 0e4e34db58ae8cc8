"""Sides of a picture file: kept byte for byte where the desk stores such files, else without loss."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.domain.scanning.file_check import check_picture
from app.pictures.files import EncodedPage, Picture, encode_lossless, encode_page, open_pages
from app.pictures.resolution import likely_dpi
from app.ports import ColourMode


def sides_of(path: Path, dpi: int) -> Iterator[tuple[EncodedPage, Picture]]:
    """Yield every side of a file: JPEG and PNG as they are, TIFF as PNG, PDF drawn at ``dpi``.

    Raises:
        RuleError: ``file.*``.
    """
    facts = check_picture(path)
    for picture in open_pages(path, dpi):
        if facts.mime == "application/pdf":
            yield encode_page(picture, ColourMode.COLOUR, dpi), picture
        elif facts.mime == "image/tiff":
            yield encode_lossless(picture, likely_dpi(facts)), picture
        else:
            data = path.read_bytes()
            yield EncodedPage(data, facts.mime, facts.width_px, facts.height_px, likely_dpi(facts)), picture
