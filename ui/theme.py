"""How the desk looks: light and calm, one accent colour, red only for what is wrong."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.domain.errors import StorageError

RESOURCES = Path(__file__).parent.parent / "resources"

COLOURS = {
    "accent": "#0b5b86",
    "accent_dark": "#084463",
    "accent_pale": "#e3eff6",
    "wrong": "#b3261e",
    "wrong_pale": "#fdecea",
    "ink": "#1b2730",
    "ink_soft": "#4d5b66",
    "line": "#c9d2d9",
    "line_strong": "#7d8b96",
    "paper": "#ffffff",
    "ground": "#f3f6f8",
    "training": "#6b4d00",
    "training_pale": "#fff3cd",
}
"""Every colour of the desk; text on its ground has a contrast of at least 4.5 to 1 (WCAG 2.2)."""

BODY_POINTS = 11
"""A clerk reads at 60 cm; nothing on screen is smaller."""


def colour(name: str) -> QColor:
    """Return one colour of the desk by its role."""
    return QColor(COLOURS[name])


def apply_theme(application: QApplication) -> None:
    """Give the application the desk's font, palette and style sheet.

    Raises:
        StorageError: ``font.missing`` when a shipped font cannot be read; another font would show
            Vietnamese letters from a third one, or none.
    """
    family = _load_fonts()
    font = QFont(family)
    font.setPointSizeF(BODY_POINTS)
    application.setStyle("Fusion")
    application.setFont(font)
    application.setPalette(_palette())
    application.setStyleSheet(style_sheet())


def style_sheet() -> str:
    """Return the style sheet with its colours filled in."""
    text = (RESOURCES / "styles" / "desk.qss").read_text(encoding="utf-8")
    pictures = (RESOURCES / "styles").as_posix()
    return Template(text).substitute(COLOURS, pictures=pictures)


def _load_fonts() -> str:
    family = ""
    for name in ("Arimo-Regular.ttf", "Arimo-Bold.ttf", "Arimo-Italic.ttf"):
        number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))
        if number < 0:
            raise StorageError("font.missing", font=name, letters="")
        family = QFontDatabase.applicationFontFamilies(number)[0]
    return family


def _palette() -> QPalette:
    """A light palette whatever the desktop says: a dark desktop must not half-darken the forms."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in (
        (role.Window, "ground"),
        (role.Base, "paper"),
        (role.AlternateBase, "ground"),
        (role.Button, "paper"),
        (role.ToolTipBase, "paper"),
        (role.Text, "ink"),
        (role.WindowText, "ink"),
        (role.ButtonText, "ink"),
        (role.ToolTipText, "ink"),
        (role.PlaceholderText, "ink_soft"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "paper"),
        (role.Link, "accent"),
    ):
        palette.setColor(which, colour(name))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, colour("line_strong"))
    return palette
