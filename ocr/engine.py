"""The page reader: a small pool of killable child processes behind the TextReader port."""

from __future__ import annotations

import queue
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from app.domain import errors
from app.domain.errors import DeskError, DeviceError
from app.domain.papers.document_type import DocumentType
from app.domain.papers.evidence import FieldReading
from app.ports import Cancelled, CodeReader, PageReading, ReadingCancelled, Word, never_cancelled
from ocr.child import ReadingChild, worker_command
from ocr.lines import text_of
from ocr.scratch import sweep
from ocr.understanding import SeenPage, Understanding

_LOOK_SECONDS = 0.03


class PageReader:
    """Bộ đọc chữ: reads pages in child processes, one page at a time in each; safe to share by threads.

    Args:
        types: Kinds of paper it can suggest.
        language: Tesseract language.
        workers: Pages read at the same time; more than cores gains nothing.
        timeout_seconds: Limit for one page, after which its child is killed.
        command: What starts a child; only tests give another.
        codes: Finds the QR of a card; without it cards are read by their print and zone alone.
    """

    def __init__(
        self,
        types: Sequence[DocumentType] = (),
        language: str = "vie",
        workers: int = 2,
        timeout_seconds: float = 60.0,
        command: Sequence[str] = (),
        codes: CodeReader | None = None,
    ) -> None:
        self._understand = Understanding(tuple(types), codes)
        self._language = language
        self._timeout = timeout_seconds
        self._children = tuple(ReadingChild(command or worker_command()) for _ in range(max(1, workers)))
        self._idle: queue.LifoQueue[ReadingChild] = queue.LifoQueue()
        sweep()
        for child in self._children:
            self._idle.put(child)

    def read(self, image: Path, cancelled: Cancelled = never_cancelled) -> PageReading:
        """Read one page image; waits while all children are busy.

        Raises:
            RuleError: ``file.*`` when the file is not an acceptable picture.
            DeviceError: ``reader.engine_missing``, ``reader.language_missing``, ``reader.timeout`` or
                ``reader.crashed``; the next page gets a fresh child.
            StorageError: ``disk.*`` when the page cannot be handed to the engine.
            ReadingCancelled: ``cancelled`` said so; the engine is dead within 0.2 s.
        """
        started = time.monotonic()
        page = self._asked({"image": str(image.absolute()), "language": self._language}, cancelled)
        return self._reading(image, page, started)

    def fields_of(self, reading: PageReading, kind: str) -> tuple[FieldReading, ...]:
        """Return the values of a page that was read, as a paper of this kind has them."""
        return self._understand.fields_of(reading, kind)

    def encode(self, image: Path, dpi: int, out: Path) -> None:
        """Encode one page into a file for the binder, in a child as reading is. Errors as ``read``."""
        request = {"encode": str(image.absolute()), "dpi": str(dpi), "out": str(out.absolute())}
        self._asked(request, never_cancelled)

    def _asked(self, request: dict[str, str], cancelled: Cancelled) -> dict[str, Any]:
        child = self._free_child(cancelled)
        try:
            answer = child.ask(request, self._timeout, cancelled)
        finally:
            self._idle.put(child)
        if "error" in answer:
            raise _error(answer["error"])
        page: dict[str, Any] = answer["page"]
        return page

    def close(self) -> None:
        """End all children; a page being read fails as crashed."""
        for child in self._children:
            child.kill()

    @property
    def children(self) -> tuple[int, ...]:
        """Process ids of the children that live."""
        return tuple(child.pid for child in self._children if child.pid is not None)

    def __enter__(self) -> PageReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _free_child(self, cancelled: Cancelled) -> ReadingChild:
        while True:
            if cancelled():
                raise ReadingCancelled
            try:
                return self._idle.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                continue

    def _reading(self, image: Path, page: dict[str, Any], started: float) -> PageReading:
        words = tuple(Word(**word) for word in page["words"])
        seen = SeenPage(image, page["rotation"], (page["width_px"], page["height_px"]), words)
        suggestion, fields = self._understand(seen)
        return PageReading(
            text=text_of(words),
            words=words,
            confidence=page["confidence"],
            rotation=page["rotation"],
            skew_degrees=page["skew_degrees"],
            width_px=page["width_px"],
            height_px=page["height_px"],
            suggestion=suggestion,
            fields=fields,
            blank=page["blank"],
            seconds=round(time.monotonic() - started, 3),
        )


def _error(told: dict[str, Any]) -> DeskError:
    kind = getattr(errors, told["kind"], DeviceError)
    error: DeskError = kind(told["code"], **told["facts"])
    return error
