"""Drawing in millimetres: words wrap, tables go on over pages, and nothing is lost on the way."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from app.forms.flow import Column, Flow, Margins, Table, TableStyle
from app.forms.letterhead import balanced
from app.forms.pdf import write_pdf
from app.forms.sheet import GLUE, Run, Sheet, Style, trace_of, width_of, wrap

BODY = Style("body", "Tinos-Regular", 11)
BOLD = Style("bold", "Tinos-Bold", 11)
VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạẤẰẨẪẬ ", max_size=200)


def words_of(runs: tuple[tuple[Run, ...], ...]) -> str:
    return "".join("".join(run.words for run in line) for line in runs).replace(" ", "")


@settings(max_examples=60, deadline=None)
@given(first=VIETNAMESE, second=VIETNAMESE, width=st.floats(8, 150))
def test_wrapping_keeps_every_letter_and_never_leaves_the_width(
    first: str, second: str, width: float
) -> None:
    lines = wrap([Run(first, BODY), Run(second, BOLD)], width)

    assert words_of(lines) == unicodedata.normalize("NFC", first + second).replace(" ", "")
    assert all(sum(width_of(run.words, run.style) for run in line) <= width + 0.01 for line in lines)


def test_glued_words_stay_on_one_line() -> None:
    told = f"Trung tâm Phục vụ hành chính công (điện{GLUE}thoại{GLUE}0237{GLUE}000{GLUE}000)"

    lines = wrap([Run(told, BODY)], 75)

    assert [run.words for line in lines for run in line][-1].startswith("(điện")


def test_a_heading_breaks_into_like_lines_and_not_inside_a_compound() -> None:
    assert balanced("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ THỬ NGHIỆM", BOLD, 80) == (
        "TRUNG TÂM PHỤC VỤ",
        "HÀNH CHÍNH CÔNG XÃ THỬ NGHIỆM",
    )


def test_the_trace_tells_place_style_and_words() -> None:
    sheet = Sheet(148, 210)
    sheet.text(74, 20, "Giấy tiếp nhận", BOLD, "centre")

    (line,) = trace_of(sheet.pages)

    assert str(line) == "1   61.7   23.5  bold         Giấy tiếp nhận"


def test_decomposed_words_are_composed_at_the_door(tmp_path: Path) -> None:
    sheet = Sheet(148, 210)
    sheet.text(20, 20, unicodedata.normalize("NFD", "Nguyễn Thị Mẫu"), BODY)
    write_pdf(sheet.pages, tmp_path / "nfc.pdf", "nfc")

    page = pypdfium2.PdfDocument(tmp_path / "nfc.pdf")[0]

    assert page.get_textpage().get_text_bounded().strip() == "Nguyễn Thị Mẫu"


def test_a_table_repeats_its_head_on_every_page_and_loses_no_row() -> None:
    sheet = Sheet(148, 210)
    flow = Flow(sheet, Margins(10, 10, 10, 10))
    table = Table(flow, [Column("STT", 15), Column("Tên", 113)], TableStyle(BOLD, BODY))

    table.draw([(str(number), f"Giấy tờ {number}") for number in range(1, 101)])

    lines = trace_of(sheet.pages)
    assert [line.page for line in lines if line.words == "Tên"] == list(range(1, len(sheet.pages) + 1))
    assert {f"Giấy tờ {number}" for number in range(1, 101)} <= {line.words for line in lines}
    assert max(line.y for line in lines) < 200


def test_a_row_taller_than_a_page_is_divided_between_lines() -> None:
    sheet = Sheet(148, 210)
    flow = Flow(sheet, Margins(10, 10, 10, 10))
    table = Table(flow, [Column("STT", 15), Column("Tên", 40)], TableStyle(BOLD, BODY))
    endless = " ".join(f"từ{number}" for number in range(600))

    table.draw([("1", "ngắn"), ("2", endless)])

    lines = trace_of(sheet.pages)
    told = " ".join(line.words for line in lines if line.words.startswith("từ"))
    assert told == endless
    assert len(sheet.pages) > 2
    assert max(line.y for line in lines) < 200
