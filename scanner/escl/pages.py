"""Turns what a scanner sent into sides: a whole JPEG stays byte for byte, half a page is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import DeviceError, RuleError
from app.domain.scanning.file_check import PictureFacts, check_picture
from app.pictures.files import EncodedPage, Picture, encode_lossless, encode_page, open_pages
from app.ports import ColourMode, ScanSettings
from scanner.options import SLACK_MM

_MM_PER_INCH = 25.4
_STORED_AS_SENT = ("image/jpeg", "image/png")


def sides_of(sent: Path, settings: ScanSettings, name: str) -> Iterator[tuple[EncodedPage, Picture]]:
    """Yield every side of a file the scanner sent: one for a picture, all of them for a PDF.

    Raises:
        DeviceError: ``scanner.cut_page`` when it is not whole or no picture at all.
    """
    try:
        facts = check_picture(sent)
        for picture in open_pages(sent, settings.dpi):
            yield _page(sent, facts, picture, settings), picture
    except RuleError:
        raise DeviceError("scanner.cut_page", device=name) from None


def _page(sent: Path, facts: PictureFacts, picture: Picture, settings: ScanSettings) -> EncodedPage:
    if facts.mime in _STORED_AS_SENT:
        dpi = true_dpi(facts, settings)
        return EncodedPage(sent.read_bytes(), facts.mime, facts.width_px, facts.height_px, dpi)
    if facts.mime == "image/tiff":
        return encode_lossless(picture, settings.dpi)
    return encode_page(picture, ColourMode.COLOUR, settings.dpi)


def true_dpi(facts: PictureFacts, settings: ScanSettings) -> int:
    """Return the resolution of a page: what its file says, unless that cannot be.

    Many scanners write 72 or nothing into the file; a page would then be wider than the region asked for.
    """
    widest = (settings.width_mm or float("inf")) + SLACK_MM
    likely = facts.dpi > 0 and facts.width_px / facts.dpi * _MM_PER_INCH <= widest
    return facts.dpi if likely else settings.dpi
