"""Printers of this machine: CUPS takes the PDF as it is; elsewhere Qt prints its pages as pictures.

Every call may take seconds and is made from a background lane, never from the thread of the screen.
Handing a job over says nothing about paper: how far it came is asked of the print system afterwards,
and where that cannot tell (Windows through Qt) the answer is honestly "unknown".
"""

from __future__ import annotations

from app.ports import Printer
from ui.cups import CupsPrinter, cups_is_here


def system_printer() -> Printer:
    """Return the way to print on this machine; Qt is loaded only where it is the way."""
    if cups_is_here():
        return CupsPrinter()
    from ui.qt_printer import QtPrinter

    return QtPrinter()
