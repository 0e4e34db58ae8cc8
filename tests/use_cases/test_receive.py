from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

import pytest

from app.clock import HANOI
from app.domain import draft_edits as edit
from app.domain.errors import RuleError
from app.domain.register import Queue
from app.domain.status import SyncStatus
from app.exchange.envelope import read_envelope
from app.settings import DeskSettings, Settings
from tests.use_cases.steps import BIRTH_NOTICE, DECLARATION, birth_draft, complete_birth, issue_birth, scan
from tests.use_cases.world import FRIDAY, make_world


def test_a_birth_is_received_from_card_to_receipt(world):
    issued = issue_birth(world)

    dossier = issued.dossier
    assert str(dossier.code) == "H99.01-261120-0001"
    assert dossier.due_at == datetime(2026, 11, 20, 17, 0, tzinfo=HANOI)
    assert dossier.applicant.submitter.full_name == "Nguyễn Thị Mẫu"
    assert [(p.key, len(p.pages), p.digitised) for p in dossier.papers] == [
        (DECLARATION, 1, 1),
        (BIRTH_NOTICE, 1, 1),
    ]
    assert issued.receipt_pdf.read_bytes().startswith(b"%PDF")


def test_number_record_history_and_queue_are_written_together(world):
    dossier = issue_birth(world).dossier

    found = world.desk.open_dossier(dossier.id)
    assert found.dossier == dossier
    assert [event.kind for event in found.history] == ["received"]
    (entry,) = world.desk.outbox.due(world.clock.now())
    told = read_envelope(entry.envelope.body)
    assert told.dossier == dossier
    assert entry.envelope.files == tuple(p.pdf_sha256 for p in dossier.papers)
    assert world.desk.open_drafts() == ()


def test_a_missing_paper_is_named_and_nothing_is_recorded(world):
    draft = birth_draft(world)
    scan(world, draft, 1, slot=DECLARATION)

    with pytest.raises(RuleError) as caught:
        world.desk.receive(draft.id, "lan")

    assert caught.value.code == "draft.incomplete"
    assert "Giấy chứng sinh" in str(caught.value.facts["missing"])
    assert world.desk.list_register(Queue.ALL) == ()
    assert [d.id for d in world.desk.open_drafts()] == [draft.id]


def test_a_missing_paper_with_a_written_reason_stands_on_the_record(world):
    draft = birth_draft(world)
    scan(world, draft, 1, slot=DECLARATION)
    world.desk.edit_draft(draft.id, lambda d: edit.excuse_missing(d, BIRTH_NOTICE, "Bổ sung chiều nay"))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert [p.missing_reason for p in dossier.papers] == ["", "Bổ sung chiều nay"]
    assert dossier.papers[1].digitised == 0


def test_a_number_that_contradicts_the_birth_year_must_be_confirmed_by_a_person(world):
    draft = complete_birth(world)
    wrong = replace(draft.applicant.submitter, birth_date=datetime(1993, 3, 5, tzinfo=HANOI).date())
    world.desk.edit_draft(draft.id, lambda d: edit.set_submitter(d, wrong))

    with pytest.raises(RuleError, match=r"draft\.contradiction"):
        world.desk.receive(draft.id, "lan")

    world.desk.edit_draft(draft.id, lambda d: edit.set_confirmed(d, "lan"))
    assert world.desk.receive(draft.id, "lan").dossier.applicant.confirmed_by == "lan"


def test_a_draft_cannot_be_issued_twice(world):
    draft = complete_birth(world)
    world.desk.receive(draft.id, "lan")

    with pytest.raises(RuleError, match=r"draft\.closed"):
        world.desk.receive(draft.id, "lan")

    assert len(world.desk.list_register(Queue.ALL)) == 1


@pytest.mark.slow
def test_an_exhausted_range_gives_a_provisional_number_never_a_duplicate(tmp_path):
    world = make_world(tmp_path, Settings(desk=DeskSettings(id="2", first_number=301, last_number=302)))

    codes = [str(issue_birth(world).dossier.printed_code) for _ in range(4)]

    assert codes == ["H99.01-261120-0301", "H99.01-261120-0302", "TAM-2-261120-001", "TAM-2-261120-002"]
    world.desk.close()


def test_the_next_day_starts_the_range_anew(world):
    first = issue_birth(world).dossier
    world.clock.moment = datetime(2026, 11, 23, 8, 0, tzinfo=HANOI)

    second = issue_birth(world).dossier

    assert str(first.code) == "H99.01-261120-0001"
    assert str(second.code) == "H99.01-261123-0001"
    assert (first.book_number, second.book_number) == (1, 2)


def test_a_clock_set_back_continues_that_days_numbers(world):
    issue_birth(world)
    world.clock.moment = datetime(2026, 11, 23, 8, 0, tzinfo=HANOI)
    issue_birth(world)
    world.clock.moment = FRIDAY

    assert str(issue_birth(world).dossier.code) == "H99.01-261120-0002"


@pytest.mark.slow
def test_two_windows_on_one_folder_never_give_the_same_number(tmp_path):
    desks = [make_world(tmp_path / "quay"), make_world(tmp_path / "quay")]
    drafts = [(world, complete_birth(world)) for world in desks for _ in range(8)]

    with ThreadPoolExecutor(8) as pool:
        issued = list(pool.map(lambda pair: pair[0].desk.receive(pair[1].id, "lan"), drafts))

    numbers = sorted(i.dossier.code.number for i in issued)
    assert numbers == list(range(1, 17))
    for world in desks:
        world.desk.close()


def test_names_enter_composed_and_without_hidden_characters(world):
    draft = complete_birth(world)
    odd = replace(draft.applicant.submitter, full_name="Nguye\u0302\u0303n\x00  Thi\u0323 Ma\u0302\u0303u")
    world.desk.edit_draft(draft.id, lambda d: edit.set_submitter(d, odd))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert dossier.applicant.submitter.full_name == "Nguyễn Thị Mẫu"


def test_a_name_longer_than_any_form_is_refused_and_the_draft_stays(world):
    draft = birth_draft(world)
    endless = replace(draft.applicant.submitter, full_name="A" * 301)

    with pytest.raises(RuleError) as caught:
        world.desk.edit_draft(draft.id, lambda d: edit.set_submitter(d, endless))

    assert caught.value.code == "text.too_long"
    assert world.desk.open_drafts()[0].applicant.submitter.full_name == "Nguyễn Thị Mẫu"


def test_an_unknown_procedure_code_is_refused_in_words(world):
    draft = world.desk.start_draft("lan")
    world.desk.edit_draft(draft.id, lambda d: edit.choose_procedure(d, "9.999999"))

    with pytest.raises(RuleError, match=r"catalogue\.no_procedure"):
        world.desk.receive(draft.id, "lan")


def test_the_day_adds_up(world):
    for _ in range(3):
        issue_birth(world)
    (first, second, _) = world.desk.outbox.due(world.clock.now())
    world.desk.outbox.quarantined(first.envelope.id, "thiếu mã lĩnh vực", world.clock.now())

    counts = world.desk.sync_counts()
    totals = world.desk.count_day(FRIDAY.date())

    assert (counts.confirmed, counts.waiting, counts.quarantined) == (0, 2, 1)
    assert totals.received == totals.confirmed + totals.waiting + totals.quarantined == 3
    assert world.desk.open_dossier(second.envelope.dossier_id).dossier.sync is SyncStatus.WAITING


def test_a_page_the_clerk_turned_stays_turned_on_the_record(world):
    draft = complete_birth(world)
    page = draft.pages[0]
    world.desk.edit_draft(draft.id, lambda d: edit.rotate_page(d, page.id, 3))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert [paper.rotations for paper in dossier.papers] == [(270,), (0,)]
