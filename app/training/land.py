"""Papers about land: registration, changes, disputes and gifts."""

from __future__ import annotations

from app.training.citizens import Citizen, Household, Land
from app.training.drawing import Said, Sheet
from app.training.form import Form, long_date
from app.training.prose import flow
from app.training.rows import PLEDGE, day_said, form_number, money, name_said, opening

_LAND_HEADS = ("Thửa đất số", "Tờ bản đồ số", "Diện tích (m²)", "Loại đất", "Thời hạn sử dụng")


def _area(land: Land) -> str:
    return land.area_m2.replace(".", ",")


def _parcel(form: Form, land: Land) -> None:
    form.row(
        ("Thửa đất số:", Said(land.parcel, "parcel_number")),
        ("Tờ bản đồ số:", Said(land.sheet, "map_sheet")),
        ("Diện tích:", Said(f"{_area(land)} m²", "area_m2", land.area_m2), 1.2),
    )


def _owner(form: Form, home: Household, label: str) -> None:
    owner = home.husband
    form.row((label, name_said("full_name", owner.full_name)))
    form.row(("Giấy tờ nhân thân: Căn cước số", Said(owner.id_number, "id_number")))
    form.row(("Địa chỉ:", Said(owner.residence, "residence")))
    form.row(("Điện thoại liên hệ:", owner.phone), ("Hộp thư điện tử:", ""))


def don_dang_ky_dat_dai(sheet: Sheet, home: Household) -> None:
    """Đơn đăng ký đất đai, tài sản gắn liền với đất (Mẫu số 15)."""
    form, land = Form(sheet, size=12.5, spread=1.3), home.land
    form_number(form, "Mẫu số 15")
    opening(form, home, "ĐƠN ĐĂNG KÝ ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT")
    form.strong("1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất")
    _owner(form, home, "Tên:")
    form.strong("2. Thông tin về thửa đất")
    _parcel(form, land)
    form.row(("Địa chỉ thửa đất:", home.husband.residence))
    form.row(
        ("Sử dụng vào mục đích:", Said(land.use, "land_use")),
        ("từ thời điểm:", f"{home.married_on.year}", 0.6),
    )
    form.row(("Nguồn gốc sử dụng đất:", "Nhận tặng cho của cha mẹ, sử dụng ổn định đến nay"))
    form.strong("3. Tài sản gắn liền với đất")
    heads = ("Loại tài sản", "Diện tích xây dựng (m²)", "Số tầng", "Năm hoàn thành")
    built = Said(f"{60 + home.number(12, 80)},5"), Said("01"), Said(str(home.today.year - 6))
    form.table((2.4, 1.6, 0.8, 1.4), (heads, (Said("Nhà ở riêng lẻ"), *built)))
    form.row(("4. Đề nghị:", "Cấp Giấy chứng nhận lần đầu đối với thửa đất nêu trên"))
    form.text(PLEDGE)
    form.signers(("", ""), ("NGƯỜI VIẾT ĐƠN", home.husband.full_name), dated=home.today)


def don_dang_ky_bien_dong(sheet: Sheet, home: Household) -> None:
    """Đơn đăng ký biến động đất đai, tài sản gắn liền với đất (Mẫu số 18)."""
    form, land = Form(sheet, size=13, spread=1.35), home.land
    form_number(form, "Mẫu số 18")
    opening(
        form,
        home,
        "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",
        to=f"Văn phòng đăng ký đất đai tỉnh {home.office.province}",
    )
    form.strong("1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất")
    _owner(form, home, "Tên:")
    form.strong("2. Giấy chứng nhận đã cấp")
    form.row(("Số vào sổ cấp Giấy chứng nhận:", Said(land.book, "register_number")))
    form.row(("Số phát hành Giấy chứng nhận:", Said(land.serial, "certificate_number")))
    form.row(("Ngày cấp:", day_said("certificate_issued_on", land.issued_on)))
    _parcel(form, land)
    form.strong("3. Nội dung biến động")
    form.row(("Nội dung trước khi biến động:", land.use))
    form.row(("Nội dung sau khi biến động:", "Tặng cho con toàn bộ thửa đất nêu trên"))
    form.row(("Lý do biến động:", "Nhận tặng cho quyền sử dụng đất"))
    form.text(PLEDGE)
    form.signers(("", ""), ("NGƯỜI VIẾT ĐƠN", home.husband.full_name), dated=home.today)


def don_hoa_giai_tranh_chap(sheet: Sheet, home: Household) -> None:
    """Đơn yêu cầu hòa giải tranh chấp đất đai."""
    form, land, asker, other = Form(sheet, size=13, spread=1.35), home.land, home.husband, home.elder
    opening(form, home, "ĐƠN YÊU CẦU HÒA GIẢI TRANH CHẤP ĐẤT ĐAI")
    form.strong("Người yêu cầu hòa giải")
    form.row(("Họ và tên:", name_said("full_name", asker.full_name)))
    form.row(("Số căn cước:", Said(asker.id_number, "id_number")), ("Điện thoại:", asker.phone))
    form.row(("Nơi cư trú:", Said(asker.residence, "residence")))
    form.strong("Người bị yêu cầu")
    form.row(("Họ và tên:", name_said("other_full_name", other.full_name)))
    form.row(("Nơi cư trú:", other.residence))
    form.strong("Nội dung tranh chấp")
    _parcel(form, land)
    form.row(("Nội dung:", "Hai bên không thống nhất ranh giới phía sau nhà, lấn khoảng 1,5 m chiều ngang"))
    form.row(("Yêu cầu:", f"{home.office.committee} tổ chức hòa giải, xác định lại ranh giới"))
    form.text("Tôi gửi kèm bản sao Giấy chứng nhận quyền sử dụng đất và sơ đồ thửa đất.")
    form.signers(("", ""), ("NGƯỜI LÀM ĐƠN", asker.full_name), dated=home.today)


def bien_ban_hoa_giai(sheet: Sheet, home: Household) -> None:
    """Biên bản hòa giải tranh chấp đất đai of the commune."""
    form, office, land = Form(sheet, size=13, spread=1.2), home.office, home.land
    number = Said(f"{home.number(6, 60):02d}/BB-UBND", "document_number")
    form.heading(("", *office.commune), number, home.days_ago(8))
    form.title("BIÊN BẢN HÒA GIẢI TRANH CHẤP ĐẤT ĐAI", extra=2)
    flow(form, f"Hôm nay, hồi 08 giờ 30 phút, {long_date(home.days_ago(8))}, tại trụ sở {office.committee}.")
    form.strong("I. Thành phần tham dự")
    flow(form, f"1. Chủ tọa: ông {office.chair}, Chủ tịch {office.committee}.")
    flow(form, f"2. Thư ký: bà {office.officer}, công chức địa chính.")
    asker, other = home.husband, home.elder
    flow(
        form,
        "3. Bên yêu cầu: ông",
        Said(asker.full_name, "full_name"),
        ", cư trú tại",
        Said(asker.residence, "residence"),
        ".",
    )
    flow(form, "4. Bên bị yêu cầu:", Said(other.full_name, "other_full_name"), ", cư trú cùng thôn.")
    form.strong("II. Nội dung hòa giải")
    flow(
        form,
        "Hai bên tranh chấp ranh giới thửa đất số",
        Said(land.parcel, "parcel_number"),
        ", tờ bản đồ số",
        Said(land.sheet, "map_sheet"),
        ", diện tích",
        Said(f"{_area(land)} m²", "area_m2", land.area_m2),
        ". Sau khi nghe trình bày và xem hồ sơ địa chính, các thành viên phân tích quy định của pháp luật.",
    )
    form.strong("III. Kết quả")
    flow(form, "Hòa giải thành: hai bên thống nhất ranh giới theo bản đồ địa chính và cùng cắm mốc mới.")
    flow(form, "Biên bản kết thúc hồi 10 giờ 15 phút cùng ngày, đã đọc cho mọi người nghe và cùng ký tên.")
    form.signers(
        ("CÁC BÊN", asker.full_name),
        ("THƯ KÝ", office.officer),
        ("CHỦ TỌA", office.chair),
        seal=office.committee,
    )


def hop_dong_giao_dich(sheet: Sheet, home: Household) -> None:
    """Hợp đồng tặng cho quyền sử dụng đất with the parcel in a table."""
    form, land, giver, taker = Form(sheet, size=12.5, spread=1.15), home.land, home.husband, home.deputy
    form.nation()
    form.title("HỢP ĐỒNG TẶNG CHO QUYỀN SỬ DỤNG ĐẤT")
    flow(form, f"Hôm nay, {long_date(home.days_ago(3))}, tại {home.office.committee}, chúng tôi gồm có:")
    _party(form, "BÊN TẶNG CHO (Bên A):", giver)
    _party(form, "BÊN ĐƯỢC TẶNG CHO (Bên B):", taker, "receiver_")
    _given_parcel(form, land)
    _terms_of_the_gift(form, money(50_000_000 * home.number(14, 60)))
    form.signers(("BÊN TẶNG CHO", giver.full_name), ("BÊN ĐƯỢC TẶNG CHO", taker.full_name))


def _party(form: Form, heading: str, person: Citizen, prefix: str = "") -> None:
    form.strong(heading)
    form.row(("Ông (bà):", name_said(f"{prefix}full_name", person.full_name)))
    form.row(
        ("Sinh ngày:", day_said(f"{prefix}birth_date", person.birth_date)),
        ("Số căn cước:", Said(person.id_number, f"{prefix}id_number")),
    )
    form.row(("Nơi cư trú:", Said(person.residence, f"{prefix}residence")))


def _given_parcel(form: Form, land: Land) -> None:
    flow(
        form,
        "Bên A tặng cho Bên B toàn bộ quyền sử dụng thửa đất theo Giấy chứng nhận số",
        Said(land.serial, "certificate_number"),
        ":",
        head="Điều 1.",
    )
    form.gap(0.3)
    row = (
        Said(land.parcel, "parcel_number"),
        Said(land.sheet, "map_sheet"),
        Said(_area(land), "area_m2", land.area_m2),
        Said(land.use, "land_use"),
        "Lâu dài",
    )
    form.table((1, 1, 1.1, 1.8, 1.3), (_LAND_HEADS, row))


def _terms_of_the_gift(form: Form, value: str) -> None:
    flow(form, f"Giá trị quyền sử dụng đất do hai bên tự xác định là {value}.", head="Điều 2.")
    flow(
        form,
        "Bên B nộp lệ phí chứng thực; thuế, lệ phí khác do Bên B chịu trách nhiệm nộp theo quy định.",
        head="Điều 3.",
    )
    flow(
        form,
        "Hai bên cam đoan thửa đất không có tranh chấp, không bị kê biên; việc tặng cho là tự nguyện.",
        head="Điều 4.",
    )
