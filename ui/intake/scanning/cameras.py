"""Which camera the intake looks through."""

from __future__ import annotations

from app.domain.errors import DeviceError
from app.ports import ScannerDevice
from app.use_cases.desk import Desk


def find_camera(desk: Desk) -> ScannerDevice:
    """Return the camera the settings name, or the first one plugged in.

    Raises:
        DeviceError: ``ui.no_camera`` when none is named and none is there; ``camera.not_found`` when the
            named one is not.
    """
    wanted = desk.settings.devices.camera
    try:
        return desk.edges.scanner.device(f"camera:{wanted}")
    except DeviceError as error:
        if not wanted and error.code.endswith(".not_found"):
            raise DeviceError("ui.no_camera") from None
        raise
