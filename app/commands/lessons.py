"""The call `lessons`: what the reader learned of kinds of paper on this machine, and forgetting it."""

from __future__ import annotations

import argparse

from app.use_cases.desk import Desk

Document = dict[str, object]


def run(desk: Desk, args: argparse.Namespace) -> Document:
    """Count the lessons of each kind; ``--clear`` forgets them all.

    Raises:
        StorageError: ``database.*``, ``disk.*``.
    """
    forgotten = desk.lessons.clear() if args.clear else 0
    return {
        "learning": desk.saved.now.reader.learning,
        "forgotten": forgotten,
        "lessons": [
            {"kind": kind, "name": _name(desk, kind), "pages": pages}
            for kind, pages in sorted(desk.lessons.counts().items())
        ],
    }


def tell(told: Document) -> str:
    """Return it in words."""
    lessons = told["lessons"]
    assert isinstance(lessons, list)
    lines = ["Đang học từ cách cán bộ xếp giấy." if told["learning"] else "Đang tắt việc học."]
    if told["forgotten"]:
        lines.append(f"Đã xóa {told['forgotten']} bài học.")
    lines += [f"{lesson['pages']:4d} trang  {lesson['name']}" for lesson in lessons]
    return "\n".join(lines if lessons else [*lines, "Chưa có bài học nào."])


def _name(desk: Desk, kind: str) -> str:
    known = desk.catalogue.document_type(kind)
    return known.name if known else kind
