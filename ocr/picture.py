"""Opens a page image whole or not at all; what the decoder would quietly fill with grey is refused."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image

from app.domain.errors import RuleError
from app.domain.scanning.file_check import PictureFacts, check_picture, shown_name

_FILL = 128
_CORNER_PX = 8


def open_picture(path: Path) -> tuple[Image.Image, PictureFacts]:
    """Return the decoded picture (first page of a TIFF) with its pixels as stored, and its facts.

    Raises:
        RuleError: ``file.*`` when it is missing, no picture, too large, or any row of it is missing.
    """
    facts = check_picture(path)
    name = shown_name(path)
    if facts.mime == "application/pdf":
        raise RuleError("file.not_an_image", file=name)  # pages of a PDF are drawn before they come here
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                image.load()
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError):
        raise RuleError("file.damaged", file=name) from None
    if facts.mime == "image/jpeg" and _ends_in_fill(image):
        raise RuleError("file.damaged", file=name)
    return image, facts


def on_white(image: Image.Image) -> Image.Image:
    """Return the picture with see-through parts as paper, not as black."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image
    seen = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")


def _ends_in_fill(image: Image.Image) -> bool:
    """Tell whether the last block is exactly the grey with which libjpeg fills what a cut file lacks."""
    width, height = image.size
    corner = image.crop((max(0, width - 4 * _CORNER_PX), max(0, height - _CORNER_PX), width, height))
    return image.mode in ("L", "RGB") and set(corner.tobytes()) == {_FILL}
