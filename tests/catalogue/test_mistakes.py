"""A mistake in a pack names the file, the record, the field and what was probably meant."""

from pathlib import Path

import pytest

from app.catalogue import load_catalogue
from app.domain.errors import RuleError
from tests.catalogue.samples import BIRTH, HOLIDAYS, country, laid_over


def mistake(folder: Path, right: str, wrong: str) -> dict[str, object]:
    """Load the small country with one thing written wrong and return what the error says."""
    assert right in BIRTH
    with pytest.raises(RuleError) as refused:
        load_catalogue(country(folder / "packs", BIRTH.replace(right, wrong)))
    assert refused.value.code == "catalogue.invalid"
    assert refused.value.facts["file"] == "procedures/ho-tich.toml"
    return refused.value.facts


def test_a_key_written_wrong_is_named_with_the_one_meant(tmp_path):
    facts = mistake(tmp_path, "short_name =", "shortname =")
    assert (facts["record"], facts["field"]) == ("1.001193", "shortname")
    assert "short_name" in str(facts["detail"])


def test_the_line_of_the_mistake_is_named(tmp_path):
    facts = mistake(tmp_path, "rule = ", "rul = ")
    assert facts["record"] == "uy_quyen"
    assert BIRTH.splitlines()[int(str(facts["line"])) - 1].startswith("rule")


@pytest.mark.parametrize(
    ("right", "wrong", "field", "word"),
    [
        ('unit = "in_day"', 'unit = "inday"', "unit", "in_day"),
        ('cutoff = "15:00"', 'cutoff = "3 giờ"', "cutoff", "15:00"),
        ('unit = "in_day", value = 1', 'unit = "working_day", value = 1', "deadline", "in_day"),
        ('unit = "in_day", value = 1', 'unit = "in_day", value = -1', "deadline", "value"),
        ('kind = "giay_chung_sinh"', 'kind = "giay_chung_sinhh"', "kind", "giay_chung_sinh"),
        ('rule = "conditional"', 'rule = "condition"', "rule", "conditional"),
        ('rule = "conditional"', 'rule = "one_of"', "group", "one_of"),
        ('rule = "conditional"', 'rule = "one_of"\ngroup = "to_khai"', "group", "to_khai"),
        ('condition = "Người nộp làm thay người khác"', "", "condition", "điều kiện"),
        ('field = "ho_tich"', 'field = "ho_tic"', "field", "ho_tich"),
        ("amount = 0", "amount = -5", "amount", "âm"),
        ("amount = 0", 'amount = "0"', "amount", "kiểu"),
        ("amount = 0", "amount = 0, cap = 5", "fee", "pages_of_copy"),
        ("decided_locally = true", "decided_locally = 1", "decided_locally", "kiểu"),
        ('name = "Thủ tục đăng ký khai sinh"', "", "name", "thiếu"),
        (
            'name = "Văn bản ủy quyền"',
            'name = "Văn bản ủy quyền"\ncounts = { plain = 0 }',
            "counts",
            "một bản",
        ),
        ('key = "uy_quyen"', 'key = "000.00.00.G15-KQ004389"', "key", "trùng"),
        ('key = "uy_quyen"', 'key = "uy_quyen"\nchannels = ["direkt"]', "channels", "direct"),
        (
            'short_name = "Đăng ký khai sinh"',
            "valid_from = 2026-07-01\nvalid_until = 2026-06-30",
            "valid_until",
            "trước",
        ),
        ('short_name = "Đăng ký khai sinh"', 'valid_from = "01/07/2026"', "valid_from", "2026-07-01"),
        ('short_name = "Đăng ký khai sinh"', "inherit = true", "inherit", "bản trước"),
        ('version = "2026.1"', "", "version", "thiếu"),
    ],
)
def test_each_mistake_names_its_field_and_what_is_accepted(tmp_path, right, wrong, field, word):
    facts = mistake(tmp_path, right, wrong)
    assert facts["field"] == field
    assert word in str(facts["detail"])


def test_a_procedure_written_twice_is_refused(tmp_path):
    record = BIRTH[BIRTH.index("[[procedure]]") :]
    facts = mistake(tmp_path, record, record + record)
    assert (facts["record"], facts["field"]) == ("1.001193", "code")
    assert "trùng" in str(facts["detail"])


def test_a_pack_without_a_header_is_refused(tmp_path):
    header = BIRTH[: BIRTH.index("[[procedure]]")]
    assert mistake(tmp_path, header, "")["field"] == "pack"


def test_a_file_that_is_not_toml_is_named_with_the_place(tmp_path):
    with pytest.raises(RuleError) as refused:
        load_catalogue(country(tmp_path / "packs", BIRTH.replace('"1.001193"', '"1.001193')))
    assert refused.value.code == "catalogue.syntax"
    assert refused.value.facts["file"] == "procedures/ho-tich.toml"
    assert "line" in str(refused.value.facts["detail"])


def test_a_file_saved_in_another_encoding_is_refused_not_guessed(tmp_path):
    packs = country(tmp_path / "packs")
    (packs / "fields.toml").write_text('[pack]\nid = "hộ tịch"\n', encoding="utf-16")
    with pytest.raises(RuleError, match=r"catalogue\.syntax"):
        load_catalogue(packs)


def test_a_pack_nobody_reads_is_named_with_the_one_meant(tmp_path):
    province = laid_over(tmp_path / "tinh", "holiday.toml", HOLIDAYS)
    with pytest.raises(RuleError) as refused:
        load_catalogue(country(tmp_path / "packs"), province)
    assert refused.value.facts["file"] == "holiday.toml"
    assert "holidays.toml" in str(refused.value.facts["detail"])


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(RuleError, match=r"catalogue\.missing"):
        load_catalogue(tmp_path / "nowhere")


def test_a_weekday_is_no_make_up_day(tmp_path):
    wrong = HOLIDAYS + '\n[[make_up_day]]\ndate = 2027-02-12\ninstead_of = 2027-02-11\nbasis = "decreed"\n'
    province = laid_over(tmp_path / "tinh", "holidays.toml", wrong)
    with pytest.raises(RuleError) as refused:
        load_catalogue(country(tmp_path / "packs"), province)
    assert (refused.value.facts["record"], refused.value.facts["field"]) == ("2027-02-12", "date")


def test_a_day_off_written_twice_is_refused(tmp_path):
    again = HOLIDAYS[HOLIDAYS.index("[[day_off]]") :]
    province = laid_over(tmp_path / "tinh", "holidays.toml", HOLIDAYS + again)
    with pytest.raises(RuleError, match=r"catalogue\.invalid"):
        load_catalogue(country(tmp_path / "packs"), province)


def test_national_codes_of_odd_shape_are_kept_and_reported(tmp_path):
    odd = BIRTH.replace("G15-KQ004389", "G15-XX4389").replace(
        "fee = {", 'results = [{ name = "Bản sao", code = "dsfas" }]\nfee = {'
    )
    loaded = load_catalogue(country(tmp_path / "packs", odd))
    birth = loaded.procedures[0]
    assert birth.requirements[0].code == "000.00.00.G15-XX4389"
    assert birth.results[0].code == "dsfas"
    assert len(loaded.warnings) == 2
    assert "dsfas" in " ".join(loaded.warnings)


@pytest.mark.parametrize(
    ("scan", "field", "word"),
    [
        ('{ source = "flatbet" }', "source", "flatbed"),
        ('{ colour = "gray" }', "colour", "grey"),
        ("{ dpi = 30 }", "dpi", "75"),
        ("{ sides = 3 }", "sides", "1 hoặc 2"),
        ('{ paper = "a3" }', "paper", "A3"),
        ('{ size = "A4" }', "size", "khóa"),
    ],
)
def test_a_mistake_in_how_a_paper_is_scanned_is_named(tmp_path, scan, field, word):
    packs = country(tmp_path / "packs", BIRTH)
    file = packs / "document_types.toml"
    file.write_text(file.read_text(encoding="utf-8") + f"scan = {scan}\n", encoding="utf-8")
    with pytest.raises(RuleError) as refused:
        load_catalogue(packs)
    assert refused.value.facts["record"] == "giay_chung_sinh"
    assert refused.value.facts["field"] == field
    assert word in str(refused.value.facts["detail"])
