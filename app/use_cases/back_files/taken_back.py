"""A registered result that turns out to be wrong comes back to be checked; its kept papers are withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from app.domain.back_files.job import DigitisedItem, ItemState
from app.domain.dossier import DossierEvent
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.kept.paper import KeptPaper, KeptState
from app.domain.text import checked_line
from app.ports import Clock
from app.store import digitising, journal, kept_papers
from app.store.database import Database
from app.use_cases.kept_papers import WITHDRAWN


@dataclass(frozen=True)
class TakeBackRegistered:
    """Lấy lại để sửa: what was registered by mistake stands under no owner any more and is checked again."""

    database: Database
    clock: Clock
    desk: str

    def __call__(self, item_id: str, words: str, by: str) -> DigitisedItem:
        """Return the result, to be checked; its papers stay readable, withdrawn for this reason.

        An older paper that one of them had replaced is valid again.

        Raises:
            RuleError: ``kept.no_reason``, ``text.too_long``; ``digitise.not_kept`` for one not registered.
        """
        because = checked_line(words, "reason")
        if not because:
            raise RuleError("kept.no_reason")
        now = self.clock.now()
        with self.database.write() as db:
            item = digitising.item_of(db, item_id)
            if item.state is not ItemState.KEPT:
                raise RuleError("digitise.not_kept")
            for paper in _standing(kept_papers.of_result(db, item_id)):
                self._withdraw(db, paper, because, (by, now))
            again = replace(item, state=ItemState.TO_CHECK, kept_paper="", decided_by="", decided_at=None)
            return digitising.change(db, item_id, lambda _: again)

    def _withdraw(self, db: Connection, paper: KeptPaper, because: str, who: tuple[str, datetime]) -> None:
        by, now = who
        before = [o for o in kept_papers.of_owner(db, [paper.owner_id]) if o.replaced_by == paper.id]
        for older in before:
            kept_papers.save(db, replace(older, state=KeptState.VALID, replaced_by=""))
        kept_papers.save(db, replace(paper, state=KeptState.WITHDRAWN, withdrawn_because=because))
        facts: dict[str, object] = {"reason": because, "restores": [older.id for older in before]}
        journal.append(db, DossierEvent(new_id(now), paper.id, WITHDRAWN, now, by, self.desk, facts))


def _standing(papers: Iterable[KeptPaper]) -> list[KeptPaper]:
    return [paper for paper in papers if paper.state is KeptState.VALID]
