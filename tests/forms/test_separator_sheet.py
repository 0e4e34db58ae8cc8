"""Separator sheets: every word in its place, codes and bars that any scanner reads, nothing cut off.

After an intended change of the drawing run ``python -m tests.forms.test_separator_sheet`` and review the
difference.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from app.catalogue import load_catalogue
from app.domain.errors import RuleError
from app.domain.scanning.separator import (
    NEXT_PAPER,
    PATCH_NARROW_MM,
    PATCH_T_BARS_MM,
    SeparatorSheet,
    slot_of_separator,
)
from app.forms.separator_sheet import draw_separators, separator_pages
from app.forms.sheet import BoxMark, TextMark, trace_of, width_of
from app.forms.wording import Wording
from app.ports import ScanSettings
from scanner.examine import findings

GOLDEN = Path(__file__).parent / "golden" / "separator.txt"
WORDING = load_catalogue().form("separator").labels
BIRTH = SeparatorSheet("000.00.00.G15-KQ004389", "Giấy chứng sinh", "Đăng ký khai sinh")
LONG = SeparatorSheet("dai", "Giấy tờ chứng minh việc thay đổi quyền sử dụng đất của hộ gia đình " * 6, "Đ")
SHEETS = (SeparatorSheet(), BIRTH, LONG)
DPI = 200
"""As ``app.pictures.papers.LOOK_DPI``, at which a side is looked at while it is scanned."""


def drawn() -> str:
    pages = separator_pages(SHEETS, Wording(WORDING))
    return "\n".join(str(line) for line in trace_of(pages)) + "\n"


def scanned(pdf: Path, page: int) -> np.ndarray:
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=DPI / 72, grayscale=True)
    return picture.to_numpy().reshape(picture.height, -1)


def bars_at_the_leading_edge(picture: np.ndarray) -> list[float]:
    """Return the thickness in mm of dark and light runs down the middle, from the first bar on."""
    column = picture[: round(45 / 25.4 * DPI), picture.shape[1] // 2] < 128
    edges = np.flatnonzero(np.diff(column.astype(int)))
    return [round(float(step) / DPI * 25.4, 1) for step in np.diff(edges)][:7]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    draw_separators(SHEETS, WORDING, tmp_path / "to-ngan.pdf")
    return tmp_path / "to-ngan.pdf"


def test_every_word_stands_where_the_reviewed_sheet_has_it():
    assert drawn() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("turned", [False, True])
def test_the_code_names_the_paper_that_follows_whichever_way_the_sheet_is_fed(pdf: Path, turned: bool):
    for page, sheet in enumerate(SHEETS):
        picture = scanned(pdf, page)
        found = zxingcpp.read_barcodes(np.ascontiguousarray(picture[::-1, ::-1] if turned else picture))
        assert [slot_of_separator(code.text) for code in found] == [sheet.slot]


@pytest.mark.parametrize("turned", [False, True])
def test_the_bars_are_a_patch_t_from_either_end(pdf: Path, turned: bool):
    picture = scanned(pdf, 0)
    runs = bars_at_the_leading_edge(picture[::-1, ::-1] if turned else picture)
    wanted = [w for bar in PATCH_T_BARS_MM for w in (bar, PATCH_NARROW_MM)][:-1]
    assert runs == pytest.approx(wanted, abs=0.25)


@pytest.mark.slow
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("tilt", [0.0, 1.5])
def test_our_own_scanner_finds_the_paper_it_names_and_a_spoilt_code_still_means_the_next(
    pdf: Path, turned: bool, tilt: float
):
    for page, sheet in enumerate(SHEETS):
        upright = Image.fromarray(scanned(pdf, page)).rotate(
            tilt, fillcolor=255, resample=Image.Resampling.BILINEAR
        )
        picture = np.asarray(upright.rotate(180) if turned else upright)
        assert findings(picture, DPI, ScanSettings()).separator == sheet.text

        spoilt = picture.copy()
        spoilt[spoilt.shape[0] // 6 : -spoilt.shape[0] // 6] = 255
        assert findings(spoilt, DPI, ScanSettings()).separator == NEXT_PAPER


def test_the_sheet_is_black_on_white_without_half_tones():
    marks = [mark for page in separator_pages(SHEETS, Wording(WORDING)) for mark in page.marks]
    assert {mark.style.grey for mark in marks if isinstance(mark, TextMark)} == {0.0}
    assert not any(isinstance(mark, BoxMark) for mark in marks)


def test_no_word_leaves_the_sheet_or_meets_the_bars():
    for page in separator_pages(SHEETS, Wording(WORDING)):
        for mark in page.marks:
            if isinstance(mark, TextMark):
                assert mark.x >= 19 and mark.x + width_of(mark.words, mark.style) <= 191
                assert 38 < mark.y < 262


def test_a_word_the_pack_lacks_is_named(tmp_path: Path):
    with pytest.raises(RuleError, match=r"form\.wording"):
        draw_separators(SHEETS, {"title": "TỜ NGĂN"}, tmp_path / "x.pdf")


if __name__ == "__main__":
    GOLDEN.write_text(drawn(), encoding="utf-8")
