"""The SANE C interface (libsane.so.1, API 1.0) by ctypes: devices, options, frames, numeric statuses.

python-sane needs a compiler, tells errors as text only and returns cut pages as good ones.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

LIBRARIES = ("libsane.so.1", "libsane.1.dylib")
"""Names of SANE's library, which this API is fixed to; Windows has none."""

_FIXED_ONE = 65536.0  # SANE_Fixed has 16 bits behind the point
_CAP_SETTABLE = 1
_CAP_INACTIVE = 32
_ACTION_GET, _ACTION_SET = 0, 1
_CHUNK = 1 << 18
_LET_GO_SECONDS = 2.0  # below the grace the desk gives a cancelled driver


class Status(IntEnum):
    """SANE_Status."""

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


class Kind(IntEnum):
    """SANE_Value_Type."""

    BOOL = 0
    INT = 1
    FIXED = 2
    STRING = 3
    BUTTON = 4
    GROUP = 5


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


@dataclass(frozen=True, slots=True)
class Parameters:
    """SANE_Parameters of the frame under way; ``lines`` is -1 when the device cannot know."""

    format: int
    last_frame: bool
    bytes_per_line: int
    pixels_per_line: int
    lines: int
    depth: int


class _Device(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("name", "vendor", "model", "type")]


class _Range(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("min", "max", "quant")]


class _Constraint(ctypes.Union):
    _fields_ = [
        ("strings", ctypes.POINTER(ctypes.c_char_p)),
        ("words", ctypes.POINTER(ctypes.c_int)),
        ("range", ctypes.POINTER(_Range)),
    ]


class _Descriptor(ctypes.Structure):
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


class _Parameters(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_int)
        for name in ("format", "last_frame", "bytes_per_line", "pixels_per_line", "lines", "depth")
    ]


def load() -> ctypes.CDLL | None:
    """Return the library with its initialisation done; None where it is not installed.

    Raises:
        SaneError: It is there and refuses to start.
    """
    library = _library()
    if library is None:
        return None
    library.sane_get_option_descriptor.restype = ctypes.POINTER(_Descriptor)
    library.sane_get_option_descriptor.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.sane_close.restype = library.sane_cancel.restype = library.sane_exit.restype = None
    for name in ("close", "cancel", "start"):
        getattr(library, f"sane_{name}").argtypes = [ctypes.c_void_p]
    library.sane_get_parameters.argtypes = [ctypes.c_void_p, ctypes.POINTER(_Parameters)]
    library.sane_control_option.argtypes = [
        ctypes.c_void_p,
        ctypes.c_int,
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_int),
    ]
    library.sane_read.argtypes = [
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_int,
        ctypes.POINTER(ctypes.c_int),
    ]
    check(library.sane_init(None, None))
    return library


def _library() -> ctypes.CDLL | None:
    for name in LIBRARIES:
        with suppress(OSError):
            return ctypes.CDLL(name)
    return None


def check(status: int) -> None:
    """Raise SaneError unless the status is GOOD."""
    if status != Status.GOOD:
        raise SaneError(status)


def device_names(library: ctypes.CDLL) -> list[tuple[str, str]]:
    """Return the SANE name and a readable name of every device."""
    listed = ctypes.POINTER(ctypes.POINTER(_Device))()
    check(library.sane_get_devices(ctypes.byref(listed), 0))
    found: list[tuple[str, str]] = []
    at = 0
    while listed[at]:
        device = listed[at].contents
        found.append((_text(device.name), f"{_text(device.vendor)} {_text(device.model)}".strip()))
        at += 1
    return found


class Handle:
    """An open device. Use as a context: it is cancelled and closed on leaving."""

    def __init__(self, library: ctypes.CDLL, name: str) -> None:
        self._library = library
        self._handle = ctypes.c_void_p()
        check(library.sane_open(name.encode(), ctypes.byref(self._handle)))

    def __enter__(self) -> Handle:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the device, for so long as it lets us.

        Back ends that end their reader thread in the middle of a malloc wait for it for ever (the test
        back end of 1.2.1 does so about once in ten broken pages); the fault is to be told all the same.
        """
        letting_go = threading.Thread(target=self._let_go, daemon=True)  # noqa: TID251
        letting_go.start()
        letting_go.join(_LET_GO_SECONDS)

    def _let_go(self) -> None:
        self._library.sane_cancel(self._handle)
        self._library.sane_close(self._handle)

    def options(self) -> dict[str, Option]:
        """Return the device's active options by name; setting one may change the others."""
        count = ctypes.c_int()
        check(self._library.sane_control_option(self._handle, 0, _ACTION_GET, ctypes.byref(count), None))
        found = (self._option(index) for index in range(1, count.value))
        return {option.name: option for option in found if option is not None}

    def set(self, option: Option, value: str | float | bool) -> None:
        """Set an option to a value that was found allowed."""
        buffer = _as_sane(option, value)
        index, place = option.index, ctypes.byref(buffer)
        check(self._library.sane_control_option(self._handle, index, _ACTION_SET, place, None))

    def number(self, option: Option) -> float:
        """Return what a numeric option is really set to; devices round."""
        word = ctypes.c_int()
        index, place = option.index, ctypes.byref(word)
        check(self._library.sane_control_option(self._handle, index, _ACTION_GET, place, None))
        return word.value / _FIXED_ONE if option.kind is Kind.FIXED else float(word.value)

    def start(self) -> Parameters:
        """Begin one frame and return its parameters."""
        check(self._library.sane_start(self._handle))
        told = _Parameters()
        check(self._library.sane_get_parameters(self._handle, ctypes.byref(told)))
        return Parameters(
            told.format,
            bool(told.last_frame),
            told.bytes_per_line,
            told.pixels_per_line,
            told.lines,
            told.depth,
        )

    def blocks(self) -> Iterator[bytes]:
        """Yield the bytes of the frame as they come, until its end."""
        buffer = ctypes.create_string_buffer(_CHUNK)
        length = ctypes.c_int()
        while True:
            status = self._library.sane_read(self._handle, buffer, _CHUNK, ctypes.byref(length))
            if status == Status.EOF:
                return
            check(status)
            yield buffer.raw[: length.value]

    def _option(self, index: int) -> Option | None:
        pointer = self._library.sane_get_option_descriptor(self._handle, index)
        if not pointer or pointer.contents.type >= Kind.BUTTON or pointer.contents.cap & _CAP_INACTIVE:
            return None
        told = pointer.contents
        kind = Kind(told.type)
        choices, span = _limits(told, kind)
        settable = bool(told.cap & _CAP_SETTABLE)
        return Option(index, _text(told.name), kind, told.size, settable, choices, span)


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
        yield _text(strings[at])
        at += 1


def _as_sane(option: Option, value: str | float | bool) -> Any:
    if option.kind is Kind.STRING:
        return ctypes.create_string_buffer(
            str(value).encode(), max(option.size, len(str(value).encode()) + 1)
        )
    unit = _FIXED_ONE if option.kind is Kind.FIXED else 1.0
    return ctypes.c_int(round(float(value) * unit))


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", errors="replace")
