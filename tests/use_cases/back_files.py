"""Old results as the tests make them: small pictures of their own, and what the reader will see on each."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.domain.back_files.job import DigitisedItem, DigitiseJob, Grouping, ItemState
from app.domain.papers.document_type import TypeSuggestion
from app.domain.papers.evidence import FieldReading
from app.ports import Cancelled, PageReading, ReadingCancelled, Word, never_cancelled
from app.store.schema import kept_papers
from app.use_cases.desk import Desk
from tests.use_cases.world import World, picture

BIRTH_CERTIFICATE = "giay_khai_sinh"


class FormReader:
    """A reader that knows what stands on each picture: its number tells the person.

    ``slow`` seconds a page, unless it is cancelled meanwhile.
    """

    def __init__(self, said: dict[bytes, tuple[FieldReading, ...]], slow: float = 0.0) -> None:
        self.said, self.slow, self.reads = said, slow, 0
        self.guess = TypeSuggestion(BIRTH_CERTIFICATE, 0.95, "giấy khai sinh")
        self.texts: dict[bytes, str] = {}
        self.fields_as: dict[str, tuple[FieldReading, ...]] = {}

    def read(self, image: Path, cancelled: Cancelled = never_cancelled) -> PageReading:
        until = time.monotonic() + self.slow
        while time.monotonic() < until:
            if cancelled():
                raise ReadingCancelled
            time.sleep(0.01)
        self.reads += 1
        fields = self.said.get(image.read_bytes(), ())
        suggestion = self.guess if fields else TypeSuggestion()
        words = (Word("chữ", 90, 1, 1, 20, 10),)
        text = self.texts.get(image.read_bytes(), "chữ")
        return PageReading(text, words, 90, 0, 0, 30, 40, suggestion, fields)

    def fields_of(self, reading: PageReading, kind: str) -> tuple[FieldReading, ...]:
        return self.fields_as.get(kind, ())


@pytest.fixture
def reader(world) -> FormReader:
    """The desk's reader, which knows the papers drawn by ``result``."""
    reading = FormReader({})
    object.__setattr__(world.desk.digitise.lane.work.read, "reader", reading)
    return reading


@pytest.fixture
def folder(tmp_path) -> Path:
    """Where the old results lie."""
    return tmp_path / "ket-qua-cu"


def birth_fields(number: int, confidence: float = 95.0) -> tuple[FieldReading, ...]:
    """What stands on the birth certificate with this number."""
    said = {
        "full_name": f"Nguyễn Văn {chr(65 + number % 26)}{number}",
        "birth_date": f"2001-03-{1 + number % 28:02d}",
        "id_number": f"0382010{number:05d}",
        "document_number": f"{number}/2001",
        "issued_on": "2001-04-02",
        "sex": "male",
        "birth_place": "Trạm y tế xã Thử Nghiệm",
    }
    return tuple(FieldReading(name, value, confidence, (1, 1, 10, 5)) for name, value in said.items())


def result(folder: Path, number: int, reader: FormReader, confidence: float = 95.0) -> Path:
    """Draw one old result; the reader will read it so clearly."""
    path = picture(folder, number)
    reader.said[path.read_bytes()] = birth_fields(number, confidence)
    return path


def run(desk: Desk, job: DigitiseJob, cancelled: Cancelled = never_cancelled) -> list[DigitisedItem]:
    """Let the machine work at a job to its end, in one lane."""
    done: list[DigitisedItem] = []
    with desk.digitise.hold(job.id):
        desk.digitise.list_files(job.id)
        desk.digitise.lane(job.id, done.append, cancelled)
    return done


def begin(desk: Desk, folder: Path, grouping: Grouping = Grouping.FILE) -> DigitiseJob:
    """Begin with a folder."""
    return desk.digitise.start(folder, "lan", grouping=grouping)


def in_state(world: World, state: ItemState) -> Sequence[DigitisedItem]:
    """Return what stands in a state."""
    return [line.item for line in world.desk.digitise.queue(state)]


def registered(world: World) -> int:
    """Return how many papers the store holds."""
    with world.desk.database.read() as db:
        return int(db.execute(select(func.count()).select_from(kept_papers)).scalar_one())
