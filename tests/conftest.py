"""What every test shares: property tests are judged by what they find, never by how fast the machine is."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from app.store import staff

settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("desk")


@pytest.fixture(scope="session", autouse=True)
def _pins_hashed_quickly() -> Iterator[None]:
    """A PIN is hashed slowly on purpose; tests of everything around it need not wait for that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staff, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte; making one needs an administrator, as the shared build is."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only an administrator may mount a small file system")
    place = tmp_path / "dia-nho"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], check=True)
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
