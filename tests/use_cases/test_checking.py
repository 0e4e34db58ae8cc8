"""From what the reader saw to what the dossier records of it: accepted, put right, or left as a guess."""

from __future__ import annotations

from dataclasses import replace

from app.domain import draft_edits as edit
from app.domain.checking.acceptance import Agreed, accept, put_right
from app.domain.checking.conflicts import Clash
from app.domain.papers.evidence import Fact, FieldReading, Source
from tests.use_cases.kept_steps import MOTHER, old_result
from tests.use_cases.steps import BIRTH_NOTICE, DECLARATION, birth_draft, complete_birth, issue_birth, scan

READ = (
    FieldReading("mother_name", "Nguyễn Thị Mẩu", 96, (10, 20, 200, 30), raw="Nguyễn Thị Mẩu"),
    FieldReading("mother_birth_date", "1992-03-05", 96, (10, 60, 120, 30), raw="05/03/1992"),
    FieldReading("document_number", "15/2026", 40, (10, 90, 120, 30), raw="15/2O26"),
)


def read_notice(world):
    """A birth registration of which the giấy chứng sinh was read."""
    draft = complete_birth(world)
    notice = next(p for p in draft.pages if p.slot == BIRTH_NOTICE)
    world.reader.fields[notice.sha256] = READ
    for page in draft.pages:
        world.desk.recognise(draft.id, page.id)
    return world.desk.edit_draft(draft.id, lambda d: d), notice


def test_the_desk_tells_what_to_look_at_and_where_it_stands(world):
    draft, notice = read_notice(world)

    found = world.desk.check_papers(draft)

    read = {i.fact.name: i for i in found.items if i.fact.value}
    assert {name: [c.clash for c in i.conflicts] for name, i in read.items() if i.conflicts} == {
        "mother_name": [Clash.TONES]
    }
    assert {name for name, i in read.items() if i.waits} == {"mother_name", "document_number"}
    assert found.pictures[notice.id].look == notice.look
    assert read["mother_name"].fact.box == (10, 20, 200, 30)


def test_what_was_accepted_put_right_and_left_is_recorded_and_counted(world):
    draft, _ = read_notice(world)
    items = {i.fact.name: i for i in world.desk.check_papers(draft).items}
    agreed = Agreed("lan", world.clock.now())
    world.desk.edit_draft(draft.id, lambda d: put_right(d, items["mother_name"], "Nguyễn Thị Mẫu", agreed))
    world.desk.edit_draft(draft.id, lambda d: accept(d, [items["mother_birth_date"]], agreed))

    dossier = world.desk.receive(draft.id, "lan").dossier

    paper = next(p for p in dossier.papers if p.key == BIRTH_NOTICE)
    told = {f.name: (f.value, f.source, f.read, f.accepted_by) for f in paper.facts}
    assert told["mother_name"] == ("Nguyễn Thị Mẫu", Source.TYPED, "Nguyễn Thị Mẩu", "lan")
    assert told["mother_birth_date"] == ("1992-03-05", Source.PRINT, "05/03/1992", "lan")
    assert told["document_number"] == ("15/2026", Source.PRINT, "15/2O26", "")
    assert world.desk.open_dossier(dossier.id).dossier == dossier
    (event,) = world.desk.open_dossier(dossier.id).history
    assert event.data["values"] == {"accepted": 1, "changed": 1, "left": 1}


def test_a_dossier_without_readings_records_no_values(world):
    dossier = issue_birth(world).dossier
    assert [p.facts for p in dossier.papers] == [(), ()]


def test_unplaced_pages_keep_their_values_in_the_other_papers(world):
    draft, notice = read_notice(world)
    world.desk.edit_draft(draft.id, lambda d: edit.excuse_missing(d, BIRTH_NOTICE, "nộp sau"))
    items = world.desk.check_papers(draft).items
    agreed = Agreed("lan", world.clock.now())
    world.desk.edit_draft(draft.id, lambda d: accept(d, items, agreed))
    loose = world.desk.edit_draft(draft.id, lambda d: edit.move_page(d, notice.id, ""))
    assert {i.fact.slot for i in world.desk.check_papers(loose).items} == {""}

    dossier = world.desk.receive(draft.id, "lan").dossier

    values = {p.key: [f.value for f in p.facts if f.accepted_by] for p in dossier.papers}
    assert values[DECLARATION] == []
    assert "Nguyễn Thị Mẩu" in values["khac"]


def test_an_earlier_dossier_speaks_when_the_same_person_comes_again(world):
    draft, _ = read_notice(world)
    items = {i.fact.name: i for i in world.desk.check_papers(draft).items}
    agreed = Agreed("lan", world.clock.now())
    world.desk.edit_draft(draft.id, lambda d: accept(d, items.values(), agreed))
    first = world.desk.receive(draft.id, "lan").dossier

    again = birth_draft(world)
    nameless = replace(again.applicant.submitter, full_name="", birth_date=None)
    world.desk.edit_draft(again.id, lambda d: edit.set_submitter(d, nameless))
    (page,) = scan(world, again, 3, slot=BIRTH_NOTICE)
    born = FieldReading("mother_birth_date", "1992-05-03", 96, (1, 1, 9, 9), raw="03/05/1992")
    numbered = FieldReading("mother_id_number", "038192000016", 96, (1, 1, 9, 9))
    world.reader.fields[page.sha256] = (born, numbered)
    world.desk.recognise(again.id, page.id)

    found = world.desk.check_papers(world.desk.edit_draft(again.id, lambda d: d))

    asked = next(i for i in found.items if i.fact.name == "mother_birth_date")
    assert asked.conflicts[0].clash is Clash.DAY_MONTH
    assert asked.conflicts[0].place.source is Source.EARLIER
    assert first.code


def kept_certificate(world, *facts: Fact) -> None:
    """An old birth certificate of the mother stands in the store."""
    world.desk.keep_paper(
        old_result(world, kind="giay_khai_sinh", name="Giấy khai sinh", result_code="", facts=facts)
    )


def nameless_notice(world):
    """A birth registration of whose mother only the number is on the form, and what the notice says."""
    draft = birth_draft(world)
    bare = replace(draft.applicant.submitter, full_name="", birth_date=None)
    world.desk.edit_draft(draft.id, lambda d: edit.set_submitter(d, bare))
    (page,) = scan(world, draft, 3, slot=BIRTH_NOTICE)
    born = FieldReading("mother_birth_date", "1992-05-03", 96, (1, 1, 9, 9), raw="03/05/1992")
    numbered = FieldReading("mother_id_number", MOTHER, 96, (1, 1, 9, 9))
    world.reader.fields[page.sha256] = (born, numbered)
    return world.desk.recognise(draft.id, page.id)


def test_a_kept_paper_speaks_against_a_new_one_by_accepted_values_alone(world):
    kept_certificate(
        world,
        Fact("", "id_number", MOTHER, accepted_by="lan"),
        Fact("", "birth_date", "1992-03-05", accepted_by="lan"),
    )
    items = world.desk.check_papers(nameless_notice(world)).items
    (conflict,) = next(i for i in items if i.fact.name == "mother_birth_date").conflicts
    assert (conflict.clash, conflict.there) == (Clash.DAY_MONTH, "1992-03-05")
    assert (conflict.place.source, conflict.place.id) == (Source.STORE, "Giấy khai sinh")


def test_a_withdrawn_paper_and_a_guess_say_nothing(world):
    said = (Fact("", "id_number", MOTHER, accepted_by="lan"), Fact("", "birth_date", "1992-03-05"))
    kept_certificate(world, *said)
    items = world.desk.check_papers(nameless_notice(world)).items
    assert next(i for i in items if i.fact.name == "mother_birth_date").conflicts == ()

    world.desk.withdraw_kept_paper("ket-qua-cu", "giấy giả", "truong")
    kept_certificate(world, said[0], replace(said[1], accepted_by="lan"))  # known, and withdrawn
    items = world.desk.check_papers(nameless_notice(world)).items
    assert next(i for i in items if i.fact.name == "mother_birth_date").conflicts == ()
