"""Tiếp nhận hồ sơ: number, dossier, journal and outbox in ONE transaction; nothing slow inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.catalogue import Catalogue
from app.domain.checklist import OTHER_SLOT, applicable, counts_in_hand, is_in_hand, missing
from app.domain.codes import AnyCode, DossierCode
from app.domain.dossier import (
    Dossier,
    DossierEvent,
    Draft,
    DraftPage,
    PaperComponent,
    PaymentStatus,
)
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.procedure import ComponentRequirement, CopyCounts, Handling, Procedure
from app.domain.working_days import DueRule
from app.exchange import envelope
from app.ports import BoundPage, Clock, PaperBinder
from app.settings import Settings
from app.store import dossiers, drafts, journal, numbering, outbox, records
from app.store.database import Database
from app.store.page_files import PageFiles, StoredFile
from app.use_cases.preview import deadline_words, fee_of
from app.use_cases.print_receipt import DrawReceipt

_PDF = "application/pdf"


def check_complete(draft: Draft, procedure: Procedure | None) -> None:
    """Refuse a draft that cannot become a dossier.

    Raises:
        RuleError: ``draft.no_procedure``, ``draft.no_name``, ``person.id_number``,
            ``draft.contradiction`` (the number contradicts sex or birth year and nobody accepted it),
            ``draft.incomplete`` naming the missing papers that have no written reason.
    """
    if procedure is None:
        raise RuleError("draft.no_procedure")
    person = draft.applicant.submitter
    if not person.full_name or not draft.applicant.dossier_owner.full_name:
        raise RuleError("draft.no_name")
    if person.id_number and not (person.id_number.isascii() and person.id_number.isdigit()):
        raise RuleError("person.id_number", length=len(person.id_number))
    doubts = person.contradictions()
    if doubts and not draft.applicant.confirmed_by:
        raise RuleError("draft.contradiction", fields=", ".join(doubts))
    lacking = missing(procedure, draft)
    if lacking:
        raise RuleError("draft.incomplete", missing="; ".join(r.name for r in lacking))


@dataclass(frozen=True)
class BindPapers:
    """Make the searchable PDF/A of each paper of a draft. Slow, and outside every transaction."""

    binder: PaperBinder
    database: Database
    page_files: PageFiles
    work: Path
    clock: Clock

    def __call__(self, draft: Draft, procedure: Procedure) -> dict[str, StoredFile]:
        """Return the stored PDF of each slot that has pages.

        Raises:
            RuleError: ``file.*`` when a page cannot be decoded.
            StorageError: ``page.lost``, ``disk.*``.
        """
        self.work.mkdir(parents=True, exist_ok=True)
        slots = dict.fromkeys(page.slot for page in draft.kept_pages())
        return {slot: self._bind(draft, slot, procedure) for slot in slots}

    def _bind(self, draft: Draft, slot: str, procedure: Procedure) -> StoredFile:
        out = self.work / f"{new_id(self.clock.now())}.pdf"
        pages = [self._page(page) for page in draft.kept_pages(slot)]
        try:
            self.binder.bind(pages, out, slot_name(procedure, slot), draft.started_at)
            return self.page_files.adopt(out)
        finally:
            out.unlink(missing_ok=True)

    def _page(self, page: DraftPage) -> BoundPage:
        with self.database.read() as db:
            reading = records.reading_of(db, page.sha256)
        words = reading.words if reading is not None and reading.rotation == page.rotation else ()
        return BoundPage(self.page_files.open_checked(page.sha256), page.rotation, page.dpi, words)


@dataclass(frozen=True)
class ReceiveDossier:
    """Check the papers, number the dossier, record it, and queue it for the province."""

    database: Database
    bind_papers: BindPapers
    catalogue: Catalogue
    settings: Settings
    clock: Clock

    def __call__(self, draft_id: str, clerk_id: str) -> Dossier:
        """Return the dossier, which is on disk before this returns.

        Raises:
            RuleError: As ``check_complete``; ``draft.changed`` when it was edited while its papers
                were being bound. Nothing is recorded then and the draft stays.
            StorageError: The disk failed; the draft stays.
        """
        with self.database.read() as db:
            draft = drafts.get(db, draft_id)
        procedure = self._procedure(draft)
        check_complete(draft, procedure)
        bound = self.bind_papers(draft, procedure)
        now = self.clock.now().replace(microsecond=0)
        with self.database.write() as db:
            if drafts.get(db, draft_id) != draft:
                raise RuleError("draft.changed")
            code = numbering.next_code(
                db, self.settings.agency.code, self.settings.desk.id, self.settings.desk_range, now.date()
            )
            book_number = numbering.next_in_book(db, self.settings.desk.book, now.year)
            dossier = replace(
                self._dossier(draft, procedure, bound, now, clerk_id, code), book_number=book_number
            )
            for stored in bound.values():
                records.add_file(db, stored, _PDF, now)
            dossiers.add(db, dossier, " ".join(page.text for page in draft.kept_pages()))
            records.remember_person(db, dossier.applicant.submitter, now)
            records.remember_person(db, dossier.applicant.dossier_owner, now)
            event = _received(dossier, now)
            journal.append(db, event)
            outbox.queue(db, envelope.dossier_received(dossier, event), now)
            drafts.close(db, draft_id, drafts.ISSUED, now)
        return dossier

    def _procedure(self, draft: Draft) -> Procedure:
        if not draft.procedure:
            raise RuleError("draft.no_procedure")
        return self.catalogue.procedure(draft.procedure, self.clock.now().date())

    def _dossier(
        self,
        draft: Draft,
        procedure: Procedure,
        bound: dict[str, StoredFile],
        now: datetime,
        clerk_id: str,
        code: AnyCode,
    ) -> Dossier:
        deadline = procedure.deadline_on(draft.channel)
        fee = fee_of(procedure, draft)
        return Dossier(
            id=new_id(now),
            printed_code=code,
            code=code if isinstance(code, DossierCode) else None,
            procedure=procedure.code,
            procedure_name=procedure.name,
            field_name=procedure.field_name,
            field_code=procedure.field_code,
            catalogue_version=self.catalogue.version,
            applicant=draft.applicant,
            channel=draft.channel,
            received_at=now,
            due_at=DueRule(self.catalogue.calendar, self.settings.office_hours).due_at(deadline, now),
            deadline_text=deadline_words(deadline),
            papers=papers_of(draft, procedure, bound),
            fee=fee,
            clerk=clerk_id,
            desk=self.settings.desk.id,
            book=self.settings.desk.book,
            sets=draft.sets,
            return_by=draft.return_by,
            note=draft.note,
            fields=draft.fields,
            payment=PaymentStatus.UNPAID if fee.amount else PaymentStatus.NONE_DUE,
        )


@dataclass(frozen=True, slots=True)
class IssuedReceipt:
    """A received dossier and the receipt drawn for it."""

    dossier: Dossier
    receipt_pdf: Path


@dataclass(frozen=True)
class IssueReceipt:
    """Cấp giấy tiếp nhận: the record first and final, then the paper."""

    receive: ReceiveDossier
    draw: DrawReceipt

    def __call__(self, draft_id: str, clerk_id: str) -> IssuedReceipt:
        """Return dossier and receipt. Errors as ``ReceiveDossier`` and ``DrawReceipt``."""
        dossier = self.receive(draft_id, clerk_id)
        return IssuedReceipt(dossier, self.draw(dossier.id))


def papers_of(draft: Draft, procedure: Procedure, bound: dict[str, StoredFile]) -> tuple[PaperComponent, ...]:
    """Return every paper in hand, every one shown, and every required one missing with its reason."""
    asked = applicable(procedure, draft.channel, draft.circumstances)
    listed = [
        _paper(draft, r, bound)
        for r in procedure.requirements
        if is_in_hand(r, draft) or (r in asked and draft.paper(r.key).missing_reason)
    ]
    keys = {r.key for r in procedure.requirements}
    loose = [slot for slot in bound if slot not in keys]
    return tuple(listed + [_other(draft, slot, bound) for slot in loose])


def slot_name(procedure: Procedure, slot: str) -> str:
    """Return the name of the paper a slot stands for."""
    requirement = procedure.requirement(slot)
    return "Giấy tờ khác" if requirement is None else requirement.name


def _paper(draft: Draft, requirement: ComponentRequirement, bound: dict[str, StoredFile]) -> PaperComponent:
    pages = draft.kept_pages(requirement.key)
    stored = bound.get(requirement.key)
    said = draft.paper(requirement.key)
    return PaperComponent(
        key=requirement.key,
        name=requirement.name,
        code=requirement.code,
        kind=requirement.kind or _accepted_kind(pages),
        counts=counts_in_hand(requirement, draft),
        pages=tuple(page.sha256 for page in pages),
        rotations=tuple(page.rotation for page in pages),
        pdf_sha256=stored.sha256 if stored else "",
        pdf_bytes=stored.bytes if stored else 0,
        shown=said.shown or requirement.handling is Handling.SHOW,
        missing_reason="" if is_in_hand(requirement, draft) else said.missing_reason,
        digitised=1 if stored else 0,
    )


def _other(draft: Draft, slot: str, bound: dict[str, StoredFile]) -> PaperComponent:
    pages = draft.kept_pages(slot)
    return PaperComponent(
        key=slot or OTHER_SLOT,
        name="Giấy tờ khác",
        code=None,
        kind=_accepted_kind(pages),
        counts=CopyCounts(originals=1),
        pages=tuple(page.sha256 for page in pages),
        rotations=tuple(page.rotation for page in pages),
        pdf_sha256=bound[slot].sha256,
        pdf_bytes=bound[slot].bytes,
        digitised=1,
    )


def _accepted_kind(pages: Sequence[DraftPage]) -> str:
    """Return the kind a person accepted for the first page; the reader's guess alone is no fact."""
    first = next(iter(pages), None)
    return first.suggestion.kind if first is not None and first.accepted_by else ""


def _received(dossier: Dossier, now: datetime) -> DossierEvent:
    facts: dict[str, object] = {
        "code": str(dossier.printed_code),
        "procedure": dossier.procedure,
        "papers": len(dossier.papers),
        "pages": dossier.page_count,
        "missing": [p.key for p in dossier.papers if p.missing_reason],
    }
    return DossierEvent(new_id(now), dossier.id, "received", now, dossier.clerk, dossier.desk, facts)
