"""Kho giấy tờ: papers kept for their owners, each once, with a serial no other paper ever gets."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Integer, insert, literal_column, select, update

from app.domain.errors import RuleError
from app.domain.kept.paper import (
    KeptPaper,
    KeptPaperCode,
    KeptState,
    is_renewed,
    is_same_paper,
    is_same_scan,
)
from app.domain.plain import from_plain, to_plain
from app.store import records
from app.store.page_files import StoredFile
from app.store.schema import kept_papers

_PDF = "application/pdf"


class KeptHow(StrEnum):
    """What became of a paper that was to be kept."""

    KEPT = "kept"
    REPLACES = "replaces"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Keeping:
    """The paper as it stands in the store, and how it came to stand there.

    ``before`` is the id of the paper it replaces; for ``KNOWN``, ``paper`` is the one kept before.
    """

    paper: KeptPaper
    how: KeptHow
    before: str = ""


def keep(connection: Connection, paper: KeptPaper, corrects: Collection[str] = ()) -> Keeping:
    """Keep a paper inside the caller's transaction, which must be a writing one: serials never double.

    The same scan, or a paper of which a person said that it is withdrawn, is kept no second time, unless its
    dates prove a renewed one. A newer copy of the same paper (owner, kind, number) takes its place; the older
    one stays as history, and what is withdrawn stays withdrawn. ``corrects`` are ids of withdrawn papers that
    this one is the corrected registration of: they do not speak against it.

    Raises:
        RuleError: ``kept.no_owner`` when nobody's number is known.
    """
    if not paper.owner_id.strip():
        raise RuleError("kept.no_owner", paper=paper.name)
    theirs = (one for one in of_owner(connection, [paper.owner_id]) if one.id not in corrects)
    known = [one for one in theirs if one.state is not KeptState.REPLACED]
    for one in known:
        if is_same_scan(one, paper) or _is_withdrawn_for(one, paper):
            return Keeping(one, KeptHow.KNOWN)
    standing = (one for one in known if one.state is KeptState.VALID)
    older = next((one for one in standing if is_same_paper(one, paper)), None)
    new = replace(paper, serial=_next_serial(connection, paper))
    stored = StoredFile(new.pdf_sha256, new.pdf_bytes, Path())
    records.add_file(connection, stored, _PDF, new.kept_at)
    connection.execute(insert(kept_papers).values(**_columns(new)))
    if older is None:
        return Keeping(new, KeptHow.KEPT)
    save(connection, replace(older, state=KeptState.REPLACED, replaced_by=new.id))
    return Keeping(new, KeptHow.REPLACES, older.id)


def save(connection: Connection, paper: KeptPaper) -> None:
    """Record a changed paper; its code stays what it was."""
    values = {name: value for name, value in _columns(paper).items() if name not in ("id", "code")}
    connection.execute(update(kept_papers).where(kept_papers.c.id == paper.id).values(**values))


def get(connection: Connection, paper_id: str) -> KeptPaper:
    """Return one paper.

    Raises:
        RuleError: ``kept.unknown``.
    """
    found = _found(connection, kept_papers.c.id == paper_id)
    if not found:
        raise RuleError("kept.unknown")
    return found[0]


def of_owner(connection: Connection, numbers: Collection[str]) -> tuple[KeptPaper, ...]:
    """Return everything kept under any of a person's numbers, the latest first, history too."""
    return _found(connection, kept_papers.c.owner_id.in_(numbers))


def copies_of(connection: Connection, paper: KeptPaper) -> tuple[KeptPaper, ...]:
    """Return a paper and what was kept with it, of the same file, under its other owners; not the withdrawn.

    The same file kept another time is no such copy: it may be there because this one names a wrong owner.
    """
    alike = _found(connection, kept_papers.c.pdf_sha256 == paper.pdf_sha256)
    together = (o for o in alike if (o.kept_at, o.dossier_id) == (paper.kept_at, paper.dossier_id))
    others = (o for o in together if o.owner_id != paper.owner_id and o.state is not KeptState.WITHDRAWN)
    return (paper, *others)


def of_dossier(connection: Connection, dossier_id: str) -> tuple[KeptPaper, ...]:
    """Return what was kept of one dossier."""
    return _found(connection, kept_papers.c.dossier_id == dossier_id)


def of_result(connection: Connection, item_id: str) -> tuple[KeptPaper, ...]:
    """Return every paper ever registered from a result of the back files, the withdrawn ones too."""
    column = kept_papers.c.id
    return _found(connection, (column == item_id) | column.startswith(f"{item_id}-", autoescape=True))


def _found(connection: Connection, which: ColumnElement[bool]) -> tuple[KeptPaper, ...]:
    latest = kept_papers.c.kept_at.desc()
    listed = literal_column("rowid", Integer)  # papers of one dossier as it lists them
    rows = connection.execute(select(kept_papers.c.body).where(which).order_by(latest, listed))
    return tuple(from_plain(KeptPaper, json.loads(row.body)) for row in rows)


def _is_withdrawn_for(one: KeptPaper, paper: KeptPaper) -> bool:
    """Tell whether a withdrawal still speaks for a paper handed in now; of a renewed one it says nothing."""
    return one.state is KeptState.WITHDRAWN and is_same_paper(one, paper) and not is_renewed(one, paper)


def _next_serial(connection: Connection, paper: KeptPaper) -> int:
    """Return the first serial no paper with the same owner, code and number was ever given."""
    wanted = replace(paper, serial=1).code
    codes = connection.execute(select(kept_papers.c.code).where(kept_papers.c.owner_id == paper.owner_id))
    given = (KeptPaperCode.parse(row.code) for row in codes)
    return 1 + max((one.serial for one in given if replace(one, serial=1) == wanted), default=0)


def _columns(paper: KeptPaper) -> dict[str, object]:
    return {
        "id": paper.id,
        "code": str(paper.code),
        "owner_id": paper.owner_id,
        "owner_name": paper.owner_name,
        "kind": paper.kind,
        "component": paper.paper_code,
        "number": paper.number,
        "issued_on": None if paper.issued_on is None else paper.issued_on.isoformat(),
        "expires_on": None if paper.expires_on is None else paper.expires_on.isoformat(),
        "dossier_id": paper.dossier_id,
        "kept_at": paper.kept_at.isoformat(),
        "state": paper.state.value,
        "pdf_sha256": paper.pdf_sha256,
        "body": json.dumps(to_plain(paper), ensure_ascii=False),
    }
