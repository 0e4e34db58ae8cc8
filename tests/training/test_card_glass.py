"""Cards on the training glass: found where they lie, at true scale, one or two of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.page_view import PageView
from app.pictures.files import Picture, open_pages
from app.pictures.papers import papers_in
from app.ports import ScanSettings, ScanSource
from app.training.card_paper import CARD_HEIGHT, CARD_WIDTH
from app.training.citizens import load_commune
from app.training.stacks import CARD_STACK, TWO_CARDS_STACK, lay_stacks
from scanner.codes import PictureCodes
from scanner.examine import findings

pytestmark = pytest.mark.slow  # draws whole pages or starts child processes

GLASS = ScanSettings(ScanSource.FLATBED, 300, separators=False)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("may-quet-ao")
    lay_stacks(folder, load_commune(date(2026, 11, 20)), plans=())
    return folder


def pictures(stack: Path) -> list[Path]:
    listed = (stack / "stack.txt").read_text(encoding="utf-8").splitlines()
    return [stack / line for line in listed if not line.startswith("#")]


def size_mm(view: PageView, picture: Picture) -> tuple[float, float]:
    wide, high = view.size_px(picture.shape[1], picture.shape[0])
    return wide / 300 * 25.4, high / 300 * 25.4


@pytest.mark.slow
def test_a_card_on_the_glass_is_found_at_its_true_size(laid: Path):
    for path in pictures(laid / CARD_STACK):
        picture = next(iter(open_pages(path)))
        found = findings(picture, 300, GLASS)
        assert size_mm(found.view, picture) == pytest.approx((CARD_WIDTH, CARD_HEIGHT), abs=0.3)
        assert not found.blank


@pytest.mark.slow
def test_two_cards_on_one_glass_are_two_papers_of_the_true_size(laid: Path):
    for path in pictures(laid / TWO_CARDS_STACK):
        picture = next(iter(open_pages(path)))
        sizes = [size_mm(view, picture) for view in papers_in(picture, 300)]
        assert sizes == [pytest.approx((CARD_WIDTH, CARD_HEIGHT), abs=0.3)] * 2


def test_the_code_of_a_card_is_read_from_the_glass(laid: Path):
    wife = load_commune(date(2026, 11, 20)).household("nha_mau").wife
    read = PictureCodes().decode(pictures(laid / CARD_STACK)[0])
    assert [code.raw.decode() for code in read] == [wife.card_text]
