"""Turns the desk's scan settings into options of one SANE device; nothing is left to a back end's rounding.

Drivers round silently (5000 dpi becomes 1200) or cut the paper; a clerk is to hear of it instead.
"""

from __future__ import annotations

from app.domain.errors import DeviceError
from app.ports import ColourMode, ScannerDevice, ScanSettings, ScanSource
from scanner.drivers.libsane import Handle
from scanner.drivers.libsane_types import Kind, Option, Unit
from scanner.drivers.sane_offers import SIZES, choices, duplex_switch, duplex_value, mode_name, source_names
from scanner.options import LONGEST_MM, SLACK_MM

_MM_PER_INCH = 25.4


def apply(handle: Handle, settings: ScanSettings, wanted: ScanSettings, device: ScannerDevice) -> int:
    """Set source, mode, depth, resolution and paper size; return the resolution really set.

    A size of 0 in ``wanted`` means the largest of the source that is used.

    Raises:
        DeviceError: ``scanner.unsupported`` naming the option and value this device does not have,
            ``scanner.too_large``.
    """
    _apply_source(handle, settings.source)
    _apply_mode(handle, settings.colour)
    options = handle.options()
    if "depth" in options and settings.colour is not ColourMode.BLACK_WHITE:
        set_checked(handle, options["depth"], 8)
    options = handle.options()
    if "resolution" not in options:
        raise DeviceError("scanner.unsupported", option="resolution", value=settings.dpi)
    set_checked(handle, options["resolution"], settings.dpi)
    dpi = round(handle.number(handle.options()["resolution"]))
    size = (
        settings.width_mm if wanted.width_mm else 0.0,
        settings.height_mm if wanted.height_mm else 0.0,
    )
    _apply_size(handle, size, dpi, device)
    return dpi


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


def _apply_source(handle: Handle, source: ScanSource) -> None:
    options = handle.options()
    names = source_names(options, source)
    if choices(options, "source"):  # without, it is a flatbed only or a feeder only
        if not names:
            raise _no_source(source)
        set_checked(handle, options["source"], names[0])
    both = source is ScanSource.FEEDER_DUPLEX
    switch = duplex_switch(handle.options())
    if switch is not None and switch.settable:
        handle.set(switch, duplex_value(switch, both))
    elif both and not any("duplex" in name.lower() for name in names[:1]):
        raise _no_source(source)


def _no_source(source: ScanSource) -> DeviceError:
    return DeviceError("scanner.unsupported", option="source", value=source.value)


def _apply_mode(handle: Handle, colour: ColourMode) -> None:
    options = handle.options()
    name = mode_name(options, colour)
    if name is None:
        raise DeviceError("scanner.unsupported", option="colour", value=colour.value)
    if "mode" in options:
        set_checked(handle, options["mode"], name)


def _apply_size(handle: Handle, size: tuple[float, float], dpi: int, device: ScannerDevice) -> None:
    """Set the paper, the far corner first: some drivers refuse a near corner beyond the far one."""
    for names, mm in zip(SIZES, size, strict=True):
        for name in names:
            option = handle.options().get(name)
            if option is not None and option.settable:
                set_checked(handle, option, _place(option, mm, dpi, device, size))
    for name in ("tl-x", "tl-y"):
        option = handle.options().get(name)
        if option is not None and option.settable:
            set_checked(handle, option, _on_grid(option, 0.0))


def _place(option: Option, mm: float, dpi: int, device: ScannerDevice, size: tuple[float, float]) -> float:
    """Return where the paper ends in the device's unit and on its grid, at most a bed's slack away.

    Raises:
        DeviceError: ``scanner.too_large``.
    """
    per_mm = dpi / _MM_PER_INCH if option.unit == Unit.PIXEL else 1.0
    most = option.span[1] if option.span is not None else 0.0
    if mm == 0.0:
        return _on_grid(option, min(most, LONGEST_MM * per_mm)) if most else 0.0
    value = mm * per_mm
    if most and value > most + SLACK_MM * per_mm:
        largest = round(most / per_mm)
        wide = option.name in SIZES[0]
        raise DeviceError(
            "scanner.too_large",
            device=device.name,
            width_mm=round(size[0]),
            height_mm=round(size[1]),
            max_width_mm=largest if wide else round(size[0]),
            max_height_mm=round(size[1]) if wide else largest,
        )
    return _on_grid(option, value)


def _on_grid(option: Option, value: float) -> float:
    if option.span is None:
        return value
    lowest, highest, step = option.span
    inside = min(max(value, lowest), highest)
    return min(lowest + round((inside - lowest) / step) * step, highest) if step else inside
