"""One camera, video, picture sequence or camera on the network, opened once for preview and stills."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import cv2
import numpy as np

from app.domain.errors import DeviceError
from app.pictures.files import Picture
from app.ports import Cancelled, DecodedCode
from scanner.autoshot import AutoShot, is_sharp, preview_jpeg, sharpness
from scanner.camera_names import address_of, is_live, is_sequence, source_name
from scanner.camera_sizes import Size, offered_sizes
from scanner.codes import codes_in
from scanner.picture_sequence import PictureSequence

CARD_LOOKS = 5.0
"""A second, when a card is to be read: its code is looked for on the full picture."""

PAPER_LOOKS = 8.0
"""A second, when papers are taken: four of them tell that a sheet lies still."""

_OPEN_MS = 6000
_READ_MS = 4000


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the live preview and the codes seen on it at full size."""

    jpeg: bytes
    codes: tuple[DecodedCode, ...]


class OpenCamera:
    """A source held open; use it as a context.

    Cameras deliver more pictures than are looked at: those between two looks are let go, so that each look
    is of now. A recording (a video file) is looked at picture by picture; a sequence of pictures begins
    again at its end, so that it can stand for a camera.

    Args:
        source: A camera's name, index, device file, http address, video file or picture sequence.
        looks: How many looks a second.
        known: The size that worked last time; it is tried first.

    Raises:
        DeviceError: ``camera.not_found``.
    """

    def __init__(self, source: str, looks: float, known: Size | None = None) -> None:
        self.name = source_name(source)
        address = address_of(source)
        self._pause, self._due = 1 / looks, 0.0
        self._live = is_live(address) or "://" in address
        self._capture = _capture(address)
        if not self._capture.isOpened():
            self._capture.release()
            raise DeviceError("camera.not_found", camera=self.name)
        self.size = _enlarged(self._capture, address, known)

    def __enter__(self) -> OpenCamera:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(cv2.error):
            self._capture.release()

    def look(self) -> Picture | None:
        """Return the next picture; None when a recording has ended.

        Raises:
            DeviceError: ``camera.lost`` when a camera stops giving pictures.
        """
        while True:
            if not self._live:
                time.sleep(max(0.0, self._due - time.monotonic()))
            grabbed = _grabbed(self._capture)
            if grabbed and time.monotonic() < self._due:
                continue
            picture = _retrieved(self._capture) if grabbed else None
            if picture is None and self._live:
                raise DeviceError("camera.lost", camera=self.name)
            self._due = time.monotonic() + self._pause
            return picture


def frames(source: str, cancelled: Cancelled, known: Size | None = None) -> Iterator[Frame]:
    """Yield live pictures at about five a second until cancelled or the source ends.

    Raises:
        DeviceError: ``camera.not_found``; ``camera.lost`` when a live camera stops giving pictures.
    """
    with OpenCamera(source, CARD_LOOKS, known) as camera:
        while not cancelled() and (picture := camera.look()) is not None:
            yield Frame(preview_jpeg(picture), codes_in(picture, patient=False))


def take_still(
    source: str, wait_seconds: float, cancelled: Cancelled, moved: Callable[[], None]
) -> Picture | None:
    """Return the first steady, sharp picture of the largest size; None when cancelled.

    ``moved`` is called for every picture that arrives.

    Raises:
        DeviceError: ``camera.not_found``, ``camera.lost`` (no picture came), ``camera.blurred`` (none was
            sharp in time). A sharp picture that never came to rest is returned at the end.
    """
    best: Picture | None = None
    watcher, until = AutoShot(), time.monotonic() + wait_seconds
    with OpenCamera(source, PAPER_LOOKS) as camera:
        while not cancelled() and time.monotonic() < until and (picture := camera.look()) is not None:
            moved()
            seen = watcher.see(picture)
            if seen.steady and seen.sharp:
                return picture
            best = picture if best is None or sharpness(picture) > sharpness(best) else best
    if cancelled():
        return None
    if best is None:
        raise DeviceError("camera.lost", camera=source_name(source))
    if not is_sharp(best):
        raise DeviceError("camera.blurred", camera=source_name(source))
    return best


def _enlarged(capture: cv2.VideoCapture | PictureSequence, address: str, known: Size | None) -> Size | None:
    """Bring a camera to the largest size at which a picture comes; None leaves it as it is.

    A size may be listed and yet not fit through the cable beside other devices; only a picture proves it.
    """
    if isinstance(capture, PictureSequence) or not is_live(address):
        return None
    # Compressed first: most document cameras give their full size only as Motion-JPEG.
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    for wide, high in ([known] if known else []) + [s for s in offered_sizes(address) if s != known]:
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, wide)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, high)
        given = round(capture.get(cv2.CAP_PROP_FRAME_WIDTH)), round(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
        if given == (wide, high) and _grabbed(capture):
            return given
    return None


def _capture(address: str) -> cv2.VideoCapture | PictureSequence:
    try:
        if address.isdigit():
            # MSMF, the default on Windows, opens in 4 to 30 seconds.
            return cv2.VideoCapture(int(address), cv2.CAP_DSHOW if os.name == "nt" else cv2.CAP_ANY)
        if address.startswith(("http://", "https://", "rtsp://")):
            patience = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _OPEN_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _READ_MS]
            return cv2.VideoCapture(address, cv2.CAP_FFMPEG, patience)
        if "://" in address:
            return cv2.VideoCapture()  # nothing else is a camera
        return PictureSequence(address) if is_sequence(address) else cv2.VideoCapture(address)
    except cv2.error:
        return cv2.VideoCapture()


def _grabbed(capture: cv2.VideoCapture | PictureSequence) -> bool:
    try:
        return bool(capture.grab())
    except cv2.error:
        return False


def _retrieved(capture: cv2.VideoCapture | PictureSequence) -> Picture | None:
    try:
        done, picture = capture.retrieve()
    except cv2.error:
        return None
    return np.asarray(picture, np.uint8) if done else None
