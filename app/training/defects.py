"""What scanning does to a clean sheet: skew, shade, noise, show-through, compression, wrong way up."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.training.drawing import Box

Pixels = NDArray[np.uint8]
_LID = (244, 244, 242)
"""What a feeder sees beside a slanted sheet."""


@dataclass(frozen=True, slots=True)
class Defects:
    """Lỗi quét; the defaults are a flawless scan.

    Args:
        skew_degrees: Slant of the sheet, positive clockwise; real feeders stay within 3.
        noise: Standard deviation of sensor noise in grey levels.
        shading: How much darker the darkest edge is, 0 to 1.
        bleed: How strongly the other side shows through, 0 to 1.
        blur: Standard deviation of lens blur in pixels.
        jpeg_quality: 1 to 95.
        upside_down: The sheet went in head first.
    """

    skew_degrees: float = 0.0
    noise: float = 0.0
    shading: float = 0.0
    bleed: float = 0.0
    blur: float = 0.0
    jpeg_quality: int = 90
    upside_down: bool = False


FLAWLESS = Defects()


def everyday(seed: int, *, upside_down: bool = False) -> Defects:
    """Return the defects of an ordinary office feeder, different for every seed."""
    rng = np.random.default_rng(seed)
    return Defects(
        skew_degrees=round(float(np.clip(rng.normal(0, 1.1), -3, 3)), 2),
        noise=round(float(rng.uniform(2, 5)), 2),
        shading=round(float(rng.uniform(0.02, 0.1)), 3),
        bleed=round(float(rng.choice([0, 0, rng.uniform(0.03, 0.08)])), 3),
        blur=round(float(rng.uniform(0, 0.7)), 2),
        jpeg_quality=int(rng.integers(70, 88)),
        upside_down=upside_down,
    )


def scanned(image: Image.Image, defects: Defects, rng: np.random.Generator) -> Image.Image:
    """Return the sheet as the scanner's sensor saw it (before compression)."""
    pixels = np.asarray(image)
    if defects.bleed:
        pixels = _shown_through(pixels, defects.bleed)
    if defects.shading:
        pixels = _shaded(pixels, defects.shading, rng)
    if defects.skew_degrees:
        height, width = pixels.shape[:2]
        turn = _turn(width, height, defects.skew_degrees)
        pixels = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=_LID)
    if defects.blur:
        pixels = cv2.GaussianBlur(pixels, (0, 0), defects.blur)
    if defects.noise:
        pixels = _noisy(pixels, defects.noise, rng)
    if defects.upside_down:
        pixels = cv2.rotate(pixels, cv2.ROTATE_180)
    return Image.fromarray(pixels)


def compressed(image: Image.Image, quality: int) -> bytes:
    """Return the JPEG file a scanner hands over, at 300 dpi."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=(300, 300), subsampling=2)
    return out.getvalue()


def moved(box: Box, size: tuple[int, int], defects: Defects) -> Box:
    """Return where a box of the clean sheet lies on the scanned one."""
    (x, y, w, h), (width, height) = box, size
    corners = np.array([(x, y, 1), (x + w, y, 1), (x, y + h, 1), (x + w, y + h, 1)], dtype=np.float64)
    spots = corners @ _turn(width, height, defects.skew_degrees).T
    if defects.upside_down:
        spots = np.array((width, height)) - spots
    (left, top), (right, bottom) = np.floor(spots.min(axis=0)), np.ceil(spots.max(axis=0))
    return int(left), int(top), int(right - left), int(bottom - top)


def _turn(width: int, height: int, degrees: float) -> NDArray[np.float64]:
    return np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0), dtype=np.float64)


def _shown_through(pixels: Pixels, strength: float) -> Pixels:
    """Add the mirror image, blurred by the paper, as the ink of the other side."""
    behind = cv2.bitwise_not(cv2.blur(cv2.flip(pixels, 1), (7, 7)))
    return np.asarray(cv2.addWeighted(pixels, 1.0, behind, -strength, 0), dtype=np.uint8)


def _shaded(pixels: Pixels, strength: float, rng: np.random.Generator) -> Pixels:
    """Darken smoothly towards one side, with the warm tint of recycled paper."""
    height, width = pixels.shape[:2]
    corners = (1 - strength * rng.uniform(0, 1, (2, 3))) * 255
    light = np.stack([corners, corners * 0.995, corners * 0.97], axis=2).astype(np.uint8)
    field = cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.multiply(pixels, field, scale=1 / 255), dtype=np.uint8)


def _noisy(pixels: Pixels, deviation: float, rng: np.random.Generator) -> Pixels:
    """Add grain from one tile laid at a random offset; drawing 26 million numbers would take a second."""
    height, width = pixels.shape[:2]
    offset = tuple(int(step) for step in rng.integers(0, 512, 2))
    tile = np.roll(_grain(), offset, axis=(0, 1)) * (deviation / 32)
    whole = (height // 512 + 1, width // 512 + 1, 1)
    lighter = np.tile(np.clip(tile, 0, 255).astype(np.uint8), whole)[:height, :width]
    darker = np.tile(np.clip(-tile, 0, 255).astype(np.uint8), whole)[:height, :width]
    return np.asarray(cv2.subtract(cv2.add(pixels, lighter), darker), dtype=np.uint8)


@cache
def _grain() -> NDArray[np.float32]:
    """Grain of deviation 32 round nought, mostly grey with a little colour."""
    rng = np.random.default_rng(512)
    grey, colour = rng.normal(0, 30, (512, 512, 1)), rng.normal(0, 11, (512, 512, 3))
    return (grey + colour).astype(np.float32)
