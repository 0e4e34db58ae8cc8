"""Tờ khai of a draft: found, filled from card, papers and store, and taken into the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from app.catalogue import Catalogue
from app.domain.declaration import filling
from app.domain.declaration.checks import Finding, findings
from app.domain.declaration.form import Declaration
from app.domain.declaration.offers import Earlier, Known, Offer, PaperFact, offers, values_of
from app.domain.declared import DeclarationCount
from app.domain.draft import Draft
from app.domain.errors import RuleError
from app.domain.kept.paper import KeptState, numbers_of
from app.domain.procedure import Procedure
from app.domain.reading.gathered import read_papers
from app.ports import Clock
from app.store import dossiers, drafts, kept_papers
from app.store.database import Database
from app.use_cases.read_pages import ReadPages

_EARLIER = 5
"""How many earlier dossiers of a person are looked through; older words are rarely still true."""


@dataclass(frozen=True, slots=True)
class OpenDeclaration:
    """A draft with its form: what may be filled in, what is worth a look, how much nobody has to type.

    Args:
        offers: Best value for each field by name, also where something stands already.
    """

    draft: Draft
    form: Declaration
    offers: Mapping[str, Offer]
    findings: tuple[Finding, ...]
    count: DeclarationCount


@dataclass(frozen=True)
class FormOfDraft:
    """Find the tờ khai of the procedure a draft is about."""

    catalogue: Catalogue
    clock: Clock

    def __call__(self, draft: Draft) -> Declaration | None:
        """Return the form, or None: no procedure chosen, or one that asks for no form."""
        procedure = self.procedure(draft)
        if procedure is None:
            return None
        return self.catalogue.declaration_of(procedure, self.clock.now().date())

    def procedure(self, draft: Draft) -> Procedure | None:
        """Return the procedure of a draft as it is in force today."""
        today = self.clock.now().date()
        return self.catalogue.procedure(draft.procedure, today) if draft.procedure else None


@dataclass(frozen=True)
class KnownOfDraft:
    """Everything the desk may fill a form from: papers in hand, papers kept, earlier dossiers."""

    form_of: FormOfDraft
    pages: ReadPages

    def __call__(self, db: Connection, draft: Draft) -> Known:
        """Return what is known of the people of this draft and of nobody else."""
        return Known(self._papers(db, draft), self._kept(db, draft), self._earlier(db, draft))

    def _papers(self, db: Connection, draft: Draft) -> tuple[PaperFact, ...]:
        procedure = self.form_of.procedure(draft)
        readings = {page: found.fields for page, found in self.pages(db, draft, procedure).items()}
        kinds = {kind.id: kind for kind in self.form_of.catalogue.document_types}
        return tuple(
            PaperFact(frozenset({paper.kind.id}), paper.kind.name, fact)
            for paper in read_papers(draft, procedure, kinds, readings)
            if paper.kind is not None
            for fact in paper.facts
            if fact.value
        )

    def _kept(self, db: Connection, draft: Draft) -> tuple[PaperFact, ...]:
        """Return accepted values of valid kept papers of the chủ hồ sơ, the latest paper first."""
        found = kept_papers.of_owner(db, numbers_of(draft.applicant.dossier_owner))
        return tuple(
            PaperFact(frozenset({paper.kind}), paper.name, fact)
            for paper in found
            if paper.state is KeptState.VALID
            for fact in paper.facts
            if fact.accepted_by and fact.value
        )

    def _earlier(self, db: Connection, draft: Draft) -> dict[str, Earlier]:
        number = draft.applicant.submitter.id_number
        rows = dossiers.of_person(db, number, _EARLIER) if number else ()
        found: dict[str, Earlier] = {}
        for row in rows:
            before = dossiers.get(db, row.id)
            if before.applicant.submitter.id_number == number:
                found = {name: Earlier(value, str(row.code)) for name, value in before.fields.items()} | found
        return found


@dataclass(frozen=True)
class FillDeclaration:
    """Điền sẵn: put what is sure into the form of a draft and tell what else is offered."""

    database: Database
    form_of: FormOfDraft
    clock: Clock
    pages: ReadPages

    def __call__(self, draft_id: str) -> OpenDeclaration:
        """Return the form with the draft as it is stored now.

        Raises:
            RuleError: ``declaration.none`` when the procedure asks for no form, ``draft.closed``.
        """
        with self.database.read() as db:
            draft = drafts.get(db, draft_id)
            form = self.form_of(draft)
            known = KnownOfDraft(self.form_of, self.pages)(db, draft)
        if form is None:
            raise RuleError("declaration.none")
        if filling.filled(form, draft, known) != draft:
            with self.database.write() as db:
                draft = drafts.change(
                    db, draft_id, lambda d: filling.filled(form, d, known), self.clock.now()
                )
        today = self.clock.now().date()
        return OpenDeclaration(
            draft,
            form,
            offers(form, draft, known),
            findings(form, values_of(form, draft), today),
            filling.count(form, draft),
        )


@dataclass(frozen=True)
class DeclareAtIssue:
    """What goes into the dossier: what stands in the form, and what people answer for, never a bare guess."""

    form_of: FormOfDraft
    pages: ReadPages

    def __call__(self, db: Connection, draft: Draft) -> tuple[Draft, DeclarationCount | None]:
        """Return the draft with accepted values filled in, and the count for the reports.

        What was filled from a paper taken out since, or of a person who is no longer at the desk, goes.
        """
        form = self.form_of(draft)
        if form is None:
            return draft, None
        known = KnownOfDraft(self.form_of, self.pages)(db, draft)
        accepted = tuple(one for one in known.papers if one.fact.accepted_by)
        standing = filling.still_backed(draft, filling.filled(form, draft, known))
        declared = filling.filled(form, standing, Known(accepted, known.kept), drop=False)
        return declared, filling.count(form, declared)
