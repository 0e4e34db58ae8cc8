"""What the SANE C interface (API 1.0) passes: statuses, options and their limits, parameters of a frame."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

_FIXED_ONE = 65536.0  # SANE_Fixed has 16 bits behind the point
_CAP_SETTABLE = 1
_CAP_READABLE = 4
_CAP_INACTIVE = 32


class Status(IntEnum):
    """SANE_Status; the last two are in newer headers and used by few back ends."""

    GOOD = 0
    UNSUPPORTED = 1
    CANCELLED = 2
    DEVICE_BUSY = 3
    INVAL = 4
    EOF = 5
    JAMMED = 6
    NO_DOCS = 7
    COVER_OPEN = 8
    IO_ERROR = 9
    NO_MEM = 10
    ACCESS_DENIED = 11
    WARMING_UP = 12
    HW_LOCKED = 13


class Kind(IntEnum):
    """SANE_Value_Type."""

    BOOL = 0
    INT = 1
    FIXED = 2
    STRING = 3
    BUTTON = 4
    GROUP = 5


class Unit(IntEnum):
    """SANE_Unit, as far as sizes are given in it."""

    NONE = 0
    PIXEL = 1
    MM = 3


class SaneError(Exception):
    """A call that did not end GOOD."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Option:
    """One option of an open device, with what it may be set to.

    Args:
        choices: The only values allowed, empty when there is a span or no limit.
        span: Lowest and highest value and step (0 for any), None when there is none.
    """

    index: int
    name: str
    kind: Kind
    size: int
    settable: bool
    choices: tuple[str, ...] | tuple[float, ...] = ()
    span: tuple[float, float, float] | None = None
    unit: int = Unit.NONE
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Parameters:
    """SANE_Parameters of the frame under way; ``lines`` is -1 when the device cannot know."""

    format: int
    last_frame: bool
    bytes_per_line: int
    pixels_per_line: int
    lines: int
    depth: int


class DeviceStruct(ctypes.Structure):
    """SANE_Device."""

    _fields_ = [(name, ctypes.c_char_p) for name in ("name", "vendor", "model", "type")]


class _Range(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("min", "max", "quant")]


class _Constraint(ctypes.Union):
    _fields_ = [
        ("strings", ctypes.POINTER(ctypes.c_char_p)),
        ("words", ctypes.POINTER(ctypes.c_int)),
        ("range", ctypes.POINTER(_Range)),
    ]


class DescriptorStruct(ctypes.Structure):
    """SANE_Option_Descriptor."""

    _fields_ = [
        ("name", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("desc", ctypes.c_char_p),
        ("type", ctypes.c_int),
        ("unit", ctypes.c_int),
        ("size", ctypes.c_int),
        ("cap", ctypes.c_int),
        ("constraint_type", ctypes.c_int),
        ("constraint", _Constraint),
    ]


class ParametersStruct(ctypes.Structure):
    """SANE_Parameters."""

    _fields_ = [
        (name, ctypes.c_int)
        for name in ("format", "last_frame", "bytes_per_line", "pixels_per_line", "lines", "depth")
    ]


def option_of(told: Any, index: int) -> Option | None:
    """Return the option of a descriptor; None for buttons, groups and what is switched off now."""
    if told.type >= Kind.BUTTON or told.cap & _CAP_INACTIVE:
        return None
    kind = Kind(told.type)
    choices, span = _limits(told, kind)
    settable, readable = bool(told.cap & _CAP_SETTABLE), bool(told.cap & _CAP_READABLE)
    return Option(index, text_of(told.name), kind, told.size, settable, choices, span, told.unit, readable)


def number_of(option: Option, word: int) -> float:
    """Return a numeric value of an option from SANE's word."""
    return word / _FIXED_ONE if option.kind is Kind.FIXED else float(word)


def _limits(told: Any, kind: Kind) -> tuple[Any, tuple[float, float, float] | None]:
    """Return choices and span of a descriptor (SANE_Constraint_Type 1 range, 2 words, 3 strings)."""
    unit = _FIXED_ONE if kind is Kind.FIXED else 1.0
    if told.constraint_type == 1:
        span = told.constraint.range.contents
        return (), (span.min / unit, span.max / unit, span.quant / unit)
    if told.constraint_type == 2:
        words = told.constraint.words
        return tuple(words[at] / unit for at in range(1, words[0] + 1)), None
    if told.constraint_type == 3:
        return tuple(_strings(told.constraint.strings)), None
    return (), None


def _strings(strings: Any) -> Iterator[str]:
    at = 0
    while strings[at] is not None:
        yield text_of(strings[at])
        at += 1


def as_sane(option: Option, value: str | float | bool) -> Any:
    """Return the value as the C buffer that SANE wants for this option."""
    if option.kind is Kind.STRING:
        return ctypes.create_string_buffer(
            str(value).encode(), max(option.size, len(str(value).encode()) + 1)
        )
    unit = _FIXED_ONE if option.kind is Kind.FIXED else 1.0
    return ctypes.c_int(round(float(value) * unit))


def text_of(raw: bytes | None) -> str:
    """Return a C string; none is empty."""
    return (raw or b"").decode("utf-8", errors="replace")
