"""The drawn set: other people on every page, and the truth about a page stays true however it is spoilt."""

import io
from collections import Counter

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from app.catalogue import load_catalogue
from app.domain.people.person import PersonalId
from app.training.degradations import DEGRADATIONS
from app.training.drawing import BlockKind, Box, Filling
from app.training.invented import invent_household
from app.training.mrz import td1_lines
from app.training.papers import BLANK, EVERY_PAPER, TRAINING_DAY, drawn_sheet
from bench.read_set import ALL, BENCH_SEED, KINDS, UNKNOWN, SetPage, draw_set

pytestmark = pytest.mark.slow  # drawing whole pages takes seconds


def values_of(page: SetPage) -> dict[str, str]:
    return {field.name: field.value for field in page.fields}


def darkness(grey: NDArray[np.float32], box: Box) -> float:
    """How much darker than its surroundings the darkest spot of a box is, 0 to 255."""
    x, y, w, h = box
    inside = grey[max(0, y) : y + h, max(0, x) : x + w]
    return float(np.percentile(inside, 90) - inside.min())


def test_the_same_seed_draws_the_same_bytes_and_another_seed_other_people():
    first, again, other = (next(draw_set(seed, ["giay_khai_sinh"])) for seed in (1, 1, 2))

    assert first == again
    assert values_of(first)["full_name"] != values_of(other)["full_name"]


def test_people_and_numbers_differ_from_page_to_page():
    pages = list(draw_set(3, ["giay_bao_tu"], each=6, degradations=["clean"]))

    assert len({values_of(page)["deceased_id_number"] for page in pages}) == 6
    assert len({values_of(page)["issuing_agency"] for page in pages}) == 6


def test_at_least_thirty_kinds_of_the_desk_are_drawn_and_some_papers_it_has_no_kind_for():
    known = {one.id for one in load_catalogue().document_types}

    assert len(KINDS) >= 45
    assert set(KINDS) <= known
    assert [page.kind for page in draw_set(1, [UNKNOWN], each=2, degradations=["low_resolution"])] == ["", ""]


def test_a_kind_of_two_looks_shows_both():
    pages = draw_set(4, ["giay_khai_sinh"], each=2, degradations=["low_resolution"])
    titles = [text for page in pages for kind, text in page.blocks if kind == "title"]

    assert titles == ["GIẤY KHAI SINH", "(BẢN CHÍNH)", "TRÍCH LỤC KHAI SINH", "(BẢN SAO)"]


@pytest.mark.parametrize("name", [paper.name for paper in EVERY_PAPER if paper.name != BLANK])
def test_every_paper_says_what_it_is_and_has_the_print_of_its_fields_under_their_boxes(name: str):
    sheet = drawn_sheet(name, invent_household(5, TRAINING_DAY), np.random.default_rng(5), Filling.TYPED)
    grey = np.asarray(sheet.image.convert("L"), dtype=np.float32)

    told = Counter(block.kind for block in sheet.blocks)

    assert told[BlockKind.HEADER] >= 2
    assert told[BlockKind.TITLE] >= 1 or name == "cong_van"  # a letter has no title (NĐ 30/2020/NĐ-CP)
    assert [field.name for field in sheet.fields if darkness(grey, field.box) < 90] == []
    assert all(block.text and block.text == block.text.strip() for block in sheet.blocks)


@pytest.mark.parametrize("name", ALL)
def test_boxes_follow_the_print_through_whatever_happens_to_the_page(name: str):
    (page,) = draw_set(6, ["giay_khai_sinh"], degradations=[name])

    grey = np.asarray(Image.open(io.BytesIO(page.jpeg)).convert("L"), dtype=np.float32)

    assert (page.degradation, len(page.fields) > 8) == (name, True)
    assert [field.name for field in page.fields if darkness(grey, field.box) < 35] == []


def test_handwriting_is_told_from_type():
    typed, written = (
        next(draw_set(7, ["to_khai_khai_tu"], degradations=[name])) for name in ("clean", "handwriting")
    )

    assert {field.handwritten for field in typed.fields} == {False}
    assert {kind for kind, _ in typed.blocks} >= {"label", "value", "header", "title", "sign"}
    assert "hand" in {kind for kind, _ in written.blocks}
    assert "value" not in {kind for kind, _ in written.blocks}


def test_the_card_of_anybody_invented_has_a_code_that_decodes_and_a_zone_with_right_check_digits():
    (page,) = draw_set(8, ["the_can_cuoc"], degradations=["clean"])
    number = 8 * 1009
    home = invent_household(number, TRAINING_DAY)

    codes = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.jpeg)))

    assert [code.bytes.decode() for code in codes] == [home.card_bearer.card_text]
    assert set(td1_lines(home.card_bearer)) <= {text for _, text in page.blocks}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**7))
def test_nobody_invented_contradicts_their_own_number_and_no_number_can_be_a_persons(seed: int):
    home = invent_household(seed, TRAINING_DAY)
    people = (home.husband, home.wife, home.elder, home.deputy, home.first_child)

    assert [PersonalId(p.id_number).contradictions(p.sex, p.birth_date) for p in people] == [()] * 5
    assert len({person.id_number for person in people}) == 5
    assert not {person.id_number[:3] for person in people} & {"001", "031", "038", "048", "079", "092", "096"}
    assert home.married_on < home.today
    assert home.newborn.birth_date < home.today


def test_the_bench_draws_with_a_seed_no_test_uses_and_spoils_pages_in_many_ways():
    assert BENCH_SEED > 1000
    assert len(DEGRADATIONS) >= 14
