"""The country's packs read once for all tests that open desks: they do not change while tests run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.catalogue import Catalogue, load_catalogue
from app.use_cases import desk

_country = cache(load_catalogue)


def _read(folder: Path, *overlays: Path) -> Catalogue:
    return load_catalogue(folder, *overlays) if overlays else _country(folder)


@pytest.fixture(scope="session", autouse=True)
def catalogue_read_once() -> Iterator[None]:
    """Reading the packs takes most of opening a desk; a desk with packs of its own reads them each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "load_catalogue", _read)
        yield
