"""One scan job on a network scanner: asked for, fetched side by side, always let go of."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread  # noqa: TID251 - the scanner is let go of while a read blocks

from app.domain.errors import DeviceError
from scanner.escl.quirks import Quirks
from scanner.escl.status import Status, status_of
from scanner.escl.wire import CutError, Reply, Wire
from scanner.tray import Tray

PATIENCE_SECONDS = 45.0
"""How long a scanner may put us off (503) before we give up: a cold lamp takes up to half a minute. Shorter
than the desk's watchdog, so that the clerk hears why."""

BUSY_SECONDS = 10.0
"""How long a scanner that scans for somebody is waited for: our own last job may still be ending."""

_PAUSE_SECONDS = 1.0
_LONGEST_PAUSE = 5.0
_LOOK_SECONDS = 0.1
_GONE = (404, 410)
_LOCKED = (401, 403)  # it wants a password, or only those it knows
_STILL = ("Pending", "Processing")
_TRIES = 2


@dataclass(slots=True)
class Job:
    """A job at one scanner. Its calls raise ``DeviceError``, ``scanner.*``, when no more sides can come."""

    wire: Wire
    name: str
    from_feeder: bool
    tray: Tray
    quirks: Quirks
    path: str = ""
    over: bool = field(default=False)

    def create(self, requests: tuple[bytes, ...]) -> bool:
        """Ask for the job, in other words where the first are refused; False when cancelled meanwhile."""
        self._wait_until_free()
        for body in requests:
            reply = self._asked(body)
            if reply is None:
                return False
            if reply.status == 201 and reply.location:
                self.path = self.wire.path_of(reply.location)
                self.tray.alive()
                return True
            if reply.status in _LOCKED:
                raise DeviceError("scanner.access_denied", device=self.name)
        status = self._status()
        empty = self.from_feeder and status.feeder_empty
        refused = "scanner.feeder_empty" if empty else "scanner.refused"
        raise DeviceError(status.hindrance(self.from_feeder) or refused, device=self.name)

    def next_into(self, place: Path) -> bool:
        """Fetch the next side into a file; False when there is none, or when cancelled."""
        began, tries = time.monotonic(), 0
        while not self.tray.cancelled():
            answer = self._fetched(place)
            if answer == 200:
                self._pause(self.quirks.pause(time.monotonic() - began))
                return True
            if answer == 503:
                self._check_still_warming(began)
            elif self._ended(answer, tries):
                return False
            else:
                tries += 1
            self._pause(_PAUSE_SECONDS)
        return False

    @contextmanager
    def let_go(self) -> Iterator[None]:
        """End the job at the scanner when the desk cancels, and on leaving unless it ended by itself."""
        left = Event()
        watcher = Thread(target=self._watch, args=(left,), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            left.set()
            watcher.join()
            self._delete()

    def _watch(self, left: Event) -> None:
        """A side that is being waited for cannot be cancelled but by the scanner itself."""
        while not left.wait(_LOOK_SECONDS):
            if self.tray.cancelled() and self.path:
                self._delete()
                return

    def _delete(self) -> None:
        if self.path and not self.over:
            self.over = True
            with suppress(DeviceError):
                self.wire.delete(self.path)

    def _wait_until_free(self) -> None:
        """Make sure that the scanner is ready.

        Raises:
            DeviceError: What must be put right first; ``scanner.busy``.
        """
        until = time.monotonic() + BUSY_SECONDS
        status = self._status()
        while status.working and not self.tray.cancelled():
            if time.monotonic() > until:
                raise DeviceError("scanner.busy", device=self.name)
            self._pause(_PAUSE_SECONDS)
            status = self._status()
        hindered = status.hindrance(self.from_feeder)
        if hindered and hindered != "scanner.warming":
            raise DeviceError(hindered, device=self.name)
        if self.from_feeder and status.feeder_empty:
            self._pause(_PAUSE_SECONDS)  # a scanner that was asleep may not have looked yet
            if self._status().feeder_empty:
                raise DeviceError("scanner.feeder_empty", device=self.name)

    def _asked(self, body: bytes) -> Reply | None:
        """Post the job until the scanner neither warms up nor ends another; None when cancelled."""
        began = time.monotonic()
        while not self.tray.cancelled():
            reply = self.wire.post("ScanJobs", body)
            if reply.status != 503:
                return reply
            self._check_still_warming(began)
            seconds = int(reply.retry_after) if reply.retry_after.isdecimal() else _PAUSE_SECONDS
            self._pause(min(seconds, _LONGEST_PAUSE))
        return None

    def _check_still_warming(self, since: float) -> None:
        """Go on waiting for a scanner that puts us off, unless it says what is wrong or takes too long."""
        status = self._status()
        hindered = status.hindrance(self.from_feeder)
        if hindered and hindered != "scanner.warming":
            raise DeviceError(hindered, device=self.name)
        if time.monotonic() - since > PATIENCE_SECONDS:
            used = status.working and not self.path
            raise DeviceError("scanner.busy" if used else "scanner.warming", device=self.name)

    def _fetched(self, place: Path) -> int:
        try:
            return self.wire.fetch(f"{self.path}/NextDocument", place, self.tray.alive)
        except CutError as cut:
            usual = "scanner.cut_page" if cut.begun else "scanner.io"
            raise DeviceError(self._why(usual), device=self.name) from None

    def _ended(self, answer: int, tries: int) -> bool:
        """Tell whether the batch ended as it should; False when the scanner may still go on.

        AirSane ends a feeder with 409 and a job told as cancelled, others with 404 or 410; some answer so
        to a jam as well, so the scanner is always asked how it is.
        """
        status = self._status()
        hindered = status.hindrance(self.from_feeder)
        if hindered:
            raise DeviceError(hindered, device=self.name)
        job, paper_left = status.job(self.path), self.from_feeder and status.feeder == "ScannerAdfLoaded"
        if job.state in _STILL and tries < _TRIES:
            return False
        if job.state == "Canceled" and paper_left:
            raise DeviceError("scanner.cancelled", device=self.name)
        broken = job.state == "Aborted" and paper_left
        if broken or (answer not in _GONE and job.state not in ("Canceled", "Completed")):
            raise DeviceError("scanner.refused", device=self.name)
        self.over = job.state not in _STILL
        if not self.tray.count:
            empty = "scanner.feeder_empty" if self.from_feeder else "scanner.refused"
            raise DeviceError(empty, device=self.name)
        return True

    def _why(self, usual: str) -> str:
        """Return the code of what the scanner says is wrong, else the usual one."""
        with suppress(DeviceError):
            return self._status().hindrance(self.from_feeder) or usual
        return usual

    def _status(self) -> Status:
        reply = self.wire.get("ScannerStatus")
        return status_of(reply.body) if reply.status == 200 else Status()

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.tray.cancelled():
            time.sleep(_LOOK_SECONDS)
