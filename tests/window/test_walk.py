"""The real program on a real screen, by keyboard alone: a birth from card to receipt, and a power cut."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.domain.register import Queue
from app.domain.status import SyncStatus
from app.store import drafts
from app.store.database import Database
from app.store.outbox import StoredOutbox
from app.store.page_files import PageFiles
from app.training.citizens import load_commune
from app.use_cases.drafts import OpenDrafts
from app.use_cases.register import ListRegister
from tests.window.screen import Screen

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

PICTURES = os.environ.get("WALK_PICTURES", "")
"""Folder to keep the pictures of the walk in; docs/huong-dan shows them."""


class Peek:
    """Looks into the desk's folder from outside, as nobody at the desk can."""

    def __init__(self, data: Path) -> None:
        self.database = Database.open(data / "quay.db")
        self.pages = PageFiles(data / "pages")

    def drafts(self):
        return OpenDrafts(self.database)()

    def dossiers(self):
        return ListRegister(self.database, SystemClock())(Queue.ALL)

    def draft_of(self, draft_id: str):
        with self.database.read() as db:
            return drafts.get(db, draft_id)

    def counts(self):
        return StoredOutbox(self.database, self.pages).counts()


@pytest.fixture
def data(tmp_path):
    return tmp_path / "tap-huan"


@contextmanager
def looking(data: Path):
    peek = Peek(data)
    try:
        yield peek
    finally:
        peek.database.close()


def show(screen: Screen, name: str) -> None:
    time.sleep(0.6)
    if PICTURES:
        screen.picture(Path(PICTURES) / f"{name}.png")


def sign_in(screen: Screen) -> None:
    time.sleep(1.5)
    screen.type("2345")
    screen.press("Return")
    time.sleep(1.5)


def mother_card() -> str:
    return load_commune(SystemClock().now().date()).household("nha_mau").wife.card_text


def test_a_birth_is_registered_with_keys_only(data, tmp_path):
    with Screen(data) as screen:
        screen.open_counter(tmp_path / "log")
        show(screen, "01-dang-nhap")
        sign_in(screen)
        show(screen, "02-man-hinh-tiep-nhan")
        with looking(data) as peek:
            screen.press("F2")
            screen.type(mother_card(), delay_ms=30)
            screen.press("Return")
            screen.wait_for(lambda: peek.drafts() and peek.drafts()[0].applicant.submitter.full_name, "card")
            assert peek.drafts()[0].applicant.submitter.residence.startswith("Thôn Mẫu, Xã Thử Nghiệm")
            show(screen, "03-quet-the")
            screen.press("ctrl+f")
            screen.type("khsinh", delay_ms=60)
            show(screen, "04-chon-thu-tuc")
            screen.press("Return")
            screen.wait_for(lambda: peek.drafts()[0].procedure == "1.001193", "procedure")
            show(screen, "05-danh-muc-giay-to")
            screen.press("F4")
            screen.wait_for(lambda: len(peek.drafts()[0].pages) >= 2, "pages")
            show(screen, "06-dang-quet")
            screen.wait_for(lambda: len(peek.drafts()[0].pages) == 5, "five pages")
            screen.wait_for(lambda: all(p.read for p in peek.drafts()[0].pages), "reading")
            show(screen, "07-da-doc-va-xep")
            screen.press("F9")
            screen.wait_for(peek.dossiers, "the receipt")
            (row,) = peek.dossiers()
            screen.wait_for(lambda: peek.dossiers()[0].sync is SyncStatus.CONFIRMED, "the province")
            time.sleep(3)
            show(screen, "08-da-cap-giay")
            screen.press("alt+3")
            show(screen, "09-so-theo-doi")
            screen.press("Return")
            show(screen, "10-mot-ho-so")
            screen.press("alt+7")
            show(screen, "11-gui-ve-tinh")
            screen.press("alt+9")
            show(screen, "12-nhat-ky-ngay")
            screen.press("alt+0")
            show(screen, "13-cai-dat")

            assert row.owner_name == "Nguyễn Thị Mẫu"
            assert row.procedure == "1.001193"
            assert (data / "receipts" / f"{row.code}.pdf").exists()
            assert list((data / "may-in-ao").glob("*.pdf"))
            assert peek.counts().confirmed == 1
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")


def test_a_power_cut_in_the_middle_of_scanning_loses_no_page_that_was_shown(data, tmp_path):
    with Screen(data) as screen:
        screen.open_counter(tmp_path / "log")
        sign_in(screen)
        with looking(data) as peek:
            screen.press("ctrl+f")
            screen.type("khsinh", delay_ms=60)
            screen.press("Return")
            screen.wait_for(lambda: peek.drafts() and peek.drafts()[0].procedure, "procedure")
            screen.press("F4")
            screen.wait_for(lambda: len(peek.drafts()[0].pages) >= 2, "two pages")
            shown = peek.drafts()[0]
            show(screen, "20-truoc-khi-mat-dien")
            screen.kill_counter()

        screen.open_counter(tmp_path / "log")
        sign_in(screen)
        show(screen, "21-mo-lai")
        with looking(data) as peek:
            offered = peek.draft_of(shown.id)
            assert {p.id for p in shown.pages} <= {p.id for p in offered.pages}
            assert all(peek.pages.is_intact(p.sha256) for p in offered.pages)
            screen.press("Return")
            show(screen, "22-ban-nhap-duoc-mo-lai")
            screen.wait_for(lambda: all(p.read for p in peek.draft_of(shown.id).pages), "reading")
