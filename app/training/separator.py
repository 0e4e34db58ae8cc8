"""A separator sheet as it lies in a training stack: the code and the bars of the ones the desk prints."""

from __future__ import annotations

import io

import numpy as np
import segno
from PIL import Image

from app.domain.scanning.separator import (
    PATCH_LENGTH_MM,
    PATCH_MARGIN_MM,
    PATCH_NARROW_MM,
    PATCH_T_BARS_MM,
    separator_text,
)
from app.training.defects import Defects, compressed, scanned
from app.training.drawing import Sheet
from app.training.ink import BLACK, SANS, SANS_BOLD, px

SEPARATOR_SHEET = "to-ngan.jpg"
"""The virtual scanner finds it by this name in the folder of all training scanners."""

_A4 = (2480, 3508)
_CODE_MM = 104.0
_PATCH_MM = sum(PATCH_T_BARS_MM) + (len(PATCH_T_BARS_MM) - 1) * PATCH_NARROW_MM
_DEFECTS = Defects(skew_degrees=0.6, noise=2.0, jpeg_quality=80)


def draw_separator() -> bytes:
    """Return the picture of a plain separator sheet: what follows is the next paper."""
    rng = np.random.default_rng(7)
    sheet = Sheet(Image.new("RGB", _A4, (255, 255, 255)), rng)
    _bars(sheet, PATCH_MARGIN_MM, PATCH_T_BARS_MM)
    _bars(sheet, sheet.height - PATCH_MARGIN_MM - _PATCH_MM, PATCH_T_BARS_MM[::-1])
    sheet.mark((sheet.width / 2, 62), "TỜ NGĂN", SANS_BOLD.sized(34), "m")
    _code(sheet, 76)
    sheet.mark((sheet.width / 2, 200), "Sau tờ này là giấy tờ tiếp theo", SANS_BOLD.sized(22), "m")
    sheet.mark((sheet.width / 2, 214), "Máy tự bỏ tờ này ra khỏi hồ sơ.", SANS.sized(12), "m")
    return compressed(scanned(sheet.image, _DEFECTS, rng), _DEFECTS.jpeg_quality)


def _bars(sheet: Sheet, top: float, bars: tuple[float, ...]) -> None:
    left = (sheet.width - PATCH_LENGTH_MM) / 2
    for thickness in bars:
        sheet.pen.rectangle((px(left), px(top), px(left + PATCH_LENGTH_MM), px(top + thickness)), fill=BLACK)
        top += thickness + PATCH_NARROW_MM


def _code(sheet: Sheet, top: float) -> None:
    png = io.BytesIO()
    segno.make(separator_text(), error="q", micro=False).save(png, kind="png", scale=8, border=4)
    size = px(_CODE_MM)
    code = Image.open(png).convert("RGB").resize((size, size), Image.Resampling.NEAREST)
    sheet.image.paste(code, ((sheet.image.width - size) // 2, px(top)))
