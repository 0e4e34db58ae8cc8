"""Cài đặt of one desk."""

from ui.settings.view import SettingsView

__all__ = ["SettingsView"]
