"""Frozen dataclasses to JSON-ready values and back, by their own type hints and nothing else.

How a type is taken apart or built is worked out once and kept: a draft of two hundred pages is written and
read at every page that arrives.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.domain.codes import DossierCode, ProvisionalCode, parse_code

T = TypeVar("T")
_CODES = (DossierCode, ProvisionalCode)
_ATOMS = frozenset({str, int, float, bool, type(None)})

_Step = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """Return the value as dicts, lists, strings and numbers; sets are sorted so that it is repeatable."""
    kind: Any = type(value)
    return value if kind in _ATOMS else _taker(kind)(value)


@cache
def _taker(kind: type) -> _Step:
    """Return how a value of this type is taken apart."""
    if issubclass(kind, _CODES):
        return str
    if is_dataclass(kind):
        return _taker_of_fields(tuple(f.name for f in fields(kind)))
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, date | datetime | time):
        return lambda value: value.isoformat()
    if issubclass(kind, Mapping):
        return lambda value: {str(to_plain(key)): to_plain(item) for key, item in value.items()}
    if issubclass(kind, frozenset | set):
        return lambda value: sorted(to_plain(item) for item in value)
    if issubclass(kind, tuple | list):
        return lambda value: [to_plain(item) for item in value]
    return lambda value: value


def _taker_of_fields(names: tuple[str, ...]) -> _Step:
    def take(value: Any) -> dict[str, Any]:
        return {name: to_plain(getattr(value, name)) for name in names}

    return take


def from_plain(wanted: type[T], value: Any) -> T:
    """Rebuild a value of the given type; unknown keys are ignored, absent ones take their defaults.

    That is what lets an older record be read after a field was added.

    Raises:
        ValueError, TypeError, KeyError: The value does not fit the type.
    """
    hint: Any = wanted
    build = _builder(hint)
    built: T = value if build is None else build(value)
    return built


@cache
def _builder(wanted: Any) -> _Step | None:
    """Return how a value of this type is built; None when it is one already."""
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _builder_of_union(get_args(wanted))
    if origin in (tuple, list, frozenset):
        return _builder_of_items(origin, _builder(get_args(wanted)[0]))
    if origin in (dict, Mapping):
        return _builder_of_mapping(*get_args(wanted))
    if wanted in _CODES:
        parse: _Step = wanted.parse
        return parse
    if is_dataclass(wanted):
        return _builder_of_fields(wanted)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted
    if wanted in (datetime, date, time):
        read: _Step = wanted.fromisoformat
        return read
    return float if wanted is float else None  # fractions travel as text, see the envelope


def _builder_of_union(options: tuple[Any, ...]) -> _Step:
    plain = next(o for o in options if o is not type(None))
    build = parse_code if set(options) & set(_CODES) else _builder(plain)
    if build is None:
        return lambda value: value
    return lambda value: None if value is None else build(value)


def _builder_of_items(origin: Any, build: _Step | None) -> _Step:
    if build is None:
        return cast(_Step, origin)
    return lambda value: origin(build(item) for item in value)


def _builder_of_mapping(key: Any, item: Any) -> _Step:
    build = _builder(item)

    def built(value: Mapping[str, Any]) -> dict[Any, Any]:
        return {_key(key, k): v if build is None else build(v) for k, v in value.items()}

    return built


def _key(wanted: Any, key: str) -> Any:
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        kind = type(next(iter(wanted)).value)
        return wanted(kind(key))
    return key


def _builder_of_fields(wanted: Any) -> _Step:
    hints = get_type_hints(wanted)
    builders = [(f.name, _builder(hints[f.name])) for f in fields(wanted)]

    def built(value: Mapping[str, Any]) -> Any:
        return wanted(
            **{
                name: value[name] if build is None else build(value[name])
                for name, build in builders
                if name in value
            }
        )

    return built
