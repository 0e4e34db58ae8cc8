"""The dossier tells for each paper how it came to be digital, and its history that one was used again."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.clock import HANOI
from app.domain.dossier import DossierEvent, PaperComponent
from app.domain.procedure import CopyCounts
from ui.dossier.facts import PaperList
from ui.dossier.history import event_words

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=HANOI)


def paper(digitised: int, **facts: object) -> PaperComponent:
    return PaperComponent("a", "Giấy kết hôn", None, "", CopyCounts(), digitised=digitised, **facts)


@pytest.mark.parametrize(
    ("received", "words"),
    [
        (paper(0, shown=True), "xuất trình, đã trả lại · chưa số hóa"),
        (paper(1), "đã số hóa"),
        (
            paper(2, reused="k", number="25/2019", dated=date(2019, 5, 4)),
            "dùng lại giấy của hồ sơ trước (số 25/2019, ngày 04/05/2019)",
        ),
        (
            paper(3, reused="k", dated=date(2019, 5, 4)),
            "dùng lại kết quả của hồ sơ khác (ngày 04/05/2019)",
        ),
    ],
)
def test_each_status_of_digitising_is_told_in_words(qtbot, received: PaperComponent, words: str):
    papers = PaperList(lambda _: None)
    qtbot.addWidget(papers)

    assert papers.paper_words(received) == f"Giấy kết hôn\n{words}"


def test_the_history_tells_how_many_papers_of_the_store_stood_in(qapp):
    event = DossierEvent("e", "d", "received", NOON, "lan", "1", {"reused": {"a": "k1", "b": "k2"}})

    assert event_words(event) == "Tiếp nhận hồ sơ; dùng lại 2 giấy"
