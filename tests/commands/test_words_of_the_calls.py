"""What a call prints for a person at a terminal."""

from __future__ import annotations

from app.commands import intake, others
from app.commands.parser import parse

PAPER = {
    "component": "000.00.00.G15-KQ004389",
    "name": "Giấy chứng sinh",
    "kind": "giay_chung_sinh",
    "kind_name": "Giấy chứng sinh",
    "pages": 1,
    "pdf": "1.pdf",
}
TOLD: dict[str, object] = {
    "code": "H99.01-261120-0001",
    "provisional": False,
    "due_at": "2026-11-23T17:00:00+07:00",
    "receipt": "giay.pdf",
    "papers": [PAPER],
    "unplaced": [],
    "missing": [],
}


def test_the_due_date_and_the_papers_are_told_as_people_say_them():
    words = intake.tell(TOLD)

    assert "17:00 23/11/2026" in words
    assert "  - Giấy chứng sinh, 1 trang, 1.pdf" in words
    assert "giay_chung_sinh" not in words


def test_reading_a_file_prints_the_fields_too():
    page = {
        "file": "a.png",
        "page": 1,
        "kind": "giay_khai_sinh",
        "score": 0.9,
        "confidence": 90,
        "rotation": 0,
        "text": "GIẤY KHAI SINH",
        "fields": [{"name": "full_name", "value": "Nguyễn Văn Thử", "confidence": 95.0}],
    }

    assert "full_name: Nguyễn Văn Thử" in others.tell_read({"pages": [page]})


def test_training_may_stand_before_or_after_the_call():
    assert parse(["digitize", "hop-giay", "--training"])[0].training
    assert parse(["--training", "digitize", "hop-giay"])[0].training
    assert not parse(["digitize", "hop-giay"])[0].training
