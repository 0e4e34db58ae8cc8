"""The pages of the settings in the clerk's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.settings.fields import SECRET, Field, Section

translate = QCoreApplication.translate


def agency_section() -> Section:
    """Cơ quan."""
    return Section(
        translate("Settings", "Cơ quan"),
        (
            Field(
                "agency.code",
                translate("Settings", "Mã định danh cơ quan"),
                translate("Settings", "Tỉnh cấp, ví dụ H99.01; là phần đầu mã hồ sơ."),
            ),
            Field(
                "agency.name",
                translate("Settings", "Tên cơ quan"),
                translate("Settings", "In ở đầu mọi giấy tờ."),
            ),
            Field("agency.parent", translate("Settings", "Cơ quan chủ quản")),
            Field("agency.desk_office", translate("Settings", "Bộ phận tiếp nhận")),
            Field(
                "agency.place",
                translate("Settings", "Địa danh"),
                translate("Settings", "Đứng trước ngày tháng: “Thử Nghiệm, ngày …”."),
            ),
            Field(
                "agency.phone",
                translate("Settings", "Điện thoại hỏi đáp"),
                translate("Settings", "In trên giấy tiếp nhận; để trống thì không in."),
            ),
            Field("agency.province", translate("Settings", "Tỉnh")),
            Field("agency.lookup_url", translate("Settings", "Trang tra cứu của tỉnh")),
        ),
        guarded=True,
    )


def desk_section() -> Section:
    """Quầy."""
    return Section(
        translate("Settings", "Quầy"),
        (
            Field(
                "desk.id",
                translate("Settings", "Ký hiệu quầy"),
                translate("Settings", "Một đến bốn chữ số hoặc chữ hoa; đứng trong số tạm."),
            ),
            Field("desk.name", translate("Settings", "Tên quầy")),
            Field(
                "desk.first_number",
                translate("Settings", "Dải số: từ"),
                translate("Settings", "Dải số của các quầy không được trùng nhau."),
                span=(1, 9_999_999),
            ),
            Field("desk.last_number", translate("Settings", "Dải số: đến"), span=(1, 9_999_999)),
            Field(
                "desk.book",
                translate("Settings", "Quyển số"),
                translate("Settings", "Quyển của Sổ theo dõi hồ sơ."),
            ),
        ),
        guarded=True,
    )


def hours_section() -> Section:
    """Giờ làm việc."""
    hint = translate("Settings", "Ghi giờ:phút, ví dụ 07:30. Hẹn trả tính theo giờ này.")
    return Section(
        translate("Settings", "Giờ làm việc"),
        (
            Field("hours.opens", translate("Settings", "Sáng từ"), hint),
            Field("hours.lunch_from", translate("Settings", "Nghỉ trưa từ")),
            Field("hours.lunch_to", translate("Settings", "Nghỉ trưa đến")),
            Field("hours.closes", translate("Settings", "Chiều đến")),
        ),
        guarded=True,
    )


def reader_section() -> Section:
    """Bộ đọc chữ and language of the screen."""
    return Section(
        translate("Settings", "Đọc chữ, ngôn ngữ"),
        (
            Field(
                "language",
                translate("Settings", "Ngôn ngữ màn hình"),
                choices=(("vi", "Tiếng Việt"), ("en", "English")),
            ),
            Field(
                "reader.workers",
                translate("Settings", "Số trang đọc cùng lúc"),
                translate("Settings", "Nhiều hơn số nhân máy thì chậm đi."),
                span=(1, 8),
            ),
            Field(
                "reader.timeout_seconds", translate("Settings", "Đọc một trang tối đa (giây)"), span=(5, 600)
            ),
            Field(
                "reader.learning",
                translate("Settings", "Nhớ cách cán bộ xếp giấy để tự xếp lần sau"),
                translate("Settings", "Chỉ ở máy này, không giữ họ tên hay số giấy tờ."),
            ),
        ),
    )


def digitise_section() -> Section:
    """Số hóa: the plan of the year."""
    return Section(
        translate("Settings", "Số hóa"),
        (
            Field(
                "digitise.plan",
                translate("Settings", "Chỉ tiêu trong năm"),
                translate("Settings", "Số kết quả phải số hóa; 0 thì cộng các lĩnh vực dưới đây."),
            ),
            Field(
                "digitise.plan_by_field",
                translate("Settings", "Chỉ tiêu từng lĩnh vực"),
                translate("Settings", "Ví dụ: Hộ tịch=800; Đất đai=300. Để trống thì chỉ tính chung."),
            ),
        ),
        guarded=True,
    )


def line_section() -> Section:
    """Đường truyền."""
    return Section(
        translate("Settings", "Đường truyền"),
        (
            Field("line.enabled", translate("Settings", "Gửi về tỉnh")),
            Field(
                "line.url",
                translate("Settings", "Địa chỉ cổng của tỉnh"),
                translate("Settings", "Bắt đầu bằng https://; để trống thì chỉ xếp hàng, chưa gửi."),
            ),
            Field(
                SECRET,
                translate("Settings", "Khóa của quầy"),
                translate("Settings", "Không hiện lại. Để trống thì giữ khóa đang dùng."),
            ),
            Field(
                "line.ca_file",
                translate("Settings", "Tệp chứng thư tin cậy"),
                translate("Settings", "Để trống thì dùng của máy."),
                browse="file",
            ),
            Field("line.interval_seconds", translate("Settings", "Xem hàng gửi mỗi (giây)"), span=(5, 3600)),
        ),
        guarded=True,
    )


def device_section() -> Section:
    """Thiết bị, the part that is plain fields."""
    return Section(
        translate("Settings", "Thiết bị"),
        (
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
        ),
    )


def profile_lock_section() -> Section:
    """Khóa kiểu quét; the one plain field of that page."""
    return Section(
        translate("Settings", "Kiểu quét"),
        (
            Field(
                "devices.profiles_locked",
                translate("Settings", "Khóa các kiểu quét"),
                translate("Settings", "Khóa rồi thì chỉ người phụ trách được thêm, đổi, xóa kiểu quét."),
            ),
        ),
        guarded=True,
    )


def profile_fields() -> tuple[Field, ...]:
    """Fields of one profile; their keys are names of ``ScanProfile``."""
    by_paper = ("", translate("Settings", "theo loại giấy"))
    return (
        Field("name", translate("Settings", "Tên")),
        Field(
            "key",
            translate("Settings", "Phím"),
            translate("Settings", "Trùng phím với kiểu khác thì hai kiểu đổi phím cho nhau."),
            choices=((0, translate("Settings", "không phím")), *((n, f"Ctrl+{n}") for n in range(1, 10))),
        ),
        Field("device", translate("Settings", "Máy quét"), choices=(("", ""),)),
        Field("source", translate("Settings", "Lấy giấy từ"), choices=(by_paper, *_sources())),
        Field("colour", translate("Settings", "Chế độ màu"), choices=(by_paper, *_colours())),
        Field(
            "dpi",
            translate("Settings", "Độ nét (dpi)"),
            choices=((0, by_paper[1]), (200, "200"), (300, "300"), (400, "400"), (600, "600")),
        ),
        Field("paper", translate("Settings", "Khổ giấy"), choices=(by_paper, *_sheets())),
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
