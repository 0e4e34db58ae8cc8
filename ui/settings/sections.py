"""The settings of office, reading and back files in the clerk's words: pages of plain fields."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.settings.fields import Field, Section

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
