"""What the digitisation page shows, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.back_files.job import DigitisedItem, DigitiseJob, ItemState, owner_prefix
from app.domain.back_files.plan import JobProgress, QuotaLine
from app.domain.checking.item import CheckItem
from app.domain.errors import DeskError
from app.domain.papers.evidence import Fact
from app.domain.papers.field_kinds import type_of
from app.domain.papers.values import is_sure
from app.use_cases.back_files.check import QueuedItem
from app.use_cases.checking import PagePlace

ALWAYS = ("document_number", "issued_on")
"""Fields every result is found by again, whatever its kind says."""


class Asking(StrEnum):
    """What the right column asks for in the place of a value."""

    NOTHING = ""
    KIND = "kind"
    REASON = "reason"
    TAKING_BACK = "taking_back"
    START = "start"


@dataclass(frozen=True, slots=True)
class DigitiseState:
    """Đợt số hóa and its check queue.

    Args:
        job: The job worked at; None before one is chosen.
        running: The machine is at work; ``yielding`` while it gives way to the desk,
            ``pausing`` while it ends the step it has in hand.
        queue: What waits in ``shown``, as far as it was read.
        chosen: Id of the result looked at; ``name`` of the field the cursor is in.
        places: Where values of the chosen result stand, by page id.
        undo: Id of the result decided last, where that can be taken back.
        asked_twice: Id of the result that may be a copy and that Enter was pressed for once.
        bulk: The sure ones are shown together.
    """

    jobs: tuple[DigitiseJob, ...] = ()
    job: DigitiseJob | None = None
    progress: JobProgress | None = None
    quota: tuple[QuotaLine, ...] = ()
    running: bool = False
    feeding: bool = False
    yielding: bool = False
    pausing: bool = False
    shown: ItemState = ItemState.TO_CHECK
    queue: tuple[QueuedItem, ...] | None = None
    chosen: str = ""
    name: str = ""
    places: Mapping[str, PagePlace] = field(default_factory=dict)
    bulk: bool = False
    asking: Asking = Asking.NOTHING
    undo: str = ""
    asked_twice: str = ""
    said: str = ""
    error: DeskError | None = None

    @property
    def line(self) -> QueuedItem | None:
        """The result looked at."""
        return next((line for line in self.queue or () if line.item.id == self.chosen), None)

    @property
    def item(self) -> DigitisedItem | None:
        """The same without its line."""
        return self.line.item if self.line is not None else None

    @property
    def checks(self) -> tuple[CheckItem, ...]:
        """Every value of the result looked at, and those such a paper should have."""
        return checks_of(self.line)

    @property
    def check(self) -> CheckItem | None:
        """The value the cursor is in."""
        return next((check for check in self.checks if check.fact.name == self.name), None)

    @property
    def sure(self) -> tuple[QueuedItem, ...]:
        """Those of the queue that a look at the list is enough for."""
        return tuple(line for line in self.queue or () if line.sure)


def checks_of(line: QueuedItem | None) -> tuple[CheckItem, ...]:
    """Return the values of a result in the order of its kind, absent ones that are needed among them."""
    if line is None:
        return ()
    item, fields = line.item, line.kind.fields if line.kind else ()
    said = {fact.name: fact for fact in item.facts}
    needed = [f.name for f in fields if f.needed or f.name in said]
    names = dict.fromkeys([*needed, *said, *ALWAYS, *_owner_names(item)])
    facts = [said.get(name, Fact("", name, "")) for name in names]
    return tuple(CheckItem(item.id, fact, type_of(fact.name, line.kind)) for fact in facts)


def wants_eyes(check: CheckItem) -> bool:
    """Tell whether the cursor stops at a value: it is not sure, or it is absent and nobody said so."""
    fact = check.fact
    return not fact.accepted_by and (not fact.value or not is_sure(fact))


def first_to_see(line: QueuedItem) -> str:
    """Return the field the cursor begins in: the first that wants eyes, or else the first."""
    checks = checks_of(line)
    return next((c.fact.name for c in checks if wants_eyes(c)), checks[0].fact.name if checks else "")


def _owner_names(item: DigitisedItem) -> tuple[str, ...]:
    prefix = owner_prefix(item.facts)
    return f"{prefix}full_name", f"{prefix}id_number"
