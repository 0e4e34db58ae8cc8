"""Procedure records: from the tables of a pack to Procedure, each key checked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.catalogue.catalogue import FieldOfWork
from app.catalogue.record import Record
from app.catalogue.versions import Dated
from app.domain.codes import is_component_code, is_procedure_code, is_result_code
from app.domain.errors import RuleError
from app.domain.procedure import (
    Channel,
    ComponentRequirement,
    CopyCounts,
    Fee,
    FeeUnit,
    Handling,
    Procedure,
    ResultPaper,
    Rule,
)
from app.domain.working_days import Deadline, DeadlineUnit

_CHANNELS = {"direct": Channel.DIRECT, "online": Channel.ONLINE, "post": Channel.POST}
_UNITS = {unit.value: unit for unit in DeadlineUnit}
_FEE_UNITS = {unit.value: unit for unit in FeeUnit}
_RULES = {rule.value: rule for rule in Rule}
_HANDLING = {handling.value: handling for handling in Handling}
_PROCEDURE_KEYS = (
    *("code", "name", "short_name", "aliases", "field", "level", "deadline", "channel_deadlines", "fee"),
    *("note", "results", "confidence", "source", "valid_from", "valid_until", "inherit", "paper"),
)
_PAPER_KEYS = (
    *("key", "code", "name", "kind", "also", "any_kind", "rule", "group", "condition", "handling"),
    *("counts", "channels"),
)
_CONFIDENCE = {word: word for word in ("confirmed", "partial", "name_only", "local", "")}


@dataclass(frozen=True, slots=True)
class ProcedureReader:
    """Turns records into procedures; what it needs from the other packs is in its fields."""

    fields: dict[str, FieldOfWork]
    kinds: Collection[str]
    warnings: list[str]

    def read(self, dated: Dated) -> Procedure:
        """Return one procedure.

        Raises:
            RuleError: ``catalogue.invalid``.
        """
        record, header, valid_from = dated.record, dated.pack.header, dated.valid_from
        record.only(_PROCEDURE_KEYS)
        code = record.text("code")
        self._flag(is_procedure_code(code), record, "code", code)
        area = record.choice("field", self.fields, header.text("field", ""))
        until = record.day("valid_until")
        if until is not None and until < valid_from:
            raise record.wrong("valid_until", f"trước ngày bắt đầu {valid_from}")
        return Procedure(
            code=code,
            name=record.text("name"),
            short_name=record.text("short_name", ""),
            field_name=area.name,
            field_code=area.code,
            deadline=self._deadline(record, "deadline"),
            requirements=self._requirements(record),
            results=self._results(record),
            fee=self._fee(record),
            level=record.text("level", "xã"),
            channel_deadlines=self._channel_deadlines(record),
            note=record.text("note", ""),
            aliases=record.texts("aliases"),
            valid_from=valid_from,
            valid_until=until,
            source=record.text("source", header.text("source", "")),
            confidence=record.choice("confidence", _CONFIDENCE, ""),
        )

    def _deadline(self, record: Record, key: str) -> Deadline:
        table = record.table(key)
        if table is None:
            raise record.wrong(key, "còn thiếu")
        table.only(("unit", "value", "cutoff"))
        unit = table.choice("unit", _UNITS)
        cutoff = table.clock("cutoff")
        if cutoff is not None and unit is not DeadlineUnit.IN_DAY:
            raise record.wrong(key, "cutoff chỉ dùng với in_day")
        try:
            return Deadline(unit, table.number("value", 1 if unit is DeadlineUnit.IN_DAY else 0), cutoff)
        except RuleError:
            raise record.wrong(key, "value phải lớn hơn 0 và không quá mười năm") from None

    def _channel_deadlines(self, record: Record) -> dict[Channel, Deadline]:
        table = record.table("channel_deadlines")
        if table is None:
            return {}
        table.only(_CHANNELS)
        return {_CHANNELS[name]: self._deadline(table, name) for name in table.values}

    def _fee(self, record: Record) -> Fee:
        table = record.table("fee")
        if table is None:
            return Fee()
        table.only(("amount", "unit", "further_page", "cap", "decided_locally", "note"))
        unit = table.choice("unit", _FEE_UNITS, FeeUnit.PER_DOSSIER.value)
        by_page = {"further_page": table.whole("further_page"), "cap": table.whole("cap")}
        if any(by_page.values()) and unit is not FeeUnit.PAGES_OF_COPY:
            raise record.wrong("fee", "further_page và cap chỉ dùng với pages_of_copy")
        return Fee(
            amount=table.whole("amount"),
            unit=unit,
            decided_locally=table.flag("decided_locally"),
            note=table.text("note", ""),
            **by_page,
        )

    def _results(self, record: Record) -> tuple[ResultPaper, ...]:
        found = []
        for item in record.tables("results", "name"):
            item.only(("name", "code"))
            code = item.text("code", "") or None
            self._flag(code is None or is_result_code(code), record, "results", code)
            found.append(ResultPaper(item.text("name"), code))
        return tuple(found)

    def _requirements(self, record: Record) -> tuple[ComponentRequirement, ...]:
        found: dict[str, ComponentRequirement] = {}
        for paper in record.tables("paper", "code", "key", "name"):
            requirement = self._requirement(paper)
            if requirement.key in found:
                raise paper.wrong("key", f"trùng trong thủ tục {record.name}")
            found[requirement.key] = requirement
        for group in {r.group for r in found.values() if r.group}:
            if sum(r.group == group for r in found.values()) < 2:
                raise record.wrong("group", f"nhóm “{group}” chỉ có một giấy tờ")
        return tuple(found.values())

    def _requirement(self, paper: Record) -> ComponentRequirement:
        paper.only(_PAPER_KEYS)
        code = paper.text("code", "") or None
        self._flag(code is None or is_component_code(code), paper, "code", code)
        kind = paper.choice("kind", {k: k for k in self.kinds}) if "kind" in paper.values else None
        any_kind = paper.text("any_kind", "")
        if kind and any_kind:
            raise paper.wrong("any_kind", "chỉ dùng khi không có kind")
        rule = paper.choice("rule", _RULES, Rule.ALWAYS.value)
        group, condition = paper.text("group", ""), paper.text("condition", "")
        if (rule is Rule.ONE_OF) != bool(group):
            raise paper.wrong("group", "đi cùng và chỉ đi cùng rule = one_of")
        if rule is Rule.CONDITIONAL and not condition:
            raise paper.wrong("condition", "giấy tờ theo điều kiện phải có câu điều kiện")
        return ComponentRequirement(
            key=paper.text("key", code),
            name=paper.text("name"),
            rule=rule,
            code=code,
            kind=kind,
            counts=_counts(paper),
            handling=paper.choice("handling", _HANDLING, Handling.SUBMIT.value),
            channels=frozenset(paper.choices("channels", _CHANNELS)),
            condition=condition,
            group=group,
            also=frozenset(paper.choices("also", {k: k for k in self.kinds})),
            any_kind=any_kind,
        )

    def _flag(self, usual: bool, record: Record, key: str, value: object) -> None:
        """Keep a national code of odd shape verbatim and say so: the portal itself publishes some."""
        if not usual:
            self.warnings.append(f"{record.file}: {record.name}: {key} có mã lạ “{value}”, giữ nguyên.")


def _counts(paper: Record) -> CopyCounts:
    table = paper.table("counts")
    if table is None:
        return CopyCounts(originals=1)
    table.only(("originals", "certified", "plain"))
    counts = CopyCounts(table.whole("originals"), table.whole("certified"), table.whole("plain"))
    if counts.total == 0:
        raise paper.wrong("counts", "phải có ít nhất một bản")
    return counts
