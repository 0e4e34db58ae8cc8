"""One scanner, one line in the list: SANE's own escl backend lists network scanners that our driver lists."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from app.ports import ScannerDevice

_SANE_ESCL = "escl:"


def without_twins(devices: Sequence[ScannerDevice]) -> tuple[ScannerDevice, ...]:
    """Return the devices without those of SANE that our own network driver found at the same address.

    Ours tells a jam from two sheets at once and knows the scanner again at another address.
    """
    ours = {_host(device.address) for device in devices if device.driver == "escl"} - {""}
    return tuple(
        device
        for device in devices
        if device.driver != "sane"
        or not device.id.startswith(_SANE_ESCL)
        or _host(device.id.removeprefix(_SANE_ESCL)) not in ours
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
