"""The thẻ căn cước: typed by a hand-held scanner, or found in a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import RuleError
from app.domain.people.id_card import IdCard, decode_card_bytes, parse_card
from app.ports import CodeReader, DecodedCode


def card_among(codes: Iterable[DecodedCode]) -> IdCard | None:
    """Return the card among some codes, or None when none of them is one.

    Raises:
        RuleError: ``card.*`` when a code is a card but damaged and no other one is whole.
    """
    damaged: RuleError | None = None
    for code in codes:
        if code.raw.count(b"|") < 6:
            continue
        try:
            return parse_card(decode_card_bytes(code.raw))
        except RuleError as error:
            damaged = error
    if damaged is not None:
        raise damaged
    return None


@dataclass(frozen=True)
class ReadCardText:
    """Read what a hand-held scanner typed."""

    def __call__(self, text: str) -> IdCard:
        """Return the card.

        Raises:
            RuleError: ``card.*``.
        """
        return parse_card(text)


@dataclass(frozen=True)
class ReadCardPicture:
    """Read the card QR in a picture."""

    codes: CodeReader

    def __call__(self, image: Path) -> IdCard:
        """Return the card.

        Raises:
            RuleError: ``card.no_code`` when there is no code at all, ``card.not_a_card`` when there is
                one of something else, ``card.*`` when it is damaged, ``file.*``.
        """
        found = self.codes.decode(image)
        if not found:
            raise RuleError("card.no_code")
        card = card_among(found)
        if card is None:
            raise RuleError("card.not_a_card", fields=0)
        return card
