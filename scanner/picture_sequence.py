"""A folder of numbered pictures that stands for a camera: at its end it begins again."""

from __future__ import annotations

import re
from pathlib import Path

import cv2
import numpy as np

from app.pictures.files import Picture

_NUMBER = re.compile(r"%0?\d*d")


class PictureSequence:
    """Gives pictures as OpenCV's own capture does; that one stops at the end and at letters with marks.

    Args:
        pattern: Path with a number in its name, such as ``camera/hinh%03d.jpg``.
    """

    def __init__(self, pattern: str) -> None:
        path = Path(pattern)
        before, _, after = _NUMBER.sub("\0", path.name, count=1).partition("\0")
        named = re.compile(re.escape(before) + r"(\d+)" + re.escape(after))
        found = [(named.fullmatch(file.name), file) for file in _files(path.parent)]
        self._paths = [file for _, file in sorted((int(m[1]), file) for m, file in found if m)]
        self._next = 0

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        """Tell whether there is any picture."""
        return bool(self._paths)

    def grab(self) -> bool:
        """Go to the next picture, after the last to the first."""
        self._next = self._next % max(1, len(self._paths)) + 1
        return bool(self._paths)

    def retrieve(self) -> tuple[bool, Picture | None]:
        """Return the picture it stands at."""
        try:
            raw = np.frombuffer(self._paths[self._next - 1].read_bytes(), np.uint8)
        except OSError:
            return False, None
        picture = cv2.imdecode(raw, cv2.IMREAD_COLOR) if raw.size else None
        return picture is not None, None if picture is None else np.asarray(picture, np.uint8)

    def release(self) -> None:
        """Nothing is held open."""


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
