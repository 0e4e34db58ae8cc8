"""Tái sử dụng giấy tờ: which kept paper may stand in for which requirement, and why not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from app.domain.checking.conflicts import months_after
from app.domain.dossier import PaperComponent
from app.domain.errors import RuleError
from app.domain.kept.paper import KeptAs, KeptPaper, KeptState, numbers_of
from app.domain.papers.document_type import DocumentType
from app.domain.papers.evidence import NOWHERE, Source
from app.domain.people.person import Person
from app.domain.procedure import ComponentRequirement, CopyCounts

OF_ANOTHER = 3
"""Trạng thái số hóa: tái sử dụng từ kết quả hồ sơ khác."""
COMPONENT_AGAIN = 2
"""Trạng thái số hóa: tái sử dụng a component of another dossier."""


@dataclass(frozen=True, slots=True)
class OfferedPaper:
    """One kept paper as the desk sees it now.

    Args:
        why_not: Why it may not be used again, or None.
        slots: Requirement keys of the procedure at hand that it fits, in the order of the law.
        until: Last day it is good for (``last_day``).
    """

    paper: KeptPaper
    why_not: RuleError | None = None
    slots: tuple[str, ...] = ()
    until: date | None = None

    @property
    def usable(self) -> bool:
        """True when it may stand in for a requirement of the procedure at hand."""
        return self.why_not is None and bool(self.slots)


def last_day(paper: KeptPaper, kind: DocumentType | None) -> date | None:
    """Return the last day a kept paper is good for, None when neither it nor the law sets one.

    What the paper tells, or the months its kind is good for by law, whichever ends first. A paper nobody
    accepted an issue date of was issued on the day it was kept at the latest.
    """
    by_law = months_after(paper.dated, kind.valid_months) if kind is not None and kind.valid_months else None
    return min((day for day in (paper.expires_on, by_law) if day is not None), default=None)


def why_not(
    paper: KeptPaper, owner: Person, today: date, kind: DocumentType | None = None
) -> RuleError | None:
    """Return why a kept paper may not be used for this person today, or None when it may.

    A kind that is made anew for each dossier (tờ khai) is never used again: an old one says nothing.
    """
    if paper.owner_id not in numbers_of(owner):
        return RuleError("kept.other_owner", paper=paper.name)
    if paper.state is KeptState.WITHDRAWN:
        return RuleError("kept.withdrawn", paper=paper.name, reason=paper.withdrawn_because)
    if paper.state is KeptState.REPLACED:
        return RuleError("kept.replaced", paper=paper.name)
    last = last_day(paper, kind)
    if last is not None and last < today:
        return RuleError("kept.expired", paper=paper.name, on=f"{last:%d/%m/%Y}")
    return RuleError("kept.once", paper=paper.name) if kind is not None and kind.once else None


def fits(requirement: ComponentRequirement, paper: KeptPaper, national: Collection[str]) -> bool:
    """Tell whether a kept paper is what a requirement asks for, by component code, kind or result code.

    ``national`` are the result and component codes that name the kinds the requirement takes.
    """
    if paper.component and paper.component == requirement.code:
        return True
    if paper.kind:
        return requirement.takes(paper.kind)
    return any(code in national for code in (paper.result_code, paper.component) if code)


def reused_component(requirement: ComponentRequirement, paper: KeptPaper) -> PaperComponent:
    """Return what the dossier records where a kept paper stands in: its file, its pages, its values."""
    result = paper.kept_as is KeptAs.RESULT
    return PaperComponent(
        key=requirement.key,
        name=requirement.name,
        code=requirement.code,
        kind=paper.kind or requirement.kind or "",
        counts=CopyCounts(),
        pages=paper.pages,
        rotations=paper.rotations,
        views=paper.views,
        pdf_sha256=paper.pdf_sha256,
        pdf_bytes=paper.pdf_bytes,
        digitised=OF_ANOTHER if result else COMPONENT_AGAIN,
        facts=tuple(
            replace(fact, slot=requirement.key, source=Source.STORE, page="", box=NOWHERE)
            for fact in paper.facts
        ),
        reused=paper.id,
        number=paper.number,
        dated=paper.issued_on,
        replaced_by=paper.result_code if result else "",
    )
