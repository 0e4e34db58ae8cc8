"""The largest picture of a camera, as Video4Linux tells it: structures recorded from the kernel's header."""

from __future__ import annotations

import errno
import struct
from dataclasses import dataclass, field

import pytest

from scanner.camera_sizes import COMMON_SIZES, offered_sizes, v4l2_sizes

ENUM_FMT, ENUM_FRAMESIZES = 0xC0405602, 0xC02C564A
DISCRETE, STEPWISE = 1, 3


def code(name: str) -> int:
    return struct.unpack("<I", name.encode())[0]


@dataclass
class Kernel:
    """Answers as the kernel does: formats by index, sizes by format, EINVAL behind the last."""

    formats: dict[str, list[tuple[int, ...]]]
    stepwise: bool = False
    asked: list[int] = field(default_factory=list)

    def __call__(self, request: int, structure: bytes) -> bytes:
        self.asked.append(request)
        index, wanted = struct.unpack_from("=II", structure)
        try:
            if request == ENUM_FMT:
                assert len(structure) == 64
                name = list(self.formats)[index]
                head = struct.pack("=III32sI", index, wanted, 0, b"Motion-JPEG", code(name))
                return head.ljust(64, b"\0")
            assert request == ENUM_FRAMESIZES and len(structure) == 44
            sizes = next(v for k, v in self.formats.items() if code(k) == wanted)
            kind = STEPWISE if self.stepwise else DISCRETE
            return struct.pack("=III", index, wanted, kind) + struct.pack(
                f"={len(sizes[index])}I", *sizes[index]
            ).ljust(32, b"\0")
        except IndexError:
            raise OSError(errno.EINVAL, "Invalid argument") from None


def test_sizes_come_from_large_to_small_and_those_of_compressed_pictures_win() -> None:
    camera = Kernel({"YUYV": [(640, 480), (1280, 720)], "MJPG": [(640, 480), (3264, 2448), (1920, 1080)]})
    assert v4l2_sizes(camera) == ((3264, 2448), (1920, 1080), (640, 480))


def test_a_camera_without_compressed_pictures_has_its_raw_sizes() -> None:
    assert v4l2_sizes(Kernel({"YUYV": [(640, 480), (2592, 1944)]})) == ((2592, 1944), (640, 480))


def test_a_camera_of_any_size_up_to_a_limit_is_asked_for_the_common_ones_below_it() -> None:
    sizes = v4l2_sizes(Kernel({"MJPG": [(16, 2000, 8, 16, 1500, 8)]}, stepwise=True))
    assert sizes[:2] == ((2000, 1500), (1920, 1440))
    assert sizes[-1] == (640, 480)


def test_pictures_too_large_for_a_stream_are_left_out() -> None:
    assert v4l2_sizes(Kernel({"MJPG": [(8000, 6000), (4000, 3000)]})) == ((4000, 3000),)


@pytest.mark.parametrize("address", ["0", "/dev/video97"])
def test_where_sizes_cannot_be_asked_the_common_ones_are_tried_from_the_largest(address: str) -> None:
    assert offered_sizes(address) == COMMON_SIZES
    pixels = [wide * high for wide, high in COMMON_SIZES]
    assert pixels == sorted(pixels, reverse=True)
