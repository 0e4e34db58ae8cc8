"""Mẫu 01 on paper: every word in its place, codes that scan, and nothing ever cut off."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageFilter

from app.domain.errors import RuleError, StorageError
from app.domain.procedure import CopyCounts
from app.domain.receipt import lookup_link
from app.domain.seal import sealed_summary
from app.exchange.seal import DeskKey, seal, trusted_keys, verify_text
from app.forms import FORMS
from app.forms.receipt import draw_receipt
from tests.forms.golden import CASES, FOLDER, INCOMPLETE, PROVISIONAL, drawn
from tests.forms.samples import (
    AGENCY,
    CHILD_BIRTH,
    LONG_NAME,
    LONG_PROCEDURE,
    MANY_PAPERS,
    WORDING,
    receipt_of,
)


def text_of(pdf: Path) -> str:
    """Return the words of a PDF as a search would find them, spaces single."""
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def codes_of(pdf: Path, page: int = 0) -> set[str]:
    """Return what a scanner finds on a page scanned at 200 dpi in grey."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=200 / 72, grayscale=True).to_pil()
    return {code.text for code in zxingcpp.read_barcodes(picture)}


@pytest.mark.parametrize("case", CASES)
def test_every_word_stands_where_the_reviewed_form_has_it(case: str) -> None:
    assert drawn(case) == (FOLDER / f"receipt-{case}.txt").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "pages"), [("A5", 2), ("A4", 2), ("A4x2", 1)])
def test_bar_code_and_qr_scan_at_200_dpi(paper: str, pages: int, tmp_path: Path) -> None:
    content = receipt_of(CHILD_BIRTH)

    trace = draw_receipt(content, WORDING, tmp_path / "r.pdf", paper)

    assert trace.pages == pages
    assert codes_of(tmp_path / "r.pdf") == {"H99.01-261120-0001", lookup_link(content)}
    assert codes_of(tmp_path / "r.pdf", pages - 1) == {"H99.01-261120-0001", lookup_link(content)}


def test_the_codes_scan_through_the_training_mark(tmp_path: Path) -> None:
    draw_receipt(receipt_of(CHILD_BIRTH, training=True), WORDING, tmp_path / "r.pdf", "A5")

    assert "H99.01-261120-0001" in codes_of(tmp_path / "r.pdf")
    assert "TẬP HUẤN - KHÔNG CÓ GIÁ TRỊ" in text_of(tmp_path / "r.pdf")


def test_a_crumpled_copy_still_proves_itself_without_internet(tmp_path: Path) -> None:
    key = DeskKey.open(tmp_path / "keys")
    content = replace(receipt_of(CHILD_BIRTH), sealed=seal(sealed_summary(CHILD_BIRTH), key))
    draw_receipt(content, WORDING, tmp_path / "r.pdf", "A5")
    picture = pypdfium2.PdfDocument(tmp_path / "r.pdf")[1].render(scale=200 / 72, grayscale=True).to_pil()

    worn = picture.rotate(4, fillcolor=255, expand=True).filter(ImageFilter.GaussianBlur(0.8))
    found = [verify_text(code.text, trusted_keys(tmp_path / "keys")) for code in zxingcpp.read_barcodes(worn)]

    assert [finding.code for finding in found if finding.valid] == ["H99.01-261120-0001"]


def test_the_qr_names_nobody() -> None:
    link = lookup_link(receipt_of(CHILD_BIRTH))

    assert link.startswith("https://dichvucong.example.gov.vn/tra-cuu?ma_ho_so=H99.01-261120-0001#s=QMC1.")
    assert "038192000016" not in link
    assert "Nguy" not in link


def test_one_liên_stays_with_the_office_and_one_goes_with_the_citizen(tmp_path: Path) -> None:
    trace = draw_receipt(receipt_of(CHILD_BIRTH), WORDING, tmp_path / "r.pdf", "A5")

    assert [(line.page, line.words) for line in trace.lines if line.words.startswith("(Liên")] == [
        (1, "(Liên: Lưu)"),
        (2, "(Liên: Giao người nộp)"),
    ]


@pytest.mark.parametrize("paper", ["A5", "A4", "A4x2"])
def test_long_names_long_procedures_and_long_lists_are_never_cut_off(paper: str, tmp_path: Path) -> None:
    trace = draw_receipt(receipt_of(MANY_PAPERS), WORDING, tmp_path / "r.pdf", paper)

    text = text_of(tmp_path / "r.pdf")
    assert LONG_NAME in text
    assert LONG_PROCEDURE in text
    assert text.count("Hợp tác xã Nông nghiệp Thử Nghiệm") == 2 * 8
    assert all(text.count(f"Giấy tờ thứ {number}:") == 2 for number in range(1, 25))
    assert f"Trang {trace.pages // 2}/{trace.pages // 2}" in text


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_no_word_leaves_the_paper(case: str, tmp_path: Path) -> None:
    content, paper = CASES[case]
    draw_receipt(content, WORDING, tmp_path / "r.pdf", paper)

    for page in pypdfium2.PdfDocument(tmp_path / "r.pdf"):
        width, height = page.get_size()
        words = page.get_textpage()
        boxes = [words.get_rect(number) for number in range(words.count_rects())]
        upright = [box for box in boxes if box[3] - box[1] < 60]
        assert upright
        assert min(left for left, _, _, _ in upright) > 0
        assert max(right for _, _, right, _ in upright) < width
        assert min(bottom for _, bottom, _, _ in upright) > 0
        assert max(top for _, _, _, top in upright) < height


def test_a_name_of_one_endless_word_is_broken_instead_of_cut(tmp_path: Path) -> None:
    person = replace(CHILD_BIRTH.applicant.submitter, full_name="Ẵ" * 300)
    dossier = replace(CHILD_BIRTH, applicant=replace(CHILD_BIRTH.applicant, submitter=person))

    trace = draw_receipt(receipt_of(dossier), WORDING, tmp_path / "r.pdf", "A5")

    bold = "".join(line.words for line in trace.lines if line.style == "bold")
    assert bold.count("Ẵ") == 2 * (300 + 300)  # in two liên, as submitter and below the signature
    assert max(line.x for line in trace.lines) < 148


def test_a_paper_not_brought_is_named_with_its_reason(tmp_path: Path) -> None:
    draw_receipt(receipt_of(INCOMPLETE), WORDING, tmp_path / "r.pdf", "A5")

    text = text_of(tmp_path / "r.pdf")
    assert "– Giấy chứng nhận kết hôn của cha, mẹ trẻ (để quên ở nhà, nộp trước ngày 24/11/2026)" in text


def test_a_paper_used_again_is_listed_without_copies_and_with_its_number(tmp_path: Path) -> None:
    first, second, *rest = CHILD_BIRTH.papers
    again = replace(
        first, counts=CopyCounts(), digitised=2, reused="k", number="25/2019", dated=date(2019, 5, 4)
    )
    unnumbered = replace(again, name=second.name, number="", dated=None)
    dossier = replace(CHILD_BIRTH, papers=(again, unnumbered, *rest))

    draw_receipt(receipt_of(dossier), WORDING, tmp_path / "r.pdf", "A4")

    words = text_of(tmp_path / "r.pdf")
    assert "(dùng lại bản điện tử trong kho, số 25/2019, ngày 04/05/2019)" in words
    assert "(dùng lại bản điện tử trong kho)" in words


def test_a_provisional_number_says_that_it_is_one_and_scans(tmp_path: Path) -> None:
    draw_receipt(receipt_of(PROVISIONAL), WORDING, tmp_path / "r.pdf", "A5")

    assert "SỐ TẠM" in text_of(tmp_path / "r.pdf")
    assert "TAM-1-261120-007" in codes_of(tmp_path / "r.pdf")


def test_a_reprint_after_binding_names_both_numbers(tmp_path: Path) -> None:
    bound = replace(PROVISIONAL, code=CHILD_BIRTH.code)

    draw_receipt(receipt_of(bound, reprint=1), WORDING, tmp_path / "r.pdf", "A5")

    text = text_of(tmp_path / "r.pdf")
    assert "TAM-1-261120-007" in text
    assert "H99.01-261120-0001" in text
    assert "SỐ TẠM" not in text
    assert "H99.01-261120-0001" in codes_of(tmp_path / "r.pdf")


def test_a_reprint_is_marked_with_its_number(tmp_path: Path) -> None:
    draw_receipt(receipt_of(CHILD_BIRTH, reprint=3), WORDING, tmp_path / "r.pdf", "A5")

    assert "BẢN IN LẠI 3" in text_of(tmp_path / "r.pdf")


def test_the_same_receipt_drawn_twice_is_the_same_file(tmp_path: Path) -> None:
    draw_receipt(receipt_of(CHILD_BIRTH), WORDING, tmp_path / "1.pdf", "A5")
    draw_receipt(receipt_of(CHILD_BIRTH), WORDING, tmp_path / "2.pdf", "A5")

    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.pdf", "2.pdf"]


def test_decomposed_letters_are_printed_composed(tmp_path: Path) -> None:
    agency = replace(AGENCY, place="Thu\u031b\u0309 Nghiê\u0323m")

    content = replace(receipt_of(CHILD_BIRTH), place=agency.place)
    trace = draw_receipt(content, WORDING, tmp_path / "r.pdf", "A5")

    assert "Thử Nghiệm, ngày 20 tháng 11 năm 2026" in [line.words for line in trace.lines]


def test_a_mistyped_look_up_page_keeps_nobody_from_printing(tmp_path: Path) -> None:
    content = replace(receipt_of(CHILD_BIRTH), lookup_url="http://[dichvucong")

    assert draw_receipt(content, WORDING, tmp_path / "r.pdf", "A5").pages == 2


def test_an_unknown_paper_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as raised:
        draw_receipt(receipt_of(CHILD_BIRTH), WORDING, tmp_path / "r.pdf", "A3")

    assert raised.value.code == "form.paper"
    assert list(tmp_path.iterdir()) == []


def test_a_pack_that_lacks_a_word_is_told_by_its_key(tmp_path: Path) -> None:
    poor = {key: words for key, words in WORDING.items() if key != "due_at"}

    with pytest.raises(RuleError) as raised:
        draw_receipt(receipt_of(CHILD_BIRTH), poor, tmp_path / "r.pdf", "A5")

    assert (raised.value.code, raised.value.facts["key"]) == ("form.wording", "due_at")


def test_a_disk_that_cannot_be_written_is_told_and_leaves_no_half_paper(tmp_path: Path) -> None:
    (tmp_path / "receipts").write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(StorageError) as raised:
        draw_receipt(receipt_of(CHILD_BIRTH), WORDING, tmp_path / "receipts" / "r.pdf", "A5")

    assert raised.value.code == "disk.folder"


def test_a_receipt_is_drawn_while_the_clerk_reaches_for_the_pen(tmp_path: Path) -> None:
    draw_receipt(receipt_of(CHILD_BIRTH), WORDING, tmp_path / "warm.pdf", "A5")

    begun = time.perf_counter()
    draw_receipt(receipt_of(CHILD_BIRTH), WORDING, tmp_path / "r.pdf", "A5")

    assert time.perf_counter() - begun < 0.5


def test_the_list_of_forms_leads_to_the_drawing() -> None:
    assert ("receipt", draw_receipt) in [(form.id, form.draw) for form in FORMS]
