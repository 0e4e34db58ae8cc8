"""The machine-readable zone of a card's back: three lines of thirty (ICAO 9303-5, TD1)."""

from __future__ import annotations

from app.domain.mrz import check_digit
from app.domain.text import fold
from app.training.citizens import Citizen


def td1_lines(citizen: Citizen) -> tuple[str, str, str]:
    """Return the three lines as Vietnamese cards print them.

    The document number is the last nine digits of the personal number, which follows whole in the
    optional data; its own last digit checks the twelve (seen on cards, not in the standard). A card
    without expiry prints 31 December 1999 as its last day.
    """
    number = citizen.id_number
    document = number[3:] + check_digit(number[3:])
    first = f"IDVNM{document}{number}<<{check_digit(number)}"
    born = f"{citizen.birth_date:%y%m%d}"
    expires = f"{citizen.expires_on:%y%m%d}" if citizen.expires_on else "991231"
    sex = "F" if citizen.sex.value == "female" else "M"
    dates = f"{born}{check_digit(born)}{sex}{expires}{check_digit(expires)}"
    optional = "<" * 11
    whole = first[5:30] + born + check_digit(born) + expires + check_digit(expires) + optional
    return first, f"{dates}VNM{optional}{check_digit(whole)}", _name_line(citizen.full_name)


def _name_line(full_name: str) -> str:
    surname, *given = fold(full_name).upper().split()
    return f"{surname}<<{'<'.join(given)}".ljust(30, "<")[:30]
