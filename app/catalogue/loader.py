"""Loads the packs of the country and lays those of a province over them, checking every record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from app.catalogue import tables
from app.catalogue.catalogue import Catalogue, FormWording
from app.catalogue.holidays import work_calendar
from app.catalogue.pack import Pack, PackFolder, fingerprint, read_folder
from app.catalogue.procedures import ProcedureReader
from app.catalogue.record import Record
from app.domain.document_type import DocumentType
from app.domain.procedure import Procedure

T = TypeVar("T")
V = TypeVar("V", Procedure, FormWording)

PACKS = Path(__file__).parent.parent.parent / "resources" / "packs"
"""The packs that ship with the desk."""


def load_catalogue(folder: Path = PACKS, *overlays: Path) -> Catalogue:
    """Load packs; each overlay is a folder of the same shape and wins over what came before.

    A procedure or form with a known code begins a new version on its ``valid_from`` and ends the one
    before it, which stays for dossiers received under it; the same ``valid_from`` replaces the record.

    Raises:
        RuleError: ``catalogue.missing``, ``catalogue.syntax`` or ``catalogue.invalid``.
    """
    folders = tuple(read_folder(f) for f in (folder, *overlays))
    warnings: list[str] = []
    areas = _merged(folders, "fields.toml", "field", "id", tables.field_of_work)
    kinds = _merged(folders, "document_types.toml", "document_type", "id", tables.document_type)
    reader = ProcedureReader(areas, kinds, warnings)
    procedures = _procedures(folders, reader)
    return Catalogue(
        version=fingerprint(folders),
        procedures=procedures,
        document_types=_with_component_codes(kinds, procedures, warnings),
        calendar=work_calendar(_named(folders, "holidays.toml")),
        forms=_forms(folders),
        agencies=tuple(_merged(folders, "agencies.toml", "agency", "code", tables.agency).values()),
        fields=tuple(areas.values()),
        targets=tuple(_merged(folders, "targets.toml", "target", "id", tables.target).values()),
        warnings=tuple(warnings),
    )


@dataclass(frozen=True, slots=True)
class _Dated:
    """One dated record of a pack, before it is read."""

    record: Record
    pack: Pack
    valid_from: date


def _named(folders: tuple[PackFolder, ...], file: str) -> tuple[Pack, ...]:
    return tuple(pack for f in folders if (pack := f.named(file)) is not None)


def _merged(
    folders: tuple[PackFolder, ...], file: str, array: str, key: str, read: Callable[[Record], T]
) -> dict[str, T]:
    """Read the undated records of one file in every folder; a later folder replaces by key."""
    found: dict[str, T] = {}
    for pack in _named(folders, file):
        pack.body.only((array,))
        here: dict[str, T] = {}
        for record in pack.body.tables(array, key):
            name = record.text(key)
            if name in here:
                raise record.wrong(key, f"trùng: “{name}” đã có trong gói")
            here[name] = read(record)
        found |= here
    return found


def _procedures(folders: tuple[PackFolder, ...], reader: ProcedureReader) -> tuple[Procedure, ...]:
    versions: dict[str, list[_Dated]] = {}
    for folder in folders:
        _add(versions, folder.procedures(), "procedure", "code")
    found: list[Procedure] = []
    for dated in versions.values():
        read = [
            reader.read(
                d.record, d.pack.header.text("field", ""), d.valid_from, d.pack.header.text("source", "")
            )
            for d in _inherited(dated)
        ]
        found += _ended_in_turn(read)
    order = {area.name: place for place, area in enumerate(reader.fields.values())}
    return tuple(sorted(found, key=lambda p: order[p.field_name]))


def _forms(folders: tuple[PackFolder, ...]) -> tuple[FormWording, ...]:
    versions: dict[str, list[_Dated]] = {}
    for folder in folders:
        pack = folder.named("forms.toml")
        if pack is not None:
            _add(versions, (pack,), "form", "id")
    return tuple(
        form
        for dated in versions.values()
        for form in _ended_in_turn(
            [tables.form_wording(d.record, d.pack.body.table("common"), d.valid_from) for d in dated]
        )
    )


def _add(versions: dict[str, list[_Dated]], packs: Iterable[Pack], array: str, key: str) -> None:
    """Add one folder's dated records; within a folder a code may begin only once on a day."""
    here: set[tuple[str, date]] = set()
    for pack in packs:
        pack.body.only((array,) if array == "procedure" else (array, "common"))
        for record in pack.body.tables(array, key):
            name, begins = record.text(key), record.day("valid_from", pack.valid_from) or pack.valid_from
            if (name, begins) in here:
                raise record.wrong(key, f"trùng: “{name}” đã có bản hiệu lực từ {begins}")
            here.add((name, begins))
            known = [d for d in versions.get(name, []) if d.valid_from != begins]
            replaced = [d for d in versions.get(name, []) if d.valid_from == begins]
            whole = _filled(record, replaced[0]) if replaced else record
            versions[name] = sorted([*known, _Dated(whole, pack, begins)], key=lambda d: d.valid_from)


def _inherited(dated: list[_Dated]) -> list[_Dated]:
    """Fill records that say ``inherit = true`` from the version before them."""
    found: list[_Dated] = []
    for item in dated:
        if item.record.flag("inherit") and not found:
            raise item.record.wrong("inherit", "không có bản trước để lấy phần còn lại")
        found.append(replace(item, record=_filled(item.record, found[-1])) if found else item)
    return found


def _filled(record: Record, before: _Dated) -> Record:
    if not record.flag("inherit"):
        return record
    kept = {k: v for k, v in before.record.values.items() if k not in ("valid_from", "valid_until")}
    area = {"field": before.pack.header.text("field", "")} if "field" in before.pack.header.values else {}
    return replace(record, values={**area, **kept, **record.values, "inherit": before.record.flag("inherit")})


def _ended_in_turn(versions: list[V]) -> list[V]:
    """Let each version end on the day before the next begins."""
    found = list(versions)
    for place, later in enumerate(versions[1:]):
        assert later.valid_from is not None
        eve = later.valid_from - timedelta(days=1)
        until = found[place].valid_until
        found[place] = replace(found[place], valid_until=eve if until is None else min(until, eve))
    return found


def _with_component_codes(
    kinds: dict[str, DocumentType], procedures: tuple[Procedure, ...], warnings: list[str]
) -> tuple[DocumentType, ...]:
    """Add to each kind the national component codes of the requirements that name it."""
    owner = {code: kind.id for kind in kinds.values() for code in kind.national_codes}
    for procedure in procedures:
        for paper in procedure.requirements:
            if paper.code is None or paper.kind is None:
                continue
            first = owner.setdefault(paper.code, paper.kind)
            if first != paper.kind:
                warnings.append(f"{procedure.code}: {paper.code} là “{paper.kind}”, nơi khác là “{first}”.")
    gathered: dict[str, set[str]] = {kind: set() for kind in kinds}
    for code, kind_id in owner.items():
        gathered[kind_id].add(code)
    return tuple(replace(kind, national_codes=frozenset(gathered[kind.id])) for kind in kinds.values())
