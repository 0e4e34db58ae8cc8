"""Undo and redo of page work: everything comes back, and nothing scanned meanwhile is taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain import draft_edits
from app.domain.draft import Draft
from app.domain.errors import RuleError
from app.domain.page_view import PageView, box_view
from app.domain.pages import work as page_work
from app.domain.pages.history import PageHistory
from tests.domain.pages import draft_of, order, page

START = draft_of(page("a"), page("b"), page("c", slot="z"), page("d", slot="z", batch="2", minute=1))
LEFT, RIGHT = PageView(box_view(0, 0, 400, 1169)), PageView(box_view(400, 0, 827, 1169))

Act = Callable[[Draft], Draft]


def acts() -> st.SearchStrategy[Act]:
    """Everything a clerk can do to the pages of a draft."""
    any_page = st.sampled_from("abcd")
    fresh = st.uuids().map(str)
    return st.one_of(
        any_page.map(lambda p: lambda d: draft_edits.delete_page(d, p)),
        any_page.map(lambda p: lambda d: draft_edits.restore_page(d, p)),
        any_page.map(lambda p: lambda d: draft_edits.rotate_page(d, p, 1)),
        any_page.map(lambda p: lambda d: draft_edits.mark_blank(d, p, True)),
        any_page.map(lambda p: lambda d: page_work.set_view(d, p, LEFT)),
        any_page.map(lambda p: lambda d: page_work.split_paper(d, p, None)),
        any_page.map(lambda p: lambda d: page_work.merge_paper(d, p)),
        st.tuples(any_page, any_page).map(
            lambda two: lambda d: page_work.move_pages(d, [two[0]], "z", before=two[1])
        ),
        st.tuples(any_page, fresh).map(
            lambda cut: lambda d: page_work.cut_page(d, cut[0], [LEFT, RIGHT], [cut[1]])
        ),
        st.tuples(any_page, any_page, fresh).map(
            lambda join: lambda d: page_work.join_pages(d, join[:2], page(join[2]))
        ),
        st.just(lambda d: page_work.interleave(d, ["1"], ["2"])),
    )


def done(draft: Draft, wanted: list[Act]) -> tuple[Draft, PageHistory]:
    history = PageHistory()
    for act in wanted:
        try:
            after = act(draft)
        except RuleError:
            continue
        history, draft = history.noted(draft, after, "việc"), after
    return draft, history


def undone(draft: Draft, history: PageHistory) -> tuple[Draft, PageHistory]:
    while (step := history.undone()) is not None:
        history, edit = step
        draft = edit(draft)
    return draft, history


def redone(draft: Draft, history: PageHistory) -> tuple[Draft, PageHistory]:
    while (step := history.redone()) is not None:
        history, edit = step
        draft = edit(draft)
    return draft, history


@given(st.lists(acts(), max_size=8))
def test_undoing_everything_gives_the_draft_back_and_redoing_everything_what_was_done(wanted):
    after, history = done(START, wanted)
    back, taken = undone(after, history)
    assert back == START
    assert redone(back, taken)[0] == after


@given(st.lists(acts(), min_size=1, max_size=6), st.integers(0, 6))
def test_a_page_scanned_meanwhile_survives_every_undo(wanted, when):
    draft, history = done(START, wanted[:when])
    draft = replace(draft, pages=(*draft.pages, page("new", batch="3", minute=9)))
    for act in wanted[when:]:
        try:
            after = act(draft)
        except RuleError:
            continue
        history, draft = history.noted(draft, after, "việc"), after
    back, _ = undone(draft, history)
    assert "new" in order(back).split()
    assert [p.id for p in back.pages if p.id != "new"] == [p.id for p in START.pages]


def test_what_was_read_meanwhile_is_kept_by_undo():
    after, history = done(START, [lambda d: draft_edits.delete_page(d, "a")])
    read = draft_edits.record_reading(after, page("a", read=True, text="GIẤY KHAI SINH"))
    back, _ = undone(read, history)
    assert not back.pages[0].deleted
    assert back.pages[0].text == "GIẤY KHAI SINH"


def test_what_the_reader_found_stands_after_an_undo_of_something_else():
    after, history = done(START, [lambda d: page_work.move_pages(d, ["a"], "z")])
    read = draft_edits.record_reading(after, page("a", read=True, rotation=180, blank=True))
    back, _ = undone(read, history)
    assert (back.pages[0].slot, back.pages[0].rotation, back.pages[0].blank) == ("a", 180, True)
    assert back.pages[0].read


def test_a_turn_taken_back_lets_the_reader_turn_again():
    after, history = done(START, [lambda d: draft_edits.rotate_page(d, "a", 1)])
    read = draft_edits.record_reading(after, page("a", read=True, rotation=180))
    back, _ = undone(read, history)
    assert not back.pages[0].read
    assert draft_edits.record_reading(back, page("a", read=True, rotation=180)).pages[0].rotation == 180


def test_a_new_act_ends_what_could_be_redone():
    after, history = done(START, [lambda d: draft_edits.delete_page(d, "a")])
    step = history.undone()
    assert step is not None
    history, edit = step
    back = edit(after)
    turned = draft_edits.rotate_page(back, "b", 1)
    assert history.noted(back, turned, "xoay").redone() is None


def test_an_act_that_changes_nothing_is_no_step():
    assert PageHistory().noted(START, START, "không") == PageHistory()
