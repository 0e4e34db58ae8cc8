"""The page of a kept paper in the middle column, while the panel of kept papers is open."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.draft import DraftPage
from ui.intake.pages.page_picture import PagePicture
from ui.intake.state import IntakeState, Side
from ui.widgets.lines_label import LinesLabel
from ui.widgets.pictures import Pictures


def is_kept_page_shown(state: IntakeState) -> bool:
    """Tell whether a kept page stands in the middle now."""
    covered = state.table_open or state.camera_open or state.comparing
    return state.side is Side.KEPT and state.kept.look is not None and not covered


class KeptPage(QFrame):
    """Draws the page the panel is at."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("card")
        self.where, self.picture = LinesLabel(2), PagePicture(pictures)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(5)
        column.addWidget(self.where)
        column.addWidget(self.picture, 1)

    def draw(self, state: IntakeState) -> None:
        """Show the page."""
        chosen, look = state.kept.chosen, state.kept.look
        if chosen is None or look is None:
            self.picture.draw(None)
            return
        paper, number = chosen.paper, state.kept.page
        words = self.tr("Giấy trong kho, trang {n}/{all} · {name}")
        self.where.show_text(words.format(n=number + 1, all=len(paper.pages), name=paper.name), 2)
        turns = paper.rotations[number] if number < len(paper.rotations) else 0
        name = f"{paper.id}/{number}"
        self.picture.draw(
            DraftPage(name, look.sha256, "", 0, 0, 0, paper.kept_at, view=look.view, rotation=turns)
        )
