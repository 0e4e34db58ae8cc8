"""One round with the province at a time, for whoever drives the desk: implements ports.Line."""

from __future__ import annotations

import random
from datetime import timedelta

from app.ports import Cancelled, Clock, Greeting, LineReport, Outbox, never_cancelled
from sync.engine import SyncReport, next_look, run_once
from sync.https import HttpsProvince, LineAddress
from sync.planner import LineState


class ProvinceLine:
    """Each round opens its connection where it runs, so any one thread at a time may hold it.

    Args:
        interval: Between rounds while all is well; the planner stretches it when the line is down.
    """

    def __init__(self, outbox: Outbox, address: LineAddress, clock: Clock, interval: timedelta) -> None:
        self._outbox, self._address, self._clock, self._interval = outbox, address, clock, interval
        self._state = LineState()

    def round(self, cancelled: Cancelled = never_cancelled) -> LineReport:
        """Hold one round.

        Raises:
            RuleError: ``line.address`` and the like: the settings cannot work.
            StorageError: The desk's own disk failed; nothing was marked sent that is not.
        """
        province = HttpsProvince(self._address)
        try:
            report = run_once(self._outbox, province, self._clock, self._state, cancelled=cancelled)
        finally:
            province.close()
        self._state = report.state
        return self._told(report)

    def test(self) -> Greeting:
        """Ask the gateway who it is.

        Raises:
            LineError: ``line.*``.
        """
        province = HttpsProvince(self._address)
        try:
            return province.greet()
        finally:
            province.close()

    def _told(self, report: SyncReport) -> LineReport:
        wait = next_look(report, self._interval, random.random)
        return LineReport(
            online=report.online,
            confirmed=report.confirmed,
            received=report.received,
            problem=report.problem,
            stuck=report.stuck,
            wait_seconds=wait.total_seconds(),
        )
