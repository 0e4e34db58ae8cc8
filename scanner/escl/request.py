"""Writes the ScanSettings of a job: region, source, colour, format and resolution, in the schema's order."""

from __future__ import annotations

from app.ports import ColourMode, ScanSettings, ScanSource
from scanner.escl.capabilities import UNITS_PER_MM, Input

_NAMES = (
    'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" '
    'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"'
)
_MODES = {ColourMode.COLOUR: "RGB24", ColourMode.GREY: "Grayscale8", ColourMode.BLACK_WHITE: "Grayscale8"}
_FORMATS = ("image/jpeg", "application/pdf")
"""JPEG gives one side at a time; PDF gives the whole batch at once, for scanners that offer nothing else."""


def scan_settings(settings: ScanSettings, offered: Input, plain: bool) -> bytes:
    """Return the document that asks for a job; the settings are already fitted to what the source offers.

    ``plain`` says the format only in the words of eSCL 2.0: some scanners refuse the newer word.
    """
    width, height = region(settings, offered)
    feeder = settings.source is not ScanSource.FLATBED
    wanted = next((name for name in _FORMATS if name in offered.formats), _FORMATS[0])
    newer = f"<scan:DocumentFormatExt>{wanted}</scan:DocumentFormatExt>"
    both = str(settings.source is ScanSource.FEEDER_DUPLEX).lower()
    parts = (
        "<pwg:Version>2.0</pwg:Version>",  # which every scanner takes
        "<pwg:ScanRegions><pwg:ScanRegion>",
        "<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>",
        "<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset>",
        f"<pwg:Width>{width}</pwg:Width><pwg:Height>{height}</pwg:Height>",
        "</pwg:ScanRegion></pwg:ScanRegions>",
        f"<pwg:InputSource>{'Feeder' if feeder else 'Platen'}</pwg:InputSource>",
        f"<scan:ColorMode>{_MODES[settings.colour]}</scan:ColorMode>",
        f"<pwg:DocumentFormat>{wanted}</pwg:DocumentFormat>",
        newer if offered.newer_words and not plain else "",
        f"<scan:XResolution>{settings.dpi}</scan:XResolution>",
        f"<scan:YResolution>{settings.dpi}</scan:YResolution>",
        f"<scan:Duplex>{both}</scan:Duplex>" if feeder else "",
    )
    body = f"<scan:ScanSettings {_NAMES}>{''.join(parts)}</scan:ScanSettings>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode()


def region(settings: ScanSettings, offered: Input) -> tuple[int, int]:
    """Return width and height in three-hundredths of an inch, never beyond the source; 0 is its largest."""
    width = round(settings.width_mm * UNITS_PER_MM) or offered.max_width
    height = round(settings.height_mm * UNITS_PER_MM) or offered.max_height
    return min(width, offered.max_width), min(height, offered.max_height)
