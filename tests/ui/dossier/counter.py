"""A desk with one supervisor at it, for the tests of the pages; jobs run at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.staff import Role, StaffMember
from tests.fakes.inline_background import InlineBackground
from tests.use_cases.world import World, make_world

__all__ = ["background", "clerk", "press", "recorded", "shown", "world"]


@pytest.fixture
def world(tmp_path) -> World:
    made = make_world(tmp_path / "quay")
    yield made
    made.desk.close()


@pytest.fixture
def clerk() -> StaffMember:
    """A supervisor who has signed in; who signs in is told where signing in is tested."""
    return StaffMember("giam-sat", "Ngô Thị Giám Sát", Role.SUPERVISOR)


@pytest.fixture
def recorded(world) -> StaffMember:
    """The supervisor of a desk with a PIN on record."""
    return world.desk.add_staff("Ngô Thị Giám Sát", Role.SUPERVISOR, "135790")


@pytest.fixture
def background(qapp) -> InlineBackground:
    return InlineBackground()


def shown(qtbot, view: QWidget) -> QWidget:
    """Put a page on the screen, in front of everything."""
    qtbot.addWidget(view)
    view.resize(1180, 640)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view


def press(view: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the cursor is, after Qt has shown what it was about to show."""
    QApplication.processEvents()
    QTest.keyClick(view.focusWidget() or view, key, modifier)
