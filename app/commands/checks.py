"""`doctor` and `verify`: what works on this machine, and whether a receipt is genuine, told to a person."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.domain.errors import DeskError, RuleError
from app.domain.scanning.file_check import shown_name
from app.messages import explain
from app.use_cases.check_up import CheckResult, disk_words, run_probe
from app.use_cases.desk import Desk
from app.use_cases.verify import CheckedPaper

Document = dict[str, object]

_PICTURE_ENDINGS = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_NOT_FOR_USE = "Chỉ để tập: không trả kết quả theo giấy này; ai đưa giấy này thì tra hồ sơ thật trong sổ."
_UNDECIDED = "seal.unknown_key"


def doctor(desk: Desk, args: argparse.Namespace) -> Document:
    """Tell what works on this machine; where there is no desk yet, nothing is made."""
    found = [_where_no_desk_is(c, args.no_desk_in) if args.no_desk_in else c for c in desk.check_up()]
    checks = [{"name": c.name, "ok": c.ok, "detail": c.detail, "remedy": c.remedy} for c in found]
    return {"training": desk.settings.training, "checks": checks}


def _where_no_desk_is(check: CheckResult, root: Path) -> CheckResult:
    """Return a check as it stands for a desk to come: about its folder and disk, not those lent to look."""
    if check.name == "Thư mục dữ liệu":
        return replace(check, detail=f"{root} (chưa có quầy nào, mở cửa sổ lần đầu thì mới tạo)")
    if check.name == "Cơ sở dữ liệu" and check.ok:
        return replace(check, detail=f"{check.detail}, thử trong thư mục tạm")
    if check.name == "Ổ đĩa":
        there = next(folder for folder in (root.absolute(), *root.absolute().parents) if folder.is_dir())
        return run_probe(check.name, lambda: disk_words(there))
    return check


def tell_doctor(told: Document) -> str:
    """Return the check-up in words: for which desk, a sign a line, and what is left to do."""
    checks = told["checks"]
    assert isinstance(checks, list)
    lines = [_whose(bool(told["training"])), *(_check_words(check) for check in checks)]
    left = [check["name"] for check in checks if not check["ok"]]
    if left:
        lines.append(f"Còn {len(left)} mục phải làm: {', '.join(left)}. Các mục có dấu ✔ dùng được.")
    else:
        lines.append("Mọi mục đều dùng được.")
    return "\n".join(lines)


def _whose(training: bool) -> str:
    if training:
        return "Kiểm tra quầy TẬP HUẤN: máy quét, máy in, cổng tỉnh đều là đồ ảo trên máy này."
    return "Kiểm tra quầy làm việc thật trên máy này:"


def _check_words(check: dict[str, object]) -> str:
    sign = "✔" if check["ok"] else "✖"
    remedy = f"\n    → {check['remedy']}" if check["remedy"] else ""
    return f"{sign} {check['name']}: {check['detail']}{remedy}"


def verify(desk: Desk, args: argparse.Namespace) -> Document:
    """Check a receipt, from its picture, its PDF, or the text of its QR."""
    path = Path(args.what)
    if path.suffix.lower() in _PICTURE_ENDINGS and "://" not in args.what and not _is_file(path):
        raise RuleError("file.missing", file=shown_name(path))
    checked = desk.verify(path if _is_file(path) else args.what)
    found = checked.found
    sentence = explain(DeskError(found.reason, desk=found.desk, code=found.code, key_id=found.key_id))
    return {
        "valid": found.valid,
        "reason": sentence.what,
        "reason_code": found.reason,
        "do": sentence.do,
        "code": found.code,
        "issued_at": _iso(found.issued_at),
        "due_at": _iso(found.summary.due_at if found.summary else None),
        "pages": found.summary.pages if found.summary else None,
        "desk": found.desk,
        "key_id": found.key_id,
        "own_key": checked.own_key,
        "no_value": checked.no_value,
        "procedure": _procedure_name(desk, checked),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _procedure_name(desk: Desk, checked: CheckedPaper) -> str:
    """Return code and name as the packs have them today, the bare code where they do not know it."""
    code = checked.found.summary.procedure if checked.found.summary else ""
    known = next((p for p in desk.catalogue.procedures if p.code == code), None)
    return f"{code} {known.name}" if known else code


def tell_verify(told: Document) -> str:
    """Return the finding in words: what was checked, with which key, what the code says, what to do."""
    lines = [f"{_sign(told)} {told['reason']}"]
    if told["no_value"]:
        lines.append("GIẤY TẬP HUẤN, hoặc của quầy chưa khai báo cơ quan: không có giá trị.")
    lines += _facts(told)
    lines.append(_checked_words(told))
    lines.append(f"Việc cần làm: {_NOT_FOR_USE if told['no_value'] else told['do']}")
    return "\n".join(lines)


def _sign(told: Document) -> str:
    if told["valid"]:
        return "✔"
    return "?" if told["reason_code"] == _UNDECIDED else "✖"


def _facts(told: Document) -> list[str]:
    """What the signed code says; a signature that is wrong says nothing."""
    said = (
        ("Mã hồ sơ", told["code"]),
        ("Thủ tục", told["procedure"]),
        ("Tiếp nhận", _moment_words(told["issued_at"])),
        ("Hẹn trả", _moment_words(told["due_at"])),
        ("Số trang", told["pages"]),
        ("Quầy", told["desk"]),
    )
    if not told["code"]:
        return []
    head = "Mã QR ghi:" if told["valid"] else "Mã QR ghi (chưa chứng minh được):"
    return [head, *(f"  {name + ':':<11} {value}" for name, value in said if value)]


def _moment_words(moment: object) -> str:
    return f"{datetime.fromisoformat(str(moment)):%H:%M %d/%m/%Y}" if moment else ""


def _checked_words(told: Document) -> str:
    if told["reason_code"] in ("seal.not_ours", "seal.damaged"):
        return "Chưa kiểm tra được gì: không có mã kiểm tra đọc trọn."
    if told["reason_code"] == _UNDECIDED:
        return f"Chưa kiểm tra được chữ ký: thiếu khóa {told['key_id']}."
    whose = "của chính quầy này" if told["own_key"] else "của quầy khác mà máy này tin (keys/trusted)"
    return (
        f"Đã kiểm tra: chữ ký điện tử trong mã QR, bằng khóa {told['key_id']} {whose}; không dùng mạng.\n"
        "Không kiểm tra: chữ in trên giấy và việc hồ sơ đã trả hay chưa."
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False  # a QR text is longer than any file name
