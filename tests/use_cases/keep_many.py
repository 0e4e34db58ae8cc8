"""A counter that keeps twenty papers without a number for one owner, and says their codes."""

from __future__ import annotations

import sys
from pathlib import Path

from app.domain.kept.paper import KeptPaper
from tests.use_cases.world import make_world, picture


def main(root: Path, start: int) -> None:
    world = make_world(root)
    for number in range(start, start + 20):
        stored = world.desk.outbox.page_files.adopt(picture(root / "kho", number))
        paper = KeptPaper(
            id=f"giay-{number}",
            owner_id="038192000016",
            owner_name="Nguyễn Thị Mẫu",
            name="Giấy khai sinh",
            kind="giay_khai_sinh",
            pdf_sha256=stored.sha256,
            pdf_bytes=stored.bytes,
            kept_at=world.clock.now(),
            kept_by="lan",
        )
        sys.stdout.write(f"{world.desk.keep_paper(paper).paper.code}\n")
    world.desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
