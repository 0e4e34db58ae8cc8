"""What a clerk does with pages: cut, lay together, put in order; nothing is destroyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.draft import PlacedBy, Suspicion
from app.domain.errors import RuleError
from app.domain.page_view import Cleaning, PageLook, PageView, box_view
from app.domain.pages import work as page_work
from app.domain.pages.work import Landing
from app.domain.papers.document_type import TypeSuggestion
from tests.domain.pages import draft_of, order, page, papers

HALF_LEFT = PageView(box_view(0, 0, 413, 1169))
HALF_RIGHT = PageView(box_view(413, 0, 827, 1169))


def test_a_page_lands_at_the_end_behind_a_page_or_in_the_place_of_one():
    three = draft_of(page("a"), page("b"), page("c"))
    assert order(page_work.land_page(three, page("x"), Landing())) == "a b c x"
    assert order(page_work.land_page(three, page("x"), Landing(after="a"))) == "a x b c"

    replaced = page_work.land_page(three, page("x"), Landing(replacing="b"))
    assert order(replaced) == "a b x c"
    assert [p.id for p in replaced.kept_pages()] == ["a", "x", "c"]


def test_where_the_page_to_insert_behind_is_gone_nothing_is_lost():
    assert order(page_work.land_page(draft_of(page("a")), page("x"), Landing(after="gone"))) == "a x"


def test_a_dossier_takes_two_hundred_pages_and_says_so_at_the_next():
    full = draft_of(*(page(f"{n}") for n in range(200)))
    with pytest.raises(RuleError, match=r"draft\.too_many_pages"):
        page_work.land_page(full, page("x"), Landing())


def test_cropping_keeps_the_original_and_has_the_page_read_again():
    before = draft_of(page("a", read=True))
    after = page_work.set_view(before, "a", HALF_LEFT)
    (cropped,) = after.pages
    assert (cropped.sha256, cropped.view, cropped.view_by_hand) == ("a" * 64, HALF_LEFT, True)
    assert not cropped.read
    assert cropped.look.key != before.pages[0].look.key


def test_a_crop_that_would_leave_nothing_is_refused():
    with pytest.raises(RuleError, match=r"page\.crop_small"):
        page_work.set_view(draft_of(page("a")), "a", PageView(box_view(10, 10, 30, 900)))


def test_pages_move_to_another_paper_in_their_order_and_the_reader_moves_them_no_more():
    before = draft_of(page("a"), page("b"), page("c"), page("d", slot="z"))
    after = page_work.move_pages(before, ["c", "a"], "z", before="d")
    assert order(after) == "b a c d"
    assert papers(after) == {"a": "b", "z": "acd"}
    assert {p.placed_by for p in after.pages if p.id in "ac"} == {PlacedBy.CLERK}


def test_a_paper_is_split_at_a_page_and_joined_again():
    before = draft_of(page("a"), page("b"), page("c"))
    split = page_work.split_paper(before, "b", None)
    assert papers(split) == {"a": "a", "khac": "bc"}
    assert papers(page_work.merge_paper(split, "c")) == {"a": "abc"}


def test_the_first_paper_has_nothing_to_be_joined_to():
    with pytest.raises(RuleError, match=r"page\.nothing_before"):
        page_work.merge_paper(draft_of(page("a")), "a")


def test_two_papers_on_one_glass_become_two_pages_of_one_original():
    after = page_work.cut_page(draft_of(page("a"), page("b")), "a", [HALF_LEFT, HALF_RIGHT], ["x"])
    assert order(after) == "a x b"
    left, right = after.pages[:2]
    assert left.sha256 == right.sha256
    assert (left.view, right.view, right.cut_from) == (HALF_LEFT, HALF_RIGHT, "a")
    assert left.look.key != right.look.key


def test_nobody_has_accepted_the_pieces_of_a_cut_page():
    whole = page("a", accepted_by="lan", suggestion=TypeSuggestion("giay_khai_sinh", 0.9))
    after = page_work.cut_page(draft_of(whole), "a", [HALF_LEFT, HALF_RIGHT], ["x"])
    assert [(p.accepted_by, p.suggestion.kind) for p in after.pages] == [("", ""), ("", "")]


def test_both_sides_of_a_card_are_laid_on_one_sheet_and_stay_in_the_draft():
    before = draft_of(page("a", slot="card"), page("b", slot="card"), page("c"))
    after = page_work.join_pages(before, ["a", "b"], page("x", slot=""))
    assert papers(after) == {"card": "x", "a": "c"}
    assert {p.id for p in after.pages} == {"a", "b", "c", "x"}
    assert next(p for p in after.pages if p.id == "x").made_of == ("a", "b")


def test_one_side_cannot_be_laid_together():
    with pytest.raises(RuleError, match=r"page\.join_two"):
        page_work.join_pages(draft_of(page("a"), page("b", deleted=True)), ["a", "b"], page("x"))


def test_two_one_sided_passes_are_interleaved_the_second_turned_over():
    fronts = [page(n, batch="1", minute=0) for n in "135"]
    backs = [page(n, batch="2", slot="other", minute=1) for n in "642"]
    before = draft_of(page("a", batch="0"), *fronts, *backs)
    assert page_work.last_two_passes(before) == (("1",), ("2",))
    after = page_work.interleave(before, ["1"], ["2"])
    assert order(after) == "a 1 2 3 4 5 6"
    assert papers(after) == {"a": "a123456"}


def test_a_pass_that_jammed_is_woven_with_all_its_batches():
    fronts = [page("1", batch="1"), page("3", batch="1"), page("5", batch="1", minute=0)]
    fronts += [page("7", batch="1+", minute=1)]
    backs = [page(n, batch="2", minute=2) for n in "86"] + [page(n, batch="2+", minute=3) for n in "42"]
    before = draft_of(*fronts, *backs)
    after = page_work.interleave(before, ["1", "1+"], ["2", "2+"])
    assert order(after) == "1 2 3 4 5 6 7 8"


def test_batches_make_a_pass_only_where_there_is_one_way_to_take_them():
    whole = [page(n, batch="1") for n in "abc"]
    jammed = [page("d", batch="2", minute=1), page("e", batch="3", minute=2), page("f", batch="3", minute=2)]
    assert page_work.last_two_passes(draft_of(*whole, *jammed)) == (("1",), ("2", "3"))
    after_one_more = draft_of(page("0", batch="0", minute=-1), *jammed)
    assert page_work.last_two_passes(after_one_more) == (("0", "2"), ("3",))
    either = draft_of(*jammed, page("g", batch="4", minute=3), page("h", batch="5", minute=4))
    assert page_work.last_two_passes(either) == (("4",), ("5",))
    assert page_work.last_two_passes(draft_of(*whole)) is None


def test_passes_of_unequal_length_are_told_with_both_counts():
    before = draft_of(page("1", batch="1"), page("2", batch="2"), page("3", batch="2"))
    with pytest.raises(RuleError) as refused:
        page_work.interleave(before, ["1"], ["2"])
    assert refused.value.facts == {"fronts": 1, "backs": 2}


def test_a_suspicion_is_dismissed_by_a_person():
    before = draft_of(page("a"), page("b", suspicion=Suspicion.REPEATED, repeats="a"))
    after = page_work.dismiss_suspicion(before, "b")
    assert (after.pages[1].suspicion, after.pages[1].repeats) == (Suspicion.NONE, "")


@given(st.lists(st.integers(0, 2000), min_size=8, max_size=8, unique=True), st.sampled_from(Cleaning))
def test_a_picture_is_named_by_what_is_seen(numbers: list[int], cleaning: Cleaning):
    view = PageView(tuple(float(n) for n in numbers), cleaning)
    look = PageLook("a" * 64, view)
    assert look.key == PageLook("a" * 64, view).key
    assert look.key != PageLook("b" * 64, view).key
    assert len(look.key) == 64
    assert PageLook("a" * 64).key == "a" * 64
