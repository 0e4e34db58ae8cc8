"""Filled declarations reviewed as text; ``python -m tests.forms.golden_declaration`` draws them anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.catalogue import load_catalogue
from app.domain.declaration.content import Occasion, content_of
from app.forms.declaration import declaration_pages
from app.forms.sheet import Page, trace_of
from app.forms.wording import Wording
from tests.domain.declarations import form

FOLDER = Path(__file__).parent / "golden"
WORDING = load_catalogue().form("declaration").labels
HOME = "Thôn Mẫu, Xã Thử Nghiệm, Tỉnh Thử Nghiệm"
BORN = {
    "full_name": "Nguyễn Thị Mẫu",
    "residence": HOME,
    "id_number": "038192000016",
    "relation": "Mẹ",
    "child_full_name": "Trần Bảo Thử",
    "child_birth_date": "2026-11-12",
    "child_sex": "male",
    "child_ethnicity": "Kinh",
    "child_nationality": "Việt Nam",
    "birth_place": "Bệnh viện Đa khoa Thử Nghiệm, tỉnh Thử Nghiệm",
    "mother_name": "Nguyễn Thị Mẫu",
    "mother_birth_date": "1992-03-05",
    "mother_residence": HOME,
    "father_name": "Trần Văn Thử",
    "father_birth_date": "1990",
}
BRIDE = {
    "wife_full_name": "Nguyễn Thị Mẫu",
    "wife_birth_date": "1992-03-05",
    "wife_residence": HOME,
    "wife_id_number": "038192000016",
    "wife_marriage_count": "1",
}
DISABLED = {
    "request_content": "Xác định mức độ khuyết tật và cấp Giấy xác nhận khuyết tật",
    "owner.full_name": "Trần Văn Cả",
    "full_name": "Trần Văn Thử",
    "disability_kinds": "Vận động; Nhìn",
}

CASES: dict[str, tuple[str, dict[str, str], bool]] = {
    "birth": ("khai_sinh", BORN, False),
    "birth-empty": ("khai_sinh", {}, False),
    "marriage-training": ("ket_hon", BRIDE, True),
    "disability": ("xac_dinh_khuyet_tat", DISABLED, False),
    "residence": ("ct01", {"owner.full_name": "Trần Văn Thử"}, False),
    "request": ("don_de_nghi", {"owner.full_name": "Trần Văn Thử", "reason": "Lý do dài. " * 60}, False),
}


def pages_of(id_: str, values: dict[str, str], *, training: bool = False) -> list[Page]:
    """Return the drawn pages of one form."""
    to, day = "Ủy ban nhân dân xã Thử Nghiệm", date(2026, 11, 20)
    occasion = Occasion(to, "Thử Nghiệm", day, "Xác nhận thông tin hộ tịch", training)
    return declaration_pages(content_of(form(id_), values, occasion), Wording(WORDING))


def drawn(case: str) -> str:
    """Return the trace of one case."""
    id_, values, training = CASES[case]
    return "\n".join(str(line) for line in trace_of(pages_of(id_, values, training=training))) + "\n"


if __name__ == "__main__":
    for name in CASES:
        (FOLDER / f"declaration-{name}.txt").write_text(drawn(name), encoding="utf-8")
