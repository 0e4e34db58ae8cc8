"""When a result is due: working days, decreed holidays, make-up Saturdays, office hours.

Rules of domain practice (rules-and-forms 4.4): day one is the working day after receipt; a receipt
outside office hours counts from the next opening; eight working hours are one day, never 24.
Nothing here reads a clock; all times are local time of Việt Nam.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from app.domain.errors import RuleError

_MAX_DAYS = 3_660


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Lịch làm việc: decreed days off and working Saturdays over the plain Monday-to-Friday week.

    Args:
        days_off: Every decreed day off, including compensation days, whatever the weekday.
        make_up_days: Rest days worked instead of a swapped day (ngày làm bù).
        known_until: Last day the decreed list covers; a date beyond it is computed without a decree.
    """

    days_off: frozenset[date] = frozenset()
    make_up_days: frozenset[date] = frozenset()
    known_until: date | None = None

    def is_working_day(self, day: date) -> bool:
        """Tell whether the agency works on this day."""
        if day in self.make_up_days:
            return True
        return day.weekday() < 5 and day not in self.days_off

    def next_working_day(self, day: date) -> date:
        """Return the first working day after ``day``."""
        return next(self._working_days_after(day))

    def on_or_after(self, day: date) -> date:
        """Return ``day`` itself when it is worked, else the next working day."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def add_working_days(self, start: date, count: int) -> date:
        """Return the ``count``-th working day after ``start``; day one is the next working day.

        Raises:
            RuleError: ``days.count`` when ``count`` is negative or beyond ten years.
        """
        if not 0 <= count <= _MAX_DAYS:
            raise RuleError("days.count", count=count)
        if count == 0:
            return self.on_or_after(start)
        days = self._working_days_after(start)
        for _ in range(count - 1):
            next(days)
        return next(days)

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after ``start`` up to and including ``end`` (0 when not later)."""
        span = (end - start).days
        return sum(self.is_working_day(start + timedelta(days=n)) for n in range(1, span + 1))

    def _working_days_after(self, day: date) -> Iterator[date]:
        for offset in range(1, 3 * _MAX_DAYS):
            candidate = day + timedelta(days=offset)
            if self.is_working_day(candidate):
                yield candidate
        raise RuleError("days.no_working_day", start=day.isoformat())


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Giờ làm việc of one working day: morning and afternoon with the lunch break between."""

    opens: time = time(7, 0)
    lunch_from: time = time(11, 30)
    lunch_to: time = time(13, 30)
    closes: time = time(17, 0)

    def __post_init__(self) -> None:
        if not self.opens < self.lunch_from <= self.lunch_to < self.closes:
            raise RuleError("days.office_hours")

    def effective_start(self, received: datetime, calendar: WorkCalendar) -> datetime:
        """Return when the clock starts: the receipt itself, or the next moment the office is open.

        Before opening counts from opening, the lunch break from its end, after closing or on a day
        off from the next working day's opening.
        """
        day, clock = received.date(), received.time()
        if not calendar.is_working_day(day) or clock >= self.closes:
            return datetime.combine(calendar.next_working_day(day), self.opens, received.tzinfo)
        if clock < self.opens:
            return datetime.combine(day, self.opens, received.tzinfo)
        if self.lunch_from <= clock < self.lunch_to:
            return datetime.combine(day, self.lunch_to, received.tzinfo)
        return received

    def add_working_hours(self, received: datetime, hours: float, calendar: WorkCalendar) -> datetime:
        """Return the moment ``hours`` of office time after the clock started.

        Raises:
            RuleError: ``days.count`` when ``hours`` is negative.
        """
        if hours < 0:
            raise RuleError("days.count", count=hours)
        now = self.effective_start(received, calendar)
        left = timedelta(hours=hours)
        while left > timedelta(0):
            until = self.lunch_from if now.time() < self.lunch_from else self.closes
            room = datetime.combine(now.date(), until, now.tzinfo) - now
            step = min(left, room)
            now, left = now + step, left - step
            if left > timedelta(0):
                now = self.effective_start(now, calendar)
        return now


class DeadlineUnit(StrEnum):
    """How the law words the time limit of a procedure."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WORKING_HOUR = "working_hour"
    IN_DAY = "in_day"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Thời hạn giải quyết of one procedure.

    Args:
        unit: How the limit is worded.
        value: Number of units; 0 when the law states none.
        cutoff: For in-day procedures, received at or after this hour means the next working day
            (15:00 in most civil-status procedures).
    """

    unit: DeadlineUnit
    value: float = 0
    cutoff: time | None = None

    def __post_init__(self) -> None:
        stated = self.unit is not DeadlineUnit.NOT_STATED
        if stated and not 0 < self.value <= _MAX_DAYS:
            raise RuleError("deadline.value", value=self.value)


@dataclass(frozen=True, slots=True)
class DueRule:
    """Everything besides the procedure that decides a due date: the calendar and the hours."""

    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    hours: OfficeHours = field(default_factory=OfficeHours)

    def due_at(self, deadline: Deadline, received: datetime) -> datetime | None:
        """Return when the result is promised, or None when the law states no limit.

        Limits in days end at the close of office hours of the last day; a calendar limit that ends
        on a day off moves to the next working day (Bộ luật Dân sự 2015, Điều 148).
        """
        start = self.hours.effective_start(received, self.calendar)
        match deadline.unit:
            case DeadlineUnit.NOT_STATED:
                return None
            case DeadlineUnit.IN_DAY:
                return self._in_day(deadline, received, start)
            case DeadlineUnit.WORKING_HOUR:
                return self.hours.add_working_hours(received, deadline.value, self.calendar)
            case DeadlineUnit.CALENDAR_DAY:
                last = start.date() + timedelta(days=round(deadline.value))
                return self._close_of(self.calendar.on_or_after(last), received)
            case DeadlineUnit.WORKING_DAY:
                return self._working_days(deadline.value, start)

    def _in_day(self, deadline: Deadline, received: datetime, start: datetime) -> datetime:
        today = start.date()
        late = (
            start.date() == received.date()
            and deadline.cutoff is not None
            and (received.time() >= deadline.cutoff)
        )
        if late:
            today = self.calendar.next_working_day(today)
        return self._close_of(today, received)

    def _working_days(self, count: float, start: datetime) -> datetime:
        whole = int(count)
        last = self.calendar.add_working_days(start.date(), whole)
        if count == whole:
            return self._close_of(last, start)
        begun = datetime.combine(last, start.timetz())
        return self.hours.add_working_hours(begun, (count - whole) * 8, self.calendar)

    def _close_of(self, day: date, like: datetime) -> datetime:
        return datetime.combine(day, self.hours.closes, like.tzinfo)
