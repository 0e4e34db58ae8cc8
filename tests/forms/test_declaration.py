"""The tờ khai on paper: what is known in its place, dots for the rest, nothing cut off."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.catalogue import load_catalogue
from app.domain.declaration.content import Occasion, content_of
from app.forms import FORMS
from app.forms.declaration import MARGINS, WIDTH, draw_declaration
from app.forms.sheet import TextMark, width_of
from tests.domain.declarations import TODAY, form
from tests.forms.golden_declaration import BORN, CASES, FOLDER, WORDING, drawn, pages_of

OCCASION = Occasion("Ủy ban nhân dân xã Thử Nghiệm", "Thử Nghiệm", TODAY)
EVERY = [d.id for d in load_catalogue().declarations]


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_every_word_stands_where_the_reviewed_form_has_it(case: str) -> None:
    assert drawn(case) == (FOLDER / f"declaration-{case}.txt").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("id_", EVERY)
def test_every_form_keeps_within_its_margins_empty_and_full(id_: str) -> None:
    wide = {f.name: "Nguyễn Phước Quý Tường " * 4 for f in form(id_).fields}
    for values in ({}, wide):
        for page in pages_of(id_, values):
            words = [m for m in page.marks if isinstance(m, TextMark)]
            assert max(m.x + width_of(m.words, m.style) for m in words) < WIDTH - MARGINS.right + 0.5
            assert max(m.y for m in words) < page.height - 3


def test_an_empty_field_is_a_dotted_line_and_a_filled_one_is_not() -> None:
    lines = drawn("birth").splitlines()
    assert any("Quê quán:" in line for line in lines)
    assert sum("......" in line for line in lines) == 9


def test_the_birth_day_stands_in_figures_and_in_words() -> None:
    told = drawn("birth")
    assert "12/11/2026" in told
    assert "ngày mười hai tháng mười một năm hai nghìn không trăm hai mươi sáu" in told


def test_names_are_printed_in_capitals_and_signed_as_people_write_them() -> None:
    told = drawn("birth")
    assert "TRẦN BẢO THỬ" in told
    assert told.splitlines()[-2].endswith("Nguyễn Thị Mẫu")


def test_a_training_form_says_so_and_names_nobody_in_its_title(tmp_path: Path) -> None:
    out = tmp_path / "k.pdf"
    occasion = Occasion("Ủy ban nhân dân xã Thử Nghiệm", "Thử Nghiệm", TODAY, training=True)
    trace = draw_declaration(content_of(form("khai_sinh"), BORN, occasion), WORDING, out)
    document = pypdfium2.PdfDocument(out)
    assert "TẬP HUẤN - KHÔNG CÓ GIÁ TRỊ" in str(trace)
    assert document.get_metadata_value("Title") == "TỜ KHAI ĐĂNG KÝ KHAI SINH"
    assert "TRẦN BẢO THỬ" in document[0].get_textpage().get_text_bounded()


def test_the_same_form_is_the_same_file(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        draw_declaration(content_of(form("ket_hon"), {}, OCCASION), WORDING, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_form_is_on_the_list() -> None:
    assert "declaration" in {one.id for one in FORMS}
