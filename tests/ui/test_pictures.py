"""Pictures of pages on the screen: one that could not be made comes once it can be."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from pytestqt.qtbot import QtBot

from app.domain.errors import StorageError
from app.domain.page_view import PageLook, PageView
from tests.fakes.inline_background import InlineBackground
from ui.widgets import pictures
from ui.widgets.pictures import Pictures


def test_a_page_whose_disk_was_away_is_shown_once_it_is_back(
    inline: InlineBackground, qtbot: QtBot, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(pictures, "AGAIN_MS", 20)
    place = tmp_path / "trang.png"

    def find(_: PageLook) -> Path:
        if not place.exists():
            raise StorageError("page.lost", sha256="0" * 12)
        return place

    shown = Pictures(find, inline)
    look = PageLook("0" * 64, PageView())
    assert shown.get(look, 256) is None
    away = shown.get(look, 256)
    assert away is not None and away.isNull()

    Image.new("L", (40, 60), 200).save(place)
    with qtbot.waitSignal(shown.ready, timeout=2000):
        pass
    shown.get(look, 256)
    back = shown.get(look, 256)
    assert back is not None and not back.isNull()
