"""The list of profiles, or of scanners, laid over the papers: arrows and Enter choose, Esc folds it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from ui.intake.state import IntakeState, Picking
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import left_words, profile_words

WIDTH = 640
_MARGIN = 8


class ProfileList(QListWidget):
    """Takes the keyboard while it is open and gives it back to the papers."""

    def __init__(self, host: QWidget, below: QWidget, model: IntakeViewModel) -> None:
        super().__init__(host)
        self._host, self._below, self._model = host, below, model
        self._shown: tuple[tuple[str, str], ...] = ()
        self.setObjectName("results")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.itemClicked.connect(lambda _item: self._take())
        self.hide()

    def draw(self, state: IntakeState) -> None:
        """Show the list that is asked for, or nothing."""
        if state.picking is Picking.NOTHING:
            if self.isVisible():
                self.hide()
            return
        lines = self._lines(state)
        if lines != self._shown or not self.isVisible():
            self._fill(lines, state)
        self._place()
        if not self.isVisible():
            self.show()
            self.raise_()
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes the marked line, Esc none."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self._fold()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from stopping anything else while the list is open."""
        over = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if over and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Fold away when the clerk goes elsewhere."""
        super().focusOutEvent(event)
        left = event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if self.isVisible() and left and self._model.state.picking is not Picking.NOTHING:
            self._model.pick(self._model.state.picking)

    def _lines(self, state: IntakeState) -> tuple[tuple[str, str], ...]:
        """Return the value and words of each line."""
        if state.picking is Picking.DEVICE:
            if state.devices is None:
                return (("", self.tr("Đang tìm máy quét…")),)
            found = tuple((f"{d.driver}:{d.id}", d.name) for d in state.devices)
            return found or (("", self.tr("Không thấy máy quét nào. Esc để đóng.")),)
        return tuple(
            (p.id, self._profile_words(state, number)) for number, p in enumerate(self._model.profiles)
        )

    def _profile_words(self, state: IntakeState, number: int) -> str:
        profile = self._model.profiles[number]
        key = f"Ctrl+{profile.key}" if profile.key else self.tr("không phím")
        plan = profile_words(profile, self._model.plan(state, profile))
        left = left_words(profile)
        return f"{key}   {profile.name}\n{plan}" + (f" — {left}" if left else "")

    def _fill(self, lines: tuple[tuple[str, str], ...], state: IntakeState) -> None:
        self._shown = lines
        device = state.picking is Picking.DEVICE
        self.setAccessibleName(self.tr("Chọn máy quét") if device else self.tr("Chọn kiểu quét"))
        self.clear()
        for value, words in lines:
            self.addItem(words)
            self.item(self.count() - 1).setData(Qt.ItemDataRole.UserRole, value)
        values = [value for value, _ in lines]
        self.setCurrentRow(values.index(state.profile.id) if state.profile.id in values else 0)

    def _take(self) -> None:
        item = self.currentItem()
        value = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        if value:
            self._model.picked(value)

    def _fold(self) -> None:
        self._model.pick(self._model.state.picking)
        self._model.attention.emit("papers")

    def _place(self) -> None:
        corner = self._below.mapTo(self._host, self._below.rect().bottomLeft())
        height = sum(self.sizeHintForRow(i) for i in range(self.count())) + 10
        room = self._host.height() - corner.y() - _MARGIN
        width = min(self._host.width() - corner.x() - _MARGIN, WIDTH)
        self.setGeometry(QRect(corner.x(), corner.y() + 2, width, min(height, room)))
