"""What the draft amounts to right now: checklist, what is missing, due date, fee. Pure and quick."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.catalogue import Catalogue
from app.domain.checklist import ChecklistLine, checklist, missing
from app.domain.dossier import FeeDue
from app.domain.draft import Draft
from app.domain.procedure import ComponentRequirement, Procedure
from app.domain.working_days import Deadline, DeadlineUnit, DueRule, OfficeHours
from app.ports import Clock


@dataclass(frozen=True, slots=True)
class DraftPreview:
    """The state of an intake besides its own data.

    Args:
        contradictions: Fields of the submitter that the ID number contradicts and nobody accepted.
        due_is_beyond_decree: True when the due date lies after the last decreed holiday list.
    """

    procedure: Procedure | None = None
    checklist: tuple[ChecklistLine, ...] = ()
    missing: tuple[ComponentRequirement, ...] = ()
    due_at: datetime | None = None
    deadline_text: str = ""
    fee: FeeDue = FeeDue()
    contradictions: tuple[str, ...] = ()
    due_is_beyond_decree: bool = False


@dataclass(frozen=True)
class PreviewDraft:
    """Work out what a draft would become if it were issued now."""

    catalogue: Catalogue
    hours: OfficeHours
    clock: Clock

    def __call__(self, draft: Draft) -> DraftPreview:
        """Return the preview; a draft without a procedure has an empty checklist."""
        person = draft.applicant.submitter
        doubts = () if draft.applicant.confirmed_by else person.contradictions()
        if not draft.procedure:
            return DraftPreview(contradictions=doubts)
        now = self.clock.now()
        procedure = self.catalogue.procedure(draft.procedure, now.date())
        deadline = procedure.deadline_on(draft.channel)
        due_at = DueRule(self.catalogue.calendar, self.hours).due_at(deadline, now)
        known = self.catalogue.calendar.known_until
        return DraftPreview(
            procedure=procedure,
            checklist=checklist(procedure, draft),
            missing=missing(procedure, draft),
            due_at=due_at,
            deadline_text=deadline_words(deadline),
            fee=fee_of(procedure, draft),
            contradictions=doubts,
            due_is_beyond_decree=bool(due_at and known and due_at.date() > known),
        )


def fee_of(procedure: Procedure, draft: Draft) -> FeeDue:
    """Return what this draft costs, in đồng; undecided where the province sets it and no pack tells how."""
    fee = procedure.fee
    amount = fee.total(max(draft.copies, 0), draft.pages_of_original)
    return FeeDue(amount, procedure.name, fee.note, undecided=fee.undecided)


def deadline_words(deadline: Deadline) -> str:
    """Return the time limit as a receipt words it."""
    amount = f"{deadline.value:g}".replace(".", ",")
    padded = amount.zfill(2) if deadline.value == int(deadline.value) else amount
    return {
        DeadlineUnit.WORKING_DAY: f"{padded} ngày làm việc",
        DeadlineUnit.CALENDAR_DAY: f"{padded} ngày",
        DeadlineUnit.WORKING_HOUR: f"{padded} giờ làm việc",
        DeadlineUnit.IN_DAY: "trong ngày làm việc",
        DeadlineUnit.NOT_STATED: "theo thông báo của cơ quan giải quyết",
    }[deadline.unit]
