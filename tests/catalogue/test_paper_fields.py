from pathlib import Path

import pytest

from app.catalogue import load_catalogue
from app.domain.errors import RuleError
from app.domain.papers.field import FieldType

HEADER = '[pack]\nid = "truong"\nversion = "2026.11.21"\nvalid_from = 2026-01-01\n\n'


def pack(folder: Path, body: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "paper_fields.toml").write_text(HEADER + body, encoding="utf-8")
    return folder


def test_the_papers_most_used_by_the_procedures_have_their_fields():
    catalogue = load_catalogue()

    with_fields = [kind for kind in catalogue.document_types if kind.fields]

    assert len(with_fields) >= 30
    assert all(len({field.name for field in kind.fields}) == len(kind.fields) for kind in with_fields)


def test_fields_of_one_name_are_of_one_type_on_every_paper():
    types: dict[str, set[FieldType]] = {}
    for kind in load_catalogue().document_types:
        for field in kind.fields:
            types.setdefault(field.name, set()).add(field.type)

    loose = {FieldType.DATE, FieldType.YEAR}, {FieldType.CODE, FieldType.DOCUMENT_NUMBER}
    assert [name for name, found in types.items() if len(found) > 1 and found not in loose] == []


def test_one_label_in_one_section_is_of_one_field():
    for kind in load_catalogue().document_types:
        places = [(label, part) for f in kind.fields for label in f.labels for part in f.section or ("",)]
        assert len(set(places)) == len(places), kind.id


def test_a_province_replaces_the_fields_of_a_kind(tmp_path):
    folder = pack(
        tmp_path / "tinh",
        '[[paper]]\nkind = "giay_bao_tu"\n'
        'fields = [{ name = "died_on", type = "date", labels = ["Mất ngày"] }]\n',
    )

    kind = load_catalogue(*[*_country(), folder]).document_type("giay_bao_tu")

    assert kind is not None
    assert [(field.name, field.labels) for field in kind.fields] == [("died_on", ("Mất ngày",))]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('kind = "khong_co"\nfields = [{ name = "a", type = "text", labels = ["A"] }]', "khong_co"),
        ('kind = "giay_bao_tu"\nfields = [{ name = "Tên", type = "text", labels = ["A"] }]', "Tên"),
        ('kind = "giay_bao_tu"\nfields = [{ name = "a", type = "dat", labels = ["A"] }]', "date"),
        ('kind = "giay_bao_tu"\nfields = [{ name = "a", type = "text" }]', "nhãn"),
        ('kind = "giay_bao_tu"\nfields = []', "còn thiếu"),
        (
            'kind = "giay_bao_tu"\nfields = [{ name = "a", type = "text", labels = ["A"] }, '
            '{ name = "a", type = "text", labels = ["B"] }]',
            "trùng",
        ),
    ],
)
def test_a_mistake_is_named_with_its_paper(tmp_path, body, told):
    folder = pack(tmp_path / "tinh", f"[[paper]]\n{body}\n")

    with pytest.raises(RuleError) as raised:
        load_catalogue(*[*_country(), folder])

    assert raised.value.code == "catalogue.invalid"
    assert told in str(raised.value.facts["detail"])


def _country() -> tuple[Path, ...]:
    return (Path(__file__).parents[2] / "resources" / "packs",)
