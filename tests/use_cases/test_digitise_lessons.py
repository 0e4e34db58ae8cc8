"""Back files teach the desk its kinds of paper, by the same switch and in the same store as the intake."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.back_files.job import DigitisedItem
from app.domain.papers.document_type import TypeSuggestion
from app.domain.papers.evidence import FieldReading
from tests.use_cases.back_files import FormReader, begin, result, run
from tests.use_cases.test_lessons import FORM
from tests.use_cases.world import World, picture

EXTRACT = "trich_luc_khai_tu"
DECEASED = FieldReading("deceased_full_name", "Nguyễn Văn Mẫu", 95.0, (1, 1, 10, 5))


def old_form(folder: Path, number: int, reader: FormReader) -> Path:
    """An old form no title of the packs tells."""
    path = picture(folder, number)
    reader.texts[path.read_bytes()] = FORM
    reader.fields_as = {EXTRACT: (DECEASED,)}
    return path


def read(world: World, folder: Path) -> DigitisedItem:
    """Read what is new in the folder; return the last result."""
    return run(world.desk, begin(world.desk, folder))[-1]


def corrected(world: World, reader: FormReader, folder: Path, number: int) -> None:
    """One more old form is read, and the clerk says what it is."""
    old_form(folder, number, reader)
    world.desk.digitise.correct.kind(read(world, folder).id, EXTRACT, "lan")


def switched_off(world: World) -> None:
    settings = world.desk.saved.now
    world.desk.saved.now = replace(settings, reader=replace(settings.reader, learning=False))


def test_after_a_correction_the_next_page_of_that_kind_is_told_with_its_values(world, reader, folder):
    old_form(folder, 1, reader)
    assert read(world, folder).kind == ""
    corrected(world, reader, folder, 2)

    old_form(folder, 3, reader)
    once = read(world, folder)
    world.desk.digitise.correct.kind(once.id, EXTRACT, "lan")
    old_form(folder, 4, reader)
    twice = read(world, folder)

    assert (once.kind, once.kind_by, once.suggestion.score < 0.8) == (EXTRACT, "", True)
    assert once.value("deceased_full_name") == "Nguyễn Văn Mẫu"
    assert (twice.kind, twice.suggestion.score >= 0.8) == (EXTRACT, True)
    assert twice.suggestion.reason == "như những trang cán bộ đã xếp"
    assert world.desk.lessons.counts() == {EXTRACT: 2}


def test_another_word_on_the_same_result_takes_the_place_of_the_first(world, reader, folder):
    corrected(world, reader, folder, 1)
    (line,) = world.desk.digitise.queue()

    world.desk.digitise.correct.kind(line.item.id, "giay_khai_sinh", "lan")

    assert world.desk.lessons.counts() == {"giay_khai_sinh": 1}


def test_registering_a_doubtful_kind_agrees_with_it_and_teaches(world, reader, folder):
    path = result(folder, 1, reader)
    reader.texts[path.read_bytes()] = FORM
    reader.guess = TypeSuggestion("giay_khai_sinh", 0.6, "chữ trên giấy")

    world.desk.digitise.accept(read(world, folder).id, "lan")

    assert world.desk.lessons.counts() == {"giay_khai_sinh": 1}


def test_registering_a_sure_kind_teaches_nothing(world, reader, folder):
    path = result(folder, 1, reader)
    reader.texts[path.read_bytes()] = FORM

    world.desk.digitise.accept(read(world, folder).id, "lan")

    assert world.desk.lessons.counts() == {}


def test_switched_off_nothing_is_kept_and_nothing_used(world, reader, folder):
    corrected(world, reader, folder, 1)
    switched_off(world)

    corrected(world, reader, folder, 2)
    old_form(folder, 3, reader)

    assert read(world, folder).kind == ""
    assert world.desk.lessons.counts() == {EXTRACT: 1}
