"""Chỉ tiêu và tiến độ số hóa: how fast a job goes, when it ends, and what the plan of the year still asks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from app.domain.errors import RuleError
from app.domain.text import clean_line, fold
from app.domain.working_days import WorkCalendar

STRIDE = 4
"""Results are finished by several readers at a time, so the time is taken over strides of so many."""
LAST = 40
"""How many of the last results tell the pace: older ones were other papers, or another load."""
_LEAST = 3
_PART = re.compile(r"(?P<name>[^=:;]+)[=:]\s*(?P<count>[0-9]{1,7})")


def seconds_each(ready: Sequence[datetime]) -> float | None:
    """Return the median seconds a result takes, None while too few are ready to say.

    Pauses are among the strides but move a median little.
    """
    moments = sorted(ready)[-LAST:]
    strides = [
        (later - sooner).total_seconds() / STRIDE
        for sooner, later in zip(moments, moments[STRIDE:], strict=False)
    ]
    return median(strides) if len(strides) >= _LEAST else None


@dataclass(frozen=True, slots=True)
class JobProgress:
    """Tiến độ của một đợt.

    Args:
        counts: Results in each state, by its value.
        listing: The end of the stack is not known yet, so ``total`` still grows.
        each: Median seconds a result takes; None while it cannot be said.
        passed_over: Files of the folder that are no papers.
    """

    counts: Mapping[str, int]
    listing: bool = False
    each: float | None = None
    passed_over: int = 0

    @property
    def total(self) -> int:
        """Every result known."""
        return sum(self.counts.values())

    @property
    def to_read(self) -> int:
        """Results the machine has still to do."""
        return sum(self.counts.get(state, 0) for state in ("listed", "fed", "taken", "read"))

    @property
    def done(self) -> int:
        """Results the machine has done with."""
        return self.total - self.to_read

    @property
    def seconds_left(self) -> float | None:
        """An estimate of the reading still to do; None while it cannot be said."""
        if not self.to_read:
            return 0.0
        return None if self.each is None or self.listing else self.each * self.to_read


@dataclass(frozen=True, slots=True)
class YearPlan:
    """Chỉ tiêu số hóa trong năm: how many results in all, and of single fields of work where it says so."""

    total: int = 0
    fields: tuple[tuple[str, int], ...] = ()


def parse_plan(total: int, by_field: str) -> YearPlan:
    """Read a plan such as ``Hộ tịch=800; Đất đai=300``; a total of 0 is the sum of its fields.

    Raises:
        RuleError: ``digitise.plan`` naming the part that is not ``field=number``.
    """
    fields = []
    for part in (clean_line(p) for p in by_field.split(";")):
        if not part:
            continue
        found = _PART.fullmatch(part)
        if found is None:
            raise RuleError("digitise.plan", part=part[:60])
        fields.append((found["name"].strip(), int(found["count"])))
    return YearPlan(total or sum(count for _, count in fields), tuple(fields))


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One line of the plan; ``field`` is "" for all fields together.

    Args:
        a_day: Results a working day still asks for until the year ends; None when none is left to do so.
    """

    field: str
    done: int
    plan: int
    a_day: float | None

    @property
    def left(self) -> int:
        """Results still to do."""
        return max(0, self.plan - self.done)


def quota_of(
    plan: YearPlan, done: Mapping[str, int], today: date, calendar: WorkCalendar
) -> tuple[QuotaLine, ...]:
    """Return what is done of the plan of this year and which pace the rest asks for, all first.

    ``done`` holds the results registered this year by the name of their field of work, "" for unknown.
    """
    before = date.fromordinal(today.toordinal() - 1)
    days = calendar.working_days_between(before, date(today.year, 12, 31))  # today counts
    folded: dict[str, int] = {}
    for name, count in done.items():
        folded[fold(name)] = folded.get(fold(name), 0) + count
    lines = [("", plan.total, sum(done.values()))]
    lines += [(name, count, folded.get(fold(name), 0)) for name, count in plan.fields]
    return tuple(QuotaLine(name, have, want, _pace(want - have, days)) for name, want, have in lines)


def _pace(left: int, days: int) -> float | None:
    if left <= 0:
        return 0.0
    return left / days if days else None
