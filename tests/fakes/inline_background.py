"""Background without threads: jobs run at once, in the order asked, and answer before returning."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from app.domain.errors import DeskError
from ui.background import Background, is_alive, run

T = TypeVar("T")


class InlineBackground(Background):
    """Runs every job in the caller's thread."""

    def store(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        _at_once(owner, job, done, failed)

    def device(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        _at_once(owner, job, done, failed)

    def patient(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        _at_once(owner, job, done, failed)

    def tell(self, owner: QObject, call: Callable[[], None]) -> None:
        if is_alive(owner):
            call()


def _at_once(
    owner: QObject, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[DeskError], None]
) -> None:
    answer = run(job)
    if not is_alive(owner):
        return
    if answer.error is not None:
        failed(answer.error)
    else:
        done(answer.value)
