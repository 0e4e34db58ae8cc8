"""What a clerk sees when the counter cannot open at all: one sentence, what to do, and a way out."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from app.domain.errors import DeskError
from app.messages import explain
from ui.application import create_application


def trouble_box(error: DeskError, language: str) -> QMessageBox:
    """Return the box that explains an error; Enter closes it."""
    create_application(sys.argv[:1], language)
    sentence = explain(error, language)
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("Trouble", "Quầy Một Cửa chưa mở được"))
    box.setText(sentence.what)
    box.setInformativeText(sentence.do)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    return box


def tell(error: DeskError, language: str) -> None:
    """Show the box and wait until it is closed."""
    trouble_box(error, language).exec()
