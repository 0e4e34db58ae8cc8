"""Time and cancelling: what every port shares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

Cancelled = Callable[[], bool]
"""Asked between steps; True stops the work soon and without an error."""


def never_cancelled() -> bool:
    """Answer for callers that cannot cancel."""
    return False


class Clock(Protocol):
    """Giờ Việt Nam."""

    def now(self) -> datetime:
        """Return the present moment, aware, in Asia/Ho_Chi_Minh."""
        ...
