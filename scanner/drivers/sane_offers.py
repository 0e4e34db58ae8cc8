"""What a SANE device offers in the desk's terms: each back end names sources and duplex its own way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from app.ports import ColourMode, ScannerDevice, ScanSource
from scanner.drivers.libsane import Handle
from scanner.drivers.libsane_types import Kind, Option, SaneError, Unit

_USUAL_DPI = (75, 100, 150, 200, 240, 300, 400, 600)
"""Offered of a device that takes any resolution between two."""

_MODES = {
    ColourMode.COLOUR: ("color", "24bit color", "color24", "colour"),
    ColourMode.GREY: ("gray", "grey", "grayscale", "true gray", "gray256", "8-bit grayscale"),
    ColourMode.BLACK_WHITE: ("lineart", "black & white", "binary", "black and white", "threshold"),
}

SIZES = (("page-width", "br-x"), ("page-height", "br-y"))
"""Options that say how wide and how high the paper is; page-width comes first, br-x is limited by it."""

_MM_PER_INCH = 25.4
_DUPLEX_SWITCHES = ("adf-mode", "duplex")
"""Options by which epson2 and epsonds, and the Panasonic back ends, are told to scan both sides."""


def offer(handle: Handle, device: ScannerDevice) -> ScannerDevice:
    """Return the device with all it offers; each source is chosen once, for it may have its own sizes."""
    options = handle.options()
    sources = sources_of(options)
    resolutions, colours = resolutions_of(options.get("resolution")), colours_of(options)
    width, height = 0.0, 0.0
    for source in sources:
        options = _with_source(handle, options, source)
        wide, high = _largest_mm(handle, options)
        width, height = max(width, wide), max(height, high)
        if duplex_switch(options) is not None and ScanSource.FEEDER_DUPLEX not in sources:
            sources = (*sources, ScanSource.FEEDER_DUPLEX)
    return replace(
        device,
        sources=sources,
        resolutions_dpi=resolutions,
        colours=colours or (ColourMode.GREY,),
        max_width_mm=width,
        max_height_mm=height,
    )


def source_names(options: dict[str, Option], source: ScanSource) -> tuple[str, ...]:
    """Return the device's own names of a source; of duplex also the feeder that has a switch for it."""
    test = _SOURCE_TESTS.get(source)
    offered = choices(options, "source")
    names = tuple(name for name in offered if test is not None and test(name.lower()))
    if not names and source is ScanSource.FEEDER_DUPLEX:
        return source_names(options, ScanSource.FEEDER)
    return names


def duplex_switch(options: dict[str, Option]) -> Option | None:
    """Return the option that turns scanning of both sides on, where it is no source of its own."""
    found = (options.get(name) for name in _DUPLEX_SWITCHES)
    return next((o for o in found if o is not None and _is_switch(o)), None)


def duplex_value(switch: Option, on: bool) -> str | float:
    """Return what the switch is set to for both sides or for one."""
    if switch.kind is Kind.BOOL:
        return float(on)
    names = [c for c in switch.choices if isinstance(c, str)]
    return next(name for name in names if ("duplex" in name.lower()) is on)


def sources_of(options: dict[str, Option]) -> tuple[ScanSource, ...]:
    """Return the sources a device with these options has; duplex by a switch is asked for apart."""
    named = tuple(source for source in _SOURCE_TESTS if _names_itself(options, source))
    if not named and duplex_switch(options) is not None:  # a feeder and nothing else
        return (ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
    return named or (ScanSource.FLATBED,)


def resolutions_of(option: Option | None) -> tuple[int, ...]:
    """Return the resolutions to choose from, lowest first."""
    if option is None:
        return ()
    if option.choices:
        return tuple(sorted(round(c) for c in option.choices if isinstance(c, float) and c > 0))
    if option.span is None:
        return _USUAL_DPI
    lowest, highest, step = option.span
    inside = [dpi for dpi in _USUAL_DPI if lowest <= dpi <= highest]
    return tuple(dpi for dpi in inside if not step or ((dpi - lowest) / step).is_integer())


def colours_of(options: dict[str, Option]) -> tuple[ColourMode, ...]:
    """Return the colours a device with these options scans."""
    return tuple(c for c in ColourMode if mode_name(options, c) is not None)


def mode_name(options: dict[str, Option], colour: ColourMode) -> str | None:
    """Return the device's own name of a colour, "" where it knows only the one, None when it lacks it."""
    offered = choices(options, "mode")
    if not offered:
        return "" if colour is ColourMode.GREY else None
    return next((name for name in offered if name.lower() in _MODES[colour]), None)


def choices(options: dict[str, Option], name: str) -> tuple[str, ...]:
    """Return the words an option offers; none where it is absent."""
    option = options.get(name)
    return tuple(c for c in option.choices if isinstance(c, str)) if option is not None else ()


def _with_source(handle: Handle, options: dict[str, Option], source: ScanSource) -> dict[str, Option]:
    names = source_names(options, source)
    if names and options["source"].settable:
        with suppress(SaneError):
            handle.set(options["source"], names[0])
    return handle.options()


def _largest_mm(handle: Handle, options: dict[str, Option]) -> tuple[float, float]:
    """Return the largest sheet, 0 where the options do not tell."""
    dpi = 0.0
    if "resolution" in options:
        with suppress(SaneError):
            dpi = handle.number(options["resolution"])
    width, height = (max(_most_mm(options.get(name), dpi) for name in names) for names in SIZES)
    return width, height


def _most_mm(option: Option | None, dpi: float) -> float:
    if option is None or option.span is None:
        return 0.0
    if option.unit == Unit.PIXEL:
        return option.span[1] * _MM_PER_INCH / dpi if dpi else 0.0
    return option.span[1]


def _names_itself(options: dict[str, Option], source: ScanSource) -> bool:
    test = _SOURCE_TESTS[source]
    return any(test(name.lower()) for name in choices(options, "source"))


def _is_switch(option: Option) -> bool:
    if option.kind is Kind.BOOL:
        return True
    both = {"duplex" in c.lower() for c in option.choices if isinstance(c, str)}
    return option.kind is Kind.STRING and both == {True, False}


def _is_feeder(name: str) -> bool:
    return ("adf" in name or "feeder" in name) and "duplex" not in name and "back" not in name


def _is_flatbed(name: str) -> bool:
    return "flatbed" in name or "platen" in name or name in ("normal", "fb", "glass")


def _is_duplex(name: str) -> bool:
    return "duplex" in name and "card" not in name


_SOURCE_TESTS: dict[ScanSource, Callable[[str], bool]] = {
    ScanSource.FLATBED: _is_flatbed,
    ScanSource.FEEDER: _is_feeder,
    ScanSource.FEEDER_DUPLEX: _is_duplex,
}
