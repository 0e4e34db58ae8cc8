"""The left edge: every page of the counter with its key and how many dossiers wait there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.domain.register import Queue
from ui.widgets.banner import restyle
from ui.widgets.key_button import KeyButton

EDGE_WIDTH = 186
URGENT = (Queue.LATE, Queue.QUARANTINED)
"""Queues that are wrong to have anything in; their count turns red."""


class Entry(Protocol):
    """What the edge needs to know of a page."""

    @property
    def key(self) -> str:
        """The key that turns to it."""

    @property
    def view(self) -> str:
        """The view it shows."""

    @property
    def queue(self) -> Queue | None:
        """The queue counted beside it."""


E = TypeVar("E", bound=Entry)


class Edge(QFrame):
    """One button per page."""

    def __init__(self, pages: Sequence[E], turn_to: Callable[[E], None]) -> None:
        super().__init__()
        self.setObjectName("edge")
        self.setFixedWidth(EDGE_WIDTH)
        self.buttons: dict[Entry, KeyButton] = {}
        self.counts: dict[Entry, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(2)
        for page in pages:
            column.addWidget(self._line(page, partial(turn_to, page)))
        column.addStretch(1)

    def mark(self, page: Entry) -> None:
        """Show which page is in front."""
        for entry, button in self.buttons.items():
            button.setChecked(entry == page)

    def draw(self, queues: Mapping[Queue, int]) -> None:
        """Show the counts."""
        for entry, label in self.counts.items():
            if entry.queue is None:
                continue
            count = queues.get(entry.queue, 0)
            role = "wrong" if count and entry.queue in URGENT else "heading" if count else "soft"
            label.setText(str(count))
            if label.objectName() != role:
                label.setObjectName(role)
                restyle(label)

    def _line(self, page: Entry, act: Callable[[], None]) -> KeyButton:
        button = KeyButton(self._title(page), page.key, act, "queue")
        button.setCheckable(True)
        count = QLabel()
        count.setObjectName("soft")
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = QHBoxLayout(button)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addStretch(1)
        inner.addWidget(count)
        self.buttons[page], self.counts[page] = button, count
        return button

    def _title(self, page: Entry) -> str:
        return {
            "Alt+1": self.tr("Tiếp nhận"),
            "Alt+2": self.tr("Bổ sung"),
            "Alt+3": self.tr("Đang xử lý"),
            "Alt+4": self.tr("Sắp hạn"),
            "Alt+5": self.tr("Quá hạn"),
            "Alt+6": self.tr("Trả kết quả"),
            "Alt+7": self.tr("Chờ gửi"),
            "Alt+8": self.tr("Cách ly"),
            "Alt+9": self.tr("Nhật ký"),
            "Alt+S": self.tr("Số hóa"),
            "Alt+0": self.tr("Cài đặt"),
        }[page.key]
