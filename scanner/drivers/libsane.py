"""The SANE C interface (libsane.so.1, API 1.0) by ctypes: devices, options, bytes, numeric statuses.

python-sane needs a compiler, tells errors as text only and returns cut pages as good ones.
"""

from __future__ import annotations

import ctypes
import threading
from contextlib import suppress

from app.pictures.files import Picture
from scanner.drivers.libsane_types import (
    DescriptorStruct,
    DeviceStruct,
    Kind,
    Option,
    Parameters,
    ParametersStruct,
    SaneError,
    Status,
    as_sane,
    number_of,
    option_of,
    text_of,
)

LIBRARIES = ("libsane.so.1", "libsane.1.dylib")
"""Names of SANE's library, which this API is fixed to; Windows has none."""

_ACTION_GET, _ACTION_SET = 0, 1
_MOST_A_CALL = 1 << 20
_LET_GO_SECONDS = 2.0  # below the grace the desk gives a cancelled driver


def load() -> ctypes.CDLL | None:
    """Return the library with its initialisation done; None where it is not installed.

    Raises:
        SaneError: It is there and refuses to start.
    """
    library = _library()
    if library is None:
        return None
    library.sane_get_option_descriptor.restype = ctypes.POINTER(DescriptorStruct)
    library.sane_get_option_descriptor.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.sane_close.restype = library.sane_cancel.restype = library.sane_exit.restype = None
    for name in ("close", "cancel", "start"):
        getattr(library, f"sane_{name}").argtypes = [ctypes.c_void_p]
    library.sane_get_parameters.argtypes = [ctypes.c_void_p, ctypes.POINTER(ParametersStruct)]
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
    listed = ctypes.POINTER(ctypes.POINTER(DeviceStruct))()
    check(library.sane_get_devices(ctypes.byref(listed), 0))
    found: list[tuple[str, str]] = []
    at = 0
    while listed[at]:
        device = listed[at].contents
        found.append((text_of(device.name), f"{text_of(device.vendor)} {text_of(device.model)}".strip()))
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
        buffer = as_sane(option, value)
        index, place = option.index, ctypes.byref(buffer)
        check(self._library.sane_control_option(self._handle, index, _ACTION_SET, place, None))

    def number(self, option: Option) -> float:
        """Return what a numeric option is really set to; devices round."""
        word = ctypes.c_int()
        index, place = option.index, ctypes.byref(word)
        check(self._library.sane_control_option(self._handle, index, _ACTION_GET, place, None))
        return number_of(option, word.value)

    def sensed(self, name: str) -> bool:
        """Tell whether a sensor of the device says yes; False for one it does not have."""
        with suppress(SaneError):
            option = self.options().get(name)
            return (
                option is not None
                and option.kind is Kind.BOOL
                and option.readable
                and bool(self.number(option))
            )
        return False

    def start(self) -> Parameters:
        """Begin one frame and return its parameters."""
        check(self._library.sane_start(self._handle))
        told = ParametersStruct()
        check(self._library.sane_get_parameters(self._handle, ctypes.byref(told)))
        return Parameters(
            told.format,
            bool(told.last_frame),
            told.bytes_per_line,
            told.pixels_per_line,
            told.lines,
            told.depth,
        )

    def read(self, into: Picture, at: int) -> int | None:
        """Read bytes of the frame into a flat array from a place on; None at the end of the frame.

        Nothing is copied on the way: a side is 26 MB and a fast feeder delivers two in a second.
        """
        length = ctypes.c_int()
        room = min(into.size - at, _MOST_A_CALL)
        place = ctypes.c_void_p(into.ctypes.data + at)
        status = self._library.sane_read(self._handle, place, room, ctypes.byref(length))
        if status == Status.EOF:
            return None
        check(status)
        return length.value

    def _option(self, index: int) -> Option | None:
        pointer = self._library.sane_get_option_descriptor(self._handle, index)
        return option_of(pointer.contents, index) if pointer else None
