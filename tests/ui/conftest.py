"""Every screen test runs on the offscreen platform in the desk's own look, with the real store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.fakes.catalogue_once import catalogue_read_once
from tests.fakes.inline_background import InlineBackground
from tests.use_cases.world import World, make_world
from ui.background import Background
from ui.theme import apply_theme

__all__ = ["catalogue_read_once"]


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    apply_theme(qapp)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path / "quay")
    yield made
    made.desk.close()


@pytest.fixture
def inline(qapp: QApplication) -> InlineBackground:
    return InlineBackground()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    lanes = Background()
    yield lanes
    assert lanes.close(timeout=10)
