"""Dossiers from before a fee could be undecided: their fee is told as the pack of their day says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.catalogue import Catalogue
from app.domain.errors import RuleError
from app.store import dossiers
from app.store.database import Database


@dataclass(frozen=True)
class SayOlderFees:
    """Write into each dossier that does not say it whether the province sets its fee; once, at the start."""

    database: Database
    catalogue: Catalogue

    def __call__(self) -> int:
        """Return how many dossiers were told; none of a desk that has been through this.

        Raises:
            StorageError: As every write.
        """
        with self.database.read() as db:
            if not dossiers.with_fee_unsaid(db):
                return 0
        with self.database.write() as db:
            unsaid = dossiers.with_fee_unsaid(db)
            for dossier in unsaid:
                dossiers.say_fee(db, dossier.id, undecided=self._is_undecided(dossier))
        return len(unsaid)

    def _is_undecided(self, dossier: dossiers.FeeUnsaid) -> bool:
        if dossier.amount:
            return False
        try:
            fee = self.catalogue.procedure(dossier.procedure, date.fromisoformat(dossier.received_on)).fee
        except RuleError:
            return True  # its pack is gone: that nothing was due is nothing this desk knows any more
        return fee.undecided
