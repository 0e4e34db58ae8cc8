"""The QR on the thẻ căn cước: seven to eleven pipe-separated fields in UTF-8.

Cards since July 2024 carry eleven fields, the last four usually empty and without a published
meaning (interop 5.1), so they are kept and never interpreted.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.errors import RuleError
from app.domain.people.person import Person, PersonalId, Sex, is_old_id
from app.domain.text import checked_line, nfc

_CODE_PAGES = ("cp1252", "cp1258")
"""What Windows readers take UTF-8 for: Western, with Latin-1 inside it, and Vietnamese."""
_NO_BYTE = b"\xff"  # never valid in UTF-8, so the attempt fails
_NAME_LETTERS = (
    "LATIN SMALL LETTER",
    "LATIN CAPITAL LETTER",
    "COMBINING",
    "RIGHT SINGLE QUOTATION",
    "MODIFIER LETTER",
)


@dataclass(frozen=True, slots=True)
class IdCard:
    """Thẻ căn cước as its QR tells it."""

    person: Person
    issued_on: date | None
    more: tuple[str, ...] = ()

    @property
    def contradictions(self) -> tuple[str, ...]:
        """Fields that the number on the card contradicts."""
        return self.person.contradictions()


def decode_card_bytes(raw: bytes) -> str:
    """Return the card text from the QR's raw bytes: strict UTF-8 first, never a guessed code page.

    Raises:
        RuleError: ``card.not_utf8`` when no reading is exact.
    """
    try:
        return nfc(_put_right(raw.decode("utf-8")))
    except UnicodeDecodeError:
        raise RuleError("card.not_utf8") from None


def _put_right(text: str) -> str:
    """Undo a reader that took the UTF-8 of the card for a Windows code page; else return it unchanged.

    It is undone only when every character has its byte and the bytes are UTF-8 again, which Vietnamese
    sent right never is, so a name is either exact or left alone.
    """
    if text.isascii():
        return text
    for code_page in _CODE_PAGES:
        raw = b"".join(_byte_of(character, code_page) for character in text)
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return text


def _byte_of(character: str, code_page: str) -> bytes:
    """Return the byte a reader made this character of; bytes a page leaves undefined pass as themselves."""
    try:
        return character.encode(code_page)
    except UnicodeEncodeError:
        return bytes([ord(character)]) if ord(character) < 256 else _NO_BYTE


def _is_name(text: str) -> bool:
    """Tell whether every character can stand in a name: ASCII or a Latin letter with its marks."""
    return all(c.isascii() or unicodedata.name(c, "").startswith(_NAME_LETTERS) for c in text)


def parse_card(text: str) -> IdCard:
    """Read the text of a card QR.

    Raises:
        RuleError: ``card.not_a_card`` when the text is not a card, ``card.number`` or ``card.date``
            when a field of it is damaged, ``card.not_utf8`` when the name is mangled beyond repair,
            ``text.too_long`` for a field no card can hold.
    """
    fields = [part.strip() for part in nfc(_put_right(text)).strip("\r\n\t ").split("|")]
    if not 7 <= len(fields) <= 11:
        raise RuleError("card.not_a_card", fields=len(fields))
    number, old_number, name, born, sex, residence, issued = fields[:7]
    if not (len(number) == 12 and number.isascii() and number.isdigit()):
        raise RuleError("card.number")
    if not name:
        raise RuleError("card.not_a_card", fields=len(fields))
    if not _is_name(name):
        raise RuleError("card.not_utf8")
    issued_on = _date(issued)
    person = Person(
        full_name=checked_line(name, "full_name"),
        id_number=PersonalId(number).number,
        old_id_number=old_number if is_old_id(old_number) else "",
        birth_date=_date(born),
        sex=Sex.from_vietnamese(sex),
        residence=checked_line(residence, "residence"),
        id_issued_on=issued_on,
    )
    return IdCard(person, issued_on, tuple(fields[7:]))


def _date(digits: str) -> date | None:
    """Read ddMMyyyy; an empty field is None."""
    if not digits:
        return None
    if not (len(digits) == 8 and digits.isascii() and digits.isdigit()):
        raise RuleError("card.date")
    try:
        return datetime.strptime(digits, "%d%m%Y").date()
    except ValueError:
        raise RuleError("card.date") from None
