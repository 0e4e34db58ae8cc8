"""The log a supervisor signs at closing: every row is on it and every figure adds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from app.catalogue import load_catalogue
from app.domain.daily_log import DailyLog, DailyLogRow, daily_log_totals
from app.domain.procedure import Channel
from app.domain.status import SyncStatus
from app.reports import REPORTS
from app.reports.daily_log import draw_daily_log

HANOI = timezone(timedelta(hours=7))
WORDING = load_catalogue().form("daily_log").labels
ROW = DailyLogRow(
    received_at=datetime(2026, 11, 20, 9, 41, tzinfo=HANOI),
    code="H99.01-261120-0001",
    procedure_name="Đăng ký khai sinh",
    submitter="Nguyễn Thị Mẫu",
    papers=4,
    pages=6,
    fee=8000,
    due_at=datetime(2026, 11, 26, 17, 0, tzinfo=HANOI),
    sync=SyncStatus.CONFIRMED,
    clerk="Lê Văn Cán Bộ",
)
LOG = DailyLog(
    day=date(2026, 11, 20),
    agency="Ủy ban nhân dân xã Thử Nghiệm",
    office="Trung tâm Phục vụ hành chính công xã Thử Nghiệm",
    desk="Quầy 1",
    printed_at=datetime(2026, 11, 20, 17, 5, tzinfo=HANOI),
    rows=(
        ROW,
        replace(ROW, code="H99.01-261120-0002", sync=SyncStatus.WAITING, missing=1, clerk="Đỗ Thị Quầy"),
        replace(ROW, code="TAM-1-261120-001", sync=SyncStatus.QUARANTINED, provisional=True, fee=0),
    ),
    place="Thử Nghiệm",
)

rows = st.builds(
    replace,
    st.just(ROW),
    sync=st.sampled_from(SyncStatus),
    channel=st.sampled_from(Channel),
    clerk=st.sampled_from(["Lê Văn Cán Bộ", "Đỗ Thị Quầy", "Phạm Thị Văn Thư"]),
    fee=st.integers(0, 500_000),
    pages=st.integers(0, 90),
    provisional=st.booleans(),
    missing=st.integers(0, 3),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(rows, max_size=40))
def test_received_is_confirmed_plus_waiting_plus_quarantined_whatever_the_day_was(
    day: list[DailyLogRow],
) -> None:
    totals = daily_log_totals(day)

    assert totals.received == len(day) == totals.confirmed + totals.waiting + totals.quarantined
    assert sum(count for _, count in totals.by_channel) == totals.received
    assert sum(count for _, count in totals.by_clerk) == totals.received
    assert totals.fees == sum(row.fee for row in day)


def test_the_log_shows_every_dossier_and_the_identity_in_words(tmp_path: Path) -> None:
    words = [line.words for line in draw_daily_log(LOG, WORDING, tmp_path / "log.pdf")]

    assert {"H99.01-261120-0001", "H99.01-261120-0002", "TAM-1-261120-001", "(số tạm)"} <= set(words)
    assert "3 = 1 tỉnh đã xác nhận + 1 chờ gửi + 1 cách ly" in words
    assert "Lê Văn Cán Bộ 2; Đỗ Thị Quầy 1" in words
    assert "16.000 đồng;" in words
    assert "Thử Nghiệm, ngày 20 tháng 11 năm 2026" in words


def test_the_log_is_a4_lying_down_with_text_a_search_finds(tmp_path: Path) -> None:
    draw_daily_log(LOG, WORDING, tmp_path / "log.pdf")

    page = pypdfium2.PdfDocument(tmp_path / "log.pdf")[0]

    assert [round(side * 25.4 / 72) for side in page.get_size()] == [297, 210]
    assert "Nguyễn Thị Mẫu" in page.get_textpage().get_text_bounded()


def test_a_busy_day_goes_on_over_pages_with_the_head_repeated_and_no_row_lost(tmp_path: Path) -> None:
    many = tuple(replace(ROW, code=f"H99.01-261120-{n:04d}") for n in range(1, 161))

    lines = draw_daily_log(replace(LOG, rows=many), WORDING, tmp_path / "log.pdf")

    pages = max(line.page for line in lines)
    assert pages > 3
    pages_with_rows = sorted({line.page for line in lines if line.words.startswith("H99.01")})
    assert [line.page for line in lines if line.words == "Mã hồ sơ"] == pages_with_rows
    assert {row.code for row in many} <= {line.words for line in lines}
    assert lines[-1].words == f"Trang {pages}/{pages}"


def test_a_day_without_dossiers_still_gives_a_paper_to_sign(tmp_path: Path) -> None:
    words = [line.words for line in draw_daily_log(replace(LOG, rows=()), WORDING, tmp_path / "log.pdf")]

    assert "Không có hồ sơ nào trong ngày." in words
    assert "PHỤ TRÁCH BỘ PHẬN" in words


def test_a_log_of_training_can_be_taken_for_nothing_else(tmp_path: Path) -> None:
    lines = draw_daily_log(replace(LOG, training=True), WORDING, tmp_path / "log.pdf")

    assert lines[0].words == "TẬP HUẤN"


def test_the_list_of_reports_leads_to_the_drawing() -> None:
    assert [(report.id, report.draw) for report in REPORTS] == [("daily_log", draw_daily_log)]


def test_a_fee_the_province_sets_is_no_nought_and_not_in_the_sum(tmp_path: Path) -> None:
    local = replace(ROW, code="H99.01-261120-0003", fee=0, undecided=True)
    totals = daily_log_totals((ROW, local))
    assert (totals.fees, totals.undecided) == (8000, 1)
    day = replace(LOG, rows=(ROW, local))
    words = " ".join(line.words for line in draw_daily_log(day, WORDING, tmp_path / "log.pdf"))
    assert "theo NQ tỉnh" in words
    assert "8.000 đồng (chưa kể 1 hồ sơ thu theo nghị quyết của HĐND tỉnh)" in words


def test_papers_used_again_are_told_apart_in_the_sum_and_beside_their_dossier(tmp_path: Path) -> None:
    again = replace(ROW, code="H99.01-261120-0002", papers=1, reused=1, pages=0)

    words = [
        line.words for line in draw_daily_log(replace(LOG, rows=(ROW, again)), WORDING, tmp_path / "log.pdf")
    ]

    assert any("5 = 4 nhận lần này + 1 dùng lại từ kho" in line for line in words)
    assert "(dùng lại 1)" in {line.replace("\N{NO-BREAK SPACE}", " ") for line in words}
