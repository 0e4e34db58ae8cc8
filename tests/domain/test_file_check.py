"""The desk looks at a file's header before any decoder does, and says what is wrong with it."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Literal

import cv2
import numpy as np
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.errors import RuleError
from app.domain.scanning.file_check import MAX_BYTES, PictureFacts, check_picture, shown_name
from app.messages import known_codes


@pytest.fixture
def picture() -> Image.Image:
    noise = np.random.default_rng(7).integers(0, 256, (400, 300, 3), dtype=np.uint8)
    return Image.fromarray(noise)


def refusal(path: Path) -> str:
    with pytest.raises(RuleError) as refused:
        check_picture(path)
    assert refused.value.code in known_codes("vi") & known_codes("en")
    return refused.value.code


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize(
    ("name", "mime"),
    [("a.jpg", "image/jpeg"), ("a.png", "image/png"), ("a.tif", "image/tiff")],
)
def test_a_whole_picture_tells_its_pixels_and_its_dots_per_inch(
    tmp_path: Path, picture: Image.Image, name: str, mime: str
) -> None:
    picture.save(tmp_path / name, dpi=(300, 300))
    assert check_picture(tmp_path / name) == PictureFacts(mime, 300, 400, 300)


def test_a_picture_without_resolution_says_zero(tmp_path: Path, picture: Image.Image) -> None:
    picture.save(tmp_path / "a.png")
    assert check_picture(tmp_path / "a.png").dpi == 0


def test_every_page_of_a_tiff_is_counted(tmp_path: Path, picture: Image.Image) -> None:
    picture.save(tmp_path / "a.tif", save_all=True, append_images=[picture, picture])
    assert check_picture(tmp_path / "a.tif").pages == 3


def test_a_pdf_tells_the_points_of_its_first_page(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.save(tmp_path / "a.pdf")
    assert check_picture(tmp_path / "a.pdf") == PictureFacts("application/pdf", 595, 842, 72)


@pytest.mark.parametrize("strength", [4, 6])
@pytest.mark.parametrize("password", ["secret", ""])
def test_a_locked_pdf_is_refused(tmp_path: Path, password: str, strength: Literal[4, 6]) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="owner", user=password, R=strength))
    assert refusal(tmp_path / "a.pdf") == "file.encrypted"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    assert refusal(tmp_path / "a.jpg") == "file.empty"


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 3 * 1024**3])
def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path, size: int) -> None:
    with (tmp_path / "a.jpg").open("wb") as file:
        file.truncate(size)
    assert refusal(tmp_path / "a.jpg") == "file.too_large"


def test_a_file_that_is_gone_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.jpg") == "file.missing"
    assert refusal(tmp_path) == "file.missing"


@pytest.mark.parametrize("content", [b"MZ\x90\0 program", b"<html></html>", b"GIF89a", b"\xff\xd8"])
def test_what_is_no_picture_is_refused_whatever_its_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    assert refusal(tmp_path / "a.jpg") == "file.not_an_image"


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif"])
@pytest.mark.parametrize("share", [0.3, 0.9, 0.99])
def test_a_picture_cut_in_copying_is_refused(
    tmp_path: Path, picture: Image.Image, name: str, share: float
) -> None:
    picture.save(tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: int(len(whole) * share)])
    assert refusal(tmp_path / name) == "file.damaged"


def test_a_jpeg_cut_after_its_own_preview_is_still_seen_as_cut(tmp_path: Path, picture: Image.Image) -> None:
    preview = bytes(cv2.imencode(".jpg", np.zeros((8, 8, 3), np.uint8))[1])
    exif = b"Exif\0\0" + preview
    picture.save(tmp_path / "a.jpg", exif=exif)
    whole = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(whole[:-500])
    assert refusal(tmp_path / "a.jpg") == "file.damaged"


def test_a_pdf_cut_in_copying_is_refused(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "a.pdf")
    whole = (tmp_path / "a.pdf").read_bytes()
    (tmp_path / "a.pdf").write_bytes(whole[:-20])
    assert refusal(tmp_path / "a.pdf") == "file.damaged"


def test_a_decompression_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + body + chunk(b"IEND", b""))
    assert refusal(tmp_path / "a.png") == "file.bomb"


def test_a_tiff_whose_pages_point_at_each_other_does_not_hang_the_desk(tmp_path: Path) -> None:
    tags = struct.pack("<HHII", 256, 4, 1, 10) + struct.pack("<HHII", 257, 4, 1, 10)
    strips = struct.pack("<HHII", 273, 4, 1, 8) + struct.pack("<HHII", 279, 4, 1, 4)
    page = struct.pack("<H", 4) + tags + strips + struct.pack("<I", 8)
    (tmp_path / "a.tif").write_bytes(b"II*\0" + struct.pack("<I", 8) + page)
    assert refusal(tmp_path / "a.tif") == "file.damaged"


def test_a_tiff_whose_damaged_table_lost_the_width_is_refused(tmp_path: Path, picture: Image.Image) -> None:
    picture.save(tmp_path / "a.tif")
    content = bytearray((tmp_path / "a.tif").read_bytes())
    content[10] = 1  # the first tag, width (256), becomes a second height (257)
    (tmp_path / "a.tif").write_bytes(content)
    assert refusal(tmp_path / "a.tif") == "file.damaged"


def test_a_number_in_a_file_name_is_never_shown() -> None:
    assert shown_name(Path("CCCD 038192000016 mặt trước.jpg")) == "CCCD … mặt trước.jpg"


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(data=st.data())
def test_damaged_bytes_are_measured_or_refused_and_nothing_else(
    tmp_path: Path, picture: Image.Image, name: str, data: st.DataObject
) -> None:
    picture.crop((0, 0, 20, 20)).save(tmp_path / name)
    content = bytearray((tmp_path / name).read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    (tmp_path / name).write_bytes(content)
    with suppress(RuleError):
        assert check_picture(tmp_path / name).width_px > 0
