"""``python -m bench kills [N]``: a twenty-page run killed N times (500): the desk, the driver, both."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.table import show
from tests.use_cases.killing import kill_often

KILLS = 500


def run() -> None:
    """Kill and count; a kill takes two to four seconds."""
    wanted = [word for word in sys.argv[1:] if word.isdigit()]
    with tempfile.TemporaryDirectory() as folder:
        toll = kill_often(Path(folder), int(wanted[0]) if wanted else KILLS, seed=3)
    rows = [
        ("kills of the desk, the driver, both", " ".join(f"{n}" for n in toll.kills.values()), ""),
        ("pages shown", len(toll.shown), ""),
        ("driver deaths told to the clerk", sum(toll.troubles.values()), ""),
        ("pages shown and lost", toll.lost, "0"),
        ("pages doubled", toll.doubled, "0"),
    ]
    show("A twenty-page run, killed at random", ("what", "count", "limit"), rows)
