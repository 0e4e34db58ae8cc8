"""Fits the desk's wishes to what a device offers, before any driver sees them.

Drivers round silently, cut the paper or scan grey instead of colour; a clerk is to hear of it instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.errors import DeviceError
from app.ports import ColourMode, ScannerDevice, ScanSettings, ScanSource

SLACK_MM = 5.0
"""Beds are called A4 and end at 296.9 or 292 mm; so much of a sheet's edge may be missing."""

LONGEST_MM = 420.0
"""What "the largest" means where a feeder takes paper metres long: an A3 lengthwise."""

_MADE_OF = {
    ColourMode.COLOUR: (ColourMode.COLOUR,),
    ColourMode.GREY: (ColourMode.GREY, ColourMode.COLOUR),
    ColourMode.BLACK_WHITE: (ColourMode.BLACK_WHITE, ColourMode.GREY, ColourMode.COLOUR),
}
"""From which colours a wanted one can be made, the closest first; black and white from grey is our doing,
for a device's own threshold loses pencil and red stamps."""


def fitted(settings: ScanSettings, device: ScannerDevice) -> ScanSettings:
    """Return what the driver is to be asked for: the same sheet in something the device offers.

    The resolution is the next higher one the device has, the highest when there is none; a size of 0 is
    the device's largest; the colour may be a richer one, from which the wanted one is made
    (``scanner.tone``). What a scan folder holds is taken as it is.

    Raises:
        DeviceError: ``scanner.unsupported`` with ``option`` and ``value``, ``scanner.too_large``.
    """
    if settings.source not in device.sources:
        raise _unsupported("source", settings.source)
    if settings.source is ScanSource.FOLDER:
        return settings
    width, height = _size(settings, device)
    return replace(
        settings,
        dpi=_resolution(settings.dpi, device.resolutions_dpi),
        colour=_colour(settings.colour, device.colours),
        width_mm=width,
        height_mm=height,
    )


def _resolution(wanted: int, offered: Sequence[int]) -> int:
    if not offered:  # a camera, or a device that takes any
        return wanted
    return min((dpi for dpi in offered if dpi >= wanted), default=max(offered))


def _colour(wanted: ColourMode, offered: Sequence[ColourMode]) -> ColourMode:
    fitting = [colour for colour in _MADE_OF[wanted] if colour in offered]
    if offered and not fitting:
        raise _unsupported("colour", wanted)
    return fitting[0] if fitting else wanted


def _size(settings: ScanSettings, device: ScannerDevice) -> tuple[float, float]:
    wanted = (settings.width_mm, settings.height_mm)
    largest = (device.max_width_mm, device.max_height_mm)
    if any(most and mm > most + SLACK_MM for mm, most in zip(wanted, largest, strict=True)):
        raise DeviceError(
            "scanner.too_large",
            device=device.name,
            width_mm=round(wanted[0]),
            height_mm=round(wanted[1]),
            max_width_mm=round(largest[0]),
            max_height_mm=round(largest[1]),
        )
    width, height = (_length(mm, most) for mm, most in zip(wanted, largest, strict=True))
    return width, height


def _length(wanted: float, most: float) -> float:
    if not most:  # the device does not say; the driver finds out
        return wanted
    return min(wanted, most) if wanted else min(most, LONGEST_MM)


def _unsupported(option: str, value: str) -> DeviceError:
    return DeviceError("scanner.unsupported", option=option, value=str(value))
