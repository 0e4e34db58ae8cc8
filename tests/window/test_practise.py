"""A trainer orders a fault, the clerk meets it and goes on: the real program, by keyboard alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from app.domain.scanning.faults import ScannerFault, read_orders
from tests.window.screen import Screen
from tests.window.test_walk import looking, sign_in

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


def ordered(data: Path) -> dict[ScannerFault, int]:
    file = data / "may-quet-ao" / "faults.toml"
    return dict(read_orders(file.read_text(encoding="utf-8")).after) if file.exists() else {}


def test_a_jam_ordered_in_the_settings_happens_once_and_the_rest_is_scanned_on(tmp_path):
    data = tmp_path / "tap-huan"
    with Screen(data) as screen:
        screen.open_counter(tmp_path / "log")
        sign_in(screen)
        screen.press("alt+0")
        time.sleep(1.5)
        screen.press("End", "Tab", "Tab")
        screen.type("3")
        screen.press("ctrl+Return")
        screen.wait_for(lambda: ordered(data) == {ScannerFault.JAM: 3}, "the order")
        screen.press("alt+1")
        time.sleep(1)
        with looking(data) as peek:
            screen.press("F4")
            screen.wait_for(lambda: ordered(data) == {}, "the jam")
            screen.wait_for(lambda: len(peek.drafts()[0].pages) == 3, "the pages before it")
            time.sleep(2)
            screen.press("F11")
            screen.wait_for(lambda: len(peek.drafts()[0].pages) == 5, "the pages after it")
            pages = peek.drafts()[0].pages
            assert len({page.sha256 for page in pages}) == 5
            assert all(peek.pages.is_intact(page.sha256) for page in pages)
