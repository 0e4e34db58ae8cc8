"""Numbers of Windows Image Acquisition: property ids, what they may hold, what its error codes mean here.

From Microsoft's reference (wiadef.h, "Error Codes (WIA)", "WIA_DPS_DOCUMENT_HANDLING_SELECT" and its
neighbours). The WIA Automation Library shows one item a scanner and keeps the feeder's properties on the
device, as WIA 1.0 did.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.domain.errors import DeviceError
from app.ports import ColourMode, ScanSettings, ScanSource

SCANNER = 1
"""WiaDeviceType: 2 is a camera, 3 a video device."""

DEVICE_NAME = 7
GLASS_WIDTH, GLASS_HEIGHT = 3074, 3075  # thousandths of an inch
FEEDER_WIDTH, FEEDER_HEIGHT = 3076, 3077
OFFERS, STATUS, SELECT, PAGES = 3086, 3087, 3088, 3096  # WIA_DPS_DOCUMENT_HANDLING_*, WIA_DPS_PAGES
INTENT, X_DPI, Y_DPI, X_FROM, Y_FROM, X_EXTENT, Y_EXTENT = 6146, 6147, 6148, 6149, 6150, 6151, 6152

FEED_READY = 0x1
"""Bit of STATUS: paper lies in the feeder."""

SOURCES = {  # bit of OFFERS, value of SELECT
    ScanSource.FLATBED: (0x2, 0x2),
    ScanSource.FEEDER: (0x1, 0x1),
    ScanSource.FEEDER_DUPLEX: (0x4, 0x1 | 0x4),
}
FEEDERS = (ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
INTENTS = {ColourMode.COLOUR: 0x1, ColourMode.GREY: 0x2, ColourMode.BLACK_WHITE: 0x4}
RANGE, LIST, FLAGS = 1, 2, 3  # WiaSubType

BMP = "{B96B3CAB-0728-11D3-9D7B-0000F81EF32E}"
"""The format every WIA driver has to offer; nothing is lost in it."""

TIFF = "{B96B3CB1-0728-11D3-9D7B-0000F81EF32E}"
"""The one that holds both sides of a sheet."""

PAPER_EMPTY, WARMING_UP = 0x80210003, 0x80210007
NO_MORE_PAGES = (PAPER_EMPTY, 0x00210001)
"""The second one is WIA_STATUS_END_OF_MEDIA, which some drivers raise as an error."""

_USUAL_DPI = (75, 100, 150, 200, 240, 300, 400, 600)
_MM_PER_MIL = 0.0254
_SLACK_MM = 5.0  # beds are named A4 and end at 292 mm
_DISP_E_EXCEPTION = 0x80020009
_CODES = {
    0x80210002: "scanner.jammed",
    PAPER_EMPTY: "scanner.feeder_empty",
    0x80210004: "scanner.jammed",  # "paper problem": crooked, torn, stuck
    0x80210005: "scanner.offline",
    0x80210006: "scanner.busy",
    WARMING_UP: "scanner.warming",
    0x80210008: "scanner.offline",  # "user intervention": switch on, plug in
    0x80210009: "scanner.not_found",
    0x8021000B: "scanner.refused",
    0x8021000C: "scanner.refused",
    0x8021000D: "scanner.busy",  # locked by another program
    0x8021000E: "scanner.crashed",
    0x80210015: "scanner.not_found",
    0x80210016: "scanner.cover_open",
    0x80210017: "scanner.refused",  # lamp off
    0x80210020: "scanner.double_feed",
    0x80210064: "scanner.cancelled",
    0x800704C7: "scanner.cancelled",
    0x80070005: "scanner.access_denied",
    0x8007000E: "scanner.no_memory",
    0x80070057: "scanner.refused",
    0x800706BA: "scanner.crashed",  # the WIA service is gone
    0x800706BE: "scanner.crashed",  # it died during the call
}


def hresult_of(error: Exception) -> int | None:
    """Return what COM said as an unsigned number; None for an error that is not COM's."""
    number = getattr(error, "hresult", None) or getattr(error, "winerror", None)
    details = getattr(error, "details", None)
    if number is not None and number & 0xFFFFFFFF == _DISP_E_EXCEPTION and details:
        number = details[-1] or number  # a late-bound call tells the real one in EXCEPINFO.scode
    return None if number is None else int(number) & 0xFFFFFFFF


@contextmanager
def told(device: str) -> Iterator[None]:
    """Turn what COM raises into the desk's errors."""
    try:
        yield
    except Exception as error:
        number = hresult_of(error)
        if number is None:
            raise
        raise DeviceError(_CODES.get(number, "scanner.io"), device=device) from error


def read(properties: Any, number: int, default: int = 0) -> int:
    """Return a property's value; the default where this device has no such property."""
    return int(properties.Item(str(number)).Value) if properties.Exists(str(number)) else default


def choices(properties: Any, number: int) -> tuple[int, ...]:
    """Return the values a property lists, or the lowest and highest of its range; empty when it is free."""
    if not properties.Exists(str(number)):
        return ()
    known = properties.Item(str(number))
    if known.SubType == RANGE:
        return (int(known.SubTypeMin), int(known.SubTypeMax))
    if known.SubType in (LIST, FLAGS):
        values = known.SubTypeValues
        return tuple(int(values.Item(place)) for place in range(1, values.Count + 1))
    return ()


def write(properties: Any, number: int, value: int, option: str) -> None:
    """Set a property after checking it against its own limits; one the device lacks is left out.

    Raises:
        DeviceError: ``scanner.unsupported``.
    """
    if not properties.Exists(str(number)):
        return
    known = properties.Item(str(number))
    if known.Value == value:
        return
    if known.IsReadOnly or not _allowed(properties, known, number, value):
        raise DeviceError("scanner.unsupported", option=option, value=value)
    known.Value = value


def _step(properties: Any, number: int) -> int:
    """Return in what steps a property may be set; 1 where the device does not say."""
    known = properties.Item(str(number)) if properties.Exists(str(number)) else None
    return int(known.SubTypeStep) if known is not None and known.SubType == RANGE else 1


def _allowed(properties: Any, known: Any, number: int, value: int) -> bool:
    allowed = choices(properties, number)
    if known.SubType == FLAGS:
        return not allowed or value & ~sum(set(allowed)) == 0
    if known.SubType == RANGE:
        return allowed[0] <= value <= allowed[1] and (value - allowed[0]) % max(1, known.SubTypeStep) == 0
    return not allowed or value in allowed


def _offers(properties: Any) -> int:
    return read(properties, OFFERS, default=SOURCES[ScanSource.FLATBED][0])


def abilities(properties: Any, of_page: Any) -> dict[str, Any]:
    """Return what a scanner offers as fields of ``ScannerDevice``."""
    offers = _offers(properties)
    resolutions, intents = choices(of_page, X_DPI), choices(of_page, INTENT)
    if resolutions and of_page.Item(str(X_DPI)).SubType == RANGE:
        resolutions = tuple(dpi for dpi in _USUAL_DPI if resolutions[0] <= dpi <= resolutions[1])
    across, down = read(properties, GLASS_WIDTH), read(properties, GLASS_HEIGHT)
    return {
        "sources": tuple(s for s, (bit, _) in SOURCES.items() if offers & bit) or (ScanSource.FLATBED,),
        "resolutions_dpi": resolutions,
        "colours": tuple(c for c, bit in INTENTS.items() if not intents or bit in intents),
        "max_width_mm": round((across or read(properties, FEEDER_WIDTH)) * _MM_PER_MIL, 1),
        "max_height_mm": round((down or read(properties, FEEDER_HEIGHT)) * _MM_PER_MIL, 1),
    }


def select(properties: Any, source: ScanSource) -> str:
    """Choose glass, feeder or both sides; return the format a picture must come in.

    Raises:
        DeviceError: ``scanner.unsupported``.
    """
    bit, wanted = SOURCES.get(source, (0, 0))
    if not _offers(properties) & bit:
        raise DeviceError("scanner.unsupported", option="source", value=source.value)
    write(properties, SELECT, wanted, "source")
    if source is ScanSource.FLATBED:
        return BMP
    whole_sheets = source is ScanSource.FEEDER_DUPLEX and _step(properties, PAGES) == 2
    write(properties, PAGES, 2 if whole_sheets else 1, "pages")
    return TIFF if whole_sheets else BMP


def paper_waits(properties: Any, source: ScanSource, delivered: int) -> bool:
    """Tell whether there is more to scan: drivers that find no paper take the glass instead (Kodak's do).

    Raises:
        DeviceError: ``scanner.feeder_empty`` before the first page.
    """
    may_take_the_glass = _offers(properties) & SOURCES[ScanSource.FLATBED][0] and source in FEEDERS
    back_side = source is ScanSource.FEEDER_DUPLEX and delivered % 2 == 1
    if back_side or not may_take_the_glass or not properties.Exists(str(STATUS)):
        return True
    ready = bool(read(properties, STATUS) & FEED_READY)
    if not ready and not delivered:
        raise DeviceError("scanner.feeder_empty")
    return ready


def apply(of_page: Any, settings: ScanSettings) -> int:
    """Set colour, resolution and size of a page; return the resolution set.

    The intent comes first: drivers reset the rest to what suits it.

    Raises:
        DeviceError: ``scanner.unsupported``.
    """
    write(of_page, INTENT, INTENTS[settings.colour], "colour")
    write(of_page, X_DPI, settings.dpi, "resolution")
    write(of_page, Y_DPI, settings.dpi, "resolution")
    write(of_page, X_FROM, 0, "position")
    write(of_page, Y_FROM, 0, "position")
    for number, millimetres in ((X_EXTENT, settings.width_mm), (Y_EXTENT, settings.height_mm)):
        write(of_page, number, _extent(of_page, number, millimetres, settings.dpi), "size")
    return settings.dpi


def _extent(of_page: Any, number: int, millimetres: float, dpi: int) -> int:
    """Return the pixels of a length; the device's longest when that is nearly as long or none is wished."""
    wanted = round(millimetres / 25.4 * dpi)
    span = choices(of_page, number)
    if not span:
        return wanted or read(of_page, number)
    nearly = wanted - span[-1] <= _SLACK_MM / 25.4 * dpi
    return wanted if 0 < wanted <= span[-1] or not nearly else span[-1]
