"""The dossier shows how many sides came and what became of them."""

from __future__ import annotations

import pytest

from app.domain.pages.counts import PageCounts
from ui.dossier.facts import FactsCard


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (PageCounts(), ""),
        (PageCounts(scanned=3, kept=3), "đã quét 3"),
        (
            PageCounts(12, 13, 11, 2, 1, 1),
            "dự kiến 12 · đã quét 12 · trắng 2 · đã xóa 1 · tờ ngăn 1",
        ),
        (PageCounts(12, 11, 11), "dự kiến 12 · đã quét 11 · thiếu 1"),
        (PageCounts(10, 11, 11), "dự kiến 10 · đã quét 11 · thừa 1"),
    ],
)
def test_the_counts_are_told_and_what_does_not_agree(qtbot, counts: PageCounts, words: str):
    card = FactsCard()
    qtbot.addWidget(card)
    assert card.counts_words(counts) == words
