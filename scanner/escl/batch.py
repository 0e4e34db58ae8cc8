"""Scans one batch from a network scanner into the tray."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.errors import DeviceError
from app.ports import ColourMode, ScanSettings, ScanSource
from scanner.escl.capabilities import UNITS_PER_MM, Input
from scanner.escl.finding import Found
from scanner.escl.job import Job
from scanner.escl.pages import sides_of
from scanner.escl.quirks import quirks_of
from scanner.escl.request import scan_settings
from scanner.escl.wire import Wire
from scanner.options import fitted
from scanner.tray import Tray


def scan_batch(found: Found, name: str, tray: Tray) -> None:
    """Scan the glass once, or the feeder until it is empty, cancelled or enough.

    Raises:
        DeviceError: ``scanner.*``; sides before the fault are in the tray.
    """
    offered, settings = _fitted(found, name, tray.settings)
    wishes = dict.fromkeys(scan_settings(settings, offered, plain) for plain in (False, True))
    quirks = quirks_of(found.capabilities.name)
    with Wire(found.address, name, quirks.headers(found.address)) as wire:
        job = Job(wire, name, settings.source is not ScanSource.FLATBED, tray, quirks)
        try:
            with job.let_go():
                if job.create(tuple(wishes)):
                    _deliver(job, settings, tray)
        except DeviceError:
            if not tray.cancelled():  # what a scanner says while we let it go is no error
                raise


def _deliver(job: Job, settings: ScanSettings, tray: Tray) -> None:
    while tray.open:
        place = tray.arriving
        try:
            if not job.next_into(place):
                return
            _put(place, settings, job.name, tray)
        finally:
            place.unlink(missing_ok=True)
        if not job.from_feeder:
            return


def _put(place: Path, settings: ScanSettings, name: str, tray: Tray) -> None:
    for page, picture in sides_of(place, settings, name):
        if not tray.open:
            return
        if tray.settings.colour is ColourMode.BLACK_WHITE:
            tray.put(picture, page.dpi, ColourMode.GREY)  # the tray makes black and white of it
        else:
            tray.put_encoded(page, picture)


def _fitted(found: Found, name: str, wanted: ScanSettings) -> tuple[Input, ScanSettings]:
    """Return the source and settings fitted to just that source, which may offer less than the others.

    Raises:
        DeviceError: ``scanner.unsupported``, ``scanner.too_large``.
    """
    offered = found.capabilities.input(wanted.source)
    if offered is None:
        raise DeviceError("scanner.unsupported", option="source", value=wanted.source.value)
    device = replace(
        found.device(),
        name=name,
        resolutions_dpi=offered.resolutions_dpi,
        colours=offered.colours,
        max_width_mm=offered.max_width / UNITS_PER_MM,
        max_height_mm=offered.max_height / UNITS_PER_MM,
    )
    return offered, fitted(wanted, device)
