"""A few letters find the right one of all procedures a commune handles."""

from datetime import date

import pytest

from app.catalogue import PACKS, Catalogue, load_catalogue

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(PACKS)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("khsinh", "1.001193"),
        ("dkks", "1.001193"),
        ("kh sinh", "1.001193"),
        ("ksinh", "1.001193"),
        ("ks", "1.001193"),
        ("khai sinh", "1.001193"),
        ("1.0011", "1.001193"),
        ("kethon", "1.000894"),
        ("kết hôn", "1.000894"),
        ("dkkh", "1.000894"),
        ("khai tu", "1.000656"),
        ("ktu", "1.000656"),
        ("ctbs", "2.000815"),
        ("sao y", "2.000815"),
        ("815", "2.000815"),
        ("chuky", "2.000884"),
        ("trich luc", "2.000635"),
        ("doc than", "1.004873"),
        ("xntthn", "1.004873"),
        ("dat dai", "1.013978"),
        ("so do", "1.013978"),
        ("hoa giai", "1.012812"),
        ("hktt", "1.004222"),
        ("tam tru", "1.004194"),
        ("hkd", "1.001612"),
        ("gpxd", "1.013225"),
        ("xay dung", "1.013225"),
        ("khuyet tat", "1.001699"),
        ("con nuoi", "2.001263"),
        ("di chuc", "2.001019"),
        ("mai tang", "1.001731"),
        ("khai sinh lai", "1.004884"),
        ("kết hôn nước ngoài", "2.000806"),
    ],
)
def test_what_clerks_type_finds_the_procedure_they_mean_first(catalogue, typed, code):
    assert catalogue.search(typed, TODAY)[0].code == code


def test_once_letters_fit_well_the_far_fetched_are_left_out(catalogue):
    found = catalogue.search("kết hôn", TODAY, limit=71)
    assert 4 <= len(found) <= 8
    assert all("kết hôn" in p.name for p in found[:4])


@pytest.mark.parametrize("limit", [1, 5, 71])
def test_the_list_is_never_longer_than_asked(catalogue, limit):
    assert len(catalogue.search("dk", TODAY, limit)) <= limit


def test_every_procedure_is_found_by_its_code_its_short_name_and_each_everyday_name(catalogue):
    for procedure in catalogue.in_force(TODAY):
        for typed in (procedure.code, procedure.shown_name, *procedure.aliases):
            assert procedure in catalogue.search(typed, TODAY, limit=20), typed
