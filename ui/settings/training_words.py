"""What a trainer reads of each fault: its name, and for those that are no error what the clerk meets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.scanning.faults import ScannerFault

translate = QCoreApplication.translate


def fault_names() -> dict[ScannerFault, str]:
    """Return the faults in the order a trainer meets them at a counter."""
    return {
        ScannerFault.JAM: translate("Practice", "Kẹt giấy"),
        ScannerFault.FEEDER_EMPTY: translate("Practice", "Khay báo hết giấy"),
        ScannerFault.COVER_OPEN: translate("Practice", "Nắp máy mở"),
        ScannerFault.DOUBLE_FEED: translate("Practice", "Kéo hai tờ, máy tự báo"),
        ScannerFault.OVERLAP: translate("Practice", "Kéo hai tờ, máy không báo"),
        ScannerFault.REPEAT: translate("Practice", "Một tờ vào hai lần"),
        ScannerFault.SEPARATOR: translate("Practice", "Tờ ngăn giữa xấp"),
        ScannerFault.WRONG_SIZE: translate("Practice", "Sai khổ giấy"),
        ScannerFault.CANCELLED: translate("Practice", "Có người bấm dừng trên máy"),
        ScannerFault.BUSY: translate("Practice", "Chương trình khác đang dùng máy"),
        ScannerFault.WARMING: translate("Practice", "Đèn đang làm nóng"),
        ScannerFault.OFFLINE: translate("Practice", "Máy quét tắt"),
        ScannerFault.NOT_FOUND: translate("Practice", "Không tìm thấy máy quét"),
        ScannerFault.CABLE: translate("Practice", "Đứt dây giữa chừng"),
        ScannerFault.NO_MEMORY: translate("Practice", "Không đủ bộ nhớ"),
        ScannerFault.HANG: translate("Practice", "Máy treo, không phản hồi"),
        ScannerFault.CRASH: translate("Practice", "Trình điều khiển dừng đột ngột"),
    }


def calm_words(fault: ScannerFault) -> tuple[str, str]:
    """Return what the clerk sees and does with a fault that is no error; two empty texts for the others."""
    return {
        ScannerFault.OVERLAP: (
            translate(
                "Practice",
                "Một trang dài hơn khổ giấy, bên dưới lộ chân tờ thứ hai, được đánh dấu nghi dính hai tờ.",
            ),
            translate("Practice", "Xóa trang đó, gỡ hai tờ ra, quét lại từng tờ."),
        ),
        ScannerFault.REPEAT: (
            translate("Practice", "Hai trang giống hệt nhau; trang sau được đánh dấu nghi quét lặp."),
            translate("Practice", "So hai trang, xóa trang lặp; nếu đúng là hai bản thì giữ cả hai."),
        ),
        ScannerFault.SEPARATOR: (
            translate(
                "Practice",
                "Một trang mang chữ “tờ ngăn”; các trang sau nó sang giấy tờ tiếp theo của danh mục.",
            ),
            translate("Practice", "Xem lại giấy tờ nào nhận trang nào; tờ ngăn không vào hồ sơ."),
        ),
        ScannerFault.WARMING: (
            translate("Practice", "Máy chờ khoảng 12 giây rồi mới kéo giấy, không báo lỗi."),
            translate("Practice", "Chờ, không bấm quét lại, không tắt máy."),
        ),
    }.get(fault, ("", ""))
