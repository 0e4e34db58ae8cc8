"""Work on pages a clerk does at the desk: cut, lay together, put in order, look again; nothing is destroyed.

Each is a pure function from draft to draft; ``page_history`` takes any of them back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.checklist import OTHER_SLOT, next_open_slot
from app.domain.draft import Draft, DraftPage, PlacedBy, Suspicion
from app.domain.draft_edits import MAX_PAGES, get_page
from app.domain.errors import RuleError
from app.domain.page_view import PageView
from app.domain.papers.document_type import TypeSuggestion
from app.domain.procedure import Procedure

LEAST_SIDE_PX = 40
"""Smallest side of a crop; anything smaller is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the pages of a batch go.

    Args:
        slot: Requirement key; "" means the chosen or the next open one.
        after: Id of the page behind which they are inserted; "" means at the end.
        replacing: Id of the page the first of them takes the place of; that one is deleted, not lost.
        unplaced: They stay unplaced (chưa xếp) whatever is chosen or open.
        sure: A person said where they belong (a separator naming its paper); the reader moves none.
    """

    slot: str = ""
    after: str = ""
    replacing: str = ""
    unplaced: bool = False
    sure: bool = False


def land_page(draft: Draft, page: DraftPage, landing: Landing) -> Draft:
    """Add a page where it belongs.

    A page to be inserted behind, or replaced, that is gone meanwhile makes the new one land at the end.

    Raises:
        RuleError: ``draft.too_many_pages``.
    """
    if len(draft.pages) >= MAX_PAGES:
        raise RuleError("draft.too_many_pages", limit=MAX_PAGES)
    behind = landing.replacing or landing.after
    ids = [p.id for p in draft.pages]
    at = ids.index(behind) + 1 if behind in ids else len(ids)
    pages = [replace(p, deleted=True) if p.id == landing.replacing else p for p in draft.pages]
    pages.insert(at, page)
    return replace(draft, pages=tuple(pages))


def set_view(draft: Draft, page_id: str, view: PageView) -> Draft:
    """Crop, straighten or clean by hand; the page is read anew.

    Raises:
        RuleError: ``page.crop_small`` when nearly nothing would be left.
    """
    page = get_page(draft, page_id)
    width, height = view.size_px(page.width_px, page.height_px)
    if min(width, height) < LEAST_SIDE_PX:
        raise RuleError("page.crop_small")
    if view == page.view:
        return draft
    return _swap(draft, [replace(page, view=view, view_by_hand=True, read=False)])


def move_pages(draft: Draft, page_ids: Sequence[str], slot: str, before: str = "") -> Draft:
    """Put pages into a paper, in front of another page or behind the last; the order among them stays."""
    moving = [p for p in draft.pages if p.id in page_ids and p.id != before]
    moved = [replace(p, slot=slot, placed_by=PlacedBy.CLERK) for p in moving]
    rest = [p for p in draft.pages if p not in moving]
    ids = [p.id for p in rest]
    at = ids.index(before) if before in ids else len(rest)
    return replace(draft, pages=(*rest[:at], *moved, *rest[at:]))


def split_paper(draft: Draft, page_id: str, procedure: Procedure | None) -> Draft:
    """Begin another paper at this page: it and what follows in its paper move to the next open slot."""
    page = get_page(draft, page_id)
    same = [p.id for p in draft.pages if p.slot == page.slot and p.kept]
    if page_id not in same:
        raise RuleError("page.not_kept")
    following = same[same.index(page_id) :]
    without = replace(draft, pages=tuple(p for p in draft.pages if p.id not in following))
    slot = next_open_slot(procedure, without) if procedure else OTHER_SLOT
    return _placed(draft, following, OTHER_SLOT if slot == page.slot else slot)


def merge_paper(draft: Draft, page_id: str) -> Draft:
    """Join the paper of this page to the paper of the page before it: its pages move there.

    Raises:
        RuleError: ``page.nothing_before`` when no other paper lies before.
    """
    page = get_page(draft, page_id)
    kept = draft.kept_pages()
    at = next((n for n, p in enumerate(kept) if p.slot == page.slot), 0)
    if at == 0 or not page.kept:
        raise RuleError("page.nothing_before")
    return _placed(draft, [p.id for p in kept if p.slot == page.slot], kept[at - 1].slot)


def cut_page(draft: Draft, page_id: str, views: Sequence[PageView], ids: Sequence[str]) -> Draft:
    """Cut one picture into several pages (an A3 spread, two cards on one glass); the original stays one.

    ``views`` are the pieces in reading order, at least two; ``ids`` fresh ids for the second piece on.

    Raises:
        RuleError: ``draft.too_many_pages``, ``page.crop_small``.
    """
    page = get_page(draft, page_id)
    if len(draft.pages) + len(ids) > MAX_PAGES:
        raise RuleError("draft.too_many_pages", limit=MAX_PAGES)
    first = replace(
        get_page(set_view(draft, page_id, views[0]), page_id), suggestion=TypeSuggestion(), accepted_by=""
    )
    others = [
        replace(
            first,
            id=piece_id,
            view=view,
            cut_from=page.cut_from or page_id,
            read=False,
            text="",
            suggestion=TypeSuggestion(),
            accepted_by="",
            suspicion=Suspicion.NONE,
        )
        for piece_id, view in zip(ids, views[1:], strict=True)
    ]
    at = [p.id for p in draft.pages].index(page_id)
    return replace(draft, pages=(*draft.pages[:at], first, *others, *draft.pages[at + 1 :]))


def join_pages(draft: Draft, page_ids: Sequence[str], sheet: DraftPage) -> Draft:
    """Lay pages together on one sheet (both sides of a card on one A4), which takes their place.

    ``sheet`` is the picture made of them, already stored.

    Raises:
        RuleError: ``page.join_two`` when fewer than two kept pages are named.
    """
    parts = [p for p in draft.pages if p.id in page_ids and p.kept]
    if len(parts) < 2:
        raise RuleError("page.join_two")
    first = parts[0]
    made = replace(
        sheet,
        slot=first.slot,
        placed_by=PlacedBy.CLERK,
        made_of=tuple(p.id for p in parts),
        batch=first.batch,
    )
    at = [p.id for p in draft.pages].index(first.id)
    laid = [replace(p, joined_into=made.id) if p in parts else p for p in draft.pages]
    return replace(draft, pages=(*laid[:at], made, *laid[at:]))


def interleave(draft: Draft, fronts: Collection[str], backs: Collection[str]) -> Draft:
    """Merge two one-sided passes: all fronts, then the turned stack, so that the backs come last first.

    ``fronts`` and ``backs`` are the batches of each pass; a pass that jammed was scanned in several.

    Raises:
        RuleError: ``page.interleave`` with both counts when they differ or one is empty.
    """
    front = _pass(draft, fronts)
    back = _pass(draft, backs)[::-1]
    if not front or len(front) != len(back) or not set(fronts).isdisjoint(backs):
        raise RuleError("page.interleave", fronts=len(front), backs=len(back))
    moved = [replace(b, slot=f.slot, placed_by=f.placed_by) for f, b in zip(front, back, strict=True)]
    woven = [page for pair in zip(front, moved, strict=True) for page in pair]
    mine = {p.id for p in woven}
    at = next(n for n, p in enumerate(draft.pages) if p.id in mine)
    before = [p for p in draft.pages[:at] if p.id not in mine]
    rest = [p for p in draft.pages[at:] if p.id not in mine]
    return replace(draft, pages=(*before, *woven, *rest))


Pass = tuple[str, ...]


def last_two_passes(draft: Draft) -> tuple[Pass, Pass] | None:
    """Return the batches of the two passes last made, oldest first, or None where there is but one batch.

    A pass that jammed is several batches; they are taken together only where no other way of taking them
    makes two passes of equally many sides. Else the two passes are the two last batches.
    """
    order = tuple(dict.fromkeys(p.batch for p in sorted(draft.pages, key=lambda p: p.added_at) if p.batch))
    if len(order) < 2:
        return None
    last = order[-2:-1], order[-1:]
    ways = [(order[a:b], order[b:]) for b in range(1, len(order)) for a in range(b)]
    even = [way for way in ways if len(_pass(draft, way[0])) == len(_pass(draft, way[1]))]
    return even[0] if len(even) == 1 and last not in even else last


def _pass(draft: Draft, batches: Collection[str]) -> list[DraftPage]:
    return [p for p in draft.pages if p.batch in batches and p.kept]


def dismiss_suspicion(draft: Draft, page_id: str) -> Draft:
    """Say that a suspected page is right as it is."""
    page = get_page(draft, page_id)
    return _swap(draft, [replace(page, suspicion=Suspicion.NONE, repeats="")])


def set_expected(draft: Draft, pages: int) -> Draft:
    """Say how many sides will be scanned; 0 takes it back.

    Raises:
        RuleError: ``draft.number``.
    """
    if not 0 <= pages <= MAX_PAGES:
        raise RuleError("draft.number", field="expected_pages", low=0, high=MAX_PAGES)
    return replace(draft, expected_pages=pages)


def look_at_page(draft: Draft, page_id: str) -> Draft:
    """Remember the page in the middle of the screen, where the next start begins again."""
    return replace(draft, shown_page=page_id)


def _placed(draft: Draft, page_ids: Iterable[str], slot: str) -> Draft:
    wanted = set(page_ids)
    return _swap(
        draft, [replace(p, slot=slot, placed_by=PlacedBy.CLERK) for p in draft.pages if p.id in wanted]
    )


def _swap(draft: Draft, changed: Sequence[DraftPage]) -> Draft:
    by_id = {p.id: p for p in changed}
    return replace(draft, pages=tuple(by_id.get(p.id, p) for p in draft.pages))
