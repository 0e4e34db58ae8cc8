"""Vùng máy đọc (MRZ) of cards and passports: TD1 and TD3 of ICAO 9303, judged by their check digits.

What an engine read is put right only letter for figure (O is 0 where figures must stand), and such a value
counts as read only when its check digit then fits. Nothing here knows pictures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from app.domain.people.person import PersonalId, Sex
from app.domain.text import nfc

TD1_LENGTH, TD3_LENGTH = 30, 44
"""Characters a line of a card (three lines) and of a passport (two lines)."""

_WEIGHTS = (7, 3, 1)
_FILLERS = str.maketrans(dict.fromkeys("«‹〈＜", "<"))
_FIGURES = str.maketrans("OQDILZSGBTAU", "000112568740")
_LETTERS = str.maketrans("0125678", "OIZSGTB")
_SIGNS = re.compile(r"[^0-9A-Z<]")
_OWN_CARD = re.compile(r"(.{3,7}?)([0-9]{9,13})([0-9]{12})<{1,4}([0-9])$")
_DOCUMENT = 10
"""Nine figures of the document number and their check digit."""
_MOST_SURPLUS = 2
_STATE, _COUNTRY = slice(2, 5), slice(10, 13)
"""Where a passport names the country that issued it (first line) and the holder's (second line)."""
_NO_EXPIRY = "991231"
"""What cards without expiry print as their last day."""


@dataclass(frozen=True, slots=True)
class MachineZone:
    """What the machine-readable zone of one paper says.

    Args:
        document_number: Nine characters of the card, or the passport's number.
        id_number: Số định danh cá nhân of twelve digits; "" when the zone holds none.
        expires_on: None for a paper that never expires.
        name: Họ tên in capitals without tones: it confirms a name read elsewhere and is none itself.
        misfits: Fields whose check digit does not fit; their values must be looked at.
    """

    document_number: str
    id_number: str
    birth_date: date | None
    sex: Sex
    expires_on: date | None
    nationality: str
    name: str
    misfits: frozenset[str] = frozenset()


def check_digit(text: str) -> str:
    """Return the 7-3-1 check digit over digits, capital letters and fillers (ICAO 9303-3, 4.9)."""
    return str(sum(_value(sign) * _WEIGHTS[i % 3] for i, sign in enumerate(text)) % 10)


def machine_line(text: str) -> str:
    """Return a line as engines give it in the signs of a zone: capitals, figures and ``<`` alone."""
    opened = nfc(text).replace("«", "<<").translate(_FILLERS).upper().replace("Đ", "D")
    opened = opened.replace("€C", "C").replace("€", "C")  # what a C of the zone's type is taken for
    return _SIGNS.sub("", _without_tones(opened))


def fitted(line: str, length: int) -> str:
    """Return the line with its longest run of fillers made longer or shorter to the length of the zone.

    Engines miscount long runs of ``<``; a line of wrong length without fillers is returned as it is.
    """
    run = max(re.findall(r"<+", line), key=len, default="")
    wanted = len(run) + length - len(line)
    if not run or wanted < 1:
        return line
    at = line.rindex(run)
    return line[:at] + "<" * wanted + line[at + len(run) :]


def read_td1(lines: Sequence[str]) -> MachineZone | None:
    """Read the three lines of a card; None when they are no such zone.

    Vietnamese cards carry the last nine digits of the personal number as document number and all twelve
    in the optional data, whose last sign checks them (seen on cards, not in the standard).
    """
    signs = [machine_line(line) for line in lines]
    first, second, third = (fitted(line, TD1_LENGTH) for line in (_own_card(signs[0]), *signs[1:]))
    if len(first) != TD1_LENGTH or len(second) != TD1_LENGTH or first[0] not in "I1AC":
        return None
    document, optional = _figures(first[5:15]), _figures(first[15:30])
    number = optional[:12] if re.fullmatch(r"[0-9]{12}<<[0-9<]", optional) else ""
    dates = _Dates.of(second[:7], second[7], second[8:15], number)
    if dates is None:
        return None
    checked = document + optional + _figures(second[:7]) + _figures(second[8:15]) + second[18:29]
    whole = _fits(checked, _figures(second[29]))
    twice = _fits(document[:9], document[9]) and document[:9] == number[3:]
    sound = twice and (_fits(number, optional[14]) or whole)
    return MachineZone(
        document_number=document[:9],
        id_number=number,
        birth_date=dates.born,
        sex=dates.sex,
        expires_on=dates.expires,
        nationality=_words(second[15:18]).replace(" ", ""),
        name=_words(third),
        misfits=dates.misfits | (frozenset() if sound else {"id_number"}) | _sex_of(dates, number, whole),
    )


def read_td3(lines: Sequence[str]) -> MachineZone | None:
    """Read the two lines of a passport (ICAO 9303-4); None when they are no such zone.

    Engines see one figure twice ("0O" for 0): a sign or two too many are left out where every check digit
    then fits in one way alone.
    """
    first, second = fitted(machine_line(lines[0]), TD3_LENGTH), machine_line(lines[1])
    if not first.startswith("P"):
        return None
    zones = (_td3(first, fewer) for fewer in _without_surplus(second, first[_STATE]))
    sound = {zone for zone in zones if zone is not None and not zone.misfits and _of_one_birth(zone)}
    return sound.pop() if len(sound) == 1 else _td3(first, fitted(second, TD3_LENGTH))


def _without_surplus(line: str, country: str) -> Iterator[str]:
    """Return every line of the right length that one a little too long may stand for.

    A nationality has no check digit, so it must be the country that issued the passport.
    """
    surplus = len(line) - TD3_LENGTH
    if 0 < surplus <= _MOST_SURPLUS:
        lines = ("".join(kept) for kept in combinations(line, TD3_LENGTH))
        yield from (fewer for fewer in lines if fewer[_COUNTRY] == country)


def _td3(first: str, second: str) -> MachineZone | None:
    if len(second) != TD3_LENGTH:
        return None
    personal = _figures(second[28:42])
    own = personal.rstrip("<") if re.fullmatch(r"[0-9]{12}<<", personal) else ""
    dates = _Dates.of(second[13:20], second[20], second[21:28], own)
    if dates is None:
        return None
    number, number_fits = _passport_number(second[:9], _figures(second[9]))
    checked = number + _figures(second[9]) + _figures(second[13:20]) + _figures(second[21:28])
    whole = _fits(checked + (personal if own else second[28:42]) + _figures(second[42]), _figures(second[43]))
    misfits = dates.misfits | (frozenset() if number_fits else {"document_number"})
    misfits |= {"id_number"} if own and not _fits(personal, _figures(second[42])) else frozenset()
    return MachineZone(
        document_number=number.rstrip("<"),
        id_number=own,
        birth_date=dates.born,
        sex=dates.sex,
        expires_on=dates.expires,
        nationality=_words(second[10:13]).replace(" ", ""),
        name=_words(first[5:]),
        misfits=misfits | _sex_of(dates, own, whole),
    )


@dataclass(frozen=True, slots=True)
class _Dates:
    born: date | None
    sex: Sex
    expires: date | None
    misfits: frozenset[str]

    @classmethod
    def of(cls, birth: str, sex: str, expiry: str, number: str) -> _Dates | None:
        birth, expiry = _figures(birth), _figures(expiry)
        if not (birth.isdigit() and expiry.isdigit()):
            return None
        expires = None if expiry[:6] == _NO_EXPIRY else _day(expiry, 2000)
        born = _day(birth, _century(birth, expires, number))
        misfits = set()
        if born is None or not _fits(birth[:6], birth[6]):
            misfits.add("birth_date")
        if (expires is None and expiry[:6] != _NO_EXPIRY) or not _fits(expiry[:6], expiry[6]):
            misfits.add("expires_on")
        if len(misfits) == 2:
            return None  # neither day proves itself: some other print
        return cls(born, {"M": Sex.MALE, "F": Sex.FEMALE}.get(sex, Sex.UNKNOWN), expires, frozenset(misfits))


def _own_card(line: str) -> str:
    """Return the first line of a Vietnamese card with its five letters put right, which prove nothing."""
    found = _OWN_CARD.match(_figures(line))
    if found is None or len(set("VNM") & set(line[: found.start(2)])) < 2:
        return line
    document, number = found[2], found[3]
    if len(document) != _DOCUMENT and _within(number[3:], document):
        document = number[3:] + check_digit(number[3:])  # said twice: signs too many in one do not matter
    return f"IDVNM{document}{number}<<{found[4]}"


def _within(wanted: str, text: str) -> bool:
    """Tell whether the figures stand in the text in this order, with others between them."""
    rest = iter(text)
    return all(figure in rest for figure in wanted)


def _of_one_birth(zone: MachineZone) -> bool:
    """Tell whether the personal number, if there is one, was given to somebody born in that year."""
    born = zone.birth_date
    return not zone.id_number or (born is not None and PersonalId(zone.id_number).birth_year == born.year)


def _sex_of(dates: _Dates, number: str, whole: bool) -> frozenset[str]:
    """Sex has no check digit: the number speaks for it, or else that all the rest was read well."""
    agrees = PersonalId(number).sex is dates.sex if number else whole and dates.sex is not Sex.UNKNOWN
    return frozenset() if agrees else frozenset({"sex"})


def _century(birth: str, expires: date | None, number: str) -> int:
    if number and PersonalId(number).birth_year % 100 == int(birth[:2]):
        return PersonalId(number).birth_year // 100 * 100
    last = expires.year if expires else 1999
    return 2000 if 2000 + int(birth[:2]) <= last else 1900


def _day(digits: str, century: int) -> date | None:
    try:
        return date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return None


def _passport_number(number: str, digit: str) -> tuple[str, bool]:
    """Return the number as its check digit has it: a letter and figures in Vietnamese passports."""
    usual = number[:1].translate(_LETTERS) + _figures(number[1:])
    for read in (number, usual):
        if _fits(read, digit):
            return read, True
    return usual, False


def _fits(text: str, digit: str) -> bool:
    return digit.isdigit() and check_digit(text) == digit


def _figures(text: str) -> str:
    return text.translate(_FIGURES)


def _words(text: str) -> str:
    return " ".join(text.translate(_LETTERS).replace("<", " ").split())


def _without_tones(text: str) -> str:
    split = unicodedata.normalize("NFD", text)
    return "".join(c for c in split if not unicodedata.combining(c))


def _value(sign: str) -> int:
    return 0 if sign == "<" else int(sign, 36)
