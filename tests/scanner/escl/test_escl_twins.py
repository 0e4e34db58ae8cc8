"""A network scanner that SANE lists as well stands in the list once."""

from __future__ import annotations

import pytest

from app.ports import ScannerDevice
from scanner.twins import without_twins

OURS = ScannerDevice("escl", "4509a320", "Máy tầng 2", address="https://192.168.1.20:443/eSCL")


def sane(name: str) -> ScannerDevice:
    return ScannerDevice("sane", name, "Máy tầng 2")


def test_the_line_that_knows_more_stays() -> None:
    assert without_twins([sane("escl:http://192.168.1.20:80"), OURS]) == (OURS,)


@pytest.mark.parametrize(
    "other",
    ["escl:http://192.168.1.2:80", "escl:http://192.168.1.200", "test:0", "escl:", "escl:[", "net:[x"],
)
def test_every_other_scanner_stays(other: str) -> None:
    assert without_twins([sane(other), OURS]) == (sane(other), OURS)


def test_what_only_sane_finds_stays() -> None:
    assert without_twins([sane("escl:http://192.168.1.20:80")]) != ()
