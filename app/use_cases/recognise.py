"""Reading one page of a draft and letting what was read suggest its kind and its slot."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from app.catalogue import Catalogue
from app.domain import draft_edits
from app.domain.draft import Draft, DraftPage
from app.domain.page_view import PageLook
from app.domain.papers.evidence import FieldReading
from app.domain.reading.routing import route
from app.ports import Cancelled, Clock, PageReading, TextReader, never_cancelled
from app.store import drafts, records
from app.store.database import Database
from app.use_cases.drafts import change_and_learn
from app.use_cases.lessons import KindLessons
from app.use_cases.page_picture import PicturePage
from app.use_cases.reading_turns import ReadingTurns


@dataclass(frozen=True)
class ReadPicture:
    """Read the picture of a page; the same picture is never read twice."""

    reader: TextReader
    database: Database
    picture: PicturePage

    def __call__(self, look: PageLook, cancelled: Cancelled = never_cancelled) -> PageReading:
        """Return the reading, kept for whoever asks for the same picture again.

        Raises:
            RuleError: ``file.*``; DeviceError: ``reader.*``; ReadingCancelled: ``cancelled`` said yes.
        """
        with self.database.read() as db:
            known = records.reading_of(db, look)
        if known is not None:
            return known
        reading = self.reader.read(self.picture(look), cancelled)
        with self.database.write() as db:
            records.save_reading(db, look, reading)
        return reading

    def fields_as(self, connection: Connection, look: PageLook, kind: str) -> tuple[FieldReading, ...]:
        """Return the values of a picture as a paper of this kind has them; none while it was not read."""
        reading = records.reading_of(connection, look)
        if reading is None or reading.suggestion.kind == kind:
            return () if reading is None else reading.fields
        return self.reader.fields_of(reading, kind)


@dataclass(frozen=True)
class RecognisePage:
    """Read a page of a draft; it goes before every back file."""

    read: ReadPicture
    turns: ReadingTurns
    database: Database
    clock: Clock
    catalogue: Catalogue
    lessons: KindLessons

    def __call__(self, draft_id: str, page_id: str, cancelled: Cancelled = never_cancelled) -> Draft:
        """Return the draft with the reading written down and sure pages routed to their slots.

        Raises:
            RuleError: ``draft.closed`` when the draft was issued meanwhile, ``file.*``.
            DeviceError: ``reader.*``; the page stays where it is and can be read again.
        """
        with self.database.read() as db:
            page = draft_edits.get_page(drafts.get(db, draft_id), page_id)
        with self.turns.at_the_desk():
            reading = self.read(page.look, cancelled)
        read = replace(
            page,
            text=reading.text,
            confidence=reading.confidence,
            rotation=reading.rotation,
            blank=reading.blank,
            suggestion=self.lessons.suggest(reading),
        )
        with self.database.write() as db:
            return change_and_learn(db, draft_id, lambda d: self._written(d, read), self.lessons)

    def _written(self, draft: Draft, read: DraftPage) -> Draft:
        if draft_edits.get_page(draft, read.id).look != read.look:
            return draft  # cut or straightened anew while it was read; that picture is read next
        noted = draft_edits.record_reading(draft, read)
        if not noted.procedure:
            return noted
        return route(noted, self.catalogue.procedure(noted.procedure, self.clock.now().date()))


@dataclass(frozen=True)
class ReadingOfPage:
    """Look up what was read on a page."""

    database: Database

    def __call__(self, look: PageLook) -> PageReading | None:
        """Return the kept reading, or None when the page has not been read as it is seen now."""
        with self.database.read() as db:
            return records.reading_of(db, look)
