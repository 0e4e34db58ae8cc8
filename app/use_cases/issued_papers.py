"""What issuing does with the store of papers, inside the one transaction that records the dossier."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from app.domain.dossier import Dossier, PaperComponent
from app.domain.draft import Draft
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.kept.keeping import as_identity, kept_of
from app.domain.kept.paper import KeptPaper
from app.domain.procedure import Procedure
from app.store import kept_papers
from app.store.kept_papers import Keeping
from app.use_cases.kept_papers import FindKeptPapers


@dataclass(frozen=True)
class IssuedPapers:
    """Take papers out of the store for a dossier, and keep those it brought."""

    find: FindKeptPapers

    def reused(self, db: Connection, draft: Draft, procedure: Procedure) -> dict[str, KeptPaper]:
        """Return the kept paper that stands in for each requirement, looked at once more.

        Raises:
            RuleError: ``kept.*`` when one may not be used any more, as after a withdrawal meanwhile.
        """
        chosen = {r.key: draft.reused_in(r.key) for r in procedure.requirements if draft.reused_in(r.key)}
        if not chosen:
            return {}
        offers = self.find.offers(db, draft)
        found: dict[str, KeptPaper] = {}
        for slot, paper_id in chosen.items():
            offered = offers.get(paper_id)
            if offered is None:
                raise RuleError("kept.unknown")
            if offered.why_not is not None:
                raise offered.why_not
            if slot not in offered.slots:
                raise RuleError("kept.not_asked", paper=offered.paper.name)
            found[slot] = offered.paper
        return found

    def keep(self, db: Connection, dossier: Dossier) -> tuple[Keeping, ...]:
        """Keep every paper scanned for the dossier whose owner is known, a couple's under both."""
        return tuple(
            kept_papers.keep(db, self._named(kept, paper, dossier))
            for paper in dossier.papers
            for kept in kept_of(paper, dossier)
        )

    def _named(self, kept: KeptPaper, paper: PaperComponent, dossier: Dossier) -> KeptPaper:
        """Call it what it is, not what the procedure asked for ("hoặc giấy tờ thay thế", "giấy tờ khác")."""
        kind = self.find.catalogue.document_type(kept.kind)
        named = replace(kept, id=new_id(dossier.received_at), name=kept.name if kind is None else kind.name)
        return as_identity(named, paper.facts) if kind is not None and kind.identity else named
