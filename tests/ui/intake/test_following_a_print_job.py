"""What is told of a paper on its way through the printer takes nothing newer from the clerk's eyes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import RuleError
from app.ports import PrinterDevice, PrintJob, PrintState
from tests.fakes.inline_background import InlineBackground
from tests.ui.intake.papers import CLERK
from tests.use_cases.world import World
from ui.intake.state import Notice
from ui.intake.view_model import IntakeViewModel

TROUBLE = Notice(RuleError("draft.no_name"))


class SlowPrinter:
    """A printer that answers after something else has happened at the desk."""

    def __init__(self, answer: PrintState) -> None:
        self.answer = answer
        self.meanwhile: Callable[[], None] = lambda: None

    def printers(self) -> tuple[PrinterDevice, ...]:
        return ()

    def submit(self, pdf: Path, printer: str, title: str, copies: int = 1) -> PrintJob:
        return PrintJob("Máy quầy", "1")

    def state(self, job: PrintJob) -> PrintState:
        self.meanwhile()
        return self.answer


def told_while_trouble_shows(world: World, inline: InlineBackground, answer: PrintState) -> Notice | None:
    """Separators are printed; before the printer answers, the desk tells of something else."""
    printer = SlowPrinter(answer)
    desk = replace(world.desk, edges=replace(world.desk.edges, printer=printer))
    desk = replace(desk, print_separators=replace(desk.print_separators, printer=printer))
    model = IntakeViewModel(desk, inline, CLERK)
    printer.meanwhile = lambda: model._set(notice=TROUBLE)
    model.print_separators()
    return model.state.notice


@pytest.mark.parametrize("answer", [PrintState.WAITING, PrintState.PRINTED, PrintState.UNKNOWN])
def test_an_error_that_came_meanwhile_stays_in_the_banner(
    world: World, inline: InlineBackground, answer: PrintState
) -> None:
    assert told_while_trouble_shows(world, inline, answer) == TROUBLE


def test_a_paper_that_did_not_print_is_told_all_the_same(world: World, inline: InlineBackground) -> None:
    notice = told_while_trouble_shows(world, inline, PrintState.FAILED)
    assert notice is not None and "không thành" in notice.text
