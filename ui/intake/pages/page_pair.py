"""Two pages side by side: the one shown and the one it seems to repeat."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.draft import DraftPage
from ui.intake.pages.page_picture import PagePicture
from ui.intake.pages.page_words import number_of, slot_words
from ui.intake.state import IntakeState
from ui.widgets.pictures import Pictures


class PagePair(QWidget):
    """Draws both, the older one on the left."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.pictures = (PagePicture(pictures), PagePicture(pictures))
        self.words = (QLabel(), QLabel())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for picture, words in zip(self.pictures, self.words, strict=True):
            picture.setMinimumWidth(120)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setObjectName("heading")
            side = QVBoxLayout()
            side.addWidget(words)
            side.addWidget(picture, 1)
            row.addLayout(side, 1)

    def draw(self, state: IntakeState, older: DraftPage, newer: DraftPage) -> None:
        """Show two pages and where each belongs."""
        for picture, words, page in zip(self.pictures, self.words, (older, newer), strict=True):
            picture.draw(page)
            place = slot_words(state, page.slot)
            number = self.tr("Trang {n}").format(n=number_of(state, page))
            words.setText(number)
            words.setToolTip(f"{number} · {place}")
