"""Builds and starts the desk; the only module that knows every package. It joins and decides nothing."""

from __future__ import annotations

import importlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.clock import SystemClock
from app.commands import digitise, intake, lessons, others, sync
from app.commands.parser import parse
from app.commands.trouble import error_document, error_words
from app.domain.errors import CallError, DeskError, DeviceError, ExitCode
from app.settings import LineSettings, Settings
from app.settings_file import load_settings, save_settings

if TYPE_CHECKING:
    import argparse

    from app.catalogue import Catalogue
    from app.ports import Line, Outbox, Printer
    from app.use_cases.acts.ground import Edges
    from app.use_cases.desk import Desk
    from app.use_cases.desk_folder import DeskFolder

HOME_VARIABLE = "QUAYMOTCUA_HOME"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call of the command line, or open the window; return the exit code."""
    _speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    child = _child_process(words)
    if child is not None:
        return child
    args, rest = parse(words)
    try:
        return _gateway(rest) if args.call == "gateway" else _run(args)
    except DeskError as error:
        return _tell_error(error, getattr(args, "json", False))
    except KeyboardInterrupt:
        return int(ExitCode.INTERRUPTED)


def _speak_utf8() -> None:
    """Windows gives pipes a code page without Vietnamese letters, and pythonw gives no streams at all."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _child_process(words: list[str]) -> int | None:
    """A packed program starts itself as its own scanner and reader process."""
    if words[:1] == ["--scan-worker"]:
        from scanner.worker import main as scan

        os._exit(scan())  # a driver's own clean-up may hang; everything it made is on disk
    if words[:1] == ["--read-worker"]:
        from ocr.worker import main as read

        read()
        return 0
    return None


def _gateway(words: list[str]) -> int:
    from sync.gateway.command import main as gateway

    return gateway(words)


def _run(args: argparse.Namespace) -> int:
    if args.call is None:
        return _open_window(args) if _has_screen() else _demo_without_screen(args)
    if args.call == "demo":
        return _demo(args)
    with open_counter(data_folder(args), args.training) as counter:
        document = _CALLS[args.call](counter.desk, args)
    _print(document, args)
    return _exit_code(args.call, document)


def data_folder(args: argparse.Namespace) -> Path:
    """Return the folder of the desk; training never shares one with a real desk."""
    chosen = _chosen_folder(args)
    if chosen is not None:
        return chosen
    from platformdirs import user_data_path

    return user_data_path("quaymotcua-tap-huan" if args.training else "quaymotcua", appauthor=False)


def _chosen_folder(args: argparse.Namespace) -> Path | None:
    chosen = args.data_dir or os.environ.get(HOME_VARIABLE)
    return Path(chosen) if chosen else None


# --- joining ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Counter:
    """An open desk and, in training, the province beside it."""

    desk: Desk
    gateway_url: str = ""
    gateway_folder: Path | None = None


@contextmanager
def open_counter(root: Path, training: bool) -> Iterator[Counter]:
    """Open the desk in a folder with every edge this machine has, and close all of it again."""
    from app.use_cases.desk import open_desk

    with ExitStack() as stack:
        if not training and not load_settings(root / "settings.toml").training:
            _write_first_settings(root / "settings.toml")
            desk = open_desk(root, _edges_of(stack))
            stack.callback(desk.close)
            yield Counter(desk)
            return
        settings, gateway_folder = _training_settings(root, stack)
        desk = open_desk(root, _edges_of(stack), settings)
        stack.callback(desk.close)
        _training_staff(desk)
        yield Counter(desk, settings.line.url, gateway_folder)


def _write_first_settings(path: Path) -> None:
    """Show the defaults of a new desk in its file; training then knows the folder for a real desk's."""
    from app.store.database import told_plainly

    if not path.exists():
        with told_plainly(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            save_settings(path, Settings())


def _training_settings(root: Path, stack: ExitStack) -> tuple[Settings, Path]:
    """Lay out the training world and start its province on this machine."""
    from app.catalogue import PACKS
    from app.training.desk import prepare_training
    from sync.gateway.certificate import create_self_signed
    from sync.gateway.command import known_desks
    from sync.gateway.process import GatewayProcess
    from sync.gateway.settings import GatewaySettings

    clock = SystemClock()
    prepare_training(root, clock)
    settings = load_settings(root / "settings.toml")
    folder = root / "tinh-ao"
    tls = create_self_signed(folder, clock.now(), ("127.0.0.1", "localhost"))
    desks = known_desks(folder)
    gateway = GatewaySettings(
        folder,
        desks=desks,
        agency_code=settings.agency.code,
        agency_name=settings.agency.name,
        packs_dir=PACKS,
    )
    process = stack.enter_context(GatewayProcess(gateway, tls))
    key = next(d.key for d in desks if d.id == settings.desk.id)
    line = LineSettings(process.url, key, str(tls.cert), interval_seconds=5)
    return replace(settings, line=line), folder


def _training_staff(desk: Desk) -> None:
    from app.domain.staff import Role
    from app.training.citizens import load_commune

    if desk.list_staff():
        return
    people = load_commune(desk.clock.now().date()).staff
    first = next(p for p in people if p.role is Role.SUPERVISOR)
    head = desk.add_staff(first.full_name, first.role, first.pin)
    for person in people:
        if person is not first:
            desk.add_staff(person.full_name, person.role, person.pin, head)


def _edges_of(stack: ExitStack) -> Callable[[DeskFolder, Settings, Catalogue], Edges]:
    def make(folder: DeskFolder, settings: Settings, catalogue: Catalogue) -> Edges:
        from app.pictures.pages import PagePainter
        from app.use_cases.acts.ground import Edges
        from ocr.binder import PdfBinder
        from ocr.engine import PageReader
        from scanner.codes import PictureCodes
        from scanner.examine import SideExaminer
        from scanner.feed import CameraFeed
        from scanner.files import pages_of
        from scanner.service import Scanners

        places = _places(folder, settings)
        reading = settings.reader
        reader = PageReader(
            catalogue.document_types,
            reading.language,
            reading.workers,
            reading.timeout_seconds,
            codes=PictureCodes(),
        )
        stack.callback(reader.close)
        scanners, printer = Scanners(places), _printer(folder, settings)
        return Edges(
            scanner=scanners,
            camera=CameraFeed(),
            reader=reader,
            binder=PdfBinder(reader.encode, folder.encoded),
            codes=PictureCodes(),
            printer=printer,
            clock=SystemClock(),
            render_pdf=pages_of,
            examiner=SideExaminer(),
            pictures=PagePainter(),
            line=_line(settings.line),
            probes=_probes(scanners, printer, settings),
        )

    return make


def _line(settings: LineSettings) -> Callable[[Outbox], Line] | None:
    """Return how to reach the province; None when no address is set up."""
    if not settings.url:
        return None
    from sync.https import LineAddress
    from sync.line import ProvinceLine

    address = LineAddress(settings.url, settings.desk_key, settings.ca_file)
    interval = timedelta(seconds=settings.interval_seconds)
    return lambda outbox: ProvinceLine(outbox, address, SystemClock(), interval)


def _places(folder: DeskFolder, settings: Settings) -> Any:
    from app.training.desk import VIRTUAL_SCANNER
    from scanner.protocol import Places

    stacks = sorted((folder.root / VIRTUAL_SCANNER).glob("*/stack.txt")) if settings.training else []
    devices = settings.devices
    return Places(
        folders=(devices.scan_folder,) if devices.scan_folder else (),
        cameras=(devices.camera,) if devices.camera else (),
        commands=(devices.scan_command,) if devices.scan_command else (),
        hosts=tuple(host for part in devices.network_scanners.split(",") if (host := part.strip())),
        stacks=tuple(str(stack.parent) for stack in stacks),
    )


def _printer(folder: DeskFolder, settings: Settings) -> Printer:
    if settings.training:
        from app.training.folder_printer import FolderPrinter

        return FolderPrinter(folder.root / "may-in-ao")
    from ui.printing import system_printer

    return system_printer()


def _probes(scanners: Any, printer: Printer, settings: Settings) -> tuple[tuple[str, Callable[[], str]], ...]:
    def reader() -> str:
        from ocr.tesseract import check_language, find_engine

        engine = find_engine()
        check_language(engine, settings.reader.language)
        return f"Tesseract tại {engine}, ngôn ngữ {settings.reader.language}"

    def codes() -> str:
        from importlib.metadata import version

        importlib.import_module("scanner.codes")
        return ", ".join(f"{n} {version(n)}" for n in ("zxing-cpp", "pyzbar", "opencv-python-headless"))

    def devices() -> str:
        found = scanners.devices()
        if not found:
            raise DeviceError("scanner.none")
        return "; ".join(d.name for d in found)

    def printers() -> str:
        found = printer.printers()
        if not found:
            raise DeviceError("printer.none")
        return "; ".join(p.name for p in found)

    return (
        ("Bộ đọc chữ", reader),
        ("Đọc mã vạch", codes),
        ("Máy quét", devices),
        ("Máy in", printers),
    )


# --- calls --------------------------------------------------------------------------------------------


_CALLS: dict[str, Callable[[Desk, argparse.Namespace], dict[str, object]]] = {
    "doctor": others.doctor,
    "intake": intake.run,
    "read": others.read,
    "digitize": digitise.run,
    "sync": sync.run,
    "log": others.log,
    "separators": others.separators,
    "ruler": others.ruler,
    "verify": others.verify,
    "lessons": lessons.run,
}
_WORDS: dict[str, Callable[[dict[str, object]], str]] = {
    "doctor": others.tell_doctor,
    "intake": intake.tell,
    "read": others.tell_read,
    "digitize": digitise.tell,
    "sync": sync.tell,
    "lessons": lessons.tell,
    "demo": intake.tell,
}


def _print(document: dict[str, object], args: argparse.Namespace) -> None:
    if args.json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        print(_WORDS.get(args.call or "demo", others.tell_flat)(document))
    problem = document.get("print_error")
    if isinstance(problem, dict):
        _say_aside(error_words(problem))


def _exit_code(call: str, document: dict[str, object]) -> int:
    if "print_error" in document:
        return int(ExitCode.DEVICE_FAILED)
    failed = call == "verify" and not document["valid"]
    return int(ExitCode.NOT_ACCEPTABLE if failed else ExitCode.DONE)


def _tell_error(error: DeskError, as_json: bool) -> int:
    told = error_document(error)
    if as_json:
        print(json.dumps({"error": told}, ensure_ascii=False))
    _say_aside(error_words(told))
    return int(error.exit_code)


def _say_aside(words: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")


# --- with and without a screen ------------------------------------------------------------------------


def _has_screen() -> bool:
    if os.name == "nt" or sys.platform == "darwin" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _demo_without_screen(args: argparse.Namespace) -> int:
    """Show the training intake, but never in a folder chosen for something else."""
    from app.training.desk import may_train_unasked

    chosen = _chosen_folder(args)
    if chosen is not None and not args.training and not may_train_unasked(chosen):
        raise CallError("call.no_screen")
    _say_aside(
        "Máy này không có màn hình, nên chương trình tiếp nhận thử một khai sinh trên giấy tờ tập huấn."
    )
    return _demo(args)


def _demo(args: argparse.Namespace) -> int:
    from app.commands import demo

    as_json = getattr(args, "json", False)
    args.training = True
    with open_counter(data_folder(args), True) as counter:
        assert counter.desk.line is not None and counter.gateway_folder is not None
        document = demo.run(counter.desk)
        report = counter.desk.line.round()
        if report.problem is not None:
            raise report.problem
        document |= demo.record_at_province(counter.desk, document, counter.gateway_folder)
    if as_json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        print(demo.tell(document))
    return int(ExitCode.DONE)


def _open_window(args: argparse.Namespace) -> int:
    from ui.trouble import tell

    try:
        return _window(args)
    except DeskError as error:
        tell(error, args.language or "vi")
        raise


def _window(args: argparse.Namespace) -> int:
    from app.store.only_one import only_one
    from ui.application import run_counter

    root = data_folder(args)
    with only_one(root), open_counter(root, args.training) as counter:
        counter.desk.rescue_pages()
        counter.desk.sweep_pictures()
        line = counter.desk.line
        language = args.language or counter.desk.settings.language
        return run_counter(counter.desk, language, line.round if line else None)


if __name__ == "__main__":
    sys.exit(main())
