"""What the law and the province say, as one frozen value: procedures, papers, days, wording, targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from app.domain.declaration.form import Declaration
from app.domain.errors import RuleError
from app.domain.papers.document_type import DocumentType
from app.domain.procedure import Procedure, search_procedures
from app.domain.working_days import WorkCalendar


@dataclass(frozen=True, slots=True)
class FieldOfWork:
    """Lĩnh vực; ``code`` is the national one, None where the portal publishes none."""

    id: str
    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """Cơ quan cấp 1 by its mã định danh; ``confirmed`` only when the province said the code is in use."""

    code: str
    name: str
    kind: str
    confirmed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class FormWording:
    """Lời văn của một biểu mẫu: title, legal basis and the label of each line by key.

    ``labels`` also holds ``title`` and ``legal_basis`` so that a drawing can look everything up one way.
    """

    id: str
    title: str
    legal_basis: str
    labels: Mapping[str, str] = field(default_factory=dict)
    valid_from: date | None = None
    valid_until: date | None = None

    def label(self, key: str) -> str:
        """Return one label.

        Raises:
            RuleError: ``catalogue.label`` when the pack has no such key.
        """
        if key not in self.labels:
            raise RuleError("catalogue.label", form=self.id, key=key)
        return self.labels[key]

    def in_force_on(self, day: date) -> bool:
        """Tell whether this wording is the one to print on ``day``."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Target:
    """Chỉ tiêu của một năm: what a plan asks of one level.

    Args:
        indicator: Stable name of what is measured, such as ``dossiers_digitised``.
        level: ``xã`` or ``tỉnh``.
        value: In ``unit``: ``percent``, ``percent_growth``, ``minutes``, ``dossiers`` or ``times``.
        at_most: True when less is better.
    """

    id: str
    indicator: str
    name: str
    year: int
    level: str
    value: float
    unit: str = "percent"
    at_most: bool = False
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Danh mục: every pack in force for one desk.

    Args:
        version: Kept with each dossier; names the packs it was received under.
        procedures: Every version of every procedure, in the order of lĩnh vực and of the packs.
        warnings: Odd things that were kept, one Vietnamese sentence each, for doctor and the settings screen.
    """

    version: str
    procedures: tuple[Procedure, ...] = ()
    document_types: tuple[DocumentType, ...] = ()
    calendar: WorkCalendar = WorkCalendar()
    forms: tuple[FormWording, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    agencies: tuple[Agency, ...] = ()
    fields: tuple[FieldOfWork, ...] = ()
    targets: tuple[Target, ...] = ()
    warnings: tuple[str, ...] = ()

    def in_force(self, on: date) -> tuple[Procedure, ...]:
        """Return the procedures that are the law on a day."""
        return tuple(p for p in self.procedures if p.in_force_on(on))

    def procedure(self, code: str, on: date) -> Procedure:
        """Return the version of a procedure in force on a day.

        Raises:
            RuleError: ``catalogue.procedure`` when none is, with the nearest known code;
                ``catalogue.no_procedure`` when no code is near.
        """
        wanted = code.strip()
        known = {p.code: p for p in self.in_force(on)}
        if wanted in known:
            return known[wanted]
        near = get_close_matches(wanted, known, n=1)
        if not near:
            raise RuleError("catalogue.no_procedure", procedure=wanted[:40], on=on)
        raise RuleError("catalogue.procedure", procedure=wanted[:40], on=on, nearest=near[0])

    def search(self, query: str, on: date, limit: int = 12) -> tuple[Procedure, ...]:
        """Find procedures in force by a few letters without tones, best first."""
        return search_procedures(self.in_force(on), query, limit)

    def document_type(self, kind: str) -> DocumentType | None:
        """Return a kind of paper by id, or None when the packs no longer know it."""
        return next((t for t in self.document_types if t.id == kind), None)

    def form(self, form: str, on: date | None = None) -> FormWording:
        """Return the wording of a form on a day, or the latest.

        Raises:
            RuleError: ``catalogue.form`` when the packs have none.
        """
        found = [f for f in self.forms if f.id == form and (on is None or f.in_force_on(on))]
        if not found:
            raise RuleError("catalogue.form", form=form)
        return found[-1]

    def declaration_of(self, procedure: Procedure, on: date) -> Declaration | None:
        """Return the tờ khai of a procedure on a day, its own before a general one; None when none fits."""
        known = [d for d in self.declarations if d.valid_from is None or d.valid_from <= on]
        own = [d for d in known if procedure.code in d.procedures]
        general = [d for d in known if d.serves(procedure)]
        return own[-1] if own else general[-1] if general else None
