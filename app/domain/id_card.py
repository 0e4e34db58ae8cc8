"""The QR on the thẻ căn cước: seven to eleven pipe-separated fields in UTF-8.

Cards since July 2024 carry eleven fields, the last four usually empty and without a published
meaning (interop 5.1), so they are kept and never interpreted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.errors import RuleError
from app.domain.person import Person, PersonalId, Sex, is_old_id
from app.domain.text import checked_line, nfc


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

    Some readers hand over UTF-8 that was once decoded as Latin-1 or cp1252; that is undone only when
    the result is valid UTF-8 again, so a name is either exact or refused.

    Raises:
        RuleError: ``card.not_utf8`` when no reading is exact.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise RuleError("card.not_utf8") from None
    for codec in ("latin-1", "cp1252"):
        try:
            return nfc(text.encode(codec).decode("utf-8"))
        except UnicodeError:
            continue
    return nfc(text)


def parse_card(text: str) -> IdCard:
    """Read the text of a card QR.

    Raises:
        RuleError: ``card.not_a_card`` when the text is not a card, ``card.number`` or ``card.date``
            when a field of it is damaged, ``text.too_long`` for a field no card can hold.
    """
    fields = [part.strip() for part in nfc(text).strip("\r\n\t ").split("|")]
    if not 7 <= len(fields) <= 11:
        raise RuleError("card.not_a_card", fields=len(fields))
    number, old_number, name, born, sex, residence, issued = fields[:7]
    if not (len(number) == 12 and number.isascii() and number.isdigit()):
        raise RuleError("card.number")
    if not name:
        raise RuleError("card.not_a_card", fields=len(fields))
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
    try:
        return datetime.strptime(digits, "%d%m%Y").date()
    except ValueError:
        raise RuleError("card.date", text=digits[:12]) from None
