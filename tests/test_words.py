"""Every error a person can meet has words in both languages, and the words name only what is known."""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from app.domain.errors import RuleError
from app.domain.text import nfc
from app.messages import MESSAGES, explain, known_codes

ROOT = Path(__file__).parent.parent
ERRORS = {"RuleError", "DeviceError", "LineError", "StorageError", "CallError"}
AREAS = ("app", "ui", "scanner", "ocr", "sync", "start")
LANGUAGES = ("vi", "en")


@dataclass(frozen=True)
class Raised:
    """One place that makes an error: its code and the facts it gives, None when they cannot be told."""

    code: str
    where: str
    facts: frozenset[str] | None


@cache
def errors_made() -> tuple[Raised, ...]:
    """Return every error made with its code written out, in the program (not in tests)."""
    paths = [p for area in AREAS for p in sorted((ROOT / area).rglob("*.py"))]
    return tuple(
        made
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) in ERRORS and node.args
        for made in _codes(node, f"{path.relative_to(ROOT).as_posix()}:{node.lineno}")
    )


def _codes(call: ast.Call, where: str) -> Iterator[Raised]:
    told = frozenset(k.arg for k in call.keywords if k.arg)
    facts = told if all(k.arg for k in call.keywords) else None
    for node in ast.walk(call.args[0]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
            yield Raised(node.value, where, facts)


def _name(function: ast.expr) -> str:
    return str(getattr(function, "id", getattr(function, "attr", "")))


def sentences(language: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted((MESSAGES / language).glob("*.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_in_the_program_has_words(language):
    known = known_codes(language)
    wordless = {f"{made.code} ({made.where})" for made in errors_made() if made.code not in known}
    assert sorted(wordless) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_says_what_happened_and_what_to_do(language):
    empty = [
        code
        for code, words in sentences(language).items()
        if set(words) != {"what", "do"} or not words["what"].strip() or not words["do"].strip()
    ]
    assert empty == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_name_only_facts_the_error_gives(language):
    words = sentences(language)
    strange = {
        f"{made.code} ({made.where}): {sorted(gaps(part) - made.facts)}"
        for made in errors_made()
        if made.facts is not None
        for part in words.get(made.code, {}).values()
        if gaps(part) - made.facts
    }
    assert sorted(strange) == []


def test_both_languages_know_the_same_errors():
    assert known_codes("vi") ^ known_codes("en") == frozenset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_error_has_its_words_in_two_files(language):
    codes = Counter(
        code
        for path in (MESSAGES / language).glob("*.toml")
        for code in tomllib.loads(path.read_text(encoding="utf-8"))
    )
    assert [code for code, times in codes.items() if times > 1] == []


def test_vietnamese_words_are_composed_letters():
    assert [
        c
        for c, words in sentences("vi").items()
        if nfc(words["what"] + words["do"]) != words["what"] + words["do"]
    ] == []


def test_a_sentence_is_filled_with_the_facts_of_the_error():
    error = RuleError("catalogue.procedure", procedure="1.001139", on="2026-11-20", nearest="1.001193")
    assert "1.001139" in explain(error).what
    assert "1.001193" in explain(error, "en").do


def test_a_fact_nobody_gave_and_an_error_without_words_still_make_a_sentence():
    assert "…" in explain(RuleError("code.dossier")).what
    assert "nobody.knows" in str(explain(RuleError("nobody.knows")))
