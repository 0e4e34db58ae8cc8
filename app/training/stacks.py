"""Stacks of papers for the training scanner: which papers lie in the feeder for which procedure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.scanning.faults import ORDERS
from app.training.card_glass import BACK, FRONT, LaidCard, draw_glass
from app.training.citizens import Commune
from app.training.defects import everyday
from app.training.papers import BLANK, draw_paper
from app.training.separator import SEPARATOR_SHEET, draw_separator
from app.training.tomls import toml_table

STACK_LIST = "stack.txt"
"""What the virtual scanner deals from: one picture a line."""
STACK_FACTS = "stack.toml"


@dataclass(frozen=True, slots=True)
class Sheets:
    """One paper to lay into the feeder: its kind, whose it is, and whether head first."""

    kind: str
    bearer: str = "wife"
    upside_down: bool = False


@dataclass(frozen=True, slots=True)
class StackPlan:
    """Một xấp giấy: the papers one household brings for one procedure, in feeder order."""

    name: str
    title: str
    procedure: str
    household: str
    applicant: str
    sheets: tuple[Sheets, ...]


@dataclass(frozen=True, slots=True)
class TrainingStack:
    """A stack lying ready.

    Args:
        folder: What the virtual scanner opens.
        procedure: National code; empty when the stack is for no particular one.
        applicant: Key of the citizen who brings it, for the card text.
        pages: Pictures in feeder order.
    """

    name: str
    title: str
    procedure: str
    applicant: str
    folder: Path
    pages: tuple[Path, ...]


STACKS: tuple[StackPlan, ...] = (
    StackPlan(
        "khai-sinh",
        "Đăng ký khai sinh",
        "1.001193",
        "nha_mau",
        "wife",
        (
            Sheets("to_khai_khai_sinh"),
            Sheets("giay_chung_sinh"),
            Sheets("giay_chung_nhan_ket_hon"),
            Sheets(BLANK),
            Sheets("the_can_cuoc"),
        ),
    ),
    StackPlan(
        "ket-hon",
        "Đăng ký kết hôn",
        "1.000894",
        "nha_vi_du",
        "husband",
        (
            Sheets("to_khai_ket_hon"),
            Sheets("giay_xac_nhan_tthn", "husband"),
            Sheets("giay_xac_nhan_cu_tru", "husband", upside_down=True),
            Sheets("the_can_cuoc", "husband"),
            Sheets("the_can_cuoc", "wife"),
        ),
    ),
    StackPlan(
        "khai-tu",
        "Đăng ký khai tử",
        "1.000656",
        "nha_nhap",
        "deputy",
        (
            Sheets("giay_bao_tu"),
            Sheets("to_khai_khai_tu"),
            Sheets("van_ban_uy_quyen", "husband"),
            Sheets("the_can_cuoc", "deputy"),
        ),
    ),
    StackPlan(
        "ho-kinh-doanh",
        "Đăng ký thành lập hộ kinh doanh",
        "1.001612",
        "nha_vi_du",
        "deputy",
        (
            Sheets("don_dang_ky_ho_kinh_doanh"),
            Sheets("van_ban_uy_quyen", "husband"),
            Sheets("the_can_cuoc", "deputy"),
        ),
    ),
    StackPlan(
        "khuyet-tat",
        "Xác định mức độ khuyết tật",
        "1.001699",
        "nha_mau",
        "husband",
        (Sheets("don_de_nghi_xac_dinh_khuyet_tat"), Sheets("the_can_cuoc", "elder")),
    ),
    StackPlan(
        "chung-thuc",
        "Chứng thực bản sao từ bản chính",
        "2.000815",
        "nha_nhap",
        "wife",
        (Sheets("giay_khai_sinh"), Sheets("giay_chung_nhan_qsdd"), Sheets("trich_luc_khai_tu")),
    ),
)

JAM_STACK = "ket-giay"
"""The wedding stack again, in a scanner that jams after two sides, each time."""

SEPARATED_STACK = "to-ngan"
"""The birth stack again, with separator sheets between the papers and one page fed twice."""

CARD_STACK = "the-can-cuoc"
"""Cards on the glass, one side at a time: front and back of the wife's, then of the husband's."""

TWO_CARDS_STACK = "hai-the-mot-kinh"
"""Both cards lie on the glass at once: their fronts, then their backs."""


def lay_stacks(folder: Path, commune: Commune, plans: Sequence[StackPlan] = STACKS) -> None:
    """Draw stacks into their folders; what was there is drawn anew."""
    for number, plan in enumerate(plans):
        place = folder / plan.name
        place.mkdir(parents=True, exist_ok=True)
        names = _file_names(plan)
        home = commune.household(plan.household)
        for position, (sheet, name) in enumerate(zip(plan.sheets, names, strict=True)):
            seed = 100 * number + position
            defects = everyday(seed, upside_down=sheet.upside_down)
            (place / name).write_bytes(
                draw_paper(sheet.kind, home.borne_by(sheet.bearer), seed, defects).jpeg
            )
        _list_pages(place, plan.title, plan.procedure, names)
    _lay_jamming_stack(folder)
    _lay_separated_stack(folder)
    _lay_card_stacks(folder, commune)
    (folder / SEPARATOR_SHEET).write_bytes(draw_separator())


def stacks_in(folder: Path, commune: Commune) -> tuple[TrainingStack, ...]:
    """Return the stacks as ``lay_stacks`` laid them."""
    return tuple(
        TrainingStack(
            plan.name,
            plan.title,
            plan.procedure,
            getattr(commune.household(plan.household), plan.applicant).key,
            folder / plan.name,
            tuple(folder / plan.name / name for name in _file_names(plan)),
        )
        for plan in STACKS
    )


def _file_names(plan: StackPlan) -> list[str]:
    return [f"{position:02d}-{sheet.kind}.jpg" for position, sheet in enumerate(plan.sheets, 1)]


def _list_pages(place: Path, title: str, procedure: str, names: list[str]) -> None:
    facts = toml_table("", {"title": title, "procedure": procedure, "pages": names})
    (place / STACK_FACTS).write_text(facts, encoding="utf-8", newline="\n")
    listed = "\n".join([f"# {title}", *names]) + "\n"
    (place / STACK_LIST).write_text(listed, encoding="utf-8", newline="\n")


def _lay_jamming_stack(folder: Path) -> None:
    plan = _plan("ket-hon")
    place = folder / JAM_STACK
    place.mkdir(parents=True, exist_ok=True)
    names = [f"../{plan.name}/{name}" for name in _file_names(plan)]
    _list_pages(place, "Máy quét kẹt giấy", plan.procedure, names)
    (place / ORDERS).write_text("jam_after = 2\nstays = true\n", encoding="utf-8", newline="\n")


def _lay_separated_stack(folder: Path) -> None:
    plan = _plan("khai-sinh")
    place = folder / SEPARATED_STACK
    place.mkdir(parents=True, exist_ok=True)
    form, birth, marriage, _, card = (f"../{plan.name}/{name}" for name in _file_names(plan))
    between = f"../{SEPARATOR_SHEET}"
    names = [form, between, birth, birth, between, marriage, between, card]
    _list_pages(place, "Xấp có tờ ngăn và một trang lặp", plan.procedure, names)


def _lay_card_stacks(folder: Path, commune: Commune) -> None:
    home = commune.household("nha_mau")
    lone = {
        "01-mat-truoc.jpg": (LaidCard(home.wife, FRONT, (58.0, 44.0), 1.7),),
        "02-mat-sau.jpg": (LaidCard(home.wife, BACK, (60.0, 41.0), -0.8),),
        "03-mat-truoc.jpg": (LaidCard(home.husband, FRONT, (54.0, 40.0), -1.9),),
        "04-mat-sau.jpg": (LaidCard(home.husband, BACK, (55.0, 46.0), 1.2),),
    }
    two = {
        f"{name}.jpg": (
            LaidCard(home.husband, side, (62.0, 50.0), -1.4),
            LaidCard(home.wife, side, (70.0, 142.0), 2.2),
        )
        for name, side in (("01-mat-truoc", FRONT), ("02-mat-sau", BACK))
    }
    _lay_glasses(folder / CARD_STACK, "Thẻ căn cước trên mặt kính", lone)
    _lay_glasses(folder / TWO_CARDS_STACK, "Hai thẻ trên một mặt kính", two)


def _lay_glasses(place: Path, title: str, glasses: Mapping[str, Sequence[LaidCard]]) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for seed, (name, cards) in enumerate(glasses.items()):
        (place / name).write_bytes(draw_glass(cards, 700 + seed))
    _list_pages(place, title, "", list(glasses))


def _plan(name: str) -> StackPlan:
    return next(plan for plan in STACKS if plan.name == name)
