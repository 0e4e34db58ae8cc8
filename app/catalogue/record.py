"""One table of a pack, read key by key so that every mistake names its file, record, field and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from difflib import get_close_matches
from typing import Any, TypeVar

from app.domain.errors import RuleError
from app.domain.text import clean_line

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Record:
    """Một bản ghi trong gói: a TOML table and where it stands.

    Args:
        file: Name of the pack file relative to its folder, as shown in errors.
        name: What the record calls itself (its code or id), as shown in errors.
        values: The table as TOML gave it.
        source: Whole text of the file, searched for the line only when something is wrong.
    """

    file: str
    name: str
    values: Mapping[str, Any]
    source: str = field(default="", repr=False)

    def wrong(self, key: str, detail: str) -> RuleError:
        """Return the error to raise about one field of this record."""
        return RuleError(
            "catalogue.invalid",
            file=self.file,
            record=self.name,
            field=key,
            detail=detail,
            line=_line_of(self.source, self.name, key),
        )

    def only(self, known: Collection[str]) -> None:
        """Refuse keys nobody reads; the message names the nearest known one.

        Raises:
            RuleError: ``catalogue.invalid``.
        """
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, n=1, cutoff=0.5)
                told = f"không có khóa này, có phải “{near[0]}” không?" if near else "không có khóa này"
                raise self.wrong(key, told)

    def text(self, key: str, default: str | None = None) -> str:
        """Return one line of text; without a default the key is required and may not be empty."""
        value = self.values.get(key, default)
        if value is None or (default is None and value == ""):
            raise self.wrong(key, "còn thiếu")
        return self._line(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of lines, empty when the key is absent."""
        return tuple(self._line(key, value) for value in self._typed(key, list, []))

    def whole(self, key: str, default: int = 0) -> int:
        """Return a whole number that is not negative."""
        value: int = self._typed(key, int, default)
        if value < 0:
            raise self.wrong(key, f"không được âm: {value}")
        return value

    def number(self, key: str, default: float = 0) -> float:
        """Return a number, whole or not."""
        value: float = self._typed(key, (int, float), default)
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; absent is false."""
        value: bool = self._typed(key, bool, False)
        return value

    def day(self, key: str, default: date | None = None) -> date | None:
        """Return a date written bare, such as 2026-07-01."""
        value = self.values.get(key, default)
        if value is None or type(value) is date:
            return value
        raise self.wrong(key, f"phải là ngày dạng 2026-07-01, không có dấu nháy: {value}")

    def required_day(self, key: str) -> date:
        """Return a date that must be there."""
        value = self.day(key)
        if value is None:
            raise self.wrong(key, "còn thiếu")
        return value

    def clock(self, key: str) -> time | None:
        """Return an hour of the day written "15:00"."""
        value = self.text(key, "")
        try:
            return time.fromisoformat(value) if value else None
        except ValueError:
            raise self.wrong(key, f"phải là giờ dạng 15:00: {value}") from None

    def choice(self, key: str, known: Mapping[str, T], default: str | None = None) -> T:
        """Return what one of the known words stands for."""
        return self._chosen(key, self.text(key, default), known)

    def choices(self, key: str, known: Mapping[str, T]) -> tuple[T, ...]:
        """Return what each word of a list stands for."""
        return tuple(self._chosen(key, word, known) for word in self.texts(key))

    def table(self, key: str) -> Record | None:
        """Return the table under a key, or None."""
        if key not in self.values:
            return None
        return Record(self.file, self.name, self._typed(key, dict, {}), self.source)

    def tables(self, key: str, *names: str) -> tuple[Record, ...]:
        """Return the tables of an array, each named by the first of ``names`` it holds."""
        found = []
        for index, values in enumerate(self._typed(key, list, []), start=1):
            if not isinstance(values, dict):
                raise self.wrong(key, "phải là một bảng")
            name = next((str(values[n]) for n in names if n in values), f"{self.name} {key} thứ {index}")
            found.append(Record(self.file, name, values, self.source))
        return tuple(found)

    def _line(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.wrong(key, f"phải là chữ trong dấu nháy: {value}")
        return value if value.isprintable() and "  " not in value else clean_line(value)

    def _chosen(self, key: str, word: str, known: Mapping[str, T]) -> T:
        if word in known:
            return known[word]
        near = get_close_matches(word, known, n=1, cutoff=0.5)
        hint = f", có phải “{near[0]}” không?" if near else f"; chỉ nhận: {', '.join(list(known)[:12])}"
        raise self.wrong(key, f"không có “{word}”{hint}")

    def _typed(self, key: str, kind: type | tuple[type, ...], default: Any) -> Any:
        value = self.values.get(key, default)
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            raise self.wrong(key, f"sai kiểu giá trị: {value}")
        return value


def _line_of(source: str, name: str, key: str) -> int:
    """Return the line of ``key`` in the record called ``name``, the record's own line, or 0."""
    lines = source.splitlines()
    named = re.compile(rf'^\s*(?:code|id|key|date|name)\s*=\s*"?{re.escape(name)}(?:"|\s|$)')
    start = next((n for n, line in enumerate(lines) if named.match(line)), None)
    if start is None:
        return 0
    wanted = re.compile(rf"^\s*{re.escape(key)}\s*=")
    first = next((n for n in range(start, -1, -1) if lines[n].startswith("[")), start)
    for number in range(first + 1, len(lines)):
        if lines[number].startswith("["):
            break
        if wanted.match(lines[number]):
            return number + 1
    return start + 1
