"""Số hóa: old results in force, read by the machine and registered by a person."""

from ui.digitise.view import DigitiseView

__all__ = ["DigitiseView"]
