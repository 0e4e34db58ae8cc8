"""What a call prints for a person at a terminal."""

from __future__ import annotations

from app.commands import checks, digitise, intake, others
from app.commands.parser import parse
from app.domain.back_files.plan import JobProgress

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


def test_the_doctor_says_that_training_devices_are_virtual_and_what_is_left_to_do():
    fine = {"name": "Ổ đĩa", "ok": True, "detail": "còn trống 72 GB", "remedy": ""}
    missing = {
        "name": "Máy in",
        "ok": False,
        "detail": "Chưa cài máy in nào.",
        "remedy": "Cài máy in.",
    }

    training = checks.tell_doctor({"training": True, "checks": [fine]})
    real = checks.tell_doctor({"training": False, "checks": [fine, missing]})

    assert training.splitlines()[0].startswith("Kiểm tra quầy TẬP HUẤN")
    assert training.endswith("Mọi mục đều dùng được.")
    assert "✖ Máy in: Chưa cài máy in nào.\n    → Cài máy in." in real
    assert real.endswith("Còn 1 mục phải làm: Máy in. Các mục có dấu ✔ dùng được.")


VERIFIED: dict[str, object] = {
    "valid": True,
    "reason": "Chữ ký đúng.",
    "reason_code": "seal.valid",
    "do": "Đối chiếu mã hồ sơ.",
    "code": "H99.01-261120-0001",
    "procedure": "1.001193 Đăng ký khai sinh",
    "issued_at": "2026-11-20T08:30:00+07:00",
    "due_at": None,
    "pages": 4,
    "desk": "1",
    "key_id": "4e249aee",
    "own_key": True,
    "no_value": True,
}


def test_verifying_says_what_was_checked_with_whose_key_and_that_training_has_no_value():
    words = checks.tell_verify(VERIFIED)

    assert words.startswith("✔ Chữ ký đúng.\nGIẤY TẬP HUẤN")
    assert "bằng khóa 4e249aee của chính quầy này; không dùng mạng" in words
    assert "Không kiểm tra: chữ in trên giấy" in words
    assert "Tiếp nhận:  08:30 20/11/2026" in words
    assert "Hẹn trả" not in words


def test_a_receipt_whose_key_is_not_here_is_called_neither_genuine_nor_false():
    unknown = VERIFIED | {"valid": False, "reason_code": "seal.unknown_key", "own_key": False}

    words = checks.tell_verify(unknown | {"no_value": False})

    assert words.startswith("? ")
    assert "chưa chứng minh được" in words
    assert "thiếu khóa 4e249aee" in words
    assert "TẬP HUẤN" not in words


def test_words_that_are_no_receipt_claim_nothing():
    nothing = dict.fromkeys(VERIFIED) | {
        "valid": False,
        "reason": "Không phải mã.",
        "do": "Quét lại.",
    }

    words = checks.tell_verify(nothing | {"reason_code": "seal.not_ours"})

    assert words.splitlines() == [
        "✖ Không phải mã.",
        "Chưa kiểm tra được gì: không có mã kiểm tra đọc trọn.",
        "Việc cần làm: Quét lại.",
    ]


def test_no_time_is_promised_for_a_job_that_is_read_or_cannot_be_told():
    assert digitise.progress_words(JobProgress({"to_check": 5})).endswith("đã đọc hết")
    assert digitise.progress_words(JobProgress({"listed": 5})).endswith("còn lại: đang tính")
    assert digitise.progress_words(JobProgress({"listed": 30}, each=4.0)).endswith("còn khoảng 2 phút")
