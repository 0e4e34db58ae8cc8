"""The light table with its heading and its keys, laid over page and person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.intake.pages.page_keys import ActButton
from ui.intake.pages.page_table import PageTable
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.widgets.key_button import KeyButton
from ui.widgets.lines_label import LinesLabel
from ui.widgets.pictures import Pictures

ROWS = (
    ("right", "delete", "move", "split", "undo"),
    ("join", "halve", "weave", "merge", "table"),
)


class PageTablePanel(QFrame):
    """Draws the table while it is open; the cursor comes to it and goes back where it was."""

    def __init__(
        self, model: IntakeViewModel, pictures: Pictures, open_list: Callable[[QWidget], object]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.table = PageTable(model, pictures)
        self.title, self.hint = QLabel(), LinesLabel(2)
        self.title.setObjectName("heading")
        self.hint.setObjectName("soft")
        self.acts = {name: ActButton(name, model) for row in ROWS for name in row}
        self.more = KeyButton(self.tr("Việc khác"), "Shift+F8", lambda: open_list(self))
        self.more.setObjectName("tool")
        self._lay_out()

    def draw(self, state: IntakeState) -> None:
        """Show the table; while it is folded away nothing is laid out."""
        if not state.table_open:
            return
        marked = len(state.chosen)
        words = self.tr("Bàn trang · {n} trang").format(n=len(state.pages))
        self.title.setText(words + (self.tr(" · đánh dấu {n}").format(n=marked) if marked else ""))
        self.table.draw(state)
        for button in self.acts.values():
            button.draw(state)

    def _lay_out(self) -> None:
        self.hint.show_text(
            self.tr(
                "Mũi tên đi · Shift+mũi tên, Space đánh dấu · Ctrl+Shift+← → dời trang, ↑ ↓ sang giấy khác"
                " · kéo chuột sang giấy bên trái · Enter xem trang"
            ),
            2,
        )
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        for names in ROWS:
            line = QHBoxLayout()
            line.setSpacing(4)
            for name in names:
                line.addWidget(self.acts[name], 1)
            column.addLayout(line)
