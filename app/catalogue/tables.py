"""The smaller packs: lĩnh vực, kinds of paper, agencies, wording of forms and targets."""

from __future__ import annotations

from datetime import date

from app.catalogue.catalogue import Agency, FieldOfWork, FormWording, Target
from app.catalogue.record import Record
from app.domain.codes import is_agency_code
from app.domain.papers.document_type import DocumentType
from app.domain.scanning.profile import COLOURS, SHEETS_MM
from app.domain.scanning.wish import ScanWish

_AGENCY_KINDS = {kind: kind for kind in ("province", "ministry", "commune", "party", "council")}
_TARGET_UNITS = {unit: unit for unit in ("percent", "percent_growth", "minutes", "dossiers", "times")}
_LEVELS = {level: level for level in ("xã", "tỉnh")}
_SCAN_SOURCES = {name: name for name in ("", "flatbed", "feeder", "feeder_duplex", "camera")}
_SCAN_COLOURS = {name: name for name in ("", *COLOURS)}
_SCAN_SHEETS = {name: name for name in ("", *SHEETS_MM)}


def field_of_work(record: Record) -> FieldOfWork:
    """Read one lĩnh vực."""
    record.only(("id", "name", "code"))
    return FieldOfWork(record.text("id"), record.text("name"), record.text("code", "") or None)


def document_type(record: Record) -> DocumentType:
    """Read one kind of paper; component codes are added by the loader from the procedures."""
    record.only(
        (
            "id",
            "name",
            "titles",
            "hints",
            "against",
            "national_codes",
            "personal",
            "scan",
            "once",
            "result",
            "identity",
            "valid_months",
        )
    )
    months, once = record.whole("valid_months"), record.flag("once")
    if not 0 <= months <= 120:
        raise record.wrong("valid_months", f"phải từ 0 đến 120 tháng: {months}")
    return DocumentType(
        id=record.text("id"),
        name=record.text("name"),
        titles=record.texts("titles"),
        hints=record.texts("hints"),
        against=record.texts("against"),
        national_codes=frozenset(record.texts("national_codes")),
        personal=record.flag("personal"),
        scan=scan_wish(record.table("scan")),
        once=once,
        identity=record.flag("identity"),
        result=record.flag("result") if "result" in record.values else not once,
        valid_months=months,
    )


def scan_wish(record: Record | None) -> ScanWish:
    """Read how a kind of paper wants to be scanned; no table leaves all to the desk."""
    if record is None:
        return ScanWish()
    record.only(("source", "colour", "dpi", "sides", "paper"))
    dpi, sides = record.whole("dpi"), record.whole("sides")
    if dpi and not 75 <= dpi <= 1200:
        raise record.wrong("dpi", f"phải từ 75 đến 1200: {dpi}")
    if sides not in (0, 1, 2):
        raise record.wrong("sides", f"phải là 1 hoặc 2: {sides}")
    return ScanWish(
        source=record.choice("source", _SCAN_SOURCES, ""),
        colour=record.choice("colour", _SCAN_COLOURS, ""),
        dpi=dpi,
        sides=sides,
        paper=record.choice("paper", _SCAN_SHEETS, ""),
    )


def agency(record: Record) -> Agency:
    """Read one agency; a code of odd shape is refused because dossier codes are built on it."""
    record.only(("code", "name", "kind", "confirmed", "note"))
    code = record.text("code")
    if not is_agency_code(code):
        raise record.wrong("code", f"không phải mã định danh cơ quan: {code}")
    return Agency(
        code=code,
        name=record.text("name"),
        kind=record.choice("kind", _AGENCY_KINDS),
        confirmed=record.flag("confirmed"),
        note=record.text("note", ""),
    )


def labels(record: Record | None) -> dict[str, str]:
    """Read a table of labels; no table is no labels."""
    return {} if record is None else {key: record.text(key, "") for key in record.values}


def form_wording(record: Record, inherited: dict[str, str], valid_from: date) -> FormWording:
    """Read the wording of one form; ``inherited`` holds the labels it has unless it says otherwise."""
    record.only(("id", "title", "legal_basis", "valid_from", "valid_until", "labels"))
    title, legal_basis = record.text("title"), record.text("legal_basis", "")
    own = {"title": title, "legal_basis": legal_basis}
    return FormWording(
        id=record.text("id"),
        title=title,
        legal_basis=legal_basis,
        labels=inherited | own | labels(record.table("labels")),
        valid_from=valid_from,
        valid_until=record.day("valid_until"),
    )


def target(record: Record) -> Target:
    """Read one target."""
    record.only(["id", "indicator", "name", "year", "level", "value", "unit", "at_most", "source", "note"])
    year = record.whole("year")
    if not 2015 <= year <= 2045:
        raise record.wrong("year", f"năm lạ: {year}")
    return Target(
        id=record.text("id"),
        indicator=record.text("indicator"),
        name=record.text("name"),
        year=year,
        level=record.choice("level", _LEVELS),
        value=record.number("value"),
        unit=record.choice("unit", _TARGET_UNITS, "percent"),
        at_most=record.flag("at_most"),
        source=record.text("source", ""),
        note=record.text("note", ""),
    )
