"""A counter that scans twenty-page lots without end and says what it has shown; to be killed.

Its scanner is the training scanner in its real child process, its desk the real store. After a kill it is
started again on the same folder, rescues what the scanner had finished, and goes on with the same draft.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.clock import SystemClock
from app.domain.errors import DeviceError
from app.domain.pages.work import Landing
from app.durable import write_durably
from app.ports import ScannerDevice, ScanSettings, ScanSource
from app.settings import DeskSettings, Settings
from app.use_cases.desk import Desk, open_desk
from scanner.protocol import Places
from scanner.service import Scanners
from tests.use_cases.world import edges_with

SHEETS = 20
STACK = "giay"


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def open_counter(root: Path) -> Desk:
    scanners = Scanners(Places(stacks=(str(root / STACK),)))
    settings = Settings(desk=DeskSettings(first_number=1, last_number=999))
    return open_desk(root / "quay", edges_with(scanners, clock=SystemClock()), settings)


def draft_of_this_lot(desk: Desk) -> str:
    """Return the draft the lot in the feeder belongs to, begun when the lot is."""
    note = desk.folder.root.parent / f"lot-{dealt(desk) // SHEETS}.txt"
    if not note.exists():
        write_durably(note, desk.start_draft("lan").id.encode())
    return note.read_text()


def dealt(desk: Desk) -> int:
    try:
        return int((desk.folder.root.parent / STACK / "dealt.txt").read_text())
    except (OSError, ValueError):
        return 0


def main(root: Path) -> None:
    desk = open_counter(root)
    desk.rescue_pages()
    say("open")
    device = ScannerDevice("virtual", str(root / STACK), STACK, (ScanSource.FEEDER,))
    while True:
        draft_id = draft_of_this_lot(desk)
        try:
            desk.capture(
                draft_id,
                device,
                ScanSettings(ScanSource.FEEDER, find_page=False),
                Landing(),
                lambda d, page: say("page", d.id, page.sha256),
            )
        except DeviceError as error:
            say("trouble", error.code)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
