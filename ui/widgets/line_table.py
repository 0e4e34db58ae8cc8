"""A table of dossiers or events: whole lines are chosen, the keys go from line to line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView


def line_table(lines: QAbstractTableModel, name: str, widths: Sequence[int], padding: str) -> QTableView:
    """Return a table over ``lines``.

    Args:
        lines: What it shows.
        name: What it is called to those who do not see it.
        widths: Of the columns, in pixels.
        padding: Room around the words of a cell, as style sheets say it.
    """
    table = QTableView()
    table.setModel(lines)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setStyleSheet(f"QTableView::item {{ padding: {padding}; }}")
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width)
    return table
