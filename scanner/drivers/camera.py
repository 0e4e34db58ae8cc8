"""The driver for cameras: one steady, sharp still a batch, of the largest size the camera has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.errors import DeviceError
from app.ports import ColourMode, ScannerDevice, ScanSource
from scanner.camera import take_still
from scanner.camera_names import PluggedCamera, is_address, plugged_in, source_name
from scanner.photographs import put_still
from scanner.protocol import Places
from scanner.tray import Tray

_WAIT_SECONDS = 12.0


class CameraDriver:
    """Document cameras, phones that serve pictures by http, and recordings for training."""

    name = "camera"

    def devices(self, places: Places) -> Sequence[ScannerDevice]:
        """List the cameras set up for this desk, then those plugged in."""
        here = plugged_in()
        own = [_set_up(source, here) for source in places.cameras]
        known = {camera.address for camera in own}
        return own + [_device(camera) for camera in here if camera.address not in known]

    def ask(self, device: ScannerDevice, places: Places) -> ScannerDevice:
        """Return a camera as it is plugged in now; the one set up, else the first, for an empty id.

        Raises:
            DeviceError: ``camera.not_found``.
        """
        listed = self.devices(places)
        if not device.id and listed:
            return listed[0]
        found = next((d for d in listed if device.id in (d.id, d.address, d.name)), None)
        if found is not None:
            return found
        if not device.id or not is_address(device.id):
            raise DeviceError("camera.not_found", camera=device.name)
        return _set_up(device.id, ())

    def scan(self, device: ScannerDevice, tray: Tray) -> None:
        """Put one still into the tray.

        Raises:
            DeviceError: ``camera.*``.
        """
        picture = take_still(device.id, _WAIT_SECONDS, tray.cancelled, tray.alive)
        if picture is not None:
            put_still(picture, tray)


def _set_up(source: str, here: Sequence[PluggedCamera]) -> ScannerDevice:
    """Return the camera the settings name: by name, or by where it is."""
    found = next((camera for camera in here if source in (camera.id, camera.address)), None)
    if found is not None:
        return replace(_device(found), id=source)
    address = source if is_address(source) else ""
    return _device(PluggedCamera(source, source_name(source), address))


def _device(camera: PluggedCamera) -> ScannerDevice:
    return ScannerDevice(
        driver=CameraDriver.name,
        id=camera.id,
        name=camera.id if camera.id.startswith(camera.name) else camera.name,
        sources=(ScanSource.CAMERA,),
        resolutions_dpi=(),
        colours=(ColourMode.COLOUR, ColourMode.GREY),
        address=camera.address,
    )
