"""Thao tác trang: every act on pages in one list with its key; arrows choose, Enter does, Esc leaves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ui.background import is_alive
from ui.intake.pages.page_keys import PAGE_ACTS, can_run, key_words
from ui.intake.pages.page_words import act_words
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel

K = Qt.Key
WIDTH = 520


class PageActList(QFrame):
    """Lies over the form while it is open; what it cannot do now is grey."""

    def __init__(self, host: QWidget, model: IntakeViewModel) -> None:
        super().__init__(host)
        self.setObjectName("actlist")
        self._host, self._model = host, model
        self._was_at: QWidget | None = None
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("Thao tác trang"))
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._run())
        title = QLabel(self.tr("Thao tác trang · ↑ ↓ chọn · Enter làm · Esc đóng"))
        title.setObjectName("heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        self.hide()

    def open(self, over: QWidget) -> None:
        """Show the list over a column, or fold it away when it is open."""
        if self.isVisible():
            self.close_list()
            return
        self._was_at = QApplication.focusWidget()
        self._fill(self._model.state)
        self.setGeometry(self._place(over))
        self.show()
        self.raise_()
        self.list.setFocus()

    def draw(self, state: IntakeState) -> None:
        """Keep the words right while it is open."""
        if self.isVisible():
            self._fill(state)

    def close_list(self) -> None:
        """Fold away; the cursor goes back to where it was."""
        self.hide()
        if self._was_at is not None and is_alive(self._was_at):
            self._was_at.setFocus()
        self._was_at = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter and Esc are the list's while it is open; a click elsewhere closes it."""
        if isinstance(event, QKeyEvent) and event.key() in (K.Key_Return, K.Key_Enter, K.Key_Escape):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.close_list() if event.key() == K.Key_Escape else self._run()
                return True
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _run(self) -> None:
        at = self.list.currentIndex().row()
        self.close_list()
        if 0 <= at < len(PAGE_ACTS) and can_run(PAGE_ACTS[at], self._model.state):
            PAGE_ACTS[at].run(self._model)

    def _fill(self, state: IntakeState) -> None:
        at = self.list.currentIndex().row()
        self.list.clear()
        for act in PAGE_ACTS:
            item = QTreeWidgetItem([key_words(act), act_words(act.name, state, short=False)])
            item.setDisabled(not can_run(act, state))
            self.list.addTopLevelItem(item)
        self.list.resizeColumnToContents(0)
        first = next((n for n, act in enumerate(PAGE_ACTS) if can_run(act, state)), 0)
        self.list.setCurrentIndex(self.list.model().index(at if at >= 0 else first, 0))

    def _place(self, over: QWidget) -> QRect:
        """Lie over the column, as high as it is, within the form."""
        corner = over.mapTo(self._host, over.rect().topLeft())
        width = min(WIDTH, self._host.width() - 20)
        left = min(corner.x() + 10, self._host.width() - width - 10)
        return QRect(left, corner.y() + 6, width, max(260, over.height() - 12))
