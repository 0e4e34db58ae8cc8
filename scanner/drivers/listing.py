"""Finds one device among those a driver lists, for drivers to whom listing costs nothing."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.errors import DeviceError
from app.ports import ScannerDevice


def listed(devices: Sequence[ScannerDevice], wanted: ScannerDevice) -> ScannerDevice:
    """Return the device of this id or name.

    Raises:
        DeviceError: ``scanner.not_found``.
    """
    found = next((d for d in devices if wanted.id in (d.id, d.name)), None)
    if found is None:
        raise DeviceError("scanner.not_found", device=wanted.name)
    return found
