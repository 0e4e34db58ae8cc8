from __future__ import annotations

from pathlib import Path

import pytest

from tests.scanner.rigs import sane_config


@pytest.fixture(autouse=True)
def only_the_test_scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SANE sees its test backend alone: looking for real scanners on the network takes seconds."""
    monkeypatch.setenv("SANE_CONFIG_DIR", str(sane_config(tmp_path / "sane")))
