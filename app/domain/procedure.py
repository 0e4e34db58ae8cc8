"""Thủ tục hành chính (TTHC): what it asks for, how long it takes, what it costs, what it yields."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from functools import lru_cache

from app.domain.text import fold, initials
from app.domain.working_days import Deadline


class Channel(IntEnum):
    """Kênh tiếp nhận, numbered as in the national message (KenhThucHien)."""

    DIRECT = 1
    ONLINE = 2
    POST = 3


class Rule(StrEnum):
    """When a paper is asked for."""

    ALWAYS = "always"
    CONDITIONAL = "conditional"
    ONE_OF = "one_of"


class Handling(StrEnum):
    """Nộp (handed in and kept) or xuất trình (shown and given back)."""

    SUBMIT = "submit"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class CopyCounts:
    """How many of a paper: bản chính, bản sao chứng thực, bản sao thường."""

    originals: int = 0
    certified: int = 0
    plain: int = 0

    @property
    def total(self) -> int:
        """All copies together."""
        return self.originals + self.certified + self.plain


@dataclass(frozen=True, slots=True)
class ComponentRequirement:
    """Thành phần hồ sơ theo quy định: one paper that the procedure may ask for.

    Args:
        key: Unique within its procedure; the national code where there is one.
        name: As the procedure names it.
        rule: Always, only under ``condition``, or one of the papers that share ``group``.
        code: National mã thành phần hồ sơ, or None where the portal publishes none.
        kind: Our own document type, which is what the reader recognises; None when it can be anything.
        also: Further kinds that are accepted in its place (hoặc giấy tờ thay thế).
        any_kind: Why no kind can be told from the paper itself; the clerk places such papers.
        counts: Copies asked for per set (bộ).
        channels: Channels it is asked on; empty means every channel.
    """

    key: str
    name: str
    rule: Rule = Rule.ALWAYS
    code: str | None = None
    kind: str | None = None
    counts: CopyCounts = CopyCounts(originals=1)
    handling: Handling = Handling.SUBMIT
    channels: frozenset[Channel] = frozenset()
    condition: str = ""
    group: str = ""
    also: frozenset[str] = frozenset()
    any_kind: str = ""

    def takes(self, kind: str) -> bool:
        """Tell whether a paper of this kind meets the requirement."""
        return bool(kind) and (kind == self.kind or kind in self.also)

    def asked_on(self, channel: Channel) -> bool:
        """Tell whether the paper can be asked for on this channel."""
        return not self.channels or channel in self.channels


@dataclass(frozen=True, slots=True)
class ResultPaper:
    """Kết quả giải quyết: what the citizen gets back, with its national mã kết quả if published."""

    name: str
    code: str | None = None


class FeeUnit(StrEnum):
    """What one fee is charged for."""

    PER_DOSSIER = "per_dossier"
    PER_COPY = "per_copy"
    PAGES_OF_COPY = "pages_of_copy"


@dataclass(frozen=True, slots=True)
class Fee:
    """Phí, lệ phí of one procedure, in whole đồng.

    Args:
        amount: Đồng per unit; for PAGES_OF_COPY the price of each of the first two pages.
        further_page: PAGES_OF_COPY only: price of the third and later pages.
        cap: PAGES_OF_COPY only: most that one copy can cost.
        decided_locally: True when the people's council of the province sets it (HĐND); ``amount`` is
            then a default that the province's pack must replace.
        note: The wording shown to the clerk.
    """

    amount: int = 0
    unit: FeeUnit = FeeUnit.PER_DOSSIER
    further_page: int = 0
    cap: int = 0
    decided_locally: bool = False
    note: str = ""

    @property
    def undecided(self) -> bool:
        """True when the province sets it and no pack of this desk says how much."""
        return self.decided_locally and not self.amount

    def total(self, copies: int = 1, pages: int = 1) -> int:
        """Return đồng to pay for ``copies`` copies of an original of ``pages`` pages."""
        match self.unit:
            case FeeUnit.PER_DOSSIER:
                return self.amount
            case FeeUnit.PER_COPY:
                return self.amount * max(copies, 0)
            case FeeUnit.PAGES_OF_COPY:
                one = self.amount * min(max(pages, 0), 2) + self.further_page * max(pages - 2, 0)
                return (min(one, self.cap) if self.cap else one) * max(copies, 0)


@dataclass(frozen=True, slots=True)
class Procedure:
    """Thủ tục hành chính as one dated record of the catalogue.

    Args:
        name: Legal name as published, printed on forms.
        short_name: Shorter name for screens and search; "" where the legal name is short enough.
        aliases: What citizens call it, for search only.
        confidence: How far the record was checked against the portal: ``confirmed``, ``partial``,
            ``name_only``, ``local`` (set by a province) or "".
    """

    code: str
    name: str
    field_name: str
    deadline: Deadline
    requirements: tuple[ComponentRequirement, ...] = ()
    results: tuple[ResultPaper, ...] = ()
    fee: Fee = Fee()
    field_code: str | None = None
    level: str = "xã"
    channel_deadlines: dict[Channel, Deadline] = field(default_factory=dict)
    note: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    source: str = ""
    short_name: str = ""
    confidence: str = ""

    @property
    def shown_name(self) -> str:
        """The name for screens: the short one where there is one."""
        return self.short_name or self.name

    def deadline_on(self, channel: Channel) -> Deadline:
        """Return the time limit on a channel; the portal publishes some limits per channel."""
        return self.channel_deadlines.get(channel, self.deadline)

    def in_force_on(self, day: date) -> bool:
        """Tell whether this record is the law on ``day``."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)

    def requirement(self, key: str) -> ComponentRequirement | None:
        """Return the requirement with this key, or None."""
        return next((r for r in self.requirements if r.key == key), None)


def search_procedures(
    procedures: tuple[Procedure, ...], query: str, limit: int = 12
) -> tuple[Procedure, ...]:
    """Find procedures by a few letters without tones, best first.

    "khsinh", "dkks", "khai sinh" and "1.001193" all find Đăng ký khai sinh. An empty query returns
    the catalogue in its own order. Once something fits well, the far-fetched are left out.
    """
    if not query.strip():
        return procedures[:limit]
    ranked = [(score, index) for index, p in enumerate(procedures) if (score := _score(p, query)) > 0]
    ranked.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple(procedures[index] for score, index in ranked[:limit] if score * 2 >= ranked[0][0])


def _score(procedure: Procedure, query: str) -> float:
    """Score one procedure against a query; 0 is no match."""
    digits = query.strip()
    if digits[0].isdigit():
        return _score_code(procedure.code, digits)
    wanted = _search_form(query)[0][:_LONGEST_QUERY].strip()
    if not wanted:
        return 0
    names = (procedure.shown_name, procedure.name, *procedure.aliases)
    return max(_score_name(name, wanted, wanted.replace(" ", "")) for name in names)


def _score_code(code: str, digits: str) -> float:
    """Score the code typed from its start, or by the digits people remember ("815")."""
    if code == digits:
        return 100
    if code.startswith(digits):
        return 90
    return 60 if len(digits) >= 3 and digits in code else 0


def _score_name(name: str, wanted: str, letters: str) -> float:
    folded, words, first_letters = _search_form(name)
    brevity = 5 / (5 + len(words))
    if letters in (first_letters, folded.replace(" ", "")):
        return 80 + brevity
    if f" {wanted}" in f" {folded}":
        return 70 + brevity + (5 if folded.startswith(wanted) else 0)
    parts = wanted.split()
    if len(parts) > 1 and all(any(w.startswith(part) for w in words) for part in parts):
        return 60 + brevity
    gap = _gap_in(letters, words)
    if gap == 0:
        return 55 + brevity
    if letters in first_letters:
        return 50 + brevity
    return 35 + brevity - 2 * gap if gap is not None and gap <= _WIDEST_GAP else 0


_LONGEST_QUERY = 40
_WIDEST_GAP = 4


@lru_cache(maxsize=4096)
def _search_form(name: str) -> tuple[str, tuple[str, ...], str]:
    """Return a name folded, its words and their first letters; typing asks for them at every key."""
    folded = fold(name)
    return folded, tuple(folded.split()), initials(name)


def _gap_in(letters: str, words: tuple[str, ...]) -> int | None:
    """Return how many words lie between those whose prefixes spell the letters, or None.

    "khsinh" is kh(ai) sinh with no gap; "ddgcn" is đ(ất) đ(ai) … G(iấy) c(hứng) n(hận) with a gap.
    """
    if not _in_order(letters, "".join(words)):
        return None
    reach = {0: 0}  # letters spelt so far -> fewest words skipped since the first used
    best: int | None = None
    for word in words:
        following = {spelt: skipped + (spelt > 0) for spelt, skipped in reach.items()}
        for spelt, skipped in reach.items():
            for end in _spelt_with(word, letters, spelt):
                following[end] = min(skipped, following.get(end, skipped))
                if end == len(letters):
                    best = skipped if best is None else min(best, skipped)
        reach = following
    return best


def _in_order(letters: str, text: str) -> bool:
    """Tell whether the letters stand in the text in this order; cheap, and rules out most names."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _spelt_with(word: str, letters: str, start: int) -> range:
    """Return how far the letters can be spelt when this word spells on from ``start``."""
    end = start
    for letter in word:
        if end == len(letters) or letters[end] != letter:
            break
        end += 1
    return range(start + 1, end + 1)
