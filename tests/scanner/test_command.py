"""Scanning through another program: the real scanimage, and programs that go wrong."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DeviceError, RuleError
from app.domain.scanning.command import parse_scan_command
from app.messages import known_codes
from app.ports import ColourMode, ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from app.settings import DeviceSettings, Settings
from scanner.drivers import command
from scanner.drivers.command import CommandDriver
from scanner.protocol import Places
from scanner.service import Scanners
from tests.scanner.papers import save, written_side
from tests.scanner.rigs import SCANIMAGE
from tests.scanner.trays import Desk

FEEDER = ScanSettings(ScanSource.FEEDER, dpi=75)
PYTHON = f'"{sys.executable}"'


def device_of(template: str) -> ScannerDevice:
    (device,) = CommandDriver().devices(Places(commands=(template,)))
    return device


def program(folder: Path, body: str) -> str:
    """Write a scanning program and return the command for it."""
    for number in range(3):
        save(written_side(number), folder / f"{number}.jpg")
    lines = ["import os, shutil, subprocess, sys, time", f"papers = {str(folder)!r}", body]
    (folder / "quét.py").write_text("\n".join(lines), encoding="utf-8")
    return f'{PYTHON} "{folder / "quét.py"}" "{{folder}}"'


def scanned(template: str, into: Path, settings: ScanSettings = FEEDER) -> Desk:
    desk = Desk(into, settings)
    CommandDriver().scan(device_of(template), desk.tray)
    return desk


def failure(template: str, desk: Desk) -> DeviceError:
    with pytest.raises(DeviceError) as failed:
        CommandDriver().scan(device_of(template), desk.tray)
    assert failed.value.code in known_codes("vi") & known_codes("en")
    return failed.value


def test_words_are_cut_before_they_are_filled_so_a_value_never_becomes_a_word():
    made = parse_scan_command('"C:\\Program Files\\NAPS2\\NAPS2.Console.exe" -o {folder}\\$(nnnn).jpg')
    assert made.filled("C:\\Quét giấy; rm", 300, "feeder", "colour") == [
        "C:\\Program Files\\NAPS2\\NAPS2.Console.exe",
        "-o",
        "C:\\Quét giấy; rm\\$(nnnn).jpg",
    ]


def test_the_program_hears_its_own_words_for_source_and_colour():
    made = parse_scan_command("naps2 --source {source|glass|feeder|duplex} --bitdepth {colour|color|gray|bw}")
    assert made.filled("", 300, "feeder_duplex", "black_white") == [
        "naps2",
        "--source",
        "duplex",
        "--bitdepth",
        "bw",
    ]


def test_a_source_without_a_word_is_not_offered():
    device = device_of(PYTHON + " {source|glass|feeder|} {colour|color||bw} {dpi}")
    assert device.sources == (ScanSource.FLATBED, ScanSource.FEEDER)
    assert device.colours == (ColourMode.COLOUR, ColourMode.BLACK_WHITE)
    assert 300 in device.resolutions_dpi


def test_a_command_without_gaps_decides_by_itself():
    device = device_of(PYTHON)
    assert (device.sources, device.resolutions_dpi, device.colours) == ((ScanSource.FEEDER,), (), ())


@pytest.mark.parametrize(
    "template", ["", " ", 'naps2 "-o', "naps2 {dpl}", "naps2 {source|a|b}", "naps2 {folder|a}"]
)
def test_a_template_that_makes_no_sense_is_refused_where_it_is_set(template):
    with pytest.raises(RuleError, match=r"settings\.value"):
        parse_scan_command(template)
    if template:
        with pytest.raises(RuleError, match=r"devices\.scan_command"):
            Settings(devices=DeviceSettings(scan_command=template)).checked()


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_folder_name_makes_more_or_other_words(folder, source):
    words = parse_scan_command("naps2 -o {folder} {source}").filled(folder, 300, source, "grey")
    assert words == ["naps2", "-o", folder, source]


def test_a_program_that_is_not_installed_is_not_listed():
    assert CommandDriver().devices(Places(commands=("không-có-máy-này {folder}", 'hỏng "'))) == []
    with pytest.raises(DeviceError, match=r"scanner\.not_found"):
        CommandDriver().ask(ScannerDevice("command", "naps2", "naps2"), Places())


@pytest.mark.slow
def test_scanimage_feeds_ten_sheets_in_their_order(tmp_path):
    sheets: list[ScannedSheet] = []
    scanners = Scanners(Places(commands=(SCANIMAGE,)))
    device = device_of(SCANIMAGE)
    assert scanners.scan(device, ScanSettings(ScanSource.FEEDER, dpi=150), tmp_path, sheets.append) == 10
    assert [sheet.number for sheet in sheets] == list(range(1, 11))
    assert {(sheet.mime, sheet.dpi) for sheet in sheets} == {("image/png", 150)}


@pytest.mark.slow
def test_a_page_is_taken_while_the_next_is_scanned(tmp_path):
    template = program(
        tmp_path,
        """for n in range(3):
    shutil.copy(f'{papers}/{n}.jpg', f'{sys.argv[1]}/t{n}.jpg')
    time.sleep(1.2)
""",
    )
    seen: list[float] = []
    scanners = Scanners(Places(commands=(template,)))
    scanners.scan(device_of(template), FEEDER, tmp_path / "vào", lambda _: seen.append(time.monotonic()))
    assert len(seen) == 3
    assert seen[0] < time.monotonic() - 1.5


@pytest.mark.slow
def test_many_pictures_written_at_the_end_come_in_the_order_of_their_numbers(tmp_path):
    body = """stamp = time.time_ns()
for n in (10, 9, 2, 1):
    place = f'{sys.argv[1]}/trang{n}.jpg'
    shutil.copy(f'{papers}/{n % 3}.jpg', place)
    os.utime(place, ns=(stamp, stamp))
"""
    desk = scanned(program(tmp_path, body), tmp_path / "vào")
    came = [sheet.path.read_bytes() for sheet in desk.sheets]
    assert came == [(tmp_path / f"{n % 3}.jpg").read_bytes() for n in (1, 2, 9, 10)]


@pytest.mark.slow
def test_a_program_that_fails_is_named_with_its_last_words_and_its_pages_stay(tmp_path):
    body = """shutil.copy(f'{papers}/0.jpg', sys.argv[1])
print('TWAIN: no data source')
sys.exit(3)
"""
    desk = Desk(tmp_path / "vào", FEEDER)
    error = failure(program(tmp_path, body), desk)
    assert error.code == "scanner.command_failed"
    assert error.facts == {"program": Path(sys.executable).name, "detail": "TWAIN: no data source"}
    assert len(desk.sheets) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("print('xong')", "scanner.command_failed"),
        ("sys.exit(4)", "scanner.command_failed"),
        (
            "open(sys.argv[1] + '/a.jpg', 'wb').write(open(papers + '/0.jpg', 'rb').read()[:9000])",
            "scanner.cut_page",
        ),
    ],
)
def test_a_program_that_gives_nothing_or_half_a_page_is_an_error(tmp_path, body, code):
    desk = Desk(tmp_path / "vào", FEEDER)
    assert failure(program(tmp_path, body), desk).code == code
    assert desk.sheets == []


@pytest.mark.slow
def test_a_program_that_neither_writes_nor_speaks_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "PATIENCE_SECONDS", 0.8)
    assert (
        failure(program(tmp_path, "time.sleep(99)"), Desk(tmp_path / "vào", FEEDER)).code == "scanner.timeout"
    )


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="looks for processes as on Unix")
def test_cancelling_ends_the_program_and_all_it_started(tmp_path):
    body = """shutil.copy(f'{papers}/0.jpg', sys.argv[1])
child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)'])
open(papers + '/con', 'w').write(f'{os.getpid()} {child.pid}')
time.sleep(99)
"""
    sheets: list[ScannedSheet] = []
    template = program(tmp_path, body)
    scanners = Scanners(Places(commands=(template,)))
    scanners.scan(device_of(template), FEEDER, tmp_path / "vào", sheets.append, lambda: bool(sheets))
    assert len(sheets) == 1
    assert_gone(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the kernel ends the program")
def test_a_desk_that_fails_leaves_no_program_behind(tmp_path):
    body = """shutil.copy(f'{papers}/0.jpg', sys.argv[1])
open(papers + '/con', 'w').write(f'{os.getpid()}')
time.sleep(99)
"""
    template = program(tmp_path, body)

    def store(sheet: ScannedSheet) -> None:
        raise RuleError("draft.closed")

    with pytest.raises(RuleError):
        Scanners(Places(commands=(template,))).scan(device_of(template), FEEDER, tmp_path / "vào", store)
    assert_gone(tmp_path)


def assert_gone(folder: Path) -> None:
    """Make sure that the processes noted there end soon."""
    until = time.monotonic() + 5
    left = [int(pid) for pid in (folder / "con").read_text().split()]
    while left and time.monotonic() < until:
        left = [pid for pid in left if runs(pid)]
        time.sleep(0.05)
    assert left == []


def runs(pid: int) -> bool:
    """A process that nobody has waited for yet does not run any more."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def test_a_command_nobody_has_saved_yet_is_tried_by_its_program():
    behind = ScannerDevice("command", "", "", address=f"{PYTHON} quet.py {{folder}} {{source|glass|feeder|}}")
    found = CommandDriver().ask(behind, Places())
    assert found.sources == (ScanSource.FLATBED, ScanSource.FEEDER)
    for missing in ("khong-co-chuong-trinh-nay {folder}", '"còn hở {folder}'):
        with pytest.raises(DeviceError, match=r"scanner\.not_found"):
            CommandDriver().ask(ScannerDevice("command", "", missing, address=missing), Places())
