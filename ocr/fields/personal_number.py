"""Số định danh cá nhân on any paper: twelve figures beside a word that announces them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.normal.form import Normal
from app.domain.papers.evidence import Doubt, FieldReading
from app.domain.text import fold
from ocr.fields.making import capped, make_reading
from ocr.lines import Line

_ID_NUMBER = re.compile(r"(?<![\d/])\d(?:[ .]?\d){11}(?![\d/])")
_ID_LABELS = ("dinh danh", "can cuoc", "cccd", "cmnd", "giay to tuy than")
_LAST_PROVINCE = 96


def id_number(lines: Sequence[Line]) -> tuple[FieldReading, ...]:
    """Read personal numbers; of several persons none is preferred, and all are in doubt."""
    found: dict[str, FieldReading] = {}
    before = ""
    for line in lines:
        for match in _ID_NUMBER.finditer(line.text):
            label = f"{before} {fold(line.text[: match.start()])}"
            digits = re.sub(r"\D", "", match[0])
            if any(word in label for word in _ID_LABELS) and 1 <= int(digits[:3]) <= _LAST_PROVINCE:
                normal = Normal(digits, match.start(), match.end())
                reading = make_reading("id_number", normal, line.words)
                if reading is not None:
                    found.setdefault(digits, reading)
        before = line.folded
    return tuple(found.values()) if len(found) == 1 else tuple(map(_one_of_several, found.values()))


def _one_of_several(reading: FieldReading) -> FieldReading:
    doubts = (*reading.doubts, Doubt.SEVERAL)
    return replace(reading, doubts=doubts, confidence=capped(reading.confidence, doubts))
