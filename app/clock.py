"""Giờ Việt Nam: the only place that reads the machine's clock; UTC+7, whatever zone the PC is set to."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

HANOI = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


class SystemClock:
    """Implements the Clock port with the machine's clock."""

    def now(self) -> datetime:
        """Return the present moment in Asia/Ho_Chi_Minh, to the millisecond."""
        moment = datetime.now(HANOI)  # noqa: TID251 - the one place that may
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
