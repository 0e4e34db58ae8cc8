"""What the intake screen shows at one moment; frozen, made by the view model, drawn by the view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.domain.checking.item import CheckItem
from app.domain.checklist import OTHER_SLOT
from app.domain.draft import Draft, DraftPage, PlacedBy
from app.domain.errors import DeskError
from app.domain.people.person import Person
from app.domain.procedure import Procedure
from app.domain.scanning.profile import DEFAULT_PROFILES, ScanProfile
from app.ports import ScannerDevice, ScanSource
from app.use_cases.checking import CheckList
from app.use_cases.declaration import OpenDeclaration
from app.use_cases.preview import DraftPreview
from app.use_cases.register import KnownPerson
from ui.intake.kept.kept_state import KeptShown


class Printing(StrEnum):
    """How the receipt's way to paper stands; it never changes the record."""

    SENDING = "sending"
    WAITING = "waiting"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Issued:
    """What the result panel tells after F9; no ``receipt_pdf`` where only drawing it failed.

    ``reprint`` is True once a receipt that may lie on paper is printed again; ``saved_as`` is the file a
    printer made of it that only saves into a folder.
    """

    dossier_id: str
    code: str
    provisional: bool
    owner_name: str
    procedure_name: str
    due_words: str
    fee_words: str
    receipt_pdf: Path | None
    printing: Printing = Printing.SENDING
    print_error: DeskError | None = None
    reprint: bool = False
    saved_as: Path | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One banner: an error, or a plain sentence; ``retry`` and ``other`` name what its two keys do."""

    error: DeskError | None = None
    text: str = ""
    retry: str = ""
    other: str = ""


class Picking(StrEnum):
    """What the list over the papers is open for."""

    NOTHING = ""
    PROFILE = "profile"
    DEVICE = "device"


class Side(StrEnum):
    """What stands in the right column: the person, or in its place one of the panels that need its room."""

    PERSON = ""
    CHECKING = "checking"
    DECLARATION = "declaration"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class IntakeState:
    """The whole intake screen.

    Args:
        draft: None while the form is blank and nothing was stored.
        preview: None while no procedure is chosen.
        typed: Raw text of fields the clerk is still in, by field name; it wins over the draft.
        results: Procedures the search found; empty when the list is folded away.
        wrong: What is wrong beside a field, by field name; ``slot:<key>`` for a paper.
        profile: The profile F4 scans with; ``turned`` the source of the next batch alone.
        waiting: Pages of a first side or pass that wait for the other one; ``halfway`` those of a pass that
            jammed or was stopped, of which the rest is still to come.
        devices: Scanners found for the open list; None while they are looked for.
        reading: Pages still being read or waiting for it.
        arrived: Pages of the running scan so far, and ``filling`` the line of the checklist they land in.
        offered: Drafts left open, offered back while the form is blank.
        camera_open: Papers are being taken with the camera, in the room of the page.
        table_open: The light table (bàn trang) lies over page and person; ``page_id`` is its cursor.
        chosen: Pages marked on the table; empty means the one at the cursor.
        cropping: The frame lies on the page in the middle.
        comparing: The page in the middle stands beside the one it seems to repeat.
        landing_mode: Where the next batch goes: "" as the checklist says, ``insert`` behind the page in the
            middle, ``replace`` in its place.
        side: What stands in the right column.
        declaration: The tờ khai as it was filled and checked last; None while none was opened.
        checks: What is to be checked by eye on the papers, and ``check_key`` where the cursor is in it: on
            a value, or on the heading of a paper (its id and a stroke).
        taken_along: The paper whose sure values were just accepted with it, and how many.
        kept: What the store of papers holds of the owner.
        working: A picture is being made: pages laid together, papers looked for.
        undo, redo: Label of the step each key would take; "" when there is none.
    """

    draft: Draft | None = None
    preview: DraftPreview | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    results: tuple[Procedure, ...] = ()
    result_index: int = 0
    page_id: str = ""
    slot: str = ""
    conditional_open: bool = False
    profile: ScanProfile = DEFAULT_PROFILES[0]
    turned: ScanSource | None = None
    waiting: tuple[str, ...] = ()
    halfway: tuple[str, ...] = ()
    picking: Picking = Picking.NOTHING
    devices: tuple[ScannerDevice, ...] | None = None
    scanning: bool = False
    arrived: int = 0
    filling: str = ""
    reading: frozenset[str] = frozenset()
    known: KnownPerson | None = None
    wrong: Mapping[str, DeskError] = field(default_factory=dict)
    notice: Notice | None = None
    offered: tuple[Draft, ...] = ()
    offered_index: int = 0
    issuing: bool = False
    issued: Issued | None = None
    table_open: bool = False
    camera_open: bool = False
    chosen: frozenset[str] = frozenset()
    cropping: bool = False
    comparing: bool = False
    landing_mode: str = ""
    side: Side = Side.PERSON
    declaration: OpenDeclaration | None = None
    checks: CheckList = CheckList()
    check_key: str = ""
    taken_along: tuple[str, int] = ("", 0)
    kept: KeptShown = KeptShown()
    working: bool = False
    undo: str = ""
    redo: str = ""

    @property
    def submitter(self) -> Person:
        """Người nộp as stored."""
        return self.draft.applicant.submitter if self.draft else Person()

    @property
    def owner(self) -> Person | None:
        """Chủ hồ sơ when somebody acts for another."""
        return self.draft.applicant.owner if self.draft else None

    @property
    def pages(self) -> tuple[DraftPage, ...]:
        """Every page of the draft, deleted ones too."""
        return self.draft.pages if self.draft else ()

    @property
    def page(self) -> DraftPage | None:
        """The page in the middle of the screen."""
        return next((p for p in self.pages if p.id == self.page_id), None)

    @property
    def check_item(self) -> CheckItem | None:
        """The value under the cursor of checking by eye."""
        return next((item for item in self.checks.items if item.key == self.check_key), None)

    @property
    def check_paper(self) -> str:
        """The paper on whose heading the cursor of checking by eye is, "" when it is on a value."""
        paper = self.check_key.removesuffix("/")
        return paper if self.check_key == heading_of(paper) and self._values_of(paper) else ""

    def _values_of(self, paper: str) -> bool:
        return any(item.paper == paper for item in self.checks.items)

    @property
    def acted(self) -> tuple[DraftPage, ...]:
        """The pages an act means: those marked on the table, else the one in the middle."""
        if self.table_open and self.chosen:
            return tuple(p for p in self.pages if p.id in self.chosen)
        return (self.page,) if self.page is not None else ()

    @property
    def unread(self) -> int:
        """How many pages are still being read that the scan put where they lie: the reader may move them."""
        return len(self._parked())

    def unread_in(self, slot: str) -> int:
        """Return how many of them lie in a line of the checklist, when nothing else there makes the paper."""
        parked = self._parked()
        lie = [p for p in (self.draft.kept_pages(slot) if self.draft else ()) if not p.blank]
        return len(lie) if lie and all(page.id in parked for page in lie) else 0

    def _parked(self) -> frozenset[str]:
        return frozenset(
            p.id for p in self.pages if p.id in self.reading and p.kept and p.placed_by is PlacedBy.SCAN
        )

    @property
    def twin(self) -> DraftPage | None:
        """The page that the one in the middle seems to repeat."""
        page = self.page
        return next((p for p in self.pages if page is not None and p.id == page.repeats), None)

    @property
    def target(self) -> str:
        """Where the next batch lands: the line marked, else the next open one, else other papers.

        While a batch runs it is where that one lands: what comes after it is told when it is in.
        """
        if self.scanning and not self.slot:
            return self.filling
        if self.slot or self.preview is None or self.preview.procedure is None:
            return self.slot
        return self.preview.missing[0].key if self.preview.missing else OTHER_SLOT

    @property
    def blank(self) -> bool:
        """True while nothing has been entered."""
        return self.draft is None and not any(self.typed.values())


def heading_of(paper: str) -> str:
    """Return the key of a paper's heading in checking by eye."""
    return f"{paper}/"
