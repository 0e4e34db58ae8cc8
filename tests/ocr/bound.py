"""Binds pictures as the desk does and shows them as Poppler, a program that is not ours, draws them."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.ports import BoundPage, Word
from ocr.binder import PdfBinder

MADE_AT = datetime(2026, 11, 20, 9, 41, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def bound_picture(
    picture: Image.Image, out: Path, dpi: int = 300, rotation: int = 0, words: tuple[Word, ...] = ()
) -> Path:
    """Bind one picture losslessly handed over, so that only the binding can lose anything."""
    scan = out.with_suffix(".scan.png")
    picture.save(scan, compress_level=1)
    PdfBinder().bind([BoundPage(scan, rotation, dpi, words)], out, "Giấy tờ", MADE_AT)
    return out


def poppler(pdf: Path, dpi: int = 300) -> NDArray[np.uint8]:
    """Return the first page as Poppler shows it: red, green, blue."""
    stem = pdf.with_suffix(".shown")
    subprocess.run(["pdftoppm", "-r", str(dpi), "-singlefile", str(pdf), str(stem)], check=True)
    return np.asarray(Image.open(stem.with_name(stem.name + ".ppm")).convert("RGB"), np.uint8)
