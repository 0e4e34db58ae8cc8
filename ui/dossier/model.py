"""One dossier as the clerk sees it: the record, the page in view, the change being asked for."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.dossier import PaperComponent
from app.domain.errors import DeskError, RuleError
from app.domain.page_view import PageLook
from app.domain.register import DossierFile
from app.domain.staff import StaffMember
from app.domain.status import ALLOWED, ProcessingStatus
from app.ports import PrintJob, PrintState
from app.use_cases.change_status import REASON_OWED
from app.use_cases.desk import Desk
from ui.background import Background


@dataclass(frozen=True, slots=True)
class DossierState:
    """What the dossier screen shows.

    Args:
        names: Staff names by id, for the history.
        rotations: Degrees clockwise that make each page upright, by hash.
        turned: Further degrees the clerk turned the view; the page itself is untouched.
        asked: The status the clerk is about to choose, while its note is being typed.
        printing: What is known of the last print job; None before any.
        saved_as: The file it became at a printer that only saves into a folder.
    """

    file: DossierFile | None = None
    now: datetime | None = None
    names: dict[str, str] = field(default_factory=dict)
    rotations: dict[str, int] = field(default_factory=dict)
    paper: int = 0
    page: int = 0
    turned: int = 0
    asked: ProcessingStatus | None = None
    busy: bool = False
    printing: PrintState | None = None
    printer: str = ""
    saved_as: Path | None = None
    error: DeskError | None = None

    @property
    def papers(self) -> tuple[PaperComponent, ...]:
        """Papers of the dossier; empty before it is read."""
        return () if self.file is None else self.file.dossier.papers

    @property
    def paper_in_view(self) -> PaperComponent | None:
        """The chosen paper."""
        return self.papers[self.paper] if self.paper < len(self.papers) else None

    @property
    def page_in_view(self) -> PageLook | None:
        """The page shown, or None."""
        paper = self.paper_in_view
        return paper.looks[self.page] if paper is not None and self.page < len(paper.pages) else None

    @property
    def changes(self) -> tuple[ProcessingStatus, ...]:
        """Statuses that may follow, in the order of the national message."""
        return () if self.file is None else tuple(sorted(ALLOWED[self.file.dossier.status]))

    @property
    def reason_owed(self) -> bool:
        """True when the law wants a reason for the change asked for."""
        return self.asked in REASON_OWED


class DossierModel(QObject):
    """Holds the state of the dossier screen."""

    changed = Signal()
    pdf_ready = Signal(Path)

    def __init__(
        self, desk: Desk, background: Background, staff: StaffMember, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._staff = desk, background, staff
        self._dossier_id = ""
        self.state = DossierState()

    def show(self, dossier_id: str) -> None:
        """Turn to a dossier."""
        self._dossier_id = dossier_id
        self._set(DossierState(names=self.state.names))
        self.refresh()

    def refresh(self) -> None:
        """Read the dossier again; the clerk stays on their page."""
        if not self._dossier_id:
            return
        wanted = self._dossier_id
        self._background.store(
            self, lambda: self._read(wanted), lambda read: self._shown(wanted, read), self._failed
        )

    def choose_paper(self, number: int) -> None:
        """Show the first page of a paper."""
        if number != self.state.paper and 0 <= number < len(self.state.papers):
            self._set(replace(self.state, paper=number, page=0, turned=0))

    def choose_page(self, number: int) -> None:
        """Show one page of the chosen paper."""
        paper = self.state.paper_in_view
        if paper is not None and 0 <= number < len(paper.pages) and number != self.state.page:
            self._set(replace(self.state, page=number, turned=0))

    def step_page(self, step: int) -> None:
        """Go to the next or previous page, over the end of a paper into the next that has pages."""
        pages = [(p, n) for p, paper in enumerate(self.state.papers) for n in range(len(paper.pages))]
        here = (self.state.paper, self.state.page)
        at = pages.index(here) if here in pages else -1
        if 0 <= at + step < len(pages):
            paper, page = pages[at + step]
            self._set(replace(self.state, paper=paper, page=page, turned=0))

    def turn(self) -> None:
        """Turn the view a quarter clockwise."""
        self._set(replace(self.state, turned=(self.state.turned + 90) % 360))

    def ask(self, after: ProcessingStatus | None) -> None:
        """Begin a change of status, or leave it."""
        self._set(replace(self.state, asked=after, error=None))

    def change(self, note: str) -> None:
        """Record the change asked for."""
        after, dossier_id = self.state.asked, self._dossier_id
        if after is None or self.state.busy:
            return
        if self.state.reason_owed and not note.strip():
            self._failed(RuleError("dossier.reason_owed"))
            return
        self._set(replace(self.state, busy=True, error=None))
        self._background.store(
            self,
            lambda: self._desk.change_status(dossier_id, after, self._staff.id, note),
            lambda _: self._changed(),
            self._failed,
        )

    def print_again(self) -> None:
        """Print the receipt; a repeat is marked as one on the paper and in the journal."""
        dossier_id = self._dossier_id
        if self.state.file is None or self.state.busy:
            return
        self._set(replace(self.state, busy=True, error=None, printing=None))
        self._background.device(
            self,
            lambda: self._desk.print_receipt(dossier_id, self._staff.id),
            self._handed_over,
            self._failed,
        )

    def watch_print(self, job: PrintJob) -> None:
        """Ask once how a print job stands."""
        dossier_id = self._dossier_id
        self._background.device(
            self, lambda: self._desk.print_state(job, dossier_id), self._print_told, self._failed
        )

    def open_pdf(self) -> None:
        """Lay a copy of the chosen paper's PDF where a viewer may open it; the stored one stays ours."""
        file, paper = self.state.file, self.state.paper_in_view
        if file is None or paper is None or not paper.pdf_sha256:
            return
        name = f"{file.dossier.code or file.dossier.printed_code}-{_file_word(paper.key)}.pdf"
        target = self._desk.folder.root / "work" / "xem" / name
        sha256 = paper.pdf_sha256
        self._background.device(
            self, lambda: _copy(self._desk.page_file(sha256), target), self.pdf_ready.emit, self._failed
        )

    @property
    def print_job(self) -> PrintJob | None:
        """The job whose state is still to be asked, or None."""
        return self._job

    _job: PrintJob | None = None

    def _read(self, dossier_id: str) -> DossierState:
        file = self._desk.open_dossier(dossier_id)
        return DossierState(
            file=file,
            now=self._desk.clock.now(),
            names={member.id: member.name for member in self._desk.list_staff()},
            rotations={
                look.key: turn
                for paper in file.dossier.papers
                for look, turn in zip(paper.looks, paper.rotations, strict=False)
            },
        )

    def _shown(self, dossier_id: str, read: DossierState) -> None:
        if dossier_id != self._dossier_id:
            return
        first = self.state.file is None
        kept = replace(
            self.state, file=read.file, now=read.now, names=read.names, rotations=read.rotations, busy=False
        )
        paper = next((n for n, p in enumerate(kept.papers) if p.pages), 0) if first else kept.paper
        self._set(replace(kept, paper=paper))

    def _changed(self) -> None:
        self._set(replace(self.state, asked=None, busy=False))
        self.refresh()

    def _handed_over(self, job: PrintJob) -> None:
        self._job = job
        self._set(
            replace(
                self.state, busy=False, printing=PrintState.WAITING, printer=job.printer, saved_as=job.file
            )
        )
        self.refresh()

    def _print_told(self, state: PrintState) -> None:
        if state in (PrintState.PRINTED, PrintState.FAILED):
            self._job = None
        self._set(replace(self.state, printing=state))

    def _failed(self, error: DeskError) -> None:
        self._set(replace(self.state, busy=False, error=error))

    def _set(self, state: DossierState) -> None:
        self.state = state
        self.changed.emit()


def _file_word(key: str) -> str:
    """Return a requirement key as a word safe in file names everywhere."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in key) or "giay"


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target
