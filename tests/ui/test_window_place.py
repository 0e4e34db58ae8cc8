"""The window opens where it was left, and where a clerk can see it whatever its file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.window_place import WindowPlace

LEFT_AT = QRect(60, 70, 500, 400)
_GEOMETRY = 50
"""Where the saved bytes name left, top, right and bottom of the window itself, four bytes each."""


def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.setMinimumSize(300, 200)
    qtbot.addWidget(made)
    return made


def left(qtbot: QtBot, file: Path) -> bytes:
    before = window(qtbot)
    before.setGeometry(LEFT_AT)
    before.show()
    WindowPlace(file).keep(before)
    return file.read_bytes()


def screen() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_the_window_opens_where_it_was_left(qtbot: QtBot, tmp_path: Path):
    file = tmp_path / "cua-so.bin"
    left(qtbot, file)

    after = window(qtbot)
    WindowPlace(file).show(after)

    assert after.geometry() == LEFT_AT and not after.isMaximized()


@pytest.mark.parametrize("file_says", [None, b"", b"khong phai", bytes(66)])
def test_the_first_time_it_opens_over_the_whole_screen(qtbot: QtBot, tmp_path: Path, file_says: bytes | None):
    file = tmp_path / "cua-so.bin"
    if file_says is not None:
        file.write_bytes(file_says)

    after = window(qtbot)
    WindowPlace(file).show(after)

    assert after.isMaximized() and after.geometry().intersects(screen())


@pytest.mark.parametrize(("side", "number"), [(0, 32_591), (0, 16_711_239), (1, 1_090_519_435)])
def test_a_place_no_screen_shows_opens_over_the_whole_first_screen(
    qtbot: QtBot, tmp_path: Path, side: int, number: int
):
    file = tmp_path / "cua-so.bin"
    kept = bytearray(left(qtbot, file))
    at = _GEOMETRY + 4 * side
    kept[at : at + 4] = number.to_bytes(4, "big", signed=True)
    file.write_bytes(bytes(kept))

    after = window(qtbot)
    WindowPlace(file).show(after)

    assert after.isMaximized() and screen().contains(after.geometry().center())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(harm=st.dictionaries(st.integers(8, 65), st.integers(0, 255), min_size=1, max_size=6))
def test_whatever_is_damaged_in_the_file_the_window_is_in_sight(
    qtbot: QtBot, tmp_path: Path, harm: dict[int, int]
):
    file = tmp_path / "cua-so.bin"
    kept = bytearray(left(qtbot, file))
    for at, byte in harm.items():
        kept[at] = byte
    file.write_bytes(bytes(kept))

    after = window(qtbot)
    WindowPlace(file).show(after)

    seen = after.geometry().intersected(screen())
    assert 2 * seen.width() * seen.height() >= after.width() * after.height()
