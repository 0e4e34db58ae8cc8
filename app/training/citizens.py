"""The invented citizens, households and staff of xã Thử Nghiệm; their data is in resources/training."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.errors import RuleError
from app.domain.people.person import PersonalId, Sex
from app.domain.staff import Role
from app.training.offices import TRAINING_OFFICE, Office

CITIZENS = Path(__file__).parents[2] / "resources" / "training" / "citizens.toml"

_CARD_MILESTONES = (14, 25, 40, 60)
"""Ages at which a card is renewed (Luật Căn cước 2023, Điều 21); none after the last."""


@dataclass(frozen=True, slots=True)
class Citizen:
    """Người dân tập huấn.

    Args:
        issued_on: Day the card was issued; None for a child without one.
        card_fields: 7 (QR on the front, thẻ CCCD) or 11 (QR on the back, thẻ căn cước since 1/7/2024).
    """

    key: str
    full_name: str
    id_number: str
    birth_date: date
    sex: Sex
    residence: str
    old_id_number: str = ""
    issued_on: date | None = None
    card_fields: int = 7
    phone: str = ""

    def __post_init__(self) -> None:
        if PersonalId(self.id_number).contradictions(self.sex, self.birth_date):
            raise RuleError("training.citizens", key=self.key)

    @property
    def card_text(self) -> str:
        """The text of the card's QR, with empty last fields on cards of eleven."""
        issued = f"{self.issued_on:%d%m%Y}" if self.issued_on else ""
        fields = [self.id_number, self.old_id_number, self.full_name, f"{self.birth_date:%d%m%Y}"]
        fields += [self.sex.vietnamese, self.residence, issued]
        return "|".join(fields + [""] * (self.card_fields - len(fields)))

    @property
    def expires_on(self) -> date | None:
        """Có giá trị đến: the next milestone birthday at least two years off; None means no expiry."""
        for age in _CARD_MILESTONES:
            birthday = _birthday(self.birth_date, age)
            if self.issued_on is not None and self.issued_on < _birthday(self.birth_date, age - 2):
                return birthday
        return None


@dataclass(frozen=True, slots=True)
class Newborn:
    """Trẻ mới sinh, not yet registered."""

    full_name: str
    sex: Sex
    birth_date: date
    time: str
    weight_g: int


@dataclass(frozen=True, slots=True)
class Business:
    """Hộ kinh doanh a household wants to register."""

    name: str
    trade: str
    code: str
    capital: int
    workers: int


@dataclass(frozen=True, slots=True)
class Land:
    """Thửa đất of a household and its certificate."""

    parcel: str
    sheet: str
    area_m2: str
    use: str
    serial: str
    book: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class Household:
    """Hộ gia đình: everyone and everything the sample papers of one family tell about.

    Args:
        today: The day of the counter; newborns, deaths and fresh papers are dated back from it.
        bearer: Role (``wife``, ``husband``, ``elder``, ``deputy``) whose card or own paper is drawn.
        office: The agencies that issue its papers.
        draw: Varies numbers of papers; 0 leaves them as the training world knows them.
    """

    key: str
    husband: Citizen
    wife: Citizen
    elder: Citizen
    deputy: Citizen
    first_child: Citizen
    married_on: date
    marriage_number: str
    newborn: Newborn
    business: Business
    land: Land
    today: date
    bearer: str = "wife"
    office: Office = TRAINING_OFFICE
    draw: int = 0

    @property
    def card_bearer(self) -> Citizen:
        """The person whose card or own paper is drawn."""
        person: Citizen = getattr(self, self.bearer)
        return person

    def days_ago(self, days: int) -> date:
        """Return the day so many days before the day of the counter."""
        return self.today - timedelta(days=days)

    def number(self, usual: int, limit: int = 1000) -> int:
        """Return the number of a paper: the usual one, or another below a limit for invented families."""
        return usual if self.draw == 0 else 1 + (usual * 7919 + self.draw * 104729) % (limit - 1)

    def borne_by(self, role: str) -> Household:
        """Return the household with another bearer."""
        return replace(self, bearer=role)


@dataclass(frozen=True, slots=True)
class TrainingStaff:
    """Người ở quầy tập huấn; the PIN is printed on the training screen."""

    login: str
    full_name: str
    role: Role
    pin: str


@dataclass(frozen=True, slots=True)
class Commune:
    """Xã Thử Nghiệm: its card holders, households and staff."""

    citizens: tuple[Citizen, ...]
    households: tuple[Household, ...]
    staff: tuple[TrainingStaff, ...]

    def household(self, key: str) -> Household:
        """Return one household by key."""
        return next(home for home in self.households if home.key == key)


def load_commune(today: date, path: Path = CITIZENS) -> Commune:
    """Read the invented commune as it stands on a day.

    Raises:
        RuleError: ``training.citizens`` when a person's number contradicts them or the file is damaged.
    """
    try:
        raw = _raw(path)
        adults = tuple(_citizen(item) for item in raw["citizen"])
        people = {person.key: person for person in (*adults, *map(_citizen, raw["child"]))}
        homes = tuple(_household(item, people, today) for item in raw["household"])
        staff = tuple(TrainingStaff(**(item | {"role": Role(item["role"])})) for item in raw["staff"])
    except (KeyError, TypeError, ValueError) as error:
        raise RuleError("training.citizens", key=str(error)) from None
    return Commune(adults, homes, staff)


@cache
def _raw(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _citizen(item: dict[str, Any]) -> Citizen:
    return Citizen(**(item | {"sex": Sex(item["sex"])}))


def _household(item: dict[str, Any], people: dict[str, Citizen], today: date) -> Household:
    roles = {role: people[item[role]] for role in ("husband", "wife", "elder", "deputy", "first_child")}
    born = dict(item["newborn"])
    birth_date = today - timedelta(days=born.pop("days_ago"))
    newborn = Newborn(**(born | {"sex": Sex(born["sex"]), "birth_date": birth_date}))
    business, land = Business(**item["business"]), Land(**item["land"])
    rest = item | roles | {"newborn": newborn, "business": business, "land": land, "today": today}
    return Household(**rest)


def _birthday(born: date, age: int) -> date:
    """Return the birthday of an age; 29 February falls on 1 March in common years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
