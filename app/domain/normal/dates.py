"""Dates as Vietnamese papers write them, brought to ISO; what is no day of the calendar is nothing."""

from __future__ import annotations

import re
from datetime import date

from app.domain.normal.form import FIGURE, Normal, bare, figures
from app.domain.papers.evidence import Doubt

_EARLIEST, _LATEST = 1850, 2150
_THIS_CENTURY_UP_TO = 35
"""A year of two figures up to this is of this century; always in doubt."""

_IN_WORDS = re.compile(
    rf"(?<![0-9])(?P<day>{FIGURE}{{1,2}})\s*,?\s*thang\s*(?P<month>{FIGURE}{{1,2}})\s*,?\s*"
    rf"nam\s*(?P<year>{FIGURE}{{4}})(?![0-9])",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    rf"(?<![\w/])(?<!\d[.,-])(?P<day>{FIGURE}{{1,2}})\s*(?P<one>[/.\-])\s*(?P<month>{FIGURE}{{1,2}})\s*"
    rf"(?P<two>[/.\-])\s*(?P<year>{FIGURE}{{4}}|{FIGURE}{{2}})(?![\w/]|[.\-][0-9])"
)
_UNCLEAR = re.compile(
    r"(?<![\w/])(?<!\d[.,-])(?P<day>\d\d)\W{0,3}(?P<month>\d\d)\W{0,3}(?P<year>(?:19|20)\d\d)(?![\w/])"
)
_YEAR = re.compile(r"(?<![\w/])(?<!\d[.,-])(?P<year>(?:18|19|20)\d\d)(?![\w/]|[.,-]\d)")


def normal_date(text: str) -> Normal | None:
    """Return the first date of a text as ISO, day before month as Vietnam writes it.

    ``ngày 5 tháng 2 năm 1992``, ``05/02/1992``, ``5-2-1992`` and ``05.02.1992`` are all 1992-02-05. A year
    of two figures or separators that differ or are missing leave ``AMBIGUOUS_DATE``; letters taken for
    figures leave ``REPAIRED``. An impossible day, such as 31/02, is nothing at all.
    """
    plain = bare(text)
    for pattern in (_IN_WORDS, _IN_FIGURES, _UNCLEAR):
        found = pattern.search(plain)
        if found is not None:
            return _dated(found)
    return None


def normal_year(text: str) -> Normal | None:
    """Return a date, or a year alone where the paper gives no more ("năm sinh: 1965")."""
    whole = normal_date(text)
    if whole is not None:
        return whole
    found = _YEAR.search(text)
    return Normal(found["year"], found.start(), found.end()) if found else None


def _dated(found: re.Match[str]) -> Normal | None:
    read = {name: figures(found[name]) for name in ("day", "month", "year")}
    year = int(read["year"])
    if len(read["year"]) == 2:
        year += 2000 if year <= _THIS_CENTURY_UP_TO else 1900
    try:
        day = date(year, int(read["month"]), int(read["day"]))
    except ValueError:
        return None
    if not _EARLIEST <= year <= _LATEST:
        return None
    repaired = any(read[name] != found[name] for name in read)
    doubts = (Doubt.REPAIRED,) * repaired + (Doubt.AMBIGUOUS_DATE,) * _unclear(found)
    return Normal(day.isoformat(), found.start(), found.end(), doubts)


def _unclear(found: re.Match[str]) -> bool:
    signs = found.groupdict()
    if found.re is _IN_WORDS:
        return False
    return found.re is _UNCLEAR or signs["one"] != signs["two"] or len(signs["year"]) == 2
