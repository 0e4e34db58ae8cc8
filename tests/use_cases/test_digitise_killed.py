"""Killed at random moments, digitisation goes on where it was: nothing twice, nothing lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.back_files.job import ItemState
from app.store.schema import kept_papers
from tests.use_cases.digitise_to_kill import RESULTS, lay_folder, open_counter

pytestmark = pytest.mark.slow
KILLS = 12


def one_life(root: Path, seconds: float | None) -> list[str]:
    """Run the job, kill it after so many seconds unless it ends before; return what it said."""
    command = [sys.executable, "-m", "tests.use_cases.digitise_to_kill", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as life:
        assert life.stdout is not None
        assert life.stdout.readline().strip() == "open"
        if seconds is not None:
            time.sleep(seconds)
            os.killpg(life.pid, signal.SIGKILL)
        return life.stdout.read().splitlines()


@pytest.mark.timeout(400)
def test_whatever_moment_it_is_killed_every_result_is_registered_exactly_once(tmp_path):
    lay_folder(tmp_path)
    chance = random.Random(5)

    said = [line for _ in range(KILLS) for line in one_life(tmp_path, chance.uniform(0.02, 0.8))]
    last = one_life(tmp_path, None)

    assert last[-1] == "done"
    desk = open_counter(tmp_path)
    try:
        with desk.database.read() as db:
            numbers = sorted(db.execute(select(kept_papers.c.number)).scalars())
        kept = [line.item for line in desk.digitise.queue(ItemState.KEPT)]
        intact = [desk.outbox.page_files.is_intact(item.pdf_sha256) for item in kept]
    finally:
        desk.close()
    assert numbers == sorted(f"{n}/2001" for n in range(RESULTS))
    assert sorted(item.value("document_number") for item in kept) == numbers
    assert all(intact)
    told = [line.split()[2] for line in [*said, *last] if line.startswith("kept ")]
    assert len(told) == len(set(told))
    assert set(told) <= {item.kept_paper for item in kept}
    assert not any((tmp_path / "quay" / "work" / "so-hoa").glob("*"))
