from __future__ import annotations

from tests.ui.dossier.counter import background, clerk, world

__all__ = ["background", "clerk", "world"]
