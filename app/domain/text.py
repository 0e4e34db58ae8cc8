"""How text enters the desk and how it is searched: NFC at every door, one folding for every search."""

from __future__ import annotations

import re
import unicodedata

from app.domain.errors import RuleError

MAX_LINE = 300
"""Longest single-line value (characters) that a legal form can hold; longer input is refused."""

_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029", "\n"))
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn"})


def nfc(text: str) -> str:
    """Return the text composed (Unicode NFC) and without unseen characters other than newline and tab.

    Decomposed marks are drawn misplaced by PDF libraries and compare unequal; NUL stops databases; zero-width
    marks from web pages and the byte-order mark of scanners make equal names unequal.
    """
    if text.isascii() and text.isprintable():
        return text
    # Unseen characters go first: one between a letter and its tone would keep the two apart.
    seen = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    return unicodedata.normalize("NFC", seen)


def clean_line(text: str) -> str:
    """Return one line of text: NFC, control characters gone, inner spaces single, ends trimmed.

    Whatever ends a line separates words: a carriage return alone must not join them.
    """
    return _SPACES.sub(" ", nfc(text.translate(_LINE_ENDS))).strip()


def checked_line(text: str, field: str, limit: int = MAX_LINE) -> str:
    """Return ``clean_line(text)``, refusing what no legal form can hold.

    Raises:
        RuleError: ``text.too_long`` when longer than ``limit`` characters.
    """
    line = clean_line(text)
    if len(line) > limit:
        raise RuleError("text.too_long", field=field, limit=limit, length=len(line))
    return line


def fold(text: str) -> str:
    """Return the text for searching: lower case, no tones, đ as d, other signs as single spaces.

    SQLite's own folding misses đ, which is a letter and not a marked d. The Icelandic ð, which old fonts
    and keyboards put in its place, looks the same on paper and is found the same.
    """
    lowered = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d").replace("ð", "d")
    bare = "".join(c for c in lowered if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare).strip()


def initials(text: str) -> str:
    """Return the first letter of each folded word: "Đăng ký khai sinh" gives "dkks"."""
    return "".join(word[0] for word in fold(text).split())
