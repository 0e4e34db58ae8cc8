"""The values on the pages of a draft, each page as the kind of paper it is taken for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from app.domain.draft import Draft
from app.domain.page_view import PageLook
from app.domain.procedure import Procedure
from app.domain.reading.gathered import kinds_of_pages
from app.store import page_fields
from app.store.page_fields import PageFields
from app.use_cases.recognise import ReadPicture

Seen = tuple[str, str]
"""Key of a look, and the kind its values were read as."""


@dataclass(frozen=True)
class ReadPages:
    """Look up what was read on each page, and read it as another kind where a person or a lesson says so.

    What was looked up once is remembered while the draft is at hand; for one thread at a time.
    """

    read: ReadPicture
    _seen: dict[Seen, PageFields] = field(default_factory=dict)

    def __call__(
        self, connection: Connection, draft: Draft, procedure: Procedure | None
    ) -> dict[str, PageFields]:
        """Return the values by id of the page; pages not yet read are absent."""
        kinds = kinds_of_pages(draft, procedure)
        pages = [page for page in draft.kept_pages() if page.read]
        wanted: dict[Seen, PageLook] = {(page.look.key, kinds[page.id]): page.look for page in pages}
        unseen = {seen: look for seen, look in wanted.items() if seen not in self._seen}
        found = page_fields.fields_of(connection, {key for key, _ in unseen})
        for seen in self._seen.keys() - wanted.keys():
            del self._seen[seen]
        for (key, kind), look in unseen.items():
            if key in found:
                self._seen[key, kind] = self._as(connection, look, kind, found[key])
        by_page = ((page.id, (page.look.key, kinds[page.id])) for page in pages)
        return {page: self._seen[seen] for page, seen in by_page if seen in self._seen}

    def _as(self, connection: Connection, look: PageLook, kind: str, found: PageFields) -> PageFields:
        if kind in ("", found.kind):
            return found
        return replace(found, kind=kind, fields=self.read.fields_as(connection, look, kind))
