"""Gửi về tỉnh: what the province confirmed, what waits, what it refused."""

from ui.sync_status.view import SyncStatusView

__all__ = ["SyncStatusView"]
