"""Giấy tờ đã số hóa trong kho: one paper kept for its owner, its code, and when it may stand in again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from app.domain.errors import RuleError
from app.domain.page_view import PageLook, PageView
from app.domain.papers.evidence import Fact
from app.domain.people.person import Person
from app.domain.text import fold

NO_NUMBER = "KS"
"""Stands in the code for a paper without số ký hiệu (không số)."""
NO_PAPER_CODE = "KHAC"
"""Stands in the code for a paper that has neither a national code nor a kind."""

_CODE = re.compile(r"^(?P<owner>[^\s.]+)\.(?P<paper>\S+)\.(?P<number>[^\s.]+)\.(?P<serial>[0-9]{2,})$")


class KeptState(StrEnum):
    """How a kept paper stands. Nothing is ever taken out: history stays."""

    VALID = "valid"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class KeptAs(IntEnum):
    """Loại số hóa, numbered as in the store: thành phần hồ sơ, or kết quả of another dossier."""

    COMPONENT = 0
    RESULT = 1


@dataclass(frozen=True, slots=True, order=True)
class KeptPaperCode:
    """Mã giấy tờ trong kho: owner, mã giấy tờ, số ký hiệu, two-digit serial (rules of the data store).

    Owner and number hold no dot and nothing holds a space, so that the code can be taken apart again; the
    paper's own code may hold dots (``000.00.00.G15-KQ004389``).
    """

    owner: str
    paper: str
    number: str
    serial: int

    def __post_init__(self) -> None:
        if not self.serial > 0 or _CODE.fullmatch(str(self)) is None:
            raise RuleError("kept.code")

    def __str__(self) -> str:
        return f"{self.owner}.{self.paper}.{self.number}.{self.serial:02d}"

    @classmethod
    def parse(cls, text: str) -> KeptPaperCode:
        """Read a code back.

        Raises:
            RuleError: ``kept.code`` when the text is none; the text is not repeated, it names a citizen.
        """
        found = _CODE.fullmatch(text)
        if found is None or found["serial"] != f"{int(found['serial']):02d}":
            raise RuleError("kept.code")
        return cls(found["owner"], found["paper"], found["number"], int(found["serial"]))


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """Giấy tờ trong kho của một người.

    Args:
        owner_id: Số định danh (or the older number) of the person the paper is about.
        name: What the paper was called where it was handed in.
        component: National mã thành phần it was handed in as, or "".
        result_code: National mã kết quả, or "".
        number: Số ký hiệu as on the paper; "" for none.
        dossier_id, dossier_code: Where it came from; "" for one digitised from the back files.
        kept_by: Account of the clerk.
        pages, rotations, views: Original page hashes and how each is shown, in order.
        facts: Values a person accepted on it.
        serial: Số thứ tự in the code; 0 until the store gave one.
        replaced_by: Id of the newer one, once replaced.
        withdrawn_because: Why it may not be used any more, once withdrawn.
    """

    id: str
    owner_id: str
    owner_name: str
    name: str
    kind: str
    pdf_sha256: str
    pdf_bytes: int
    kept_at: datetime
    kept_by: str
    kept_as: KeptAs = KeptAs.COMPONENT
    component: str = ""
    result_code: str = ""
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    agency: str = ""
    subject: str = ""
    signer: str = ""
    dossier_id: str = ""
    dossier_code: str = ""
    pages: tuple[str, ...] = ()
    rotations: tuple[int, ...] = ()
    views: tuple[PageView, ...] = ()
    facts: tuple[Fact, ...] = ()
    serial: int = 0
    state: KeptState = KeptState.VALID
    replaced_by: str = ""
    withdrawn_because: str = ""

    @property
    def paper_code(self) -> str:
        """Mã giấy tờ: the result code of a result, else the component code, else our own kind."""
        national = (self.result_code, self.component)
        first = national if self.kept_as is KeptAs.RESULT else national[::-1]
        return next((code for code in (*first, self.kind) if code), NO_PAPER_CODE)

    @property
    def code(self) -> KeptPaperCode:
        """The code in the store.

        Raises:
            RuleError: ``kept.code`` while it has no serial.
        """
        number = re.sub(r"\s+", "", self.number).replace(".", "-") or NO_NUMBER
        paper = re.sub(r"\s+", "", self.paper_code)
        return KeptPaperCode(re.sub(r"[\s.]+", "", self.owner_id), paper, number, self.serial)

    @property
    def looks(self) -> tuple[PageLook, ...]:
        """The picture of each page, not yet turned."""
        views = self.views or (PageView(),) * len(self.pages)
        return tuple(PageLook(*both) for both in zip(self.pages, views, strict=True))

    @property
    def dated(self) -> date:
        """The day it was issued, or else the day it was kept."""
        return self.issued_on or self.kept_at.date()


def numbers_of(person: Person) -> tuple[str, ...]:
    """Return the numbers papers of a person are kept under: today's and the older one."""
    return tuple(n for n in (person.id_number, person.old_id_number) if n)


def is_same_scan(one: KeptPaper, other: KeptPaper) -> bool:
    """Tell whether two are the same digital copy: the same file, or made of the same pages seen alike."""
    return one.pdf_sha256 == other.pdf_sha256 or (bool(one.pages) and one.looks == other.looks)


def is_same_paper(one: KeptPaper, other: KeptPaper) -> bool:
    """Tell whether two are copies of one paper: kind, number and, where both tell it, agency agree.

    Papers without a number are told apart only by their scans.
    """
    alike = one.kind == other.kind if one.kind and other.kind else one.paper_code == other.paper_code
    same_number = _bare(one.number) == _bare(other.number) != ""
    same_agency = not (one.agency and other.agency) or fold(one.agency) == fold(other.agency)
    return alike and same_number and same_agency


def is_renewed(one: KeptPaper, by: KeptPaper) -> bool:
    """Tell whether the dates prove another issue of the same paper: issued later, else in force for longer.

    A renewed card keeps its number. A date that only one of the two tells proves nothing.
    """
    if one.issued_on and by.issued_on and one.issued_on != by.issued_on:
        return by.issued_on > one.issued_on
    return bool(one.expires_on and by.expires_on and by.expires_on > one.expires_on)


def _bare(number: str) -> str:
    return re.sub(r"\s+", "", number).casefold()
