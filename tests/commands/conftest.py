from __future__ import annotations

from tests.fakes.catalogue_once import catalogue_read_once

__all__ = ["catalogue_read_once"]
