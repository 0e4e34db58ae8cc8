"""Invented papers drawn for the scanner tests."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import segno
from numpy.typing import NDArray

from app.durable import write_durably
from app.pictures.files import encode_page
from app.ports import ColourMode

Picture = NDArray[np.uint8]

CARDS = (
    "038192000016|171000016|Nguyễn Thị Mẫu|05031992|Nữ|Thôn Mẫu, Xã Thử Nghiệm, Huyện Cũ, Thanh Hóa|12082021",
    "038192000016||Nguyễn Thị Mẫu|05031992|Nữ|Thôn Mẫu, Xã Thử Nghiệm, Thanh Hóa|12082021",
    "038192000016|171000016|Nguyễn Thị Mẫu|05031992|Nữ|Thôn Mẫu, Xã Thử Nghiệm, Thanh Hóa|12082025||||",
)


def blank_side(dpi: int = 100) -> Picture:
    """Draw an empty A4 side with the grain of real paper."""
    return _grainy(dpi).copy()


@cache
def _grainy(dpi: int) -> Picture:
    shape = (round(297 / 25.4 * dpi), round(210 / 25.4 * dpi), 3)
    return 238 + np.random.default_rng(5).integers(-8, 9, shape, np.int8).astype(np.uint8)


def written_side(number: int = 1, dpi: int = 100) -> Picture:
    """Draw an A4 side with lines of print and its number."""
    side = blank_side(dpi)
    for line in range(12):
        place = (round(dpi * 0.8), round(dpi * (1.5 + line * 0.5)))
        cv2.putText(
            side, f"To khai {number} dong {line}", place, 0, dpi / 100, (40, 40, 40), max(1, dpi // 80)
        )
    return side


def save(side: Picture, path: Path, dpi: int = 100) -> Path:
    """Write a side as JPEG or, for the ending .png of a bilevel side, as PNG."""
    colour = ColourMode.BLACK_WHITE if path.suffix == ".png" else ColourMode.COLOUR
    write_durably(path, encode_page(side, colour, dpi).data)
    return path


def pixels(file: bytes) -> Picture:
    """Decode a picture that a test knows to be sound."""
    picture = cv2.imdecode(np.frombuffer(file, np.uint8), cv2.IMREAD_ANYCOLOR)
    assert picture is not None
    return np.asarray(picture, np.uint8)


def qr(content: str | bytes, module_px: float, border: int = 4) -> Picture:
    """Draw a QR as on cards: bytes of UTF-8, level M, no ECI."""
    raw = content.encode() if isinstance(content, str) else content
    code = segno.make(raw, error="m", mode="byte", eci=False, micro=False)
    png = io.BytesIO()
    code.save(png, kind="png", scale=8, border=border)
    drawn = pixels(png.getvalue())
    size = round(drawn.shape[0] / 8 * module_px)
    return np.asarray(cv2.resize(drawn, (size, size), interpolation=cv2.INTER_AREA), np.uint8)


def card_picture(content: str | bytes, module_px: float, blur: float = 0.0) -> Picture:
    """Draw a card-sized picture with the QR at its place, out of focus by ``blur`` pixels."""
    card = np.full((700, 1050), 225, np.uint8)
    code = qr(content, module_px)
    card[60 : 60 + code.shape[0], 700 : 700 + code.shape[1]] = np.minimum(code, 225)
    return np.asarray(cv2.GaussianBlur(card, (0, 0), blur), np.uint8) if blur else card
