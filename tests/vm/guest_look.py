"""After the power came back: open the counter, rescue, and tell every page that is there and whole."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.use_cases.scan_to_kill import open_counter, say


def main(root: Path) -> None:
    desk = open_counter(root)
    say("rescued", str(desk.rescue_pages()))
    for draft in desk.open_drafts():
        for page in draft.pages:
            whole = desk.outbox.page_files.is_intact(page.sha256)
            say("there" if whole else "damaged", draft.id, page.sha256)
    desk.close()
    say("looked")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
