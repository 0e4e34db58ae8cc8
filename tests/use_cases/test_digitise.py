"""Back files become registered results: nothing is lost, nothing twice, nothing without a person."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from time import sleep

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from sqlalchemy import func, select

from app.domain.digitising import Grouping, ItemState, JobState, Likeness
from app.domain.errors import DeviceError, RuleError
from app.domain.evidence import Source
from app.domain.person import Person
from app.ports import ScanSettings
from app.store import digitising, records
from app.store.schema import kept_papers
from scanner.files import pages_of
from tests.use_cases.back_files import FormReader, begin, birth_fields, in_state, result, run
from tests.use_cases.world import World, make_world, picture


@pytest.fixture
def world(tmp_path) -> Iterator[World]:
    made = make_world(tmp_path / "quay")
    yield made
    made.desk.close()


@pytest.fixture
def reader(world) -> FormReader:
    reading = FormReader({})
    object.__setattr__(world.desk.digitise.lane.work.read, "reader", reading)
    return reading


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "ket-qua-cu"


def registered(world: World) -> int:
    with world.desk.database.read() as db:
        return int(db.execute(select(func.count()).select_from(kept_papers)).scalar_one())


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


def test_what_a_person_accepts_is_registered_under_its_owner_with_who_and_when(world, reader, folder):
    result(folder, 7, reader)
    (item,) = run(world.desk, begin(world.desk, folder))

    kept = world.desk.digitise.accept(item.id, "lan")

    assert (kept.state, kept.decided_by) == (ItemState.KEPT, "lan")
    assert kept.kept_paper == "038201000007.KQ.G15.000031.7/2001.01"
    assert {fact.accepted_by for fact in kept.facts} == {"lan"}
    assert world.desk.digitise.queue() == ()
    assert registered(world) == 1


def test_a_result_is_registered_once_however_often_it_is_accepted(world, reader, folder):
    result(folder, 7, reader)
    (item,) = run(world.desk, begin(world.desk, folder))
    world.desk.digitise.accept(item.id, "lan")

    with pytest.raises(RuleError) as refused:
        world.desk.digitise.accept(item.id, "lan")

    assert refused.value.code == "digitise.decided"
    assert registered(world) == 1


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
    (folder / "ghi-chu.txt").write_text("không phải ảnh")
    (folder / "cut.png").write_bytes((folder / "trang-1.png").read_bytes()[:60])
    (folder / "Thumbs.db").write_bytes(b"x")

    run(world.desk, begin(world.desk, folder))

    aside = {item.source: item.reason.code for item in in_state(world, ItemState.ASIDE)}
    assert aside == {"ghi-chu.txt": "file.not_an_image", "cut.png": "file.damaged"}
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


def test_the_same_file_twice_is_shown_as_a_twin_and_is_not_sure(world, reader, folder):
    first = result(folder, 1, reader)
    shutil.copy(first, folder / "ban-sao.png")

    run(world.desk, begin(world.desk, folder))

    lines = world.desk.digitise.queue()
    assert sorted(line.sure for line in lines) == [False, True]
    (twin,) = [t for line in lines for t in line.item.twins]
    assert twin.likeness is Likeness.SAME_FILE


def test_another_scan_of_the_same_number_of_the_same_owner_is_a_twin(world, reader, folder):
    result(folder, 1, reader)
    other = picture(folder, 2)
    reader.said[other.read_bytes()] = birth_fields(1)

    run(world.desk, begin(world.desk, folder))

    twins = [line.item.twins for line in world.desk.digitise.queue()]
    assert [[t.likeness for t in found] for found in twins] == [[], [Likeness.SAME_NUMBER]]


def test_the_same_number_of_another_owner_is_no_twin(world, reader, folder):
    result(folder, 1, reader)
    other = result(folder, 2, reader)
    reader.said[other.read_bytes()] = tuple(
        f if f.name != "document_number" else birth_fields(1)[3] for f in birth_fields(2)
    )

    run(world.desk, begin(world.desk, folder))

    assert [line.item.twins for line in world.desk.digitise.queue()] == [(), ()]


def test_a_paper_the_store_came_to_hold_meanwhile_is_shown_before_it_is_kept_again(world, reader, folder):
    result(folder, 1, reader)
    other = picture(folder, 2)
    reader.said[other.read_bytes()] = birth_fields(1)
    first, second = run(world.desk, begin(world.desk, folder))
    world.desk.digitise.correct.value(second.id, "document_number", "9/2001", "lan")
    world.desk.digitise.accept(first.id, "lan")
    world.desk.digitise.correct.value(second.id, "document_number", "1/2001", "lan")

    with pytest.raises(RuleError) as told:
        world.desk.digitise.accept(second.id, "lan")
    assert told.value.code == "digitise.kept_before"
    assert registered(world) == 1

    kept = world.desk.digitise.accept(second.id, "lan")
    assert kept.kept_paper.endswith(".02")


def test_the_owner_without_a_number_is_found_by_name_and_birth_date_but_must_be_looked_at(
    world, reader, folder
):
    path = result(folder, 1, reader)
    reader.said[path.read_bytes()] = tuple(f for f in birth_fields(1) if f.name != "id_number")
    known = Person("NGUYỄN VĂN B1", "038201099999", birth_date=date(2001, 3, 2))
    with world.desk.database.write() as db:
        records.remember_person(db, known, world.clock.now())

    run(world.desk, begin(world.desk, folder))

    (line,) = world.desk.digitise.queue()
    assert line.item.owner.id_number == "038201099999"
    assert [f.source for f in line.item.facts if f.name == "id_number"] == [Source.EARLIER]
    assert not line.sure


def test_a_result_without_an_owner_is_not_registered(world, reader, folder):
    path = result(folder, 1, reader)
    reader.said[path.read_bytes()] = birth_fields(1)[3:]
    (item,) = run(world.desk, begin(world.desk, folder))

    with pytest.raises(RuleError) as refused:
        world.desk.digitise.accept(item.id, "lan")

    assert refused.value.code == "digitise.no_owner"
    assert registered(world) == 0


def test_only_sure_results_are_accepted_in_bulk(world, reader, folder):
    result(folder, 1, reader)
    result(folder, 2, reader, confidence=40.0)
    items = run(world.desk, begin(world.desk, folder))

    done = world.desk.digitise.accept.all_sure([item.id for item in items], "lan")

    assert [item.source for item in done] == ["trang-1.png"]
    assert [line.item.source for line in world.desk.digitise.queue()] == ["trang-2.png"]


def test_a_corrected_value_keeps_what_was_read_and_who_corrected_it(world, reader, folder):
    result(folder, 1, reader, confidence=40.0)
    (item,) = run(world.desk, begin(world.desk, folder))

    item = world.desk.digitise.correct.value(item.id, "full_name", "Nguyễn Văn Mẫu", "lan")

    (fact,) = [f for f in item.facts if f.name == "full_name"]
    assert (fact.value, fact.read, fact.source, fact.accepted_by) == (
        "Nguyễn Văn Mẫu",
        "Nguyễn Văn B1",
        Source.TYPED,
        "lan",
    )


def test_what_was_put_aside_or_called_a_copy_can_be_taken_back(world, reader, folder):
    result(folder, 1, reader)
    (item,) = run(world.desk, begin(world.desk, folder))
    correct = world.desk.digitise.correct

    with pytest.raises(RuleError) as refused:
        correct.put_aside(item.id, "  ", "lan")
    assert refused.value.code == "digitise.no_reason"

    correct.put_aside(item.id, "mờ, tìm bản gốc", "lan")
    assert [i.reason.words for i in in_state(world, ItemState.ASIDE)] == ["mờ, tìm bản gốc"]
    correct.back_to_check(item.id)
    correct.duplicate(item.id, "lan")
    assert correct.back_to_check(item.id).state is ItemState.TO_CHECK


@pytest.mark.slow
def test_papers_of_a_stack_are_parted_by_separator_sheets_wherever_the_work_was_cut(world, reader, folder):
    lay_stack(world, folder, "pp|p|ppp|")
    job = begin(world.desk, folder, Grouping.SEPARATORS)
    asked = iter([False] * 5 + [True] * 99)

    cut = run(world.desk, job, lambda: next(asked))
    for item in run(world.desk, job):
        cut.append(item)
    everything = cut + run(world.desk, job)

    assert [len(item.kept_pages) for item in everything] == [2, 1, 3]
    assert world.desk.digitise.progress(job.id).counts == {"to_check": 3}


def test_a_long_file_of_a_stack_is_left_at_once_and_gone_on_with(world, reader, folder):
    folder.mkdir()
    first, *others = [Image.new("L", (300, 400), 150 + 10 * n) for n in range(6)]
    first.save(folder / "mot-tap.pdf", save_all=True, append_images=others)
    object.__setattr__(world.desk.digitise.lane.work.stack.sheets_of, "render_pdf", pages_of)
    job = begin(world.desk, folder, Grouping.SEPARATORS)

    def two_sides_are_here() -> bool:
        with world.desk.database.read() as db:
            return sum(len(i.pages) for i in digitising.items_in(db, (ItemState.FED,), job.id)) >= 2

    assert run(world.desk, job, two_sides_are_here) == []
    with world.desk.database.read() as db:
        (left,) = digitising.items_in(db, (ItemState.FED,), job.id)
    assert len(left.pages) == 2

    (whole,) = run(world.desk, job)
    assert [page.staged for page in whole.pages] == [f"mot-tap.pdf#{n}" for n in range(1, 7)]


def lay_stack(world: World, folder: Path, pattern: str) -> None:
    """Lay pages (p) and printed separator sheets (|) into a folder, as a copier leaves them."""
    folder.mkdir(parents=True)
    sheet = folder.parent / "to-ngan.pdf"
    world.desk.draw_separators("", sheet)
    for number, sign in enumerate(pattern, start=1):
        out = folder / f"quet-{number}.png"
        if sign == "p":
            page = Image.new("L", (1240, 1754), 245)
            pen = ImageDraw.Draw(page)
            for line in range(20):
                pen.text((120, 150 + 60 * line), f"KET QUA {number} DONG {line}", fill=20, font_size=34)
            page.save(out, dpi=(150, 150))
        else:
            with pypdfium2.PdfDocument(sheet) as document:
                drawn = document[0].render(scale=150 / 72, grayscale=True).to_pil()
            drawn.save(out, dpi=(150, 150))


def test_fed_papers_are_parted_and_a_jam_leaves_the_paper_open(world, reader, tmp_path):
    job = world.desk.digitise.start(None, "lan", name="Tủ hộ tịch 2001")
    pages = [result(tmp_path / "giay", n, reader) for n in range(1, 7)]
    world.scanner.pictures = pages[:4]
    world.scanner.separators = {2: "QMC:NGAN"}
    world.scanner.jams_after = 3
    feed = world.desk.digitise.feed

    with pytest.raises(DeviceError):
        feed(job.id, world.scanner.present, ScanSettings(), lambda: None)
    world.scanner.jams_after, world.scanner.separators = None, {}
    world.scanner.pictures = pages[4:]
    feed(job.id, world.scanner.present, ScanSettings(), lambda: None)
    done = run(world.desk, job)

    assert [len(item.kept_pages) for item in done] == [1, 3]


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
