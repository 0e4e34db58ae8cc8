"""Suggests the kind of a page, with how likely it is right and the words that decided it.

A score of 0.8 and more is meant to be trusted for placing a page; a title the packs do not know stays
undecided, for a wrong slot costs the clerk more than an empty one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.papers.document_type import DocumentType, TypeSuggestion
from app.ports import Word
from ocr.cards.proof import card_proof
from ocr.document_type.calibration import (
    against_each_other,
    title_probability,
    together,
    words_probability,
)
from ocr.document_type.headings import text_lines
from ocr.document_type.knowledge import knowledge_of
from ocr.document_type.titles import best_title
from ocr.document_type.words import best_words

TRUSTED = 0.8
"""From this score on a page may be placed without asking."""
_UNDECIDED_BELOW = 0.5


def suggest_type(words: Iterable[Word], types: Sequence[DocumentType]) -> TypeSuggestion:
    """Suggest the kind of a page from its words.

    Returns:
        The suggestion, its reason the deciding words as the pack spells them; kind "" when nothing is clear.
    """
    given = tuple(words)
    lines = text_lines(given)
    if not lines or not types:
        return TypeSuggestion()
    knowledge = knowledge_of(tuple(types))
    body = " " + " ".join(line.folded for line in lines) + " "
    found, said = best_title(lines, knowledge, body), best_words(lines, knowledge, body)
    title = _suggestion(found.kind, title_probability(found.score), found.text) if found else TypeSuggestion()
    if title.score >= TRUSTED:
        return title
    proof = card_proof(given, knowledge.words)
    if proof.kind:
        return proof
    text = (
        _suggestion(said.kind, words_probability(said.clearness), said.reason) if said else TypeSuggestion()
    )
    best = _joined(title, text)
    return best if best.score >= _UNDECIDED_BELOW else TypeSuggestion()


def _joined(title: TypeSuggestion, text: TypeSuggestion) -> TypeSuggestion:
    stronger, weaker = (title, text) if title.score >= text.score else (text, title)
    if title.kind == text.kind:
        return TypeSuggestion(title.kind, round(together(title.score, text.score), 3), title.reason)
    score = against_each_other(stronger.score, weaker.score)
    return TypeSuggestion(stronger.kind, round(score, 3), stronger.reason)


def _suggestion(kind: DocumentType, probability: float, reason: str) -> TypeSuggestion:
    return TypeSuggestion(kind.id, round(probability, 3), reason)
