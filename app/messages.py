"""The words for every error: what happened and what to do, looked up by code in the messages packs.

``resources/messages/<language>/*.toml`` hold one table per code with ``what`` and ``do``; facts of the
error fill the braces. A code without words is a fault of ours and says so plainly.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.domain.errors import DeskError

MESSAGES = Path(__file__).parent.parent / "resources" / "messages"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened (``what``) and what to do (``do``)."""

    what: str
    do: str

    def __str__(self) -> str:
        return f"{self.what} {self.do}".strip()


def sentence(code: str, facts: Mapping[str, str], language: str = "vi") -> Sentence:
    """Return the sentence of a code with its facts as they are, numbers of citizens too.

    It is for the clerk's own screen and nowhere else; what may reach a log goes through ``explain``.

    Raises:
        KeyError: The code has no words.
    """
    words = _words(language).get(code) or _words("vi")[code]
    told = _Facts(facts)
    return Sentence(words["what"].format_map(told), words["do"].format_map(told))


class _Facts(dict[str, object]):
    """Facts of an error; a fact nobody gave shows as an ellipsis instead of failing the message."""

    def __missing__(self, key: str) -> str:
        return "…"


def explain(error: DeskError, language: str = "vi") -> Sentence:
    """Return the sentence for an error in the given language, Vietnamese where it has none."""
    words = _words(language).get(error.code) or _words("vi").get(error.code)
    if words is None:
        return Sentence(f"Có lỗi chưa được đặt lời ({error.code}).", "Báo người quản trị mã lỗi này.")
    facts = _Facts({name: _shown(name, fact, language) for name, fact in error.facts.items()})
    return Sentence(words["what"].format_map(facts), words["do"].format_map(facts))


_OF_THE_SCREEN = ("field", "fields", "option", "value")


def _shown(name: str, fact: object, language: str) -> object:
    """Call fields and options by the words on the screen, not by their names in the program."""
    if name not in _OF_THE_SCREEN or not isinstance(fact, str):
        return fact
    words = _field_words(language)
    return ", ".join(words.get(part, part) for part in fact.split(", "))


def known_codes(language: str = "vi") -> frozenset[str]:
    """Return every code that has words."""
    return frozenset(_words(language))


@cache
def _field_words(language: str) -> dict[str, str]:
    path = MESSAGES / "fields" / f"{language}.toml"
    found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def _words(language: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted((MESSAGES / language).glob("*.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found
