"""A tone stands on one letter of its syllable; câỵ and taị are written by nobody."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.normal.syllable import is_syllable, tone_places

HEAVY = "\u0323"


@pytest.mark.parametrize(
    ("word", "toned"),
    [
        ("cây", ["cậy"]),
        ("tai", ["tại"]),
        ("Ty", ["Tỵ"]),
        ("quy", ["quỵ"]),
        ("hoa", ["họa", "hoạ"]),
        ("thuy", ["thụy", "thuỵ"]),
        ("loan", ["loạn"]),
        ("hoai", ["hoại"]),
        ("phương", ["phượng"]),
        ("nguyên", ["nguyện"]),
        ("gia", ["giạ"]),
        ("gi", ["gị"]),
        ("mua", ["mụa"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_the_tone_stands_where_it_is_written(word: str, toned: list[str]) -> None:
    forms = [
        unicodedata.normalize("NFC", word[: at + 1] + HEAVY + word[at + 1 :]) for at in tone_places(word)
    ]

    assert forms == toned


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy", max_size=7))
def test_every_place_is_a_vowel_and_gives_a_syllable(word: str) -> None:
    for at in tone_places(word):
        assert word[at] in "aăâeêioôơuưy"
        form = unicodedata.normalize("NFC", word[: at + 1] + HEAVY + word[at + 1 :])
        assert is_syllable(form) or word.startswith("gi")
