"""Who stands at the desk: số định danh, the card, the applicant and whoever acts for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.errors import RuleError
from app.domain.text import clean_line


class Sex(StrEnum):
    """Giới tính as printed on the card."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"

    @property
    def vietnamese(self) -> str:
        """The word on legal papers."""
        return {"male": "Nam", "female": "Nữ", "unknown": ""}[self.value]

    @classmethod
    def from_vietnamese(cls, word: str) -> Sex:
        """Read "Nam" or "Nữ"; anything else is unknown."""
        return {"nam": cls.MALE, "nữ": cls.FEMALE}.get(clean_line(word).casefold(), cls.UNKNOWN)


_TWELVE = re.compile(r"^[0-9]{12}$")
_NINE = re.compile(r"^[0-9]{9}$")


@dataclass(frozen=True, slots=True)
class PersonalId:
    """Số định danh cá nhân: twelve digits holding registration province, century, sex and birth year.

    The number has no check digit (interop 5.3), so a misread digit shows only as a contradiction with
    sex or birth year. The province is that of registration and is never mapped to today's list.
    """

    number: str

    def __post_init__(self) -> None:
        if not _TWELVE.fullmatch(self.number):
            raise RuleError("person.id_number", length=len(self.number))

    @property
    def sex(self) -> Sex:
        """Sex held in digit four (even male, odd female)."""
        return Sex.FEMALE if int(self.number[3]) % 2 else Sex.MALE

    @property
    def birth_year(self) -> int:
        """Birth year held in digits four to six."""
        return 1900 + 100 * (int(self.number[3]) // 2) + int(self.number[4:6])

    def contradictions(self, sex: Sex, birth_date: date | None) -> tuple[str, ...]:
        """Name what the number contradicts: any of ``sex``, ``birth_date``; empty when it agrees."""
        found = []
        if sex is not Sex.UNKNOWN and sex is not self.sex:
            found.append("sex")
        if birth_date is not None and birth_date.year != self.birth_year:
            found.append("birth_date")
        return tuple(found)


def is_old_id(text: str) -> bool:
    """Tell whether the text is a nine-digit số chứng minh nhân dân."""
    return _NINE.fullmatch(text) is not None


class OwnerKind(StrEnum):
    """Loại chủ hồ sơ."""

    CITIZEN = "citizen"
    BUSINESS = "business"
    ORGANISATION = "organisation"
    STATE_AGENCY = "state_agency"


@dataclass(frozen=True, slots=True)
class Person:
    """Một người: what the card or the clerk told us; empty text where nobody has said."""

    full_name: str = ""
    id_number: str = ""
    old_id_number: str = ""
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    residence: str = ""
    phone: str = ""
    email: str = ""
    id_issued_on: date | None = None

    def contradictions(self) -> tuple[str, ...]:
        """Name the fields the ID number contradicts; empty when it agrees or is not twelve digits."""
        if not _TWELVE.fullmatch(self.id_number):
            return ()
        return PersonalId(self.id_number).contradictions(self.sex, self.birth_date)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Người nộp hồ sơ, and chủ hồ sơ when someone acts for another.

    ``owner`` is None when the person at the desk is the owner; ``authority`` then says on what ground
    they act (văn bản ủy quyền, or kinship which needs no certification).
    """

    submitter: Person = Person()
    owner: Person | None = None
    owner_kind: OwnerKind = OwnerKind.CITIZEN
    authority: str = ""
    confirmed_by: str = ""

    @property
    def dossier_owner(self) -> Person:
        """Chủ hồ sơ: whose dossier it is."""
        return self.owner or self.submitter

    def posted_to(self, return_by: str) -> str:
        """Return the address a result registered so is posted to; "" when unknown or not posted."""
        if not is_posted(return_by):
            return ""
        return self.submitter.residence if return_by == BY_POST else return_by


AT_DESK, BY_POST, BY_LINE = RETURN_WAYS = ("desk", "post", "online")
"""Đăng ký nhận kết quả (Mẫu 01, mục 6): at the one-stop desk, by public post, or as an electronic copy.

Any other text in its place is the address it is posted to; ``BY_POST`` itself means to the người nộp at home.
"""


def is_posted(return_by: str) -> bool:
    """Tell whether the result goes through dịch vụ bưu chính công ích."""
    return return_by not in (AT_DESK, BY_LINE)
