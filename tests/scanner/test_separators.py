"""Separator sheets are known by our QR or a patch T, however they lie; no other paper is taken for one."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.domain.separator import (
    NEXT_PAPER,
    PATCH_LENGTH_MM,
    PATCH_MARGIN_MM,
    PATCH_NARROW_MM,
    PATCH_T_BARS_MM,
    separator_text,
)
from app.pictures.files import Picture
from app.pictures.glance import glance
from app.training.papers import PAPERS
from bench.drawn_pages import jpeg, paper
from scanner.separators import separator_on
from tests.scanner.papers import blank_side, qr

DPI = 150
TURNS = (None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE)


def told(side: Picture) -> str:
    return separator_on(side, DPI, glance(side, DPI, 75))


def qr_sheet(text: str) -> Picture:
    side, code = blank_side(DPI), qr(text, 8)
    side[200 : 200 + code.shape[0], 300 : 300 + code.shape[1]] = code[:, :, None]
    return side


def patch_sheet(bars: tuple[float, ...] = PATCH_T_BARS_MM) -> Picture:
    side, mm, top = blank_side(DPI), DPI / 25.4, PATCH_MARGIN_MM
    for bar in bars:
        left = round(45 * mm)
        side[round(top * mm) : round((top + bar) * mm), left : left + round(PATCH_LENGTH_MM * mm)] = 30
        top += bar + PATCH_NARROW_MM
    return side


def turned(side: Picture, turn: int | None) -> Picture:
    return side if turn is None else np.asarray(cv2.rotate(side, turn), np.uint8)


def worn(side: Picture) -> Picture:
    """Copy a sheet badly: crooked, out of focus, grainy, squeezed."""
    height, width = side.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 2.5, 1)
    crooked = cv2.warpAffine(side, turn, (width, height), borderValue=(240, 240, 240))
    soft = cv2.GaussianBlur(crooked, (0, 0), 1.2)
    grain = np.random.default_rng(2).normal(0, 12, soft.shape)
    return jpeg(np.clip(soft + grain, 0, 255).astype(np.uint8), 40)


@pytest.mark.parametrize("turn", TURNS)
def test_our_qr_names_the_paper_that_follows(turn: int | None) -> None:
    assert told(turned(qr_sheet(separator_text("giay_chung_sinh")), turn)) == "QMC:NGAN:giay_chung_sinh"


@pytest.mark.parametrize("turn", TURNS)
def test_a_patch_t_is_the_next_paper_however_it_lies(turn: int | None) -> None:
    assert told(turned(patch_sheet(), turn)) == NEXT_PAPER


def test_worn_copies_of_separators_are_still_read() -> None:
    assert told(worn(qr_sheet(NEXT_PAPER))) == NEXT_PAPER
    assert told(worn(patch_sheet())) == NEXT_PAPER


@pytest.mark.parametrize(
    "text",
    ["QMC:H38.11.22-261120-0001", "038192000016|171000016|Nguyễn Thị Mẫu|05031992|Nữ|Thôn Mẫu|12082021"],
)
def test_a_paper_with_a_qr_of_its_own_is_no_separator(text: str) -> None:
    assert told(qr_sheet(text)) == ""


def test_other_patches_and_plain_bars_are_no_separator() -> None:
    narrow, wide = min(PATCH_T_BARS_MM), max(PATCH_T_BARS_MM)
    for bars in ((wide, wide, narrow, narrow), (narrow, wide, wide, narrow), (narrow,) * 4, (wide,) * 6):
        assert told(patch_sheet(bars)) == ""


@pytest.mark.slow
def test_no_training_paper_is_a_separator() -> None:
    for sample in PAPERS:
        side = cv2.resize(paper(sample.kind), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        assert told(np.asarray(side, np.uint8)) == "", sample.kind
