"""Giá trị trên tờ khai: where each came from, and how many the citizen did not have to declare again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where a declared value was taken from.

    PERSON: người nộp or chủ hồ sơ at the desk (card or typed once). PAPER: a paper of this dossier.
    KEPT: a paper of the store. EARLIER: an earlier dossier. RULE: follows from other values (who is the
    mother asks as "Mẹ"). TYPED: the clerk, for this form.
    """

    PERSON = "person"
    PAPER = "paper"
    KEPT = "kept"
    EARLIER = "earlier"
    RULE = "rule"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Nguồn của một trường đã khai.

    Args:
        told: Name of the paper, or code of the earlier dossier; "" where the origin says all.
        accepted_by: Who took over a value the machine was not sure of; "" for one nobody was asked about.
    """

    origin: Origin
    told: str = ""
    accepted_by: str = ""


TYPED = FieldSource(Origin.TYPED)


@dataclass(frozen=True, slots=True)
class DeclarationCount:
    """Số trường của một tờ khai: filled without typing, typed, and required but empty.

    Args:
        form: Id of the declaration in its pack.
    """

    form: str
    prefilled: int = 0
    typed: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        """Fields that have a value or must have one."""
        return self.prefilled + self.typed + self.missing

    @property
    def share(self) -> float:
        """Tỷ lệ không phải khai lại, 0 to 1, of the fields that have a value."""
        declared = self.prefilled + self.typed
        return self.prefilled / declared if declared else 0.0
