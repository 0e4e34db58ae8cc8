"""Files come from anybody: transparent, of many pages, with marks that make no sense."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.pictures.exif import CameraMarks, camera_marks
from app.pictures.files import Picture, open_pages
from scanner.files import pages_of


def drawing(mode: str) -> Image.Image:
    """Draw blue strokes, half of them see-through, on a ground that is not there."""
    ink = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    ink.paste((0, 0, 255, 255), (0, 0, 20, 40))
    ink.paste((0, 0, 255, 128), (20, 0, 40, 40))
    return ink.quantize() if mode == "P" else ink.convert(mode)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white_paper(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "chu-ky.png"
    drawing(mode).save(path)
    page = next(open_pages(path))
    assert page[20, 50].tolist() == [255, 255, 255]
    full, half = int(page[20, 10].min()), int(page[20, 30].min())
    assert full < 40 and 110 < half < 170


def test_deep_transparent_pictures_are_laid_on_white_too(tmp_path: Path) -> None:
    deep = np.zeros((20, 30, 4), np.uint16)
    deep[:, :10, 3] = 65535
    path = tmp_path / "sau.png"
    path.write_bytes(cv2.imencode(".png", deep)[1].tobytes())
    page = next(open_pages(path))
    assert (page[5, 5].max(), page[5, 20].min()) == (0, 255)


def many_pages(path: Path, count: int) -> list[Picture]:
    rng = np.random.default_rng(1)
    pages = [rng.integers(0, 255, (50 + number, 40, 3), np.uint8) for number in range(count)]
    path.write_bytes(cv2.imencodemulti(".tiff", pages)[1].tobytes())
    return pages


def test_pages_of_a_tiff_come_one_by_one_and_exact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = many_pages(tmp_path / "bo.tif", 5)
    decode, most = cv2.imdecodemulti, [0]

    def counted(*given: object, **named: object) -> tuple[bool, tuple[Picture, ...]]:
        whole, pages = decode(*given, **named)
        most[0] = max(most[0], len(pages))
        return whole, pages

    monkeypatch.setattr(cv2, "imdecodemulti", counted)
    pages = list(open_pages(tmp_path / "bo.tif"))
    assert all(np.array_equal(a, b) for a, b in zip(pages, drawn, strict=True))
    assert most == [1]


def pdf(path: Path, pages: int) -> Path:
    sheets = [Image.new("L", (20, 30), 255) for _ in range(pages)]
    sheets[0].save(path, save_all=True, append_images=sheets[1:])
    return path


@pytest.mark.parametrize("make", [pdf, many_pages])
def test_a_page_is_stored_before_the_next_is_drawn(
    make: Callable[[Path, int], object], tmp_path: Path
) -> None:
    source, into = tmp_path / ("bo.pdf" if make is pdf else "bo.tif"), tmp_path / "vao"
    into.mkdir()
    make(source, 4)
    for number, sheet in enumerate(pages_of(source, into), start=1):
        assert sheet.number == number
        assert list(into.iterdir()) == [sheet.path]  # the others are not drawn yet
        sheet.path.unlink()


def exif(entries: list[tuple[int, int, int, bytes]], tail: bytes = b"") -> bytes:
    """Write a table of tags as a camera does; the values may be anything."""
    table = b"".join(struct.pack("<HHI4s", tag, kind, count, value) for tag, kind, count, value in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + table + b"\0\0\0\0" + tail


def photograph(path: Path, tags: bytes) -> Path:
    held = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 180, 160)).save(held, "jpeg")
    jpeg, mark = held.getvalue(), b"Exif\0\0" + tags
    path.write_bytes(jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(mark) + 2) + mark + jpeg[2:])
    return path


TURNED = (0x0112, 3, 1, b"\x06\0\0\0")


def test_the_marks_of_a_camera_are_read(tmp_path: Path) -> None:
    assert camera_marks(photograph(tmp_path / "a.jpg", exif([TURNED]))) == CameraMarks(6)
    lens = struct.pack("<H", 1) + struct.pack("<HHI4s", 0x829D, 5, 1, b"\0\0\0\0") + b"\0\0\0\0"
    both = exif([TURNED, (0x8769, 4, 1, struct.pack("<I", 8 + 2 + 24 + 4))], lens)
    assert camera_marks(photograph(tmp_path / "b.jpg", both)) == CameraMarks(6, exposed=True)
    told = Image.Exif()
    told[0x0112] = 8
    Image.new("L", (9, 9)).save(tmp_path / "c.png", exif=told)
    assert camera_marks(tmp_path / "c.png") == CameraMarks(8)


HOSTILE = [
    exif([(0x0112, 2, 4, b"abc\0")]),
    exif([(0x0112, 5, 1, struct.pack("<I", 26))], struct.pack("<II", 0, 0)),
    exif([(0x0112, 11, 1, struct.pack("<f", float("nan")))]),
    exif([(0x0112, 3, 1, b"\x09\0\0\0")]),
    exif([(0x0112, 3, 1, b"\0\0\0\0")]),
    exif([(0x0112, 3, 60000, b"\xff\xff\xff\xff"), (0x8769, 4, 1, b"\xff\xff\xff\xff")]),
    b"II*\0\xff\xff\xff\xff",
    b"MM",
]


@pytest.mark.parametrize("tags", HOSTILE)
def test_marks_that_make_no_sense_are_no_marks(tags: bytes, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert camera_marks(photograph(tmp_path / "x.jpg", tags)) == CameraMarks()


@given(st.binary(max_size=80))
def test_no_bytes_of_marks_make_the_desk_stumble(
    tmp_path_factory: pytest.TempPathFactory, tags: bytes
) -> None:
    path = photograph(tmp_path_factory.getbasetemp() / "bat-ky.jpg", b"II*\0\x08\0\0\0" + tags)
    assert 1 <= camera_marks(path).orientation <= 8
