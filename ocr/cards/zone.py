"""Finds the machine-readable zone among the words of a page and turns what it says into values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.papers.evidence import Box, Doubt, FieldReading, Source
from app.domain.people.mrz import TD1_LENGTH, TD3_LENGTH, MachineZone, machine_line, read_td1, read_td3
from app.domain.people.person import Sex
from app.ports import Word
from ocr.cards.nations import OWN_NATION, country_named
from ocr.lines import Line, box_of, lines_of, segments_of

CHECKED = 99.0
"""Confidence of a value whose check digit fits."""
UNCHECKED = 50.0

_SLACK = 5
"""Signs an engine may see too many or too few in a line of the zone."""
_NAMELESS = "P<"
"""Stands for a first line lost among its fillers: the second one proves itself."""
_MOST_LINES = 24
"""Zones stand at the foot; a page with more such lines is no paper, and each costs time."""
_FEWEST_NAMES = 2
_WITHIN = 4.0
"""Lines of one zone follow each other within so many letter heights."""


@dataclass(frozen=True, slots=True)
class FoundZone:
    """A zone and where its lines stand, from the first to the last."""

    zone: MachineZone
    lines: tuple[Line, ...]

    @property
    def passport(self) -> bool:
        """True for the two long lines of a passport."""
        return len(self.lines) == 2

    @property
    def proven(self) -> bool:
        """True when check digits vouch for whose paper it is."""
        named = "document_number" if self.passport else "id_number"
        return not self.zone.misfits & {named, "birth_date"}

    @property
    def text(self) -> str:
        """The first line as it was read, for the clerk to see."""
        return self.lines[0].text


def find_zone(words: Iterable[Word]) -> FoundZone | None:
    """Return the zone that stands on the page, the soundest where several readings make one."""
    given = tuple(words)
    found = [
        zone for lines in (segments_of(given), lines_of(given)) for zone in _zones(_machine_lines(lines))
    ]
    return min(found, key=lambda one: (len(one.zone.misfits), not one.zone.name), default=None)


def zone_fields(found: FoundZone) -> tuple[FieldReading, ...]:
    """Return the values of a zone; the name is not among them, see ``zone_name``."""
    zone, (first, second) = found.zone, (box_of(line.words) for line in found.lines[:2])
    born, ends = zone.birth_date, zone.expires_on
    values: list[tuple[str, str, Box]] = [
        ("id_number", zone.id_number, second if found.passport else first),
        ("birth_date", born.isoformat() if born else "", second),
        ("sex", zone.sex.value if zone.sex is not Sex.UNKNOWN else "", second),
        ("expires_on", ends.isoformat() if ends else "", second),
        ("nationality", country_named(zone.nationality), second),
    ]
    if found.passport:
        values.insert(0, ("document_number", zone.document_number, second))
    return tuple(_reading(name, value, box, zone) for name, value, box in values if value)


def zone_name(found: FoundZone) -> FieldReading | None:
    """Return the holder's name as a passport's zone has it: no check digit vouches for it.

    It has no tones either: of a Vietnamese it is no name as papers write it (``PATTERN``), of a foreigner
    it is what the passport says, to be looked at where print does not say the same (``FAINT``).
    """
    zone = found.zone
    if not found.passport or len(zone.name.split()) < _FEWEST_NAMES:
        return None
    doubt = Doubt.PATTERN if country_named(zone.nationality) == OWN_NATION else Doubt.FAINT
    box, value = box_of(found.lines[0].words), zone.name.title()
    return FieldReading("full_name", value, UNCHECKED, box, Source.MRZ, (doubt,), zone.name)


def _reading(name: str, value: str, box: Box, zone: MachineZone) -> FieldReading:
    fits = name not in zone.misfits
    doubts = () if fits else (Doubt.CHECK_DIGIT,)
    return FieldReading(name, value, CHECKED if fits else UNCHECKED, box, Source.MRZ, doubts, value)


def _machine_lines(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """Return the lines that may belong to a zone, from the top, with their signs."""
    seen = [(line, machine_line(line.text)) for line in lines]
    lowest = sorted(((line, text) for line, text in seen if _may_belong(text)), key=lambda pair: pair[0].top)
    return lowest[-_MOST_LINES:]


def _may_belong(text: str) -> bool:
    lengths = (TD1_LENGTH, TD3_LENGTH)
    return "<" in text and any(abs(len(text) - length) <= _SLACK for length in lengths)


def _zones(lines: Sequence[tuple[Line, str]]) -> Iterable[FoundZone]:
    for at in range(len(lines) - 1):
        for count in (2, 3):
            part = lines[at : at + count]
            if len(part) < 2 or not all(_follows(a[0], b[0]) for a, b in pairwise(part)):
                continue
            texts = [text for _, text in part]
            card = read_td1([*texts, ""][:3]) if len(texts[0]) <= TD1_LENGTH + _SLACK else None
            zone = card or (read_td3(texts) if count == 2 else None)
            if zone is not None:
                kept = tuple(line for line, _ in part)
                yield FoundZone(zone, (*kept, kept[-1])[:3] if card else kept)
    for line, text in lines:
        zone = read_td3((_NAMELESS, text))
        if zone is not None and not zone.misfits:
            yield FoundZone(zone, (line, line))


def _follows(upper: Line, lower: Line) -> bool:
    return 0 < lower.top - upper.top < _WITHIN * max(upper.height, lower.height)
