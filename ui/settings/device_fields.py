"""The fields of devices and of scan profiles, in the clerk's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.settings.fields import Field, Section

translate = QCoreApplication.translate


def device_section() -> Section:
    """Thiết bị, the part that is plain fields."""
    return Section(
        translate("Settings", "Thiết bị"), (*_scanner_fields(), *_more_sources(), *_printer_fields())
    )


def _scanner_fields() -> tuple[Field, ...]:
    """Máy quét and how it scans when no profile says otherwise."""
    return (
        Field(
            "devices.scanner",
            translate("Settings", "Máy quét"),
            translate("Settings", "Nhấn F5 để tìm lại khi vừa cắm máy."),
            choices=(("", ""),),
        ),
        Field("devices.source", translate("Settings", "Lấy giấy từ"), choices=_sources()),
        Field(
            "devices.dpi",
            translate("Settings", "Độ nét (dpi)"),
            choices=((200, "200"), (300, "300"), (400, "400"), (600, "600")),
        ),
        Field("devices.colour", translate("Settings", "Chế độ màu"), choices=_colours()),
    )


def _more_sources() -> tuple[Field, ...]:
    """What pages come from besides an installed scanner."""
    return (
        Field(
            "devices.scan_folder",
            translate("Settings", "Thư mục máy photo quét vào"),
            translate("Settings", "Để trống nếu không dùng."),
            browse="folder",
        ),
        Field(
            "devices.network_scanners",
            translate("Settings", "Máy quét mạng"),
            translate("Settings", "Địa chỉ, cách nhau dấu phẩy, của máy F5 không tự thấy. F7 để thử."),
        ),
        Field(
            "devices.scan_command",
            translate("Settings", "Lệnh quét"),
            translate("Settings", "Chương trình quét hộ máy TWAIN, do người phụ trách ghi. F7 để thử."),
            guarded=True,
        ),
        Field(
            "devices.camera",
            translate("Settings", "Máy ảnh"),
            translate("Settings", "Tên máy (F6 để chọn), hoặc địa chỉ http; để trống: máy đầu tiên."),
        ),
    )


def _printer_fields() -> tuple[Field, ...]:
    """Máy in and how receipts leave it."""
    return (
        Field(
            "devices.printer",
            translate("Settings", "Máy in"),
            choices=(("", ""),),
        ),
        Field(
            "devices.paper",
            translate("Settings", "Khổ giấy tiếp nhận"),
            choices=(("A5", "A5"), ("A4", "A4"), ("A4x2", translate("Settings", "A4, hai liên một tờ"))),
        ),
        Field("devices.copies", translate("Settings", "Số bộ in mỗi lần"), span=(1, 5)),
    )


def profile_lock_section() -> Section:
    """Khóa kiểu quét; the one plain field of that page."""
    return Section(
        translate("Settings", "Kiểu quét"),
        (
            Field(
                "devices.profiles_locked",
                translate("Settings", "Khóa các kiểu quét"),
                translate(
                    "Settings",
                    "Do người phụ trách đặt; khóa rồi thì chỉ người ấy được thêm, đổi, xóa kiểu quét.",
                ),
                guarded=True,
            ),
        ),
    )


def profile_fields() -> tuple[Field, ...]:
    """Fields of one profile; their keys are names of ``ScanProfile``."""
    return (*_profile_name(), *_profile_source(), *_profile_afterwork())


def _profile_name() -> tuple[Field, ...]:
    """What a clerk calls it and presses."""
    return (
        Field("name", translate("Settings", "Tên")),
        Field(
            "key",
            translate("Settings", "Phím"),
            translate("Settings", "Trùng phím với kiểu khác thì hai kiểu đổi phím cho nhau."),
            choices=((0, translate("Settings", "không phím")), *((n, f"Ctrl+{n}") for n in range(1, 10))),
        ),
    )


def _profile_source() -> tuple[Field, ...]:
    """Where its pages come from and how they look; empty lets the kind of paper decide."""
    by_paper = ("", translate("Settings", "theo loại giấy"))
    return (
        Field("device", translate("Settings", "Máy quét"), choices=(("", ""),)),
        Field("source", translate("Settings", "Lấy giấy từ"), choices=(by_paper, *_sources())),
        Field("colour", translate("Settings", "Chế độ màu"), choices=(by_paper, *_colours())),
        Field(
            "dpi",
            translate("Settings", "Độ nét (dpi)"),
            choices=((0, by_paper[1]), (200, "200"), (300, "300"), (400, "400"), (600, "600")),
        ),
        Field("paper", translate("Settings", "Khổ giấy"), choices=(by_paper, *_sheets())),
    )


def _profile_afterwork() -> tuple[Field, ...]:
    """What is done with the pages once they are scanned."""
    return (
        Field(
            "cleaning",
            translate("Settings", "Làm sạch"),
            choices=(
                ("none", translate("Settings", "không")),
                ("shadows", translate("Settings", "bỏ bóng, nền xám")),
            ),
        ),
        Field(
            "separators",
            translate("Settings", "Nhận tờ ngăn"),
            translate("Settings", "Gặp tờ ngăn thì các trang sau vào giấy kế tiếp."),
        ),
        Field(
            "after",
            translate("Settings", "Quét xong thì"),
            choices=(
                ("", translate("Settings", "để nguyên")),
                ("card", translate("Settings", "xếp hai mặt thẻ lên một A4")),
                ("interleave", translate("Settings", "quét lượt hai rồi xếp xen kẽ")),
            ),
        ),
    )


def _sources() -> tuple[tuple[str, str], ...]:
    return (
        ("flatbed", translate("Settings", "Mặt kính")),
        ("feeder", translate("Settings", "Khay nạp, một mặt")),
        ("feeder_duplex", translate("Settings", "Khay nạp, hai mặt")),
    )


def _colours() -> tuple[tuple[str, str], ...]:
    return (
        ("colour", translate("Settings", "Màu")),
        ("grey", translate("Settings", "Xám")),
        ("black_white", translate("Settings", "Đen trắng")),
    )


def _sheets() -> tuple[tuple[str, str], ...]:
    return (
        ("A4", "A4"),
        ("A5", "A5"),
        ("A3", "A3"),
        ("card", translate("Settings", "Thẻ")),
        ("auto", translate("Settings", "Máy tự tìm mép giấy")),
    )
