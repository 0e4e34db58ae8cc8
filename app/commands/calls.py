"""The list of calls that work on an open desk: what each does, and its document in words."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from app.commands import checks, digitise, intake, lessons, others, sync
from app.use_cases.desk import Desk

Document = dict[str, object]


@dataclass(frozen=True, slots=True)
class Call:
    """Một lệnh: its name in the command line, what it does, how a person is told."""

    name: str
    run: Callable[[Desk, argparse.Namespace], Document]
    tell: Callable[[Document], str] = others.tell_flat


CALLS = (
    Call("doctor", checks.doctor, checks.tell_doctor),
    Call("intake", intake.run, intake.tell),
    Call("read", others.read, others.tell_read),
    Call("digitize", digitise.run, digitise.tell),
    Call("sync", sync.run, sync.tell),
    Call("log", others.log),
    Call("separators", others.separators),
    Call("ruler", others.ruler),
    Call("verify", checks.verify, checks.tell_verify),
    Call("lessons", lessons.run, lessons.tell),
)
"""Every such call; ``gateway``, ``demo`` and the window open what they need themselves."""


def call_named(name: str) -> Call:
    """Return a call of the list; the parser knows no other names."""
    return next(call for call in CALLS if call.name == name)
