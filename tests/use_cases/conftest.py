from __future__ import annotations

import pytest

from tests.fakes.catalogue_once import catalogue_read_once
from tests.use_cases.back_files import folder, reader
from tests.use_cases.world import World, make_world

__all__ = ["catalogue_read_once", "folder", "reader", "world"]


@pytest.fixture
def world(tmp_path) -> World:
    made = make_world(tmp_path / "quay")
    yield made
    made.desk.close()
