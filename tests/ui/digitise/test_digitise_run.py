"""The machine at work beside the window: paused at once, gone on with, let go of when the page is gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from app.domain.back_files.job import DigitiseJob, Grouping, ItemState
from app.domain.errors import DeskError
from tests.use_cases.back_files import FormReader, begin, result
from ui.background import Background
from ui.digitise.model import DigitiseModel
from ui.digitise.run import DigitiseRun

RESULTS = 6


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    """Real threads, as at the counter."""
    lanes = Background()
    yield lanes
    assert lanes.close(timeout=10)


@pytest.fixture
def reader(world) -> FormReader:
    reading = FormReader({}, slow=0.15)
    object.__setattr__(world.desk.digitise.lane.work.read, "reader", reading)
    return reading


@pytest.fixture
def job(world, reader, tmp_path) -> DigitiseJob:
    for number in range(RESULTS):
        result(tmp_path / "cu", number, reader)
    return begin(world.desk, tmp_path / "cu")


def ready(world) -> int:
    return len(world.desk.digitise.queue(ItemState.TO_CHECK))


@pytest.mark.slow
def test_a_paused_job_stops_within_a_moment_and_goes_on_where_it_was(qtbot, world, background, reader, job):
    page = QObject()
    run = DigitiseRun(world.desk, background, page)
    with qtbot.waitSignal(run.ready, timeout=20_000):
        run.begin(job)

    with qtbot.waitSignal(run.ended, timeout=2_000) as ended:
        run.pause()
    assert ended.args == [False]
    assert 0 < ready(world) < RESULTS

    with qtbot.waitSignal(run.ended, timeout=20_000) as ended:
        run.begin(job)
    assert ended.args == [True]
    assert (ready(world), reader.reads) == (RESULTS, RESULTS)


@pytest.mark.slow
def test_a_page_that_goes_away_lets_go_of_its_job(qtbot, world, background, job):
    page = QObject()
    run = DigitiseRun(world.desk, background, page)
    with qtbot.waitSignal(run.ready, timeout=20_000):
        run.begin(job)
    run.pause()
    page.deleteLater()

    def free() -> None:
        with world.desk.digitise.hold(job.id):
            pass

    qtbot.waitUntil(lambda: _succeeds(free), timeout=10_000)


@pytest.mark.slow
def test_a_job_that_runs_elsewhere_is_not_begun_twice(qtbot, world, background, job):
    page = QObject()
    run = DigitiseRun(world.desk, background, page)

    with world.desk.digitise.hold(job.id), qtbot.waitSignal(run.failed, timeout=10_000) as failed:
        run.begin(job)

    assert failed.args[0].code == "digitise.busy"
    assert not run.running


@pytest.mark.slow
def test_another_folder_begun_while_one_is_read_is_read_when_that_one_has_stopped(
    qtbot, world, background, clerk, reader, job, tmp_path
):
    for number in (11, 12):
        result(tmp_path / "khac", number, reader)
    model = DigitiseModel(world.desk, background, clerk)
    model.start(tmp_path / "cu", "", Grouping.FILE)
    qtbot.waitUntil(lambda: ready(world) > 0, timeout=20_000)

    model.start(tmp_path / "khac", "", Grouping.FILE)

    qtbot.waitUntil(lambda: model.state.job is not None and model.state.job.name == "khac", timeout=10_000)
    with qtbot.waitSignal(model.run.ended, timeout=20_000, check_params_cb=lambda whole: whole):
        pass
    other = model.state.job
    assert other is not None
    assert len(world.desk.digitise.queue(ItemState.TO_CHECK, other.id)) == 2
    assert 0 < len(world.desk.digitise.queue(ItemState.TO_CHECK, job.id)) < RESULTS


def _succeeds(act) -> bool:
    try:
        act()
    except DeskError:
        return False
    return True
