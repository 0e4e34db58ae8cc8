"""Taking papers in the child process: live pictures to the desk, stills into the tray."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from app.pictures.files import Picture
from app.pictures.resolution import dpi_filling
from app.ports import ColourMode
from scanner.autoshot import AutoShot, Seen, preview_jpeg
from scanner.camera import PAPER_LOOKS, OpenCamera
from scanner.camera_sizes import Size
from scanner.shutter import HeardShutter
from scanner.tray import Tray

Tell = Callable[[str, Any], None]

_UNSHOWN = 2
"""Pictures on their way to the window; a slow one misses pictures and never makes a queue."""


def take_papers(source: str, known: Size | None, tray: Tray, shutter: HeardShutter, tell: Tell) -> None:
    """Watch and take until the desk has enough or a recording ends.

    A press takes the next picture that comes, whatever it shows.

    Raises:
        DeviceError: ``camera.*``; stills in the tray stay.
        StorageError: ``disk.*``.
    """
    with OpenCamera(source, PAPER_LOOKS, known) as camera:
        if camera.size is not None:
            tell("opened", {"width": camera.size[0], "height": camera.size[1]})
        watcher, told = AutoShot(), 0
        while tray.open and (picture := camera.look()) is not None:
            seen = watcher.see(picture)
            take = shutter.pressed() or (shutter.automatic and seen.take)
            if take:
                watcher.note_taken(picture)
                put_still(picture, tray)
            if take or told - shutter.shown < _UNSHOWN:
                told += 1
                tell("frame", _frame(picture, seen, told, take))
            tray.alive()


def put_still(picture: Picture, tray: Tray) -> None:
    """Put one still into the tray.

    A camera knows no millimetres: the resolution is the one at which the paper's longer side fills the
    picture. Errors as ``Tray.put``.
    """
    wanted = tray.settings
    dpi = dpi_filling(max(picture.shape[:2]), max(wanted.width_mm, wanted.height_mm) or 297.0)
    tray.put(picture, dpi, ColourMode.COLOUR if picture.ndim == 3 else ColourMode.GREY)


def _frame(picture: Picture, seen: Seen, number: int, taken: bool) -> dict[str, Any]:
    return {
        "number": number,
        "jpeg": base64.b64encode(preview_jpeg(picture if seen.small is None else seen.small)).decode(),
        "corners": list(seen.corners),
        "steady": seen.steady,
        "sharp": seen.sharp,
        "glare": seen.glare,
        "taken": taken or seen.taken,
    }
