"""Where the pages of a batch land: behind, in place of, after a separator; and what is drawn of them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.domain import draft_edits
from app.domain.draft import DraftPage, PlacedBy
from app.domain.errors import RuleError, StorageError
from app.domain.page_view import PageView, box_view
from app.domain.pages import work as page_work
from app.domain.pages.work import Landing
from app.domain.scanning.separator import separator_text
from app.ports import ScanSettings
from tests.use_cases.steps import BIRTH_NOTICE, DECLARATION, birth_draft, complete_birth, scan
from tests.use_cases.world import World, make_world, picture


def lay(world: World, *papers: int | str) -> list[DraftPage]:
    """Scan papers by number; a string is a separator sheet with that text. Returns the pages that came."""
    draft = world.desk.open_drafts()[0]
    pages: list[DraftPage] = []
    world.scanner.pictures = [
        picture(world.root / "giay", n if isinstance(n, int) else 900 + i) for i, n in enumerate(papers)
    ]
    world.scanner.separators = {i: text for i, text in enumerate(papers, start=1) if isinstance(text, str)}
    world.desk.capture(
        draft.id, world.scanner.present, ScanSettings(), Landing(), lambda _, page: pages.append(page)
    )
    return pages


def slots(world: World) -> list[str]:
    return [p.slot for p in world.desk.open_drafts()[0].pages if not p.separator]


def test_a_plain_separator_begins_the_next_paper_of_the_checklist(world):
    birth_draft(world)
    lay(world, 1, 2, separator_text(), 3)
    assert slots(world) == [DECLARATION, DECLARATION, BIRTH_NOTICE]


def test_a_separator_that_names_its_paper_is_believed_and_the_reader_moves_nothing(world):
    birth_draft(world)
    pages = lay(world, separator_text(BIRTH_NOTICE), 1, 2)
    assert slots(world) == [BIRTH_NOTICE, BIRTH_NOTICE]
    assert {p.placed_by for p in pages[1:]} == {PlacedBy.CLERK}


def test_a_separator_of_a_paper_nobody_asks_for_begins_the_next_one(world):
    birth_draft(world)
    lay(world, 1, separator_text("giay-la"), 2)
    assert slots(world) == [DECLARATION, BIRTH_NOTICE]


def test_separator_sheets_are_counted_and_never_bound(world):
    draft = birth_draft(world)
    lay(world, 1, separator_text(), 2)

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert (dossier.counts.scanned, dossier.counts.kept, dossier.counts.separators) == (3, 2, 1)
    assert dossier.page_count == 2


def test_before_a_procedure_is_chosen_a_separator_leaves_pages_to_be_placed(world):
    draft = world.desk.start_draft("lan")
    world.scanner.pictures = [picture(world.root / "giay", n) for n in (1, 2, 3)]
    world.scanner.separators = {2: separator_text()}
    after = world.desk.capture(draft.id, world.scanner.present, ScanSettings(), Landing(), lambda *_: None)
    assert [p.slot for p in after.pages] == ["", "", ""]


def test_pages_are_inserted_behind_the_one_looked_at_in_their_order(world):
    draft = birth_draft(world)
    first, last = scan(world, draft, 1, 2)
    world.scanner.pictures = [picture(world.root / "giay", n) for n in (3, 4)]
    after = world.desk.capture(
        draft.id, world.scanner.present, ScanSettings(), Landing(after=first.id), lambda *_: None
    )
    assert (after.pages[0].id, after.pages[-1].id) == (first.id, last.id)
    assert {p.slot for p in after.pages} == {DECLARATION}


def test_a_bad_scan_is_replaced_and_the_old_one_stays_as_deleted(world):
    draft = birth_draft(world)
    bad, other = scan(world, draft, 1, 2)
    world.scanner.pictures = [picture(world.root / "giay", 3)]
    after = world.desk.capture(
        draft.id, world.scanner.present, ScanSettings(), Landing(replacing=bad.id), lambda *_: None
    )
    old, new, second = after.pages
    assert (old.id, old.deleted, second.id) == (bad.id, True, other.id)
    assert new.slot == bad.slot
    assert len(after.kept_pages()) == 2


def test_the_same_sheet_scanned_twice_is_suspected_and_kept(world):
    draft = birth_draft(world)
    first, second = scan(world, draft, 1, 1)
    after = world.desk.open_drafts()[0]
    assert [p.suspicion.value for p in after.pages] == ["", "repeated"]
    assert (second.repeats, len(after.kept_pages())) == (first.id, 2)


def test_a_cropped_page_is_read_and_bound_as_it_is_seen_and_the_original_is_untouched(world):
    draft = birth_draft(world)
    laid = picture_of(world.root / "giay" / "lon.png", 400, 300)
    world.scanner.pictures = [laid]
    page = world.desk.capture(
        draft.id, world.scanner.present, ScanSettings(find_page=False), Landing(), lambda *_: None
    ).pages[-1]

    view = PageView(box_view(50, 60, 250, 260))
    world.desk.edit_draft(draft.id, lambda d: page_work.set_view(d, page.id, view))
    world.desk.recognise(draft.id, page.id)
    cut = world.desk.open_drafts()[0].pages[-1]

    drawn = cv2.imread(str(world.desk.page_picture(cut.look)), cv2.IMREAD_UNCHANGED)
    whole = cv2.imread(str(laid), cv2.IMREAD_UNCHANGED)
    assert drawn.shape[:2] == (200, 200)
    assert np.abs(drawn.astype(int) - whole[60:260, 50:250]).mean() < 8
    assert cut.read
    assert world.desk.reading_of(cut.look) is not None
    assert world.desk.page_file(page.sha256).read_bytes() == laid.read_bytes()


def test_a_drawn_picture_that_was_cleared_away_is_drawn_again(world):
    draft = birth_draft(world)
    world.scanner.pictures = [picture_of(world.root / "lon.png", 400, 300)]
    page = world.desk.capture(
        draft.id, world.scanner.present, ScanSettings(find_page=False), Landing(), lambda *_: None
    ).pages[-1]
    look = replace(page, view=PageView(box_view(0, 0, 100, 100))).look
    first = world.desk.page_picture(look).read_bytes()
    world.desk.page_picture(look).unlink()
    assert world.desk.page_picture(look).read_bytes() == first


def test_old_drawn_pictures_go_at_the_start_and_fresh_ones_stay(world):
    folder = world.desk.folder.drawn / "ab"
    folder.mkdir(parents=True)
    now = world.clock.now().timestamp()
    for name, days in (("old", 3), ("fresh", 1)):
        (folder / name).write_bytes(b"picture")
        os.utime(folder / name, (now - days * 86_400,) * 2)
    assert world.desk.sweep_pictures() == 1
    assert [path.name for path in folder.iterdir()] == ["fresh"]


def test_the_dossier_keeps_how_each_page_was_seen(world):
    draft = complete_birth(world)
    page = draft.pages[0]
    view = PageView(box_view(0, 0, 45, 45))
    grown = replace(page, width_px=60, height_px=60)
    world.desk.edit_draft(
        draft.id, lambda d: page_work.set_view(replace(d, pages=(grown, *d.pages[1:])), page.id, view)
    )
    dossier = world.desk.receive(draft.id, "lan").dossier
    again = world.desk.open_dossier(dossier.id).dossier
    assert again.papers[0].looks[0].view == replace(view, dpi=page.dpi)


def leave_on_its_way(world: World, draft_id: str, number: int) -> None:
    """A sheet a broken batch had finished and nobody took in."""
    folder = world.root / "staging" / draft_id
    folder.mkdir(parents=True, exist_ok=True)
    picture(world.root / "giay", number).rename(folder / f"lo-{number:04d}.png")


def test_what_a_broken_batch_left_is_taken_in_before_the_next_one(world):
    draft = birth_draft(world)
    leave_on_its_way(world, draft.id, 7)
    (page,) = scan(world, draft, 1)
    rescued, scanned = world.desk.open_drafts()[0].pages
    assert (rescued.slot, scanned.id) == ("", page.id)


def test_a_dossier_is_not_issued_over_a_page_nobody_has_seen(world):
    draft = complete_birth(world)
    leave_on_its_way(world, draft.id, 7)
    with pytest.raises(RuleError) as refused:
        world.desk.receive(draft.id, "lan")
    assert (refused.value.code, refused.value.facts) == ("draft.rescued", {"pages": 1})
    assert world.desk.receive(draft.id, "lan").dossier.counts.scanned == 3


def test_sheets_that_came_after_their_draft_was_put_aside_are_offered_in_a_draft_of_their_own(world):
    draft = birth_draft(world)
    world.desk.discard_draft(draft.id, "lan")
    leave_on_its_way(world, draft.id, 7)
    assert world.desk.rescue_pages() == 1
    (late,) = world.desk.open_drafts()
    assert late.id != draft.id and [page.slot for page in late.pages] == [""]
    assert world.desk.rescue_pages() == 0 and world.desk.open_drafts() == (late,)


def test_a_page_taken_for_a_separator_is_a_page_again_when_the_clerk_says_so(world):
    draft = birth_draft(world)
    _, sheet, _ = lay(world, 1, separator_text(), 2)
    said = world.desk.edit_draft(draft.id, lambda d: draft_edits.no_separator(d, sheet.id))
    assert [(p.kept, p.slot) for p in said.pages if p.id == sheet.id] == [(True, "")]
    assert world.desk.receive(draft.id, "lan").dossier.counts.kept == 3


@pytest.mark.slow
def test_a_disk_that_fills_up_in_a_batch_is_told_and_every_page_shown_stays(tiny_disk, tmp_path):
    world = make_world(tiny_disk / "quay")
    draft = birth_draft(world)
    world.scanner.pictures = [picture_of(tmp_path / f"{n}.png", 600, 500, seed=n) for n in range(12)]
    shown: list[DraftPage] = []
    with pytest.raises((StorageError, OSError)) as full:
        world.desk.capture(
            draft.id, world.scanner.present, ScanSettings(), Landing(), lambda _, page: shown.append(page)
        )
    if isinstance(full.value, StorageError):
        assert full.value.code == "disk.full"

    kept = world.desk.open_drafts()[0].pages
    assert shown
    assert [p.id for p in kept][: len(shown)] == [p.id for p in shown]
    assert all(world.desk.outbox.page_files.is_intact(p.sha256) for p in shown)
    world.desk.close()


def picture_of(path: Path, width: int, height: int, seed: int = 1) -> Path:
    """Draw grey noise, which no encoder can shrink."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).integers(0, 255, (height, width), dtype=np.uint8)
    cv2.imwrite(str(path), cv2.GaussianBlur(noise, (0, 0), 2))
    return path
