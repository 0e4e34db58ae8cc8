"""Loads the packs of the country and lays those of a province over them, checking every record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from app.catalogue import paper_fields, tables
from app.catalogue.catalogue import Catalogue, FormWording
from app.catalogue.declarations import DeclarationReader
from app.catalogue.holidays import work_calendar
from app.catalogue.pack import Pack, PackFolder, fingerprint, read_folder
from app.catalogue.procedures import ProcedureReader
from app.catalogue.record import Record
from app.catalogue.versions import Versions, ended_in_turn, eve_of
from app.domain.papers.document_type import DocumentType
from app.domain.procedure import Procedure

T = TypeVar("T")

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
    on_paper = _merged(folders, "paper_fields.toml", "paper", "kind", paper_fields.fields_of_kind)
    kinds = paper_fields.with_fields(kinds, on_paper)
    reader = ProcedureReader(areas, kinds, warnings)
    procedures = _procedures(folders, reader)
    return Catalogue(
        version=fingerprint(folders),
        procedures=procedures,
        document_types=_with_component_codes(kinds, procedures, warnings),
        calendar=work_calendar(_named(folders, "holidays.toml")),
        forms=_forms(folders),
        declarations=DeclarationReader(kinds).read_all(f.declarations() for f in folders),
        agencies=tuple(_merged(folders, "agencies.toml", "agency", "code", tables.agency).values()),
        fields=tuple(areas.values()),
        targets=tuple(_merged(folders, "targets.toml", "target", "id", tables.target).values()),
        warnings=tuple(warnings),
    )


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
    versions = Versions("procedure", "code", warnings=reader.warnings)
    for folder in folders:
        for pack in folder.procedures():
            pack.body.only(("procedure",))
        versions.add(folder.procedures())
    found = [p for dated in versions.whole() for p in ended_in_turn([reader.read(d) for d in dated])]
    order = {area.name: place for place, area in enumerate(reader.fields.values())}
    return tuple(sorted(found, key=lambda p: order[p.field_name]))


def _forms(folders: tuple[PackFolder, ...]) -> tuple[FormWording, ...]:
    """Read the wordings; a later version keeps every label it does not change."""
    versions = Versions("form", "id")
    common: dict[str, str] = {}
    for pack in _named(folders, "forms.toml"):
        pack.body.only(("common", "form"))
        common |= tables.labels(pack.body.table("common"))
        versions.add((pack,))
    found: list[FormWording] = []
    for dated in versions.by_code.values():
        labels = common
        for item in dated:
            form = tables.form_wording(item.record, labels, item.valid_from)
            if found and found[-1].id == form.id:
                found[-1] = replace(found[-1], valid_until=eve_of(form.valid_from, found[-1].valid_until))
            labels = dict(form.labels)
            found.append(form)
    return tuple(found)


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
