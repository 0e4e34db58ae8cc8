"""What a network scanner offers, from its ScannerCapabilities (eSCL, Mopria Alliance 2.63)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from app.ports import ColourMode, ScannerDevice, ScanSource
from scanner.escl.documents import number_of, read, text_of

UNITS_PER_MM = 300 / 25.4
"""eSCL measures paper in three-hundredths of an inch."""

_INPUTS = {
    "PlatenInputCaps": ScanSource.FLATBED,
    "AdfSimplexInputCaps": ScanSource.FEEDER,
    "AdfDuplexInputCaps": ScanSource.FEEDER_DUPLEX,
}
_COLOURS = {
    ColourMode.COLOUR: ("RGB24", "RGB48"),
    ColourMode.GREY: ("Grayscale8", "Grayscale16"),
}
"""Black and white is not asked for: JPEG has no such pages, devices refuse it (409) or send grey, and their
fixed threshold loses stamps. The desk makes it from grey (``scanner.tone``)."""

_USUAL_DPI = (75, 100, 150, 200, 240, 300, 400, 600, 1200)


@dataclass(frozen=True, slots=True)
class Input:
    """One place paper can come from; sizes in three-hundredths of an inch.

    Args:
        newer_words: It names its formats in the word of eSCL 2.1 as well.
    """

    source: ScanSource
    max_width: int
    max_height: int
    colours: tuple[ColourMode, ...]
    resolutions_dpi: tuple[int, ...]
    formats: tuple[str, ...]
    newer_words: bool = False


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What one scanner says of itself.

    ``uuid`` is its own for ever, in small letters; "" when it tells none.
    """

    name: str
    uuid: str
    serial: str
    inputs: tuple[Input, ...]

    def input(self, source: ScanSource) -> Input | None:
        """Return what one source offers, None when there is no such source."""
        return next((i for i in self.inputs if i.source is source), None)

    def device(self, device_id: str, address: str) -> ScannerDevice:
        """Return the scanner in the desk's terms; its size is what fits every source."""
        resolutions = sorted({dpi for i in self.inputs for dpi in i.resolutions_dpi})
        return ScannerDevice(
            "escl",
            device_id,
            self.name,
            tuple(i.source for i in self.inputs),
            tuple(resolutions),
            tuple(c for c in ColourMode if any(c in i.colours for i in self.inputs)),
            address,
            round(min(i.max_width for i in self.inputs) / UNITS_PER_MM, 1),
            round(min(i.max_height for i in self.inputs) / UNITS_PER_MM, 1),
        )


def capabilities_of(document: bytes) -> Capabilities:
    """Return what a scanner says of itself.

    Raises:
        ValueError: It is no such document, or it names nothing that can be scanned from.
    """
    root = read(document)
    if root.tag != "ScannerCapabilities":
        raise ValueError("no scanner")
    inputs = tuple(_inputs(root))
    if not inputs:
        raise ValueError("nothing to scan from")
    serial, name = text_of(root, "SerialNumber"), text_of(root, "MakeAndModel")
    return Capabilities(name, uuid_of(text_of(root, "UUID")), serial, inputs)


def uuid_of(told: str) -> str:
    """Return a UUID as every place of a device should write it."""
    return told.strip().lower().removeprefix("urn:uuid:")


def _inputs(root: Element) -> Iterator[Input]:
    for name, source in _INPUTS.items():
        told = next(root.iter(name), None)
        if told is not None:
            found = _input(source, told, _profiles(root, told))
            if found.colours and found.max_width and found.max_height:
                yield found


def _input(source: ScanSource, told: Element, profiles: list[Element]) -> Input:
    modes = _texts(profiles, "ColorMode")
    colours = tuple(colour for colour, names in _COLOURS.items() if modes & set(names))
    dpi = {dpi for part in profiles for dpi in _resolutions(part)}
    older, newer = (_texts(profiles, name) for name in ("DocumentFormat", "DocumentFormatExt"))
    width, height = number_of(told, "MaxWidth"), number_of(told, "MaxHeight")
    formats = tuple(sorted(older | newer))
    return Input(source, width, height, colours, tuple(sorted(dpi)), formats, bool(newer))


def _texts(profiles: list[Element], name: str) -> set[str]:
    return {(found.text or "").strip() for part in profiles for found in part.iter(name)}


def _profiles(root: Element, told: Element) -> list[Element]:
    """Return the setting profiles of one source; some devices keep them elsewhere and refer by name."""
    found = []
    for profile in told.iter("SettingProfile"):
        name = profile.get("ref")
        found += [p for p in root.iter("SettingProfile") if p.get("name") == name] if name else [profile]
    return found


def _resolutions(profile: Element) -> Iterator[int]:
    """Yield the resolutions, the usual ones where any within a span can be had."""
    for one in profile.iter("DiscreteResolution"):
        yield from filter(None, [number_of(one, "XResolution")])
    for span in profile.iter("XResolutionRange"):
        low, high, step = (number_of(span, name) for name in ("Min", "Max", "Step"))
        yield from (dpi for dpi in _USUAL_DPI if low <= dpi <= high and (dpi - low) % max(step, 1) == 0)
