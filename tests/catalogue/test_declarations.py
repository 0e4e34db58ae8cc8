"""The packs of tờ khai: procedures find their form, and every source names a value that exists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.catalogue import PACKS, load_catalogue
from app.domain.declaration.form import OWNER, PERSON_FIELDS, Place
from app.domain.errors import RuleError

TODAY = date(2026, 11, 20)
CATALOGUE = load_catalogue()
ON_EVERY_ACT = {"document_number", "issued_on", "issuing_agency", "id_number"}
"""Read on any paper by the layout of NĐ 30/2020/NĐ-CP, without a record in the pack."""


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("1.001193", "khai_sinh"),
        ("1.000656", "khai_tu"),
        ("1.000894", "ket_hon"),
        ("1.004873", "xac_nhan_tinh_trang_hon_nhan"),
        ("2.000635", "cap_ban_sao_trich_luc"),
        ("1.004859", "thay_doi_cai_chinh"),
        ("1.001022", "nhan_cha_me_con"),
        ("1.004837", "giam_ho"),
        ("1.004222", "ct01"),
        ("1.001612", "ho_kinh_doanh"),
        ("1.001699", "xac_dinh_khuyet_tat"),
        ("1.001776", "tro_giup_xa_hoi"),
        ("1.012812", "don_de_nghi"),
    ],
)
def test_a_procedure_finds_its_form(code, form):
    found = CATALOGUE.declaration_of(CATALOGUE.procedure(code, TODAY), TODAY)
    assert found is not None
    assert found.id == form


def test_a_procedure_that_asks_for_no_form_has_none():
    copies = CATALOGUE.procedure("2.000815", TODAY)
    assert CATALOGUE.declaration_of(copies, TODAY) is None


def test_every_code_named_is_a_procedure():
    known = {p.code for p in CATALOGUE.procedures}
    assert {code for d in CATALOGUE.declarations for code in d.procedures} <= known


def test_every_source_names_a_value_that_is_read_on_such_a_paper():
    unknown = [
        f"{d.id}.{field.name}: {rule.kind}.{rule.name}"
        for d in CATALOGUE.declarations
        for field in d.fields
        for rule in field.sources
        if rule.place in (Place.PAPER, Place.KEPT) and rule.name not in ON_EVERY_ACT
        for kind in [CATALOGUE.document_type(rule.kind)]
        if kind is None or rule.name not in {f.name for f in kind.fields}
    ]
    assert unknown == []


def test_every_condition_names_a_field_of_the_form_or_a_sex():
    for d in CATALOGUE.declarations:
        names = {f.name for f in d.fields} | {"", "male", "female"}
        guards = {rule.guard.partition("=")[0] for f in d.fields for rule in f.sources}
        assert guards <= names, d.id


def test_fields_of_the_people_at_the_desk_have_no_other_source():
    of_people = [f for d in CATALOGUE.declarations for f in d.fields if f.of_person]
    assert {f.name.removeprefix(OWNER) for f in of_people} <= PERSON_FIELDS
    assert [f.name for f in of_people if f.sources] == []


def test_every_form_is_signed_and_names_its_ground():
    assert [d.id for d in CATALOGUE.declarations if not d.signers or not d.legal_basis] == []


HEAD = """
[pack]
id = "t"
version = "1"
valid_from = 2025-07-01
source = "thử"

[[declaration]]
id = "thu"
title = "THỬ"
legal_basis = "thử"
"""
FIELD = """
[[declaration.section]]
field = [{{ name = "a", label = "A", {} }}]
"""


def overlay(folder: Path, text: str) -> Path:
    (folder / "declarations").mkdir(parents=True)
    (folder / "declarations" / "thu.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "told"),
    [
        ('from = ["giay.a"]', "không hiểu"),
        ('from = ["paper.khong_co.a"]', "không có loại giấy tờ"),
        ('from = ["person"]', "còn thiếu tên trường"),
        ('from = ["field.b"]', "tờ khai không có trường “b”"),
        ('from = ["person.full_name if b"]', "tờ khai không có trường “b”"),
        ('type = "ngay"', "không có “ngay”"),
        ('labels = "A"', "có phải “label” không"),
    ],
)
def test_a_mistake_in_a_form_is_named_with_its_file(tmp_path, field, told):
    with pytest.raises(RuleError) as wrong:
        load_catalogue(PACKS, overlay(tmp_path / "tinh", HEAD + FIELD.format(field)))
    assert wrong.value.code == "catalogue.invalid"
    assert wrong.value.facts["file"] == "declarations/thu.toml"
    assert told in str(wrong.value.facts["detail"])


def test_a_province_puts_its_own_form_in_the_place_of_the_countrys(tmp_path):
    text = HEAD + 'procedures = ["1.001193"]\n' + FIELD.format('type = "name"')
    catalogue = load_catalogue(PACKS, overlay(tmp_path / "tinh", text))
    found = catalogue.declaration_of(catalogue.procedure("1.001193", TODAY), TODAY)
    assert found is not None
    assert found.id == "thu"
