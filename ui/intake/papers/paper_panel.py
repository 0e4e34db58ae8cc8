"""The left column: the checklist with its slots, and the keys that bring paper in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.checklist import OTHER_SLOT, ChecklistLine, SlotState
from app.domain.procedure import ComponentRequirement, CopyCounts, Rule
from ui.intake.papers.count_line import CountLine
from ui.intake.papers.paper_row import PaperRow
from ui.intake.scanning.profile_bar import ProfileBar
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel
from ui.intake.wording import translate
from ui.widgets.banner import restyle

FOLD = "khi-co"
"""Name of the line that folds the conditional papers."""


class PaperList(QWidget):
    """The lines; arrows choose, Space ticks, Enter takes a kept paper or else opens the fold."""

    def __init__(self, model: IntakeViewModel, language: str) -> None:
        super().__init__()
        self._model, self._language = model, language
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Thành phần hồ sơ"))
        self.rows: dict[str, PaperRow] = {}
        self._shape: tuple[str, ...] = ()
        self._on_fold = False
        self.fold = QPushButton()
        self.fold.setObjectName("fold")
        self.fold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fold.clicked.connect(lambda _on: self._toggle_fold())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(1)

    def draw(self, state: IntakeState) -> None:
        """Show the checklist; lines are made anew only when the set of them changed."""
        lines = _lines(state)
        keys = tuple(line.requirement.key for line in lines)
        if keys != self._shape:
            self._rebuild(lines, state)
        folded = [line for line in lines if _is_folded(line, state)]
        self.fold.setVisible(bool(folded))
        words = self.tr("Gập lại {n}") if state.conditional_open else self.tr("Khi có… {n}")
        if self._on_fold or not state.kept.takes(state.draft, state.target):
            words = self.tr("Enter  {words}").format(words=words)
        self.fold.setText(words.format(n=self.tr("({n} giấy)").format(n=len(folded))))
        for line in lines:
            row = self.rows[line.requirement.key]
            row.setVisible(state.conditional_open or not _is_folded(line, state))
            row.draw(line, state, line.requirement.key == state.target and not self._on_fold)
        self._mark_active()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows, Space and Enter."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Space and not self._on_fold:
            self.current_row_toggle()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self._on_fold or not self._model.toggle_kept(self._model.state.target):
                self._toggle_fold()
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Choose the line above or below; the fold is a line too."""
        state = self._model.state  # drawn a moment later: keys may come faster
        stops = [line.requirement.key for line in _lines(state) if not _is_folded(line, state)]
        folded = [line.requirement.key for line in _lines(state) if _is_folded(line, state)]
        if folded:
            stops.append(FOLD)
        if state.conditional_open:
            stops += folded
        here = FOLD if self._on_fold else state.target
        at = stops.index(here) if here in stops else -1
        chosen = stops[max(0, min(at + by, len(stops) - 1))] if stops else ""
        self._on_fold = chosen == FOLD
        if chosen and not self._on_fold:
            self._model.choose_slot(chosen)
        self.draw(self._model.state)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops: the list, then what its opened lines ask."""
        return (self, *(stop for row in self.rows.values() for stop in row.stops))

    def current_row_toggle(self) -> None:
        """Tick what the chosen line has to tick."""
        row = self.rows.get(self._model.state.target)
        if row is not None:
            row.toggle()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys go."""
        super().focusInEvent(event)
        self._mark_active()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that they go elsewhere."""
        super().focusOutEvent(event)
        self._on_fold = self._on_fold and self.hasFocus()
        self._mark_active()

    def _toggle_fold(self) -> None:
        self._model.fold_conditional(not self._model.state.conditional_open)

    def _mark_active(self) -> None:
        for row in self.rows.values():
            if bool(row.property("active")) != self.hasFocus():
                row.setProperty("active", self.hasFocus())
                restyle(row)
        on_fold = self._on_fold and self.hasFocus()
        if bool(self.fold.property("active")) != on_fold:
            self.fold.setProperty("active", on_fold)
            restyle(self.fold)

    def _rebuild(self, lines: tuple[ChecklistLine, ...], state: IntakeState) -> None:
        self._shape = tuple(line.requirement.key for line in lines)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.fold:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        first_folded = next((line for line in lines if _is_folded(line, state)), None)
        for line in lines:
            if line is first_folded:
                self._column.addWidget(self.fold)
            row = PaperRow(line, self._model, self._language)
            row.chosen.connect(self._clicked)
            self.rows[row.key] = row
            self._column.addWidget(row)
        self._column.addStretch(1)

    def _clicked(self, key: str) -> None:
        self._on_fold = False
        self._model.choose_slot(key)


class PaperPanel(QFrame):
    """Checklist, scan keys, and what is still unplaced."""

    def __init__(self, model: IntakeViewModel, language: str, choose_files: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model = model
        self.list = PaperList(model, language)
        self.bar, self.counts = ProfileBar(model, choose_files), CountLine(model)
        self.where, self.loose = QLabel(), QLabel()
        self.where.setObjectName("soft")
        self.where.setWordWrap(True)
        self.loose.setObjectName("heading")
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.list)
        self._lay_out()

    def draw(self, state: IntakeState) -> None:
        """Show the column."""
        before = state.target
        self.list.draw(state)
        self.bar.draw(state)
        self.counts.draw(state)
        self.where.setText(self._where(state))
        loose = sum(1 for p in state.pages if p.kept and not (p.slot or p.blank))
        self.loose.setText(self.tr("Chưa xếp vào giấy nào: {n} trang").format(n=loose) if loose else "")
        self.loose.setVisible(bool(loose))
        row = self.list.rows.get(before)
        if row is not None:
            QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row, 0, 10))

    def _where(self, state: IntakeState) -> str:
        if state.scanning:
            return self.tr("Đang quét… đã được {n} trang. Esc để dừng.").format(n=state.arrived)
        if state.preview is None or state.preview.procedure is None:
            return self.tr("Chọn thủ tục (Ctrl+F) để biết cần những giấy gì. Vẫn quét được trước.")
        return self.tr("↑ ↓ chọn giấy sẽ quét vào · Space đánh dấu")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 4, 6)
        column.setSpacing(4)
        column.addWidget(self.bar)
        column.addWidget(self.where)
        column.addWidget(self.area, 1)
        column.addWidget(self.loose)
        column.addWidget(self.counts)


def _is_folded(line: ChecklistLine, state: IntakeState) -> bool:
    """A conditional paper that does not apply and is not here lies under the fold, unless one is kept."""
    wanted = line.applies or line.state is SlotState.DONE
    kept = state.kept.takes(state.draft, line.requirement.key)
    return line.requirement.rule is Rule.CONDITIONAL and not wanted and not kept


def _lines(state: IntakeState) -> tuple[ChecklistLine, ...]:
    """The checklist: what applies, then other papers, then what is asked for only under a condition."""
    if state.preview is None or state.preview.procedure is None or state.draft is None:
        return ()
    lines = state.preview.checklist
    pages = state.draft.kept_pages(OTHER_SLOT)
    how = SlotState.DONE if pages else SlotState.OPTIONAL
    other = ChecklistLine(
        ComponentRequirement(OTHER_SLOT, translate("Intake", "Giấy tờ khác")),
        how,
        len(pages),
        CopyCounts(originals=1 if pages else 0),
        False,
    )
    folded = tuple(x for x in lines if _is_folded(x, state))
    return (*(x for x in lines if x not in folded), other, *folded)
