from __future__ import annotations

from tests.ui.dossier.counter import background, clerk, world
from tests.use_cases.back_files import reader

__all__ = ["background", "clerk", "reader", "world"]
