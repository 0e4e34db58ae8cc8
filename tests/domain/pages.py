"""Drafts with pages, for the rules of page work."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.clock import HANOI
from app.domain.draft import Draft, DraftPage

EARLY = datetime(2026, 11, 20, 8, 0, tzinfo=HANOI)


def page(name: str, slot: str = "a", batch: str = "1", minute: int = 0, **marks: object) -> DraftPage:
    """A scanned A4 page at 100 dpi, named by one letter."""
    at = EARLY + timedelta(minutes=minute)
    return DraftPage(name, name * 64, "image/jpeg", 827, 1169, 100, at, slot=slot, batch=batch, **marks)


def draft_of(*pages: DraftPage, **facts: object) -> Draft:
    """A draft that holds these pages."""
    return Draft("d", EARLY, pages=pages, **facts)


def order(draft: Draft) -> str:
    """The pages' names in order."""
    return " ".join(p.id for p in draft.pages)


def papers(draft: Draft) -> dict[str, str]:
    """The names of kept pages by paper."""
    slots = dict.fromkeys(p.slot for p in draft.kept_pages())
    return {slot: "".join(p.id for p in draft.kept_pages(slot)) for slot in slots}
