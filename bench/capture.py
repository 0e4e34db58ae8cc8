"""``python -m bench capture``: everything measured of capture, one table after another.

The kill test is apart (``python -m bench kills``): five hundred kills take half an hour.
"""

from __future__ import annotations

from bench import (
    capture_bytes,
    capture_camera,
    capture_dossier,
    capture_escl,
    capture_pictures,
    capture_speed,
)


def main() -> None:
    """Measure and print."""
    capture_speed.run()
    capture_escl.run()
    capture_pictures.run()
    capture_camera.main()
    capture_bytes.run()
    capture_dossier.run()
