"""The check queue of digitised results: what a person sees, accepts, corrects, puts aside or calls a copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from app.catalogue import Catalogue
from app.domain.back_files.job import (
    DigitisedItem,
    ItemState,
    Reason,
    accepted,
    check_complete,
    sure_item,
    with_fact,
)
from app.domain.checking.acceptance import Agreed, accepted_fact
from app.domain.codes import is_result_code
from app.domain.errors import RuleError
from app.domain.kept.paper import KeptAs, KeptPaper
from app.domain.papers.document_type import DocumentType
from app.domain.papers.evidence import Fact, Source
from app.domain.reading.routing import SURE
from app.domain.text import checked_line
from app.ports import Clock
from app.store import digitising, kept_papers
from app.store.database import Database
from app.store.kept_papers import KeptHow
from app.use_cases.back_files.twins import already_kept, find_twins
from app.use_cases.back_files.values import values_as, with_accepted
from app.use_cases.kept_papers import KeepPaper
from app.use_cases.lessons import KindLessons
from app.use_cases.recognise import ReadPicture


@dataclass(frozen=True, slots=True)
class QueuedItem:
    """One line of the queue: the result, its kind, and whether a look at the list is enough."""

    item: DigitisedItem
    kind: DocumentType | None
    sure: bool


@dataclass(frozen=True)
class CheckQueue:
    """What waits for a person, of one job or of all."""

    database: Database
    catalogue: Catalogue

    def __call__(
        self, state: ItemState = ItemState.TO_CHECK, job_id: str = "", limit: int = 200
    ) -> tuple[QueuedItem, ...]:
        """Return results in a state, as they stand in their jobs."""
        with self.database.read() as db:
            found = digitising.items_in(db, (state,), job_id, limit)
        return tuple(self.line(item) for item in found)

    def line(self, item: DigitisedItem) -> QueuedItem:
        """Return the line of a result."""
        kind = self.catalogue.document_type(item.kind)
        return QueuedItem(item, kind, sure_item(item, kind))


@dataclass(frozen=True)
class AcceptItem:
    """A person accepts a result: it is registered under its owner, in the same transaction."""

    database: Database
    catalogue: Catalogue
    keep: KeepPaper
    clock: Clock
    lessons: KindLessons

    def __call__(self, item_id: str, by: str) -> DigitisedItem:
        """Return the result as it is registered; every value in it is accepted by this person then.

        Raises:
            RuleError: ``digitise.decided`` when it was decided before, ``digitise.no_kind``,
                ``digitise.no_result``, ``digitise.no_owner``; ``digitise.kept_before`` when the store has
                come to hold the same paper since the result was read: it is shown as a twin then, and
                accepting once more keeps it.
        """
        now = self.clock.now()
        with self.database.write() as db:
            item = digitising.item_of(db, item_id)
            check_complete(item, self.catalogue.document_type(item.kind))
            fresh = already_kept(db, item, {twin.kept for twin in item.twins})
            if not fresh:
                agreed = accepted(item, by, now)
                if item.suggestion.score < SURE:  # a sure kind was looked at by nobody in particular
                    self.lessons.learn_result(db, agreed)
                return self._registered(db, agreed, now)
            digitising.change(db, item_id, lambda i: replace(i, twins=(*i.twins, *fresh)))
        raise RuleError("digitise.kept_before")

    def all_sure(self, item_ids: Sequence[str], by: str) -> tuple[DigitisedItem, ...]:
        """Accept, of these that a person has looked at, those that are still sure; return them."""
        done = []
        for item_id in item_ids:
            with self.database.read() as db:
                item = digitising.item_of(db, item_id)
            if sure_item(item, self.catalogue.document_type(item.kind)):
                done += self._unless_refused(item_id, by)
        return tuple(done)

    def _unless_refused(self, item_id: str, by: str) -> list[DigitisedItem]:
        try:
            return [self(item_id, by)]
        except RuleError:
            return []  # it stays in the queue, where accepting it alone says why

    def _registered(self, db: Connection, item: DigitisedItem, now: datetime) -> DigitisedItem:
        before = [one.id for one in kept_papers.of_result(db, item.id)]  # withdrawn when it was taken back
        number = len(before) + 1
        paper = replace(kept_paper_of(item, self.catalogue, now), id=_paper_id(item, number))
        keeping = self.keep.within(db, paper, before)
        for following, owner in enumerate(item.sharers, start=number + 1):
            theirs = replace(paper, id=_paper_id(item, following), owner_id=owner.id_number)
            self.keep.within(db, replace(theirs, owner_name=owner.full_name), before)
        known = keeping.how is KeptHow.KNOWN
        state = ItemState.DUPLICATE if known else ItemState.KEPT
        kept = replace(item, state=state, kept_paper=str(keeping.paper.code))
        return digitising.change(db, item.id, lambda _: kept)


def _paper_id(item: DigitisedItem, number: int) -> str:
    """The first paper a result becomes has its id, so that it can be kept but once; others count on."""
    return item.id if number == 1 else f"{item.id}-{number}"


def kept_paper_of(item: DigitisedItem, catalogue: Catalogue, now: datetime) -> KeptPaper:
    """Return the kept paper a result becomes; its id is the result's own."""
    kind = catalogue.document_type(item.kind)
    pages = item.kept_pages
    return KeptPaper(
        id=item.id,
        owner_id=item.owner.id_number,
        owner_name=item.owner.full_name,
        name=kind.name if kind else item.kind,
        kind=item.kind,
        pdf_sha256=item.pdf_sha256,
        pdf_bytes=item.pdf_bytes,
        kept_at=now,
        kept_by=item.decided_by,
        kept_as=KeptAs.RESULT,
        result_code=_result_code(kind),
        number=item.value("document_number"),
        issued_on=_day(item.value("issued_on")),
        expires_on=_day(item.value("expires_on")),
        agency=item.value("issuing_agency"),
        subject=item.value("subject"),
        signer=item.value("signer"),
        pages=tuple(page.sha256 for page in pages),
        rotations=tuple(page.rotation for page in pages),
        views=tuple(page.look.view for page in pages),
        facts=item.facts,
    )


def _result_code(kind: DocumentType | None) -> str:
    codes = sorted(code for code in (kind.national_codes if kind else ()) if is_result_code(code))
    return codes[0] if len(codes) == 1 else ""  # a kind with several is coded by no guess of ours


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


@dataclass(frozen=True)
class CorrectItem:
    """A person corrects a result that is to be checked: its kind, a value, or what becomes of it."""

    database: Database
    catalogue: Catalogue
    clock: Clock
    read: ReadPicture
    lessons: KindLessons

    def kind(self, item_id: str, kind: str, by: str) -> DigitisedItem:
        """Say what kind of paper it is; its values are those of that kind then, as far as they were read.

        A doubtful page is a lesson: the next one of its form is told by it.

        Raises:
            RuleError: ``digitise.no_kind`` for a kind the catalogue does not know, ``digitise.decided``.
        """
        if self.catalogue.document_type(kind) is None:
            raise RuleError("digitise.no_kind")
        with self.database.read() as db:
            facts = values_as(db, digitising.item_of(db, item_id), kind, self.read)
        with self.database.write() as db:
            item = _undecided(digitising.item_of(db, item_id))
            named = replace(item, kind=kind, kind_by=by, facts=with_accepted(facts, item))
            self.lessons.learn_result(db, named)
            return digitising.change(db, item_id, lambda _: replace(named, twins=find_twins(db, named)))

    def value(self, item_id: str, name: str, value: str, by: str) -> DigitisedItem:
        """Accept or correct one value; "" says that the paper has none.

        Raises:
            RuleError: ``text.too_long``, ``digitise.decided``.
        """
        agreed = Agreed(by, self.clock.now())
        return self._edited(item_id, lambda i: _with_value(i, name, value, agreed))

    def put_aside(self, item_id: str, words: str, by: str) -> DigitisedItem:
        """Put it aside with a reason.

        Raises:
            RuleError: ``digitise.no_reason``, ``text.too_long``, ``digitise.decided``.
        """
        reason = checked_line(words, "reason")
        if not reason:
            raise RuleError("digitise.no_reason")
        return self._decided(item_id, ItemState.ASIDE, by, Reason(words=reason))

    def duplicate(self, item_id: str, by: str) -> DigitisedItem:
        """Say that it is another one again; it stays on record and is registered no second time."""
        return self._decided(item_id, ItemState.DUPLICATE, by, Reason())

    def back_to_check(self, item_id: str) -> DigitisedItem:
        """Take back that it was put aside or called a copy; what was registered stays registered.

        Raises:
            RuleError: ``digitise.decided``; ``digitise.no_pages`` for a file that could not be read.
        """

        def edit(item: DigitisedItem) -> DigitisedItem:
            if item.state not in (ItemState.ASIDE, ItemState.DUPLICATE) or item.kept_paper:
                raise RuleError("digitise.decided")
            if not item.pdf_sha256:
                raise RuleError("digitise.no_pages")
            reason = Reason()
            return replace(item, state=ItemState.TO_CHECK, reason=reason, decided_by="", decided_at=None)

        with self.database.write() as db:
            return digitising.change(db, item_id, edit)

    def _edited(self, item_id: str, edit: Callable[[DigitisedItem], DigitisedItem]) -> DigitisedItem:
        with self.database.write() as db:
            return digitising.change(db, item_id, lambda i: edit(_undecided(i)))

    def _decided(self, item_id: str, state: ItemState, by: str, reason: Reason) -> DigitisedItem:
        now = self.clock.now()
        return self._edited(
            item_id, lambda i: replace(i, state=state, reason=reason, decided_by=by, decided_at=now)
        )


def _undecided(item: DigitisedItem) -> DigitisedItem:
    if item.state is not ItemState.TO_CHECK:
        raise RuleError("digitise.decided")
    return item


def _with_value(item: DigitisedItem, name: str, value: str, agreed: Agreed) -> DigitisedItem:
    read = next((fact for fact in item.facts if fact.name == name), Fact("", name, "", Source.TYPED))
    return replace(item, facts=with_fact(item.facts, accepted_fact(read, value, agreed)))
