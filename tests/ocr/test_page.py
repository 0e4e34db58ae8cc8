import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.domain.errors import RuleError
from ocr.hocr import words_from_hocr
from ocr.page import decode
from tests.ocr.papers import BODY, drawn_page


def saved(tmp_path, name, image, **how):
    path = tmp_path / name
    image.save(path, **how)
    return path


def test_an_empty_file_is_refused_by_name(tmp_path):
    path = tmp_path / "trang.jpg"
    path.write_bytes(b"")

    with pytest.raises(RuleError, match=r"file\.empty"):
        decode(path)


@pytest.mark.parametrize("name", ["trang.jpg", "trang.png", "trang.tif"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_cut_file_is_refused_and_not_read_in_part(tmp_path, name, share):
    path = saved(tmp_path, name, drawn_page(BODY, size=(600, 400)))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(RuleError, match=r"file\.damaged"):
        decode(path)


def test_a_jpeg_cut_inside_but_with_its_end_mark_is_refused(tmp_path):
    path = saved(tmp_path, "trang.jpg", drawn_page(BODY, size=(600, 400)))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"\xff\xd9")

    with pytest.raises(RuleError, match=r"file\.damaged"):
        decode(path)


def test_a_picture_bomb_is_refused_before_it_fills_the_memory(tmp_path):
    header = struct.pack(">II5B", 20_000, 20_000, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    path = tmp_path / "trang.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)

    with pytest.raises(RuleError, match=r"file\.bomb"):
        decode(path)


def test_a_pdf_is_no_page_image(tmp_path):
    path = saved(tmp_path, "trang.pdf", Image.new("L", (50, 50)))

    with pytest.raises(RuleError, match=r"file\.not_an_image"):
        decode(path)


def test_see_through_parts_of_a_picture_are_paper_not_ink(tmp_path):
    path = saved(tmp_path, "trang.png", Image.new("RGBA", (30, 20), (0, 0, 0, 0)))

    assert decode(path)[0].min() == 255


def test_a_turn_mark_of_a_camera_is_ignored_for_every_part_of_the_desk_sees_the_stored_pixels(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path, "trang.jpg", Image.new("RGB", (60, 20), "white"), exif=exif)

    assert decode(path)[0].shape == (20, 60, 3)


def test_pixels_deeper_than_eight_bits_are_read(tmp_path):
    deep = np.full((20, 30), 60_000, dtype=np.uint16)
    deep[5:9, 5:9] = 0
    path = saved(tmp_path, "trang.png", Image.fromarray(deep))

    picture, _ = decode(path)

    assert picture.dtype == np.uint8
    assert (picture.min(), picture.max()) == (0, 255)


def hocr(*rows):
    words = (
        f"<span class='ocr_line' id='line_1_{n}' title='bbox 0 0 9 9'>"
        f"<span class='ocrx_word' id='word_1_{n}' title='bbox 10 {20 * n} 40 {20 * n + 9}; x_wconf 91'>"
        f"{text}</span></span>"
        for n, text in enumerate(rows, 1)
    )
    return "".join(words)


def test_words_come_composed_numbered_by_line_and_with_vietnamese_letters_only():
    words = words_from_hocr(hocr("Nguye\u0302\u0303n", "Ðường", "A &amp; B"))

    assert [(each.word.text, each.word.line) for each in words] == [("Nguyễn", 0), ("Đường", 1), ("A & B", 2)]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_answer_of_the_engine_gives_words_or_nothing(rows):
    assert all(each.word.text for each in words_from_hocr(hocr(*rows)))
    assert all(each.word.text for each in words_from_hocr("".join(rows)))
