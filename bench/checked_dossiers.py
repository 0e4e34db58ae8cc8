"""Training dossiers of invented families: what their pages say, and what a played reader makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from app.catalogue import load_catalogue
from app.clock import SystemClock
from app.domain.checking.acceptance import Agreed
from app.domain.checking.item import AtDesk, CheckItem
from app.domain.checking.questions import check
from app.domain.draft import Draft, DraftPage
from app.domain.papers.document_type import TypeSuggestion
from app.domain.papers.evidence import Doubt, FieldReading, Source
from app.domain.people.id_card import parse_card
from app.domain.people.person import Applicant
from app.domain.reading.gathered import Readings, read_papers
from app.domain.text import fold
from app.training.citizens import Household
from app.training.drawing import Filling
from app.training.invented import invent_household
from app.training.papers import BLANK, EVERY_PAPER, TRAINING_DAY, drawn_sheet
from app.training.stacks import STACKS, StackPlan
from bench.read_set import BENCH_SEED

FAMILIES = 6
FAINT = 0.05
"""Share of printed values the reader is played to be unsure of."""
WRITTEN_RIGHT = {"name": 0.8, "other": 0.5}
"""Share of handwritten guesses that are right, as measured in a trial."""
CATALOGUE = load_catalogue()
KINDS = {kind.id: kind for kind in CATALOGUE.document_types}
AGREED = Agreed("can-bo", SystemClock().now())


@dataclass(frozen=True, slots=True)
class Case:
    """One dossier: its draft, what is truly on its pages, and who stands at the desk."""

    draft: Draft
    truth: Readings
    desk: AtDesk
    readings: Readings

    def items(self, draft: Draft) -> tuple[CheckItem, ...]:
        """What the screen would list now."""
        procedure = CATALOGUE.procedure(draft.procedure, TRAINING_DAY)
        return check(read_papers(draft, procedure, KINDS, self.readings), self.desk, TRAINING_DAY)

    def true_value(self, item: CheckItem) -> str:
        """What stands on the page; where pages differ, on the one the value was read from."""
        fields = self.truth.get(item.fact.page, ())
        return next((f.value for f in fields if f.name == item.fact.name), "")


def cases(filling: Filling | None, seed: int = BENCH_SEED) -> Iterator[Case]:
    """Return the training dossiers of invented families."""
    rng = np.random.default_rng(seed)
    names = {paper.name for paper in EVERY_PAPER}
    for family in range(FAMILIES):
        people = invent_household(seed + family, TRAINING_DAY)
        for plan in STACKS:
            if plan.procedure and all(sheet.kind in names for sheet in plan.sheets):
                yield _case(plan, people, filling, rng)


def _case(plan: StackPlan, people: Household, filling: Filling | None, rng: np.random.Generator) -> Case:
    procedure = CATALOGUE.procedure(plan.procedure, TRAINING_DAY)
    pages, truth, readings = [], {}, {}
    for number, laid in enumerate(sheet for sheet in plan.sheets if sheet.kind != BLANK):
        paper = next(p for p in EVERY_PAPER if p.name == laid.kind)
        sheet = drawn_sheet(laid.kind, people.borne_by(laid.bearer), rng, filling)
        slot = next((r.key for r in procedure.requirements if r.takes(paper.kind)), "khac")
        size = sheet.image.size
        pages.append(
            DraftPage(
                f"p{number}", f"{number}" * 64, "image/jpeg", *size, 300, AGREED.at, slot=slot, read=True,
                suggestion=TypeSuggestion(paper.kind, 0.95),
            )
        )  # fmt: skip
        fields = tuple(FieldReading(f.name, f.value, 95.0, f.box, raw=f.value) for f in sheet.fields)
        truth[f"p{number}"] = fields
        written = [f.handwritten for f in sheet.fields]
        readings[f"p{number}"] = tuple(
            _as_read(f, hand, rng) for f, hand in zip(fields, written, strict=True)
        )
    who = parse_card(getattr(people, plan.applicant).card_text).person
    draft = Draft("d", AGREED.at, procedure=plan.procedure, applicant=Applicant(who), pages=tuple(pages))
    return Case(draft, truth, AtDesk(draft.applicant), readings)


def _as_read(field: FieldReading, written: bool, rng: np.random.Generator) -> FieldReading:
    """Return what the played reader makes of a true value."""
    if written:
        right = rng.random() < WRITTEN_RIGHT["name" if field.name.endswith("name") else "other"]
        guess = field.value if right else wrong_digit(field.value, rng) or _tone_lost(field.value) + "?"
        doubts = (Doubt.HANDWRITTEN,)
        return replace(field, value=guess, confidence=60.0, source=Source.HAND, doubts=doubts)
    if rng.random() < FAINT:
        return replace(field, confidence=65.0, doubts=(Doubt.FAINT,))
    return field


def wrong_digit(text: str, rng: np.random.Generator) -> str:
    digits = [n for n, c in enumerate(text) if c.isdigit()]
    while digits:
        at = digits.pop(int(rng.integers(len(digits))))
        wrong = text[:at] + str((int(text[at]) + int(rng.integers(1, 9))) % 10) + text[at + 1 :]
        if len(text) != 10 or "-" not in text or is_day(wrong):
            return wrong
    return ""


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text) <= TRAINING_DAY
    except ValueError:
        return False


def _tone_lost(text: str) -> str:
    return fold(text).title()
