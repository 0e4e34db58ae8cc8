"""A person registers what was read: copies are shown, owners found, nothing is registered by itself."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from app.domain.back_files.job import ItemState, Likeness
from app.domain.errors import RuleError
from app.domain.kept.paper import KeptState
from app.domain.papers.evidence import Source
from app.domain.people.person import Person
from app.store import journal, kept_papers, records
from tests.use_cases.back_files import begin, birth_fields, in_state, registered, result, run
from tests.use_cases.world import picture


def test_what_a_person_accepts_is_registered_under_its_owner_with_who_and_when(world, reader, folder):
    result(folder, 7, reader)
    (item,) = run(world.desk, begin(world.desk, folder))

    kept = world.desk.digitise.accept(item.id, "lan")

    assert (kept.state, kept.decided_by) == (ItemState.KEPT, "lan")
    assert kept.kept_paper == "038201000007.KQ.G15.000031.7/2001.01"
    assert {fact.accepted_by for fact in kept.facts} == {"lan"}
    assert world.desk.digitise.queue() == ()
    assert registered(world) == 1


def test_a_result_is_registered_once_however_often_it_is_accepted(world, reader, folder):
    result(folder, 7, reader)
    (item,) = run(world.desk, begin(world.desk, folder))
    world.desk.digitise.accept(item.id, "lan")

    with pytest.raises(RuleError) as refused:
        world.desk.digitise.accept(item.id, "lan")

    assert refused.value.code == "digitise.decided"
    assert registered(world) == 1


def test_the_same_file_twice_is_shown_as_a_twin_and_is_not_sure(world, reader, folder):
    first = result(folder, 1, reader)
    shutil.copy(first, folder / "ban-sao.png")

    run(world.desk, begin(world.desk, folder))

    lines = world.desk.digitise.queue()
    assert sorted(line.sure for line in lines) == [False, True]
    (twin,) = [t for line in lines for t in line.item.twins]
    assert twin.likeness is Likeness.SAME_FILE


def test_another_scan_of_the_same_number_of_the_same_owner_is_a_twin(world, reader, folder):
    result(folder, 1, reader)
    other = picture(folder, 2)
    reader.said[other.read_bytes()] = birth_fields(1)

    run(world.desk, begin(world.desk, folder))

    twins = [line.item.twins for line in world.desk.digitise.queue()]
    assert [[t.likeness for t in found] for found in twins] == [[], [Likeness.SAME_NUMBER]]


def test_the_same_number_of_another_owner_is_no_twin(world, reader, folder):
    result(folder, 1, reader)
    other = result(folder, 2, reader)
    reader.said[other.read_bytes()] = tuple(
        f if f.name != "document_number" else birth_fields(1)[3] for f in birth_fields(2)
    )

    run(world.desk, begin(world.desk, folder))

    assert [line.item.twins for line in world.desk.digitise.queue()] == [(), ()]


def test_a_paper_the_store_came_to_hold_meanwhile_is_shown_before_it_is_kept_again(world, reader, folder):
    result(folder, 1, reader)
    other = picture(folder, 2)
    reader.said[other.read_bytes()] = birth_fields(1)
    first, second = run(world.desk, begin(world.desk, folder))
    world.desk.digitise.correct.value(second.id, "document_number", "9/2001", "lan")
    world.desk.digitise.accept(first.id, "lan")
    world.desk.digitise.correct.value(second.id, "document_number", "1/2001", "lan")

    with pytest.raises(RuleError) as told:
        world.desk.digitise.accept(second.id, "lan")
    assert told.value.code == "digitise.kept_before"
    assert registered(world) == 1

    kept = world.desk.digitise.accept(second.id, "lan")
    assert kept.kept_paper.endswith(".02")


def test_the_owner_without_a_number_is_found_by_name_and_birth_date_but_must_be_looked_at(
    world, reader, folder
):
    path = result(folder, 1, reader)
    reader.said[path.read_bytes()] = tuple(f for f in birth_fields(1) if f.name != "id_number")
    known = Person("NGUYỄN VĂN B1", "038201099999", birth_date=date(2001, 3, 2))
    with world.desk.database.write() as db:
        records.remember_person(db, known, world.clock.now())

    run(world.desk, begin(world.desk, folder))

    (line,) = world.desk.digitise.queue()
    assert line.item.owner.id_number == "038201099999"
    assert [f.source for f in line.item.facts if f.name == "id_number"] == [Source.EARLIER]
    assert not line.sure


def test_a_result_without_an_owner_is_not_registered(world, reader, folder):
    path = result(folder, 1, reader)
    reader.said[path.read_bytes()] = birth_fields(1)[3:]
    (item,) = run(world.desk, begin(world.desk, folder))

    with pytest.raises(RuleError) as refused:
        world.desk.digitise.accept(item.id, "lan")

    assert refused.value.code == "digitise.no_owner"
    assert registered(world) == 0


def test_only_sure_results_are_accepted_in_bulk(world, reader, folder):
    result(folder, 1, reader)
    result(folder, 2, reader, confidence=40.0)
    items = run(world.desk, begin(world.desk, folder))

    done = world.desk.digitise.accept.all_sure([item.id for item in items], "lan")

    assert [item.source for item in done] == ["trang-1.png"]
    assert [line.item.source for line in world.desk.digitise.queue()] == ["trang-2.png"]


def test_a_corrected_value_keeps_what_was_read_and_who_corrected_it(world, reader, folder):
    result(folder, 1, reader, confidence=40.0)
    (item,) = run(world.desk, begin(world.desk, folder))

    item = world.desk.digitise.correct.value(item.id, "full_name", "Nguyễn Văn Mẫu", "lan")

    (fact,) = [f for f in item.facts if f.name == "full_name"]
    assert (fact.value, fact.read, fact.source, fact.accepted_by) == (
        "Nguyễn Văn Mẫu",
        "Nguyễn Văn B1",
        Source.TYPED,
        "lan",
    )


def test_what_was_put_aside_or_called_a_copy_can_be_taken_back(world, reader, folder):
    result(folder, 1, reader)
    (item,) = run(world.desk, begin(world.desk, folder))
    correct = world.desk.digitise.correct

    with pytest.raises(RuleError) as refused:
        correct.put_aside(item.id, "  ", "lan")
    assert refused.value.code == "digitise.no_reason"

    correct.put_aside(item.id, "mờ, tìm bản gốc", "lan")
    assert [i.reason.words for i in in_state(world, ItemState.ASIDE)] == ["mờ, tìm bản gốc"]
    correct.back_to_check(item.id)
    correct.duplicate(item.id, "lan")
    assert correct.back_to_check(item.id).state is ItemState.TO_CHECK


def test_what_was_registered_by_mistake_is_withdrawn_with_the_reason_and_registered_again_corrected(
    world, reader, folder
):
    result(folder, 7, reader)
    (item,) = run(world.desk, begin(world.desk, folder))
    desk = world.desk.digitise
    desk.accept(item.id, "lan")

    back = desk.take_back(item.id, "lưu nhầm chủ", "minh")
    desk.correct.value(item.id, "full_name", "Nguyễn Văn Đúng", "minh")
    again = desk.accept(item.id, "minh")

    assert (back.state, back.kept_paper) == (ItemState.TO_CHECK, "")
    assert again.state is ItemState.KEPT
    with world.desk.database.read() as db:
        stored = {p.owner_name: (p.state, p.withdrawn_because) for p in kept_papers.of_result(db, item.id)}
        told = [(e.kind, e.by, e.data["reason"]) for e in journal.of_dossier(db, item.id)[1:]]
    assert stored == {
        "Nguyễn Văn H7": (KeptState.WITHDRAWN, "lưu nhầm chủ"),
        "Nguyễn Văn Đúng": (KeptState.VALID, ""),
    }
    assert told == [("kept_paper_withdrawn", "minh", "lưu nhầm chủ")]


def test_taking_back_a_wrong_copy_lets_the_older_paper_stand_again(world, reader, folder):
    result(folder, 1, reader)
    (first,) = run(world.desk, begin(world.desk, folder))
    world.desk.digitise.accept(first.id, "lan")
    other = picture(folder, 2)
    reader.said[other.read_bytes()] = birth_fields(1)
    (second,) = run(world.desk, begin(world.desk, folder))
    world.desk.digitise.accept(second.id, "lan")

    world.desk.digitise.take_back(second.id, "quét nhầm", "lan")

    with world.desk.database.read() as db:
        assert kept_papers.get(db, first.id).state is KeptState.VALID
        assert kept_papers.get(db, second.id).state is KeptState.WITHDRAWN


def test_taking_back_asks_for_a_reason_and_for_a_registered_result(world, reader, folder):
    result(folder, 1, reader)
    (item,) = run(world.desk, begin(world.desk, folder))

    with pytest.raises(RuleError, match=r"digitise\.not_kept"):
        world.desk.digitise.take_back(item.id, "nhầm", "lan")
    world.desk.digitise.accept(item.id, "lan")
    with pytest.raises(RuleError, match=r"kept\.no_reason"):
        world.desk.digitise.take_back(item.id, " ", "lan")

    assert [i.id for i in in_state(world, ItemState.KEPT)] == [item.id]
