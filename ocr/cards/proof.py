"""What proves that a page shows a card or a passport, whatever became of its title."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.papers.document_type import TypeSuggestion
from app.domain.text import fold
from app.ports import Word
from ocr.cards.labels import END, labels_on
from ocr.cards.zone import find_zone
from ocr.fields.bounds import within_reason
from ocr.lines import segments_of

CARD, OLD_CARD, PASSPORT = "the_can_cuoc", "chung_minh_nhan_dan", "ho_chieu"
PROVEN = 0.99
LABELLED = 0.9
_OWN = ("Personal identification", "Place of residence", "Place of origin")
"""English words on cards that stand on no other Vietnamese paper; driving licences say "Address"."""
_OTHERS = ("lai xe", "driver", "passport", "ho chieu", "bao hiem")
_ENOUGH_LABELS = 3


def card_proof(words: Iterable[Word], known: Iterable[str]) -> TypeSuggestion:
    """Suggest a card or passport by a zone whose check digits fit, or a card by its labels; else kind "".

    Args:
        words: Of the page.
        known: Kinds the packs hold; no other is suggested.
    """
    given, kinds = within_reason(words), frozenset(known)
    found = find_zone(given)
    if found is None or not found.proven:
        return _by_labels(given) if CARD in kinds else TypeSuggestion()
    kind = PASSPORT if found.passport else CARD
    return TypeSuggestion(kind, PROVEN, found.text) if kind in kinds else TypeSuggestion()


def _by_labels(words: tuple[Word, ...]) -> TypeSuggestion:
    """Suggest a card that lost its red title: its labels stand there in two languages."""
    lines = segments_of(words)
    body = " ".join(line.folded for line in lines)
    said = next((own for own in _OWN if fold(own) in body), "")
    if not said or any(other in body for other in _OTHERS):
        return TypeSuggestion()
    fields = {label.field for label in labels_on(lines)} - {END}
    return TypeSuggestion(CARD, LABELLED, said) if len(fields) >= _ENOUGH_LABELS else TypeSuggestion()
