"""Back files are read into the check queue: nothing is lost, nothing twice, the folder stays as it was."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from PIL import Image

from app.domain.back_files.job import Grouping, ItemState, JobState
from app.domain.errors import RuleError
from scanner.files import pages_of
from tests.use_cases.back_files import begin, in_state, registered, result, run
from tests.use_cases.world import picture


def test_a_folder_of_results_is_read_and_waits_for_a_person_and_nothing_is_registered(world, reader, folder):
    for number in (1, 2, 10):
        result(folder, number, reader)

    done = run(world.desk, begin(world.desk, folder))

    assert [item.source for item in done] == ["trang-1.png", "trang-2.png", "trang-10.png"]
    queue = world.desk.digitise.queue()
    assert [line.sure for line in queue] == [True, True, True]
    assert [line.item.owner.full_name for line in queue] == [
        "Nguyễn Văn B1",
        "Nguyễn Văn C2",
        "Nguyễn Văn K10",
    ]
    assert [world.desk.page_file(line.item.pdf_sha256).read_bytes()[:4] for line in queue] == [b"%PDF"] * 3
    assert registered(world) == 0


def test_running_again_goes_on_and_reads_only_what_is_new(world, reader, folder):
    result(folder, 1, reader)
    run(world.desk, begin(world.desk, folder))
    result(folder, 2, reader)

    job = begin(world.desk, folder)
    done = run(world.desk, job)

    assert [item.source for item in done] == ["trang-2.png"]
    assert world.desk.digitise.progress.jobs() == (job,)
    assert reader.reads == 2


def test_files_nobody_can_read_are_put_aside_with_the_reason_and_the_others_go_on(world, reader, folder):
    result(folder, 1, reader)
    (folder / "ghi-chu.pdf").write_text("không phải ảnh")
    (folder / "cut.png").write_bytes((folder / "trang-1.png").read_bytes()[:60])
    (folder / "Thumbs.db").write_bytes(b"x")

    run(world.desk, begin(world.desk, folder))

    aside = {item.source: item.reason.code for item in in_state(world, ItemState.ASIDE)}
    assert aside == {"ghi-chu.pdf": "file.not_an_image", "cut.png": "file.damaged"}
    assert len(world.desk.digitise.queue()) == 1


def test_a_file_that_was_mended_is_tried_again(world, reader, folder):
    whole = result(folder, 1, reader).read_bytes()
    (folder / "trang-1.png").write_bytes(whole[:60])
    job = begin(world.desk, folder)
    run(world.desk, job)
    (folder / "trang-1.png").write_bytes(whole)

    assert world.desk.digitise.retry(job.id) == 1
    run(world.desk, job)

    assert [line.item.source for line in world.desk.digitise.queue()] == ["trang-1.png"]


def test_the_files_of_the_folder_are_never_changed(world, reader, folder):
    before = {p.name: p.read_bytes() for p in (result(folder, n, reader) for n in (1, 2))}

    for item in run(world.desk, begin(world.desk, folder)):
        world.desk.digitise.accept(item.id, "lan")

    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_a_folder_that_goes_away_stops_the_job_and_puts_nothing_aside(world, reader, folder):
    result(folder, 1, reader)
    job = begin(world.desk, folder)
    world.desk.digitise.list_files(job.id)
    shutil.rmtree(folder)

    with pytest.raises(RuleError) as stopped:
        world.desk.digitise.lane(job.id, lambda _: None, lambda: False)

    assert stopped.value.code == "digitise.no_folder"
    assert in_state(world, ItemState.ASIDE) == []


def test_each_folder_is_one_result_where_the_clerk_says_so(world, reader, folder):
    for number in (1, 2):
        result(folder / "ho-so-1", number, reader)
    result(folder / "ho-so-2", 3, reader)

    done = run(world.desk, begin(world.desk, folder, Grouping.SUBFOLDER))

    assert [(item.source, len(item.pages)) for item in done] == [("ho-so-1", 2), ("ho-so-2", 1)]


def test_every_page_of_a_pdf_is_one_result(world, reader, folder):
    folder.mkdir()
    pages = [Image.open(picture(folder.parent / "anh", n)) for n in (1, 2, 3)]
    pages[0].save(folder / "ba-trang.pdf", save_all=True, append_images=pages[1:])
    object.__setattr__(world.desk.digitise.lane.work.take.sheets_of, "render_pdf", pages_of)

    (item,) = run(world.desk, begin(world.desk, folder))

    assert len(item.pages) == 3


@pytest.mark.slow
def test_a_citizen_at_the_desk_goes_first_and_a_back_file_is_read_after(world, reader, folder):
    result(folder, 1, reader)
    reader.slow = 0.3
    turns = world.desk.turns
    turns.quiet_seconds = 0.05
    job = begin(world.desk, folder)
    world.desk.digitise.list_files(job.id)

    with ThreadPoolExecutor(1) as pool:
        lane = pool.submit(world.desk.digitise.lane, job.id, lambda _: None, lambda: False)
        sleep(0.1)
        with turns.at_the_desk():
            sleep(0.4)
            assert reader.reads == 0
        lane.result(timeout=20)

    assert reader.reads == 1


def test_two_programs_do_not_work_at_one_job(world, reader, folder):
    result(folder, 1, reader)
    job = begin(world.desk, folder)

    with (
        world.desk.digitise.hold(job.id),
        pytest.raises(RuleError) as refused,
        world.desk.digitise.hold(job.id),
    ):
        pass

    assert refused.value.code == "digitise.busy"


def test_a_stopped_job_is_gone_on_with(world, reader, folder):
    result(folder, 1, reader)
    job = begin(world.desk, folder)
    assert world.desk.digitise.end(job.id, JobState.STOPPED).state is JobState.STOPPED

    again = begin(world.desk, folder)

    assert (again.id, again.state) == (job.id, JobState.OPEN)
    assert len(run(world.desk, again)) == 1


def test_a_name_that_belongs_to_another_folder_is_refused(world, reader, folder, tmp_path):
    result(folder, 1, reader)
    (tmp_path / "khac").mkdir()
    world.desk.digitise.start(folder, "lan", name="Hộ tịch")

    with pytest.raises(RuleError) as refused:
        world.desk.digitise.start(tmp_path / "khac", "lan", name="Hộ tịch")

    assert refused.value.code == "digitise.other_folder"


def test_what_is_registered_counts_for_the_plan_of_the_year(world, reader, folder):
    for number in (1, 2):
        result(folder, number, reader)
    for item in run(world.desk, begin(world.desk, folder)):
        world.desk.digitise.accept(item.id, "lan")

    (line, *_) = world.desk.digitise.progress.quota()

    assert (line.field, line.done, line.plan, line.a_day) == ("", 2, 0, 0.0)


@pytest.mark.parametrize("grouping", list(Grouping))
def test_files_that_are_no_papers_are_counted_and_are_no_results(world, reader, folder, grouping):
    first = result(folder, 1, reader)
    first.rename(folder / "quet-khong-duoi")  # a picture whatever its name is
    for name in ("stack.toml", "stack.txt", "cai-dat.ini", "Thumbs.db", ".DS_Store"):
        (folder / name).write_bytes(b"ghi chu")
    job = begin(world.desk, folder, grouping)

    run(world.desk, job)

    progress = world.desk.digitise.progress(job.id)
    assert (progress.total, progress.passed_over) == (1, 5)
    assert in_state(world, ItemState.ASIDE) == []
