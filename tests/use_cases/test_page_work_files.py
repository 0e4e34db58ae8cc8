"""Work on pages that makes pictures: laid together, cut apart, found again, with the real painter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.domain.draft import Draft, DraftPage
from app.domain.errors import RuleError, StorageError
from app.domain.page_view import Cleaning, PageView, box_view
from app.domain.pages import work as page_work
from app.domain.pages.work import Landing
from app.pictures.files import encode_page
from app.pictures.resolution import dpi_filling
from app.ports import ColourMode, ScanSettings
from bench.drawn_pages import desk, overlap, paper
from tests.use_cases.world import World, make_world

pytestmark = pytest.mark.slow

CARD_PX = (1012, 638)  # ISO/IEC 7810 ID-1, 85.6 x 54 mm, at 300 dpi


@pytest.fixture
def world(tmp_path: Path):
    made = make_world(tmp_path / "quay")
    yield made
    made.desk.close()


def taken(world: World, *pictures: Path) -> Draft:
    """Scan pictures into a new draft."""
    world.scanner.pictures = list(pictures)
    draft = world.desk.start_draft("can-bo")
    return world.desk.capture(
        draft.id, world.scanner.present, ScanSettings(), Landing(), lambda *_: None
    )  # fmt: skip


def card(folder: Path, name: str, shade: int) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.png"
    Image.fromarray(np.full((CARD_PX[1], CARD_PX[0]), shade, np.uint8)).save(path, dpi=(300, 300))
    return path


def seen(world: World, page: DraftPage) -> np.ndarray:
    return np.asarray(Image.open(world.desk.page_picture(page.look)).convert("L"))


def test_both_sides_of_a_card_lie_on_one_a4_at_true_scale(world: World, tmp_path: Path):
    draft = taken(world, card(tmp_path / "the", "truoc", 60), card(tmp_path / "the", "sau", 120))
    sheet = world.desk.join_pages(draft.pages)
    picture = seen(world, sheet)
    assert picture.shape == (3508, 2480)
    dark = picture < 200
    assert abs(int(dark.any(axis=0).sum()) - CARD_PX[0]) <= 2
    assert abs(int(dark.any(axis=1).sum()) - 2 * CARD_PX[1]) <= 4
    joined = world.desk.edit_draft(
        draft.id, lambda d: page_work.join_pages(d, [p.id for p in draft.pages], sheet)
    )
    assert [p.kept for p in joined.pages] == [True, False, False]


def test_pages_are_laid_together_as_they_are_seen_turned_and_cut(world: World, tmp_path: Path):
    draft = taken(world, card(tmp_path / "the", "truoc", 60), card(tmp_path / "the", "sau", 120))
    left = PageView(box_view(0, 0, 506, 638))
    pages = [replace(draft.pages[0], rotation=90), replace(draft.pages[1], view=left)]
    dark = seen(world, world.desk.join_pages(pages)) < 200
    assert abs(int(dark.any(axis=0).sum()) - 638) <= 2
    assert abs(int(dark.any(axis=1).sum()) - (1012 + 638)) <= 4


def test_sides_too_large_for_one_a4_are_refused_and_nothing_is_left_behind(world: World, tmp_path: Path):
    path = tmp_path / "a4.png"
    Image.fromarray(np.full((3508, 2480), 250, np.uint8)).save(path, dpi=(300, 300))
    draft = taken(world, path, path)
    with pytest.raises(RuleError) as refused:
        world.desk.join_pages(draft.pages)
    assert refused.value.code == "page.too_large"
    assert list((world.root / "work").glob("*")) == []


def test_one_side_alone_is_not_laid_on_a_sheet(world: World, tmp_path: Path):
    draft = taken(world, card(tmp_path / "the", "truoc", 60))
    with pytest.raises(RuleError) as refused:
        world.desk.join_pages(draft.pages)
    assert refused.value.code == "page.join_two"


def test_two_cards_on_one_glass_are_cut_apart(world: World, tmp_path: Path):
    glass = np.full((1754, 1240), 250, np.uint8)
    glass[200:519, 300:806] = 120
    glass[900:1219, 310:816] = 100
    path = tmp_path / "kinh.png"
    Image.fromarray(glass).save(path, dpi=(150, 150))
    page = replace(taken(world, path).pages[0], view=PageView(cleaning=Cleaning.SHADOWS))
    views = world.desk.find_papers(page)
    assert len(views) == 2
    assert all(view.cleaning is Cleaning.SHADOWS for view in views)
    first, second = (view.size_px(1240, 1754) for view in views)
    assert first == pytest.approx((506, 319), abs=12) and second == pytest.approx((506, 319), abs=12)
    assert views[0].corners[1] < views[1].corners[1]


def test_one_frame_is_not_laid_around_two_papers_on_the_glass(world: World, tmp_path: Path):
    glass = np.full((1754, 1240), 250, np.uint8)
    glass[200:519, 300:806] = 120
    glass[900:1219, 310:816] = 100
    path = tmp_path / "kinh.png"
    Image.fromarray(glass).save(path, dpi=(150, 150))
    with pytest.raises(RuleError) as several:
        world.desk.find_paper(taken(world, path).pages[0])
    assert (several.value.code, several.value.facts) == ("page.several_papers", {"count": 2})


def test_a_picture_with_one_paper_or_none_is_told(world: World, tmp_path: Path):
    draft = taken(world, card(tmp_path / "the", "trang", 255))
    with pytest.raises(RuleError) as one:
        world.desk.find_papers(draft.pages[0])
    assert one.value.code == "page.one_paper"
    with pytest.raises(RuleError) as none:
        world.desk.find_paper(draft.pages[0])
    assert none.value.code == "page.no_paper"


def test_the_paper_is_found_again_after_a_hand_cut_it_wrong(world: World, tmp_path: Path):
    glass = np.full((1754, 1240), 120, np.uint8)
    glass[100:1340, 150:1027] = 245
    path = tmp_path / "a5.png"
    Image.fromarray(glass).save(path, dpi=(150, 150))
    page = replace(taken(world, path).pages[0], view=PageView(box_view(0, 0, 90, 90)))
    view = world.desk.find_paper(page)
    assert view.size_px(1240, 1754) == pytest.approx((877, 1240), abs=15)


def test_a_frame_printed_on_a_page_from_the_glass_is_not_taken_for_the_paper(world: World, tmp_path: Path):
    side = np.full((1754, 1240), 250, np.uint8)
    side[200:1600, 200:206] = side[200:1600, 1040:1046] = 20
    side[200:206, 200:1046] = side[1594:1600, 200:1046] = 20
    path = tmp_path / "khung.png"
    Image.fromarray(side).save(path, dpi=(150, 150))
    with pytest.raises(RuleError) as none:
        world.desk.find_paper(taken(world, path).pages[0])
    assert none.value.code == "page.no_paper"


def test_the_sheet_on_a_still_of_the_desks_camera_is_found_again(world: World, tmp_path: Path):
    drawn = desk(paper("giay_bao_tu"), np.random.default_rng(3), top="dark", long_px=1200)
    path = tmp_path / "chup.jpg"
    path.write_bytes(encode_page(drawn.picture, ColourMode.COLOUR, dpi_filling(1200, 297.0)).data)
    page = replace(taken(world, path).pages[0], view=PageView(box_view(0, 0, 90, 90)))
    assert overlap(world.desk.find_paper(page).points, drawn.corners[0], drawn.picture.shape) > 0.97


def test_an_original_that_is_gone_is_told(world: World, tmp_path: Path):
    page = taken(world, card(tmp_path / "the", "truoc", 60)).pages[0]
    world.desk.page_picture(page.look).unlink()
    for act in (world.desk.find_papers, world.desk.find_paper):
        with pytest.raises(StorageError) as lost:
            act(page)
        assert lost.value.code == "page.lost"
