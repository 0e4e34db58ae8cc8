"""Họ: the surnames that nearly every citizen bears, to tell a misread one."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from app.domain.text import fold

_SURNAMES = (
    "Âu Bá Bạch Bàn Bành Bế Biện Bồ Bùi Cà Cam Cao Cát Cầm Châu Chế Chu Chử Chúc Chung Chương Cổ Công "
    "Cù Cung Cư Cự Danh Dã Diệp Doãn Dương Đà Đái Đàm Đan Đào Đặng Đầu Đèo Điền Điêu Điểu Đinh Đoàn Đỗ "
    "Đồng Đổng Đới Đường Giang Giáp Giàng Hà Hạ Hạng Hàn Hàng Hầu Hình Hoa Hoàng Hoàn Hồ Hồng Hờ Hứa "
    "Huỳnh Huyền Hùng Hướng Kha Khà Khâu Khiếu Khoàng Khổng Khuất Khúc Khương Khưu Kiều Kim Kông La Lã "
    "Lại Lâm Lê Lò Lỗ Lỳ Lộc Lù Lục Lư Lữ Lường Lương Lưu Lý Ma Mã Mạc Mai Mang Mạnh Mẫn Mâu Mè Mông "
    "Mùa Nghiêm Nghị Ngân Ngô Ngụy Nguyễn Nhâm Nhan Nhữ Ninh Nông Ong Ông Phàn Phan Phạm Phí Phó Phù "
    "Phú Phùng Phương Quách Quan Quàng Quản Quang Sa Sầm Sái Sền Sín Sơn Sùng Tạ Tăng Tần Tẩn Tất Thạch "
    "Thái Thang Thân Thẩm Thào Thi Thiều Thịnh Thò Thôi Tiêu Tiết Tô Tôn Tòng Tống Trà Trang Tráng "
    "Triệu Trình Trịnh Trần Trâu Trương Trưởng Từ Tường Tưởng Ty Ung Uông Ứng Vàng Văn Vần Vì Vi Viên "
    "Viêm Võ Vũ Vừ Vương Vưu Xa Xồng Y Yên Bon Cháng Chảo Chíu Lầu Phừ Tao Ka Rơ Siu"
)
_ABOVE = frozenset("\u0300\u0301\u0303\u0309")
"""Huyền, sắc, ngã and hỏi, which engines take for each other."""
_KNOWN = frozenset(name.casefold() for name in _SURNAMES.split())
_BY_LETTERS: dict[str, list[str]] = defaultdict(list)
for _name in dict.fromkeys(_SURNAMES.split()):
    _BY_LETTERS[fold(_name)].append(_name)


def is_surname(word: str) -> bool:
    """Tell whether a word is one of the known surnames, tones and all."""
    return word.casefold() in _KNOWN


def only_surname_like(word: str) -> str:
    """Return the one known surname of the same letters without tones, "" when there is none or several.

    Of several the one with a tone above its letters is meant where one was seen there: "Giảng" is Giàng.
    """
    like = _BY_LETTERS.get(fold(word), [])
    if len(like) > 1 and _has_tone_above(word):
        like = [name for name in like if _has_tone_above(name)]
    return like[0] if len(like) == 1 else ""


def _has_tone_above(word: str) -> bool:
    return any(sign in _ABOVE for sign in unicodedata.normalize("NFD", word))
