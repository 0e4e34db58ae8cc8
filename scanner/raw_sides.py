"""Pixels of a side in a file while it is encoded: a driver that kills its process takes no side along.

Not synced: it outlives the process, not the power. The file goes as soon as the encoded side is on disk;
what a dead process left is encoded by the next one that looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.durable import disk_error, write_durably
from app.pictures.files import PAGE_ENDINGS, Picture
from app.pictures.pages import encoded

_ENDING = ".raw"


@dataclass(frozen=True, slots=True)
class RawSide:
    """One side that passed the scanner and was not yet encoded."""

    batch: str
    number: int
    dpi: int
    path: Path

    def picture(self) -> Picture | None:
        """Return its pixels; None when process or power ended while they were written."""
        with suppress(OSError, ValueError), self.path.open("rb") as file:
            picture = np.asarray(np.lib.format.read_array(file, allow_pickle=False), np.uint8)
            return picture if picture.any() else None  # a file the power cut emptied holds only zeros
        return None


def raw_path(into: Path, batch: str, number: int, dpi: int) -> Path:
    """Return where the pixels of a side are kept."""
    return into / f"{batch}-{number:04d}.{dpi}{_ENDING}"


def write_raw(path: Path, picture: Picture) -> None:
    """Write the pixels of a side.

    Raises:
        OSError: The disk refused; no half side stays.
    """
    try:
        with path.open("wb") as file:
            np.lib.format.write_array(file, picture, allow_pickle=False)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def raw_sides(into: Path, batch: str = "") -> Iterator[RawSide]:
    """Yield what a dead process left of one batch, or of all, in order."""
    for path in sorted(into.glob(f"{batch}*{_ENDING}")):
        of, _, rest = path.name.removesuffix(_ENDING).rpartition("-")
        number, _, dpi = rest.partition(".")
        yield RawSide(of, int(number), int(dpi), path)


def encode_raw_sides(into: Path, batch: str = "") -> None:
    """Make picture files of what a dead process left; a side that has its file keeps that.

    Raises:
        StorageError: ``disk.*``; the pixels stay.
    """
    for side in raw_sides(into, batch):
        name = f"{side.batch}-{side.number:04d}"
        whole = any((into / f"{name}{ending}").exists() for ending in PAGE_ENDINGS.values())
        picture = None if whole else side.picture()
        if picture is not None:
            page = encoded(picture, side.dpi)
            path = into / f"{name}{PAGE_ENDINGS[page.mime]}"
            try:
                write_durably(path, page.data)
            except OSError as error:
                raise disk_error(error, path.name) from error
        side.path.unlink(missing_ok=True)
