"""The training intake without a screen: one birth, received, printed and confirmed by the played province."""

from __future__ import annotations

from pathlib import Path

from app.commands import demo
from app.start.counter import open_counter


def run_demo(root: Path) -> dict[str, object]:
    """Return the document of the intake and of what the province holds after one round of the line.

    Raises:
        DeskError: Whatever would stop a clerk, or the line, at this point.
    """
    with open_counter(root, training=True) as counter:
        desk = counter.desk
        assert desk.line is not None and counter.gateway_folder is not None
        document = demo.run(desk)
        report = desk.line.round()
        if report.problem is not None:
            raise report.problem
        return document | demo.record_at_province(desk, document, counter.gateway_folder)
