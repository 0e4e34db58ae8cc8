"""What a clerk, the reader and the scanner do with single pages."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.domain import draft_edits
from app.domain.checklist import OTHER_SLOT
from app.domain.draft import Draft, DraftPage, PlacedBy
from app.domain.page_view import Cleaning, PageView, Point, box_view
from app.domain.procedure import Procedure
from app.domain.reading.routing import slot_for_kind

Corners = tuple[float, ...]
Edit = Callable[[Draft], Draft]


def accept(page: DraftPage, procedure: Procedure | None, by: str) -> Edit:
    """Return the edit that accepts the reader's suggestion: the page goes where that kind belongs.

    A kind the procedure does not ask for belongs to the other papers.
    """

    def edit(draft: Draft) -> Draft:
        kind = page.suggestion.kind
        slot = (slot_for_kind(procedure, draft, kind) or OTHER_SLOT) if procedure else ""
        here = procedure.requirement(page.slot) if procedure else None
        moves = slot and (here is None or here.kind != kind)
        moved = draft_edits.move_page(draft, page.id, slot) if moves else draft
        return draft_edits.accept_page(moved, page.id, by)

    return edit


def done_by_others(before: Draft | None, after: Draft) -> tuple[tuple[Draft, str], ...]:
    """Return what reader and scanner did to known pages: the draft without it, and its label."""
    if before is None or before.id != after.id or before.procedure != after.procedure:
        return ()
    old = {page.id: page for page in before.pages}
    known = [page for page in after.pages if page.id in old]
    moved = {p.id for p in known if p.placed_by is PlacedBy.READER and p.slot != old[p.id].slot}
    replaced = {p.id for p in known if p.deleted and not old[p.id].deleted}
    steps = []
    if moved:
        steps.append((_with(after, moved, lambda p: _placed_as(p, old[p.id])), "reader"))
    if replaced:
        came = _in_their_place(after, replaced, old)
        undone = _with(after, replaced, lambda p: replace(p, deleted=False))
        steps.append((_with(undone, came, lambda p: replace(p, deleted=True)), "replace"))
    return tuple(steps)


def _in_their_place(draft: Draft, replaced: set[str], old: Mapping[str, DraftPage]) -> set[str]:
    """Return the new pages right behind those replaced: deleted, not destroyed, when it is taken back."""
    behind = zip(draft.pages, draft.pages[1:], strict=False)
    return {page.id for gone, page in behind if gone.id in replaced and page.id not in old}


def _placed_as(page: DraftPage, old: DraftPage) -> DraftPage:
    return replace(page, slot=old.slot, placed_by=old.placed_by)


def _with(draft: Draft, ids: set[str], change: Callable[[DraftPage], DraftPage]) -> Draft:
    return replace(draft, pages=tuple(change(p) if p.id in ids else p for p in draft.pages))


def loose(draft: Draft) -> tuple[str, ...]:
    """Return the ids of written pages that nobody placed into a paper."""
    return tuple(page.id for page in draft.kept_pages("") if not page.blank)


def page_to_show(before: Draft | None, draft: Draft, page_id: str) -> str:
    """Return which page to show when the one in the middle is gone, or a draft is opened.

    An opened draft begins at the page looked at last; a page taken away leaves the one at its place.
    """
    ids = [page.id for page in draft.pages]
    if before is None or before.id != draft.id:
        return draft.shown_page if draft.shown_page in ids else "".join(ids[-1:])
    old = [page.id for page in before.pages]
    at = old.index(page_id) if page_id in old else len(ids) - 1
    return "".join(ids[: at + 1][-1:])


def straightened(page: DraftPage, degrees: float) -> PageView:
    """Return the view in which the words stand turned clockwise by a fine angle."""
    corners = page.view.corners or box_view(0, 0, page.width_px, page.height_px)
    return replace(page.view, corners=turned(corners, -degrees))


def turned(corners: Corners, degrees: float) -> Corners:
    """Return the frame turned clockwise about its middle."""
    middle_x, middle_y = sum(corners[::2]) / 4, sum(corners[1::2]) / 4
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    out: list[float] = []
    for x, y in zip(corners[::2], corners[1::2], strict=True):
        out += (
            middle_x + (x - middle_x) * cos - (y - middle_y) * sin,
            middle_y + (x - middle_x) * sin + (y - middle_y) * cos,
        )
    return tuple(round(n, 1) for n in out)


def cleaned(page: DraftPage, cleaning: Cleaning) -> PageView:
    """Return the view with or without its shadows."""
    return replace(page.view, cleaning=cleaning)


def halves(page: DraftPage) -> tuple[PageView, PageView]:
    """Return the halves of a page as it is read: left and right of a spread, top and bottom of a sheet."""
    turn = page.rotation // 90 % 4
    points = PageView(page.view.corners or box_view(0, 0, page.width_px, page.height_px)).points
    a, b, c, d = (points[(n - turn) % 4] for n in range(4))  # as seen upright: top left, then clockwise
    if math.dist(a, b) >= math.dist(b, c):
        top, foot = _middle(a, b), _middle(c, d)
        pieces = (a, top, foot, d), (top, b, c, foot)
    else:
        right, left = _middle(b, c), _middle(d, a)
        pieces = (a, b, right, left), (left, right, c, d)
    one, two = (_view_of(page, [piece[(n + turn) % 4] for n in range(4)]) for piece in pieces)
    return one, two


def _middle(one: Point, other: Point) -> Point:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)


def _view_of(page: DraftPage, points: list[Point]) -> PageView:
    corners = tuple(round(n, 1) for point in points for n in point)
    return replace(page.view, corners=corners, ratio=0.0)
