"""What F9 would wait for is done ahead as soon as one lane of the reader has nothing to read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ports import BoundPage, Cancelled, PageReading, never_cancelled
from app.settings import DeskSettings, Settings
from app.use_cases.desk import open_desk
from tests.use_cases.steps import BIRTH_NOTICE, DECLARATION, birth_draft, scan
from tests.use_cases.world import (
    PaperScanner,
    PlainBinder,
    SetClock,
    TitleReader,
    TrayPrinter,
    World,
    edges_with,
)
from ui.background import Background
from ui.intake.reading_queue import ReadingQueue


@dataclass
class ReaderOfOneHardPage(TitleReader):
    """Reads every page at once, but one as soon as it is let."""

    hard: str = ""
    let: Event = field(default_factory=Event)

    def read(self, image: Path, cancelled: Cancelled = never_cancelled) -> PageReading:
        if image.name == self.hard:
            assert self.let.wait(10)
        return super().read(image, cancelled)


@dataclass
class RememberingBinder(PlainBinder):
    """Remembers which pages were made ready ahead."""

    ready: list[str] = field(default_factory=list)

    def prepare(self, page: BoundPage) -> None:
        self.ready.append(page.image.name)


def test_a_page_read_is_made_ready_while_the_other_lane_still_reads_a_hard_one(tmp_path: Path, qtbot: QtBot):
    reader, binder, scanner, clock = ReaderOfOneHardPage(), RememberingBinder(), PaperScanner(), SetClock()
    with_these = edges_with(scanner, reader, clock=clock)
    settings = Settings(desk=DeskSettings(first_number=1, last_number=9))
    desk = open_desk(tmp_path / "quay", lambda *_: replace(with_these(), binder=binder), settings)
    world = World(desk, clock, scanner, reader, TrayPrinter(), tmp_path / "quay")
    draft = birth_draft(world)
    (easy,) = scan(world, draft, 1, slot=DECLARATION)
    (hard,) = scan(world, draft, 2, slot=BIRTH_NOTICE)
    reader.hard = hard.sha256
    background, owner = Background(), QObject()
    queue = ReadingQueue(desk, background, owner)

    queue.take(desk.edit_draft(draft.id, lambda d: d))
    qtbot.waitUntil(lambda: binder.ready == [easy.sha256])
    assert queue.left == {hard.id}

    reader.let.set()
    qtbot.waitUntil(lambda: binder.ready == [easy.sha256, hard.sha256])
    background.close()
    desk.close()
