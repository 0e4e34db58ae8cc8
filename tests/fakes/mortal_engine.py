"""A desk's engine as a process that dies at a chosen step: python -m tests.fakes.mortal_engine.

Arguments: gateway URL, folder of the outbox, and the step at which to die (0 never). A step lies before
and after every call of the outbox and the province. Exit code 0: the queue is empty; 9: died.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from sync.engine import run_once
from sync.gateway.settings import now
from sync.https import HttpsProvince, LineAddress
from tests.fakes.memory_outbox import MemoryOutbox

DIED = 9


class Mortal:
    """Stands before an object and dies around the chosen call."""

    steps = 0

    def __init__(self, inner: object, die_at: int) -> None:
        self._inner, self._die_at = inner, die_at

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._inner, name)

        def mortal(*arguments: Any) -> Any:
            self._step()
            answer = call(*arguments)
            self._step()
            return answer

        return mortal

    def _step(self) -> None:
        Mortal.steps += 1
        if Mortal.steps == self._die_at:
            os._exit(DIED)


class RealClock:
    def now(self):
        return now()


def main() -> int:
    url, folder, die_at = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    outbox = MemoryOutbox(folder, folder / "journal")
    province = HttpsProvince(LineAddress(url, "khoa-quay-1"))
    report = run_once(Mortal(outbox, die_at), Mortal(province, die_at), RealClock())
    return 0 if report.counts.waiting == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
