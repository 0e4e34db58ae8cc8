"""What all acts of the intake share: the one frozen state, the draft in its lane, what was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain import draft_edits
from app.domain.draft import Draft
from app.domain.errors import DeskError, RuleError
from app.domain.pages import work as page_work
from app.domain.people.person import BY_POST, is_posted
from app.domain.staff import StaffMember
from app.use_cases.desk import Desk
from app.use_cases.register import KnownPerson
from ui.background import Background
from ui.intake.draft_lane import DraftLane, Edit
from ui.intake.issue.issuing import Issuing
from ui.intake.pages import page_edits
from ui.intake.reading_queue import ReadingQueue
from ui.intake.scanning.scan_run import ScanRun
from ui.intake.state import IntakeState, Notice
from ui.intake.typed_text import SAVE_AFTER_MS, both, edit_of

LOOKED_AFTER_MS = 1_000


class IntakeForm(QObject):
    """The form under the clerk's hands; its acts are told in the classes built on it."""

    changed = Signal(object)
    attention = Signal(str)
    """Names the field the clerk should look at next; the view moves the cursor there."""
    received = Signal(str)

    def __init__(
        self, desk: Desk, background: Background, staff: StaffMember, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._staff = desk, background, staff
        self._lane = DraftLane(desk, background, staff.id, self)
        self._scan = ScanRun(desk, background, self)
        self._readings = ReadingQueue(desk, background, self)
        self._issuing = Issuing(desk, background, staff.id, self)
        self._unsaved: dict[str, str] = {}
        self._save_timer = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._look_timer = QTimer(self, interval=LOOKED_AFTER_MS, singleShot=True)
        self._look_timer.timeout.connect(self._keep_place)
        self._issue_when_read = False
        self._loose_told: frozenset[str] = frozenset()
        self._serious_told: frozenset[tuple[str, str, str]] = frozenset()
        self._page_chosen = False
        self._before_once = ""
        self._followed = ""
        self.state = IntakeState(profile=self._scan.profile)

    def flush(self, then: Callable[[Draft], None] | None = None) -> None:
        """Store everything typed and not yet stored."""
        self._save_timer.stop()
        edit: Edit | None = None
        today = self._desk.clock.now().date()
        for name, text in self._unsaved.items():
            try:
                one = edit_of(name, text, today)
            except RuleError as error:
                self._wrong(name, error)
                continue
            self._right(name)
            edit = one if edit is None else both(edit, one)
        self._unsaved.clear()
        if edit is not None or then is not None:
            self._edit(edit or unchanged, then)

    def _draft_arrived(self, draft: Draft) -> None:
        page_id = self.state.page_id
        if page_id not in {p.id for p in draft.pages}:
            page_id = page_edits.page_to_show(self.state.draft, draft, page_id)
        try:
            preview = self._desk.preview(draft)
        except DeskError as error:
            preview = None
            self._notify(Notice(error))
        settled = {f"slot:{line.requirement.key}" for line in preview.checklist} if preview else set()
        settled -= {f"slot:{r.key}" for r in preview.missing} if preview else set()
        if preview is not None and not preview.contradictions:
            settled.add("id_number")
        owner = draft.applicant.owner
        if owner is None or draft.applicant.confirmed_by or not owner.contradictions():
            settled.add("owner.id_number")
        wrong = {name: e for name, e in self.state.wrong.items() if name not in settled}
        wrong |= _told_of_return(self.state.draft, draft, wrong.pop("return_address", None))
        here = {p.id for p in draft.pages}
        past, future = self._lane.history.past, self._lane.history.future
        self._set(
            draft=draft,
            preview=preview,
            page_id=page_id,
            wrong=wrong,
            chosen=self.state.chosen & here,
            undo=past[-1].label if past else "",
            redo=future[-1].label if future else "",
        )
        if self._loose_told and not page_edits.loose(draft):
            self._loose_told = frozenset()
            self._set(notice=None)
        self._readings.take(draft)

    def _edit(self, edit: Edit, then: Callable[[Draft], None] | None = None) -> None:
        self._lane.edit(edit, then)

    def _look_up(self, id_number: str) -> None:
        if len(id_number) < 9:
            self._set(known=None)
            return

        def found(known: KnownPerson | None) -> None:
            if self.state.submitter.id_number in ("", id_number):
                self._set(known=known)

        self._background.store(self, lambda: self._desk.find_person(id_number), found, self._failed)

    def _blank(self) -> None:
        self._keep_place()
        self._lane.blank()
        self._look_timer.stop()
        self._issuing.leave()
        self._loose_told, self._serious_told = frozenset(), frozenset()
        self._unsaved.clear()
        self.state = IntakeState(profile=self._scan.profile)
        self._readings.stop()  # nothing is read on the new form yet: the end of these must not begin a draft
        self.changed.emit(self.state)

    def _busy(self) -> bool:
        return self.state.issuing or self._scan.running

    def _procedure_code(self) -> str:
        return self.state.draft.procedure if self.state.draft else ""

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self._follow_page()
        self.changed.emit(self.state)

    def _keep_place(self) -> None:
        """Store which page is in the middle: the next start begins there."""
        self._look_timer.stop()
        page, draft = self.state.page, self.state.draft
        open_ = self.state.issued is None and not self.state.issuing
        if open_ and page is not None and draft is not None and draft.shown_page != page.id:
            self._edit(lambda d: page_work.look_at_page(d, page.id))

    def _follow_page(self) -> None:
        """Another page is in the middle: soon it counts as looked at."""
        page = self.state.page
        followed = page.id + page.look.key if page is not None else ""
        if followed != self._followed and page is not None:
            self._look_timer.start()
        self._followed = followed

    def _forget_typed(self, which: Callable[[str], bool]) -> None:
        self._set(typed={name: text for name, text in self.state.typed.items() if not which(name)})
        self._unsaved = {name: text for name, text in self._unsaved.items() if not which(name)}

    def _wrong(self, name: str, error: DeskError, look: bool = False) -> None:
        self._set(wrong={**self.state.wrong, name: error})
        if look:
            self.attention.emit(name)

    def _right(self, *names: str) -> None:
        if any(name in self.state.wrong for name in names):
            self._set(wrong={k: e for k, e in self.state.wrong.items() if k not in names})

    def _failed(self, error: DeskError) -> None:
        self._set(issuing=False, scanning=self._scan.running)
        self._notify(Notice(error))

    def _notify(self, notice: Notice) -> None:
        self._set(notice=notice)


def unchanged(draft: Draft) -> Draft:
    """Edit nothing: reads the draft in the store's lane, after everything asked before."""
    return draft


def _told_of_return(before: Draft | None, after: Draft, told: DeskError | None) -> dict[str, DeskError]:
    """Say beside the address that the one typed went with the person before, until the way is another."""
    if before is not None and before.id == after.id and draft_edits.forgot_return_address(before, after):
        told = RuleError("ui.return_address_forgotten")
    elif told is not None and told.code == "draft.no_return_address":
        told = None if not is_posted(after.return_by) or after.applicant.posted_to(after.return_by) else told
    elif after.return_by != BY_POST:
        told = None
    return {} if told is None else {"return_address": told}
