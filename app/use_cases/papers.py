"""From a draft's slots and pages to the papers a received dossier records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from app.domain.checklist import (
    OTHER_SLOT,
    UNPLACED,
    SlotState,
    checklist,
    counts_in_hand,
    is_in_hand,
)
from app.domain.dossier import PaperComponent
from app.domain.draft import Draft, DraftPage
from app.domain.kept.paper import KeptPaper
from app.domain.kept.reuse import reused_component
from app.domain.papers.document_type import DocumentType
from app.domain.papers.evidence import Fact
from app.domain.procedure import ComponentRequirement, CopyCounts, Handling, Procedure
from app.domain.reading.routing import SURE
from app.store.page_files import StoredFile

OTHER_NAME = "Giấy tờ khác"


def with_loose_pages_as_other(draft: Draft) -> Draft:
    """Return the draft with pages nobody placed among the other papers: no page is left behind."""
    placed = (replace(p, slot=OTHER_SLOT) if p.slot == UNPLACED else p for p in draft.pages)
    return replace(draft, pages=tuple(placed))


def papers_of(
    draft: Draft,
    procedure: Procedure,
    bound: dict[str, StoredFile],
    reused: Mapping[str, KeptPaper] = MappingProxyType({}),
) -> tuple[PaperComponent, ...]:
    """Return every paper in hand, shown or reused, every page whatever it is, and every paper excused."""
    listed = []
    for line in checklist(procedure, draft):
        excused = line.state is SlotState.EXCUSED
        kept = reused.get(line.requirement.key)
        if kept is not None:
            listed.append(reused_component(line.requirement, kept))
        elif excused or line.state is SlotState.DONE or draft.kept_pages(line.requirement.key):
            listed.append(_paper(draft, line.requirement, bound, excused))
    known = {paper.key for paper in listed}
    return tuple(listed + [_other(draft, slot, bound) for slot in bound if slot not in known])


def with_facts(
    papers: Sequence[PaperComponent], facts: Mapping[str, tuple[Fact, ...]]
) -> tuple[PaperComponent, ...]:
    """Return the papers with what was read on each; a reused one keeps what was accepted when it was read."""
    return tuple(p if p.reused else replace(p, facts=facts.get(p.key, ())) for p in papers)


def with_others_named(
    papers: Sequence[PaperComponent], draft: Draft, kinds: Iterable[DocumentType]
) -> tuple[PaperComponent, ...]:
    """Return the papers, those nobody asked for named by the kinds of their pages.

    A kind a person accepted names its page, and so does one the reader is sure of; a guess below names none.
    """
    names = {kind.id: kind.name for kind in kinds}
    return tuple(
        replace(p, name=_with_kinds(draft, p.key, names)) if p.name == OTHER_NAME else p for p in papers
    )


def _with_kinds(draft: Draft, slot: str, names: Mapping[str, str]) -> str:
    kinds = [page.suggestion.kind for page in draft.kept_pages(slot) if _is_known(draft, page)]
    told = dict.fromkeys(names[kind] for kind in kinds if kind in names)
    return f"{OTHER_NAME}: {', '.join(told)}" if told else OTHER_NAME


def _is_known(draft: Draft, page: DraftPage) -> bool:
    """Tell whether the reader is sure what a page is, or a person agreed to that or to its values."""
    if page.suggestion.score >= SURE:
        return True
    return bool(page.accepted_by) or any(fact.value and fact.page == page.id for fact in draft.facts)


def slot_name(procedure: Procedure, slot: str) -> str:
    """Return the name of the paper a slot stands for."""
    requirement = procedure.requirement(slot)
    return OTHER_NAME if requirement is None else requirement.name


def _paper(
    draft: Draft, requirement: ComponentRequirement, bound: dict[str, StoredFile], excused: bool
) -> PaperComponent:
    said, pages = draft.paper(requirement.key), draft.kept_pages(requirement.key)
    in_hand = is_in_hand(requirement, draft)
    agreed = _accepted_kind(draft, pages)
    return _with_pages(
        draft,
        pages,
        bound.get(requirement.key),
        PaperComponent(
            key=requirement.key,
            name=requirement.name,
            code=requirement.code,
            kind=agreed if requirement.takes(agreed) else requirement.kind or "",
            counts=CopyCounts() if excused else counts_in_hand(requirement, draft),
            shown=in_hand and (said.shown or requirement.handling is Handling.SHOW),
            missing_reason=said.missing_reason if excused else "",
        ),
    )


def _other(draft: Draft, slot: str, bound: dict[str, StoredFile]) -> PaperComponent:
    """Return papers nobody asked for; blank sides alone are kept and sent but count as no paper."""
    pages = draft.kept_pages(slot)
    said = draft.paper(slot).counts
    some = CopyCounts(originals=0 if all(page.blank for page in pages) else 1)
    plain = PaperComponent(slot, OTHER_NAME, None, "", said if said is not None else some)
    return _with_pages(draft, pages, bound[slot], plain)


def _with_pages(
    draft: Draft, pages: Sequence[DraftPage], stored: StoredFile | None, paper: PaperComponent
) -> PaperComponent:
    return replace(
        paper,
        kind=paper.kind or _accepted_kind(draft, pages),
        pages=tuple(page.sha256 for page in pages),
        rotations=tuple(page.rotation for page in pages),
        views=tuple(page.look.view for page in pages),
        pdf_sha256=stored.sha256 if stored else "",
        pdf_bytes=stored.bytes if stored else 0,
        digitised=1 if stored else 0,
    )


def _accepted_kind(draft: Draft, pages: Sequence[DraftPage]) -> str:
    """Return the kind a person accepted for the first page; the reader's guess alone is no fact.

    Whoever accepts its values, under the name of that kind, has said what it is. Papers laid together under
    one heading are of no one kind: a page that looks like another one says so.
    """
    first = next(iter(pages), None)
    if first is None:
        return ""
    here = {page.id for page in pages}
    if not first.accepted_by and not any(fact.value and fact.page in here for fact in draft.facts):
        return ""
    others = {page.suggestion.kind for page in pages if page.suggestion.kind}
    return first.suggestion.kind if others <= {first.suggestion.kind} else ""
