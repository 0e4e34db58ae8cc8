"""Suspects a page that was scanned twice, by how it looks; a person decides."""

from __future__ import annotations

from dataclasses import replace

from app.domain.dossier import Draft, DraftPage, Suspicion


def with_repeat(draft: Draft, page: DraftPage) -> DraftPage:
    """Return the page, marked as a repeat when the draft already holds one that looks the same."""
    if page.separator or page.blank or page.suspicion is not Suspicion.NONE:
        return page
    twin = next((p for p in reversed(draft.pages) if not p.deleted and looks_the_same(p, page)), None)
    return page if twin is None else replace(page, suspicion=Suspicion.REPEATED, repeats=twin.id)


def looks_the_same(one: DraftPage, other: DraftPage) -> bool:
    """Tell whether two pages are the same file."""
    return one.sha256 == other.sha256
