"""Số hóa kết quả còn hiệu lực: jobs over back files, what becomes of each result, who owns it.

A result is read by the machine and registered by a person; nothing here decides in a person's place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from app.domain.draft import DraftPage
from app.domain.errors import RuleError
from app.domain.kept.owner import PARTIES, SUBJECTS, sharers
from app.domain.papers.document_type import DocumentType, TypeSuggestion
from app.domain.papers.evidence import Fact
from app.domain.papers.values import is_sure
from app.domain.reading.routing import SURE


class ItemState(StrEnum):
    """Where a result stands: each step is on disk before the next begins.

    LISTED: its file is known. FED: its pages are still coming, from a stack or a feeder. TAKEN: every page
    is in the page store. READ: read and its values gathered. TO_CHECK: bound, waits for a person. KEPT:
    registered. ASIDE: put aside with a reason. DUPLICATE: a person said it is another one again.
    """

    LISTED = "listed"
    FED = "fed"
    TAKEN = "taken"
    READ = "read"
    TO_CHECK = "to_check"
    KEPT = "kept"
    ASIDE = "aside"
    DUPLICATE = "duplicate"


BY_MACHINE = (ItemState.LISTED, ItemState.TAKEN, ItemState.READ)
"""States from which the machine goes on by itself."""


class Grouping(StrEnum):
    """What makes one result: each file, each folder, or what lies between two separator sheets."""

    FILE = "file"
    SUBFOLDER = "subfolder"
    SEPARATORS = "separators"


class JobState(StrEnum):
    """A stopped job keeps what it has taken and reads no more until somebody goes on with it."""

    OPEN = "open"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class DigitiseJob:
    """Một đợt số hóa.

    Args:
        folder: Where its files lie; "" for one that is fed through a scanner.
        started_by: Who began it.
    """

    id: str
    name: str
    started_at: datetime
    folder: str = ""
    grouping: Grouping = Grouping.FILE
    started_by: str = ""
    state: JobState = JobState.OPEN


class Likeness(StrEnum):
    """Why a result may be another one again."""

    SAME_FILE = "same_file"
    SAME_NUMBER = "same_number"
    LOOKS_ALIKE = "looks_alike"


@dataclass(frozen=True, slots=True)
class Twin:
    """Kết quả có thể trùng: what it resembles; ``kept`` is a code in the store, ``item`` an item's id."""

    likeness: Likeness
    name: str
    item: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Lý do để riêng: the code of a sentence in the messages with its facts, or what a person wrote."""

    code: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """Chủ giấy tờ as its values name them."""

    id_number: str = ""
    full_name: str = ""
    birth_date: str = ""


@dataclass(frozen=True, slots=True)
class DigitisedItem:
    """Một kết quả đang được số hóa: its pages, what was read, what a person decided.

    Args:
        source: File of the folder, or a name of its own for what was fed.
        kind: DocumentType id: what the reader suggests until ``kind_by`` names who said so.
        facts: Suggestions until accepted, as everywhere.
        kept_paper: Code of the kept paper it became.
    """

    id: str
    job: str
    position: int
    source: str
    state: ItemState = ItemState.LISTED
    pages: tuple[DraftPage, ...] = ()
    suggestion: TypeSuggestion = TypeSuggestion()
    kind: str = ""
    kind_by: str = ""
    facts: tuple[Fact, ...] = ()
    twins: tuple[Twin, ...] = ()
    pdf_sha256: str = ""
    pdf_bytes: int = 0
    reason: Reason = Reason()
    ready_at: datetime | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    kept_paper: str = ""

    @property
    def kept_pages(self) -> tuple[DraftPage, ...]:
        """The pages that are bound."""
        return tuple(page for page in self.pages if page.kept)

    @property
    def owner(self) -> Owner:
        """Whom the paper is about."""
        return owner_of(self.facts)

    @property
    def sharers(self) -> tuple[Owner, ...]:
        """The other one of a couple whose paper it is, by name and whole number."""
        said = {fact.name: fact.value for fact in self.facts if fact.value}
        others = (who for who in sharers(said) if who.id_number != self.owner.id_number)
        return tuple(Owner(*who) for who in others)

    def value(self, name: str) -> str:
        """Return the value of a field, "" when the paper gives none."""
        return next((fact.value for fact in self.facts if fact.name == name), "")


OWNER_PREFIXES = (*SUBJECTS, *PARTIES)
"""In whose name a result is kept: the person it is about, of a marriage the husband first."""


def owner_of(facts: Iterable[Fact]) -> Owner:
    """Return the person a result belongs to: the first who is named, or else the first with a number."""
    said = {fact.name: fact.value for fact in facts if fact.value}
    return next((o for key in ("full_name", "id_number") for o in _owners(said, key)), Owner())


def owner_prefix(facts: Iterable[Fact]) -> str:
    """Return the prefix under which the owner's values stand."""
    names = {fact.name for fact in facts if fact.value}
    found = (p for key in ("full_name", "id_number") for p in OWNER_PREFIXES if f"{p}{key}" in names)
    return next(found, "")


def _owners(said: dict[str, str], key: str) -> Iterable[Owner]:
    for prefix in OWNER_PREFIXES:
        if f"{prefix}{key}" in said:
            id_number = said.get(f"{prefix}id_number", said.get(f"{prefix}old_id_number", ""))
            name, born = said.get(f"{prefix}full_name", ""), said.get(f"{prefix}birth_date", "")
            yield Owner(id_number, name, born)


def sure_item(item: DigitisedItem, kind: DocumentType | None) -> bool:
    """Tell whether a look at the list is enough: kind, owner and every value sure, and no twin.

    A value that such a paper must have and that was not read needs eyes, and so does a suspicious page.
    """
    if item.state is not ItemState.TO_CHECK or kind is None or not kind.result or item.twins:
        return False
    if not item.kind_by and item.suggestion.score < SURE:
        return False
    said = {fact.name for fact in item.facts if fact.value or fact.accepted_by}
    whole = all(f.name in said for f in kind.fields if f.needed)
    clear = all(is_sure(fact) for fact in item.facts) and not any(p.suspicion for p in item.kept_pages)
    found_again = item.value("document_number") and item.owner.id_number and item.owner.full_name
    return whole and clear and bool(found_again)


def check_complete(item: DigitisedItem, kind: DocumentType | None) -> None:
    """Refuse to register what the store could never find again.

    Raises:
        RuleError: ``digitise.decided`` when it is no longer to be checked, ``digitise.no_kind``,
            ``digitise.no_result`` for a kind that no procedure ends with, ``digitise.no_owner``.
    """
    if item.state is not ItemState.TO_CHECK:
        raise RuleError("digitise.decided")
    if not item.kind:
        raise RuleError("digitise.no_kind")
    if kind is not None and not kind.result:
        raise RuleError("digitise.no_result", kind=kind.name)
    if not (item.owner.id_number and item.owner.full_name):
        raise RuleError("digitise.no_owner")


def with_fact(facts: Sequence[Fact], changed: Fact) -> tuple[Fact, ...]:
    """Return the facts with one put in place of what stood under its name, or added."""
    if any(fact.name == changed.name for fact in facts):
        return tuple(changed if fact.name == changed.name else fact for fact in facts)
    return (*facts, changed)


def accepted(item: DigitisedItem, by: str, at: datetime) -> DigitisedItem:
    """Return the item with kind and every value accepted by a person; who accepted earlier stays."""
    facts = tuple(
        fact if fact.accepted_by else replace(fact, accepted_by=by, accepted_at=at)
        for fact in item.facts
        if fact.value
    )
    return replace(item, facts=facts, kind_by=item.kind_by or by, decided_by=by, decided_at=at)
