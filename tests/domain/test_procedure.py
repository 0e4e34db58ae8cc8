"""A procedure: what it costs, when it is in force, how it is found by a few letters."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.procedure import Channel, Fee, FeeUnit, Procedure, search_procedures
from app.domain.working_days import Deadline, DeadlineUnit

IN_DAY = Deadline(DeadlineUnit.IN_DAY, 1)
CERTIFIED_COPIES = Fee(2000, FeeUnit.PAGES_OF_COPY, further_page=1000, cap=200_000)


def procedure(code: str, name: str, *aliases: str) -> Procedure:
    return Procedure(code, name, "Hộ tịch", IN_DAY, aliases=aliases)


BIRTH = procedure("1.001193", "Đăng ký khai sinh", "khai sinh")
MARRIAGE = procedure("1.000894", "Đăng ký kết hôn", "kết hôn", "cưới")
DEATH = procedure("1.000656", "Đăng ký khai tử", "khai tử")
COPIES = procedure("2.000815", "Chứng thực bản sao từ bản chính", "sao y")
FEW = (BIRTH, MARRIAGE, DEATH, COPIES)


@pytest.mark.parametrize(
    ("pages", "copies", "dong"),
    [
        (1, 1, 2000),
        (2, 1, 4000),
        (3, 1, 5000),
        (10, 2, 24_000),
        (198, 1, 200_000),
        (500, 3, 600_000),
        (0, 1, 0),
        (-1, 1, 0),
    ],
)
def test_certified_copies_cost_two_thousand_a_page_then_one_thousand_and_never_over_the_cap(
    pages, copies, dong
):
    assert CERTIFIED_COPIES.total(copies, pages) == dong


@given(st.integers(-5, 3000), st.integers(-5, 50))
def test_a_fee_is_never_negative_and_never_over_the_cap(pages, copies):
    assert 0 <= CERTIFIED_COPIES.total(copies, pages) <= 200_000 * max(copies, 0)


@given(st.integers(1, 400), st.integers(1, 20))
def test_a_further_page_or_copy_never_makes_it_cheaper(pages, copies):
    price = CERTIFIED_COPIES.total(copies, pages)
    assert CERTIFIED_COPIES.total(copies, pages + 1) >= price
    assert CERTIFIED_COPIES.total(copies + 1, pages) > price


def test_an_extract_costs_its_price_for_each_copy_and_a_registration_once():
    assert Fee(8000, FeeUnit.PER_COPY).total(copies=3) == 24_000
    assert Fee(150_000).total(copies=3, pages=9) == 150_000


def test_a_limit_published_for_one_channel_holds_only_there():
    slow = Deadline(DeadlineUnit.WORKING_DAY, 3)
    law = Procedure("1.1", "x", "y", IN_DAY, channel_deadlines={Channel.POST: slow})
    assert law.deadline_on(Channel.POST) == slow
    assert law.deadline_on(Channel.DIRECT) == IN_DAY


def test_a_record_is_the_law_from_its_first_day_to_its_last():
    law = Procedure("1.1", "x", "y", IN_DAY, valid_from=date(2026, 7, 1), valid_until=date(2026, 12, 31))
    assert [law.in_force_on(d) for d in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 12, 31))] == [
        False,
        True,
        True,
    ]
    assert not law.in_force_on(date(2027, 1, 1))


@pytest.mark.parametrize(
    "typed", ["khsinh", "KHSINH", "dkks", "kh sinh", "khai sinh", "Khai Sinh", "1.001193", "001193"]
)
def test_a_few_letters_find_the_birth_registration_first(typed):
    assert search_procedures(FEW, typed)[0] is BIRTH


def test_letters_typed_with_tones_find_the_same():
    assert search_procedures(FEW, "kết hôn") == search_procedures(FEW, "ket hon") == (MARRIAGE,)


def test_what_fits_nothing_finds_nothing():
    assert search_procedures(FEW, "zzz") == ()
    assert search_procedures(FEW, "!!!") == ()


def test_an_empty_query_shows_the_catalogue_in_its_own_order():
    assert search_procedures(FEW, "  ", limit=2) == (BIRTH, MARRIAGE)


@pytest.mark.slow
@given(st.text(max_size=60))
def test_whatever_is_typed_the_search_answers_with_known_procedures_each_once(typed):
    found = search_procedures(FEW, typed)
    assert len(found) == len({p.code for p in found})
    assert all(p in FEW for p in found)


@given(st.sampled_from(FEW), st.data())
def test_letters_that_begin_each_word_of_a_name_find_it(wanted, data):
    words = wanted.shown_name.split()
    sizes = data.draw(st.lists(st.integers(1, 4), min_size=len(words), max_size=len(words)))
    typed = "".join(word[:size] for word, size in zip(words, sizes, strict=True))
    assert wanted in search_procedures(FEW, typed)
