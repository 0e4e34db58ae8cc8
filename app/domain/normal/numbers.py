"""Numbers on papers: personal numbers, số và ký hiệu, areas and codes, each by the pattern it must have."""

from __future__ import annotations

import re

from app.domain.normal.form import FIGURE, Normal, figures
from app.domain.papers.evidence import Doubt

_LETTER = "A-ZĐƯÔƠÂÊ"
_PERSONAL = re.compile(rf"(?<![\w/]){FIGURE}(?:[ .]?{FIGURE}){{11}}(?![\w/])")
_OLD_PERSONAL = re.compile(r"(?<![\w/])\d(?:[ .]?\d){8}(?![\w/])")
_PASSPORT = re.compile(r"(?<![\w/])[A-Z]\s?\d{7,8}(?![\w/])")
_LAST_PROVINCE = 96
_FEWEST_TRUE_FIGURES = 9
"""Of twelve; more letters than three among them are no misread number."""

_NUMBER = re.compile(
    rf"(?<![\w/])(?<!\d[.,-])(?P<number>{FIGURE}{{1,6}}[a-z]?)\s*/\s*"
    rf"(?P<symbol>(?:(?:19|20)\d\d\s*/\s*)?[{_LETTER}][0-9{_LETTER}]{{0,9}}r?"
    rf"(?:(?:\s*[-–]\s*|\.)[{_LETTER}&][0-9{_LETTER}&]{{0,14}}|\s*/\s*[{_LETTER}][0-9{_LETTER}]{{0,9}}){{0,9}}"
    r"|(?:19|20)\d\d)(?![\w])"
)
_LOST_SLASH = re.compile(
    rf"(?<!\w)(?P<number>\d{{1,4}})(?P<symbol>[{_LETTER}]{{2,}}(?:-[{_LETTER}]{{2,}}){{1,9}}|[{_LETTER}]{{2,}})(?!\w)"
)
_BARE_NUMBER = re.compile(r"^\W*(?P<number>\d{1,6})\W*$")
_MISREAD_TYPE = {"QD": "QĐ", "ND": "NĐ", "CD": "CĐ", "HDND": "HĐND", "IB": "TB", "ITB": "TB", "TIB": "TB"}
"""What abbreviations (NĐ 30/2020/NĐ-CP, Phụ lục III) are read as, and mean nothing: without the bar of their
đ, or with the stroke of their T twice."""

_AREA = re.compile(
    r"(?<![\w/])(?<!\d[.,-])(?P<area>\d{1,3}(?:[. ]\d{3})+(?:,\d{1,3})?|\d+(?:[.,]\d{1,3})?)(?![\d/])"
)
_SERIAL = re.compile(r"(?<!\w)(?P<letters>[A-ZĐ]{1,2})\s?(?P<figures>\d{6,8})(?!\w)")
_CODE = re.compile(rf"(?<!\w)(?:[{_LETTER}]{{1,4}}[ ]?)?\d[0-9A-Z]*(?:[-/.][0-9A-Z]+){{0,9}}(?!\w)")


def normal_id_number(text: str) -> Normal | None:
    """Return số định danh (12 figures), số CMND (9) or a passport number, bare.

    The first three figures are a province, 001 to 096 (Thông tư 59/2021/TT-BCA); others leave ``PATTERN``.
    """
    found = _PERSONAL.search(text)
    if found is not None:
        kept = re.sub(r"[ .]", "", found[0])
        digits = figures(kept)
        doubts = (Doubt.REPAIRED,) * (digits != kept)
        doubts += (Doubt.PATTERN,) * (not 1 <= int(digits[:3]) <= _LAST_PROVINCE)
        if sum(letter.isdigit() for letter in kept) >= _FEWEST_TRUE_FIGURES:
            return Normal(digits, found.start(), found.end(), doubts)
    found = _OLD_PERSONAL.search(text) or _PASSPORT.search(text)
    return Normal(re.sub(r"[ .]", "", found[0]), found.start(), found.end()) if found else None


def normal_document_number(text: str) -> Normal | None:
    """Return số, ký hiệu without spaces: ``157/QĐ-UBND``, ``30/2020/NĐ-CP``, ``41/2019`` (NĐ 30/2020/NĐ-CP).

    Letters for figures are repaired in the number only; an abbreviation that lost its đ gets it back. Both
    leave ``REPAIRED``.
    """
    found = _NUMBER.search(text)
    if found is None and (torn := _LOST_SLASH.search(text)) is not None:
        return Normal(f"{torn['number']}/{torn['symbol']}", torn.start(), torn.end(), (Doubt.REPAIRED,))
    if found is None or not any(letter.isdigit() for letter in found["number"]):
        return None
    number, symbol = figures(found["number"]), re.sub(r"\s", "", found["symbol"]).replace("–", "-")
    named = _right_type(symbol.replace("ĐĐ", "Đ"))  # the engine reads the bar of a đ as another one
    repaired = number != found["number"] or named != symbol
    return Normal(f"{number}/{named}", found.start(), found.end(), (Doubt.REPAIRED,) * repaired)


def normal_serial(text: str) -> Normal | None:
    """Return số phát hành of a certificate, letters and figures with one space: ``AA 00001234``."""
    found = _SERIAL.search(text)
    return Normal(f"{found['letters']} {found['figures']}", found.start(), found.end()) if found else None


def normal_labelled_number(text: str) -> Normal | None:
    """Return số, ký hiệu or số phát hành, or what else stands alone beside a label that announces one."""
    whole = normal_document_number(text) or normal_serial(text)
    if whole is not None:
        return whole
    found = _BARE_NUMBER.match(text)
    return Normal(found["number"], found.start("number"), found.end("number")) if found else normal_code(text)


def normal_area(text: str) -> Normal | None:
    """Return square metres with a decimal point: "1.250,5 m²" is 1250.5, "94,50" is 94.5."""
    found = _AREA.search(text)
    if found is None:
        return None
    whole, _, part = _grouped(found["area"]).partition(".")
    part = part.rstrip("0")
    value = f"{int(whole)}.{part}" if part else str(int(whole))
    doubts = (Doubt.PATTERN,) * (value == "0")
    return Normal(value, found.start(), found.end(), doubts)


def normal_code(text: str) -> Normal | None:
    """Return a code of figures and letters without spaces: thửa, tờ bản đồ, mã số thuế, số phát hành."""
    found = _CODE.search(text)
    return Normal(found[0].replace(" ", ""), found.start(), found.end()) if found else None


def _right_type(symbol: str) -> str:
    parts = re.split(r"([-/])", symbol)
    return "".join(_MISREAD_TYPE.get(part, part) for part in parts)


def _grouped(area: str) -> str:
    """Return the number with one decimal point: a point before three figures groups thousands."""
    if re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+(?:,\d{1,3})?", area):
        return re.sub(r"[. ]", "", area).replace(",", ".")
    return area.replace(",", ".")
