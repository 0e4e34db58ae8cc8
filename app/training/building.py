"""Papers about building: the request, the permit and the appraisal."""

from __future__ import annotations

from app.training.citizens import Household
from app.training.drawing import Said, Sheet
from app.training.form import Form
from app.training.prose import act_title, addressed, flow, issued
from app.training.rows import PLEDGE, form_number, name_said, opening


def don_de_nghi_cap_phep_xay_dung(sheet: Sheet, home: Household) -> None:
    """Đơn đề nghị cấp giấy phép xây dựng for a house."""
    form, owner, land = Form(sheet, size=12.5, spread=1.3), home.husband, home.land
    form_number(form, "Mẫu số 01")
    opening(form, home, "ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG", "(Sử dụng cho công trình: Nhà ở riêng lẻ)")
    form.strong("1. Thông tin về chủ đầu tư")
    form.row(("Tên chủ đầu tư (tên chủ hộ):", name_said("full_name", owner.full_name)))
    form.row(("Số định danh cá nhân:", Said(owner.id_number, "id_number")))
    form.row(("Địa chỉ liên hệ:", Said(owner.residence, "residence")))
    form.row(("Số điện thoại:", owner.phone))
    form.strong("2. Thông tin công trình")
    form.row(("Địa điểm xây dựng:", owner.residence))
    form.row(
        ("Lô đất số:", Said(land.parcel, "parcel_number")),
        ("Tờ bản đồ số:", Said(land.sheet, "map_sheet")),
        ("Diện tích:", Said(f"{land.area_m2.replace('.', ',')} m²", "area_m2", land.area_m2), 1.2),
    )
    form.strong("3. Nội dung đề nghị cấp phép")
    floor = 60 + home.number(17, 50)
    form.row(("Loại công trình:", "Nhà ở riêng lẻ"), ("Cấp công trình:", "Cấp III"))
    form.row(("Diện tích xây dựng tầng 1:", f"{floor},5 m²"), ("Tổng diện tích sàn:", f"{2 * floor + 1} m²"))
    form.row(("Chiều cao công trình:", "8,4 m"), ("Số tầng:", "02"))
    form.row(("4. Dự kiến thời gian hoàn thành công trình:", f"{4 + home.number(2, 9)} tháng"))
    form.text("5. Cam kết: tôi xin làm theo đúng giấy phép được cấp. " + PLEDGE)
    form.signers(("", ""), ("NGƯỜI LÀM ĐƠN", owner.full_name), dated=home.today)


def giay_phep_xay_dung(sheet: Sheet, home: Household) -> None:
    """Giấy phép xây dựng nhà ở riêng lẻ of the commune."""
    form, owner, land, office = Form(sheet, size=13, spread=1.3), home.husband, home.land, home.office
    form.heading(("", *office.commune), None, home.days_ago(7))
    form.title("GIẤY PHÉP XÂY DỰNG", extra=4)
    number = Said(f"{home.number(44)}/GPXD", "document_number")
    form.row(("Số:", number))
    form.row(("1. Cấp cho ông (bà):", name_said("full_name", owner.full_name)))
    form.row(("Địa chỉ:", Said(owner.residence, "residence")))
    form.row(("2. Được phép xây dựng công trình: Nhà ở riêng lẻ", ""))
    form.row(
        ("Trên thửa đất số:", Said(land.parcel, "parcel_number")),
        ("Tờ bản đồ số:", Said(land.sheet, "map_sheet")),
    )
    form.row(("Diện tích lô đất:", Said(f"{land.area_m2.replace('.', ',')} m²", "area_m2", land.area_m2)))
    form.row(("Địa điểm:", owner.residence))
    floor = 60 + home.number(17, 50)
    heads = ("Chỉ tiêu", "Đơn vị", "Được phép")
    rows = (
        ("Diện tích xây dựng tầng 1", "m²", Said(f"{floor},5")),
        ("Tổng diện tích sàn", "m²", Said(f"{2 * floor + 1},0")),
        ("Chiều cao công trình", "m", Said("8,4")),
        ("Số tầng", "tầng", Said("02")),
    )
    form.gap(0.2)
    form.table((3, 1, 1.4), (heads, *rows))
    form.row(("3. Giấy tờ về đất: Giấy chứng nhận số", land.serial))
    flow(
        form,
        "4. Giấy phép này có hiệu lực khởi công xây dựng trong thời hạn 12 tháng kể từ ngày cấp; quá "
        "thời hạn phải đề nghị gia hạn.",
    )
    issued(
        form, ("Chủ đầu tư;", "Lưu: VT, KT."), "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", office.chair, office.committee
    )


def bao_cao_tham_dinh(sheet: Sheet, home: Household) -> None:
    """Báo cáo kết quả thẩm định thiết kế of the commune's economic office, figures in a table."""
    form, office = Form(sheet, size=13, spread=1.2), home.office
    number = Said(f"{home.number(35)}/BC-KT", "document_number")
    form.heading((f"UBND {office.name.upper()}", "PHÒNG KINH TẾ"), number, home.days_ago(11))
    about = f"Kết quả thẩm định thiết kế xây dựng công trình Nhà văn hóa thôn, {office.name}"
    act_title(form, "BÁO CÁO", about)
    addressed(form, office.committee)
    flow(
        form,
        "Thực hiện nhiệm vụ được giao, Phòng Kinh tế đã thẩm định hồ sơ thiết kế và báo cáo kết quả như sau:",
    )
    form.strong("I. Thông tin chung")
    flow(form, f"Chủ đầu tư: {office.committee}. Địa điểm xây dựng: {home.husband.residence}.")
    form.strong("II. Tổng hợp dự toán (đồng)")
    build, other = 850_000_000 + 1_370_000 * home.number(211), 40_000_000 + 125_000 * home.number(93)
    heads = ("TT", "Khoản mục chi phí", "Đề nghị", "Sau thẩm định")
    cut = build - 7_200_000
    rows = (
        ("1", "Chi phí xây dựng", _amount(build), _amount(cut)),
        ("2", "Chi phí tư vấn đầu tư xây dựng", _amount(other), _amount(other)),
        ("3", "Chi phí dự phòng", _amount(build // 20), _amount(cut // 20)),
        ("", "Tổng cộng", _amount(build + other + build // 20), _amount(cut + other + cut // 20)),
    )
    form.table((0.5, 3, 1.6, 1.6), (heads, *rows))
    form.strong("III. Kết luận")
    flow(
        form,
        "Thiết kế đủ điều kiện để trình phê duyệt; chủ đầu tư hoàn chỉnh hồ sơ theo các ý kiến nêu trên./.",
    )
    issued(form, ("Như trên;", "Lưu: KT."), "TRƯỞNG PHÒNG", office.officer, f"Phòng Kinh tế {office.name}")


def _amount(dong: int) -> Said:
    return Said(f"{dong:,}".replace(",", "."))
