"""From a paper as it was received to the paper that is kept for its owner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.domain.dossier import Dossier, PaperComponent
from app.domain.kept.owner import PaperOwner, owners_of
from app.domain.kept.paper import KeptPaper
from app.domain.papers.evidence import Fact
from app.domain.papers.values import is_sure

_BEARER = ("id_number", "old_id_number")
DIGITISED = 1
"""Trạng thái số hóa of a paper scanned for its own dossier."""


def kept_of(paper: PaperComponent, dossier: Dossier) -> tuple[KeptPaper, ...]:
    """Return what is to be kept of one paper of a dossier: one of each owner, of the same file; no id yet.

    Kept is what was scanned for this dossier and whose owner is known by number; a reused paper stands in
    the store already.
    """
    if paper.digitised != DIGITISED or not paper.in_hand:
        return ()
    owners = owners_of(paper.facts, dossier.applicant.dossier_owner)
    return tuple(_kept_under(owner, paper, dossier) for owner in owners)


def _kept_under(owner: PaperOwner, paper: PaperComponent, dossier: Dossier) -> KeptPaper:
    kept = KeptPaper(
        id="",
        owner_id=owner.id_number,
        owner_name=owner.full_name,
        name=paper.name,
        kind=paper.kind,
        pdf_sha256=paper.pdf_sha256,
        pdf_bytes=paper.pdf_bytes,
        kept_at=dossier.received_at,
        kept_by=dossier.clerk,
        component=paper.code or "",
        dossier_id=dossier.id,
        dossier_code=str(dossier.code or dossier.printed_code),
        pages=paper.pages,
        rotations=paper.rotations,
        views=paper.views,
    )
    return with_facts(kept, paper.facts)


def as_identity(paper: KeptPaper, facts: Iterable[Fact]) -> KeptPaper:
    """Return an identity paper under its number: a hộ chiếu has its own, a thẻ căn cước its bearer's.

    Two scans of one card are then one paper, the newer in the place of the older. A number counts where
    somebody accepted it or the machine was sure of it; a bearer's must be the owner's.
    """
    told = tuple(facts)
    own = next((fact for fact in told if fact.name == "document_number"), None)
    if own is not None:
        return replace(paper, number=own.value) if is_sure(own) else paper
    numbers = {fact.value for fact in told if fact.name in _BEARER and is_sure(fact)}
    return replace(paper, number=paper.owner_id) if paper.owner_id in numbers else paper


def with_facts(paper: KeptPaper, facts: Iterable[Fact]) -> KeptPaper:
    """Return the paper with what a person accepted on it: number, days, agency, subject, signer, and all.

    What nobody accepted is left out: the store holds no guesses.
    """
    accepted = tuple(fact for fact in facts if fact.accepted_by)
    told = {fact.name: fact.value for fact in accepted}
    return replace(
        paper,
        number=told.get("document_number", paper.number),
        issued_on=_day(told.get("issued_on", "")) or paper.issued_on,
        expires_on=_day(told.get("expires_on", "")) or paper.expires_on,
        agency=told.get("issuing_agency", paper.agency),
        subject=told.get("subject", paper.subject),
        signer=told.get("signer", paper.signer),
        facts=accepted,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
