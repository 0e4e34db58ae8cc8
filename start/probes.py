"""What the doctor asks of the edges: the reading engine, code readers, scanners, printers."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from app.domain.errors import DeviceError
from app.ports import Printer, PrinterDevice, Scanner, ScannerDevice
from app.settings import Settings
from app.use_cases.check_up import Probe

_CODE_READERS = ("zxing-cpp", "pyzbar", "opencv-python-headless")


def probes_of(scanners: Scanner, printer: Printer, settings: Settings) -> tuple[tuple[str, Probe], ...]:
    """Return the looks at this machine, each with its name on the list."""
    return (
        ("Bộ đọc chữ", lambda: _engine(settings.reader.language)),
        ("Đọc mã vạch", _code_readers),
        ("Máy quét", lambda: _names(scanners.devices, "scanner.none")),
        ("Máy in", lambda: _names(printer.printers, "printer.none")),
    )


def _engine(language: str) -> str:
    from ocr.tesseract import check_language, find_engine

    engine = find_engine()
    check_language(engine, language)
    return f"Tesseract tại {engine}, ngôn ngữ {language}"


def _code_readers() -> str:
    from importlib.metadata import version

    importlib.import_module("scanner.codes")
    return ", ".join(f"{name} {version(name)}" for name in _CODE_READERS)


def _names(ask: Callable[[], tuple[ScannerDevice, ...] | tuple[PrinterDevice, ...]], none: str) -> str:
    found = ask()
    if not found:
        raise DeviceError(none)
    return "; ".join(device.name for device in found)
