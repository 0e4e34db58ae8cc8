"""Tiếp nhận hồ sơ: number, dossier, journal and outbox in ONE transaction; nothing slow inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from app.catalogue import Catalogue
from app.domain.checklist import (
    missing,
)
from app.domain.codes import AnyCode, DossierCode
from app.domain.dossier import Dossier, DossierEvent, PaperComponent
from app.domain.draft import Draft
from app.domain.errors import DeskError, RuleError
from app.domain.ids import new_id
from app.domain.pages.counts import page_counts
from app.domain.people.person import is_posted
from app.domain.procedure import Procedure
from app.domain.status import PaymentStatus
from app.domain.working_days import DueRule
from app.exchange import envelope
from app.ports import Clock
from app.settings import Settings
from app.store import dossiers, drafts, journal, numbering, outbox, records
from app.store.database import Database
from app.store.kept_papers import Keeping
from app.use_cases.bind_papers import BindPapers
from app.use_cases.checking import ReadDraft, facts_by_slot, value_counts
from app.use_cases.declaration import DeclareAtIssue, FormOfDraft
from app.use_cases.issued_papers import IssuedPapers
from app.use_cases.kept_papers import FindKeptPapers
from app.use_cases.papers import papers_of, with_facts, with_loose_pages_as_other, with_others_named
from app.use_cases.preview import deadline_words, fee_of
from app.use_cases.print_receipt import DrawReceipt
from app.use_cases.read_pages import ReadPages
from app.use_cases.recognise import ReadPicture
from app.use_cases.rescue import RecoverStaged

_PDF = "application/pdf"
_ID_NUMBER = re.compile(r"[0-9]{12}|[0-9]{9}|[A-Z]{1,2}[0-9]{6,8}")


def check_number(number: str) -> None:
    """Refuse a number that is neither a số định danh, an old CMND nor a passport; empty is allowed.

    Raises:
        RuleError: ``person.id_number``.
    """
    if number and not _ID_NUMBER.fullmatch(number):
        raise RuleError("person.id_number", length=len(number))


def check_complete(draft: Draft, procedure: Procedure | None) -> None:
    """Refuse a draft that cannot become a dossier.

    Raises:
        RuleError: ``draft.no_procedure``, ``draft.no_name``, ``person.id_number``,
            ``draft.contradiction`` (the number contradicts sex or birth year and nobody accepted it),
            ``draft.no_return_address`` (the result is to be posted and nobody said where to),
            ``draft.incomplete`` naming the missing papers that have no written reason.
    """
    if procedure is None:
        raise RuleError("draft.no_procedure")
    people = (draft.applicant.submitter, draft.applicant.dossier_owner)
    if not all(person.full_name for person in people):
        raise RuleError("draft.no_name")
    for person in people:
        check_number(person.id_number)
    doubts = dict.fromkeys(doubt for person in people for doubt in person.contradictions())
    if doubts and not draft.applicant.confirmed_by:
        raise RuleError("draft.contradiction", fields=", ".join(doubts))
    if is_posted(draft.return_by) and not draft.applicant.posted_to(draft.return_by):
        raise RuleError("draft.no_return_address")
    lacking = missing(procedure, draft)
    if lacking:
        raise RuleError("draft.incomplete", missing="; ".join(r.name for r in lacking))


@dataclass(frozen=True)
class ReceiveDossier:
    """Check the papers, number the dossier, record it, and queue it for the province."""

    database: Database
    bind_papers: BindPapers
    catalogue: Catalogue
    settings: Settings
    clock: Clock
    read: ReadPicture

    def __call__(self, draft_id: str, clerk_id: str) -> Dossier:
        """Return the dossier, which is on disk before this returns.

        Raises:
            RuleError: As ``check_complete``; ``draft.changed`` when it was edited while its papers
                were being bound; ``kept.*`` when a paper taken from the store may not be used any more.
                Nothing is recorded then and the draft stays.
            StorageError: The disk failed; the draft stays.
        """
        pages = ReadPages(self.read)
        with self.database.read() as db:
            stored = drafts.get(db, draft_id)
            declared, share = DeclareAtIssue(FormOfDraft(self.catalogue, self.clock), pages)(db, stored)
        draft = with_loose_pages_as_other(declared)
        procedure = self._procedure(draft)
        check_complete(draft, procedure)
        bound = self.bind_papers(draft, procedure)
        facts = facts_by_slot(ReadDraft(self.database, self.catalogue, pages)(draft, procedure))
        now = self.clock.now().replace(microsecond=0)
        with self.database.write() as db:
            if drafts.get(db, draft_id) != stored:
                raise RuleError("draft.changed")
            code, book_number = self._numbers(db, now)
            reused = self._store.reused(db, draft, procedure)
            listed = papers_of(draft, procedure, bound, reused)
            named = with_others_named(listed, draft, self.catalogue.document_types)
            dossier = replace(
                self._dossier(draft, procedure, with_facts(named, facts), now, clerk_id, code),
                book_number=book_number,
                declared=share,
            )
            for file in bound.values():
                records.add_file(db, file, _PDF, now)
            self._record(db, dossier, " ".join(page.text for page in draft.kept_pages()))
            drafts.close(db, draft_id, drafts.ISSUED, now)
        return dossier

    def _numbers(self, db: Connection, now: datetime) -> tuple[AnyCode, int]:
        """Take the next code, and the next number of the book."""
        desk = self.settings.desk
        code = numbering.next_code(
            db, self.settings.agency.code, desk.id, self.settings.desk_range, now.date()
        )
        return code, numbering.next_in_book(db, desk.book, now.year)

    def _record(self, db: Connection, dossier: Dossier, text: str) -> None:
        """Write down dossier, people, kept papers and journal, and queue the message to the province."""
        now = dossier.received_at
        dossiers.add(db, dossier, text)
        records.remember_person(db, dossier.applicant.submitter, now)
        records.remember_person(db, dossier.applicant.dossier_owner, now)
        event = _received(dossier, self._store.keep(db, dossier), now)
        journal.append(db, event)
        outbox.queue(db, envelope.dossier_received(dossier, event), now)

    @property
    def _store(self) -> IssuedPapers:
        return IssuedPapers(FindKeptPapers(self.database, self.catalogue, self.clock, self.settings.desk.id))

    def _procedure(self, draft: Draft) -> Procedure:
        if not draft.procedure:
            raise RuleError("draft.no_procedure")
        return self.catalogue.procedure(draft.procedure, self.clock.now().date())

    def _dossier(
        self,
        draft: Draft,
        procedure: Procedure,
        papers: tuple[PaperComponent, ...],
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
            papers=papers,
            fee=fee,
            clerk=clerk_id,
            desk=self.settings.desk.id,
            book=self.settings.desk.book,
            counts=page_counts(draft),
            sets=draft.sets,
            return_by=draft.return_by,
            note=draft.note,
            fields=draft.fields,
            field_sources=draft.field_sources,
            payment=PaymentStatus.UNPAID if fee.amount or fee.undecided else PaymentStatus.NONE_DUE,
        )


@dataclass(frozen=True, slots=True)
class IssuedReceipt:
    """A received dossier and the receipt drawn for it.

    ``receipt_pdf`` is None when drawing failed; ``problem`` then says why. The dossier is recorded all
    the same and its receipt can be drawn again.
    """

    dossier: Dossier
    receipt_pdf: Path | None
    problem: DeskError | None = None


@dataclass(frozen=True)
class IssueReceipt:
    """Cấp giấy tiếp nhận: the record first and final, then the paper."""

    receive: ReceiveDossier
    draw: DrawReceipt
    recover: RecoverStaged

    def __call__(self, draft_id: str, clerk_id: str) -> IssuedReceipt:
        """Return dossier and receipt. Errors as ``ReceiveDossier``: after that nothing undoes the record.

        Raises:
            RuleError: ``draft.rescued`` with the number of pages a broken batch had left on their way;
                they are in the draft now and nobody has seen them yet.
        """
        with self.receive.database.read() as db:
            draft = drafts.get(db, draft_id)
        rescued = self.recover(draft)
        if rescued:
            raise RuleError("draft.rescued", pages=rescued)
        dossier = self.receive(draft_id, clerk_id)
        try:
            return IssuedReceipt(dossier, self.draw(dossier.id))
        except DeskError as problem:
            return IssuedReceipt(dossier, None, problem)


def _received(dossier: Dossier, kept: Sequence[Keeping], now: datetime) -> DossierEvent:
    facts: dict[str, object] = {
        "code": str(dossier.printed_code),
        "procedure": dossier.procedure,
        "papers": len(dossier.papers),
        "pages": dossier.page_count,
        "missing": [p.key for p in dossier.papers if p.missing_reason],
        "reused": {p.key: p.reused for p in dossier.papers if p.reused},
        "values": value_counts(tuple(fact for p in dossier.papers if not p.reused for fact in p.facts)),
        "kept": {keeping.paper.id: keeping.how.value for keeping in kept},
    }
    return DossierEvent(new_id(now), dossier.id, "received", now, dossier.clerk, dossier.desk, facts)
