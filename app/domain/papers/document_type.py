"""Loại giấy tờ: our own layer between what the reader sees and the many national codes.

There is no single national code per kind of paper (rules-and-forms 2.4): codes differ by ministry and
partly by procedure, so the reader recognises a kind and the procedure at hand gives the code.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.papers.field import PaperField
from app.domain.scanning.wish import ScanWish


@dataclass(frozen=True, slots=True)
class DocumentType:
    """Một loại giấy tờ.

    Args:
        id: Stable identifier in our packs, such as ``giay_chung_sinh``.
        name: Vietnamese name shown to the clerk.
        titles: Titles printed on such a paper; the strongest evidence for the reader.
        hints: Words or phrases that speak for it, ``IDVNM*`` any word that so begins; ``against`` those
            that speak against it.
        national_codes: Component and result codes that name this kind.
        personal: True when it carries personal data of the sensitive kind (NĐ 356/2025/NĐ-CP).
        scan: How such a paper wants to be scanned.
        fields: The values that stand on such a paper.
        valid_months: How long after ``issued_on`` it is good for; 0 for a paper the law sets no limit to.
        once: Made anew for each dossier or event (tờ khai, giấy chứng sinh): a kept one is not offered again.
        result: May be what a procedure ended with; an identity card or a tờ khai never is.
        identity: Says who its bearer is (thẻ căn cước, chứng minh nhân dân, hộ chiếu).
    """

    id: str
    name: str
    titles: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    national_codes: frozenset[str] = frozenset()
    personal: bool = False
    scan: ScanWish = ScanWish()
    fields: tuple[PaperField, ...] = ()
    once: bool = False
    result: bool = True
    identity: bool = False
    valid_months: int = 0


@dataclass(frozen=True, slots=True)
class TypeSuggestion:
    """A guess of the reader, never a fact until a person accepts it.

    Args:
        kind: DocumentType id, or "" for "do not know".
        score: How likely the kind is right, 0 to 1, as measured (docs/how-to/teach-the-reader.md).
        reason: The words on the page that decided it, for the clerk to see.
    """

    kind: str = ""
    score: float = 0.0
    reason: str = ""
