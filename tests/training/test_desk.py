"""A training desk: whole, repeatable, and never in the folder of a real desk."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import RuleError, StorageError
from app.domain.scanning.faults import VIRTUAL_SCANNERS
from app.settings import Settings
from app.settings_file import load_settings, save_settings
from app.training.citizens import load_commune
from app.training.desk import SETTINGS, TrainingWorld, prepare_training
from app.training.stacks import STACKS, TWO_CARDS_STACK, lay_stacks, stacks_in

pytestmark = pytest.mark.slow  # draws whole pages or starts child processes

NOW = datetime.fromisoformat("2026-11-20T08:00:00+07:00")


class StoppedClock:
    """A Clock that stands still until it is set."""

    def __init__(self, now: datetime = NOW) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, TrainingWorld]:
    folder = tmp_path_factory.mktemp("tap-huan")
    return folder, prepare_training(folder, StoppedClock())


def test_the_folder_of_a_real_desk_is_refused_and_left_as_it_was(tmp_path: Path):
    save_settings(tmp_path / SETTINGS, Settings())
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(RuleError) as refused:
        prepare_training(tmp_path, StoppedClock())

    assert refused.value.code == "training.real_desk"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("trace", ["quay.db", "pages", "keys", "receipts"])
def test_a_real_desk_on_defaults_without_a_settings_file_is_refused_too(tmp_path: Path, trace: str):
    (tmp_path / trace).mkdir()

    with pytest.raises(RuleError, match=r"training\.real_desk"):
        prepare_training(tmp_path, StoppedClock())

    assert [path.name for path in tmp_path.iterdir()] == [trace]


def test_a_folder_that_cannot_be_made_is_a_storage_error(tmp_path: Path):
    (tmp_path / "tep").write_text("không phải thư mục", encoding="utf-8")

    with pytest.raises(StorageError) as failed:
        prepare_training(tmp_path / "tep" / "tap-huan", StoppedClock())

    assert failed.value.code == "training.folder"


def test_a_stack_lists_its_papers_in_feeder_order_for_the_scanner(tmp_path: Path):
    commune = load_commune(NOW.date())
    plan = next(plan for plan in STACKS if plan.name == "khuyet-tat")

    lay_stacks(tmp_path, commune, [plan])

    listed = (tmp_path / "khuyet-tat" / "stack.txt").read_text(encoding="utf-8").splitlines()
    assert listed == [
        "# Xác định mức độ khuyết tật",
        "01-don_de_nghi_xac_dinh_khuyet_tat.jpg",
        "02-the_can_cuoc.jpg",
    ]
    assert all((tmp_path / "khuyet-tat" / name).is_file() for name in listed[1:])


def test_the_birth_stack_is_what_a_mother_brings_and_holds_a_blank_side(tmp_path: Path):
    birth = stacks_in(tmp_path, load_commune(NOW.date()))[0]

    assert (birth.procedure, birth.applicant) == ("1.001193", "mau")
    assert [page.stem[3:] for page in birth.pages] == [
        "to_khai_khai_sinh",
        "giay_chung_sinh",
        "giay_chung_nhan_ket_hon",
        "mat_sau_trang",
        "the_can_cuoc",
    ]


@pytest.mark.slow
def test_a_training_desk_has_settings_stacks_cards_and_staff(trained: tuple[Path, TrainingWorld]):
    folder, world = trained

    settings = load_settings(folder / SETTINGS)
    assert (settings.training, settings.agency.code, settings.line.url) == (True, "H99.01", "")
    assert settings.devices.scanner == f"virtual:{(folder / VIRTUAL_SCANNERS / 'khai-sinh').resolve()}"
    assert {stack.procedure for stack in world.stacks} >= {"1.001193", "1.000894", "1.000656", "1.001612"}
    assert all(page.is_file() for stack in world.stacks for page in stack.pages)
    assert len(world.card_texts) == len(world.citizens) == 12
    assert len(world.staff) == 3


@pytest.mark.slow
def test_preparing_again_draws_nothing_and_keeps_changed_settings(trained: tuple[Path, TrainingWorld]):
    folder, world = trained
    changed = (folder / SETTINGS).read_text(encoding="utf-8").replace('paper = "A5"', 'paper = "A4"')
    (folder / SETTINGS).write_text(changed, encoding="utf-8")
    drawn_at = world.stacks[0].pages[0].stat().st_mtime_ns

    again = prepare_training(folder, StoppedClock(NOW + timedelta(days=2)))

    assert again == world
    assert world.stacks[0].pages[0].stat().st_mtime_ns == drawn_at
    assert load_settings(folder / SETTINGS).devices.paper == "A4"


@pytest.mark.slow
def test_stale_papers_are_drawn_anew_so_that_the_newborn_can_be_registered_in_time(tmp_path: Path):
    clock = StoppedClock()
    first = prepare_training(tmp_path, clock).stacks[0].pages[0]
    old = first.read_bytes()
    clock.at = NOW + timedelta(days=31)

    prepare_training(tmp_path, clock)

    assert first.read_bytes() != old


@pytest.mark.slow
def test_a_preparation_that_was_cut_off_is_finished_the_next_time(tmp_path: Path):
    world = prepare_training(tmp_path, StoppedClock())
    (tmp_path / "tap-huan.toml").unlink()
    world.stacks[-1].pages[-1].unlink()

    prepare_training(tmp_path, StoppedClock())

    assert world.stacks[-1].pages[-1].is_file()


def test_the_desk_has_a_camera_to_practise_with(trained: tuple[Path, TrainingWorld]):
    folder, _ = trained
    camera = Path(load_settings(folder / SETTINGS).devices.camera)
    assert camera.parent.is_relative_to(folder.resolve())
    assert (camera.parent / (camera.name % 1)).exists()


@pytest.mark.slow
def test_the_card_profile_scans_the_glass_on_which_cards_lie(trained: tuple[Path, TrainingWorld]):
    folder, _ = trained
    profiles = {p.id: p for p in load_settings(folder / SETTINGS).profiles}
    assert profiles["the-can-cuoc"].device.endswith("the-can-cuoc")
    assert (profiles[TWO_CARDS_STACK].key, profiles[TWO_CARDS_STACK].paper) == (8, "auto")


@pytest.mark.slow
def test_a_trainers_own_scanner_for_cards_stays(tmp_path: Path):
    world = prepare_training(tmp_path, StoppedClock())
    settings = load_settings(tmp_path / SETTINGS)
    own = tuple(replace(p, device="sane:may") if p.device else p for p in settings.profiles)
    save_settings(tmp_path / SETTINGS, replace(settings, profiles=own))
    (tmp_path / "tap-huan.toml").unlink()

    assert prepare_training(tmp_path, StoppedClock()) == world
    kept = {p.id: p.device for p in load_settings(tmp_path / SETTINGS).profiles}
    assert kept["the-can-cuoc"] == kept[TWO_CARDS_STACK] == "sane:may"
