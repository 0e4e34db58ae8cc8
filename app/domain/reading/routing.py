"""Which slot of the checklist a scanned page belongs to, as far as the reader is sure."""

from __future__ import annotations

from dataclasses import replace

from app.domain.checklist import OTHER_SLOT, UNPLACED, is_in_hand
from app.domain.draft import Draft, DraftPage, PlacedBy
from app.domain.procedure import Procedure

SURE = 0.8
"""Score from which the reader may move a page by itself; a person can always move it back."""


def slot_for_kind(procedure: Procedure, draft: Draft, kind: str) -> str:
    """Return the slot for a kind of paper: an empty one first, "" when the procedure asks for none."""
    fitting = [r for r in procedure.requirements if r.takes(kind) and r.asked_on(draft.channel)]
    if not fitting:
        return ""
    return next((r.key for r in fitting if not is_in_hand(r, draft)), fitting[0].key)


def route(draft: Draft, procedure: Procedure) -> Draft:
    """Place every page the reader is sure of, and let pages without a title follow the one before them.

    A second page carries no title, and a blank side belongs to its front; both follow the page before
    them in the same scan run, and so does a page that looks like more of the same paper. A page that looks
    like another paper, but not surely, is left unplaced for a person. What a person placed is never moved.
    """
    routed = draft
    before: DraftPage | None = None
    for page in draft.pages:
        placed = _placed(page, before, procedure, routed)
        if placed is not page:
            routed = replace(routed, pages=tuple(placed if p.id == page.id else p for p in routed.pages))
        if placed.separator:
            before = None  # what follows a separator sheet is another paper
        elif placed.kept:
            before = placed
    return routed


def _placed(page: DraftPage, before: DraftPage | None, procedure: Procedure, draft: Draft) -> DraftPage:
    if page.placed_by is PlacedBy.CLERK or not page.kept or not (page.read or page.blank):
        return page
    if page.suggestion.kind and page.suggestion.score >= SURE:
        return _move(page, _slot_of_sure(page, procedure, draft))
    if before is None or not page.batch or before.batch != page.batch or before.placed_by is PlacedBy.SCAN:
        return page
    requirement = procedure.requirement(before.slot)
    same = requirement is not None and requirement.takes(page.suggestion.kind)
    return _move(page, before.slot if same or not page.suggestion.kind else UNPLACED)


def _slot_of_sure(page: DraftPage, procedure: Procedure, draft: Draft) -> str:
    here = procedure.requirement(page.slot)
    if here is not None and here.takes(page.suggestion.kind):
        return page.slot
    return slot_for_kind(procedure, draft, page.suggestion.kind) or OTHER_SLOT


def _move(page: DraftPage, slot: str) -> DraftPage:
    if slot == page.slot and page.placed_by is PlacedBy.READER:
        return page
    return replace(page, slot=slot, placed_by=PlacedBy.READER)
