"""What leaves marks on training papers: type, handwriting, seals, signatures and safety patterns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
DPI = 300

Colour = tuple[int, int, int]
BLACK: Colour = (24, 22, 26)
RED: Colour = (196, 28, 40)
BLUE: Colour = (28, 44, 138)
GREY: Colour = (120, 120, 124)
FAINT: Colour = (170, 170, 176)


def px(mm: float) -> int:
    """Return millimetres as pixels at 300 dpi."""
    return round(mm * DPI / 25.4)


@dataclass(frozen=True, slots=True)
class Type:
    """Kiểu chữ: font file stem, size in points and colour."""

    font: str
    size: float
    colour: Colour = BLACK

    @property
    def face(self) -> ImageFont.FreeTypeFont:
        """The font at this size for 300 dpi."""
        return _face(self.font, round(self.size * DPI / 72))

    def sized(self, size: float) -> Type:
        """Return the same type in another size."""
        return replace(self, size=size)

    def coloured(self, colour: Colour) -> Type:
        """Return the same type in another colour."""
        return replace(self, colour=colour)

    def width_mm(self, text: str) -> float:
        """Return how wide a line of text runs."""
        return self.face.getlength(text) * 25.4 / DPI


SERIF = Type("Tinos-Regular", 13)
BOLD = Type("Tinos-Bold", 13)
ITALIC = Type("Tinos-Italic", 13)
SANS = Type("Arimo-Regular", 10)
SANS_BOLD = Type("Arimo-Bold", 10)
HAND = Type("PatrickHand-Regular", 16, BLUE)


@cache
def _face(font: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout engine gives the same picture whether or not the machine has libraqm.
    return ImageFont.truetype(str(FONTS / f"{font}.ttf"), size, layout_engine=ImageFont.Layout.BASIC)


def stamp(image: Image.Image, mask: Image.Image, at: tuple[int, int], colour: Colour) -> None:
    """Press ink through a mask (255 where ink is) onto the picture; what lies below stays visible."""
    left, top = at
    box = (left, top, left + mask.width, top + mask.height)
    below = np.asarray(image.crop(box).convert("RGB"), dtype=np.float32)
    cover = np.asarray(mask, dtype=np.float32)[..., None] / 255
    tint = 1 - cover * (1 - np.array(colour, dtype=np.float32) / 255)
    image.paste(Image.fromarray((below * tint).astype(np.uint8)), box)


@cache
def seal_mask(rim: str, foot: str, core: str) -> Image.Image:
    """Con dấu tròn 36 mm: words round the rim, words along the foot, a star and the core line."""
    size = px(36)
    mask = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(mask)
    for inset, width in ((2, 9), (18, 3), (102, 3)):
        draw.ellipse((inset, inset, size - inset, size - inset), outline=255, width=width)
    _arc_words(mask, rim, (-208, 28), radius=size / 2 - 62)
    _arc_words(mask, foot, (125, 55), radius=size / 2 - 60)
    draw.polygon(_star(size / 2, size / 2 - 22, 62), fill=255)
    draw.text((size / 2, size / 2 + 78), core, fill=255, font=_face("Arimo-Bold", 26), anchor="mm")
    return _worn(mask)


def _arc_words(mask: Image.Image, words: str, span: tuple[float, float], radius: float) -> None:
    """Centre words on an arc between two angles (degrees clockwise from three o'clock)."""
    start, end = span
    below = end < start
    size = 44
    while _arc_degrees(words, size, radius) > abs(end - start):
        size -= 1
    face, sweep = _face("Arimo-Bold", size), _arc_degrees(words, size, radius)
    turn = -1 if below else 1
    angle = (start + end) / 2 - turn * sweep / 2
    for sign in words:
        half = turn * np.degrees((face.getlength(sign) + 3) / radius) / 2
        angle += half
        glyph = Image.new("L", (90, 90), 0)
        ImageDraw.Draw(glyph).text((45, 45), sign, fill=255, font=face, anchor="mm" if sign == " " else "ms")
        turned = glyph.rotate(-(angle - 90 if below else angle + 90), Image.Resampling.BICUBIC)
        reach = radius + (14 if below else -14)
        x = mask.width / 2 + reach * np.cos(np.radians(angle)) - 45
        y = mask.height / 2 + reach * np.sin(np.radians(angle)) - 45
        mask.paste(255, (round(x), round(y)), turned)
        angle += half


def _arc_degrees(words: str, size: int, radius: float) -> float:
    face = _face("Arimo-Bold", size)
    return float(np.degrees(sum(face.getlength(sign) + 3 for sign in words) / radius))


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.38
        angle = np.radians(-90 + 36 * corner)
        points.append((float(x + reach * np.cos(angle)), float(y + reach * np.sin(angle))))
    return points


def _worn(mask: Image.Image) -> Image.Image:
    """Return the mask as a used rubber prints it: unevenly and never solid."""
    blotches = np.random.default_rng(36).uniform(0.55, 1.0, (9, 9)).astype(np.float32)
    wear = cv2.resize(blotches, mask.size, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(np.asarray(mask), (3, 3), 0)
    return Image.fromarray(np.clip(soft * wear * 0.92, 0, 255).astype(np.uint8))


def signature_mask(rng: np.random.Generator, width_mm: float = 34, height_mm: float = 16) -> Image.Image:
    """Chữ ký: one running pen line that nobody can read."""
    width, height = px(width_mm), px(height_mm)
    along = np.linspace(0, 1, 240)
    loops = rng.uniform(4, 7)
    x = 0.1 + 0.75 * along + 0.09 * np.cos(2 * np.pi * loops * along + rng.uniform(0, 6))
    swing = np.sin(2 * np.pi * loops * along + rng.uniform(0, 6)) * (0.34 * (1 - along) + 0.08)
    y = 0.5 + swing - 0.15 * along + 0.06 * np.sin(2 * np.pi * 1.5 * along)
    mask = np.zeros((height, width), dtype=np.uint8)
    points = np.stack([x * width, y * height], axis=1).astype(np.int32).reshape(-1, 1, 2)
    cv2.polylines(mask, [points], False, 235, 4, cv2.LINE_AA)
    flourish = np.array([[0.12, 0.86], [0.5, 0.78], [0.95, 0.7 + rng.uniform(0, 0.15)]]) * (width, height)
    cv2.polylines(mask, [flourish.astype(np.int32).reshape(-1, 1, 2)], False, 225, 3, cv2.LINE_AA)
    return Image.fromarray(mask)


def guilloche(width: int, height: int, tint: Colour) -> NDArray[np.uint8]:
    """Hoa văn nền: interlaced waves of one tint on a lighter one, as on certificates."""
    y, x = np.mgrid[0:36, 0:420].astype(np.float32) * 2 * np.pi
    swing = 5 * np.sin(x / 420)
    lines = np.maximum(np.sin(y / 36 + swing), np.sin(y / 36 - swing))
    depth = np.clip(lines * 4 - 3, 0, 1)[..., None]
    tile = (np.array(tint, np.float32) * (1 - 0.07 * depth)).astype(np.uint8)
    return np.tile(tile, (height // 36 + 1, width // 420 + 1, 1))[:height, :width]
