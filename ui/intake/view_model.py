"""The intake's view model: every act of the screen on one frozen state; it never touches a widget."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain import draft_edits
from app.domain.draft import Draft
from app.domain.staff import StaffMember
from app.use_cases.desk import Desk
from ui.background import Background
from ui.intake.declaration.declaration_acts import DeclarationActs
from ui.intake.issue.issue_acts import IssueActs
from ui.intake.kept.kept_acts import KeptActs
from ui.intake.person.camera_acts import CameraActs
from ui.intake.procedure_acts import ProcedureActs
from ui.intake.state import Notice, Side


class IntakeViewModel(ProcedureActs, CameraActs, IssueActs, DeclarationActs, KeptActs):
    """Everything the intake can do, for one clerk at one desk, from form to form."""

    def __init__(
        self, desk: Desk, background: Background, staff: StaffMember, parent: QObject | None = None
    ) -> None:
        super().__init__(desk, background, staff, parent)
        self._lane.arrived.connect(self._draft_arrived)
        self._lane.arrived.connect(self.follow_owner)
        self._lane.arrived.connect(self.follow_declaration)
        self._lane.arrived.connect(self._take_checks)
        self._lane.failed.connect(self._failed)
        self._scan.page_arrived.connect(self._page_arrived)
        self._scan.ended.connect(self._scan_ended)
        self._scan.failed.connect(self._scan_failed)
        self._readings.changed.connect(self._reading_changed)
        self._readings.read.connect(self._lane.look)
        self._readings.failed.connect(lambda error: self._notify(Notice(error, retry="read")))
        self._issuing.issued.connect(self._issued)
        self._issuing.refused.connect(self._refused)
        self._issuing.printing.connect(self._printing)
        self._save_timer.timeout.connect(self.flush)
        self.offer_open_drafts()

    def next_citizen(self) -> None:
        """Open an empty form; a draft left behind stays stored and is offered back."""
        if self._busy():
            return
        self.flush()
        self._blank()
        self.offer_open_drafts()
        self.attention.emit("card")

    def same_person(self) -> None:
        """Open a form with the same người nộp."""
        person = self.state.submitter
        known = self.state.known
        if self._busy() or not person.full_name:
            return
        self._blank()
        self._set(known=known)
        self._edit(lambda d: draft_edits.set_submitter(d, person), lambda _: self.attention.emit("query"))
        self._look_up(person.id_number)  # what was just issued counts too

    def same_procedure(self) -> None:
        """Open a form with the same procedure."""
        code = self._procedure_code()
        if self._busy() or not code:
            return
        self._blank()
        self._edit(lambda d: draft_edits.choose_procedure(d, code), lambda _: self.attention.emit("card"))

    def discard(self) -> None:
        """Put the draft aside for good; record and pages stay on disk."""
        draft = self.state.draft
        if draft is None or self._busy():
            return
        clerk = self._staff.id
        self._blank()
        self._background.store(
            self,
            lambda: self._desk.discard_draft(draft.id, clerk),
            lambda _: self.offer_open_drafts(),
            self._failed,
        )
        self.attention.emit("card")

    def offer_open_drafts(self) -> None:
        """Find drafts left open, by a stop of any kind, and offer them back."""

        def found(drafts: tuple[Draft, ...]) -> None:
            here = self.state.draft.id if self.state.draft else ""
            self._set(offered=tuple(d for d in drafts if d.id != here), offered_index=0)

        self._background.store(self, self._desk.open_drafts, found, self._failed)

    def turn_offered(self, step: int) -> None:
        """Mark another one of the drafts offered back."""
        if self.state.offered:
            self._set(offered_index=(self.state.offered_index + step) % len(self.state.offered))

    def open_offered(self) -> None:
        """Go on with the marked draft, on a blank form only."""
        if not self.state.offered or not self.state.blank or self._busy():
            return
        draft = self.state.offered[self.state.offered_index]
        self._blank()
        self._lane.open(draft.id)
        self._look_up(draft.applicant.submitter.id_number)
        self.attention.emit("papers" if draft.procedure else "query")

    def show_side(self, side: Side) -> None:
        """Open a panel in the right column, or the person again when it stands there already."""
        if self.state.draft is None or self.state.issued is not None:
            return
        wanted = Side.PERSON if self.state.side is side else side
        self._set(side=wanted, comparing=False, table_open=False, chosen=frozenset())
        self.attention.emit(wanted.value or "card")

    def close(self) -> None:
        """Store what is typed before the window goes."""
        self._scan.cancel()
        self._keep_place()
        self.flush()
        self._readings.stop()

    def retry(self) -> None:
        """Do again what the banner is about."""
        wanted = self.state.notice.retry if self.state.notice else ""
        self.dismiss()
        if wanted == "scan":
            self.scan()
        elif wanted == "issue":
            self.issue()
        elif wanted == "read" and self.state.draft is not None:
            self._readings.take(self.state.draft, again=True)
