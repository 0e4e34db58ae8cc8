"""Turns the desk's scan settings into options of one SANE device, refused here before the driver sees them.

Drivers round silently (5000 dpi becomes 1200) or cut the paper; a clerk is to hear of it instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import DeviceError
from app.ports import ColourMode, ScanSettings, ScanSource
from scanner.drivers.libsane import Handle, Kind, Option

_SLACK_MM = 5.0  # beds are named A4 and end at 296.9 or 292 mm
_USUAL_DPI = (75, 100, 150, 200, 240, 300, 400, 600)
_MODES = {
    ColourMode.COLOUR: ("color", "24bit color", "color24", "colour"),
    ColourMode.GREY: ("gray", "grey", "grayscale", "true gray", "gray256", "8-bit grayscale"),
    ColourMode.BLACK_WHITE: ("lineart", "black & white", "binary", "black and white", "threshold"),
}


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a device offers in the desk's terms."""

    sources: tuple[ScanSource, ...]
    resolutions_dpi: tuple[int, ...]
    colours: tuple[ColourMode, ...]


def abilities(options: dict[str, Option]) -> Abilities:
    """Return what a device with these options offers."""
    offered = _choices(options, "source")
    sources = tuple(s for s in _SOURCE_TESTS if any(_SOURCE_TESTS[s](o.lower()) for o in offered))
    colours = tuple(c for c in ColourMode if _mode_name(options, c) is not None)
    return Abilities(sources or (ScanSource.FLATBED,), _resolutions(options), colours or (ColourMode.GREY,))


def apply(handle: Handle, settings: ScanSettings) -> int:
    """Set source, mode, depth, resolution and paper size; return the resolution really set.

    Raises:
        DeviceError: ``scanner.unsupported`` naming the option and value this device does not have.
    """
    _apply_source(handle, settings)
    _apply_mode(handle, settings)
    options = handle.options()
    if "depth" in options and settings.colour is not ColourMode.BLACK_WHITE:
        set_checked(handle, options["depth"], 8)
    options = handle.options()
    if "resolution" not in options:
        raise DeviceError("scanner.unsupported", option="resolution", value=settings.dpi)
    set_checked(handle, options["resolution"], settings.dpi)
    _apply_size(handle, settings)
    return round(handle.number(handle.options()["resolution"]))


def set_checked(handle: Handle, option: Option, value: str | float) -> None:
    """Set one option after checking the value against its own limits.

    Raises:
        DeviceError: ``scanner.unsupported``.
    """
    if not allowed(option, value):
        raise DeviceError("scanner.unsupported", option=option.name, value=value)
    if option.settable:
        handle.set(option, value)


def allowed(option: Option, value: str | float) -> bool:
    """Return True when the option may take the value exactly, without rounding."""
    if option.kind is Kind.STRING:
        return not option.choices or value in option.choices
    if isinstance(value, str):
        return False
    if option.choices:
        return any(isinstance(choice, float) and abs(choice - value) < 0.01 for choice in option.choices)
    if option.span is None:
        return True
    lowest, highest, step = option.span
    rest = (value - lowest) % step if step else 0.0
    on_step = min(rest, step - rest) < 0.01 if step else True
    return lowest - 0.01 <= value <= highest + 0.01 and on_step


def _apply_source(handle: Handle, settings: ScanSettings) -> None:
    options = handle.options()
    offered = _choices(options, "source")
    if not offered:  # a flatbed only or a sheet feeder only: there is nothing to choose
        return
    test = _SOURCE_TESTS.get(settings.source)
    fitting = [name for name in offered if test is not None and test(name.lower())]
    if not fitting:
        raise DeviceError("scanner.unsupported", option="source", value=settings.source.value)
    set_checked(handle, options["source"], fitting[0])


def _apply_mode(handle: Handle, settings: ScanSettings) -> None:
    options = handle.options()
    name = _mode_name(options, settings.colour)
    if name is None:
        raise DeviceError("scanner.unsupported", option="mode", value=settings.colour.value)
    if "mode" in options:
        set_checked(handle, options["mode"], name)


def _apply_size(handle: Handle, settings: ScanSettings) -> None:
    """Set the paper, the far corner first: some drivers refuse a near corner beyond the far one."""
    wanted = {
        "page-width": settings.width_mm,
        "page-height": settings.height_mm,
        "br-x": settings.width_mm,
        "br-y": settings.height_mm,
        "tl-x": 0.0,
        "tl-y": 0.0,
    }
    for name, value in wanted.items():
        option = handle.options().get(name)
        if option is not None and option.settable:
            set_checked(handle, option, _fitted(option, value))


def _fitted(option: Option, value: float) -> float:
    """Return the nearest value on the device's grid, at most the slack of a bed away."""
    if option.span is None:
        return value
    lowest, highest, step = option.span
    inside = min(max(value, lowest), highest)
    if abs(inside - value) > _SLACK_MM:
        return value  # refused by the check that follows
    return min(lowest + round((inside - lowest) / step) * step, highest) if step else inside


def _resolutions(options: dict[str, Option]) -> tuple[int, ...]:
    option = options.get("resolution")
    if option is None:
        return ()
    if option.choices:
        return tuple(sorted(round(choice) for choice in option.choices if isinstance(choice, float)))
    return tuple(dpi for dpi in _USUAL_DPI if allowed(option, dpi))


def _mode_name(options: dict[str, Option], colour: ColourMode) -> str | None:
    offered = _choices(options, "mode")
    if not offered:
        return "" if colour is ColourMode.GREY else None
    return next((name for name in offered if name.lower() in _MODES[colour]), None)


def _choices(options: dict[str, Option], name: str) -> tuple[str, ...]:
    option = options.get(name)
    return tuple(c for c in option.choices if isinstance(c, str)) if option is not None else ()


def _is_feeder(name: str) -> bool:
    return ("adf" in name or "feeder" in name) and "duplex" not in name and "back" not in name


def _is_flatbed(name: str) -> bool:
    return "flatbed" in name or "platen" in name or name == "normal"


def _is_duplex(name: str) -> bool:
    return "duplex" in name


_SOURCE_TESTS: dict[ScanSource, Callable[[str], bool]] = {
    ScanSource.FLATBED: _is_flatbed,
    ScanSource.FEEDER: _is_feeder,
    ScanSource.FEEDER_DUPLEX: _is_duplex,
}
