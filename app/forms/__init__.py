"""Legal forms as drawings: they draw what they are given and know no store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.forms.declaration import draw_declaration
from app.forms.receipt import draw_receipt
from app.forms.separator_sheet import draw_separators


@dataclass(frozen=True, slots=True)
class Form:
    """Một biểu mẫu.

    Args:
        id: The same stem in the forms pack, the use case, the screen and the messages.
        name: Vietnamese legal name.
        draw: What draws it; its module says from what.
    """

    id: str
    name: str
    draw: Callable[..., Any]


FORMS = (
    Form("receipt", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01)", draw_receipt),
    Form("declaration", "Tờ khai, đơn đề nghị đã điền sẵn để ký", draw_declaration),
    Form("separator", "Tờ ngăn giữa các giấy tờ khi quét cả xấp", draw_separators),
)
"""Every form of the desk; a new one is one module and one line here."""
