"""Work on pages as the view model does it: one frozen state, the real store, no widget."""

from __future__ import annotations

from pathlib import Path

from app.domain.checklist import OTHER_SLOT
from app.domain.draft import PlacedBy
from app.domain.page_view import Cleaning, PageView, box_view
from tests.fakes.inline_background import InlineBackground
from tests.ui.intake.papers import CERTIFICATE, CLERK, lay_known_papers
from tests.ui.intake.sheets import scan_sheets
from tests.use_cases.world import BIRTH, CARD, World
from ui.intake.view_model import IntakeViewModel


def deleted(model: IntakeViewModel) -> list[bool]:
    return [page.deleted for page in model.state.pages]


def test_deleting_is_taken_back_and_done_again(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 3)
    model.show_page(model.state.pages[1].id)
    model.delete_or_restore()
    assert (deleted(model), model.state.undo) == ([False, True, False], "delete")
    model.undo()
    assert (deleted(model), model.state.redo) == ([False, False, False], "delete")
    model.redo()
    assert deleted(model) == [False, True, False]


def test_everything_done_to_pages_is_taken_back_step_by_step(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.choose_procedure(BIRTH)
    scan_sheets(model, world, tmp_path, 4)
    before = model.state.pages
    model.show_page(before[0].id)
    model.rotate(1)
    model.straighten(0.5)
    model.toggle_cleaning()
    model.crop(PageView(box_view(10, 10, 200, 300)))
    model.cut_in_half()
    model.toggle_blank()
    model.move_pages([before[3].id], OTHER_SLOT, before[0].id)
    model.split_paper()
    model.delete_or_restore()
    while model.state.undo:
        model.undo()
    after = model.state.pages
    assert [p.id for p in after] == [p.id for p in before]
    for old, new in zip(before, after, strict=True):
        assert (new.slot, new.rotation, new.view, new.blank, new.deleted) == (
            old.slot,
            old.rotation,
            old.view,
            old.blank,
            old.deleted,
        )
    while model.state.redo:
        model.redo()
    assert len(model.state.pages) == 5
    assert any(page.deleted for page in model.state.pages)


def test_what_the_reader_moved_is_a_step_too(model: IntakeViewModel, world: World, tmp_path: Path):
    model.choose_procedure(BIRTH)
    lay_known_papers(world, tmp_path, CERTIFICATE)
    model.scan()
    placed = model.state.pages[0].slot
    assert model.state.undo == "reader"
    model.undo()
    assert model.state.pages[0].slot != placed
    assert model.state.pages[0].placed_by is PlacedBy.CLERK
    model.redo()
    assert model.state.pages[0].slot == placed
    assert (model.state.undo, model.state.redo) == ("reader", "")


def test_another_procedure_begins_another_history(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 1)
    model.rotate(1)
    assert model.state.undo == "rotate"
    model.choose_procedure(BIRTH)
    assert model.state.undo == ""


def test_a_draft_opens_on_the_page_looked_at_last(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 4)
    wanted = model.state.pages[1].id
    model.show_page(wanted)
    model.close()
    again = IntakeViewModel(world.desk, InlineBackground(), CLERK)
    again.open_offered()
    assert again.state.page_id == wanted


def test_looking_at_pages_is_no_step_to_take_back(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 2)
    model.turn_pages(-1)
    model.close()
    assert model.state.draft is not None and model.state.draft.shown_page == model.state.pages[0].id
    assert model.state.undo == ""


def test_two_sides_of_a_card_lie_on_one_a4_and_come_apart_again(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_sheets(model, world, tmp_path, 2)
    front, back = model.state.pages
    model.show_page(front.id)
    model.join_pages()
    sheet = model.state.page
    assert sheet is not None and sheet.made_of == (front.id, back.id)
    assert (sheet.width_px, sheet.height_px, sheet.dpi) == (2480, 3508, 300)
    assert [p.kept for p in model.state.pages] == [True, False, False]
    assert world.desk.page_picture(sheet.look).is_file()
    model.undo()
    assert [p.id for p in model.state.pages] == [front.id, back.id]


def test_one_page_alone_cannot_be_laid_together(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 1)
    model.join_pages()
    assert model.state.notice is not None and model.state.notice.error is not None
    assert model.state.notice.error.code == "page.join_two"
    model.rotate(1)
    assert model.state.notice is None


def test_a_spread_is_cut_into_left_and_right_as_it_is_read(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_sheets(model, world, tmp_path, 1)
    model.rotate(1)  # a sheet of 300 x 400 lies on its side: read as 400 x 300
    model.cut_in_half()
    left, right = model.state.pages
    assert left.view.corners == (0, 200, 300, 200, 300, 400, 0, 400)
    assert right.view.corners == (0, 0, 300, 0, 300, 200, 0, 200)
    assert right.cut_from == left.id and right.sha256 == left.sha256
    assert model.state.notice is not None
    assert model.state.notice.text == ("Đã cắt thành 2 trang: trang 1, 2, ở “chưa xếp”. Ctrl+Z để trả lại.")


def test_a_picture_with_one_paper_is_not_cut_apart(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 1)
    model.cut_papers()
    assert model.state.notice is not None and model.state.notice.error is not None
    assert model.state.notice.error.code == "page.one_paper"
    assert not model.state.working


def test_a_page_is_read_anew_as_it_is_cut(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 1)
    reads = world.reader.reads
    model.crop(PageView(box_view(0, 0, 200, 200)))
    assert world.reader.reads == reads + 1
    assert model.state.pages[0].read


def test_a_crop_of_nearly_nothing_is_refused_and_nothing_changes(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_sheets(model, world, tmp_path, 1)
    model.crop(PageView(box_view(0, 0, 8, 8)))
    assert model.state.notice is not None and model.state.notice.error is not None
    assert model.state.notice.error.code == "page.crop_small"
    assert model.state.pages[0].view == PageView() and model.state.undo == ""


def test_shadows_are_taken_off_and_come_back(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 2)
    model.toggle_cleaning()
    assert model.state.page is not None and model.state.page.view.cleaning is Cleaning.SHADOWS
    model.toggle_cleaning()
    assert model.state.page.view.whole


def test_a_page_scanned_twice_is_suspected_and_kept_when_the_clerk_says_so(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_sheets(model, world, tmp_path, 1)
    model.scan()
    assert model.state.twin == model.state.pages[0]
    model.toggle_compare()
    assert model.state.comparing
    model.dismiss_suspicion()
    assert model.state.twin is None and not model.state.comparing
    model.undo()
    assert model.state.twin == model.state.pages[0]


def test_a_dossier_with_cropped_pages_is_issued(model: IntakeViewModel, world: World, tmp_path: Path):
    model.enter_card(CARD)
    model.choose_procedure(BIRTH)
    scan_sheets(model, world, tmp_path, 1)
    model.crop(PageView((10.5, 10.2, 250.3, 12.0, 251.0, 380.0, 9.0, 381.7)))
    for requirement in model.state.preview.missing:
        model.type(f"reason.{requirement.key}", "Nộp bổ sung trong ngày")
    model.issue()
    assert model.state.issued is not None
    opened = world.desk.open_dossier(model.state.issued.dossier_id)
    assert opened.dossier.papers[0].views[0].corners == (10.5, 10.2, 250.3, 12.0, 251.0, 380.0, 9.0, 381.7)


def test_nothing_is_changed_while_the_dossier_is_being_issued(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_sheets(model, world, tmp_path, 1)
    model._set(issuing=True)
    model.rotate(1)
    assert model.state.pages[0].rotation == 0


def test_a_page_that_is_back_as_it_was_is_read_again(model: IntakeViewModel, world: World, tmp_path: Path):
    scan_sheets(model, world, tmp_path, 1)
    model.cut_in_half()
    model.undo()
    (page,) = model.state.pages
    assert page.read


def test_where_a_split_paper_went_is_told(model: IntakeViewModel, world: World, tmp_path: Path):
    model.choose_procedure(BIRTH)
    scan_sheets(model, world, tmp_path, 2)
    model.show_page(model.state.pages[1].id)
    model.split_paper()
    assert model.state.preview is not None and model.state.preview.procedure is not None
    moved = model.state.preview.procedure.requirement(model.state.pages[1].slot)
    assert moved is not None and model.state.pages[0].slot != moved.key
    assert model.state.notice is not None
    words = f"Từ trang 2 là giấy khác: đã chuyển vào “{moved.name}”. Ctrl+Z để trả lại."
    assert model.state.notice.text == words


def test_the_first_act_on_a_reopened_draft_is_taken_back(
    world: World, inline: InlineBackground, tmp_path: Path
):
    before = IntakeViewModel(world.desk, inline, CLERK)
    before.choose_procedure(BIRTH)
    scan_sheets(before, world, tmp_path, 2)
    before.rotate(1)
    before.next_citizen()

    model = IntakeViewModel(world.desk, inline, CLERK)
    model.open_offered()
    assert model.state.undo == ""
    for act, label in ((lambda: model.rotate(1), "rotate"), (model.delete_or_restore, "delete")):
        was = model.state.pages
        act()
        assert model.state.undo == label
        model.undo()
        assert model.state.pages == was and model.state.undo == ""
    model.accept_suggestion()
    model.move_page(OTHER_SLOT)
    assert model.state.undo == "move"
    model.undo()
    assert model.state.undo == ""


def test_what_the_reader_does_first_on_a_reopened_draft_is_taken_back(
    world: World, inline: InlineBackground, tmp_path: Path
):
    before = IntakeViewModel(world.desk, inline, CLERK)
    lay_known_papers(world, tmp_path, CERTIFICATE)
    before.scan()
    before.next_citizen()

    model = IntakeViewModel(world.desk, inline, CLERK)
    model.open_offered()
    model.choose_procedure(BIRTH)
    placed = model.state.pages[0].slot
    assert placed and model.state.undo == "reader"
    model.undo()
    assert model.state.pages[0].slot != placed


def test_two_sides_that_come_apart_again_say_where_they_lie(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    scan_sheets(model, world, tmp_path, 2)
    model.show_page(model.state.pages[0].id)
    model.join_pages()
    assert len([p for p in model.state.pages if p.kept]) == 1
    model.undo()
    assert model.state.notice is not None
    words = "Đã trả lại như trước khi ghép lên một tờ A4. Trang 1, 2 ở “chưa xếp”. Ctrl+Y làm lại."
    assert model.state.notice.text == words
    model.redo()
    assert model.state.notice is not None
    assert model.state.notice.text.startswith("Đã làm lại: ghép lên một tờ A4. Trang 1 ở “chưa xếp”.")
