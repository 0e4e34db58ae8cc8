"""Scanning with profiles: what each batch is asked for, where it lands, and what is told once it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain import draft_edits
from app.domain.draft import DraftPage
from app.domain.errors import DeskError
from app.domain.pages import work as page_work
from app.domain.pages.counts import page_counts
from app.ports import ColourMode, PrintState, ScannerDevice, ScanSource
from app.settings import DeviceSettings, Settings
from app.training.folder_printer import FolderPrinter
from tests.fakes.inline_background import InlineBackground
from tests.ui.intake.papers import CERTIFICATE, CLERK, FORM, lay_on_scanner
from tests.use_cases.world import BIRTH, World, make_world, picture
from ui.intake.papers.paper_panel import PaperPanel
from ui.intake.scanning.profile_bar import ProfileBar
from ui.intake.state import IntakeState, Picking
from ui.intake.view_model import IntakeViewModel

OFFICE = ScannerDevice(
    "sane",
    "may",
    "Máy quầy",
    (ScanSource.FLATBED, ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX),
    (200, 300, 600),
    (ColourMode.COLOUR, ColourMode.GREY),
)
CARD_KEY, TWO_PASSES_KEY = 5, 7
T = TypeVar("T")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(
        tmp_path / "quay", Settings(devices=DeviceSettings(source="feeder", scanner="sane:may"))
    )
    made.scanner.present = OFFICE
    yield made
    made.desk.close()


@pytest.fixture
def model(world: World, inline: InlineBackground) -> IntakeViewModel:
    return IntakeViewModel(world.desk, inline, CLERK)


def slot_of(model: IntakeViewModel, kind: str) -> str:
    assert model.state.preview is not None and model.state.preview.procedure is not None
    return next(r.key for r in model.state.preview.procedure.requirements if r.kind == kind)


def told(model: IntakeViewModel) -> str:
    return model.state.notice.text if model.state.notice else ""


def test_f4_scans_the_marked_paper_as_its_kind_wants(model: IntakeViewModel, world: World, tmp_path: Path):
    lay_on_scanner(world, tmp_path, 1)
    model.choose_procedure(BIRTH)
    model.choose_slot(slot_of(model, FORM))
    model.scan()
    assert (world.scanner.asked[0].source, world.scanner.asked[0].colour) == (
        ScanSource.FEEDER_DUPLEX,
        ColourMode.COLOUR,
    )


def test_what_f4_will_do_is_told_before_it_is_pressed(model: IntakeViewModel):
    model.choose_procedure(BIRTH)
    model.choose_slot(slot_of(model, CERTIFICATE))
    assert model.plan(model.state).source is ScanSource.FEEDER
    assert model.plan(model.state).width_mm == 0


def test_a_profile_key_scans_and_f4_goes_on_with_that_profile(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 1)
    model.scan_with(4)
    model.scan()
    assert [asked.source for asked in world.scanner.asked] == [ScanSource.FLATBED] * 2
    assert model.state.profile.id == "mat-kinh"


def test_a_key_without_a_profile_does_nothing(model: IntakeViewModel, world: World):
    model.scan_with(9)
    assert (world.scanner.asked, model.state.scanning) == ([], False)


def test_flatbed_feeder_and_duplex_mix_in_one_dossier(model: IntakeViewModel, world: World, tmp_path: Path):
    lay_on_scanner(world, tmp_path, 1)
    for key in (4, 2, 3):
        model.scan_with(key)
    assert [asked.source for asked in world.scanner.asked] == [
        ScanSource.FLATBED,
        ScanSource.FEEDER,
        ScanSource.FEEDER_DUPLEX,
    ]
    assert len(model.state.pages) == 3


def test_the_source_is_turned_for_the_next_batch_alone(model: IntakeViewModel, world: World, tmp_path: Path):
    lay_on_scanner(world, tmp_path, 1)
    model.next_source()
    model.scan()
    model.scan()
    assert [asked.source for asked in world.scanner.asked] == [ScanSource.FEEDER_DUPLEX, ScanSource.FEEDER]


def test_a_named_scanner_is_asked_without_listing_all_the_others(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 1)
    model.scan()
    model.scan()
    assert world.scanner.listed == 0


def test_a_named_scanner_that_is_gone_is_told_and_another_may_be_chosen(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 1)
    world.scanner.present = replace(OFFICE, id="khac", name="Máy khác")
    model.scan()
    assert model.state.notice is not None and model.state.notice.error is not None
    assert (model.state.notice.error.code, model.state.notice.other) == ("ui.scanner_away", "device")

    model.go_other()
    assert model.state.picking is Picking.DEVICE
    model.picked("sane:khac")
    model.scan()
    assert len(model.state.pages) == 1


def test_an_empty_feeder_offers_the_glass(model: IntakeViewModel, world: World, tmp_path: Path):
    lay_on_scanner(world, tmp_path, 1)
    world.scanner.fails = "scanner.feeder_empty"
    model.scan()
    assert model.state.notice is not None and model.state.notice.other == "glass"

    model.go_other()
    assert world.scanner.asked[-1].source is ScanSource.FLATBED
    assert len(model.state.pages) == 1


def test_a_scanner_without_glass_offers_none(model: IntakeViewModel, world: World):
    world.scanner.present = replace(OFFICE, sources=(ScanSource.FEEDER,))
    world.scanner.fails = "scanner.feeder_empty"
    model.scan()
    assert model.state.notice is not None
    assert (model.state.notice.retry, model.state.notice.other) == ("scan", "")


def test_both_sides_of_a_card_come_to_lie_on_one_a4_and_come_apart_by_undo(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    world.scanner.pictures = [picture(tmp_path, 1)]
    model.scan_with(CARD_KEY)
    assert "Lật thẻ" in told(model)
    world.scanner.pictures = [picture(tmp_path, 2)]
    model.scan()

    assert model.state.draft is not None
    (sheet,) = model.state.draft.kept_pages()
    assert len(sheet.made_of) == 2
    assert "Ctrl+Z" in told(model)
    assert model.state.profile.id == "theo-loai-giay"

    model.undo()
    assert [len(p.made_of) for p in model.state.draft.kept_pages()] == [0, 0]


class BesideTheClerk(InlineBackground):
    """A background beside which the clerk does one thing, once, as soon as a picture has been made."""

    meanwhile: Callable[[], object] | None = None

    def device(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        def answered(value: T) -> None:
            if isinstance(value, DraftPage):
                act, self.meanwhile = self.meanwhile, None
                if act is not None:
                    act()
            done(value)

        super().device(owner, job, answered, failed)


def test_a_side_turned_while_the_card_is_being_laid_lies_there_as_it_was_turned(
    world: World, qapp: QApplication, tmp_path: Path
):
    beside = BesideTheClerk()
    model = IntakeViewModel(world.desk, beside, CLERK)
    world.scanner.pictures = [picture(tmp_path, 1)]
    model.scan_with(CARD_KEY)
    assert model.state.draft is not None
    front = model.state.draft.pages[0]
    turned = partial(draft_edits.rotate_page, page_id=front.id, quarter_turns=1)

    def turn() -> None:
        model._lane.edit(turned)

    world.scanner.pictures = [picture(tmp_path, 2)]
    beside.meanwhile = turn
    model.scan()
    (sheet,) = model.state.draft.kept_pages()
    sides = [p for p in model.state.draft.pages if p.id in sheet.made_of]
    assert [p.rotation for p in sides] == [90, 0]
    assert sheet.sha256 == world.desk.join_pages(sides).sha256


def test_both_sides_from_a_duplex_feeder_are_laid_at_once(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 2)
    model.choose_profile("the-can-cuoc")
    model.next_source()
    model.scan()
    assert model.state.draft is not None
    assert [len(p.made_of) for p in model.state.draft.kept_pages()] == [2]


def test_two_passes_are_woven_fronts_and_backs_in_turn(model: IntakeViewModel, world: World, tmp_path: Path):
    world.scanner.pictures = [picture(tmp_path, n) for n in (1, 3)]
    model.scan_with(TWO_PASSES_KEY)
    assert "Lật nguyên xấp" in told(model)
    fronts = [p.id for p in model.state.pages]
    world.scanner.pictures = [picture(tmp_path, n) for n in (4, 2)]
    model.scan()

    assert [model.state.pages[0].id, model.state.pages[2].id] == fronts
    assert model.state.profile.id == "theo-loai-giay"
    model.undo()
    assert [p.id for p in model.state.pages][:2] == fronts


def test_a_pass_that_jams_goes_on_and_is_woven_whole(model: IntakeViewModel, world: World, tmp_path: Path):
    world.scanner.pictures = [picture(tmp_path, n) for n in (1, 3, 5)]
    world.scanner.jams_after = 2
    model.scan_with(TWO_PASSES_KEY)
    assert model.state.notice is not None and model.state.notice.retry == "scan"
    world.scanner.pictures, world.scanner.jams_after = [picture(tmp_path, 5)], None
    model.scan()
    assert "Đã nhận 3 mặt trước" in told(model)

    fronts = [p.id for p in model.state.pages]
    world.scanner.pictures, world.scanner.jams_after = [picture(tmp_path, n) for n in (6, 4)], 1
    model.scan()
    world.scanner.pictures, world.scanner.jams_after = [picture(tmp_path, n) for n in (4, 2)], None
    model.scan()
    assert [p.id for p in model.state.pages][::2] == fronts
    assert "3 tờ hai mặt" in told(model)


def test_a_pass_that_jammed_on_its_last_sheet_ends_with_the_empty_feeder(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 3)
    world.scanner.jams_after = 2
    model.scan_with(TWO_PASSES_KEY)
    world.scanner.fails = "scanner.feeder_empty"
    model.scan()
    assert "Đã nhận 2 mặt trước" in told(model)


def test_an_empty_feeder_before_the_second_pass_ends_nothing(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 2)
    model.scan_with(TWO_PASSES_KEY)
    world.scanner.fails = "scanner.feeder_empty"
    model.scan()
    world.scanner.pictures = [picture(tmp_path, n) for n in (8, 9)]
    model.scan()
    assert "2 tờ hai mặt" in told(model)


def test_a_pass_the_clerk_stops_goes_on_with_f4(model: IntakeViewModel, world: World, tmp_path: Path):
    lay_on_scanner(world, tmp_path, 2)
    stopping = model._scan.page_arrived.connect(lambda _: model.cancel_scan())
    model.scan_with(TWO_PASSES_KEY)
    assert "lượt này mới nhận 1 trang" in told(model)
    model._scan.page_arrived.disconnect(stopping)
    world.scanner.pictures = [picture(tmp_path, 7)]
    model.scan()
    assert "Đã nhận 2 mặt trước" in told(model)


def test_two_passes_that_do_not_match_are_told_with_both_counts(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 2)
    model.scan_with(TWO_PASSES_KEY)
    world.scanner.pictures = [picture(tmp_path, 9)]
    model.scan()
    assert model.state.notice is not None and model.state.notice.error is not None
    assert model.state.notice.error.facts == {"fronts": 2, "backs": 1}


def test_a_side_that_was_deleted_waits_for_no_other(model: IntakeViewModel, world: World, tmp_path: Path):
    world.scanner.pictures = [picture(tmp_path, 1)]
    model.scan_with(CARD_KEY)
    model.delete_or_restore()
    world.scanner.pictures = [picture(tmp_path, 2)]
    model.scan()
    assert model.state.draft is not None
    assert [len(p.made_of) for p in model.state.draft.kept_pages()] == [0]


def test_a_sheet_too_few_is_told_after_the_batch(model: IntakeViewModel, world: World, tmp_path: Path):
    lay_on_scanner(world, tmp_path, 2)
    model.set_expected(3)
    model.scan()
    assert "Dự kiến 3 trang, đã nhận 2: còn thiếu 1" in told(model)
    lay_on_scanner(world, tmp_path / "sau", 1)
    model.scan()
    assert told(model) == "Đủ 3 trang như dự kiến."
    lay_on_scanner(world, tmp_path / "nua", 1)
    model.scan()
    assert "thừa 1" in told(model)


def test_a_batch_stopped_by_the_clerk_says_what_came(model: IntakeViewModel, world: World, tmp_path: Path):
    lay_on_scanner(world, tmp_path, 3)
    model._scan.page_arrived.connect(lambda _: model.cancel_scan())
    model.scan()
    assert told(model) == "Đã dừng: 1 trang đã nhận."
    assert len(model.state.pages) == 1


def test_pages_land_behind_the_one_shown_or_in_its_place(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 2)
    model.scan()
    first, second = (p.id for p in model.state.pages)
    model.show_page(first)
    model.land_next("insert")
    world.scanner.pictures = [picture(tmp_path, 7)]
    model.scan()
    assert [model.state.pages[0].id, model.state.pages[2].id] == [first, second]

    model.show_page(second)
    model.land_next("replace")
    world.scanner.pictures = [picture(tmp_path, 8)]
    model.scan()
    assert next(p for p in model.state.pages if p.id == second).deleted
    assert model.state.landing_mode == ""


def test_the_expected_sides_stay_with_the_dossier(model: IntakeViewModel, world: World, tmp_path: Path):
    lay_on_scanner(world, tmp_path, 2)
    model.set_expected(2)
    model.scan()
    draft = world.desk.open_drafts()[0]
    assert (page_counts(draft).expected, page_counts(draft).short) == (2, 0)
    assert page_work.set_expected(draft, 0).expected_pages == 0


def test_separators_are_printed_for_the_papers_that_apply(model: IntakeViewModel, world: World):
    model.print_separators()
    lay = "Đặt mỗi tờ trước giấy ghi trên đó rồi quét cả xấp."
    assert told(model) == f"Máy in “khay” đã in xong 1 tờ ngăn. {lay}"
    model.choose_procedure(BIRTH)
    assert model.state.preview is not None
    applying = sum(line.applies for line in model.state.preview.checklist)
    model.print_separators()
    assert told(model) == f"Máy in “khay” đã in xong {applying} tờ ngăn. {lay}"


@pytest.mark.slow
def test_what_is_told_of_separators_follows_the_printer(model: IntakeViewModel, world: World, qtbot: QtBot):
    world.printer.end = PrintState.WAITING
    model.print_separators()
    assert told(model).startswith("Đang in 1 tờ ngăn ở máy in “khay”…")
    world.printer.end = PrintState.PRINTED
    qtbot.waitUntil(lambda: told(model).startswith("Máy in “khay” đã in xong 1 tờ ngăn."))
    world.printer.end = PrintState.FAILED
    model.print_separators()
    assert "báo in 1 tờ ngăn không thành" in told(model)


def test_a_folder_that_stands_for_a_printer_says_where_the_file_is(
    world: World, inline: InlineBackground, tmp_path: Path
):
    folder = tmp_path / "may-in-ao"
    desk = replace(
        world.desk,
        edges=replace(world.desk.edges, printer=FolderPrinter(folder)),
        print_separators=replace(world.desk.print_separators, printer=FolderPrinter(folder)),
    )
    model = IntakeViewModel(desk, inline, CLERK)
    model.print_separators()
    saved = f"Đã lưu 1 tờ ngăn vào thư mục {folder}, tệp 00001.pdf; chưa ra giấy. Mở tệp đó để xem hoặc in."
    assert told(model).startswith(saved)
    assert (folder / "00001.pdf").exists()


def test_the_profile_stays_from_form_to_form(model: IntakeViewModel, world: World):
    model.choose_profile("mat-kinh")
    model.next_citizen()
    assert model.state.profile.id == "mat-kinh"


def test_a_profile_saved_meanwhile_is_scanned_with_when_the_intake_is_shown_again(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 1)
    model.choose_profile("mat-kinh")
    settings = world.desk.saved.now
    finer = tuple(replace(p, dpi=600) if p.id == "mat-kinh" else p for p in settings.profiles)
    world.desk.save_settings(replace(settings, profiles=finer), CLERK)
    model.take_profiles()
    model.scan()
    assert (model.state.profile.id, world.scanner.asked[0].dpi) == ("mat-kinh", 600)


def test_a_profile_deleted_meanwhile_leaves_the_first_one(model: IntakeViewModel, world: World):
    model.choose_profile("mat-kinh")
    settings = world.desk.saved.now
    without_it = tuple(p for p in settings.profiles if p.id != "mat-kinh")
    world.desk.save_settings(replace(settings, profiles=without_it), CLERK)
    model.take_profiles()
    assert model.state.profile == settings.profiles[0]


def test_while_a_batch_runs_nothing_is_said_of_the_one_after_it(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 2)
    model.choose_procedure(BIRTH)
    bar, panel = ProfileBar(model, lambda: None), PaperPanel(model, "vi", lambda: None)
    first = model.state.target
    seen: list[tuple[bool, str, str]] = []

    def look(state: IntakeState) -> None:
        bar.draw(state)
        panel.draw(state)
        if state.scanning and state.arrived == 2:
            row = panel.list.rows[state.target]
            seen.append((bar.plan.isHidden(), state.target, row.icon.accessibleName()))

    model.changed.connect(look)
    model.scan()
    assert set(seen) == {(True, first, "đã có")}
    assert model.state.target != first
    assert not bar.plan.isHidden()
