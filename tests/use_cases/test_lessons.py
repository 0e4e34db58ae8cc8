"""A desk learns from its clerks what kind a doubtful page is, and forgets it when told."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

import pytest

from app.commands import lessons
from app.domain import draft_edits as edit
from app.domain.checklist import OTHER_SLOT
from app.domain.draft import DraftPage
from app.domain.papers.document_type import TypeSuggestion
from tests.use_cases.steps import BIRTH_NOTICE, DECLARATION, birth_draft, reads_as, scan
from tests.use_cases.world import World

FOUNDLING = "000.00.00.G15-KQ003208"
FORM = (
    "hôm nay hồi giờ chúng tôi gồm có đại diện ủy ban và người phát hiện lập tờ này ghi lại việc\n"
    "trông thấy một cháu bé nằm trong nôi đặt trước cổng trạm y tế bên cạnh có túi đồ và bình sữa\n"
    "cháu được quấn chăn bông sức khỏe bình thường không thấy ai nhận và không có giấy tờ gì để lại"
)


def unknown_page(world: World, number: int, text: str = FORM) -> tuple[str, DraftPage]:
    """A page of a form no title tells, scanned and read in a dossier of its own."""
    draft = birth_draft(world)
    (page,) = scan(world, draft, number)
    world.reader.kinds[page.sha256] = TypeSuggestion("", 0.0, text)  # its reader gives this as the text
    after = world.desk.recognise(draft.id, page.id)
    return draft.id, after.pages[-1]


def moved(world: World, number: int, slot: str = FOUNDLING) -> tuple[str, DraftPage]:
    """The clerk sees what it is and puts it into its slot."""
    draft_id, page = unknown_page(world, number)
    world.desk.edit_draft(draft_id, lambda d: edit.move_page(d, page.id, slot))
    return draft_id, page


def switched(world: World, on: bool) -> None:
    """The settings say whether the desk learns."""
    settings = world.desk.saved.now
    world.desk.saved.now = replace(settings, reader=replace(settings.reader, learning=on))


def test_after_two_corrections_the_third_page_of_that_form_finds_its_slot_by_itself(world):
    assert unknown_page(world, 1)[1].suggestion.kind == ""

    moved(world, 2)
    once_told = unknown_page(world, 3)[1].suggestion
    moved(world, 4)
    _, third = unknown_page(world, 5)

    assert (once_told.kind, once_told.score < 0.8) == ("bien_ban_tre_bi_bo_roi", True)
    assert (third.suggestion.kind, third.slot) == ("bien_ban_tre_bi_bo_roi", FOUNDLING)
    assert third.suggestion.reason == "như những trang cán bộ đã xếp"
    assert world.desk.lessons.counts() == {"bien_ban_tre_bi_bo_roi": 2}


def test_agreeing_with_a_guess_is_a_lesson_too(world):
    draft = birth_draft(world)
    (page,) = scan(world, draft, 1)
    world.reader.kinds[page.sha256] = TypeSuggestion("giay_bao_tu", 0.6, FORM)
    world.desk.recognise(draft.id, page.id)

    world.desk.edit_draft(
        draft.id, lambda d: edit.accept_page(edit.move_page(d, page.id, OTHER_SLOT), page.id, "lan")
    )

    assert world.desk.lessons.counts() == {"giay_bao_tu": 1}


def test_what_was_moved_back_is_unlearned(world):
    draft_id, page = moved(world, 1)
    assert world.desk.lessons.counts() == {"bien_ban_tre_bi_bo_roi": 1}

    world.desk.edit_draft(draft_id, lambda d: edit.move_page(d, page.id, OTHER_SLOT))

    assert world.desk.lessons.counts() == {}


def test_another_word_on_the_same_page_takes_the_place_of_the_first(world):
    draft_id, page = moved(world, 1)

    world.desk.edit_draft(draft_id, lambda d: edit.move_page(d, page.id, DECLARATION))

    assert world.desk.lessons.counts() == {"to_khai_khai_sinh": 1}


def test_a_page_placed_before_it_was_read_is_learned_once_it_is(world):
    draft = birth_draft(world)
    (page,) = scan(world, draft, 1)
    world.reader.kinds[page.sha256] = TypeSuggestion("", 0.0, FORM)
    world.desk.edit_draft(draft.id, lambda d: edit.move_page(d, page.id, FOUNDLING))

    world.desk.recognise(draft.id, page.id)

    assert world.desk.lessons.counts() == {"bien_ban_tre_bi_bo_roi": 1}


def test_a_page_with_a_sure_title_teaches_nothing_wherever_it_is_put(world):
    draft = birth_draft(world)
    (page,) = scan(world, draft, 1)
    reads_as(world, page, "giay_khai_sinh", 0.98)
    world.desk.recognise(draft.id, page.id)

    world.desk.edit_draft(draft.id, lambda d: edit.move_page(d, page.id, FOUNDLING))

    assert world.desk.lessons.counts() == {}


def test_a_slot_that_takes_several_kinds_does_not_say_which_one_it_was(world):
    moved(world, 1, BIRTH_NOTICE)

    assert world.desk.lessons.counts() == {}


def test_switched_off_nothing_is_kept_and_nothing_used(world):
    moved(world, 1)
    moved(world, 2)
    switched(world, False)

    moved(world, 3)

    assert unknown_page(world, 4)[1].suggestion.kind == ""
    assert world.desk.lessons.counts() == {"bien_ban_tre_bi_bo_roi": 2}


def test_a_cleared_desk_knows_nothing_and_says_how_much_it_forgot(world):
    moved(world, 1)
    moved(world, 2)

    assert world.desk.lessons.clear() == 2
    assert world.desk.lessons.counts() == {}
    assert unknown_page(world, 3)[1].suggestion.kind == ""


def test_lessons_outlive_the_program_and_hold_no_words(world):
    moved(world, 1)
    world = world.again()

    with world.desk.database.read() as db:
        (body,) = db.exec_driver_sql("SELECT body FROM kind_samples").scalars()

    assert world.desk.lessons.counts() == {"bien_ban_tre_bi_bo_roi": 1}
    assert set(body) <= set("0123456789, []")


@pytest.mark.parametrize("number", [14])
def test_only_the_newest_lessons_of_a_kind_are_kept(world, number):
    for at in range(number):
        moved(world, at + 1)

    assert world.desk.lessons.counts() == {"bien_ban_tre_bi_bo_roi": 12}


def test_the_command_tells_what_was_learned_and_forgets_it(world):
    moved(world, 1)

    told = lessons.run(world.desk, Namespace(clear=False))
    forgotten = lessons.run(world.desk, Namespace(clear=True))

    assert told["lessons"] == [
        {"kind": "bien_ban_tre_bi_bo_roi", "name": "Biên bản về việc trẻ bị bỏ rơi", "pages": 1}
    ]
    assert lessons.tell(told).endswith("1 trang  Biên bản về việc trẻ bị bỏ rơi")
    assert (forgotten["forgotten"], forgotten["lessons"]) == (1, [])
    assert "Chưa có bài học nào." in lessons.tell(forgotten)
