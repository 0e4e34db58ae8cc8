"""The order of pages: marked on the table, moved, split, merged, woven, inserted and replaced."""

from __future__ import annotations

from pathlib import Path

from app.domain.draft import Suspicion
from tests.ui.intake.sheets import scan_sheets
from tests.use_cases.world import BIRTH, World
from ui.intake.pages import page_groups
from ui.intake.view_model import IntakeViewModel


def deleted(model: IntakeViewModel) -> list[bool]:
    return [page.deleted for page in model.state.pages]


def test_acts_on_the_table_mean_every_marked_page(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 4)
    model.toggle_table()
    ids = [p.id for p in model.state.pages]
    model.point_at(ids[1])
    model.mark_to(ids[2])
    model.delete_or_restore()
    assert deleted(model) == [False, True, True, False]
    model.undo()
    assert deleted(model) == [False] * 4
    model.rotate(-1)
    assert [p.rotation for p in model.state.pages] == [0, 270, 270, 0]


def test_marks_grow_and_shrink_from_where_they_began(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 4)
    model.toggle_table()
    ids = [p.id for p in model.state.pages]
    model.point_at(ids[1])
    model.mark_to(ids[2])
    model.mark_to(ids[3])
    assert model.state.chosen == {ids[1], ids[2], ids[3]}
    model.mark_to(ids[2])
    model.mark_to(ids[1])
    model.mark_to(ids[0])
    assert model.state.chosen == {ids[0], ids[1]}


def test_pages_are_put_in_order_by_keys(model: IntakeViewModel, world: World, tmp_path: Path):
    model.choose_procedure(BIRTH)
    scan_sheets(model, world, tmp_path, 3)
    a, b, c = (p.id for p in model.state.pages)
    model.toggle_table()
    model.point_at(a)
    model.shift(1)
    assert page_groups.order(model.state) == (b, a, c)
    model.shift(1)
    assert page_groups.order(model.state) == (b, c, a)
    model.shift(-1)
    model.shift(-1)
    assert page_groups.order(model.state) == (a, b, c)
    model.shift_to_paper(1)
    assert model.state.pages[-1].id == a
    assert model.state.pages[-1].slot != model.state.pages[0].slot
    model.shift(-1)
    assert len({p.slot for p in model.state.pages}) == 1


def test_a_paper_is_split_and_merged_again(model: IntakeViewModel, world: World, tmp_path: Path):
    model.choose_procedure(BIRTH)
    scan_sheets(model, world, tmp_path, 3)
    model.show_page(model.state.pages[1].id)
    model.split_paper()
    first, second, third = model.state.pages
    assert first.slot != second.slot == third.slot
    model.merge_paper()
    assert len({p.slot for p in model.state.pages}) == 1


def test_two_passes_are_woven(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path / "mat-truoc", 2)
    fronts = [p.id for p in model.state.pages]
    scan_sheets(model, world, tmp_path / "mat-sau", 2)
    backs = [p.id for p in model.state.pages[2:]]
    model.interleave()
    assert [p.id for p in model.state.pages] == [fronts[0], backs[1], fronts[1], backs[0]]


def test_the_next_batch_is_inserted_behind_the_page_or_takes_its_place(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_sheets(model, world, tmp_path / "a", 3)
    a, b, c = (p.id for p in model.state.pages)
    model.show_page(a)
    model.land_next("insert")
    scan_sheets(model, world, tmp_path / "b", 1)
    assert [p.id for p in model.state.pages][::2][:2] == [a, b]
    model.show_page(c)
    model.land_next("replace")
    scan_sheets(model, world, tmp_path / "c", 1)
    gone = next(p for p in model.state.pages if p.id == c)
    assert gone.deleted and model.state.landing_mode == ""
    assert "replace" in [step.label for step in model._lane.history.past]


def test_undoing_a_replaced_page_takes_the_new_one_out_and_redo_brings_it_back(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_sheets(model, world, tmp_path / "a", 2)
    old = model.state.pages[0].id
    model.show_page(old)
    model.land_next("replace")
    scan_sheets(model, world, tmp_path / "b", 1)
    new = model.state.pages[1]
    assert new.suspicion is Suspicion.NONE  # the same sheet once more is what was wanted

    model.undo()
    deleted = {p.id for p in model.state.pages if p.deleted}
    assert (deleted, len(model.state.pages)) == ({new.id}, 3)
    model.redo()
    assert {p.id for p in model.state.pages if p.deleted} == {old}


def test_who_works_on_a_page_is_not_led_to_another_when_all_is_read(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_sheets(model, world, tmp_path, 3)
    last = model.state.pages[-1].id
    model.point_at(last)
    model._page_chosen = False  # as when a batch has just arrived
    model.cut_in_half()
    assert model.state.page_id == last
    assert all(page.read for page in model.state.pages)
