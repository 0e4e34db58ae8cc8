from __future__ import annotations

import pytest

from app.domain import draft_edits as edit
from app.domain.checklist import OTHER_SLOT, UNPLACED
from app.domain.draft import PlacedBy
from app.domain.errors import DeviceError, RuleError
from app.domain.pages.work import Landing
from tests.use_cases.steps import BIRTH_NOTICE, DECLARATION, birth_draft, reads_as, scan
from tests.use_cases.world import picture


def slots(draft):
    return [page.slot for page in draft.pages]


def test_a_page_is_on_disk_and_in_the_draft_before_it_is_shown(world):
    draft = birth_draft(world)
    seen = []
    world.scanner.pictures = [picture(world.root / "giay", 1)]

    def shown(_, page):
        stored = world.desk.page_file(page.sha256).read_bytes() == world.scanner.pictures[0].read_bytes()
        seen.append((stored, world.desk.open_drafts()[0].pages[-1] == page))

    from app.ports import ScanSettings

    world.desk.capture(draft.id, world.scanner.present, ScanSettings(), Landing(), shown)

    assert seen == [(True, True)]


def test_a_jam_in_the_middle_keeps_every_page_before_it(world):
    draft = birth_draft(world)
    world.scanner.jams_after = 2

    with pytest.raises(DeviceError, match=r"scanner\.jammed"):
        scan(world, draft, 1, 2, 3)

    assert len(world.desk.open_drafts()[0].pages) == 2


def test_one_batch_lands_together_in_the_first_open_slot(world):
    draft = birth_draft(world)

    scan(world, draft, 1, 2)

    assert slots(world.desk.open_drafts()[0]) == [DECLARATION, DECLARATION]


def test_the_reader_moves_a_page_to_the_slot_it_belongs_to_and_says_why(world):
    draft = birth_draft(world)
    declaration, notice = scan(world, draft, 1, 2)
    reads_as(world, declaration, "to_khai_khai_sinh")
    reads_as(world, notice, "giay_chung_sinh")

    world.desk.recognise(draft.id, notice.id)
    after = world.desk.recognise(draft.id, declaration.id)

    assert slots(after) == [DECLARATION, BIRTH_NOTICE]
    assert after.pages[1].placed_by is PlacedBy.READER
    assert after.pages[1].suggestion.reason == "tiêu đề giay_chung_sinh"


def test_a_second_page_without_a_title_follows_the_one_before_it(world):
    draft = birth_draft(world)
    declaration, notice, second = scan(world, draft, 1, 2, 3)
    reads_as(world, declaration, "to_khai_khai_sinh")
    reads_as(world, notice, "giay_chung_sinh")

    for page in (second, notice, declaration):
        after = world.desk.recognise(draft.id, page.id)

    assert slots(after) == [DECLARATION, BIRTH_NOTICE, BIRTH_NOTICE]


def test_what_a_person_placed_is_never_moved_by_the_reader(world):
    draft = birth_draft(world)
    (page,) = scan(world, draft, 1)
    reads_as(world, page, "giay_chung_sinh")
    world.desk.edit_draft(draft.id, lambda d: edit.move_page(d, page.id, DECLARATION))

    after = world.desk.recognise(draft.id, page.id)

    assert slots(after) == [DECLARATION]
    assert after.pages[0].placed_by is PlacedBy.CLERK


def test_a_guess_below_the_bar_moves_nothing(world):
    draft = birth_draft(world)
    (page,) = scan(world, draft, 1)
    reads_as(world, page, "giay_chung_sinh", score=0.5)

    assert slots(world.desk.recognise(draft.id, page.id)) == [DECLARATION]


def test_the_same_bytes_are_read_once(world):
    draft = birth_draft(world)
    first, second = scan(world, draft, 1, 1)

    world.desk.recognise(draft.id, first.id)
    world.desk.recognise(draft.id, second.id)

    assert world.reader.reads == 1


def test_a_deleted_page_comes_back_as_it_was(world):
    draft = birth_draft(world)
    (page,) = scan(world, draft, 1)
    world.desk.edit_draft(draft.id, lambda d: edit.delete_page(d, page.id))

    after = world.desk.edit_draft(draft.id, lambda d: edit.restore_page(d, page.id))

    assert after.pages == (page,)


def test_typing_while_pages_arrive_loses_neither(world):
    draft = birth_draft(world)
    world.scanner.pictures = [picture(world.root / "giay", n) for n in (1, 2, 3)]

    def typing(_, page):
        world.desk.edit_draft(draft.id, lambda d: edit.set_note(d, f"{d.note} {page.slot[-4:]}"))

    from app.ports import ScanSettings

    after = world.desk.capture(draft.id, world.scanner.present, ScanSettings(), Landing(), typing)

    assert len(after.pages) == 3
    assert after.note == "3204 3204 3204"


def test_everything_typed_and_scanned_is_there_after_a_sudden_stop(world):
    draft = birth_draft(world)
    scan(world, draft, 1, 2)
    before = world.desk.open_drafts()

    again = world.again()

    assert again.desk.open_drafts() == before
    assert all(again.desk.page_file(p.sha256).exists() for p in before[0].pages)


def test_a_sheet_the_scanner_had_finished_is_rescued_after_a_sudden_stop(world):
    draft = birth_draft(world)
    staged = world.root / "staging" / draft.id
    staged.mkdir(parents=True)
    picture(world.root / "giay", 7).rename(staged / "lo-0001.png")
    (staged / "lo-0002.png.part").write_bytes(b"half a page")

    rescued = world.desk.recover_staged(draft)

    assert rescued == 1
    assert len(world.desk.open_drafts()[0].pages) == 1
    assert list(staged.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "file.damaged"),
        (b"hello, this is no picture at all", "file.not_an_image"),
        (b"%PDF-1.4\n1 0 obj<</Encrypt 2 0 R>>endobj\ntrailer<</Encrypt 2 0 R>>\n%%EOF", "file.encrypted"),
    ],
)
def test_a_hostile_file_is_refused_in_words_and_the_draft_stays(world, tmp_path, content, code):
    draft = birth_draft(world)
    hostile = tmp_path / "tep-la.pdf"
    hostile.write_bytes(content)

    with pytest.raises(RuleError) as caught:
        world.desk.import_files(draft.id, [hostile], Landing(), lambda *_: None)

    assert caught.value.code == code
    assert world.desk.open_drafts()[0].pages == ()
    assert hostile.exists()


def test_a_paper_the_procedure_does_not_ask_for_goes_to_other_papers(world):
    draft = birth_draft(world)
    (page,) = scan(world, draft, 1)
    reads_as(world, page, "giay_chung_nhan_qsdd")

    assert slots(world.desk.recognise(draft.id, page.id)) == [OTHER_SLOT]


def test_a_page_that_looks_like_another_paper_but_not_surely_is_left_for_a_person(world):
    draft = birth_draft(world)
    notice, doubtful = scan(world, draft, 1, 2)
    reads_as(world, notice, "giay_chung_sinh")
    reads_as(world, doubtful, "giay_chung_nhan_ket_hon", score=0.6)

    world.desk.recognise(draft.id, notice.id)

    assert slots(world.desk.recognise(draft.id, doubtful.id)) == [BIRTH_NOTICE, UNPLACED]


def test_a_page_that_looks_like_more_of_the_same_paper_follows_the_page_before_it(world):
    draft = birth_draft(world)
    notice, more = scan(world, draft, 1, 2)
    reads_as(world, notice, "giay_chung_sinh")
    reads_as(world, more, "giay_chung_sinh", score=0.6)

    world.desk.recognise(draft.id, notice.id)

    assert slots(world.desk.recognise(draft.id, more.id)) == [BIRTH_NOTICE, BIRTH_NOTICE]
