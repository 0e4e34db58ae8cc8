"""What a clerk does, in the words of the tests."""

from __future__ import annotations

from app.domain import draft_edits as edit
from app.domain.draft import Draft, DraftPage
from app.domain.pages.work import Landing
from app.domain.papers.document_type import TypeSuggestion
from app.ports import ScanSettings
from app.use_cases.receive import IssuedReceipt
from tests.use_cases.world import BIRTH, CARD, World, picture

DECLARATION = "000.00.00.G15-KQ003204"
BIRTH_NOTICE = "000.00.00.G15-KQ004389"


def birth_draft(world: World) -> Draft:
    """The clerk scans the card and chooses Đăng ký khai sinh."""
    draft = world.desk.start_draft("lan")
    card = world.desk.read_card_text(CARD)
    world.desk.edit_draft(draft.id, lambda d: edit.apply_card(d, card))
    return world.desk.edit_draft(draft.id, lambda d: edit.choose_procedure(d, BIRTH))


def scan(world: World, draft: Draft, *numbers: int, slot: str = "") -> list[DraftPage]:
    """The clerk lays papers into the scanner and scans them."""
    world.scanner.pictures = [picture(world.root / "giay", n) for n in numbers]
    pages: list[DraftPage] = []
    device = world.scanner.present
    world.desk.capture(draft.id, device, ScanSettings(), Landing(slot), lambda _, page: pages.append(page))
    return pages


def reads_as(world: World, page: DraftPage, kind: str, score: float = 0.95) -> None:
    """The reader will see this kind on that page."""
    world.reader.kinds[page.sha256] = TypeSuggestion(kind, score, f"tiêu đề {kind}")


def complete_birth(world: World) -> Draft:
    """A birth registration with both required papers scanned into their slots."""
    draft = birth_draft(world)
    scan(world, draft, 1, slot=DECLARATION)
    scan(world, draft, 2, slot=BIRTH_NOTICE)
    return world.desk.edit_draft(draft.id, lambda d: d)


def issue_birth(world: World) -> IssuedReceipt:
    """A birth registration from card to receipt."""
    return world.desk.receive(complete_birth(world).id, "lan")
