"""Cards and passports on a page: their QR, their machine-readable zone, their printed labels."""

from ocr.cards.card import CARD_KINDS, card_fields
from ocr.cards.code import coded_card
from ocr.cards.proof import card_proof

__all__ = ["CARD_KINDS", "card_fields", "card_proof", "coded_card"]
