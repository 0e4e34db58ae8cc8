"""Cards as a flatbed delivers them, read by the real engine and the real finder of codes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.catalogue import load_catalogue
from app.domain.papers.evidence import Source
from bench.drawn_cards import CardSide, card_sides
from bench.product import seen_picture
from bench.read_set import draw_set
from ocr.engine import PageReader
from scanner.codes import PictureCodes

pytestmark = pytest.mark.slow

SIDES = tuple(card_sides(4, seed=3))
"""Four people: flatbed, askew, upside down, 200 dpi; the second and fourth have the card of 2024."""


@pytest.fixture(scope="module")
def readings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("the")

    def read(side: CardSide):
        path = folder / f"{side.name}.jpg"
        path.write_bytes(side.jpeg)
        return reader.read(path)

    types = load_catalogue().document_types
    with PageReader(types, workers=2, codes=PictureCodes()) as reader, ThreadPoolExecutor(2) as lanes:
        return dict(zip((side.name for side in SIDES), lanes.map(read, SIDES), strict=True))


@pytest.mark.parametrize("side", SIDES, ids=lambda side: f"{side.name} {side.damage}")
def test_either_side_is_known_for_a_card_and_gives_what_code_and_zone_prove(readings, side):
    reading = readings[side.name]
    proven = {f.name: f.value for f in reading.fields if f.source in (Source.QR, Source.MRZ)}

    assert (reading.suggestion.kind, reading.suggestion.score >= 0.8) == ("the_can_cuoc", True)
    for name, value in (side.machine | side.coded).items():
        assert proven[name] == value


@pytest.mark.parametrize("side", [s for s in SIDES if s.coded], ids=lambda side: side.name)
def test_the_code_stands_where_its_box_says_on_the_upright_page(readings, side):
    reading = readings[side.name]
    x, y, width, height = next(f.box for f in reading.fields if f.source is Source.QR)

    assert x > reading.width_px / 2 and y < reading.height_px / 2  # top right on both generations
    assert 0.8 < width / height < 1.25


@pytest.mark.parametrize("side", [s for s in SIDES if s.back and s.person.expires_on], ids=lambda s: s.name)
def test_the_last_day_of_a_card_is_read(readings, side):
    ends = [f.value for f in readings[side.name].fields if f.name == "expires_on"]

    assert ends == [side.person.expires_on.isoformat()]


@pytest.mark.parametrize("state", ["clean", "upside_down", "phone_easy"])
def test_a_drawn_passport_is_known_and_its_zone_gives_what_it_says(tmp_path, state):
    (page,) = draw_set(5, ["ho_chieu"], degradations=[state])
    path = tmp_path / "ho-chieu.jpg"
    path.write_bytes(page.jpeg)
    truth = {field.name: field.value for field in page.fields}

    with PageReader(load_catalogue().document_types, workers=1) as reader:
        reading = reader.read(seen_picture(path, page.dpi, tmp_path))

    said = {field.name: field for field in reversed(reading.fields)}
    assert reading.suggestion.kind == "ho_chieu"
    for name in ("document_number", "id_number", "birth_date", "sex", "expires_on", "nationality"):
        assert (said[name].value, said[name].source, said[name].doubts) == (truth[name], Source.MRZ, ())
    assert said["full_name"].value == truth["full_name"]
