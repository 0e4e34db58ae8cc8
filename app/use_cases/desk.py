"""One desk: its folder opened, its acts ready to call. A record of acts, without logic of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.catalogue import PACKS, Catalogue, load_catalogue
from app.exchange.keys import DeskKey
from app.ports import Clock, Line
from app.settings import Settings
from app.settings_file import load_settings
from app.store.database import Database
from app.store.outbox import StoredOutbox
from app.use_cases.acts.ground import Edges, Ground, lay_ground
from app.use_cases.acts.office import OfficeActs, office_acts
from app.use_cases.acts.pages import PageActs, page_acts
from app.use_cases.acts.papers import PaperActs, paper_acts
from app.use_cases.acts.printed import PrintedActs, printed_acts
from app.use_cases.acts.records import RecordActs, record_acts
from app.use_cases.back_files.acts import Digitising, join_digitising
from app.use_cases.desk_folder import DeskFolder
from app.use_cases.older_fees import SayOlderFees


@dataclass(frozen=True, kw_only=True)
class Desk(OfficeActs, PageActs, PaperActs, PrintedActs, RecordActs):
    """Every act of the counter, ready to call: who works here, pages, papers, what is printed, the record."""

    folder: DeskFolder
    settings: Settings
    catalogue: Catalogue
    clock: Clock
    edges: Edges
    outbox: StoredOutbox
    key: DeskKey
    digitise: Digitising
    line: Line | None
    database: Database

    def close(self) -> None:
        """Close the database."""
        self.database.close()


def open_desk(
    root: Path,
    make_edges: Callable[[DeskFolder, Settings, Catalogue], Edges],
    settings: Settings | None = None,
) -> Desk:
    """Open the desk in a folder, making it when it is new.

    Raises:
        RuleError: ``settings.*`` or ``catalogue.*``.
        StorageError: ``database.*``, ``disk.*``.
    """
    folder = DeskFolder(root)
    chosen = settings or load_settings(folder.settings_file)
    catalogue = load_catalogue(PACKS, *([folder.packs] if folder.packs.is_dir() else []))
    database = Database.open(folder.database_file)
    SayOlderFees(database, catalogue)()
    edges = make_edges(folder, chosen, catalogue)
    return _desk_on(lay_ground(folder, chosen, catalogue, database, edges))


def _desk_on(ground: Ground) -> Desk:
    acts: dict[str, Any] = {}
    for join in (office_acts, page_acts, paper_acts, printed_acts, record_acts):
        acts |= vars(join(ground))
    return Desk(
        folder=ground.folder,
        settings=ground.settings,
        catalogue=ground.catalogue,
        clock=ground.clock,
        edges=ground.edges,
        outbox=ground.outbox,
        key=ground.key,
        digitise=join_digitising(ground),
        line=ground.line,
        database=ground.database,
        **acts,
    )
