"""Learning kinds of paper from what clerks say of pages; local, switched off and cleared at any time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from app.catalogue import Catalogue
from app.domain.back_files.job import DigitisedItem
from app.domain.draft import Draft, DraftPage
from app.domain.papers.document_type import TypeSuggestion
from app.domain.procedure import Procedure
from app.domain.reading.kind_learning import (
    Lesson,
    features_of,
    kind_said,
    printed_words,
    taught,
    worth_learning,
)
from app.ports import Clock, PageReading
from app.store import kind_samples, records
from app.store.database import Database
from app.use_cases.change_settings import SavedSettings

_REASON = "như những trang cán bộ đã xếp"


@dataclass(frozen=True)
class KindLessons:
    """Bài học về loại giấy: kept when a person names a doubtful page, heard where the packs leave doubt.

    ``saved`` holds the switch (``reader.learning``): off means neither kept nor used, at once.
    """

    database: Database
    catalogue: Catalogue
    clock: Clock
    saved: SavedSettings

    def learn(self, connection: Connection, before: Draft, after: Draft) -> None:
        """Keep what a change of a draft says of its pages, and forget what it takes back."""
        if before.pages == after.pages or not after.procedure or not self._on:
            return
        procedure = self.catalogue.procedure(after.procedure, self.clock.now().date())
        old = {page.id: page for page in before.pages}
        for page in after.pages:
            was = old.get(page.id)
            if was is not page and was != page:
                self._learn(connection, was, page, procedure, after.clerk)

    def learn_result(self, connection: Connection, item: DigitisedItem) -> None:
        """Keep what a person says of a result of the back files: its first page is of the kind they gave."""
        page = next((page for page in item.kept_pages if not page.blank), None)
        if self._on and page is not None and item.kind_by:
            self._keep(connection, page, item.kind, item.kind_by)

    def suggest(self, reading: PageReading) -> TypeSuggestion:
        """Return the suggestion for a page that was read, after the lessons were heard."""
        if not self._on or not worth_learning(reading.suggestion, features := self._features(reading)):
            return reading.suggestion
        with self.database.read() as db:
            lessons = kind_samples.every(db)
        return taught(reading.suggestion, features, lessons, _REASON)

    def counts(self) -> dict[str, int]:
        """Return how many lessons there are of each kind."""
        with self.database.read() as db:
            return kind_samples.counts(db)

    def clear(self) -> int:
        """Forget every lesson; return how many there were."""
        with self.database.write() as db:
            return kind_samples.clear(db)

    @property
    def _on(self) -> bool:
        return self.saved.now.reader.learning

    def _learn(
        self, connection: Connection, was: DraftPage | None, page: DraftPage, procedure: Procedure, clerk: str
    ) -> None:
        said = kind_said(page, procedure)
        if was is not None and said == kind_said(was, procedure) and _as_read(was) == _as_read(page):
            return
        if not said:
            kind_samples.forget(connection, page.look.key)
            return
        self._keep(connection, page, said, page.accepted_by or clerk)

    def _keep(self, connection: Connection, page: DraftPage, kind: str, by: str) -> None:
        reading = records.reading_of(connection, page.look)
        if reading is None or not worth_learning(reading.suggestion, features := self._features(reading)):
            return
        lesson = Lesson(kind, features)
        kind_samples.keep(connection, page.look.key, lesson, page.suggestion.kind, by, self.clock.now())

    def _features(self, reading: PageReading) -> frozenset[int]:
        return features_of(reading.text, self._titles)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return printed_words(self.catalogue.document_types)


def _as_read(page: DraftPage) -> tuple[str, bool]:
    """What was read of a page: its picture, and whether it was read at all."""
    return page.look.key, page.read
