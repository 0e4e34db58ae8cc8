"""What the words of a page mean: which kind of paper it is and which values stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.papers.document_type import DocumentType, TypeSuggestion
from app.domain.papers.evidence import FieldReading, Source
from app.ports import CodeReader, PageReading, Word
from ocr.cards import CARD_KINDS, card_fields, coded_card
from ocr.cards.proof import CARD, PROVEN
from ocr.document_type import suggest_type
from ocr.fields import read_fields

_FEW_WORDS = 120
"""A card has fewer words; on a full page without a title no code is looked for, it takes seconds."""
_CODE = "mã QR của thẻ"


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as it was read: its picture, the turn that makes it upright, its upright size, its words."""

    image: Path
    rotation: int
    size: tuple[int, int]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """Knows the kinds of paper; ``codes`` finds the QR of a card, None where nothing can."""

    types: tuple[DocumentType, ...]
    codes: CodeReader | None = None

    def __call__(self, page: SeenPage) -> tuple[TypeSuggestion, tuple[FieldReading, ...]]:
        """Return the suggested kind and the values of a page.

        Raises:
            RuleError: ``file.*`` when the picture cannot be opened any more.
        """
        suggestion = suggest_type(page.words, self.types)
        coded = self._coded(page, suggestion)
        if coded and any(kind.id == CARD for kind in self.types) and suggestion.score < PROVEN:
            suggestion = TypeSuggestion(CARD, PROVEN, _CODE)
        if coded or suggestion.kind in CARD_KINDS:
            return suggestion, card_fields(page.words, coded)
        return suggestion, read_fields(page.words, self._kind(suggestion.kind))

    def fields_of(self, reading: PageReading, kind: str) -> tuple[FieldReading, ...]:
        """Return the values of a page that was read, as a paper of this kind has them.

        A code that was found on it then is believed again; none is looked for anew.
        """
        if kind not in CARD_KINDS:
            return read_fields(reading.words, self._kind(kind))
        return card_fields(reading.words, tuple(f for f in reading.fields if f.source is Source.QR))

    def _kind(self, name: str) -> DocumentType | None:
        return next((kind for kind in self.types if kind.id == name), None)

    def _coded(self, page: SeenPage, suggestion: TypeSuggestion) -> Sequence[FieldReading]:
        unknown = not suggestion.kind and 0 < len(page.words) < _FEW_WORDS
        if self.codes is None or not (unknown or suggestion.kind == CARD):
            return ()
        return coded_card(self.codes.decode(page.image), page.rotation, page.size)
