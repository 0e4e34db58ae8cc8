"""A person whose papers are kept, and a second procedure that could use them; in the words of the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain import draft_edits as edit
from app.domain.draft import Draft
from app.domain.kept.paper import KeptAs, KeptPaper
from app.use_cases.kept_papers import KeptOffers
from app.use_cases.receive import IssuedReceipt
from tests.use_cases.steps import birth_draft, complete_birth, reads_as, scan
from tests.use_cases.world import World, picture

REMARRIAGE, ITS_FORM = "1.004746", "000.00.00.G15-KQ003517"
MARRIAGE_SLOT = "000.00.00.G15-KQ003520"
MOTHER = "038192000016"


def birth_with_marriage_paper(world: World, page: int = 3) -> IssuedReceipt:
    """A birth is registered; the marriage certificate handed in with it is agreed to be one."""
    draft = complete_birth(world)
    (scanned,) = scan(world, draft, page, slot="khac")
    reads_as(world, scanned, "giay_chung_nhan_ket_hon")
    world.desk.recognise(draft.id, scanned.id)
    world.desk.edit_draft(
        draft.id, lambda d: edit.accept_page(edit.move_page(d, scanned.id, "khac"), scanned.id, "lan")
    )
    return world.desk.receive(draft.id, "lan")


def second_procedure(world: World) -> Draft:
    """The same person comes again: đăng ký lại kết hôn, with a new declaration."""
    draft = birth_draft(world)
    draft = world.desk.edit_draft(draft.id, lambda d: edit.choose_procedure(d, REMARRIAGE))
    scan(world, draft, 9, slot=ITS_FORM)
    return draft


def offered(world: World, draft: Draft) -> KeptOffers:
    return world.desk.find_kept_papers(draft.id, "lan")


def reuse(world: World, draft: Draft) -> str:
    """The clerk presses the key on the row of the marriage certificate."""
    (one,) = offered(world, draft).for_slot(MARRIAGE_SLOT)
    world.desk.edit_draft(draft.id, lambda d: edit.reuse_paper(d, MARRIAGE_SLOT, one.paper.id))
    return one.paper.id


def old_result(world: World, **facts: object) -> KeptPaper:
    """An old marriage certificate of the archive, digitised."""
    stored = world.desk.outbox.page_files.adopt(picture(world.root / "kho", 77))
    paper = KeptPaper(
        id="ket-qua-cu",
        owner_id=MOTHER,
        owner_name="Nguyễn Thị Mẫu",
        name="Giấy chứng nhận kết hôn",
        kind="giay_chung_nhan_ket_hon",
        pdf_sha256=stored.sha256,
        pdf_bytes=stored.bytes,
        kept_at=world.clock.now(),
        kept_by="lan",
        kept_as=KeptAs.RESULT,
        result_code="KQ.G15.000032",
        number="25/2019",
        issued_on=date(2019, 5, 4),
    )
    return replace(paper, **facts)
