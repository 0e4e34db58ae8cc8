"""Kiểu quét: a named way to scan with a key of its own, which stays its own however the list changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.errors import RuleError

SOURCES = ("flatbed", "feeder", "feeder_duplex", "camera", "folder")
COLOURS = ("colour", "grey", "black_white")
SHEETS_MM: dict[str, tuple[float, float]] = {
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "A3": (297.0, 420.0),
    "card": (105.0, 148.0),
    "auto": (0.0, 0.0),
}
"""Width and height of the area scanned. A card (ISO/IEC 7810 ID-1, 85.6 x 54 mm) gets an A6 around it, for
nobody lays it exactly into the corner; ``auto`` is all the device has, cut to the paper found."""

CARD_ON_A4 = "card"
"""After the scan: both sides of a card on one A4."""

INTERLEAVE = "interleave"
"""After the scan: two one-sided passes woven into one, fronts and backs in turn."""

AFTER = ("", CARD_ON_A4, INTERLEAVE)
CLEANINGS = ("none", "shadows")
MOST_KEYS = 9
_CHOICES: dict[str, tuple[str, ...]] = {
    "source": ("", *SOURCES),
    "colour": ("", *COLOURS),
    "paper": ("", *SHEETS_MM),
    "cleaning": CLEANINGS,
    "after": AFTER,
}


@dataclass(frozen=True, slots=True)
class ScanProfile:
    """Một kiểu quét; what is empty or 0 is left to the kind of paper, then to the desk.

    Args:
        id: Stable; a batch and the settings file name the profile by it.
        key: 1 to 9, pressed with Ctrl; 0 for a profile that is only chosen from the list.
        device: ``driver:id``; "" means the desk's scanner.
        source: ``flatbed``, ``feeder``, ``feeder_duplex``, ``camera`` or ``folder``.
        colour: ``colour``, ``grey`` or ``black_white``.
        dpi: Dots per inch.
        paper: Name in ``SHEETS_MM``.
        separators: Look for separator sheets (tờ ngăn).
        cleaning: Name of a ``Cleaning``.
        after: What is done once the batch is in: one of ``AFTER``.
    """

    id: str = ""
    name: str = ""
    key: int = 0
    device: str = ""
    source: str = ""
    colour: str = ""
    dpi: int = 0
    paper: str = ""
    separators: bool = True
    cleaning: str = "none"
    after: str = ""


DEFAULT_PROFILES = (
    ScanProfile("theo-loai-giay", "Theo loại giấy", 1),
    ScanProfile("khay-mot-mat", "Khay nạp, một mặt", 2, source="feeder", paper="A4"),
    ScanProfile("khay-hai-mat", "Khay nạp, hai mặt", 3, source="feeder_duplex", paper="A4"),
    ScanProfile("mat-kinh", "Mặt kính", 4, source="flatbed"),
    ScanProfile(
        "the-can-cuoc",
        "Thẻ căn cước, hai mặt lên một A4",
        5,
        source="flatbed",
        colour="colour",
        dpi=300,
        paper="card",
        separators=False,
        after=CARD_ON_A4,
    ),
    ScanProfile("giay-lon", "Bản đồ, giấy lớn (A3)", 6, colour="colour", dpi=300, paper="A3"),
    ScanProfile(
        "hai-luot",
        "Khay một mặt, quét hai lượt",
        7,
        source="feeder",
        paper="A4",
        separators=False,
        after=INTERLEAVE,
    ),
)
"""What a new desk begins with; a supervisor changes it."""


def profile_on_key(profiles: Sequence[ScanProfile], key: int) -> ScanProfile | None:
    """Return the profile that has a key, wherever it stands in the list."""
    return next((p for p in profiles if key and p.key == key), None)


def profile_of(profiles: Sequence[ScanProfile], profile_id: str) -> ScanProfile:
    """Return a profile by id, or the first when it is gone."""
    return next((p for p in profiles if p.id == profile_id), profiles[0])


def free_key(profiles: Sequence[ScanProfile]) -> int:
    """Return the smallest key nobody has, 0 when all nine are given."""
    taken = {p.key for p in profiles}
    return next((key for key in range(1, MOST_KEYS + 1) if key not in taken), 0)


def added(profiles: Sequence[ScanProfile], name: str) -> tuple[ScanProfile, ...]:
    """Return the list with a new profile at the end, on a free key."""
    taken = {p.id for p in profiles}
    fresh = next(f"kieu-{n}" for n in range(1, len(profiles) + 2) if f"kieu-{n}" not in taken)
    return (*profiles, ScanProfile(fresh, name, free_key(profiles)))


def without(profiles: Sequence[ScanProfile], profile_id: str) -> tuple[ScanProfile, ...]:
    """Return the list without a profile; the keys of the others stay, and the last one is kept."""
    left = tuple(p for p in profiles if p.id != profile_id)
    return left or tuple(profiles)


def changed(profiles: Sequence[ScanProfile], wanted: ScanProfile) -> tuple[ScanProfile, ...]:
    """Return the list with a profile changed; one that had the wanted key takes the key given up."""
    given_up = next((p.key for p in profiles if p.id == wanted.id), 0)

    def now(profile: ScanProfile) -> ScanProfile:
        if profile.id == wanted.id:
            return wanted
        clash = wanted.key and profile.key == wanted.key
        return replace(profile, key=given_up) if clash else profile

    return tuple(now(p) for p in profiles)


def moved(profiles: Sequence[ScanProfile], profile_id: str, by: int) -> tuple[ScanProfile, ...]:
    """Return the list with a profile some lines higher or lower; every key stays where it is."""
    at = next((n for n, p in enumerate(profiles) if p.id == profile_id), None)
    if at is None:
        return tuple(profiles)
    rest = [p for p in profiles if p.id != profile_id]
    rest.insert(max(0, min(at + by, len(rest))), profiles[at])
    return tuple(rest)


def check_profiles(profiles: tuple[ScanProfile, ...]) -> None:
    """Refuse profiles that make no sense or share an id or a key.

    Raises:
        RuleError: ``settings.value`` naming ``profiles[n].key``, counted from 1; ``settings.profile_key``
            with both names; ``settings.no_profile`` when none is left.
    """
    if not profiles:
        raise RuleError("settings.no_profile")
    for number, profile in enumerate(profiles, start=1):
        for name, choices in _CHOICES.items():
            _refuse_unless(getattr(profile, name) in choices, number, name, profile)
        _refuse_unless(profile.dpi == 0 or 75 <= profile.dpi <= 1200, number, "dpi", profile)
        _refuse_unless(0 <= profile.key <= MOST_KEYS, number, "key", profile)
        _refuse_unless(bool(profile.name), number, "name", profile)
        before = profiles[: number - 1]
        _refuse_unless(bool(profile.id) and profile.id not in {p.id for p in before}, number, "id", profile)
        twin = next((p for p in before if p.key and p.key == profile.key), None)
        if twin is not None:
            raise RuleError("settings.profile_key", number=profile.key, first=twin.name, second=profile.name)


def _refuse_unless(right: bool, number: int, name: str, profile: ScanProfile) -> None:
    if not right:
        raise RuleError("settings.value", key=f"profiles[{number}].{name}", value=getattr(profile, name))
