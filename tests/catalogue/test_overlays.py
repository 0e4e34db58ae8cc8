"""A province lays its packs over those of the country, and old dossiers keep their law."""

from datetime import date

import pytest

from app.catalogue import load_catalogue
from app.domain.errors import RuleError
from tests.catalogue.samples import BIRTH, HOLIDAYS, PROVINCE, country, laid_over

BEFORE, AFTER = date(2026, 8, 7), date(2026, 8, 8)


def test_a_province_sets_a_fee_from_a_day_and_the_day_before_keeps_the_old_one(tmp_path):
    province = laid_over(tmp_path / "tinh", "procedures/le-phi.toml", PROVINCE)
    catalogue = load_catalogue(country(tmp_path / "packs"), province)
    assert catalogue.procedure("1.001193", BEFORE).fee.amount == 0
    assert catalogue.procedure("1.001193", AFTER).fee.amount == 8000
    assert catalogue.procedure("1.001193", BEFORE).valid_until == BEFORE


def test_what_a_province_leaves_out_stays_as_it_was(tmp_path):
    province = laid_over(tmp_path / "tinh", "procedures/le-phi.toml", PROVINCE)
    after = load_catalogue(country(tmp_path / "packs"), province).procedure("1.001193", AFTER)
    assert after.name == "Thủ tục đăng ký khai sinh"
    assert after.field_name == "Hộ tịch"
    assert [r.key for r in after.requirements] == ["000.00.00.G15-KQ004389", "uy_quyen"]
    assert (after.source, after.confidence) == ("NQ 23/2026/NQ-HĐND", "local")


def test_a_record_from_the_same_day_is_replaced_not_doubled(tmp_path):
    same_day = PROVINCE.replace("2026-08-08", "2025-07-01")
    province = laid_over(tmp_path / "tinh", "procedures/le-phi.toml", same_day)
    catalogue = load_catalogue(country(tmp_path / "packs"), province)
    assert [p.fee.amount for p in catalogue.procedures] == [8000]


def test_two_provincial_packs_on_top_of_each_other_both_count(tmp_path):
    fee = laid_over(tmp_path / "a", "procedures/le-phi.toml", PROVINCE)
    name = laid_over(
        tmp_path / "b",
        "procedures/ten.toml",
        PROVINCE.replace('fee = { amount = 8000, note = "Quá hạn 8.000 đồng" }', 'short_name = "Khai sinh"'),
    )
    after = load_catalogue(country(tmp_path / "packs"), fee, name).procedure("1.001193", AFTER)
    assert (after.fee.amount, after.short_name) == (8000, "Khai sinh")


def test_a_provincial_record_older_than_the_country_s_is_reported_instead_of_silently_lost(tmp_path):
    newer = BIRTH.replace("valid_from = 2025-07-01", "valid_from = 2027-03-01")
    older = PROVINCE.replace("inherit = true\n", 'name = "Khai sinh"\nfield = "ho_tich"\n').replace(
        "fee =", 'deadline = { unit = "in_day" }\nfee ='
    )
    province = laid_over(tmp_path / "tinh", "procedures/le-phi.toml", older)
    catalogue = load_catalogue(country(tmp_path / "packs", newer), province)
    assert catalogue.procedure("1.001193", date(2027, 2, 28)).fee.amount == 8000
    assert catalogue.procedure("1.001193", date(2027, 3, 1)).fee.amount == 0
    assert "1.001193" in catalogue.warnings[0]


def test_a_procedure_not_yet_or_no_longer_in_force_is_not_found(tmp_path):
    catalogue = load_catalogue(country(tmp_path / "packs"))
    with pytest.raises(RuleError, match=r"catalogue\.no_procedure"):
        catalogue.procedure("1.001193", date(2025, 6, 30))
    assert catalogue.search("khai sinh", date(2025, 6, 30)) == ()


def test_a_code_typed_wrong_is_answered_with_the_nearest(tmp_path):
    with pytest.raises(RuleError) as refused:
        load_catalogue(country(tmp_path / "packs")).procedure("1.001139", AFTER)
    assert refused.value.facts["nearest"] == "1.001193"


def test_the_notice_for_next_year_is_laid_over_the_computed_days(tmp_path):
    notice = (
        HOLIDAYS[: HOLIDAYS.index("[[day_off]]")].replace("2026-12-31", "2027-12-31")
        + '[[day_off]]\ndate = 2027-02-11\nname = "Không nghỉ"\nkind = "cancelled"\nbasis = "decreed"\n\n'
        + '[[day_off]]\ndate = 2027-02-04\nname = "29 Tết"\nkind = "holiday"\nbasis = "decreed"\n\n'
        + '[[make_up_day]]\ndate = 2027-02-13\ninstead_of = 2027-02-12\nbasis = "decreed"\n'
    )
    province = laid_over(tmp_path / "tinh", "holidays.toml", notice)
    calendar = load_catalogue(country(tmp_path / "packs"), province).calendar
    assert calendar.is_working_day(date(2027, 2, 11))
    assert not calendar.is_working_day(date(2027, 2, 4))
    assert calendar.is_working_day(date(2027, 2, 13))
    assert not calendar.is_working_day(date(2026, 11, 24))
    assert calendar.known_until == date(2027, 12, 31)


def test_a_new_wording_changes_one_line_of_a_form_from_a_day(tmp_path):
    wording = (
        '[pack]\nid = "mau-tinh"\nversion = "2"\nvalid_from = 2027-01-01\n\n'
        '[[form]]\nid = "receipt"\ntitle = "GIẤY TIẾP NHẬN VÀ HẸN TRẢ"\n\n'
        '[form.labels]\nfooter = "Xin cảm ơn."\n'
    )
    province = laid_over(tmp_path / "tinh", "forms.toml", wording)
    catalogue = load_catalogue(country(tmp_path / "packs"), province)
    old, new = catalogue.form("receipt", date(2026, 12, 31)), catalogue.form("receipt", date(2027, 1, 1))
    assert (old.title, old.label("footer")) == ("GIẤY TIẾP NHẬN", "Mang theo giấy này.")
    assert (new.title, new.label("footer")) == ("GIẤY TIẾP NHẬN VÀ HẸN TRẢ", "Xin cảm ơn.")
    assert new.label("code") == "Mã hồ sơ"
    assert new.label("motto") == old.label("motto") == "Độc lập - Tự do - Hạnh phúc"
    assert catalogue.form("receipt") is new


def test_a_label_or_form_no_pack_has_is_named(tmp_path):
    catalogue = load_catalogue(country(tmp_path / "packs"))
    with pytest.raises(RuleError, match=r"catalogue\.label .*key=seal"):
        catalogue.form("receipt").label("seal")
    with pytest.raises(RuleError, match=r"catalogue\.form"):
        catalogue.form("refusal")


def test_any_change_of_a_pack_changes_the_version_but_line_endings_and_a_byte_order_mark_do_not(tmp_path):
    plain = country(tmp_path / "a")
    windows = country(tmp_path / "b")
    (windows / "fields.toml").write_bytes(
        b"\xef\xbb\xbf" + (plain / "fields.toml").read_bytes().replace(b"\n", b"\r\n")
    )
    changed = country(tmp_path / "c", BIRTH.replace("amount = 0", "amount = 1"))
    version = load_catalogue(plain).version
    assert load_catalogue(windows).version == version
    assert load_catalogue(changed).version != version


def test_letters_with_separate_tone_marks_in_a_pack_are_composed(tmp_path):
    decomposed = BIRTH.replace("khai sinh", "khai sinh a\u0302\u0301")
    birth = load_catalogue(country(tmp_path / "packs", decomposed)).procedures[0]
    assert birth.shown_name == "Đăng ký khai sinh ấ"
