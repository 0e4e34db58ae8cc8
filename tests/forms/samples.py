"""Invented dossiers for the tests of the forms; no person, number or place in them is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from app.catalogue import load_catalogue
from app.domain.codes import DossierCode
from app.domain.dossier import Dossier, FeeDue, PaperComponent
from app.domain.people.person import Applicant, Person, Sex
from app.domain.procedure import Channel, CopyCounts
from app.domain.receipt import ReceiptContent, receipt_content
from app.domain.status import PaymentStatus
from app.settings import AgencySettings

WORDING = load_catalogue().form("receipt").labels

HANOI = timezone(timedelta(hours=7))
AGENCY = AgencySettings(phone="0237 000 000")

CHILD_BIRTH = Dossier(
    id="0199d3a0-0000-7000-8000-000000000001",
    printed_code=DossierCode("H99.01", date(2026, 11, 20), 1),
    code=DossierCode("H99.01", date(2026, 11, 20), 1),
    procedure="1.001193",
    procedure_name="Đăng ký khai sinh",
    field_name="Hộ tịch",
    field_code="G15-HT01",
    catalogue_version="2026-11",
    applicant=Applicant(
        Person(
            full_name="Nguyễn Thị Mẫu",
            id_number="038192000016",
            birth_date=date(1992, 3, 5),
            sex=Sex.FEMALE,
            residence="Thôn Đồng Tâm, xã Thử Nghiệm, tỉnh Thử Nghiệm",
            phone="0900 000 016",
            email="mau@example.com",
        )
    ),
    channel=Channel.DIRECT,
    received_at=datetime(2026, 11, 20, 9, 41, tzinfo=HANOI),
    due_at=datetime(2026, 11, 26, 17, 0, tzinfo=HANOI),
    deadline_text="03 ngày làm việc",
    papers=(
        PaperComponent(
            "a", "Tờ khai đăng ký khai sinh (theo mẫu)", None, "", CopyCounts(originals=1), ("p1", "p2")
        ),
        PaperComponent("b", "Giấy chứng sinh", None, "", CopyCounts(originals=1), ("p3",)),
        PaperComponent(
            "c", "Giấy chứng nhận kết hôn của cha, mẹ trẻ", None, "", CopyCounts(certified=1), ("p4",)
        ),
        PaperComponent("d", "Thẻ căn cước của người đi đăng ký", None, "", CopyCounts(), shown=True),
    ),
    fee=FeeDue(8000, "Lệ phí hộ tịch"),
    payment=PaymentStatus.UNPAID,
    clerk="lvcanbo",
    desk="1",
    book="01",
    book_number=12,
)

LONG_NAME = ("Nguyễn Phước Quý Tường " * 20)[:300].strip()
LONG_PROCEDURE = (
    "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp giải "
    "quyết tranh chấp, khiếu nại, tố cáo về đất đai; xử lý tài sản thế chấp, góp vốn; kê biên, đấu giá quyền "
    "sử dụng đất, tài sản gắn liền với đất để thi hành án theo yêu cầu của Tòa án nhân dân, cơ quan thi hành"
)

MANY_PAPERS = replace(
    CHILD_BIRTH,
    procedure="1.012789",
    procedure_name=LONG_PROCEDURE,
    applicant=replace(
        CHILD_BIRTH.applicant,
        submitter=replace(CHILD_BIRTH.applicant.submitter, full_name=LONG_NAME),
        owner=Person(full_name="Hợp tác xã Nông nghiệp Thử Nghiệm " * 8),
        authority="văn bản ủy quyền số 01/UQ ngày 15/11/2026",
    ),
    papers=tuple(
        PaperComponent(
            f"k{n}",
            f"Giấy tờ thứ {n}: {LONG_PROCEDURE[: 40 + 12 * n]}",
            None,
            "",
            CopyCounts(1, n % 3, n % 2),
        )
        for n in range(1, 25)
    ),
)

FORGOTTEN = PaperComponent(
    "c",
    "Giấy chứng nhận kết hôn của cha, mẹ trẻ",
    None,
    "",
    CopyCounts(),
    missing_reason="để quên ở nhà, nộp trước ngày 24/11/2026",
)

SEALED = "QMC1." + "A" * 155
"""As long as a real signed summary."""


def receipt_of(dossier: Dossier, *, reprint: int = 0, training: bool = False) -> ReceiptContent:
    """Return the receipt of an invented dossier as our invented commune prints it."""
    return receipt_content(
        dossier, AGENCY, "Lê Văn Cán Bộ", sealed=SEALED, reprint=reprint, training=training
    )
