"""Words no paper has: reading values stays bounded work, whatever is made of a page."""

import re
import re._constants as signs
import re._parser as patterns
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue import load_catalogue
from app.domain.normal.values import normalise
from app.domain.papers.field import FieldType
from app.ports import Word
from ocr.cards import card_fields
from ocr.fields import read_fields
from ocr.fields.bounds import LONGEST_LINE, LONGEST_WORD, MOST_WORDS, within_reason
from tests.ocr.papers import BODY, words_of

ROOT = Path(__file__).parents[2]
KINDS = {kind.id: kind for kind in load_catalogue().document_types}
HOSTILE = (
    "Dân tộc:",
    "CHỦ TỊCH",
    "Số: 12/QĐ-UBND",
    "ngày 05 tháng 3 năm",
    "tỉnh A",
    "P<VNM<<",
    "a.....",
    "1 2 3",
)


def laid(texts: list[str], columns: int) -> list[Word]:
    """Lay words out in so many columns, every row a line of its own."""
    return [
        Word(text, 95.0, 100 + 400 * (at % columns), 100 + 40 * (at // columns), 300, 30, at // columns)
        for at, text in enumerate(texts)
    ]


def calls_of(work: Callable[[], object]) -> int:
    """Return how many calls of Python functions some work takes: a measure without a clock."""
    count = 0

    def counted(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("columns", [1, 40])
def test_twice_the_words_are_no_more_than_about_twice_the_work(text, columns):
    def work(times: int) -> int:
        words = laid((text.split() * times)[:times], columns)
        return calls_of(lambda: (read_fields(words, KINDS["quyet_dinh_tro_cap"]), card_fields(words)))

    work(50)  # what is kept for the next page
    assert work(240) < 3 * work(120)


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["a", ".", "1", "<", " ", "ngày ", "tỉnh a ", ",", "A.", "Số "])
def test_a_line_of_ten_thousand_letters_is_read_up_to_what_lines_have(sign):
    words = words_of(["Số: 12/QĐ-UBND", sign * 10_000, *BODY])

    for found in (read_fields(words, KINDS["giay_khai_sinh"]), card_fields(words)):
        assert all(len(field.value) <= LONGEST_LINE * 3 for field in found)
    for kind in FieldType:
        normal = normalise(kind, sign * 10_000)
        assert normal is None or normal.end <= LONGEST_LINE


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 3)), max_size=60))
def test_no_word_line_or_page_is_longer_than_papers_have(sizes):
    words = [Word("x" * size, 90.0, 0, 0, 10, 10, line) for size, line in sorted(sizes, key=lambda s: s[1])]
    kept = within_reason(words * 3)

    assert len(kept) <= MOST_WORDS
    assert all(len(word.text) <= LONGEST_WORD for word in kept)


def test_a_page_of_a_book_is_looked_at_whole():
    words = words_of([" ".join(BODY)] * 8)

    assert within_reason(words) == words


def modules() -> Iterator[ModuleType]:
    for folder in ("ocr/fields", "ocr/cards"):
        for path in sorted((ROOT / folder).glob("*.py")):
            yield import_module(f"{folder.replace('/', '.')}.{path.stem}".removesuffix(".__init__"))
    for path in sorted((ROOT / "app" / "domain").glob("normal*.py")):
        yield import_module(f"app.domain.{path.stem}")
    yield import_module("app.domain.people.mrz")


PATTERNS = {
    f"{module.__name__}.{name}": value
    for module in modules()
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}


def endless_in_endless(parsed: object, *, inside: bool = False) -> bool:
    """Tell whether what may repeat for ever holds something else that may: so backtracking explodes."""
    for sign, given_to in parsed:  # type: ignore[attr-defined]
        parts = given_to if isinstance(given_to, tuple | list) else (given_to,)
        endless = sign in (signs.MAX_REPEAT, signs.MIN_REPEAT) and given_to[1] == signs.MAXREPEAT
        if endless and inside:
            return True
        nested = [part for part in _flat(parts) if isinstance(part, patterns.SubPattern)]
        if any(endless_in_endless(part, inside=inside or endless) for part in nested):
            return True
    return False


def _flat(parts: object) -> Iterator[object]:
    for part in parts:  # type: ignore[attr-defined]
        if isinstance(part, list | tuple):
            yield from _flat(part)
        else:
            yield part


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_repeats_for_ever_what_repeats_for_ever(name):
    assert not endless_in_endless(patterns.parse(PATTERNS[name].pattern, PATTERNS[name].flags & ~re.UNICODE))


def test_the_look_at_patterns_sees_what_it_looks_for():
    assert endless_in_endless(patterns.parse(r"(?:a+b?)+c"))
    assert not endless_in_endless(patterns.parse(r"(?:a{1,4}b?)+c"))
