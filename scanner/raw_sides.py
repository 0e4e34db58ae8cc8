"""Pixels of a side in a file while it is encoded: a driver that kills its process takes no side along.

Not synced: it outlives the process, not the power. The file goes as soon as the encoded side is on disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.pictures.files import Picture

_ENDING = ".npy.part"


@dataclass(frozen=True, slots=True)
class RawSide:
    """One side that passed the scanner and was not yet encoded."""

    number: int
    dpi: int
    path: Path

    def picture(self) -> Picture | None:
        """Return its pixels; None when the process died while it wrote them."""
        with suppress(OSError, ValueError), self.path.open("rb") as file:
            return np.asarray(np.lib.format.read_array(file, allow_pickle=False), np.uint8)
        return None


def raw_path(into: Path, batch: str, number: int, dpi: int) -> Path:
    """Return where the pixels of a side are kept."""
    return into / f"{batch}-{number:04d}.{dpi}{_ENDING}"


def write_raw(path: Path, picture: Picture) -> None:
    """Write the pixels of a side.

    Raises:
        OSError: The disk refused.
    """
    with path.open("wb") as file:
        np.lib.format.write_array(file, picture, allow_pickle=False)


def raw_sides(into: Path, batch: str) -> Iterator[RawSide]:
    """Yield what a dead process left, in order."""
    for path in sorted(into.glob(f"{batch}-*{_ENDING}")):
        number, dpi = path.name.removeprefix(f"{batch}-").removesuffix(_ENDING).split(".")
        yield RawSide(int(number), int(dpi), path)
