"""Separator sheets are known by our QR or a patch T, however they lie; no other paper is taken for one."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.catalogue import PACKS, load_catalogue
from app.domain.draft import Suspicion
from app.domain.scanning.separator import (
    NEXT_PAPER,
    PATCH_LENGTH_MM,
    PATCH_MARGIN_MM,
    PATCH_NARROW_MM,
    PATCH_T_BARS_MM,
    SeparatorSheet,
    separator_text,
)
from app.forms.separator_sheet import draw_separators
from app.pictures.files import Picture, open_pages
from app.pictures.glance import glance
from app.ports import ScanSettings, ScanSource
from app.training.papers import PAPERS
from bench.drawn_pages import Laid, desk, glass, jpeg, paper
from scanner.examine import findings
from scanner.separators import separator_on
from tests.scanner.papers import blank_side, qr

pytestmark = pytest.mark.slow

DPI = 150
TURNS = (None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE)
FEEDER, GLASS = ScanSettings(ScanSource.FEEDER), ScanSettings(ScanSource.FLATBED)
LONGEST = SeparatorSheet(
    "giay_chung_nhan_quyen_su_dung_dat",
    "Bản gốc Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất đã cấp",
    "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
)


def told(side: Picture) -> str:
    return separator_on(glance(side, DPI, 75))


@cache
def printed(sheet: SeparatorSheet, dpi: int) -> Picture:
    """Return the sheet the desk prints."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "to-ngan.pdf"
        draw_separators([sheet], load_catalogue(PACKS).form("separator").labels, out)
        return next(open_pages(out, dpi))


def qr_sheet(text: str) -> Picture:
    side, code = blank_side(DPI), qr(text, 1)
    large = cv2.resize(code, (614, 614), interpolation=cv2.INTER_NEAREST)  # 104 mm with its quiet zone
    side[331:945, 313:927] = large[:, :, None]
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


def crooked(side: Picture, degrees: float) -> Picture:
    height, width = side.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(side, turn, (width, height), borderValue=(244, 244, 244)), np.uint8)


def grey(side: Picture) -> Picture:
    return np.asarray(cv2.cvtColor(side, cv2.COLOR_BGR2GRAY), np.uint8)


def bilevel(side: Picture) -> Picture:
    return np.where(grey(side) < 128, 0, 255).astype(np.uint8)


@pytest.mark.slow
@pytest.mark.parametrize("sheet", [SeparatorSheet(), LONGEST], ids=["next", "named"])
@pytest.mark.parametrize("dpi", [200, 300])
def test_the_sheet_the_desk_prints_is_known_however_it_is_scanned(sheet: SeparatorSheet, dpi: int) -> None:
    side = printed(sheet, dpi)
    for way in (side, crooked(side, 3), crooked(side, -3), grey(side), bilevel(side), cv2.rotate(side, 1)):
        assert findings(np.asarray(way, np.uint8), dpi, FEEDER).separator == sheet.text


@pytest.mark.parametrize("top", ["dark", "wood"])
def test_the_sheet_is_known_under_a_camera(top: str) -> None:
    drawn = desk(printed(LONGEST, 300), np.random.default_rng(4), top=top)
    found = findings(drawn.picture, 0, ScanSettings(ScanSource.CAMERA))
    assert found.separator == LONGEST.text


def test_a_page_with_a_separator_beside_it_on_the_glass_stays_a_paper() -> None:
    sheet, page = printed(SeparatorSheet(), 300), paper("giay_bao_tu")
    both = [Laid(sheet, (210, 297), (106, 149)), Laid(page, (210, 297), (320, 149))]
    drawn = glass(both, np.random.default_rng(1), size_mm=(432, 300), dpi=100)
    assert findings(drawn.picture, 100, GLASS).separator == ""
    whole = np.hstack([cv2.resize(sheet, (827, 1169)), cv2.resize(page, (827, 1169))])
    assert findings(np.asarray(whole, np.uint8), 100, GLASS).separator == ""
    assert findings(np.asarray(whole, np.uint8), 0, ScanSettings(ScanSource.CAMERA)).separator == ""


@pytest.mark.parametrize("long_px", [236, 900])
def test_a_written_page_that_shows_the_code_of_a_separator_stays_a_paper(long_px: int) -> None:
    page = paper("to_khai_khai_sinh").copy()
    page[80 : 80 + long_px, 80 : 80 + long_px] = cv2.resize(qr(NEXT_PAPER, 8), (long_px, long_px))[:, :, None]
    assert findings(page, 300, FEEDER).separator == ""


@pytest.mark.parametrize("kind", ["giay_bao_tu", "giay_xac_nhan_tthn", "to_khai_khai_sinh"])
@pytest.mark.parametrize("sheet", [SeparatorSheet(), LONGEST], ids=["next", "named"])
def test_a_separator_fed_together_with_a_page_stays_a_paper(sheet: SeparatorSheet, kind: str) -> None:
    both = printed(sheet, 300).copy()
    row = round(165 * 300 / 25.4)
    page = cv2.resize(paper(kind), both.shape[1::-1], interpolation=cv2.INTER_AREA)
    for shadow in (0, 30):
        both[row:] = page[row:]
        both[row : row + 4, :] = both[row : row + 4, :] - np.minimum(both[row : row + 4, :], shadow)
        found = findings(both, 300, FEEDER)
        assert found.separator == ""
        assert shadow == 0 or found.suspicion is Suspicion.DOUBLE_FEED


def test_bars_of_a_patch_on_a_written_page_or_in_its_middle_are_no_separator() -> None:
    bars = patch_sheet()
    page = cv2.resize(paper("to_khai_khai_sinh"), bars.shape[1::-1], interpolation=cv2.INTER_AREA)
    assert told(np.minimum(bars, np.asarray(page, np.uint8))) == ""
    assert told(np.roll(bars, 700, axis=0)) == ""
    assert told(np.roll(bars, 250, axis=1)) == ""
