"""Edges made when they are first asked for anything: their libraries take a third of the start.

Nobody scans, reads or prints in the first second; the window need not wait for what does.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from threading import Lock
from typing import Any, TypeVar, cast

T = TypeVar("T")


class FirstUse:
    """Stands for a thing until something of it is wanted; then the thing is made, once, by any thread."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make, self._lock = make, Lock()
        self._made: object | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._thing(), name)

    def _thing(self) -> object:
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made


def at_first_use(make: Callable[[], T]) -> T:
    """Return what stands for the thing ``make`` returns."""
    return cast(T, FirstUse(make))


def closed_if_used(stack: ExitStack, make: Callable[[], Any]) -> Any:
    """Return the same for a thing that ends with ``close``, called with the stack if it was ever made."""

    def made() -> Any:
        thing = make()
        stack.callback(thing.close)
        return thing

    return at_first_use(made)
