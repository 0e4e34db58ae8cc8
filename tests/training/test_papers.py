"""Sample papers: exact for a seed, of the right size, and saying exactly what they claim to say."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from reportlab.pdfbase.ttfonts import TTFontFile

from app.domain.errors import RuleError
from app.training.citizens import load_commune
from app.training.defects import FLAWLESS, Defects, everyday
from app.training.gallery import contact_sheet
from app.training.ink import FONTS, HAND
from app.training.mrz import td1_lines
from app.training.papers import BLANK, EVERY_PAPER, PAPERS, draw_paper
from app.training.sample_paper import A4, A5
from scanner.blank import is_blank

pytestmark = pytest.mark.slow  # drawing whole pages takes seconds

PACKS = Path(__file__).parents[2] / "resources" / "packs"
COMMUNE = load_commune(date(2026, 11, 20))
HOME = COMMUNE.household("nha_mau")
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
ON_PAPER = ("Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Arimo-Regular", "Arimo-Bold", HAND.font)
VIETNAMESE = VOWELS + VOWELS.upper() + "đĐ"


def test_the_same_seed_gives_the_same_file_and_another_seed_another():
    first = draw_paper("giay_chung_sinh", HOME, 7, everyday(7))

    assert draw_paper("giay_chung_sinh", HOME, 7, everyday(7)) == first
    assert draw_paper("giay_chung_sinh", HOME, 8, everyday(7)).jpeg != first.jpeg


def test_papers_are_exactly_a4_or_a5_at_300_dpi():
    birth = draw_paper("giay_chung_sinh", HOME, 1).image
    death = draw_paper("giay_bao_tu", HOME, 1, everyday(1)).image

    assert (birth.size, death.size) == (A5, A4) == ((1748, 2480), (2480, 3508))


def test_every_kind_of_paper_is_a_document_type_the_desk_knows():
    pack = tomllib.loads((PACKS / "document_types.toml").read_text(encoding="utf-8"))
    known = {one["id"] for one in pack["document_type"]}

    assert {paper.kind for paper in EVERY_PAPER} - known == {BLANK, ""}
    assert len(PAPERS) >= 13


@pytest.mark.parametrize("font", ON_PAPER)
def test_every_font_on_paper_has_every_vietnamese_letter(font: str):
    glyphs = TTFontFile(str(FONTS / f"{font}.ttf")).charToGlyph

    assert len(set(VIETNAMESE)) == 146
    assert [sign for sign in VIETNAMESE + "0123456789.,:/()-" if ord(sign) not in glyphs] == []


@pytest.mark.parametrize("bearer", ["wife", "husband"])
def test_the_qr_of_a_scanned_card_says_the_card_text_byte_for_byte(bearer: str):
    home = HOME.borne_by(bearer)

    codes = zxingcpp.read_barcodes(draw_paper("the_can_cuoc", home, 3, everyday(3)).image)

    assert [code.bytes for code in codes] == [home.card_bearer.card_text.encode()]


@pytest.mark.slow
@pytest.mark.parametrize("bearer", ["wife", "husband", "elder", "deputy"])
@pytest.mark.parametrize("home", COMMUNE.households, ids=lambda home: home.key)
def test_the_qr_of_every_card_survives_slant_and_turning(home, bearer: str):
    home = home.borne_by(bearer)
    slanted = replace(everyday(11), skew_degrees=3.0, upside_down=True)

    codes = zxingcpp.read_barcodes(draw_paper("the_can_cuoc", home, 5, slanted).image)

    assert [code.bytes for code in codes] == [home.card_bearer.card_text.encode()]


def test_a_card_shows_its_machine_zone_last():
    lines = draw_paper("the_can_cuoc", HOME, 1).text.splitlines()

    assert tuple(lines[-3:]) == td1_lines(HOME.wife)


def test_the_text_of_a_paper_holds_what_is_printed_on_it():
    paper = draw_paper("to_khai_khai_sinh", HOME, 1)

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in paper.text.splitlines()
    assert "Họ, chữ đệm, tên: TRẦN BẢO THỬ" in paper.text.splitlines()
    assert "Ngày, tháng, năm sinh: 14/11/2026" in paper.text.splitlines()


def test_the_fields_of_a_paper_are_normal_values_under_the_desks_names():
    values = {one.name: one.value for one in draw_paper("giay_chung_sinh", HOME, 1).fields}

    assert values == {
        "issuing_agency": "BỆNH VIỆN ĐA KHOA THỬ NGHIỆM",
        "document_number": "118/GCS",
        "mother_name": "Nguyễn Thị Mẫu",
        "id_number": "038192000016",
        "residence": "Thôn Mẫu, Xã Thử Nghiệm, Tỉnh Thử Nghiệm",
        "father_name": "Trần Văn Thử",
        "child_birth_date": "2026-11-14",
        "birth_place": "Bệnh viện Đa khoa Thử Nghiệm, tỉnh Thử Nghiệm",
        "child_sex": "male",
        "child_full_name": "Trần Bảo Thử",
        "issued_on": "2026-11-14",
        "signer": "Tạ Văn Giả Lập",
    }


@pytest.mark.parametrize(
    "defects", [FLAWLESS, Defects(skew_degrees=3), Defects(skew_degrees=-2, upside_down=True)]
)
def test_field_boxes_follow_the_ink_through_slant_and_turning(defects: Defects):
    paper = draw_paper("giay_chung_sinh", HOME, 1, defects)
    pixels = np.asarray(paper.image.convert("L"))

    darkest = {f.name: pixels[f.box[1] :, f.box[0] :][: f.box[3], : f.box[2]].min() for f in paper.fields}

    assert max(darkest.values()) < 100


def test_the_blank_side_has_no_text_and_only_a_shadow_of_its_front():
    paper = draw_paper(BLANK, HOME, 1)
    body = np.asarray(paper.image.convert("L"))[:3300]

    assert (paper.text, paper.fields) == ("", ())
    assert body.min() > 215


def test_every_sample_is_marked_as_training_at_its_foot():
    printed = np.asarray(draw_paper("giay_bao_tu", HOME, 1).image.convert("L"))[3390:3460]
    blank = np.asarray(draw_paper(BLANK, HOME, 1).image.convert("L"))[3390:3460]

    assert (printed < 200).sum() > 1000
    assert (blank < 235).sum() > 1000


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_the_scanner_sees_the_blank_side_as_blank_and_a_written_one_as_written(seed: int):
    blank = np.asarray(draw_paper(BLANK, HOME, seed, everyday(seed)).image)
    written = np.asarray(draw_paper("giay_bao_tu", HOME, seed, everyday(seed)).image)

    assert (is_blank(blank, 300), is_blank(written, 300)) == (True, False)


def test_a_kind_nobody_draws_is_refused():
    with pytest.raises(RuleError) as refused:
        draw_paper("giay_thong_hanh", HOME, 1)

    assert refused.value.code == "training.unknown_paper"


def test_a_contact_sheet_shows_papers_side_by_side():
    sheet = contact_sheet([(draw_paper("giay_chung_sinh", HOME, 1).image, 300)])

    assert sheet.size == (8 * 268 + 12, 374 + 12)


@pytest.mark.slow
def test_every_letter_on_every_paper_has_a_glyph():
    printed = {sign for paper in PAPERS for sign in draw_paper(paper.kind, HOME, 1).text if sign != "\n"}
    held = [set(TTFontFile(str(FONTS / f"{font}.ttf")).charToGlyph) for font in ON_PAPER]

    assert [{sign for sign in printed if ord(sign) not in glyphs} for glyphs in held] == [set()] * 6
