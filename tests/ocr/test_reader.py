"""The reader with its real engine and real child processes."""

import os
import re
import signal
import subprocess
import threading
import time
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter
from rapidfuzz.distance import Levenshtein

from app.domain.errors import DeviceError, RuleError
from app.ports import ReadingCancelled
from ocr.engine import PageReader
from tests.ocr.not_pages import brush_strokes, cloth, english, face, french, landscape
from tests.ocr.papers import BODY, HEADER, TYPES, drawn_page, noise, tilted

pytestmark = pytest.mark.slow

LINES = [
    *HEADER,
    "GIẤY CHỨNG SINH",
    "Họ và tên mẹ: Nguyễn Thị Mẫu",
    "Số định danh cá nhân: 001192000012",
    "Cân nặng: 3200 gam. Người đỡ đẻ: Trần Thị Thử",
    *BODY,
    "Thử Nghiệm, ngày 12 tháng 11 năm 2026",
]


def orphaned_engines() -> list[str]:
    listed = subprocess.run(
        ["ps", "-eo", "ppid,stat,comm"], capture_output=True, text=True, check=True
    ).stdout
    return [line for line in listed.splitlines() if re.fullmatch(r"\s*1\s+[^Z]\S*\s+tesseract", line)]


def none_left_within(seconds: float, look: Callable[[], list[str]]) -> bool:
    """A killed process needs a moment to give its memory back."""
    until = time.monotonic() + seconds
    while look() and time.monotonic() < until:
        time.sleep(0.05)
    return not look()


@pytest.fixture(scope="module")
def reader():
    with PageReader(TYPES) as opened:
        yield opened


@pytest.fixture
def page(tmp_path):
    return saved(tmp_path, drawn_page(LINES, size=(1240, 1300)))


def dense_page() -> Image.Image:
    """Draw a page that keeps the engine busy for seconds."""
    return drawn_page([f"{line} {line}" for line in BODY] * 12, size=(2480, 3508), point=27)


def saved(folder: Path, image: Image.Image, name: str = "trang.png") -> Path:
    image.save(folder / name, dpi=(150, 150))
    return folder / name


def test_a_page_is_read_word_for_word_with_its_kind_and_fields(reader, page):
    reading = reader.read(page)

    assert Levenshtein.normalized_distance(reading.text, "\n".join(LINES)) < 0.02
    assert unicodedata.is_normalized("NFC", reading.text)
    assert reading.confidence > 85
    assert (reading.suggestion.kind, reading.suggestion.score >= 0.8) == ("giay_chung_sinh", True)
    assert {field.name: field.value for field in reading.fields} == {
        "id_number": "001192000012",
        "issued_on": "2026-11-12",
    }


@pytest.mark.slow
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_lying_any_way_and_askew_is_read_and_its_words_lie_on_the_upright_original(
    reader, tmp_path, turn
):
    upright = tilted(drawn_page(LINES, size=(1240, 1300)), 2.4)
    path = saved(tmp_path, upright.rotate(turn, expand=True))

    reading = reader.read(path)

    assert reading.rotation == turn
    assert reading.skew_degrees == pytest.approx(2.4, abs=0.1)
    assert (reading.width_px, reading.height_px) == upright.size
    word = next(word for word in reading.words if word.text == "CHỨNG")
    inside = np.asarray(upright.convert("L"))[word.y : word.y + word.height, word.x : word.x + word.width]
    around = np.asarray(upright.convert("L"))[
        word.y - 6 : word.y + word.height + 6, word.x - 6 : word.x + word.width + 6
    ]
    assert np.sum(255 - inside) > 0.9 * np.sum(255 - around)


@pytest.mark.slow
@pytest.mark.parametrize(
    "picture",
    [
        Image.fromarray(noise((900, 700))),
        Image.fromarray(noise((900, 700, 3)))
        .filter(ImageFilter.GaussianBlur(9))
        .point(lambda v: (v - 118) * 12),
        Image.linear_gradient("L").resize((900, 1200)),
    ],
    ids=["noise", "blobs", "gradient"],
)
def test_a_picture_of_nothing_gives_no_text_no_kind_and_no_invented_value(reader, tmp_path, picture):
    reading = reader.read(saved(tmp_path, picture))

    assert (reading.text, reading.confidence, reading.fields) == ("", 0.0, ())
    assert reading.suggestion.kind == ""
    assert reading.rotation == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "draw", [face, landscape, cloth, english, french, brush_strokes], ids=lambda draw: draw.__name__
)
def test_a_photo_and_a_page_in_another_language_give_nothing(reader, tmp_path, draw):
    reading = reader.read(saved(tmp_path, draw()))

    assert (reading.text, reading.confidence, reading.fields) == ("", 0.0, ())
    assert reading.suggestion.kind == ""


@pytest.mark.slow
def test_a_blank_side_is_told_and_has_no_text(reader, tmp_path):
    side = np.full((1700, 1200), 240, np.uint8)
    side[700:740, 30:70] = 20

    reading = reader.read(saved(tmp_path, Image.fromarray(side)))

    assert (reading.blank, reading.text) == (True, "")


@pytest.mark.slow
def test_a_fax_of_pure_black_and_white_is_read(reader, tmp_path):
    fax = drawn_page(LINES, size=(1240, 1300)).convert("1", dither=Image.Dither.NONE)

    reading = reader.read(saved(tmp_path, fax))

    assert Levenshtein.normalized_distance(reading.text, "\n".join(LINES)) < 0.03


@pytest.mark.slow
def test_a_picture_of_fifty_megapixels_is_read_like_any_other(reader, tmp_path):
    page = drawn_page(LINES, size=(1240, 1300))
    large = page.resize((6900, 7250), Image.Resampling.BICUBIC)

    reading = reader.read(saved(tmp_path, large))

    assert (reading.width_px, reading.height_px) == large.size
    assert Levenshtein.normalized_distance(reading.text, "\n".join(LINES)) < 0.03


@pytest.mark.slow
def test_one_short_line_is_not_a_blank_side(reader, tmp_path):
    reading = reader.read(saved(tmp_path, drawn_page(["Đã nhận đủ hồ sơ"])))

    assert not reading.blank
    assert reading.text.startswith("Đã nhận đủ hồ")


@pytest.mark.slow
@pytest.mark.parametrize(("content", "code"), [(b"", "file.empty"), (b"GIF89a" * 9, "file.not_an_image")])
def test_a_file_that_is_no_page_is_the_clerks_matter_and_the_reader_lives_on(
    reader, tmp_path, page, content, code
):
    broken = tmp_path / "hong.png"
    broken.write_bytes(content)

    with pytest.raises(RuleError) as caught:
        reader.read(broken)

    assert caught.value.code == code
    assert reader.read(page).text


@pytest.mark.slow
def test_an_engine_killed_in_the_middle_of_a_page_is_a_crash_and_the_next_page_is_read(page, tmp_path):
    heavy = saved(tmp_path, dense_page(), "nang.png")
    with PageReader(TYPES, workers=1) as frail:
        frail.read(page)
        with ThreadPoolExecutor(1) as lane:
            asked = lane.submit(frail.read, heavy)
            time.sleep(0.6)
            os.kill(frail.children[0], signal.SIGKILL)
            with pytest.raises(DeviceError, match=r"reader\.crashed"):
                asked.result()

        assert frail.read(page).suggestion.kind == "giay_chung_sinh"


@pytest.mark.slow
def test_cancelling_a_page_kills_its_engine_and_leaves_the_other_page_alone(page, tmp_path):
    heavy = saved(tmp_path, dense_page(), "nang.png")
    enough = threading.Event()
    with PageReader(TYPES, workers=2) as pair, ThreadPoolExecutor(2) as lanes:
        dropped, kept = lanes.submit(pair.read, heavy, enough.is_set), lanes.submit(pair.read, page)
        time.sleep(0.8)
        enough.set()
        started = time.monotonic()
        with pytest.raises(ReadingCancelled):
            dropped.result()
        took = time.monotonic() - started

        assert took < 0.2
        assert kept.result().text


@pytest.mark.slow
def test_a_page_over_its_time_is_stopped_with_its_engine(tmp_path):
    heavy = saved(tmp_path, dense_page())
    hurried = PageReader(workers=1, timeout_seconds=2.5)
    with hurried, pytest.raises(DeviceError, match=r"reader\.timeout"):
        hurried.read(heavy)

    assert none_left_within(1.0, orphaned_engines)


@pytest.mark.slow
def test_a_machine_without_the_engine_is_told_what_is_missing(page, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with PageReader(workers=1) as bare, pytest.raises(DeviceError, match=r"reader\.engine_missing"):
        bare.read(page)


@pytest.mark.slow
def test_a_language_that_is_not_installed_is_named(page):
    with PageReader(language="tlh", workers=1) as foreign, pytest.raises(DeviceError) as caught:
        foreign.read(page)

    assert (caught.value.code, caught.value.facts) == ("reader.language_missing", {"language": "tlh"})
