"""What happens to papers before a desk reads them, by name; each keeps the places of the fields."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from PIL import Image

from app.training.citizens import Household
from app.training.defects import Defects, scanned
from app.training.drawing import Block, Dots, DrawnField, Filling, Sheet
from app.training.ink import BLUE, RED, px, seal_mask, signature_mask, stamp
from app.training.papers import drawn_sheet
from app.training.photographs import Room, desk_top, onto, photographed, seen_aslant
from app.training.warps import Field, Shot, bent, boxes_of, corners_of, flattened, scaled, through, turned

Rng = np.random.Generator
_EASY = Room(turns=(6.0, 6.0, 5.0), dim=0.88, shade=0.12, blur=(0.4, 0.7), noise=2.5)
_HARD = Room(turns=(15.0, 15.0, 11.0), dim=0.62, shade=0.45, blur=(0.6, 1.1), noise=4.5)


_CLEAR_DOTS = Dots(under=False), Dots(under=False, sign=". "), Dots(drop_mm=1.25), Dots(drop_mm=1.4, sign="…")
"""Set by a word processor up to the value, or printed before and typed over a little higher."""
_DOTS_IN_TYPE = Dots(), Dots(sign="…"), Dots(sign=". ")
"""A typewriter that met the line exactly: the dots run through the feet of the letters."""


def _as_it_is(shot: Shot, _rng: Rng) -> Shot:
    return shot


def _nothing(_sheet: Sheet) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Degradation:
    """Một kiểu hư: what is done to the paper itself, then to its picture.

    Args:
        filling: How values come onto forms with leaders.
        dots: How the leaders may lie to typed values.
        before: What happens to the paper in somebody's hands.
        spoil: What happens to its picture.
    """

    name: str
    spoil: Callable[[Shot, Rng], Shot] = _as_it_is
    before: Callable[[Sheet], None] = _nothing
    filling: Filling = Filling.TYPED
    dots: tuple[Dots, ...] = _CLEAR_DOTS


@dataclass(frozen=True, slots=True)
class DegradedPaper:
    """Giấy đã qua tay: the file, all that stands on it, and where its fields are on the picture."""

    jpeg: bytes
    dpi: int
    blocks: tuple[Block, ...]
    fields: tuple[DrawnField, ...]


def _skewed(way: int) -> Callable[[Shot, Rng], Shot]:
    return lambda shot, rng: turned(shot, way * float(rng.uniform(1.2, 5.0)))


def _yellowed(shot: Shot, rng: Rng) -> Shot:
    """Decades in a drawer: brown paper, darker at the rim and in spots, the ink gone grey."""
    height, width = shot.pixels.shape[:2]
    spots = cv2.resize(rng.uniform(0.86, 1.0, (14, 10)).astype(np.float32), (width, height))
    tint = np.array((0.93, 0.84, 0.62), np.float32) * spots[:, :, None]
    faded = 52 + shot.pixels.astype(np.float32) * (203 / 255)
    return shot.seen(faded * tint)


def _shadowed(shot: Shot, rng: Rng) -> Shot:
    """The lid stood open: a band of shadow along one side and the light falling off."""
    width = shot.size[0]
    across = np.linspace(0, 1, width, dtype=np.float32)
    band = 1 - float(rng.uniform(0.45, 0.65)) * np.exp(-across / float(rng.uniform(0.12, 0.22)))
    light = band * (1 - 0.15 * across)
    return shot.seen(shot.pixels * (light if rng.random() < 0.5 else light[::-1])[None, :, None])


def _low(shot: Shot, rng: Rng) -> Shot:
    return replace(scaled(shot, int(rng.choice([100, 120, 150]))), quality=80)


def _fax(shot: Shot, rng: Rng) -> Shot:
    """Black and white only, 200 dpi, with specks."""
    small = scaled(shot, 200)
    grey = cv2.cvtColor(small.pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    rough = grey + np.asarray(rng.normal(0, 14, grey.shape), np.float32)
    level = float(rng.uniform(140, 175))
    bits = np.where(rough < level, 0, 255)
    return replace(small.seen(np.repeat(bits[:, :, None], 3, axis=2)), quality=95)


def _heavily_packed(shot: Shot, rng: Rng) -> Shot:
    return replace(scaled(shot, 200), quality=int(rng.integers(14, 24)))


def _curved(shot: Shot, rng: Rng) -> Shot:
    """A book that would not lie flat: lines rise towards the spine, which lies in shadow."""
    small = scaled(shot, 200)
    width, height = small.size
    near = np.exp(-np.linspace(0, 1, 64) / float(rng.uniform(0.16, 0.3)))
    if rng.random() < 0.5:
        near = near[::-1]
    lift = float(rng.uniform(0.012, 0.022)) * height * float(rng.choice([-1, 1]))
    rows = np.linspace(1.0, 0.6, 64)[:, None]
    dy = (rows * near[None, :] * lift).astype(np.float32)
    page = bent(small, np.zeros_like(dy), dy)
    dark = cv2.resize((1 - 0.4 * near**2)[None, :].astype(np.float32), (width, height))
    return page.seen(page.pixels * dark[:, :, None])


def _keystoned(shot: Shot, rng: Rng) -> Shot:
    """Cut out by an app that met the edges badly: one side is shorter than the other."""
    small = scaled(shot, 200)
    width, height = small.size
    ends = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * rng.uniform(0, 0.045, (4, 2)) * (width, height)
    return flattened(small, onto(small.pixels, ends + inward))


def _photo(
    tops: tuple[str, ...], room: Room, long_px: int, fill: tuple[float, float]
) -> Callable[[Shot, Rng], Shot]:
    def taken(shot: Shot, rng: Rng) -> Shot:
        high, wide = long_px, round(long_px * 0.75)
        ratio = shot.size[0] / shot.size[1]
        tall = min(high * float(rng.uniform(*fill)), 0.9 * wide / ratio)
        at = seen_aslant(tall * ratio, tall, (wide / 2, high / 2), rng, room)
        bgr = np.ascontiguousarray(shot.pixels[:, :, ::-1])
        picture = photographed(desk_top(str(rng.choice(tops)), (high, wide), rng), bgr, at, rng, room)
        dpi = round(shot.dpi * tall / shot.size[1])
        spots = through(onto(shot.pixels, at), shot.spots)
        return Shot(
            np.ascontiguousarray(picture[:, :, ::-1]), spots, dpi, int(rng.integers(72, 88)), camera=True
        )

    return taken


def _upside_down(shot: Shot, _rng: Rng) -> Shot:
    there = np.array(shot.size) - shot.spots
    return replace(shot, pixels=np.asarray(cv2.rotate(shot.pixels, cv2.ROTATE_180), np.uint8), spots=there)


def _shown_through(shot: Shot, rng: Rng) -> Shot:
    """Thin paper, printed on both sides."""
    behind = cv2.blur(255 - np.flip(shot.pixels, 1), (5, 5)).astype(np.float32)
    return shot.seen(shot.pixels - float(rng.uniform(0.15, 0.28)) * behind)


def _crumpled(shot: Shot, rng: Rng) -> Shot:
    """Folded small in a pocket and smoothed again: creases bend the lines a little and catch the light."""
    small = scaled(shot, 200)
    width, height = small.size
    soft = cv2.GaussianBlur(np.asarray(rng.normal(0, 1, (48, 34)), np.float32), (0, 0), 2.2)
    hills = soft / soft.std()
    dx, dy = (1.6 * np.gradient(hills, axis=axis).astype(np.float32) * 4 for axis in (1, 0))
    page = bent(small, dx, dy)
    slope: Field = cv2.resize(dx + dy, (width, height), interpolation=cv2.INTER_CUBIC)
    folds = np.ones((height, width), np.float32)
    for share in (1 / 3, 2 / 3):
        folds[round(height * share) - 2 : round(height * share) + 3] = 0.8
    folds[:, width // 2 - 2 : width // 2 + 3] = 0.8
    light = (0.94 + 0.02 * slope) * cv2.GaussianBlur(folds, (0, 0), 2)
    return page.seen(page.pixels * light[:, :, None])


def _stamped(sheet: Sheet) -> None:
    """Press a red seal over what is written in the middle of the paper, as on joined pages."""
    mask = seal_mask("BAN GIÁM SÁT TẬP HUẤN", "TẬP HUẤN", "MẪU")
    _press(sheet, mask.rotate(float(sheet.rng.uniform(-20, 20))), RED)


def _signed_over(sheet: Sheet) -> None:
    """A signature in blue across words of the paper."""
    _press(sheet, signature_mask(sheet.rng, 52, 20), BLUE)


def _press(sheet: Sheet, mask: Image.Image, colour: tuple[int, int, int]) -> None:
    """Put ink over one of the fields in the body of the paper, or its middle when it has none."""
    body = [f.box for f in sheet.fields if 0.25 < f.box[1] / sheet.image.height < 0.8]
    x, y = sheet.image.width // 2, sheet.image.height // 2
    if body:
        left, top, wide, high = body[int(sheet.rng.integers(len(body)))]
        x, y = left + wide // 2, top + high // 2
    room = px(4)
    x = int(np.clip(x, mask.width // 2 + room, sheet.image.width - mask.width // 2 - room))
    stamp(sheet.image, mask, (x - mask.width // 2, y - mask.height // 2), colour)


DEGRADATIONS: tuple[Degradation, ...] = (
    Degradation("clean"),
    Degradation("skew_left", _skewed(-1)),
    Degradation("skew_right", _skewed(1)),
    Degradation("yellowed", _yellowed),
    Degradation("shadow", _shadowed),
    Degradation("low_resolution", _low),
    Degradation("fax", _fax),
    Degradation("heavy_jpeg", _heavily_packed),
    Degradation("curved", _curved),
    Degradation("keystone", _keystoned),
    Degradation("phone_easy", _photo(("dark", "wood"), _EASY, 3264, (0.84, 0.9))),
    Degradation("phone_hard", _photo(("wood", "light", "dark"), _HARD, 2800, (0.72, 0.8))),
    Degradation("stamped", before=_stamped),
    Degradation("signed_over", before=_signed_over),
    Degradation("leaders", dots=_DOTS_IN_TYPE),
    Degradation("upside_down", _upside_down),
    Degradation("show_through", _shown_through),
    Degradation("crumpled", _crumpled),
    Degradation("handwriting", filling=Filling.WRITTEN, dots=(Dots(),)),
)
"""Values of forms are typed where leaders stand, but for the last."""


def degraded_paper(kind: str, people: Household, seed: int, name: str) -> DegradedPaper:
    """Draw one paper and spoil it; the same arguments give the same bytes.

    Raises:
        RuleError: ``training.unknown_paper`` for a kind that is not drawn.
        StopIteration: For a degradation that DEGRADATIONS does not hold.
    """
    how = next(one for one in DEGRADATIONS if one.name == name)
    rng = np.random.default_rng((seed, 7))
    dots = how.dots[int(rng.integers(len(how.dots)))]
    sheet = drawn_sheet(kind, people, rng, how.filling, dots)
    how.before(sheet)
    rough = Defects(noise=round(float(rng.uniform(1.5, 3.5)), 2), blur=round(float(rng.uniform(0.2, 0.5)), 2))
    clean = Shot(np.asarray(scanned(sheet.image, rough, rng)), corners_of([f.box for f in sheet.fields]))
    shot = how.spoil(clean, rng)
    fields = zip(sheet.fields, boxes_of(shot.spots), strict=True)
    return DegradedPaper(
        _packed(shot), shot.dpi, tuple(sheet.blocks), tuple(replace(field, box=box) for field, box in fields)
    )


def _packed(shot: Shot) -> bytes:
    out = io.BytesIO()
    told = {} if shot.camera else {"dpi": (shot.dpi, shot.dpi)}
    Image.fromarray(shot.pixels).save(out, "JPEG", quality=shot.quality, subsampling=2, **told)
    return out.getvalue()
