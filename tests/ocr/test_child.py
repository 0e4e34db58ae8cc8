import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.domain.errors import DeviceError
from app.messages import explain
from app.ports import ReadingCancelled
from ocr.engine import PageReader

READY = "import sys, time, os, json; print('{}', flush=True); "
HANGS = READY + "time.sleep(60)"
DIES = READY + "sys.stdin.readline(); os._exit(139)"
DIES_ONCE = READY + (
    "mark = sys.argv[1]; line = sys.stdin.readline(); "
    "first = not os.path.exists(mark); open(mark, 'a').close(); "
    "first and os._exit(139); "
    "page = {'words': [], 'confidence': 0, 'rotation': 0, 'skew_degrees': 0, 'width_px': 1, 'height_px': 1, "
    "'blank': True}; print(json.dumps({'page': page}), flush=True)"
)
WITH_ENGINE = READY + (
    "import subprocess; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
    "open(sys.argv[1], 'w').write(str(child.pid)); time.sleep(60)"
)
PAGE = Path("trang.jpg")


def reader(script: str, *arguments: str, timeout: float = 20.0) -> PageReader:
    command = (sys.executable, "-c", script, *arguments)
    return PageReader(workers=1, timeout_seconds=timeout, command=command)


def gone(pid: int) -> bool:
    listed = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout.strip() in ("", "Z")


def test_a_page_that_takes_too_long_is_stopped_and_said_so():
    with reader(HANGS, timeout=0.5) as slow, pytest.raises(DeviceError, match=r"reader\.timeout"):
        slow.read(PAGE)


def test_a_crash_is_told_and_the_next_page_gets_a_fresh_reader(tmp_path):
    with reader(DIES_ONCE, str(tmp_path / "mark")) as frail:
        with pytest.raises(DeviceError, match=r"reader\.crashed"):
            frail.read(PAGE)

        assert frail.read(PAGE).blank


def test_a_reader_that_always_dies_never_takes_the_desk_down():
    with reader(DIES) as dying:
        codes = []
        for _ in range(3):
            with pytest.raises(DeviceError) as caught:
                dying.read(PAGE)
            codes.append(caught.value.code)

    assert codes == ["reader.crashed"] * 3


def test_a_program_that_does_not_exist_is_a_crash_not_a_traceback():
    with (
        PageReader(command=("/nowhere/reader",)) as missing,
        pytest.raises(DeviceError, match=r"reader\.crashed"),
    ):
        missing.read(PAGE)


def test_cancelling_stops_the_child_and_its_engine_within_a_fifth_of_a_second(tmp_path):
    note = tmp_path / "pid"
    asked_at: list[float] = []

    def once_the_engine_runs() -> bool:
        running = note.exists() and note.read_text() != ""
        asked_at.extend([time.monotonic()] * running)
        return running

    with reader(WITH_ENGINE, str(note)) as busy, pytest.raises(ReadingCancelled):
        busy.read(PAGE, once_the_engine_runs)

    assert time.monotonic() - asked_at[0] < 0.2
    time.sleep(0.1)  # a killed process needs a moment to give its memory back
    assert gone(int(note.read_text()))


def test_cancelling_one_page_leaves_a_waiting_page_its_turn(tmp_path):
    mark = tmp_path / "mark"
    mark.touch()
    with reader(DIES_ONCE, str(mark)) as calm:
        with pytest.raises(ReadingCancelled):
            calm.read(PAGE, lambda: True)

        assert calm.read(PAGE).blank


@pytest.mark.parametrize(
    "code", ["reader.timeout", "reader.crashed", "reader.engine_missing", "reader.language_missing"]
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_failure_of_the_reader_has_words(code, language):
    sentence = explain(DeviceError(code, language="vie"), language)

    assert code not in str(sentence)
    assert sentence.do
