from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.normal.dates import normal_date
from app.domain.normal.numbers import normal_area, normal_document_number, normal_id_number
from app.domain.normal.syllable import is_syllable
from app.domain.normal.values import normalise
from app.domain.normal.words import normal_name, normal_place, normal_sex
from app.domain.papers.evidence import Doubt
from app.domain.papers.field import FieldType

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WAYS = (
    "{0:%d/%m/%Y}",
    "{0.day}-{0.month}-{0.year}",
    "{0:%d.%m.%Y}",
    "ngày {0.day:02d} tháng {0.month} năm {0.year}",
)


def value(found):
    return found.value if found is not None else None


@given(DAYS, st.sampled_from(WAYS), st.sampled_from(("", "....", "Lúc: ")))
def test_a_day_is_the_same_however_it_is_written(day, way, before):
    found = normal_date(before + way.format(day) + " ......")

    assert found is not None
    assert (found.value, found.doubts) == (day.isoformat(), ())


@given(DAYS)
def test_day_and_month_are_never_taken_the_american_way(day):
    american = f"{day:%m/%d/%Y}"

    assert value(normal_date(american)) in (None, f"{day.year}-{day.day:02d}-{day.month:02d}")


@pytest.mark.parametrize(
    "text", ["31/02/2020", "00/05/1992", "29/02/2023", "ngày 31 tháng 4 năm 2026", "5/13/1992"]
)
def test_a_day_no_calendar_has_gives_nothing(text):
    assert normalise(FieldType.DATE, text) is None


@pytest.mark.parametrize("text", ["05.02.92", "05/02.1992", "05 02 1992"])
def test_a_day_that_could_be_read_otherwise_is_in_doubt(text):
    found = normal_date(text)

    assert found is not None
    assert (found.value, found.doubts) == ("1992-02-05", (Doubt.AMBIGUOUS_DATE,))


def test_letters_taken_for_figures_of_a_day_are_put_right_and_told():
    found = normal_date("O5/l1/1992")

    assert found is not None
    assert (found.value, found.doubts) == ("1992-11-05", (Doubt.REPAIRED,))


def test_a_year_alone_is_enough_where_the_form_asks_for_a_year():
    assert value(normalise(FieldType.YEAR, ".....1965.....")) == "1965"
    assert value(normalise(FieldType.YEAR, "20/11/1965")) == "1965-11-20"
    assert normalise(FieldType.DATE, "1965") is None


@given(st.integers(1, 96), st.integers(0, 10**9 - 1), st.sampled_from(("", " ", ".")))
def test_a_personal_number_is_bare_figures_however_it_is_spaced(province, rest, gap):
    number = f"{province:03d}{rest:09d}"
    written = gap.join((number[:3], number[3:6], number[6:9], number[9:]))

    found = normal_id_number(f"số {written} cấp ngày")

    assert found is not None
    assert (found.value, found.doubts) == (number, ())


@pytest.mark.parametrize(
    "text", ["0381920000166", "03819200001", "038-192", "", "abcdefghijkl", "OOOOOOOOOOOO"]
)
def test_figures_too_many_or_too_few_are_nobodys_number(text):
    assert normal_id_number(text) is None


def test_a_number_of_no_province_or_with_letters_in_it_is_in_doubt():
    stray, repaired = normal_id_number("997192000016"), normal_id_number("O3819200OO16")

    assert stray is not None and stray.doubts == (Doubt.PATTERN,)
    assert repaired is not None and (repaired.value, repaired.doubts) == ("038192000016", (Doubt.REPAIRED,))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("157/QĐ-UBND", "157/QĐ-UBND"),
        ("08 /CT-UBND", "08/CT-UBND"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("23/2026/TLKT-BS", "23/2026/TLKT-BS"),
        ("157/ QĐ-NĐ-UB", "157/QĐ-NĐ-UB"),
        ("752/GCN-HN.HCN", "752/GCN-HN.HCN"),
        ("41/2019", "41/2019"),
    ],
)
def test_numbers_and_symbols_lose_only_their_spaces(text, number):
    found = normal_document_number(text)

    assert found is not None
    assert (found.value, found.doubts) == (number, ())


@pytest.mark.parametrize(
    ("text", "number"),
    [("1O7/QĐ-UBND", "107/QĐ-UBND"), ("157/QD-UBND", "157/QĐ-UBND"), ("64UBND-XNTTHN", "64/UBND-XNTTHN")],
)
def test_a_number_put_right_is_told(text, number):
    found = normal_document_number(text)

    assert found is not None
    assert (found.value, found.doubts) == (number, (Doubt.REPAIRED,))


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("1.250,5 m²", "1250.5"),
        ("94,50m2", "94.5"),
        ("1.250 m²", "1250"),
        ("250.5", "250.5"),
        ("96 m²", "96"),
    ],
)
def test_areas_are_square_metres_with_a_point(text, area):
    assert value(normal_area(text)) == area


@given(st.integers(1, 99_999), st.integers(0, 9))
def test_an_area_is_the_same_grouped_or_not(whole, part):
    grouped = f"{whole:,}".replace(",", ".") + f",{part} m²"

    assert value(normal_area(grouped)) == value(normal_area(f"{whole},{part} m²"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NGUYỄN THỊ MẪU ..........", "Nguyễn Thị Mẫu"),
        ("......Trần Văn Thử, sinh năm 1990", "Trần Văn Thử"),
        ("ông Lý Quang Nghĩa", "Lý Quang Nghĩa"),
        ("NGUYỄN.THỊ.MẪU", "Nguyễn Thị Mẫu"),
        ("CHÂU ĐỨC TÙNG", "Châu Đức Tùng"),
    ],
)
def test_names_lose_capitals_and_dotted_lines_and_nothing_else(text, name):
    found = normal_name(text)

    assert found is not None
    assert (found.value, found.doubts) == (name, ())


@pytest.mark.parametrize("text", ["..........", "", "Mẫu", "12345", "— — —", ": ; ,"])
def test_a_dotted_line_or_a_scrap_is_no_name(text):
    assert normal_name(text) is None


def test_a_surname_without_its_tones_gets_them_and_is_looked_at():
    found = normal_name("NGUYÊN ĐỨC HƯỞNG")

    assert found is not None
    assert (found.value, found.doubts) == ("Nguyễn Đức Hưởng", (Doubt.REPAIRED,))


@pytest.mark.parametrize(
    "text", ["Tống Thị Dưyên", "Lê Văn Thanhx", "NgUYễN Thị Mẫu", "Qzt Văn An", "Vi Văn Ty"]
)
def test_a_name_that_cannot_be_vietnamese_is_in_doubt(text):
    found = normal_name(text)

    assert found is not None and Doubt.PATTERN in found.doubts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LÊ VĂN THACH", "Lê Văn Thạch"),
        ("Đinh Trøng Ước", "Đinh Trọng Ước"),
        ("CHÂU VĂN VŸ", "Châu Văn Vỹ"),
        ("Giảng Đình Luyện", "Giàng Đình Luyện"),
        ("HƯỲNH CÔNG DŨNG", "Huỳnh Công Dũng"),
    ],
)
def test_a_dot_or_surname_that_can_be_only_one_is_put_right_and_told(text, name):
    found = normal_name(text)

    assert found is not None and (found.value, found.doubts) == (name, (Doubt.REPAIRED,))


def test_a_place_gets_the_dot_its_syllable_must_have():
    found = normal_place("Thôn Lôc, Xã Thanh Trach, Tỉnh Bắc Ninh")

    assert found is not None
    assert (found.value, found.doubts) == ("Thôn Lộc, Xã Thanh Trạch, Tỉnh Bắc Ninh", (Doubt.REPAIRED,))


def test_words_printed_without_any_tone_are_given_none_and_are_looked_at():
    name, place = normal_name("LE THI BICH NGOC"), normal_place("Thon Bac, Xa Phuc Loc")
    assert name is not None and name.value.endswith(" Thi Bich Ngoc") and Doubt.PATTERN in name.doubts
    assert place is not None and (place.value, place.doubts) == ("Thon Bac, Xa Phuc Loc", (Doubt.PATTERN,))


def test_an_address_keeps_its_commas_and_loses_the_dots_of_its_line():
    assert value(normal_place("....Thôn.Ví.Dụ,.Xã.Thử Nghiệm. Tỉnh Thử Nghiệm.....")) == (
        "Thôn Ví Dụ, Xã Thử Nghiệm, Tỉnh Thử Nghiệm"
    )
    assert value(normal_place("TP.Vinh, tỉnh Nghệ An")) == "TP.Vinh, tỉnh Nghệ An"
    assert normal_place("......") is None


def test_a_speck_between_a_unit_and_its_name_is_no_comma():
    found = normal_place("tại Ủy ban nhân dân xã, ... Hưng Đức, tỉnh Đông Lộc")
    several = normal_place("các xã, phường của tỉnh Đông Lộc")

    assert found is not None and found.value == "tại Ủy ban nhân dân xã Hưng Đức, tỉnh Đông Lộc"
    assert several is not None and several.value == "các xã, phường của tỉnh Đông Lộc"


def test_two_sexes_beside_boxes_say_nothing():
    assert value(normal_sex("Nữ")) == "female"
    assert value(normal_sex("....NAM....")) == "male"
    assert normal_sex("Nam ☐ Nữ ☑") is None
    assert normal_sex("năm") is None


@pytest.mark.parametrize("text", ["Ñữ", "Nử", "nu"])
def test_a_woman_whose_tone_was_lost_is_read_with_a_doubt(text):
    found = normal_sex(text)

    assert found is not None
    assert (found.value, found.doubts) == ("female", (Doubt.REPAIRED,))


def test_a_number_glued_to_its_symbol_gets_its_slash_and_is_looked_at():
    found = normalise(FieldType.DOCUMENT_NUMBER, "606GXNKT")

    assert found is not None
    assert (found.value, found.doubts) == ("606/GXNKT", (Doubt.REPAIRED,))


@pytest.mark.parametrize(("text", "sure"), [("QUÁN PHỞ TY", False), ("CÔNG TY THỬ NGHIỆM", True)])
def test_a_business_named_after_somebody_who_lost_a_tone_is_looked_at_and_a_company_is_not(text, sure):
    found = normalise(FieldType.TEXT, text)

    assert found is not None
    assert (not found.doubts) is sure


@pytest.mark.parametrize("text", ["64/UBND-XNTTHN", "64/UBND – XNTTHN"])
def test_a_number_read_as_it_is_printed_is_not_repaired(text):
    found = normalise(FieldType.DOCUMENT_NUMBER, text)

    assert found is not None
    assert (found.value, found.doubts) == ("64/UBND-XNTTHN", ())


@pytest.mark.parametrize(
    "word", ["nguyễn", "nghiêng", "quýt", "khuya", "yến", "giêng", "thuở", "Ưng", "đặng", "huỳnh", "ọc"]
)
def test_syllables_are_known_by_their_build(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["dưyên", "thach", "liễumai", "qat", "trươc", "w", "nguyê", "đđa", ""])
def test_what_no_syllable_is_built_like_is_none(word):
    assert not is_syllable(word)


@given(st.sampled_from(list(FieldType)), st.text(max_size=80))
def test_any_text_gives_a_value_within_it_or_nothing(kind, text):
    found = normalise(kind, text)

    assert found is None or (found.value and 0 <= found.start < found.end)
