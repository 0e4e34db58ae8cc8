"""Machine-readable zones: three lines of thirty on cards, two of forty-four in passports (ICAO 9303)."""

from __future__ import annotations

from datetime import date

from app.domain.people.mrz import TD1_LENGTH, TD3_LENGTH, check_digit
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


def td3_lines(citizen: Citizen, number: str, expires_on: date) -> tuple[str, str]:
    """Return the two lines of a Vietnamese passport, the personal number among them (ICAO 9303-4)."""
    document = number.ljust(9, "<")
    born, ends = f"{citizen.birth_date:%y%m%d}", f"{expires_on:%y%m%d}"
    sex = "F" if citizen.sex.value == "female" else "M"
    personal = citizen.id_number.ljust(14, "<")
    days = f"{born}{check_digit(born)}", f"{ends}{check_digit(ends)}"
    held = f"{personal}{check_digit(personal)}"
    whole = check_digit(f"{document}{check_digit(document)}{days[0]}{days[1]}{held}")
    second = f"{document}{check_digit(document)}VNM{days[0]}{sex}{days[1]}{held}{whole}"
    return f"P<VNM{_names(citizen.full_name)}".ljust(TD3_LENGTH, "<")[:TD3_LENGTH], second


def _name_line(full_name: str) -> str:
    return _names(full_name).ljust(TD1_LENGTH, "<")[:TD1_LENGTH]


def _names(full_name: str) -> str:
    surname, *given = fold(full_name).upper().split()
    return f"{surname}<<{'<'.join(given)}"
