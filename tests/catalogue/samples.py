"""A small country and a province laid over it, written as a person there would write them."""

from pathlib import Path

FIELDS = """
[pack]
id = "linh-vuc"
version = "1"
valid_from = 2025-07-01

[[field]]
id = "ho_tich"
name = "Hộ tịch"
code = "G15-TP07"
"""

KINDS = """
[pack]
id = "loai"
version = "1"
valid_from = 2025-07-01

[[document_type]]
id = "giay_chung_sinh"
name = "Giấy chứng sinh"
titles = ["giấy chứng sinh"]
"""

BIRTH = """
[pack]
id = "ho-tich"
version = "2026.1"
valid_from = 2025-07-01
field = "ho_tich"

[[procedure]]
code = "1.001193"
name = "Thủ tục đăng ký khai sinh"
short_name = "Đăng ký khai sinh"
deadline = { unit = "in_day", value = 1, cutoff = "15:00" }
fee = { amount = 0, decided_locally = true }

[[procedure.paper]]
code = "000.00.00.G15-KQ004389"
name = "Giấy chứng sinh"
kind = "giay_chung_sinh"

[[procedure.paper]]
key = "uy_quyen"
name = "Văn bản ủy quyền"
rule = "conditional"
condition = "Người nộp làm thay người khác"
"""

PROVINCE = """
[pack]
id = "tinh"
version = "2026.8"
valid_from = 2026-08-08
source = "NQ 23/2026/NQ-HĐND"

[[procedure]]
code = "1.001193"
inherit = true
fee = { amount = 8000, note = "Quá hạn 8.000 đồng" }
confidence = "local"
"""

HOLIDAYS = """
[pack]
id = "nghi"
version = "1"
valid_from = 2026-01-01
known_until = 2026-12-31

[[day_off]]
date = 2026-11-24
name = "Ngày Văn hóa Việt Nam"
kind = "holiday"
basis = "decreed"

[[day_off]]
date = 2027-02-11
name = "Nghỉ bù"
kind = "compensation"
basis = "computed"
"""

FORMS = """
[pack]
id = "mau"
version = "1"
valid_from = 2025-07-01

[common]
motto = "Độc lập - Tự do - Hạnh phúc"

[[form]]
id = "receipt"
title = "GIẤY TIẾP NHẬN"
legal_basis = "Mẫu 01"

[form.labels]
code = "Mã hồ sơ"
footer = "Mang theo giấy này."
"""


def country(folder: Path, birth: str = BIRTH) -> Path:
    """Write the small country into a folder."""
    (folder / "procedures").mkdir(parents=True)
    for name, text in (
        ("fields.toml", FIELDS),
        ("document_types.toml", KINDS),
        ("holidays.toml", HOLIDAYS),
        ("forms.toml", FORMS),
        ("procedures/ho-tich.toml", birth),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def laid_over(folder: Path, name: str, text: str) -> Path:
    """Write a province's folder with one pack."""
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return folder
