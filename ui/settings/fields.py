"""What can be set on this screen: sections of fields, each naming one key of the settings file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from app.domain.back_files.plan import parse_plan
from app.domain.codes import ProvisionalCode
from app.domain.errors import DeskError, RuleError
from app.settings import Settings

SECRET = "line.desk_key"
"""The one value never shown again; an empty box keeps what is there."""


def value_at(settings: Settings, key: str) -> Any:
    """Return the value of a dotted key."""
    value: Any = settings
    for part in key.split("."):
        value = getattr(value, part)
    return value


def with_value(settings: Settings, key: str, value: object) -> Settings:
    """Return the settings with one key changed."""
    section, _, name = key.rpartition(".")
    if not section:
        return replace(settings, **{name: value})  # type: ignore[arg-type]
    return replace(settings, **{section: replace(getattr(settings, section), **{name: value})})


def changed_keys(before: Settings, after: Settings) -> tuple[str, ...]:
    """Return the dotted keys that differ, in the order of the file."""
    found = []
    for item in fields(before):
        old = getattr(before, item.name)
        names = [f.name for f in fields(old)] if is_dataclass(old) else []
        keys = [f"{item.name}.{name}" for name in names] or [item.name]
        found += [key for key in keys if value_at(before, key) != value_at(after, key)]
    return tuple(found)


def problems(settings: Settings) -> dict[str, DeskError]:
    """Return what is wrong by key, so that each sentence stands beside its own field.

    Each section is tried alone in otherwise good settings, because a check stops at the first fault.
    """
    found: dict[str, DeskError] = {}
    for name in ("agency", "devices", "reader", "profiles", "language"):
        _try(found, partial(_check_section, settings, name), name)
    plan = settings.digitise
    _try(found, lambda: parse_plan(plan.plan, plan.plan_by_field), "digitise.plan_by_field")
    _try(found, lambda: settings.desk_range, "desk.last_number")
    _try(found, lambda: ProvisionalCode(settings.desk.id, date(2000, 1, 1), 1), "desk.id")
    for key in ("hours.opens", "hours.lunch_from", "hours.lunch_to", "hours.closes"):
        _try(found, partial(_check_time, settings, key), key)
    if not any(key.startswith("hours.") for key in found):
        _try(found, lambda: settings.office_hours, "hours.closes")
    _try(found, lambda: check_address(settings.line.url), "line.url")
    return found


def check_address(url: str) -> None:
    """Refuse an address that is not https, except of this very machine.

    Raises:
        RuleError: ``settings.address``.
    """
    if not url:
        return
    parts = urlsplit(url)
    local = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
        raise RuleError("settings.address")


def _check_section(settings: Settings, name: str) -> None:
    replace(Settings(), **{name: getattr(settings, name)}).checked()


def _check_time(settings: Settings, key: str) -> None:
    time.fromisoformat(value_at(settings, key))


def _try(found: dict[str, DeskError], check: Callable[[], object], key: str) -> None:
    try:
        check()
    except RuleError as error:
        if error.code == "settings.value":
            found[str(error.facts.get("key", key))] = RuleError("settings.field")
        else:
            found[key] = error
    except ValueError:
        found[key] = RuleError("settings.field")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: key, words, a hint under it, and what it may hold.

    Args:
        choices: Value and words of each choice; empty for a box of text, number or yes/no.
        span: Smallest and largest number.
        browse: ``folder`` or ``file`` where the value is a path that may be looked for.
        guarded: Only a supervisor may change it, whoever may change the page.
    """

    key: str
    words: str
    hint: str = ""
    choices: tuple[tuple[object, str], ...] = ()
    span: tuple[int, int] = (0, 9_999_999)
    browse: str = ""
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A page of fields; ``guarded`` pages only a supervisor may change."""

    title: str
    fields: tuple[Field, ...]
    guarded: bool = False
