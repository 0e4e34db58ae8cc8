"""How one batch is scanned: what the profile says, else what the kind of paper wishes, else the desk's own.

What a profile says is a demand: a device that cannot do it refuses with its own sentence. What a kind of
paper wishes is a wish: where the device cannot, the nearest it can.
"""

from __future__ import annotations

from app.catalogue import Catalogue
from app.domain.page_view import Cleaning
from app.domain.procedure import Procedure
from app.domain.scanning.profile import SHEETS_MM, ScanProfile
from app.domain.scanning.wish import ScanWish
from app.ports import ColourMode, ScannerDevice, ScanSettings, ScanSource
from app.settings import DeviceSettings

PAPER_SOURCES = (ScanSource.FLATBED, ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
_FEEDERS = (ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
_SLACK_MM = 3.0
"""Devices tell 215.9 mm for a glass on which an A4 lies; an A3 is refused by far more."""


def settings_for(
    profile: ScanProfile,
    wish: ScanWish,
    desk: DeviceSettings,
    device: ScannerDevice,
    turned: ScanSource | None = None,
) -> ScanSettings:
    """Return the settings of one batch.

    Args:
        profile: The profile chosen; what it leaves empty is resolved.
        wish: How the kind of paper of the slot wants to be scanned.
        desk: The desk's own settings, for what neither says.
        device: The device that will scan.
        turned: Source the clerk turned to for this batch alone; it wins over all.
    """
    width, height = _sheet(profile, wish, device)
    return ScanSettings(
        source=turned or _source(profile, wish, desk, device),
        dpi=profile.dpi or _dpi(wish.dpi or desk.dpi, device),
        colour=_colour(profile, wish, desk, device),
        width_mm=width,
        height_mm=height,
        separators=profile.separators,
        cleaning=Cleaning(profile.cleaning),
    )


def wish_of(catalogue: Catalogue, procedure: Procedure | None, slot: str) -> ScanWish:
    """Return how the paper of a slot wants to be scanned; an empty wish for papers nobody knows."""
    requirement = procedure.requirement(slot) if procedure else None
    kind = catalogue.document_type(requirement.kind) if requirement and requirement.kind else None
    return kind.scan if kind else ScanWish()


def says_all(profile: ScanProfile) -> bool:
    """Tell whether a profile leaves nothing to the kind of paper."""
    return bool(profile.source and profile.colour and profile.dpi and profile.paper)


def _source(profile: ScanProfile, wish: ScanWish, desk: DeviceSettings, device: ScannerDevice) -> ScanSource:
    offered = [source for source in PAPER_SOURCES if source in device.sources]
    if not offered:
        return device.sources[0]  # a camera or a copier's folder has but one
    if profile.source:
        return ScanSource(profile.source)
    wanted = _with_sides(ScanSource(wish.source or desk.source), wish.sides)
    if wanted in offered:
        return wanted
    feeder = wanted in _FEEDERS and ScanSource.FEEDER in offered
    return ScanSource.FEEDER if feeder else offered[0]


def _with_sides(source: ScanSource, sides: int) -> ScanSource:
    """A paper with two written sides wants both from a feeder, one with a single side only that."""
    if source not in _FEEDERS or sides not in (1, 2):
        return source
    return ScanSource.FEEDER_DUPLEX if sides == 2 else ScanSource.FEEDER


def _dpi(wanted: int, device: ScannerDevice) -> int:
    return min(wanted, max(device.resolutions_dpi, default=wanted))


def _colour(profile: ScanProfile, wish: ScanWish, desk: DeviceSettings, device: ScannerDevice) -> ColourMode:
    if profile.colour:
        return ColourMode(profile.colour)
    wanted = ColourMode(wish.colour or desk.colour)
    return wanted if wanted in device.colours or not device.colours else device.colours[0]


def _sheet(profile: ScanProfile, wish: ScanWish, device: ScannerDevice) -> tuple[float, float]:
    if profile.paper:
        return SHEETS_MM[profile.paper]
    width, height = SHEETS_MM[wish.paper or "A4"]
    too_wide = 0 < device.max_width_mm < width - _SLACK_MM
    too_high = 0 < device.max_height_mm < height - _SLACK_MM
    return (0.0, 0.0) if too_wide or too_high else (width, height)
