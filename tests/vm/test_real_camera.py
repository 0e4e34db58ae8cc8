"""A real V4L2 camera showing our page: found by name, taken at full size, pulled out and plugged in again."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.scanner.papers import written_side
from tests.vm.machine import prepare, running

GUEST = Path(__file__).with_name("guest_camera.sh")
LAID = np.array([[620, 60], [1290, 80], [1330, 1030], [590, 1010]], float)
"""Where the feeder lays the page on its desk (tests/vm/camera_feeder.py)."""


@pytest.mark.timeout(900)
def test_a_document_camera_is_found_by_name_takes_the_page_and_may_be_pulled_out(tmp_path):
    page = tmp_path / "trang.png"
    cv2.imwrite(str(page), written_side(dpi=150))
    with running(prepare(), GUEST, str(page)) as lines:
        # the firmware leaves its last control codes before the first word
        told = [line.partition("camera:")[2].split() for line in lines if "camera:" in line]
    said = {words[0]: words[1:] for words in told}

    assert said["found"] == ["May", "chup", "tai", "lieu"]
    width, height, *corners = (int(n) for n in said["taken"])
    assert (width, height) == (1920, 1080)
    assert np.abs(np.array(corners, float).reshape(4, 2) - LAID).max() < 25
    assert said["lost"][0] in ("camera.lost", "scanner.timeout")
    gone, back = (words[1:] for words in told if words[0] == "listed")
    assert gone == []
    assert " ".join(back) == "May chup tai lieu@/dev/video7"
