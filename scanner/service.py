"""Every scanner, camera and watched folder of this machine, each driver behind a child process."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import DeskError, DeviceError
from app.domain.scanning.file_check import check_picture
from app.pictures.files import PAGE_ENDINGS
from app.pictures.resolution import likely_dpi
from app.ports import Cancelled, ScannedSheet, ScannerDevice, ScanSettings, never_cancelled
from scanner.child import Child
from scanner.drivers import DRIVERS
from scanner.examine import SideExaminer
from scanner.options import fitted
from scanner.protocol import Job, Places
from scanner.raw_sides import encode_raw_sides
from scanner.tray import sheet_of
from scanner.twins import without_twins


@dataclass(frozen=True, slots=True)
class Scanners:
    """Implements the Scanner port over DRIVERS.

    Args:
        patience_seconds: A device that makes no progress for so long is given up; cold lamps and slow
            network scanners take up to half a minute.
        listing_seconds: The same while devices are looked for, each driver by itself.
    """

    places: Places = field(default_factory=Places)
    patience_seconds: float = 60.0
    listing_seconds: float = 20.0

    def devices(self, cancelled: Cancelled = never_cancelled) -> tuple[ScannerDevice, ...]:
        """List what can be used now; cancelling keeps what was found.

        All drivers look at the same time, and one that fails or takes too long hides no other's devices.
        """
        with ExitStack() as all_children:
            jobs = [Job("devices", driver.name, self.places) for driver in DRIVERS]
            children = [all_children.enter_context(Child(job)) for job in jobs]
            return without_twins([d for child in children for d in self._listed(child, cancelled)])

    def device(self, name: str) -> ScannerDevice:
        """Ask one device what it offers; see the port."""
        driver, _, device_id = name.partition(":")
        if driver not in {known.name for known in DRIVERS}:
            raise DeviceError("scanner.not_found", device=name)
        return self._asked(ScannerDevice(driver, device_id, device_id))

    def device_at(self, driver: str, address: str) -> ScannerDevice:
        """Ask a device by where it is alone; see the port."""
        return self._asked(ScannerDevice(driver, "", address, address=address))

    def _asked(self, wanted: ScannerDevice) -> ScannerDevice:
        with Child(Job("ask", wanted.driver, self.places, wanted)) as child:
            for event in child.events(self.listing_seconds, never_cancelled):
                return event.value(ScannerDevice)
        raise DeviceError("scanner.not_found", device=wanted.name)

    def salvage(self, into: Path) -> None:
        """Make files of sides that a dead driver left as pixels; see the port."""
        encode_raw_sides(into)

    def scan(
        self,
        device: ScannerDevice,
        settings: ScanSettings,
        into: Path,
        on_sheet: Callable[[ScannedSheet], None],
        cancelled: Cancelled = never_cancelled,
    ) -> int:
        """Scan one batch into the folder; see the port. Whatever ``on_sheet`` raises ends the batch."""
        into.mkdir(parents=True, exist_ok=True)
        asked = fitted(settings, device)
        batch = uuid.uuid4().hex[:12]
        job = Job("scan", device.driver, self.places, device, asked, str(into.resolve()), batch, settings)
        tray = Receiving(into, batch, on_sheet, asked=settings)
        try:
            self._receive(job, tray, cancelled)
        except DeskError:
            with suppress(DeskError):  # the first error is the one to tell
                tray.take_left_behind()
            raise
        finally:
            tray.sweep()
        return tray.delivered

    def _receive(self, job: Job, tray: Receiving, cancelled: Cancelled) -> None:
        with Child(job) as child:
            for event in child.events(self.patience_seconds, cancelled):
                if event.kind == "sheet":
                    tray.take(sheet_of(event.facts, tray.into))
                    child.taken(tray.delivered)
        tray.take_left_behind()  # of a child that was cancelled and took too long to say goodbye

    def _listed(self, child: Child, cancelled: Cancelled) -> Iterator[ScannerDevice]:
        with suppress(DeskError):
            for event in child.events(self.listing_seconds, cancelled, grace_seconds=0.0):
                yield event.value(ScannerDevice)


@dataclass
class Receiving:
    """The desk's end of one batch: sheets go on in order, each once.

    Args:
        asked: How the batch was scanned; what a dead child left is looked at by it.
    """

    into: Path
    batch: str
    on_sheet: Callable[[ScannedSheet], None]
    delivered: int = 0
    asked: ScanSettings = field(default_factory=ScanSettings)

    def take(self, sheet: ScannedSheet) -> None:
        """Hand one sheet on."""
        self.on_sheet(sheet)
        self.delivered += 1

    def take_left_behind(self) -> None:
        """Take sides that were in a file when the child ended before it could announce them."""
        encode_raw_sides(self.into, self.batch)
        for path in self._whole():
            number = _number(path)
            if number > self.delivered:
                facts = check_picture(path)
                dpi = likely_dpi(facts)
                sheet = ScannedSheet(path, facts.mime, facts.width_px, facts.height_px, dpi, number)
                self.take(SideExaminer().examine(sheet, self.asked))

    def _whole(self) -> list[Path]:
        return sorted(p for p in self.into.glob(f"{self.batch}-*") if p.suffix in PAGE_ENDINGS.values())

    def sweep(self) -> None:
        """Remove what the child had not finished writing."""
        for part in self.into.glob(f"{self.batch}-*.part"):
            part.unlink(missing_ok=True)


def _number(path: Path) -> int:
    return int(path.name.partition("-")[2].partition(".")[0])
