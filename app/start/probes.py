"""What the doctor asks of the edges: the reading engine, code readers, scanners, printers."""

from __future__ import annotations

import importlib

from app.domain.errors import DeviceError
from app.ports import Printer, Scanner, ScanSource
from app.settings import Settings
from app.use_cases.check_up import Probe

_CODE_READERS = ("zxing-cpp", "pyzbar", "opencv-python-headless")


def probes_of(scanners: Scanner, printer: Printer, settings: Settings) -> tuple[tuple[str, Probe], ...]:
    """Return the looks at this machine, each with its name on the list."""
    training = "ảo, để tập huấn: " if settings.training else ""
    return (
        ("Bộ đọc chữ", lambda: _engine(settings.reader.language)),
        ("Đọc mã vạch", _code_readers),
        ("Máy quét", lambda: training + _scanners(scanners)),
        ("Máy in", lambda: training + _printers(printer)),
    )


def _engine(language: str) -> str:
    from ocr.tesseract import check_language, find_engine

    engine = find_engine()
    check_language(engine, language)
    shown = "tiếng Việt" if language == "vie" else f"ngôn ngữ {language}"
    return f"đọc được {shown} (Tesseract, {engine})"


def _code_readers() -> str:
    from importlib.metadata import version

    importlib.import_module("scanner.codes")
    libraries = ", ".join(f"{name} {version(name)}" for name in _CODE_READERS)
    return f"đọc được mã QR và mã vạch ({libraries})"


def _scanners(scanners: Scanner) -> str:
    found = scanners.devices()
    if not found:
        raise DeviceError("scanner.none_here")
    cameras = [_camera_words(device.name) for device in found if ScanSource.CAMERA in device.sources]
    others = [device.name for device in found if ScanSource.CAMERA not in device.sources]
    groups = (("", others), ("máy soi, máy ảnh: ", cameras))
    return "; ".join(words + ", ".join(names) for words, names in groups if names)


def _camera_words(name: str) -> str:
    return f"loạt ảnh {name}" if "%" in name else name


def _printers(printer: Printer) -> str:
    found = printer.printers()
    if not found:
        raise DeviceError("printer.none_here")
    return ", ".join(device.name for device in found)
