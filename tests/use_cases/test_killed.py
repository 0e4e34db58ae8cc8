from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from app.domain.register import Queue
from app.store import kept_papers
from tests.use_cases.killing import kill_often
from tests.use_cases.world import make_world

KILLS = 12


def run_and_kill(root: Path, start: int, seconds: float) -> list[list[str]]:
    """Let the counter work for a while, kill it without warning, and return what it had shown."""
    command = [sys.executable, "-m", "tests.use_cases.desk_to_kill", str(root), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "open"
        time.sleep(seconds)
        child.kill()
        lines = child.stdout.read().splitlines()
    return [line.split() for line in lines if line.count(" ") == 2]


@pytest.mark.slow
def test_a_counter_killed_at_any_moment_loses_no_page_it_had_shown_and_repeats_no_number(tmp_path):
    chance = random.Random(20261120)
    root = tmp_path / "quay"
    shown: list[list[str]] = []
    for turn in range(KILLS):
        shown += run_and_kill(root, 1000 * turn, chance.uniform(0.02, 1.2))

    world = make_world(root)
    rows = world.desk.list_register(Queue.ALL, limit=10_000)
    dossiers = [world.desk.open_dossier(row.id).dossier for row in rows]
    drafts = {draft.id: {page.sha256 for page in draft.pages} for draft in world.desk.open_drafts()}
    kept = {sha for d in dossiers for paper in d.papers for sha in paper.pages}.union(*drafts.values())
    pages = [words[2] for words in shown if words[0] == "page"]
    printed = [words[1] for words in shown if words[0] == "issued"]

    assert pages
    assert set(pages) <= kept
    assert all(world.desk.outbox.page_files.is_intact(sha) for sha in pages)
    assert len(printed) == len(set(printed))
    assert set(printed) <= {str(d.printed_code) for d in dossiers}
    numbers = sorted(d.code.number for d in dossiers)
    assert numbers == list(range(1, len(dossiers) + 1))
    assert {r.dossier_id for r in world.desk.sync_rows(10_000)} == {d.id for d in dossiers}
    with world.desk.database.read() as db:
        stored = kept_papers.of_owner(db, ["038192000016"])
    assert Counter(k.dossier_id for k in stored) == {d.id: len(d.papers) for d in dossiers}
    assert len({str(k.code) for k in stored}) == len(stored)
    world.desk.close()


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform != "linux", reason="looks for child processes in /proc")
def test_a_twenty_page_run_killed_anywhere_loses_no_page_shown_and_doubles_none(tmp_path):
    toll = kill_often(tmp_path, kills=15, seed=20261121)

    assert toll.kills == {"desk": 5, "driver": 5, "both": 5}
    assert len(toll.shown) > 20
    assert (toll.lost, toll.doubled) == (0, 0)
