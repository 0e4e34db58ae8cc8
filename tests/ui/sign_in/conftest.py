from __future__ import annotations

from tests.ui.dossier.counter import background, clerk, recorded, world

__all__ = ["background", "clerk", "recorded", "world"]
