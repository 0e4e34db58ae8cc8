"""A counter that scans and issues without end and says on standard output what it has shown; to be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from app.domain import draft_edits as edit
from app.domain.pages.work import Landing
from app.ports import ScanSettings
from tests.use_cases.steps import BIRTH_NOTICE, DECLARATION, birth_draft
from tests.use_cases.world import make_world, picture


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def main(root: Path, start: int) -> None:
    world = make_world(root)
    say("open")
    number = start
    while True:
        draft = birth_draft(world)
        for slot in (DECLARATION, BIRTH_NOTICE):
            number += 1
            world.scanner.pictures = [picture(root / "giay", number)]
            world.desk.capture(
                draft.id,
                world.scanner.present,
                ScanSettings(),
                Landing(slot),
                lambda d, page: say("page", d.id, page.sha256),
            )
        world.desk.edit_draft(draft.id, lambda d: edit.set_note(d, "xong"))
        dossier = world.desk.receive(draft.id, "lan").dossier
        say("issued", str(dossier.printed_code), dossier.id)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
