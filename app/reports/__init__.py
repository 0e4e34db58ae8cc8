"""Reports: rows and a drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.reports.daily_log import draw_daily_log


@dataclass(frozen=True, slots=True)
class Report:
    """Một báo cáo.

    Args:
        id: The same stem in the pack, the command line and the screens.
        name: Vietnamese name a supervisor chooses from.
        draw: What draws it from its rows; its module says what they are.
    """

    id: str
    name: str
    draw: Callable[..., Any]


REPORTS = (Report("daily_log", "Nhật ký tiếp nhận hồ sơ trong ngày", draw_daily_log),)
"""Every report of the desk; a new one is one module and one line here."""
