"""Nhật ký ngày: what the desk received on a day."""

from ui.daily_log.view import DailyLogView

__all__ = ["DailyLogView"]
