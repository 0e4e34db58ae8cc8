"""Starts what was called: the window, one call of the command line, or a child process of either."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.parser import parse
from app.commands.trouble import error_document, error_words
from app.domain.errors import CallError, DeskError, ExitCode

if TYPE_CHECKING:
    import argparse

HOME_VARIABLE = "QUAYMOTCUA_HOME"

Document = dict[str, object]


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
        return _window_or_demo(args)
    if args.call == "demo":
        return _demo(args)
    return _call(args)


def _window_or_demo(args: argparse.Namespace) -> int:
    from app.start.window import has_screen, open_window

    if has_screen():
        return open_window(data_folder(args), args.training, args.language or "")
    return _demo_without_screen(args)


def _call(args: argparse.Namespace) -> int:
    from app.commands.calls import call_named
    from app.start.counter import open_counter

    call = call_named(args.call)
    with _folder_of(args) as folder, open_counter(folder, args.training) as counter:
        document = call.run(counter.desk, args)
    _print(document, call.tell, args.json)
    return _exit_code(call.name, document)


@contextmanager
def _folder_of(args: argparse.Namespace) -> Iterator[Path]:
    """Lend the folder of the desk; a call that only reads makes none where there is none."""
    from app.start.no_desk import ONLY_READ, is_desk, passing_folder

    root, args.no_desk_in = data_folder(args), None
    if args.call not in ONLY_READ or is_desk(root):
        yield root
        return
    args.no_desk_in = root
    _say_aside(f"Chưa có quầy nào ở {root}. Lệnh này chỉ đọc, không tạo gì ở đó.")
    with passing_folder(root) as lent:
        yield lent


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
    from app.commands.demo import tell
    from app.start.demo import run_demo

    args.training = True
    _print(run_demo(data_folder(args)), tell, getattr(args, "json", False))
    return int(ExitCode.DONE)


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


def _print(document: Document, tell: Callable[[Document], str], as_json: bool) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=1) if as_json else tell(document))
    problem = document.get("print_error")
    if isinstance(problem, dict):
        _say_aside(error_words(problem))


def _exit_code(call: str, document: Document) -> int:
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


if __name__ == "__main__":
    sys.exit(main())
