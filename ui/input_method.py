"""Vietnamese typing: what is still being composed belongs to the form before anybody reads it."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

from PySide6.QtGui import QGuiApplication


def commit_composition() -> None:
    """Take the word being composed into its field: text() is empty or short of it until then.

    Return, Tab and clicks on focusable buttons commit by themselves; function keys and clicks on
    buttons without focus do not.
    """
    if QGuiApplication.instance() is not None:
        QGuiApplication.inputMethod().commit()


def choose_input_module(environment: MutableMapping[str, str] = os.environ) -> None:
    """Let fcitx users type: the Qt wheels hold no fcitx plug-in, and fcitx5 answers to ibus's protocol."""
    if environment.get("QT_IM_MODULE", "").startswith("fcitx"):
        environment["QT_IM_MODULE"] = "ibus"
