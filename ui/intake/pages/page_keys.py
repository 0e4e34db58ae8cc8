"""Every act on pages with its key, in one list, of which buttons, the list of acts and keys are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.draft import Suspicion
from ui.input_method import commit_composition
from ui.intake.pages.page_undo import PageUndo
from ui.intake.pages.page_words import act_words
from ui.intake.state import IntakeState
from ui.intake.view_model import IntakeViewModel

FINE_DEGREES = 0.5
"""One press of a straightening key; a line of text across A4 moves by under 2 mm."""


@dataclass(frozen=True, slots=True)
class PageAct:
    """One act: its name, its key (a second one may do the same), what it does, when it means something."""

    name: str
    keys: tuple[str, ...]
    run: Callable[[IntakeViewModel], object]
    can: Callable[[IntakeState], bool]
    repeats: bool = False


def _page(state: IntakeState) -> bool:
    return bool(state.acted)


def _kept(state: IntakeState) -> bool:
    return state.page is not None and state.page.kept


def _suspected(state: IntakeState) -> bool:
    return any(page.suspicion is not Suspicion.NONE for page in state.acted)


def _separator(state: IntakeState) -> bool:
    return any(page.separator for page in state.acted)


PAGE_ACTS = (
    PageAct("before", ("PgUp",), lambda m: m.turn_pages(-1), _page, True),
    PageAct("next", ("PgDown",), lambda m: m.turn_pages(1), _page, True),
    PageAct("table", ("F8",), lambda m: m.toggle_table(), _page),
    PageAct("right", ("Ctrl+R",), lambda m: m.rotate(1), _page),
    PageAct("left", ("Ctrl+L",), lambda m: m.rotate(-1), _page),
    PageAct("crop", ("Ctrl+K",), lambda m: m.toggle_crop(), _page),
    PageAct("find", ("Ctrl+Shift+K",), lambda m: m.find_paper(), _page),
    PageAct("turn_left", ("Ctrl+[",), lambda m: m.straighten(-FINE_DEGREES), _page, True),
    PageAct("turn_right", ("Ctrl+]",), lambda m: m.straighten(FINE_DEGREES), _page, True),
    PageAct("clean", ("Ctrl+Shift+B",), lambda m: m.toggle_cleaning(), _page),
    PageAct("blank", ("Ctrl+B",), lambda m: m.toggle_blank(), _page),
    PageAct("page", ("Ctrl+Shift+P",), lambda m: m.no_separator(), _separator),
    PageAct("delete", ("Ctrl+Del",), lambda m: m.delete_or_restore(), _page),
    PageAct("move", ("Ctrl+M",), lambda m: m.move_page(m.state.target), lambda s: _page(s) and _elsewhere(s)),
    PageAct("split", ("Ctrl+T",), lambda m: m.split_paper(), _kept),
    PageAct("merge", ("Ctrl+Shift+T",), lambda m: m.merge_paper(), _kept),
    PageAct("join", ("Ctrl+G",), lambda m: m.join_pages(), _kept),
    PageAct("halve", ("Ctrl+H",), lambda m: m.cut_in_half(), _kept),
    PageAct("cut", ("Ctrl+Shift+H",), lambda m: m.cut_papers(), _kept),
    PageAct("weave", ("Ctrl+Shift+L",), lambda m: m.interleave(), _page),
    PageAct("insert", ("Ctrl+I",), lambda m: m.land_next("insert"), _page),
    PageAct("replace", ("Ctrl+Shift+I",), lambda m: m.land_next("replace"), _page),
    PageAct("compare", ("Ctrl+J",), lambda m: m.toggle_compare(), lambda s: s.twin is not None),
    PageAct("keep", ("Ctrl+Shift+D",), lambda m: m.dismiss_suspicion(), _suspected),
    PageAct("undo", ("Ctrl+Z",), lambda m: m.undo(), lambda s: bool(s.undo), True),
    PageAct("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), lambda m: m.redo(), lambda s: bool(s.redo), True),
)
"""In the order of the list of acts; no bare letters, which Telex and VNI eat."""

LOOKING = frozenset({"before", "next", "table", "compare"})
"""Acts that change nothing: they go on while the scanner runs."""


def act_named(name: str) -> PageAct:
    """Return one act of the list."""
    return next(act for act in PAGE_ACTS if act.name == name)


def can_run(act: PageAct, state: IntakeState) -> bool:
    """Tell whether an act means something now."""
    quiet = act.name in LOOKING or not (state.scanning or state.issuing or state.working)
    return quiet and state.issued is None and act.can(state)


def key_words(act: PageAct) -> str:
    """Return the key as it is printed on buttons."""
    native = QKeySequence(act.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("PgDown", "PgDn")


class PageKeys:
    """The keyboard of page work, wherever the cursor is; a field with typed text keeps its own Ctrl+Z."""

    def __init__(self, model: IntakeViewModel, over: QWidget) -> None:
        self._model = model
        PageUndo(over)
        self.shortcuts: list[QShortcut] = []
        for act in PAGE_ACTS:
            for key in act.keys:
                shortcut = QShortcut(QKeySequence(key), over)
                shortcut.setAutoRepeat(act.repeats)
                shortcut.activated.connect(lambda act=act: self.run(act))
                self.shortcuts.append(shortcut)

    def run(self, act: PageAct) -> None:
        """Do what the key says, if it means something now."""
        commit_composition()
        if can_run(act, self._model.state):
            act.run(self._model)


class ActButton(QPushButton):
    """One act as a button; its key is bound once for the whole form and only printed here."""

    def __init__(self, name: str, model: IntakeViewModel, role: str = "tool") -> None:
        super().__init__()
        self.act, self._model = act_named(name), model
        self.setObjectName(role)
        self.clicked.connect(lambda _checked: self._run())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.draw(model.state)

    def draw(self, state: IntakeState) -> None:
        """Show the words of the moment and whether it means something."""
        words = act_words(self.act.name, state, short=True)
        self.setText(f"{key_words(self.act)}  {words}")
        self.setAccessibleName(words)
        self.setToolTip(act_words(self.act.name, state, short=False))
        self.setEnabled(can_run(self.act, state))

    def _run(self) -> None:
        commit_composition()
        if can_run(self.act, self._model.state):
            self.act.run(self._model)


def _elsewhere(state: IntakeState) -> bool:
    return bool(state.target) and any(page.slot != state.target for page in state.acted)
