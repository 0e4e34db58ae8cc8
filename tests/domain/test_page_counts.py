"""The counts of a dossier's pages add up whatever was done to them."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.pages.counts import PageCounts, page_counts
from tests.domain.pages import draft_of, page

SOME_PAGES = st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from(["", "QMC:NGAN"])), max_size=12)


@given(SOME_PAGES, st.integers(0, 30))
def test_what_was_scanned_is_kept_deleted_or_a_separator(marks, expected):
    pages = [page(f"{n}", deleted=d, blank=b, separator=s) for n, (d, b, s) in enumerate(marks)]
    counts = page_counts(draft_of(*pages, expected_pages=expected))
    assert counts.scanned == len(pages) == counts.kept + counts.deleted + counts.separators
    assert counts.blank <= counts.kept


def test_a_sheet_made_of_others_is_no_scan_and_its_parts_are():
    parts = [page(n, joined_into="x") for n in "ab"]
    counts = page_counts(draft_of(*parts, page("x", made_of=("a", "b"))))
    assert (counts.scanned, counts.kept) == (2, 2)


def test_a_laid_sheet_taken_out_takes_out_its_sides_and_the_count_says_so():
    parts = [page(n, joined_into="x") for n in "ab"]
    counts = page_counts(draft_of(*parts, page("x", made_of=("a", "b"), deleted=True)))
    assert (counts.scanned, counts.kept, counts.deleted) == (2, 0, 2)


def test_a_piece_cut_off_is_no_scan_of_its_own():
    counts = page_counts(draft_of(page("a"), page("b", cut_from="a")))
    assert (counts.scanned, counts.kept) == (1, 1)


def test_sheets_that_stuck_together_show_in_the_count():
    counts = page_counts(draft_of(page("a"), page("s", separator="QMC:NGAN"), expected_pages=3))
    assert counts.short == 2
    assert PageCounts(scanned=4).short == 0
