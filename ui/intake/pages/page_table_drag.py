"""Pages carried by the mouse: a small sign follows it, and the paper under it is where they are laid down."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.intake.pages.page_words import slot_words
from ui.intake.papers.paper_row import PaperRow
from ui.intake.state import IntakeState
from ui.intake.wording import translate


class CarriedPages:
    """What the mouse carries, from the press to the release."""

    def __init__(self, page_ids: tuple[str, ...], over: QWidget) -> None:
        self.page_ids = page_ids
        self._sign = QLabel(over.window())
        self._sign.setObjectName("carried")
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def follow(self, at: QPoint, state: IntakeState, slot: str | None) -> None:
        """Show beside the mouse (``at`` on the screen) where the pages would go."""
        pages = translate("PageActs", "{n} trang").format(n=len(self.page_ids))
        name = slot_words(state, slot) if slot is not None else "…"
        self._sign.setText(f"{pages} → {name}"[:60])
        self._sign.adjustSize()
        window = self._sign.window()
        place = window.mapFromGlobal(at) + QPoint(14, 16)
        place.setX(min(place.x(), window.width() - self._sign.width() - 4))
        self._sign.move(place)
        self._sign.show()
        self._sign.raise_()

    def end(self) -> None:
        """Take the sign away."""
        self._sign.hide()
        self._sign.deleteLater()


def slot_under(at: QPoint) -> str | None:
    """Return the paper of the checklist under a point of the screen; None where there is none."""
    widget = QApplication.widgetAt(at)
    while widget is not None and not isinstance(widget, PaperRow):
        widget = widget.parentWidget()
    return widget.key if isinstance(widget, PaperRow) else None
