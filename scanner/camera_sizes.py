"""The largest picture a camera gives: asked of Video4Linux, elsewhere tried from large to small."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable, Iterator

Size = tuple[int, int]
Control = Callable[[int, bytes], bytes]
"""Ask an open device file: a request number and its structure in, the structure filled in out.

Raises OSError when there is nothing more to tell.
"""

COMMON_SIZES: tuple[Size, ...] = (
    (4608, 3456),
    (4160, 3120),
    (4000, 3000),
    (3840, 2880),
    (3840, 2160),
    (3264, 2448),
    (2592, 1944),
    (2560, 1920),
    (2560, 1440),
    (2304, 1536),
    (2048, 1536),
    (1920, 1440),
    (1920, 1080),
    (1600, 1200),
    (1280, 960),
    (1280, 720),
    (1024, 768),
    (800, 600),
    (640, 480),
)
"""What document cameras and webcams are built with, 4:3 and 16:9, largest first."""

LARGEST_PIXELS = 24_000_000
"""A stream of larger pictures costs more than a page needs: this is A4 at 480 dpi."""

_CAPTURE = 1
_ENUM_FMT = 0xC040_5602  # VIDIOC_ENUM_FMT: struct v4l2_fmtdesc, 64 bytes
_ENUM_FRAMESIZES = 0xC02C_564A  # VIDIOC_ENUM_FRAMESIZES: struct v4l2_frmsizeenum, 44 bytes
_DISCRETE = 1
_MOST = 64  # a driver that never says "no more" must not hold us


def offered_sizes(address: str) -> tuple[Size, ...]:
    """Return the sizes to ask a camera for, largest first."""
    if not (sys.platform == "linux" and address.startswith("/dev/")):
        return COMMON_SIZES
    try:
        handle = os.open(address, os.O_RDWR | os.O_NONBLOCK)
    except OSError:
        return COMMON_SIZES
    try:
        return v4l2_sizes(_control_of(handle)) or COMMON_SIZES
    finally:
        os.close(handle)


def v4l2_sizes(control: Control) -> tuple[Size, ...]:
    """Return the sizes a Video4Linux camera lists, largest first; compressed formats win, if it has any.

    Most cameras give their full size only as Motion-JPEG: raw pictures of it do not fit through USB.
    """
    formats = list(_formats(control))
    compressed = [code for code in formats if code in (_code("MJPG"), _code("JPEG"))]
    sizes = {size for code in compressed or formats for size in _sizes(control, code)}
    fitting = [(wide, high) for wide, high in sizes if wide * high <= LARGEST_PIXELS]
    return tuple(sorted(fitting, key=lambda size: size[0] * size[1], reverse=True))


def _formats(control: Control) -> Iterator[int]:
    for index in range(_MOST):
        try:
            told = control(_ENUM_FMT, struct.pack("=II56x", index, _CAPTURE))
        except OSError:
            return
        yield struct.unpack_from("=I", told, 44)[0]


def _sizes(control: Control, code: int) -> Iterator[Size]:
    for index in range(_MOST):
        try:
            told = control(_ENUM_FRAMESIZES, struct.pack("=II36x", index, code))
        except OSError:
            return
        kind, wide, high, _, _, highest = struct.unpack_from("=IIIIII", told, 8)
        if kind == _DISCRETE:
            yield wide, high
            continue
        yield from _within((high, highest))  # min_width, max_width, step, min_height, max_height, step
        return


def _within(limits: Size) -> Iterator[Size]:
    """Yield the common sizes up to the limits, and the limits themselves."""
    widest, highest = limits
    yield limits
    yield from ((w, h) for w, h in COMMON_SIZES if w <= widest and h <= highest)


def _code(name: str) -> int:
    return int(struct.unpack("<I", name.encode("ascii"))[0])


def _control_of(handle: int) -> Control:
    import fcntl  # only where there is Video4Linux

    def control(request: int, structure: bytes) -> bytes:
        return fcntl.ioctl(handle, request, structure)

    return control
