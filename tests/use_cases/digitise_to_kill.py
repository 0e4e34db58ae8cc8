"""A digitisation with two lanes that accepts what is sure, and says what it registered; to be killed."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.domain.back_files.job import DigitisedItem
from app.use_cases.desk import Desk, open_desk
from tests.use_cases.back_files import FormReader, begin, birth_fields
from tests.use_cases.world import PaperScanner, edges_with, picture

RESULTS = 40


def lay_folder(root: Path) -> Path:
    """Draw forty old results into a folder."""
    for number in range(RESULTS):
        picture(root / "cu", number)
    return root / "cu"


def open_counter(root: Path, slow: float = 0.0) -> Desk:
    """Open the desk with a reader that knows the forty papers."""
    said = {
        path.read_bytes(): birth_fields(int(path.stem.partition("-")[2])) for path in (root / "cu").iterdir()
    }
    return open_desk(root / "quay", edges_with(PaperScanner(), FormReader(said, slow)))


def main(root: Path) -> None:
    desk = open_counter(root, slow=0.02)
    sys.stdout.write("open\n")
    sys.stdout.flush()
    job = begin(desk, root / "cu")

    def accept(item: DigitisedItem) -> None:
        for kept in desk.digitise.accept.all_sure([item.id], "lan"):
            sys.stdout.write(f"kept {kept.source} {kept.kept_paper}\n")
            sys.stdout.flush()

    with desk.digitise.hold(job.id):
        desk.digitise.list_files(job.id)
        with ThreadPoolExecutor(2) as pool:
            lanes = [pool.submit(desk.digitise.lane, job.id, accept, lambda: False) for _ in range(2)]
        for lane in lanes:
            lane.result()
    left = [line.item.id for line in desk.digitise.queue()]  # read by a life that was killed before it looked
    for kept in desk.digitise.accept.all_sure(left, "lan"):
        sys.stdout.write(f"kept {kept.source} {kept.kept_paper}\n")
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
