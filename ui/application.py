"""The Qt application of the desk: fonts, language, light theme, and what happens when all else fails."""

from __future__ import annotations

import gc
import logging
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.domain.errors import DeskError
from app.use_cases.desk import Desk
from ui.background import Background
from ui.i18n import install
from ui.input_method import choose_input_module
from ui.theme import apply_theme

SWITCH_SECONDS = 0.001
"""How soon Python takes a busy worker's turn away: the default of 5 ms adds up while a window draws."""

_log = logging.getLogger(__name__)


def create_application(argv: Sequence[str], language: str = "vi", training: bool = False) -> QApplication:
    """Return the one QApplication, dressed; a second call dresses the one that exists.

    Raises:
        StorageError: ``font.missing``.
    """
    choose_input_module()
    existing = QApplication.instance()
    if existing is None:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = existing if isinstance(existing, QApplication) else QApplication(list(argv))
    application.setApplicationName("Quầy Một Cửa" if not training else "Quầy Một Cửa – TẬP HUẤN")
    application.setProperty("language", install(language))
    apply_theme(application)
    return application


class LastResort(QObject):
    """Catches what nobody foresaw: the window stays, a banner says so, the log names no citizen.

    The log gets file, line and kind of error only: messages of exceptions may quote what was typed.
    """

    happened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook
        sys.excepthook = self._caught

    def release(self) -> None:
        """Give the hook back."""
        sys.excepthook = self._before

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        places = " < ".join(
            f"{frame.name} {frame.filename}:{frame.lineno}"
            for frame in reversed(traceback.extract_tb(trace)[-6:])
        )
        _log.critical("unforeseen %s at %s", kind.__name__, places)
        known = error if isinstance(error, DeskError) else DeskError("internal", kind=kind.__name__)
        self.happened.emit(known)


class CollectorInWindow(QObject):
    """Lets Python's cycle collector run on the window's thread only.

    Left alone it runs in whichever thread allocates, and a widget destroyed in a worker crashes Qt.
    """

    def __init__(self, parent: QObject | None = None, every_ms: int = 1_000) -> None:
        super().__init__(parent)
        gc.collect()
        gc.freeze()
        gc.disable()
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(every_ms)

    def end(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.enable()
        gc.unfreeze()

    def _collect(self) -> None:
        self._rounds += 1
        gc.collect(2 if self._rounds % 30 == 0 else 1)


def run_counter(desk: Desk, language: str, send_round: Callable[[], object] | None = None) -> int:
    """Open the window of one desk and stay until it is closed; return Qt's exit code.

    ``send_round`` is one round of the line to the province, run beside the window every
    ``line.interval_seconds``; None leaves the sending to somebody else.
    """
    from ui.main_window import MainWindow

    application = create_application(sys.argv[:1], language, desk.settings.training)
    sys.setswitchinterval(SWITCH_SECONDS)
    background = Background()
    window = MainWindow(desk, background, send_round)
    last_resort = LastResort(window)
    last_resort.happened.connect(window.warn)
    collector = CollectorInWindow(window)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: window.close())
    window.show_as_left()
    try:
        return application.exec()
    finally:
        collector.end()
        last_resort.release()
        background.close()
