"""What proves that a page shows a card or a passport, whatever became of its title."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.document_type import TypeSuggestion
from app.ports import Word
from ocr.cards.zone import find_zone

CARD, OLD_CARD, PASSPORT = "the_can_cuoc", "chung_minh_nhan_dan", "ho_chieu"
PROVEN = 0.99


def card_proof(words: Iterable[Word], known: Iterable[str]) -> TypeSuggestion:
    """Suggest a card or passport by a zone whose check digits fit; kind "" without one.

    Args:
        words: Of the page.
        known: Kinds the packs hold; no other is suggested.
    """
    found = find_zone(words)
    if found is None or not found.proven:
        return TypeSuggestion()
    kind = PASSPORT if found.passport else CARD
    return TypeSuggestion(kind, PROVEN, found.text) if kind in known else TypeSuggestion()
