"""The days off that ship, against the law, known notices and an independent table."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest

from app.catalogue import PACKS, load_catalogue
from app.domain.working_days import Deadline, DeadlineUnit, DueRule, WorkCalendar

VN = ZoneInfo("Asia/Ho_Chi_Minh")
YEARS = range(2026, 2031)


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return load_catalogue(PACKS).calendar


def test_three_working_days_from_friday_20_november_2026_end_at_five_on_thursday(calendar):
    promised = DueRule(calendar).due_at(
        Deadline(DeadlineUnit.WORKING_DAY, 3), datetime(2026, 11, 20, 9, 12, tzinfo=VN)
    )
    assert promised == datetime(2026, 11, 26, 17, 0, tzinfo=VN)


def test_the_monday_before_national_day_2026_is_swapped_with_a_saturday(calendar):
    assert calendar.is_working_day(date(2026, 8, 22))
    assert not calendar.is_working_day(date(2026, 8, 31))
    assert calendar.add_working_days(date(2026, 8, 28), 1) == date(2026, 9, 3)
    assert calendar.add_working_days(date(2026, 8, 21), 1) == date(2026, 8, 22)


def test_the_friday_after_new_year_2026_is_swapped_with_a_saturday(calendar):
    assert not calendar.is_working_day(date(2026, 1, 2))
    assert calendar.is_working_day(date(2026, 1, 10))


def test_hung_kings_day_2026_falls_on_a_sunday_and_monday_is_off(calendar):
    assert not calendar.is_working_day(date(2026, 4, 27))


def test_tet_2030_is_five_days_and_its_weekend_is_made_good(calendar):
    off = [date(2030, 1, 31) + timedelta(days=n) for n in range(10)]
    worked = [day for day in off if calendar.is_working_day(day)]
    assert worked == [date(2030, 1, 31), date(2030, 2, 8)]
    assert calendar.add_working_days(date(2030, 1, 31), 1) == date(2030, 2, 8)


def test_an_in_day_result_asked_for_late_on_the_eve_of_tet_is_promised_after_it(calendar):
    promised = DueRule(calendar).due_at(
        Deadline(DeadlineUnit.IN_DAY, 1, time(15)), datetime(2030, 1, 31, 15, 30, tzinfo=VN)
    )
    assert promised == datetime(2030, 2, 8, 17, 0, tzinfo=VN)


def test_culture_day_is_off_every_year_from_2026(calendar):
    days = [date(year, 11, 24) for year in YEARS]
    assert not any(calendar.is_working_day(day) for day in days)
    assert not calendar.is_working_day(date(2029, 11, 26))
    assert not calendar.is_working_day(date(2030, 11, 25))


def test_two_holidays_meeting_a_weekend_are_made_good_one_after_the_other(calendar):
    assert not calendar.is_working_day(date(2028, 5, 1))
    assert not calendar.is_working_day(date(2028, 5, 2))
    assert calendar.is_working_day(date(2028, 5, 3))


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_its_twelve_legal_holidays_and_as_many_weekdays_off(calendar, year):
    weekdays = [d for d in calendar.days_off if d.year == year and d.weekday() < 5]
    swapped = {2026: 2}.get(year, 0)
    assert len(weekdays) - swapped == 12


def test_only_decreed_days_count_as_known(calendar):
    assert calendar.known_until == date(2026, 12, 31)


@pytest.mark.parametrize("year", YEARS)
def test_fixed_and_lunar_holidays_agree_with_an_independent_table(calendar, year):
    # The table puts its own guess on days a yearly notice decides (29 Tết, mùng 4-5, next to 2/9).
    decided_by_notice = ("29 of", "Fourth Day", "Fifth Day", "Lunar New Year's Eve", "Day off")
    theirs = {
        day
        for day, name in holidays.country_holidays("VN", years=year, language="en_US").items()
        if not name.startswith(decided_by_notice)
    }
    assert theirs <= calendar.days_off


@pytest.mark.parametrize("year", YEARS)
def test_the_first_days_of_tet_agree_with_an_independent_lunar_table(calendar, year):
    table = holidays.country_holidays("VN", years=year, language="en_US")
    tet = [day for day, name in table.items() if name in ("Lunar New Year", "Lunar New Year's Eve")]
    assert set(tet) <= calendar.days_off


def test_the_notice_for_2026_agrees_with_an_independent_table_day_for_day(calendar):
    table = holidays.country_holidays("VN", years=2026)
    ours = {day for day in calendar.days_off if day.year == 2026}
    assert ours - set(table) == {date(2026, 1, 2)}  # swapped by notice; the table does not know it
    assert set(table) <= ours
