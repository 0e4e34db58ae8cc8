"""Suggests what kind of paper a page is: titles first, then what proves a card, then the words."""

from ocr.document_type.likeness import title_likeness
from ocr.document_type.suggest import TRUSTED, suggest_type

__all__ = ["TRUSTED", "suggest_type", "title_likeness"]
