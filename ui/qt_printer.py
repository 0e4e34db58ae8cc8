"""Printing through Qt, where there is no CUPS: every page goes to the printer as a picture."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.domain.errors import DeviceError
from app.ports import PrinterDevice, PrintJob, PrintState

_DPI = 300


class QtPrinter:
    """Máy in qua Qt, for Windows: pages are drawn at 300 dpi; the system reports nothing back.

    A QGuiApplication must exist before it is used; Qt allows painting on printers from any thread.
    """

    def printers(self) -> tuple[PrinterDevice, ...]:
        """List installed printers."""
        default = QPrinterInfo.defaultPrinterName()
        return tuple(
            PrinterDevice(info.printerName(), info.description(), info.printerName() == default)
            for info in QPrinterInfo.availablePrinters()
        )

    def submit(self, pdf: Path, printer: str, title: str, copies: int = 1) -> PrintJob:
        """Draw a PDF on a printer; "" is the system's default printer, or the only one.

        Raises:
            DeviceError: ``printer.none``, ``printer.not_found``, ``printer.stopped`` or
                ``printer.failed``.
        """
        device = self._device(printer)
        try:
            document = pypdfium2.PdfDocument(pdf)
        except (pypdfium2.PdfiumError, OSError):
            raise DeviceError("printer.failed", printer=device.printerName(), detail="PDF") from None
        try:
            _print(document, device, title, copies)
        finally:
            document.close()
        return PrintJob(device.printerName(), "")

    def state(self, job: PrintJob) -> PrintState:  # noqa: ARG002 - the port has it
        """Tell that nobody knows: Qt hands the job over and hears nothing back."""
        return PrintState.UNKNOWN

    def _device(self, name: str) -> QPrinterInfo:
        installed = QPrinterInfo.availablePrinters()
        if not installed:
            raise DeviceError("printer.none")
        device = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
        if device.isNull() and not name:
            device = installed[0]
        if device.isNull():
            raise DeviceError("printer.not_found", printer=name)
        if device.state() is QPrinter.PrinterState.Error:
            raise DeviceError("printer.stopped", printer=device.printerName())
        return device


def _print(document: pypdfium2.PdfDocument, device: QPrinterInfo, title: str, copies: int) -> None:
    output = QPrinter(device, QPrinter.PrinterMode.HighResolution)
    output.setDocName(title)
    output.setCopyCount(max(1, copies))
    output.setDuplex(QPrinter.DuplexMode.DuplexNone)  # two liên on one sheet could not be parted
    output.setResolution(_DPI)
    output.setPageLayout(_layout(document[0].get_size()))
    output.setFullPage(True)
    painter = QPainter()
    if not painter.begin(output):
        raise DeviceError("printer.failed", printer=device.printerName(), detail="Qt")
    try:
        for number in range(len(document)):
            if number and not output.newPage():
                raise DeviceError("printer.failed", printer=device.printerName(), detail="Qt")
            painter.drawImage(QRectF(painter.viewport()), _picture(document, number))
    finally:
        painter.end()
    if output.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise DeviceError("printer.failed", printer=device.printerName(), detail="Qt")


def _layout(points: tuple[float, float]) -> QPageLayout:
    """Return the page without margins: the papers bring their own."""
    width, height = points
    size = QPageSize(
        QSizeF(min(points), max(points)), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    lying = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    return QPageLayout(size, lying, QMarginsF(0, 0, 0, 0))


def _picture(document: pypdfium2.PdfDocument, number: int) -> QImage:
    bitmap = document[number].render(scale=_DPI / 72, grayscale=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8)
    return image.copy()  # pdfium frees its buffer when the bitmap goes
