"""Errors seeded into readings, each one the reader was sure of: only other sources can tell."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from app.domain.papers.evidence import FieldReading, Source
from app.training.citizens import Household
from app.training.invented import invent_household
from app.training.papers import TRAINING_DAY
from bench.checked_dossiers import Case, is_day, wrong_digit

ERRORS = (
    "wrong digit",
    "day and month swapped",
    "tone lost",
    "other person",
    "expired",
    "wrong digit, told once",
)
ON_PAPER = frozenset({"other person", "expired"})
"""What is wrong with the paper itself; the reading is right."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def seeded(case: Case, how: str, rng: np.random.Generator) -> tuple[Case, tuple[str, str]] | None:
    """Return a dossier in which one sure reading is wrong in one way, and where; None when none can be."""
    spots = [
        (page, field, wrong)
        for page, fields in case.readings.items()
        for field in fields
        if field.source is not Source.HAND and (wrong := _spoilt(field, how, rng)) != ""
    ]
    if not spots:
        return None
    page, field, wrong = spots[int(rng.integers(len(spots)))]
    new = {field.name: replace(field, value=wrong, raw=wrong, confidence=95.0, doubts=())}
    if how == "other person":
        stranger = invent_household(9_000 + int(rng.integers(1_000)), TRAINING_DAY)
        new = _of_stranger(case.readings[page], stranger)
    fields = tuple(new.get(f.name, f) for f in case.readings[page])
    truth = {**case.truth, page: fields} if how in ON_PAPER else case.truth
    return replace(case, readings={**case.readings, page: fields}, truth=truth), (page, field.name)


def _spoilt(field: FieldReading, how: str, rng: np.random.Generator) -> str:
    """Return a wrong value of one kind, "" where a field cannot be wrong in that way."""
    match how:
        case "wrong digit":
            return wrong_digit(field.value, rng) if field.name.endswith(("id_number", "_date")) else ""
        case "wrong digit, told once":
            return wrong_digit(field.value, rng) if field.name.endswith(("_on", "nt_number")) else ""
        case "day and month swapped":
            return _swapped(field.value) if field.name.endswith("_date") else ""
        case "tone lost":
            return _one_tone_lost(field.value, rng) if field.name.endswith("_name") else ""
        case "other person":
            return field.value if field.name.endswith("full_name") else ""
        case "expired":
            day = TRAINING_DAY - timedelta(days=int(rng.integers(1, 900)))
            return day.isoformat() if field.name == "expires_on" else ""
    return ""


def _of_stranger(fields: Sequence[FieldReading], stranger: Household) -> dict[str, FieldReading]:
    """Return the values of everybody on a page as of another family."""
    people = {"": stranger.wife, "husband_": stranger.husband, "wife_": stranger.wife}
    people |= {"mother_": stranger.wife, "father_": stranger.husband, "deceased_": stranger.elder}
    people |= {"child_": stranger.first_child, "requester_": stranger.deputy}
    new: dict[str, FieldReading] = {}
    for prefix, person in people.items():
        values = {
            "full_name": person.full_name,
            "name": person.full_name,
            "id_number": person.id_number,
            "birth_date": person.birth_date.isoformat(),
            "sex": person.sex.value,
        }
        told = {f"{prefix}{name}": value for name, value in values.items() if prefix or name != "name"}
        new |= {f.name: replace(f, value=told[f.name]) for f in fields if f.name in told}
    return new


def _swapped(text: str) -> str:
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    return f"{year}-{day}-{month}" if month != day and is_day(f"{year}-{day}-{month}") else ""


def _one_tone_lost(text: str, rng: np.random.Generator) -> str:
    letters = unicodedata.normalize("NFD", text)
    tones = [n for n, c in enumerate(letters) if c in _TONES]
    if not tones:
        return ""
    at = tones[int(rng.integers(len(tones)))]
    return unicodedata.normalize("NFC", letters[:at] + letters[at + 1 :])
