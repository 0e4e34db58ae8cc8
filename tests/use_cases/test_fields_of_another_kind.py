"""Whoever says that a page is of another kind gets the values of that kind; the page is not read again."""

from __future__ import annotations

from app.domain import draft_edits as edit
from app.domain.checking.acceptance import Agreed, accept
from app.domain.papers.document_type import TypeSuggestion
from app.domain.papers.evidence import FieldReading
from app.store import kept_papers
from tests.use_cases.back_files import FormReader, begin, result, run
from tests.use_cases.steps import BIRTH_NOTICE, DECLARATION, birth_draft, reads_as, scan
from tests.use_cases.test_lessons import moved, unknown_page

BOX = (10, 10, 60, 12)
AS_DEATH_NOTICE = (FieldReading("deceased_full_name", "Trần Văn Nhầm", 92, BOX),)
AS_BIRTH_NOTICE = (
    FieldReading("child_full_name", "Trần Văn Mới", 92, BOX),
    FieldReading("document_number", "15/2026", 92, BOX),
)


def misread_notice(world):
    """The reader takes a giấy chứng sinh for a death notice, and reads what such a paper has."""
    draft = birth_draft(world)
    scan(world, draft, 1, slot=DECLARATION)
    (page,) = scan(world, draft, 2)
    reads_as(world, page, "giay_bao_tu", 0.6)
    world.reader.fields[page.sha256] = AS_DEATH_NOTICE
    world.reader.fields_as = {"giay_chung_sinh": AS_BIRTH_NOTICE}
    return world.desk.recognise(draft.id, page.id), page


def values(world, draft) -> dict[str, str]:
    return {i.fact.name: i.fact.value for i in world.desk.check_papers(draft).items if i.fact.value}


def test_a_page_moved_into_another_slot_tells_what_that_paper_has_and_is_not_read_again(world):
    draft, page = misread_notice(world)
    assert values(world, draft) == {"deceased_full_name": "Trần Văn Nhầm"}
    reads = world.reader.reads

    moved_there = world.desk.edit_draft(draft.id, lambda d: edit.move_page(d, page.id, BIRTH_NOTICE))

    assert values(world, moved_there) == {"child_full_name": "Trần Văn Mới", "document_number": "15/2026"}
    assert world.reader.reads == reads
    back = world.desk.edit_draft(draft.id, lambda d: edit.move_page(d, page.id, "khac"))
    assert values(world, back) == {"deceased_full_name": "Trần Văn Nhầm"}


def test_the_dossier_and_the_declaration_take_the_values_of_the_kind_a_person_named(world):
    draft, page = misread_notice(world)
    draft = world.desk.edit_draft(draft.id, lambda d: edit.move_page(d, page.id, BIRTH_NOTICE))
    agreed = Agreed("lan", world.clock.now())
    items = world.desk.check_papers(draft).items
    world.desk.edit_draft(draft.id, lambda d: accept(d, items, agreed))

    filled = world.desk.fill_declaration(draft.id)
    dossier = world.desk.receive(draft.id, "lan").dossier

    assert filled.draft.fields["child_full_name"] == "Trần Văn Mới"
    paper = next(p for p in dossier.papers if p.key == BIRTH_NOTICE)
    assert {f.name for f in paper.facts} == {"child_full_name", "document_number"}


def test_a_kind_learned_from_clerks_brings_its_values_too(world):
    world.reader.fields_as = {
        "bien_ban_tre_bi_bo_roi": (FieldReading("child_full_name", "Nguyễn Thị Bé", 92, BOX),)
    }
    moved(world, 2)
    moved(world, 4)

    draft_id, third = unknown_page(world, 5)

    assert third.suggestion.kind == "bien_ban_tre_bi_bo_roi"
    draft = world.desk.edit_draft(draft_id, lambda d: d)
    assert values(world, draft)["child_full_name"] == "Nguyễn Thị Bé"


def test_a_page_agreed_to_be_what_the_reader_said_keeps_what_was_read(world):
    draft, page = misread_notice(world)
    world.reader.kinds[page.sha256] = TypeSuggestion("giay_bao_tu", 0.6, "")
    agreed_to = world.desk.edit_draft(
        draft.id, lambda d: edit.accept_page(edit.move_page(d, page.id, "khac"), page.id, "lan")
    )
    assert values(world, agreed_to) == {"deceased_full_name": "Trần Văn Nhầm"}


def test_an_old_result_called_another_kind_is_read_as_one_and_what_a_person_typed_stays(
    world, tmp_path, monkeypatch
):
    reader = FormReader({})
    monkeypatch.setattr(world.desk.digitise.lane.work.read.reader, "read", reader.read)
    world.reader.fields_as = {
        "giay_chung_nhan_ket_hon": (
            FieldReading("husband_full_name", "Trần Văn Thử", 95, BOX),
            FieldReading("document_number", "7/2001", 95, BOX),
        )
    }
    result(tmp_path / "cu", 1, reader)
    (item,) = run(world.desk, begin(world.desk, tmp_path / "cu"))
    correct = world.desk.digitise.correct
    correct.value(item.id, "document_number", "8/2001", "lan")

    changed = correct.kind(item.id, "giay_chung_nhan_ket_hon", "lan")

    assert {f.name: (f.value, f.accepted_by) for f in changed.facts} == {
        "husband_full_name": ("Trần Văn Thử", ""),
        "document_number": ("8/2001", "lan"),
    }
    assert (changed.kind, changed.kind_by, reader.reads) == ("giay_chung_nhan_ket_hon", "lan", 1)
    again = correct.kind(item.id, "giay_khai_sinh", "lan")
    assert {f.name for f in again.facts} == {f.name for f in item.facts}


def test_an_old_marriage_certificate_is_registered_for_husband_and_wife(world, tmp_path, monkeypatch):
    reader = FormReader({})
    monkeypatch.setattr(world.desk.digitise.lane.work.read.reader, "read", reader.read)
    said = {
        "husband_full_name": "Trần Văn Thử",
        "husband_id_number": "038090000027",
        "wife_full_name": "Nguyễn Thị Mẫu",
        "wife_id_number": "038192000016",
        "document_number": "7/2001",
    }
    couple = tuple(FieldReading(name, value, 95, BOX) for name, value in said.items())
    world.reader.fields_as = {"giay_chung_nhan_ket_hon": couple}
    result(tmp_path / "cu", 1, reader)
    (item,) = run(world.desk, begin(world.desk, tmp_path / "cu"))
    world.desk.digitise.correct.kind(item.id, "giay_chung_nhan_ket_hon", "lan")

    world.desk.digitise.accept(item.id, "lan")

    with world.desk.database.read() as db:
        kept = {k.owner_id: k for k in kept_papers.of_owner(db, ["038090000027", "038192000016"])}
    assert {owner: k.owner_name for owner, k in kept.items()} == {
        "038090000027": "Trần Văn Thử",
        "038192000016": "Nguyễn Thị Mẫu",
    }
    assert len({k.pdf_sha256 for k in kept.values()}) == 1
