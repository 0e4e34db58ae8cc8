"""Bugs once found by reading and proving; each is a sentence the desk must keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import text

from app.clock import HANOI
from app.domain import draft_edits as edit
from app.domain.checklist import OTHER_SLOT
from app.domain.codes import DossierCode
from app.domain.daily_log import daily_log_row
from app.domain.errors import RuleError, StorageError
from app.domain.pages.work import Landing
from app.domain.papers.document_type import TypeSuggestion
from app.domain.people.person import Person
from app.domain.procedure import CopyCounts
from app.domain.receipt import receipt_content
from app.ports import Downlink, PageReading, Word
from app.settings import DeskSettings, Settings
from app.use_cases.turned_words import turned_words
from tests.use_cases.steps import (
    BIRTH_NOTICE,
    DECLARATION,
    birth_draft,
    complete_birth,
    issue_birth,
    reads_as,
    scan,
)
from tests.use_cases.world import make_world, picture

IDENTITY = "000.00.00.G15-KQ004946"


def told(world, dossier):
    return receipt_content(dossier, world.desk.settings.agency, "Lan")


def test_an_excused_paper_that_is_only_shown_is_told_as_missing(world):
    draft = complete_birth(world)
    world.desk.edit_draft(draft.id, lambda d: edit.set_circumstance(d, IDENTITY, True))
    world.desk.edit_draft(draft.id, lambda d: edit.excuse_missing(d, IDENTITY, "Để quên thẻ"))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert [m.reason for m in told(world, dossier).missing] == ["Để quên thẻ"]
    assert [p.shown for p in dossier.papers] == [False, False, False]


def test_a_slot_with_only_a_blank_side_and_a_reason_is_missing_everywhere_and_its_page_is_kept(world):
    draft = birth_draft(world)
    scan(world, draft, 1, slot=DECLARATION)
    (blank,) = scan(world, draft, 2, slot=BIRTH_NOTICE)
    world.desk.edit_draft(draft.id, lambda d: edit.mark_blank(d, blank.id, True))
    world.desk.edit_draft(draft.id, lambda d: edit.excuse_missing(d, BIRTH_NOTICE, "Bổ sung sau"))

    dossier = world.desk.receive(draft.id, "lan").dossier

    notice = dossier.papers[1]
    assert (notice.missing_reason, notice.counts.total, notice.pages) == ("Bổ sung sau", 0, (blank.sha256,))
    assert [m.name for m in told(world, dossier).missing] == [notice.name]
    assert daily_log_row(dossier, "Lan").missing == 1


def test_a_blank_side_in_a_paper_nobody_asked_for_is_kept_but_counts_as_no_paper(world):
    draft = complete_birth(world)
    (blank,) = scan(world, draft, 9, slot=OTHER_SLOT)
    world.desk.edit_draft(draft.id, lambda d: edit.mark_blank(d, blank.id, True))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert dossier.papers[-1].pages == (blank.sha256,)
    assert dossier.papers[-1].pdf_sha256
    assert len(told(world, dossier).papers) == 2


def test_a_page_in_an_optional_slot_is_never_left_out_of_the_dossier(world):
    draft = complete_birth(world)
    (blank,) = scan(world, draft, 9, slot=IDENTITY)
    world.desk.edit_draft(draft.id, lambda d: edit.mark_blank(d, blank.id, True))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert blank.sha256 in {sha for paper in dossier.papers for sha in paper.pages}


def test_pages_nobody_placed_are_recorded_once_among_the_other_papers(world):
    draft = complete_birth(world)
    (loose,) = scan(world, draft, 8, slot=OTHER_SLOT)
    (other,) = scan(world, draft, 9, slot=OTHER_SLOT)
    world.desk.edit_draft(draft.id, lambda d: edit.move_page(d, loose.id, ""))
    world.desk.edit_draft(draft.id, lambda d: edit.set_counts(d, OTHER_SLOT, CopyCounts(plain=2)))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert [paper.key for paper in dossier.papers].count(OTHER_SLOT) == 1
    assert set(dossier.papers[-1].pages) == {loose.sha256, other.sha256}
    assert dossier.papers[-1].counts == CopyCounts(plain=2)


def test_a_receipt_that_cannot_be_drawn_does_not_undo_the_dossier(world):
    draft = complete_birth(world)
    (world.root / "receipts").write_text("một tệp ở chỗ của thư mục")

    issued = world.desk.receive(draft.id, "lan")

    assert str(issued.dossier.code) == "H99.01-261120-0001"
    assert issued.receipt_pdf is None
    assert isinstance(issued.problem, StorageError)
    (world.root / "receipts").unlink()
    assert world.desk.receipt_pdf(issued.dossier.id).exists()


def test_a_sheet_recorded_before_a_sudden_stop_is_not_taken_in_twice(world):
    draft = birth_draft(world)
    staged = world.root / "staging" / draft.id
    scan(world, draft, 1)
    before = world.desk.open_drafts()[0]
    picture(world.root / "giay", 1).rename(staged / before.pages[0].staged)

    assert world.desk.recover_staged(before) == 0
    assert world.desk.open_drafts()[0] == before
    assert list(staged.iterdir()) == []


def test_a_sheet_that_cannot_be_rescued_stops_neither_the_window_nor_the_others(world):
    full, other = birth_draft(world), birth_draft(world)
    (page,) = scan(world, full, 1)
    many = tuple(replace(page, id=str(n)) for n in range(edit.MAX_PAGES))
    world.desk.edit_draft(full.id, lambda d: replace(d, pages=many))
    for draft in (full, other):
        staged = world.root / "staging" / draft.id
        staged.mkdir(parents=True, exist_ok=True)
        picture(world.root / "giay", 5).rename(staged / "lo-0002.png")

    assert world.desk.rescue_pages() == 1
    assert (world.root / "staging" / full.id / "lo-0002.png").exists()


def test_one_damaged_draft_hides_no_other(world):
    good, bad = birth_draft(world), birth_draft(world)
    with world.desk.database.write() as db:
        db.execute(text("UPDATE drafts SET body = 'hỏng' WHERE id = :i"), {"i": bad.id})

    assert [d.id for d in world.desk.open_drafts()] == [good.id]
    assert world.desk.rescue_pages() == 0


def test_a_cancelled_import_does_not_come_back_by_itself(world):
    draft = birth_draft(world)
    files = [picture(world.root / "ngoai", n) for n in (1, 2, 3)]
    seen = []

    world.desk.import_files(draft.id, files, Landing(), lambda _, p: seen.append(p), lambda: len(seen) >= 1)
    rescued = world.desk.rescue_pages()

    assert (len(seen), rescued) == (1, 0)
    assert len(world.desk.open_drafts()[0].pages) == 1
    assert all(file.exists() for file in files)


def test_a_turn_and_a_mark_of_a_person_outlive_another_reading(world):
    draft = birth_draft(world)
    (page,) = scan(world, draft, 1)
    world.reader.kinds[page.sha256] = TypeSuggestion("giay_chung_sinh", 0.9, "tiêu đề")
    world.reader.rotation, world.reader.blank = 90, True
    world.desk.recognise(draft.id, page.id)
    world.desk.edit_draft(draft.id, lambda d: edit.rotate_page(d, page.id, -1))
    world.desk.edit_draft(draft.id, lambda d: edit.mark_blank(d, page.id, False))

    after = world.desk.recognise(draft.id, page.id)

    assert (after.pages[0].rotation, after.pages[0].blank) == (0, False)


def test_a_code_the_desk_already_gave_cannot_be_bound_and_the_feed_goes_on(tmp_path):
    world = make_world(tmp_path, Settings(desk=DeskSettings(first_number=1, last_number=1)))
    printed, provisional = issue_birth(world).dossier, issue_birth(world).dossier

    for position, code in enumerate((str(printed.code), "H99.01-261120-8001"), start=1):
        bound = Downlink(position, "code_bound", provisional.id, {"code": code})
        world.desk.outbox.apply(bound, world.clock.now())

    file = world.desk.open_dossier(provisional.id)
    assert str(file.dossier.code) == "H99.01-261120-8001"
    assert [e.kind for e in file.history] == ["received", "province_message_refused", "code_bound"]
    world.desk.close()


def test_a_number_the_province_bound_within_the_desks_range_is_passed_over(world):
    first = issue_birth(world).dossier
    with world.desk.database.write() as db:
        taken = str(DossierCode("H99.01", date(2026, 11, 20), 2))
        db.execute(text("UPDATE dossiers SET code = :c WHERE id = :i"), {"c": taken, "i": first.id})

    assert str(issue_birth(world).dossier.code) == "H99.01-261120-0003"


def test_a_fee_per_copy_starts_with_one_copy(world):
    draft = world.desk.start_draft("lan")
    draft = world.desk.edit_draft(draft.id, lambda d: edit.choose_procedure(d, "2.000635"))

    assert world.desk.preview(draft).fee.amount == 8000


def test_a_paper_excused_and_then_replaced_by_its_alternative_is_not_told_as_missing(world):
    draft = birth_draft(world)
    scan(world, draft, 1, slot=DECLARATION)
    scan(world, draft, 2, slot=BIRTH_NOTICE)
    world.desk.edit_draft(draft.id, lambda d: edit.excuse_missing(d, DECLARATION, "Quên"))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert told(world, dossier).missing == ()


@pytest.mark.parametrize("number", ["1", "03819200001", "0381920000160", "abc", "0381920000 16"])
def test_a_number_that_is_no_identity_number_is_refused_for_submitter_and_owner(world, number):
    draft = complete_birth(world)
    for change in (
        lambda d: edit.set_submitter(d, replace(d.applicant.submitter, id_number=number)),
        lambda d: edit.set_owner(
            edit.set_submitter(d, replace(d.applicant.submitter, id_number="")), Person("Trần A", number)
        ),
    ):
        world.desk.edit_draft(draft.id, change)
        with pytest.raises(RuleError, match=r"person\.id_number"):
            world.desk.receive(draft.id, "lan")


def test_an_owners_contradiction_is_asked_about_too(world):
    draft = complete_birth(world)
    owner = Person("Trần Văn Thử", "038090000027", birth_date=date(1991, 11, 20))
    world.desk.edit_draft(draft.id, lambda d: edit.set_owner(d, owner))

    with pytest.raises(RuleError, match=r"draft\.contradiction"):
        world.desk.receive(draft.id, "lan")


def test_a_page_is_taken_in_even_when_its_procedure_is_no_longer_in_force(world):
    draft = birth_draft(world)
    world.desk.edit_draft(draft.id, lambda d: replace(d, procedure="1.999999"))

    (page,) = scan(world, draft, 1)

    assert page.slot == ""


def test_an_old_draft_is_read_and_routed_by_todays_law(world):
    draft = birth_draft(world)
    world.desk.edit_draft(draft.id, lambda d: replace(d, started_at=datetime(2020, 1, 2, 8, 0, tzinfo=HANOI)))
    (page,) = scan(world, draft, 1)
    reads_as(world, page, "giay_chung_sinh")

    assert world.desk.recognise(draft.id, page.id).pages[0].slot == BIRTH_NOTICE


def test_words_follow_a_page_that_was_turned_after_reading():
    reading = PageReading("chữ", (Word("chữ", 90, 10, 20, 30, 5),), 90, 0, 0.0, 100, 200, TypeSuggestion())

    (word,) = turned_words(reading, 90)

    assert (word.x, word.y, word.width, word.height) == (200 - 20 - 5, 10, 5, 30)
    assert turned_words(replace(reading, rotation=90), 90) == reading.words


def test_a_confirmation_given_before_another_owner_was_named_does_not_cover_that_owner(world):
    draft = complete_birth(world)
    world.desk.edit_draft(draft.id, lambda d: edit.set_confirmed(d, "lan"))
    owner = Person("Trần Văn Thử", "038090000027", birth_date=date(1991, 11, 20))

    after = world.desk.edit_draft(draft.id, lambda d: edit.set_owner(d, owner))

    assert after.applicant.confirmed_by == ""
