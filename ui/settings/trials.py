"""Asks the scanners whose address or command was typed in, and says in words what each answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.errors import DeskError
from app.messages import explain
from app.ports import Scanner, ScannerDevice
from app.settings import DeviceSettings
from ui.intake.wording import source_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked for, and the device that answered or why none did."""

    asked: str
    device: ScannerDevice | None = None
    error: DeskError | None = None


def asking(scanner: Scanner, devices: DeviceSettings) -> Callable[[], tuple[Answer, ...]]:
    """Return the job that asks everything typed in; it may take seconds."""
    hosts = [host for part in devices.network_scanners.split(",") if (host := part.strip())]
    wanted = [("escl", host) for host in hosts]
    if devices.scan_command:
        wanted.append(("command", devices.scan_command))
    return lambda: tuple(_answer(scanner, driver, address) for driver, address in wanted)


def answer_words(answers: tuple[Answer, ...], language: str) -> str:
    """Return one line for each answer."""
    if not answers:
        return translate("Settings", "Chưa ghi địa chỉ máy quét mạng hay lệnh quét nào để thử.")
    return "\n".join(_line(answer, language) for answer in answers)


def _answer(scanner: Scanner, driver: str, address: str) -> Answer:
    try:
        return Answer(address, scanner.device_at(driver, address))
    except DeskError as error:
        return Answer(address, error=error)


def _line(answer: Answer, language: str) -> str:
    if answer.device is None:
        why = str(explain(answer.error, language)) if answer.error else ""
        return f"✘ {why}" if answer.asked in why else f"✘ {answer.asked}: {why}"
    sources = ", ".join(source_words(source) for source in answer.device.sources)
    words = translate("Settings", "✔ {name} trả lời: {sources}.")
    return words.format(name=answer.device.name, sources=sources)
