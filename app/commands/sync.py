"""`sync`: send and receive, once or until told to stop, and say how the sending stands."""

from __future__ import annotations

import argparse
import sys
import time

from app.domain.errors import LineError
from app.use_cases.desk import Desk

Document = dict[str, object]


def run(desk: Desk, args: argparse.Namespace) -> Document:
    """Hold one round, or rounds until interrupted.

    Raises:
        LineError: ``line.*`` when no line is set up, or when a single round found no gateway.
    """
    if desk.line is None:
        raise LineError("line.not_set")
    report = desk.line.round()
    while not args.once:
        sys.stderr.write(f"{tell(document(desk))}\n")
        time.sleep(report.wait_seconds)
        report = desk.line.round()
    if report.problem is not None and not report.online:
        raise report.problem
    return document(desk)


def document(desk: Desk) -> Document:
    """Return how the sending stands (docs/cli.md)."""
    counts = desk.sync_counts()
    last = counts.last_confirmed_at
    return {
        "confirmed": counts.confirmed,
        "waiting": counts.waiting,
        "quarantined": [
            {"code": r.code, "reason": r.error} for r in desk.sync_rows() if r.state == "quarantined"
        ],
        "last_confirmed_at": last.isoformat() if last else None,
    }


def tell(told: Document) -> str:
    """Return the same in Vietnamese."""
    refused = told["quarantined"]
    assert isinstance(refused, list)
    return (
        f"Tỉnh đã xác nhận {told['confirmed']} hồ sơ, chờ gửi {told['waiting']}, cách ly {len(refused)}; "
        f"xác nhận gần nhất: {told['last_confirmed_at'] or 'chưa lần nào'}"
    )
