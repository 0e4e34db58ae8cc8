"""Kho giấy tờ at the desk: keeping papers, finding those of the person at the desk, using them again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from app.catalogue import Catalogue
from app.domain.dossier import DossierEvent
from app.domain.draft import Draft
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.kept.paper import KeptPaper, KeptState, numbers_of
from app.domain.kept.reuse import OfferedPaper, fits, last_day, why_not
from app.domain.procedure import ComponentRequirement, Procedure
from app.domain.text import checked_line
from app.ports import Clock
from app.store import drafts, journal, kept_papers
from app.store.database import Database
from app.store.kept_papers import Keeping, KeptHow

SEEN, KEPT, WITHDRAWN = "kept_papers_seen", "paper_kept", "kept_paper_withdrawn"
"""Kinds of events in the journal; the first stands under the draft, the others under the paper."""


@dataclass(frozen=True)
class KeepPaper:
    """Keep a paper that came by no dossier of this desk, such as an old result of the back files."""

    database: Database
    clock: Clock
    desk: str

    def __call__(self, paper: KeptPaper) -> Keeping:
        """Return what became of it; the record is on disk then. ``paper.serial`` is given here.

        Raises:
            RuleError: ``kept.no_owner``.
        """
        with self.database.write() as db:
            return self.within(db, paper)

    def within(self, db: Connection, paper: KeptPaper, corrects: Collection[str] = ()) -> Keeping:
        """Do the same inside a writing transaction of the caller. Raises as the call itself.

        ``corrects`` are ids of withdrawn papers in whose place this one is kept.
        """
        keeping = kept_papers.keep(db, paper, corrects)
        if keeping.how is not KeptHow.KNOWN:
            facts: dict[str, object] = {"kind": paper.kind, "replaces": keeping.before}
            journal.append(db, self._event(keeping.paper.id, KEPT, paper.kept_by, facts))
        return keeping

    def _event(self, paper_id: str, kind: str, by: str, facts: dict[str, object]) -> DossierEvent:
        now = self.clock.now()
        return DossierEvent(new_id(now), paper_id, kind, now, by, self.desk, facts)


@dataclass(frozen=True)
class WithdrawKeptPaper:
    """Thu hồi: a kept paper that must not be used any more; it stays readable, with the reason.

    A couple's paper is kept under both of them: it is withdrawn under both.
    """

    database: Database
    clock: Clock
    desk: str

    def __call__(self, paper_id: str, reason: str, by: str) -> KeptPaper:
        """Return the paper as it stands now.

        Raises:
            RuleError: ``kept.no_reason`` without a reason, ``kept.unknown``, ``text.too_long``.
        """
        because = checked_line(reason, "reason")
        if not because:
            raise RuleError("kept.no_reason")
        now = self.clock.now()
        with self.database.write() as db:
            paper = kept_papers.get(db, paper_id)
            for copy in kept_papers.copies_of(db, paper):
                gone = replace(copy, state=KeptState.WITHDRAWN, withdrawn_because=because)
                kept_papers.save(db, gone)
                facts: dict[str, object] = {"reason": because}
                journal.append(db, DossierEvent(new_id(now), copy.id, WITHDRAWN, now, by, self.desk, facts))
            return kept_papers.get(db, paper_id)


@dataclass(frozen=True, slots=True)
class KeptOffers:
    """What the store holds of the owner of a dossier.

    Args:
        papers: All of them, each with what it can stand in for or why it cannot; those that can first, and
            among them the latest first.
    """

    owner_name: str = ""
    papers: tuple[OfferedPaper, ...] = ()

    def for_slot(self, slot: str) -> tuple[OfferedPaper, ...]:
        """Return the papers that may stand in for a requirement, the latest first."""
        return tuple(one for one in self.papers if one.usable and slot in one.slots)

    def get(self, paper_id: str) -> OfferedPaper | None:
        """Return one paper, or None."""
        return next((one for one in self.papers if one.paper.id == paper_id), None)


@dataclass(frozen=True)
class FindKeptPapers:
    """Look into the store for the person at the desk, or whom they act for, and for nobody else."""

    database: Database
    catalogue: Catalogue
    clock: Clock
    desk: str

    def __call__(self, draft_id: str, clerk_id: str) -> KeptOffers:
        """Return what is kept of the draft's owner; the journal tells who looked, once for each find.

        Raises:
            RuleError: ``draft.closed``.
        """
        with self.database.read() as db:
            draft = drafts.get(db, draft_id)
            offers = self.offers(db, draft)
            seen: dict[str, object] = {"papers": [one.paper.id for one in offers.papers]}
            told = any(e.kind == SEEN and e.data == seen for e in journal.of_dossier(db, draft_id))
        if offers.papers and not told:
            now = self.clock.now()
            with self.database.write() as db:
                journal.append(db, DossierEvent(new_id(now), draft_id, SEEN, now, clerk_id, self.desk, seen))
        return offers

    def offers(self, db: Connection, draft: Draft) -> KeptOffers:
        """Return the same as the call, from within a transaction and without a trace in the journal."""
        owner, today = draft.applicant.dossier_owner, self.clock.now().date()
        numbers = numbers_of(owner)
        if not numbers:
            return KeptOffers(owner.full_name)
        procedure = self.catalogue.procedure(draft.procedure, today) if draft.procedure else None
        used = {said.reused for said in draft.papers}
        found = [p for p in kept_papers.of_owner(db, numbers) if not p.replaced_by or p.id in used]
        kinds = {paper.kind: self.catalogue.document_type(paper.kind) for paper in found}
        papers = [
            OfferedPaper(
                paper,
                why_not(paper, owner, today, kinds[paper.kind]),
                self._slots(procedure, draft, paper),
                last_day(paper, kinds[paper.kind]),
            )
            for paper in found
        ]
        return KeptOffers(owner.full_name, tuple(sorted(papers, key=lambda one: not one.usable)))

    def _slots(self, procedure: Procedure | None, draft: Draft, paper: KeptPaper) -> tuple[str, ...]:
        asked = procedure.requirements if procedure is not None else ()
        return tuple(r.key for r in asked if r.asked_on(draft.channel) and fits(r, paper, self._national(r)))

    def _national(self, requirement: ComponentRequirement) -> frozenset[str]:
        kinds = (self.catalogue.document_type(kind) for kind in (requirement.kind or "", *requirement.also))
        return frozenset(code for kind in kinds if kind is not None for code in kind.national_codes)
