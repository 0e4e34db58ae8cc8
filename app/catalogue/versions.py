"""Dated records of several pack folders, brought into one line of versions per code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.catalogue.pack import Pack
from app.catalogue.record import Record
from app.domain.procedure import Procedure


@dataclass(frozen=True, slots=True)
class Dated:
    """One dated record of a pack, before it is read."""

    record: Record
    pack: Pack
    valid_from: date


@dataclass(slots=True)
class Versions:
    """Các bản của từng mã: every version by code, each in the order of its ``valid_from``.

    Args:
        array: Name of the array of tables, such as ``procedure``.
        key: Key that names a record, ``code`` or ``id``.
    """

    array: str
    key: str
    by_code: dict[str, list[Dated]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def add(self, packs: Iterable[Pack]) -> None:
        """Lay the packs of one folder over what is known.

        Raises:
            RuleError: ``catalogue.invalid`` when a code begins twice on one day within the folder.
        """
        here: set[tuple[str, date]] = set()
        for pack in packs:
            for record in pack.body.tables(self.array, self.key):
                item = Dated(record, pack, record.day("valid_from") or pack.valid_from)
                name = record.text(self.key)
                if (name, item.valid_from) in here:
                    raise record.wrong(self.key, f"trùng: “{name}” đã có bản hiệu lực từ {item.valid_from}")
                self._lay(name, item, here)
                here.add((name, item.valid_from))

    def whole(self) -> list[list[Dated]]:
        """Return the versions of each code, those that inherit filled from the one before them."""
        return [_inherited(versions) for versions in self.by_code.values()]

    def _lay(self, name: str, item: Dated, here: set[tuple[str, date]]) -> None:
        before = self.by_code.get(name, [])
        kept = [d for d in before if d.valid_from != item.valid_from]
        for replaced in before:
            if replaced not in kept:
                item = replace(item, record=_filled(item.record, replaced))
        newer = [d for d in kept if d.valid_from > item.valid_from and (name, d.valid_from) not in here]
        if newer:
            self.warnings.append(
                f"{item.pack.file}: {name}: bản từ {item.valid_from} bị bản mới hơn từ {newer[0].valid_from}"
                f" của {newer[0].pack.file} thay; cần soạn lại."
            )
        self.by_code[name] = sorted([*kept, item], key=lambda d: d.valid_from)


def ended_in_turn(versions: list[Procedure]) -> list[Procedure]:
    """Let each version end on the day before the next begins."""
    found = list(versions)
    for place, later in enumerate(versions[1:]):
        found[place] = replace(found[place], valid_until=eve_of(later.valid_from, found[place].valid_until))
    return found


def eve_of(begins: date | None, until: date | None) -> date | None:
    """Return the last day of a version when the next begins on ``begins``."""
    if begins is None:
        return until
    eve = begins - timedelta(days=1)
    return eve if until is None else min(until, eve)


def _inherited(versions: list[Dated]) -> list[Dated]:
    found: list[Dated] = []
    for item in versions:
        if item.record.flag("inherit") and not found:
            raise item.record.wrong("inherit", "không có bản trước để lấy phần còn lại")
        found.append(replace(item, record=_filled(item.record, found[-1])) if found else item)
    return found


def _filled(record: Record, before: Dated) -> Record:
    """Fill what a record with ``inherit = true`` leaves out; its own dates are never inherited."""
    if not record.flag("inherit"):
        return record
    kept = {k: v for k, v in before.record.values.items() if k not in ("valid_from", "valid_until")}
    area = {"field": before.pack.header.text("field", "")} if "field" in before.pack.header.values else {}
    inherit = before.record.flag("inherit")
    return replace(record, values={**area, **kept, **record.values, "inherit": inherit})
