"""Starting, changing, finding again and discarding a draft. Each change is on disk when this returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.dossier import DossierEvent
from app.domain.draft import Draft
from app.domain.ids import new_id
from app.ports import Clock
from app.store import drafts, journal
from app.store.database import Database
from app.use_cases.lessons import KindLessons


@dataclass(frozen=True)
class StartDraft:
    """Open an empty intake."""

    database: Database
    clock: Clock

    def __call__(self, clerk_id: str) -> Draft:
        """Return the new draft, already stored."""
        now = self.clock.now()
        draft = Draft(id=new_id(now), started_at=now, clerk=clerk_id)
        with self.database.write() as db:
            drafts.add(db, draft, now)
        return draft


@dataclass(frozen=True)
class EditDraft:
    """Change a draft as it stands in the store; what is said of its pages is learned."""

    database: Database
    clock: Clock
    lessons: KindLessons

    def __call__(self, draft_id: str, edit: Callable[[Draft], Draft]) -> Draft:
        """Return the changed draft, already stored.

        Raises:
            RuleError: What the edit refuses, or ``draft.closed``; nothing is changed then.
        """
        with self.database.write() as db:
            return change_and_learn(db, draft_id, edit, self.lessons)


def change_and_learn(
    connection: Connection, draft_id: str, edit: Callable[[Draft], Draft], lessons: KindLessons
) -> Draft:
    """Change a stored draft, and learn what the change says of the kinds of its pages.

    Raises:
        RuleError: What the edit refuses, or ``draft.closed``.
    """
    before: list[Draft] = []

    def seen(draft: Draft) -> Draft:
        before.append(draft)
        return edit(draft)

    after = drafts.change(connection, draft_id, seen, lessons.clock.now())
    lessons.learn(connection, before[0], after)
    return after


@dataclass(frozen=True)
class OpenDrafts:
    """Find the intakes left open, by a stop of any kind."""

    database: Database

    def __call__(self) -> tuple[Draft, ...]:
        """Return open drafts in which something was entered, the last touched first."""
        with self.database.read() as db:
            return tuple(d for d in drafts.open_ones(db) if is_begun(d))


@dataclass(frozen=True)
class DiscardDraft:
    """Put a draft aside for good; its record and pages stay on disk and the journal tells who did.

    Args:
        forget: Lets go of what was drawn from a draft, which holds personal data and can be drawn again.
    """

    database: Database
    clock: Clock
    desk: str
    forget: Callable[[str], object]

    def __call__(self, draft_id: str, clerk_id: str) -> None:
        """Discard an open draft; one already closed stays as it is."""
        now = self.clock.now()
        with self.database.write() as db:
            draft = drafts.get(db, draft_id)
            drafts.close(db, draft_id, drafts.DISCARDED, now)
            facts: dict[str, object] = {"procedure": draft.procedure, "pages": len(draft.pages)}
            journal.append(
                db, DossierEvent(new_id(now), draft_id, "draft_discarded", now, clerk_id, self.desk, facts)
            )
        self.forget(draft_id)


def is_begun(draft: Draft) -> bool:
    """Tell whether anything was entered."""
    person = draft.applicant.submitter
    return bool(draft.pages or draft.procedure or person.full_name or person.id_number)
