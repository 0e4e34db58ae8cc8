"""What a clerk does with single pages, and how each is undone."""

from __future__ import annotations

from dataclasses import replace

from app.domain import draft_edits
from app.domain.checklist import OTHER_SLOT
from app.domain.dossier import Draft, DraftPage, PlacedBy
from app.domain.procedure import Procedure
from app.domain.routing import slot_for_kind
from ui.intake.draft_lane import Edit


def as_before(page: DraftPage) -> Edit:
    """Return the edit that gives a page back its place, turn and marks; what was read since is kept."""

    def edit(draft: Draft) -> Draft:
        now = draft_edits.get_page(draft, page.id)
        back = replace(
            now,
            slot=page.slot,
            placed_by=PlacedBy.CLERK if now.placed_by is PlacedBy.READER else page.placed_by,
            rotation=page.rotation,
            blank=page.blank,
            deleted=page.deleted,
            accepted_by=page.accepted_by,
        )
        return replace(draft, pages=tuple(back if p.id == page.id else p for p in draft.pages))

    return edit


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


def moved_by_reader(before: Draft | None, after: Draft) -> tuple[DraftPage, ...]:
    """Return pages, as they were, that the reader has just moved to another slot."""
    if before is None or before.id != after.id or before.procedure != after.procedure:
        return ()
    old = {page.id: page for page in before.pages}
    return tuple(
        old[page.id]
        for page in after.pages
        if page.id in old and page.placed_by is PlacedBy.READER and page.slot != old[page.id].slot
    )


def loose(draft: Draft) -> tuple[str, ...]:
    """Return the ids of written pages that nobody placed into a paper."""
    return tuple(page.id for page in draft.kept_pages("") if not page.blank)
