"""Every scanner, camera and watched folder of this machine, each driver behind a child process."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import DeskError, DeviceError
from app.domain.file_check import check_picture
from app.pictures.files import likely_dpi
from app.ports import Cancelled, ScannedSheet, ScannerDevice, ScanSettings, never_cancelled
from scanner.child import Child
from scanner.drivers import DRIVERS
from scanner.protocol import Job, Places
from scanner.tray import sheet_of


@dataclass(frozen=True, slots=True)
class Scanners:
    """Implements the Scanner port over DRIVERS.

    Args:
        patience_seconds: A device that makes no progress for so long is given up; cold lamps and slow
            network scanners take up to half a minute.
        listing_seconds: The same while devices are looked for.
    """

    places: Places = field(default_factory=Places)
    patience_seconds: float = 60.0
    listing_seconds: float = 20.0

    def devices(self) -> tuple[ScannerDevice, ...]:
        """List what can be used now. A driver that fails to list hides no other driver's devices."""
        with ExitStack() as all_children:
            jobs = [Job("devices", driver.name, self.places) for driver in DRIVERS]
            children = [all_children.enter_context(Child(job)) for job in jobs]
            return tuple(device for child in children for device in self._listed(child))

    def device(self, name: str) -> ScannerDevice:
        """Ask one device what it offers; see the port."""
        driver, _, device_id = name.partition(":")
        if driver not in {known.name for known in DRIVERS}:
            raise DeviceError("scanner.not_found", device=name)
        wanted = ScannerDevice(driver, device_id, device_id)
        with Child(Job("ask", driver, self.places, wanted)) as child:
            for event in child.events(self.listing_seconds, never_cancelled):
                return event.value(ScannerDevice)
        raise DeviceError("scanner.not_found", device=device_id)

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
        batch = uuid.uuid4().hex[:12]
        job = Job("scan", device.driver, self.places, device, settings, str(into.resolve()), batch)
        delivered = 0
        try:
            with Child(job) as child:
                for event in child.events(self.patience_seconds, cancelled):
                    if event.kind == "sheet":
                        on_sheet(sheet_of(event.facts, into))
                        delivered += 1
                        child.taken(delivered)
        except DeviceError:
            for sheet in _left_behind(into, batch, delivered):
                on_sheet(sheet)
            raise
        finally:
            _sweep(into, batch)
        return delivered

    def _listed(self, child: Child) -> Iterator[ScannerDevice]:
        with suppress(DeskError):
            for event in child.events(self.listing_seconds, never_cancelled):
                yield event.value(ScannerDevice)


def _left_behind(into: Path, batch: str, delivered: int) -> Iterator[ScannedSheet]:
    """Yield sides that were whole on disk when the driver died before it could announce them."""
    for path in sorted(into.glob(f"{batch}-*")):
        number = int(path.stem.partition("-")[2].partition(".")[0])
        if path.suffix != ".part" and number > delivered:
            facts = check_picture(path)
            yield ScannedSheet(path, facts.mime, facts.width_px, facts.height_px, likely_dpi(facts), number)


def _sweep(into: Path, batch: str) -> None:
    """Remove what the child had not finished writing."""
    for part in into.glob(f"{batch}-*.part"):
        part.unlink(missing_ok=True)
