"""The fonts on every paper hold every Vietnamese letter."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
import reportlab

from app.domain.errors import StorageError
from app.forms.fonts import FONTS, check_fonts, drawable, vietnamese_letters


def test_there_are_134_vietnamese_letters_beyond_the_plain_alphabet() -> None:
    marked = [c for c in vietnamese_letters() if ord(c) > 127 and unicodedata.category(c) in ("Ll", "Lu")]

    assert len(marked) == 134


def test_every_shipped_font_has_every_letter_and_its_licence_beside_it() -> None:
    assert len(check_fonts()) == 8
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_a_lost_font_stops_the_desk_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as raised:
        check_fonts(tmp_path)

    assert raised.value.code == "font.missing"
    assert raised.value.facts["font"] == "Tinos-Regular"


def test_a_damaged_font_stops_the_desk(tmp_path: Path) -> None:
    for name in FONTS.glob("*.ttf"):
        shutil.copy(name, tmp_path)
    (tmp_path / "Arimo-Bold.ttf").write_bytes(b"not a font")

    with pytest.raises(StorageError) as raised:
        check_fonts(tmp_path)

    assert raised.value.facts["font"] == "Arimo-Bold"


def test_a_letter_no_font_has_is_shown_as_a_box_instead_of_vanishing() -> None:
    assert drawable("Nguyễn 中 Mẫu", "Tinos-Regular") == "Nguyễn □ Mẫu"


def test_a_font_without_vietnamese_letters_is_refused_by_naming_them(tmp_path: Path) -> None:
    foreign = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    shutil.copy(foreign, tmp_path / "Tinos-Regular.ttf")

    with pytest.raises(StorageError) as raised:
        check_fonts(tmp_path)

    assert "ẫ" in str(raised.value.facts["letters"]).split()
