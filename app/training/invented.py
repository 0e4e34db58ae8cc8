"""Invents whole families and their offices for measuring: every draw gives other people and numbers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from app.domain.people.person import Sex
from app.training.citizens import Business, Citizen, Household, Land, Newborn
from app.training.offices import Office

WORDS = Path(__file__).parents[2] / "resources" / "training" / "invented.toml"
_NEW_CARDS = date(2024, 7, 1)
_YOUNGEST_HOLDER = 14


@dataclass(frozen=True, slots=True)
class Inventor:
    """Người đặt chuyện: draws people, places, numbers and days from one generator."""

    rng: np.random.Generator
    today: date

    def pick(self, key: str) -> Any:
        """Return one of the words kept under a key."""
        words = _words()[key]
        return words[self.between(0, len(words) - 1)]

    def between(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return int(self.rng.integers(low, high + 1))

    def sex(self) -> Sex:
        """Return male or female."""
        return Sex.FEMALE if self.rng.random() < 0.5 else Sex.MALE

    def days_ago(self, least: int, most: int) -> date:
        """Return a day before the day of the counter."""
        return self.today - timedelta(days=self.between(least, most))

    def name(self, sex: Sex, surname: str = "") -> str:
        """Return a full name of three or four syllables."""
        parts = [surname or self.pick("surnames"), self.pick(f"{sex.value}_middle")]
        for _ in range(2 if self.rng.random() < 0.35 else 1):
            given = self.pick(f"{sex.value}_given")
            parts += [given] if given != parts[-1] else []
        return " ".join(parts)

    def citizen(self, sex: Sex, ages: tuple[int, int], home: str, surname: str = "") -> Citizen:
        """Return a person whose number agrees with sex and birth year; adults hold a card."""
        born = self.days_ago(ages[0] * 365 + 40, ages[1] * 365)
        century = 2 * (born.year // 100 - 19) + (sex is Sex.FEMALE)
        number = f"{self.pick('no_province')}{century}{born:%y}{self.between(1, 999_999):06d}"
        issued, old = self.days_ago(90, 1500), f"{self.between(10**8, 10**9 - 1)}"
        phone = f"0{self.between(300, 999)} {self.between(100, 999)} {self.between(100, 999)}"
        name = self.name(sex, surname)
        if ages[0] < _YOUNGEST_HOLDER:
            return Citizen(number, name, number, born, sex, home)
        fields = 11 if issued >= _NEW_CARDS else 7
        return Citizen(number, name, number, born, sex, home, old, issued, fields, phone)

    def place(self) -> str:
        """Return the name of a place of two syllables."""
        return f"{self.pick('place_first')} {self.pick('place_last')}"

    def office(self) -> Office:
        """Return a commune with other staff."""
        men = {role: self.name(Sex.MALE) for role in ("chair", "police", "doctor")}
        women = {role: self.name(Sex.FEMALE) for role in ("officer", "matron")}
        unit = "phường" if self.rng.random() < 0.25 else "xã"
        return Office(unit=unit, place=self.place(), province=self.place(), **men, **women)

    def address(self, office: Office) -> str:
        """Return where a family of a commune lives."""
        place = self.pick("hamlets")
        town = f"Số {self.between(1, 299)}, Tổ dân phố {place}"
        first = town if office.unit == "phường" else f"Thôn {place}"
        return f"{first}, {office.unit.capitalize()} {office.place}, Tỉnh {office.province}"

    def business(self, owner: Citizen) -> Business:
        """Return a household business named after its owner."""
        trade, given = self.pick("trades"), owner.full_name.split()[-1].upper()
        capital = self.between(2, 60) * 10_000_000
        name = f"HỘ KINH DOANH {trade['sign']} {given}"
        return Business(name, trade["name"], trade["code"], capital, self.between(1, 9))

    def land(self) -> Land:
        """Return a parcel and its certificate."""
        return Land(
            parcel=str(self.between(1, 999)),
            sheet=f"{self.between(1, 99):02d}",
            area_m2=f"{self.between(400, 29_999) / 10:.1f}",
            use=self.pick("land_uses"),
            serial=f"A{'ABEP'[self.between(0, 3)]} {self.between(1, 10**8 - 1):08d}",
            book=f"CN {self.between(1, 99_999):05d}",
            issued_on=self.days_ago(60, 400),
        )

    def newborn(self, surname: str) -> Newborn:
        """Return a child some days old."""
        sex, time = self.sex(), f"{self.between(0, 23):02d} giờ {self.between(0, 59):02d} phút"
        return Newborn(self.name(sex, surname), sex, self.days_ago(2, 40), time, self.between(24, 42) * 100)


def invent_household(seed: int, latest: date) -> Household:
    """Return a family, its land, business and offices, another for every seed.

    The day of its counter lies in the year that ends with ``latest``. Its numbers begin with codes of
    registration that no province has, so that none can be a person's.
    """
    rng = np.random.default_rng((seed, 2026))
    inventor = Inventor(rng, latest - timedelta(days=int(rng.integers(0, 330))))
    office = inventor.office()
    home = inventor.address(office)
    husband = inventor.citizen(Sex.MALE, (29, 45), home)
    surname, married_on = husband.full_name.split()[0], inventor.days_ago(2900, 3400)
    return Household(
        key=f"nha_{seed}",
        husband=husband,
        wife=inventor.citizen(Sex.FEMALE, (28, 42), home),
        elder=inventor.citizen(inventor.sex(), (66, 88), home, surname),
        deputy=inventor.citizen(inventor.sex(), (19, 25), home, surname),
        first_child=inventor.citizen(inventor.sex(), (1, 7), home, surname),
        married_on=married_on,
        marriage_number=f"{inventor.between(1, 140):02d}/{married_on.year}",
        newborn=inventor.newborn(surname),
        business=inventor.business(husband),
        land=inventor.land(),
        today=inventor.today,
        bearer=("wife", "husband", "elder", "deputy")[inventor.between(0, 3)],
        office=office,
        draw=1 + inventor.between(0, 99_999),
    )


@cache
def _words() -> dict[str, list[Any]]:
    raw = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {key: value.split() if isinstance(value, str) else value for key, value in raw.items()}
