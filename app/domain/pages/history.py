"""Undo and redo of everything done to pages, deletion included; what was read meanwhile is kept.

A step remembers only the pages it changed. Pages cut out of others or laid together are taken away by
undo and come back by redo; a page that came from a device is never taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from app.domain.draft import Draft, DraftPage, PlacedBy

MOST_STEPS = 200
"""Steps remembered; a clerk who wants more starts the page anew."""

_MARKS = (
    "slot",
    "placed_by",
    "view",
    "rotation",
    "blank",
    "deleted",
    "turned_by_hand",
    "marked_by_hand",
    "separator",
    "view_by_hand",
    "suspicion",
    "repeats",
    "joined_into",
    "accepted_by",
)
assert set(_MARKS) <= {f.name for f in fields(DraftPage)}


@dataclass(frozen=True, slots=True)
class PageStep:
    """One change: pages before and after it, None where there was none, and the order if it changed."""

    label: str
    before: Mapping[str, DraftPage | None]
    after: Mapping[str, DraftPage | None]
    order_before: tuple[str, ...] = ()
    order_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageHistory:
    """What was done to the pages of one draft, and what was taken back."""

    past: tuple[PageStep, ...] = ()
    future: tuple[PageStep, ...] = ()

    def noted(self, before: Draft, after: Draft, label: str) -> PageHistory:
        """Return the history with one change more; what was taken back can then no longer be redone.

        Pages that came from a device between the two are no part of the change.
        """
        step = _step(before, after, label)
        if step is None:
            return self
        return PageHistory((*self.past, step)[-MOST_STEPS:])

    def undone(self) -> tuple[PageHistory, Callable[[Draft], Draft]] | None:
        """Return the history after an undo and the edit that does it, or None."""
        if not self.past:
            return None
        step = self.past[-1]
        return (
            PageHistory(self.past[:-1], (*self.future, step)),
            lambda d: _applied(d, step.after, step.before, step.order_before),
        )

    def redone(self) -> tuple[PageHistory, Callable[[Draft], Draft]] | None:
        """Return the history after a redo and the edit that does it, or None."""
        if not self.future:
            return None
        step = self.future[-1]
        return (
            PageHistory((*self.past, step), self.future[:-1]),
            lambda d: _applied(d, step.before, step.after, step.order_after),
        )


def _step(before: Draft, after: Draft, label: str) -> PageStep | None:
    was = {p.id: p for p in before.pages}
    now = {p.id: p for p in after.pages}
    made = {i for i in now.keys() - was.keys() if now[i].made_of or now[i].cut_from}
    gone = was.keys() - now.keys()
    changed = {i for i in was.keys() & now.keys() if _marks(was[i]) != _marks(now[i])} | made | gone
    old = tuple(p.id for p in before.pages)
    new = tuple(p.id for p in after.pages if p.id in was or p.id in made)
    if not changed and old == new:
        return None
    moved = old != new
    return PageStep(
        label,
        {i: was.get(i) for i in changed},
        {i: now.get(i) for i in changed},
        old if moved else (),
        new if moved else (),
    )


def _applied(
    draft: Draft,
    here: Mapping[str, DraftPage | None],
    wanted: Mapping[str, DraftPage | None],
    order: Sequence[str],
) -> Draft:
    kept: list[DraftPage] = []
    for page in draft.pages:
        target = wanted.get(page.id, page)
        if target is not None:
            left = here.get(page.id)
            kept.append(page if left is None else _marked(page, left, target))
    present = {p.id for p in kept}
    added = [p for i, p in wanted.items() if p is not None and i not in present and here.get(i) is None]
    return replace(draft, pages=_ordered((*kept, *added), order))


def _ordered(pages: Sequence[DraftPage], order: Sequence[str]) -> tuple[DraftPage, ...]:
    """Return known pages in the given order; a page that came later stays behind the one it follows."""
    place = {page_id: n for n, page_id in enumerate(order)}
    at, keys = -1.0, {}
    for number, page in enumerate(pages):
        at = place.get(page.id, at)
        keys[page.id] = (at, page.id not in place, number)
    return tuple(sorted(pages, key=lambda p: keys[p.id]) if order else pages)


def _marks(page: DraftPage) -> tuple[object, ...]:
    return tuple(getattr(page, name) for name in _MARKS)


def _marked(page: DraftPage, left: DraftPage, target: DraftPage) -> DraftPage:
    """Return the page with the marks the step changed as they were; what others changed since stays.

    The reader is not asked to move it again. What it found while a person's mark stood in its way is
    taken over by reading anew, which costs nothing: the reading of a picture is kept.
    """
    changed = {name: getattr(target, name) for name in _MARKS if getattr(left, name) != getattr(target, name)}
    back = replace(page, **changed)
    if "placed_by" in changed and page.placed_by is PlacedBy.READER and target.placed_by is PlacedBy.SCAN:
        back = replace(back, placed_by=PlacedBy.CLERK)
    freed = any(changed.get(name) is False for name in ("turned_by_hand", "marked_by_hand"))
    return replace(back, read=False) if freed or back.view != page.view else back
