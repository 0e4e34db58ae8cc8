"""Frozen dataclasses to JSON-ready values and back, by their own type hints and nothing else."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from app.domain.codes import DossierCode, ProvisionalCode, parse_code

T = TypeVar("T")
_CODES = (DossierCode, ProvisionalCode)


def to_plain(value: Any) -> Any:
    """Return the value as dicts, lists, strings and numbers; sets are sorted so that it is repeatable."""
    if isinstance(value, _CODES):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(to_plain(key)): to_plain(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(wanted: type[T], value: Any) -> T:
    """Rebuild a value of the given type; unknown keys are ignored, absent ones take their defaults.

    That is what lets an older record be read after a field was added.

    Raises:
        ValueError, TypeError, KeyError: The value does not fit the type.
    """
    built: T = _build(wanted, value)
    return built


def _build(wanted: Any, value: Any) -> Any:
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _build_union(get_args(wanted), value)
    if origin in (tuple, list, frozenset):
        item = get_args(wanted)[0]
        return origin(_build(item, v) for v in value)
    if origin in (dict, Mapping):
        key, item = get_args(wanted)
        return {_build_key(key, k): _build(item, v) for k, v in value.items()}
    if wanted in _CODES:
        return wanted.parse(value)
    if is_dataclass(wanted):
        return _build_dataclass(wanted, value)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(value)
    if wanted in (datetime, date, time):
        return wanted.fromisoformat(value)
    return float(value) if wanted is float else value  # fractions travel as text, see the envelope


def _build_union(options: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        return None
    if set(options) & set(_CODES):
        return parse_code(value)
    return _build(next(o for o in options if o is not type(None)), value)


def _build_key(wanted: Any, key: str) -> Any:
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        kind = type(next(iter(wanted)).value)
        return wanted(kind(key))
    return key


def _build_dataclass(wanted: Any, value: Mapping[str, Any]) -> Any:
    hints = _hints(wanted)
    return wanted(**{f.name: _build(hints[f.name], value[f.name]) for f in fields(wanted) if f.name in value})


@cache
def _hints(wanted: Any) -> dict[str, Any]:
    return get_type_hints(wanted)
