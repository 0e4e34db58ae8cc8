"""Pace, remaining time and the plan of the year tell only what is known."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.back_files.plan import JobProgress, YearPlan, parse_plan, quota_of, seconds_each
from app.domain.errors import RuleError
from app.domain.working_days import WorkCalendar

START = datetime(2026, 11, 20, 8, 0)
FRIDAY = date(2026, 11, 20)


def ready(*gaps: float) -> list[datetime]:
    """Moments so many seconds after one another."""
    moments = [START]
    for gap in gaps:
        moments.append(moments[-1] + timedelta(seconds=gap))
    return moments


def test_the_pace_is_not_said_before_enough_results_are_ready():
    assert seconds_each(ready(2, 2, 2, 2, 2)) is None


def test_the_pace_is_the_median_and_a_night_between_changes_nothing():
    assert seconds_each(ready(*[3] * 10, 50_000, *[3] * 10)) == pytest.approx(3)


def test_results_that_two_lanes_finish_in_pairs_count_each():
    assert seconds_each(ready(*[0, 4] * 10)) == pytest.approx(2)


@given(st.lists(st.floats(0.1, 60), min_size=7, max_size=60))
def test_the_pace_lies_between_the_fastest_and_the_slowest_result(gaps):
    assert min(gaps) - 1e-3 <= (seconds_each(ready(*gaps)) or 0) <= max(gaps) + 1e-3


def test_what_is_left_is_told_only_with_a_pace_and_a_known_end():
    counts = {"listed": 8, "taken": 2, "to_check": 5, "aside": 1}
    assert JobProgress(counts, each=3.0).seconds_left == 30.0
    assert JobProgress(counts).seconds_left is None
    assert JobProgress(counts, listing=True, each=3.0).seconds_left is None
    assert JobProgress({"to_check": 5}).seconds_left == 0.0
    assert (JobProgress(counts).total, JobProgress(counts).done) == (16, 6)


def test_a_plan_is_read_by_field_and_in_all():
    assert parse_plan(0, " Hộ tịch = 800;Đất đai:300; ") == YearPlan(
        1100, (("Hộ tịch", 800), ("Đất đai", 300))
    )
    assert parse_plan(2000, "Hộ tịch=800").total == 2000


@pytest.mark.parametrize("text", ["Hộ tịch", "Hộ tịch=nhiều", "=5", "Hộ tịch=1=2"])
def test_a_plan_nobody_can_read_is_refused(text):
    with pytest.raises(RuleError) as refused:
        parse_plan(0, text)
    assert refused.value.code == "digitise.plan"


def test_the_rest_of_the_plan_is_spread_over_the_working_days_left():
    plan = YearPlan(1000, (("Hộ tịch", 100), ("Đất đai", 50)))
    calendar = WorkCalendar()
    days = 30  # from Friday 20 November to Thursday 31 December 2026, both worked

    everything, civil, land = quota_of(plan, {"Hộ tịch": 40, "đất đai": 60, "": 100}, FRIDAY, calendar)

    assert (everything.done, everything.left, everything.a_day) == (200, 800, 800 / days)
    assert (civil.done, civil.a_day) == (40, 60 / days)
    assert (land.left, land.a_day) == (0, 0.0)


def test_on_the_last_evening_no_pace_is_invented():
    new_year_eve = date(2027, 12, 31)
    calendar = WorkCalendar(days_off=frozenset({new_year_eve}))
    (line,) = quota_of(YearPlan(10), {}, new_year_eve, calendar)
    assert line.a_day is None
