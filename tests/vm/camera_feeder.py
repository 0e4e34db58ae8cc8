"""Plays a drawn page into a loopback camera, frame after frame, until it is ended: YUYV, 1920 x 1080."""

from __future__ import annotations

import fcntl
import os
import struct
import sys
import time

import cv2
import numpy as np

WIDTH, HEIGHT = 1920, 1080
_VIDIOC_S_FMT = 0xC0D05605
_OUTPUT, _YUYV, _NO_FIELD, _SRGB = 2, 0x56595559, 1, 8


def main(device: str, page: str) -> None:
    """Show the page lying on a dark desk."""
    frame = on_a_desk(cv2.imread(page))
    handle = os.open(device, os.O_WRONLY)
    size = WIDTH * HEIGHT * 2
    wanted = struct.pack("IIIIIIIII", _OUTPUT, 0, WIDTH, HEIGHT, _YUYV, _NO_FIELD, WIDTH * 2, size, _SRGB)
    fcntl.ioctl(handle, _VIDIOC_S_FMT, bytearray(wanted.ljust(208, b"\0")))
    data = cv2.cvtColor(frame, cv2.COLOR_BGR2YUV_YUYV).tobytes()
    while True:
        os.write(handle, data)
        time.sleep(0.1)


def on_a_desk(page: np.ndarray) -> np.ndarray:
    """Return the page seen a little from the side on a dark desk."""
    desk = np.full((HEIGHT, WIDTH, 3), (40, 52, 70), np.uint8)
    height, width = page.shape[:2]
    ends = np.array([[620, 60], [1290, 80], [1330, 1030], [590, 1010]], np.float32)
    starts = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(starts, ends)
    return cv2.warpPerspective(page, matrix, (WIDTH, HEIGHT), desk, borderMode=cv2.BORDER_TRANSPARENT)


if __name__ == "__main__":
    main(*sys.argv[1:])
