"""Pictures from a camera, a video, a picture sequence or a camera on the network: live and as stills."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import cv2
import numpy as np

from app.domain.errors import DeviceError
from app.pictures.files import Picture, grey_of
from app.ports import Cancelled, DecodedCode
from scanner.codes import codes_in

FRAMES_PER_SECOND = 5.0
"""Of the live preview; reading a card needs no more and the desk's processor has other work."""

SHARP_ENOUGH = 20.0
"""Variance of the Laplacian at 640 px width; print out of focus stays below 2, in focus above 100."""

_PREVIEW_WIDTH = 960
_PREVIEW_QUALITY = 80
_OPEN_MS = 6000
_READ_MS = 4000
_LARGEST = (3840, 2160)  # asked for; drivers answer with the nearest they have
_STEADY_DIFFERENCE = 3.0  # mean grey levels between two looks
_STEADY_LOOKS = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the live preview and the codes seen on it at full size."""

    jpeg: bytes
    codes: tuple[DecodedCode, ...]


@dataclass(frozen=True, slots=True)
class Still:
    """One still and how sharp it is."""

    picture: Picture
    sharpness: float


def frames(source: str, cancelled: Cancelled) -> Iterator[Frame]:
    """Yield live pictures at about five a second until cancelled or the source ends.

    Raises:
        DeviceError: ``camera.not_found``; ``camera.lost`` when a live camera stops giving pictures.
    """
    with _opened(source) as capture:
        due = time.monotonic()
        while not cancelled():
            picture = _next(capture)
            if picture is None and _is_recording(source):
                return
            if picture is None:
                raise DeviceError("camera.lost", camera=source_name(source))
            if time.monotonic() >= due or _is_recording(source):
                yield Frame(_preview(picture), codes_in(picture, patient=False))
                due = time.monotonic() + 1 / FRAMES_PER_SECOND


def take_still(
    source: str, wait_seconds: float, cancelled: Cancelled, moved: Callable[[], None]
) -> Picture | None:
    """Return the first steady, sharp picture of the largest size; None when cancelled.

    ``moved`` is called for every picture that arrives.

    Raises:
        DeviceError: ``camera.not_found``, ``camera.lost`` (no picture came), ``camera.blurred`` (none was
            sharp in time). A sharp picture that never came to rest is returned at the end.
    """
    with _opened(source) as capture:
        best, seen = None, False
        gate = _SteadyGate()
        until = time.monotonic() + wait_seconds
        while not cancelled() and time.monotonic() < until:
            picture = _next(capture)
            if picture is None:
                break
            seen = True
            moved()
            still = Still(picture, sharpness(picture))
            if gate.steady(picture) and still.sharpness >= SHARP_ENOUGH:
                return picture
            best = still if best is None or still.sharpness > best.sharpness else best
    if cancelled():
        return None
    if not seen or best is None:
        raise DeviceError("camera.lost", camera=source_name(source))
    if best.sharpness < SHARP_ENOUGH:
        raise DeviceError("camera.blurred", camera=source_name(source))
    return best.picture


def sharpness(picture: Picture) -> float:
    """Return how sharp a picture is, whatever its size: variance of the Laplacian at 640 px width."""
    return float(cv2.Laplacian(_glance(picture), cv2.CV_64F).var())


def source_name(source: str) -> str:
    """Return the camera's name for a message, without the secrets a network address may carry."""
    return source.rpartition("://")[2].rpartition("@")[2].partition("?")[0] if "://" in source else source


class _SteadyGate:
    """Opens when the paper has lain still for a few looks in a row."""

    def __init__(self) -> None:
        self._before: Picture | None = None
        self._still = 0

    def steady(self, picture: Picture) -> bool:
        now = cv2.blur(_glance(picture), (9, 9))  # so that the sensor's noise is no movement
        moved = _STEADY_DIFFERENCE + 1
        if self._before is not None and self._before.shape == now.shape:
            moved = float(cv2.absdiff(now, self._before).mean())
        self._before = np.asarray(now, np.uint8)
        self._still = self._still + 1 if moved <= _STEADY_DIFFERENCE else 0
        return self._still >= _STEADY_LOOKS - 1


@contextmanager
def _opened(source: str) -> Iterator[cv2.VideoCapture]:
    capture = _capture(source)
    try:
        if not capture.isOpened():
            raise DeviceError("camera.not_found", camera=source_name(source))
        if is_live(source):
            # Compressed frames first: most document cameras give their full size only as MJPG.
            capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, _LARGEST[0])
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _LARGEST[1])
        yield capture
    finally:
        capture.release()


def is_live(source: str) -> bool:
    """Return True for a camera plugged into this machine: an index or a device file."""
    return source.isdigit() or source.startswith("/dev/")


def _is_recording(source: str) -> bool:
    return not is_live(source) and "://" not in source


def _capture(source: str) -> cv2.VideoCapture:
    try:
        if source.isdigit():
            # MSMF, the default on Windows, opens in 4 to 30 seconds.
            return cv2.VideoCapture(int(source), cv2.CAP_DSHOW if os.name == "nt" else cv2.CAP_ANY)
        if source.startswith(("http://", "https://", "rtsp://")):
            patience = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _OPEN_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _READ_MS]
            return cv2.VideoCapture(source, cv2.CAP_FFMPEG, patience)
        if "%" in source:
            return cv2.VideoCapture(source, cv2.CAP_IMAGES)
        if "://" in source:
            return cv2.VideoCapture()  # nothing else is a camera
        return cv2.VideoCapture(source)
    except cv2.error:
        return cv2.VideoCapture()


def _next(capture: cv2.VideoCapture) -> Picture | None:
    try:
        read, picture = capture.read()
    except cv2.error:
        return None
    return np.asarray(picture, np.uint8) if read else None


def _glance(picture: Picture) -> Picture:
    grey = grey_of(picture)
    height = max(1, round(grey.shape[0] * 640 / grey.shape[1]))
    return np.asarray(cv2.resize(grey, (640, height), interpolation=cv2.INTER_AREA), np.uint8)


def _preview(picture: Picture) -> bytes:
    height, width = picture.shape[:2]
    if width > _PREVIEW_WIDTH:
        size = (_PREVIEW_WIDTH, round(height * _PREVIEW_WIDTH / width))
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    return bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, _PREVIEW_QUALITY])[1])
