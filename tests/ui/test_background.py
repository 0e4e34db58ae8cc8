from __future__ import annotations

import sys
import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from app.domain.errors import DeskError, RuleError
from ui.background import Background, StallMonitor


def never(error: DeskError) -> None:
    raise AssertionError(error)


def test_answers_of_the_store_come_in_the_order_asked_and_on_the_window_thread(
    background: Background, qtbot: QtBot
):
    owner, came, threads = QObject(), [], set()
    for number in range(20):
        background.store(
            owner,
            lambda n=number: n,
            lambda n: (came.append(n), threads.add(threading.current_thread())),
            never,
        )
    qtbot.waitUntil(lambda: len(came) == 20)
    assert came == list(range(20))
    assert threads == {threading.main_thread()}


def test_two_devices_work_at_a_time(background: Background, qtbot: QtBot):
    owner, meeting, met = QObject(), threading.Barrier(2), []
    for _ in range(2):
        background.device(owner, lambda: meeting.wait(timeout=10), met.append, never)
    qtbot.waitUntil(lambda: len(met) == 2, timeout=10_000)


def test_a_refusal_comes_as_the_error_it_is(background: Background, qtbot: QtBot):
    owner, told = QObject(), []

    def refuse() -> None:
        raise RuleError("draft.closed")

    background.store(owner, refuse, never, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].code == "draft.closed"


def test_what_nobody_foresaw_becomes_internal_and_the_lane_goes_on(
    background: Background, qtbot: QtBot, caplog: pytest.LogCaptureFixture
):
    owner, told, came = QObject(), [], []
    background.store(owner, lambda: 1 / 0, never, told.append)
    background.store(owner, lambda: "còn chạy", came.append, never)
    qtbot.waitUntil(lambda: bool(came))
    assert told[0].code == "internal"
    assert told[0].facts == {"kind": "ZeroDivisionError"}
    assert "ZeroDivisionError" in caplog.text


def test_an_answer_for_somebody_gone_is_dropped(background: Background, qtbot: QtBot):
    owner, go, came = QObject(), threading.Event(), []
    background.device(owner, go.wait, came.append, never)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    go.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert came == []


def test_closing_finishes_what_was_given_to_the_store(qapp: QCoreApplication):
    background, owner, stored = Background(), QObject(), []
    for number in range(5):
        background.store(owner, lambda n=number: (time.sleep(0.01), stored.append(n)), never, never)
    assert background.close(timeout=10)
    assert stored == [0, 1, 2, 3, 4]


def test_a_signal_costs_no_reference_to_true(qapp: QCoreApplication):
    """PySide6 6.12.0 drops one at every emit, and Python 3.11 aborts when none is left."""
    background = Background()
    before = sys.getrefcount(True)
    for _ in range(200):
        background.busy_changed.emit(False)
    assert abs(sys.getrefcount(True) - before) < 50
    background.close()


def test_the_stall_monitor_names_the_longest_gap(qtbot: QtBot):
    monitor = StallMonitor()
    qtbot.wait(30)
    monitor.reset()
    time.sleep(0.08)
    qtbot.waitUntil(lambda: monitor.stalls_over_50_ms > 0)
    assert monitor.longest_ms > 50
