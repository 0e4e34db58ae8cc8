"""Identity cards as they lie on the glass of a flatbed: a little askew under a white lid, at true scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from app.training.card_paper import CARD_HEIGHT, CARD_WIDTH, draw_back, draw_front
from app.training.citizens import Citizen
from app.training.defects import Defects, compressed, scanned
from app.training.drawing import Sheet
from app.training.ink import px

_GLASS = (2480, 3508)
_LID = (246, 246, 244)
_SHADOW, _SHADOW_MM = (150, 150, 150), 0.5
"""A card is thick: the lamp throws its shadow on the lid beside it."""
_CORNER_MM, _ROOM_MM = 3.0, 5.0
_DEFECTS = Defects(noise=2.0, blur=0.4, jpeg_quality=88)

DrawSide = Callable[[Sheet, tuple[float, float], Citizen], None]
FRONT: DrawSide = draw_front
BACK: DrawSide = draw_back


@dataclass(frozen=True, slots=True)
class LaidCard:
    """One card on the glass: whose, which side is seen, its middle in millimetres, degrees clockwise."""

    person: Citizen
    side: DrawSide
    middle: tuple[float, float]
    degrees: float = 0.0


def draw_glass(cards: Sequence[LaidCard], seed: int) -> bytes:
    """Return the picture a flatbed delivers of the whole glass, at 300 dpi; the same for a seed."""
    rng = np.random.default_rng(seed)
    glass = Image.new("RGB", _GLASS, _LID)
    for card in cards:
        _lay(glass, card, rng)
    return compressed(scanned(glass, _DEFECTS, rng), _DEFECTS.jpeg_quality)


def _lay(glass: Image.Image, card: LaidCard, rng: np.random.Generator) -> None:
    sheet = Sheet(
        Image.new("RGB", (px(CARD_WIDTH) + 2 * px(_ROOM_MM), px(CARD_HEIGHT) + 2 * px(_ROOM_MM))), rng
    )
    card.side(sheet, (_ROOM_MM, _ROOM_MM), card.person)
    shape = Image.new("L", sheet.image.size, 0)
    left = px(_ROOM_MM)
    box = (left, left, left + px(CARD_WIDTH), left + px(CARD_HEIGHT))
    ImageDraw.Draw(shape).rounded_rectangle(box, px(_CORNER_MM), fill=255)
    picture = sheet.image.rotate(-card.degrees, Image.Resampling.BICUBIC)
    shape = shape.rotate(-card.degrees, Image.Resampling.BICUBIC)
    corner = (px(card.middle[0]) - picture.width // 2, px(card.middle[1]) - picture.height // 2)
    beside = px(_SHADOW_MM)
    shadow = shape.filter(ImageFilter.GaussianBlur(beside)).point(lambda n: n // 2)
    glass.paste(Image.new("RGB", shape.size, _SHADOW), (corner[0] + beside, corner[1] + beside), shadow)
    glass.paste(picture, corner, shape)
