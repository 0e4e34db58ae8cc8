"""Word boxes on a page that a person turned after it was read."""

from __future__ import annotations

from dataclasses import replace

from app.ports import PageReading, Word


def turned_words(reading: PageReading, rotation: int) -> tuple[Word, ...]:
    """Return the words of a reading as they lie when the page is turned to ``rotation`` degrees."""
    quarter_turns = (rotation - reading.rotation) // 90 % 4
    words, width, height = reading.words, reading.width_px, reading.height_px
    for _ in range(quarter_turns):
        words = tuple(
            replace(w, x=height - w.y - w.height, y=w.x, width=w.height, height=w.width) for w in words
        )
        width, height = height, width
    return words
