"""Codes of the field: mã hồ sơ, mã TTHC, mã thành phần, mã kết quả, and the desk's share of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.errors import RuleError

_AGENCY = re.compile(r"^(?:\d{3}\.\d{2}\.\d{2}\.[A-K]\d{2}|[A-K]\d{2}(?:\.[0-9A-Z]{1,3})*)$", re.ASCII)
_DOSSIER = re.compile(r"^(?P<agency>.+)-(?P<day>\d{6})-(?P<number>\d{4,7})$", re.ASCII)
_PROVISIONAL = re.compile(r"^TAM-(?P<desk>[0-9A-Z]{1,4})-(?P<day>\d{6})-(?P<number>\d{3,6})$", re.ASCII)
_PROCEDURE = re.compile(r"^[1-6]\.\d{6}$", re.ASCII)
_COMPONENT = re.compile(r"^(?:000\.00\.00\.)?[GH]\d{2}-KQ\d{4,6}$", re.ASCII)
_RESULT = re.compile(r"^KQ\.[GH]\d{2}\.\d{6}$", re.ASCII)


def is_agency_code(text: str) -> bool:
    """Tell whether the text is a mã định danh cơ quan (QĐ 20/2020/QĐ-TTg, or the older V1.V2.V3.H)."""
    return _AGENCY.fullmatch(text) is not None


def is_procedure_code(text: str) -> bool:
    """Tell whether the text is a national mã thủ tục hành chính such as 1.001193."""
    return _PROCEDURE.fullmatch(text) is not None


def is_component_code(text: str) -> bool:
    """Tell whether the text has the national shape of a mã thành phần hồ sơ."""
    return _COMPONENT.fullmatch(text) is not None


def is_result_code(text: str) -> bool:
    """Tell whether the text has the national shape of a mã kết quả."""
    return _RESULT.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, order=True)
class DossierCode:
    """Mã số hồ sơ: agency, day of receipt, and number within that day (TT 03/2025/TT-VPCP)."""

    agency: str
    day: date
    number: int

    def __post_init__(self) -> None:
        if not is_agency_code(self.agency):
            raise RuleError("code.agency", agency=self.agency)
        if not 1 <= self.number <= 9_999_999:
            raise RuleError("code.number", number=self.number)

    def __str__(self) -> str:
        return f"{self.agency}-{self.day:%y%m%d}-{self.number:04d}"

    @classmethod
    def parse(cls, text: str) -> DossierCode:
        """Read a printed code back.

        Raises:
            RuleError: ``code.dossier`` when the text is not a mã số hồ sơ.
        """
        found = _DOSSIER.fullmatch(text.strip().upper())
        if found is None or not is_agency_code(found["agency"]) or not int(found["number"]):
            raise RuleError("code.dossier", text=text[:60])
        return cls(found["agency"], _day(found["day"], text), int(found["number"]))


@dataclass(frozen=True, slots=True, order=True)
class ProvisionalCode:
    """Số tạm: what a desk prints when it owns no number; bound to a mã số hồ sơ later, never reused.

    It starts with TAM so that nobody can take it for a legal code.
    """

    desk: str
    day: date
    number: int

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9A-Z]{1,4}", self.desk):
            raise RuleError("code.desk", desk=self.desk)
        if not 1 <= self.number <= 999_999:
            raise RuleError("code.number", number=self.number)

    def __str__(self) -> str:
        return f"TAM-{self.desk}-{self.day:%y%m%d}-{self.number:03d}"

    @classmethod
    def parse(cls, text: str) -> ProvisionalCode:
        """Read a printed provisional code back.

        Raises:
            RuleError: ``code.dossier`` when the text is not one.
        """
        found = _PROVISIONAL.fullmatch(text.strip().upper())
        if found is None or not int(found["number"]):
            raise RuleError("code.dossier", text=text[:60])
        return cls(found["desk"], _day(found["day"], text), int(found["number"]))


AnyCode = DossierCode | ProvisionalCode


def parse_code(text: str) -> AnyCode:
    """Read either kind of code as printed on a receipt.

    Raises:
        RuleError: ``code.dossier`` when it is neither.
    """
    if text.strip().upper().startswith("TAM-"):
        return ProvisionalCode.parse(text)
    return DossierCode.parse(text)


@dataclass(frozen=True, slots=True)
class DeskRange:
    """Dải số: the share of an agency's daily sequence that one desk may give out, both ends included.

    Desks of one agency cannot share a counter while the line is down, so each owns a range that the
    agency set beforehand; ranges that do not overlap make every number unique without contact.
    """

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last <= 9_999_999:
            raise RuleError("code.range", first=self.first, last=self.last)

    def __contains__(self, number: int) -> bool:
        return self.first <= number <= self.last

    def overlaps(self, other: DeskRange) -> bool:
        """Tell whether the two ranges share a number."""
        return self.first <= other.last and other.first <= self.last

    def next_after(self, last_given: int | None) -> int | None:
        """Return the next number of the day, or None when the range is exhausted."""
        number = self.first if last_given is None else max(self.first, last_given + 1)
        return number if number in self else None


def _day(digits: str, text: str) -> date:
    try:
        return datetime.strptime(digits, "%y%m%d").date()
    except ValueError:
        raise RuleError("code.dossier", text=text[:60]) from None
