"""When a result is due: days worked, days off, hours of the office."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleError
from app.domain.working_days import Deadline, DeadlineUnit, DueRule, OfficeHours, WorkCalendar

VN = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = WorkCalendar(
    days_off=frozenset({date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2), date(2026, 11, 24)}),
    make_up_days=frozenset({date(2026, 8, 22)}),
)
RULE = DueRule(CALENDAR)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(lambda t: t.replace(tzinfo=VN))


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=VN)


def due(unit: DeadlineUnit, value: float, received: datetime, cutoff: time | None = None) -> datetime | None:
    return RULE.due_at(Deadline(unit, value, cutoff), received)


def test_three_working_days_from_friday_20_november_2026_end_on_thursday_because_tuesday_is_a_holiday():
    assert due(DeadlineUnit.WORKING_DAY, 3, at(2026, 11, 20)) == at(2026, 11, 26, 17)


def test_a_swapped_monday_is_off_and_the_saturday_before_is_worked():
    assert CALENDAR.is_working_day(date(2026, 8, 22))
    assert not CALENDAR.is_working_day(date(2026, 8, 31))
    assert due(DeadlineUnit.WORKING_DAY, 1, at(2026, 8, 21)) == at(2026, 8, 22, 17)
    assert due(DeadlineUnit.WORKING_DAY, 1, at(2026, 8, 28)) == at(2026, 9, 3, 17)


def test_an_in_day_result_before_three_o_clock_is_given_the_same_day():
    assert due(DeadlineUnit.IN_DAY, 1, at(2026, 11, 20, 14, 59), time(15)) == at(2026, 11, 20, 17)


def test_an_in_day_result_after_three_o_clock_is_given_the_next_working_day():
    assert due(DeadlineUnit.IN_DAY, 1, at(2026, 11, 23, 15, 1), time(15)) == at(2026, 11, 25, 17)


def test_an_in_day_dossier_that_comes_on_a_day_off_is_done_on_the_next_working_day_without_losing_another():
    assert due(DeadlineUnit.IN_DAY, 1, at(2026, 11, 21, 16), time(15)) == at(2026, 11, 23, 17)


def test_a_dossier_handed_in_after_closing_counts_from_the_next_morning():
    assert due(DeadlineUnit.WORKING_DAY, 1, at(2026, 11, 19, 17, 5)) == at(2026, 11, 23, 17)


def test_calendar_days_count_days_off_but_never_end_on_one():
    assert due(DeadlineUnit.CALENDAR_DAY, 4, at(2026, 11, 20)) == at(2026, 11, 25, 17)
    assert due(DeadlineUnit.CALENDAR_DAY, 30, at(2026, 11, 20)) == at(2026, 12, 21, 17)


def test_eight_working_hours_from_the_afternoon_end_the_next_working_day_not_after_eight_hours():
    assert due(DeadlineUnit.WORKING_HOUR, 8, at(2026, 11, 20, 15)) == at(2026, 11, 23, 15)


def test_the_lunch_break_is_no_working_time():
    assert due(DeadlineUnit.WORKING_HOUR, 1, at(2026, 11, 20, 11)) == at(2026, 11, 20, 14)
    assert due(DeadlineUnit.WORKING_HOUR, 1, at(2026, 11, 20, 12)) == at(2026, 11, 20, 14, 30)


def test_half_a_day_is_four_hours():
    assert due(DeadlineUnit.WORKING_DAY, 1.5, at(2026, 11, 19, 8)) == at(2026, 11, 20, 14)


def test_a_limit_the_law_does_not_state_has_no_due_date():
    assert RULE.due_at(Deadline(DeadlineUnit.NOT_STATED), at(2026, 11, 20)) is None


@pytest.mark.parametrize("value", [0, -1, 4000, float("nan")])
def test_a_time_limit_that_makes_no_sense_is_refused(value):
    with pytest.raises(RuleError, match=r"deadline\.value"):
        Deadline(DeadlineUnit.WORKING_DAY, value)


def test_hours_that_make_no_sense_are_refused():
    with pytest.raises(RuleError, match=r"days\.office_hours"):
        OfficeHours(time(8), time(7), time(13), time(17))


def test_a_calendar_that_is_never_worked_says_so_instead_of_searching_for_ever():
    every_day = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(11_100))
    with pytest.raises(RuleError, match=r"days\.no_working_day"):
        WorkCalendar(every_day).next_working_day(date(2026, 1, 1))


@given(DAYS, st.integers(1, 60))
def test_the_promised_day_is_always_worked_and_counts_back_to_the_same_number(start, count):
    last = CALENDAR.add_working_days(start, count)
    assert CALENDAR.is_working_day(last)
    assert CALENDAR.working_days_between(start, last) == count


@given(DAYS, st.integers(1, 40), st.integers(1, 40))
def test_counting_in_two_steps_ends_where_one_step_ends(start, first, second):
    halfway = CALENDAR.add_working_days(start, first)
    assert CALENDAR.add_working_days(halfway, second) == CALENDAR.add_working_days(start, first + second)


@given(DAYS, DAYS, st.integers(0, 40))
def test_who_comes_later_is_never_served_earlier(one, other, count):
    early, late = sorted((one, other))
    assert CALENDAR.add_working_days(early, count) <= CALENDAR.add_working_days(late, count)


@given(MOMENTS, st.sampled_from(list(DeadlineUnit)[:4]), st.integers(1, 40))
def test_every_promise_lies_after_the_receipt_on_a_working_day_within_office_hours(received, unit, value):
    promised = RULE.due_at(Deadline(unit, value, time(15)), received)
    assert promised is not None
    assert promised > received
    assert CALENDAR.is_working_day(promised.date())
    assert RULE.hours.opens <= promised.time() <= RULE.hours.closes
    assert promised.tzinfo is received.tzinfo


@given(MOMENTS, MOMENTS, st.sampled_from(list(DeadlineUnit)[:4]), st.integers(1, 20))
def test_the_dossier_received_first_is_never_promised_later(one, other, unit, value):
    first, second = sorted((one, other))
    deadline = Deadline(unit, value, time(15))
    earlier, later = RULE.due_at(deadline, first), RULE.due_at(deadline, second)
    assert earlier is not None
    assert later is not None
    assert earlier <= later


@given(MOMENTS, st.floats(0, 80), st.floats(0, 80))
def test_working_hours_add_up(received, one, other):
    hours = OfficeHours()
    in_two = hours.add_working_hours(hours.add_working_hours(received, one, CALENDAR), other, CALENDAR)
    at_once = hours.add_working_hours(received, one + other, CALENDAR)
    apart = abs((in_two - at_once).total_seconds())
    # At the very end of a half-day the same moment has two names: 17:00 and the next 07:00.
    assert apart < 1 or hours.effective_start(in_two, CALENDAR) == hours.effective_start(at_once, CALENDAR)
