"""Papers citizens hand in as their own: declarations, requests and authorisations."""

from __future__ import annotations

from app.training.citizens import Household
from app.training.drawing import Said, Sheet
from app.training.form import Form, long_date
from app.training.rows import PLEDGE, day_said, name_said, opening, requester


def to_khai_khai_sinh(sheet: Sheet, home: Household) -> None:
    """Tờ khai đăng ký khai sinh, asked for by the mother."""
    form, child = Form(sheet, size=12.5, spread=1.25), home.newborn
    opening(form, home, "TỜ KHAI ĐĂNG KÝ KHAI SINH")
    requester(form, home.wife)
    form.row(("Quan hệ với người được khai sinh:", "Mẹ"))
    form.text("Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:")
    form.row(("Họ, chữ đệm, tên:", name_said("child_full_name", child.full_name)))
    form.row(
        ("Ngày, tháng, năm sinh:", day_said("child_birth_date", child.birth_date), 1.5), ("Lúc:", child.time)
    )
    sex = Said(child.sex.vietnamese, "child_sex", child.sex.value)
    form.row(("Giới tính:", sex), ("Dân tộc:", "Kinh"), ("Quốc tịch:", "Việt Nam", 1.3))
    form.row(("Nơi sinh:", Said(home.office.hospital, "birth_place")))
    form.row(("Quê quán:", home.office.native))
    for label, parent, name in (("mẹ", home.wife, "mother_name"), ("cha", home.husband, "father_name")):
        form.row((f"Họ, chữ đệm, tên người {label}:", name_said(name, parent.full_name)))
        form.row(
            ("Năm sinh:", str(parent.birth_date.year)), ("Dân tộc:", "Kinh"), ("Quốc tịch:", "Việt Nam", 1.3)
        )
        form.row(("Nơi cư trú:", parent.residence))
    form.text(PLEDGE)
    form.signers(("", ""), ("NGƯỜI YÊU CẦU", home.wife.full_name), dated=home.today)


def to_khai_ket_hon(sheet: Sheet, home: Household) -> None:
    """Tờ khai đăng ký kết hôn: bride and groom side by side in one table."""
    form = Form(sheet, size=13, spread=1.4)
    opening(form, home, "TỜ KHAI ĐĂNG KÝ KẾT HÔN")
    form.text("Chúng tôi đề nghị cơ quan đăng ký kết hôn cho hai bên, với thông tin như sau:")
    for heading, person, role in (("BÊN NỮ", home.wife, "wife"), ("BÊN NAM", home.husband, "husband")):
        form.strong(heading)
        form.row(("Họ, chữ đệm, tên:", name_said(f"{role}_full_name", person.full_name)))
        born = day_said(f"{role}_birth_date", person.birth_date)
        form.row(("Ngày, tháng, năm sinh:", born, 1.5), ("Dân tộc:", "Kinh"))
        form.row(("Quốc tịch:", "Việt Nam"), ("Kết hôn lần thứ mấy:", "1"))
        form.row(("Nơi cư trú:", Said(person.residence, f"{role}_residence")))
        form.row(("Số căn cước:", Said(person.id_number, f"{role}_id_number")))
        form.gap(0.35)
    form.text(
        "Chúng tôi cam đoan những lời khai trên đây là đúng, việc kết hôn là tự nguyện, không vi phạm "
        "quy định của Luật Hôn nhân và gia đình."
    )
    form.signers(("BÊN NAM", home.husband.full_name), ("BÊN NỮ", home.wife.full_name), dated=home.today)


def to_khai_khai_tu(sheet: Sheet, home: Household) -> None:
    """Tờ khai đăng ký khai tử, asked for by the son."""
    form, gone = Form(sheet, size=13, spread=1.3), home.elder
    opening(form, home, "TỜ KHAI ĐĂNG KÝ KHAI TỬ")
    requester(form, home.husband)
    form.row(("Quan hệ với người đã chết:", "Con"))
    form.text("Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:")
    form.row(("Họ, chữ đệm, tên:", name_said("deceased_full_name", gone.full_name)))
    born = day_said("deceased_birth_date", gone.birth_date)
    form.row(("Ngày, tháng, năm sinh:", born, 1.6), ("Giới tính:", gone.sex.vietnamese))
    form.row(("Dân tộc:", "Kinh"), ("Quốc tịch:", "Việt Nam"))
    form.row(("Nơi cư trú cuối cùng:", Said(gone.residence, "deceased_residence")))
    form.row(("Số căn cước:", Said(gone.id_number, "deceased_id_number")))
    form.row(("Đã chết vào lúc:", f"05 giờ 20 phút, {long_date(home.days_ago(3))}"))
    form.row(("Nơi chết:", f"Tại nhà riêng, {home.office.name}"), ("Nguyên nhân chết:", "Tuổi già", 0.8))
    form.row(
        ("Giấy báo tử số:", f"{home.number(7, 80):02d}/GBT"), ("ngày:", f"{home.days_ago(2):%d/%m/%Y}", 0.7)
    )
    form.text(PLEDGE)
    form.signers(("", ""), ("NGƯỜI YÊU CẦU", home.husband.full_name), dated=home.today)


def van_ban_uy_quyen(sheet: Sheet, home: Household) -> None:
    """Giấy ủy quyền of husband or wife to a relative."""
    form, giver = Form(sheet, size=13.5, spread=1.4), home.card_bearer
    taker = home.husband if home.bearer == "deputy" else home.deputy
    form.nation()
    form.title("GIẤY ỦY QUYỀN", "Về việc nộp hồ sơ và nhận kết quả thủ tục hành chính")
    for heading, person, prefix in (
        ("I. BÊN ỦY QUYỀN (Bên A)", giver, ""),
        ("II. BÊN ĐƯỢC ỦY QUYỀN (Bên B)", taker, "authorised_"),
    ):
        form.strong(heading)
        form.row(("Họ và tên:", name_said(f"{prefix}full_name", person.full_name)))
        form.row(
            ("Ngày sinh:", day_said(f"{prefix}birth_date", person.birth_date)),
            ("Số căn cước:", Said(person.id_number, f"{prefix}id_number"), 1.3),
        )
        form.row(("Nơi cư trú:", Said(person.residence, f"{prefix}residence")))
    form.strong("III. NỘI DUNG ỦY QUYỀN")
    subject = "Nộp hồ sơ, bổ sung giấy tờ và nhận kết quả thay Bên A tại " + home.office.desk
    form.row(("", Said(subject, "subject")))
    form.row(("Thời hạn ủy quyền:", f"đến hết ngày {home.days_ago(-60):%d/%m/%Y}"))
    form.text("Hai bên cam kết thực hiện đúng nội dung ủy quyền và chịu trách nhiệm trước pháp luật.")
    form.signers(("BÊN A", giver.full_name), ("BÊN B", taker.full_name), dated=home.days_ago(1))


def don_dang_ky_ho_kinh_doanh(sheet: Sheet, home: Household) -> None:
    """Giấy đề nghị đăng ký hộ kinh doanh of the husband."""
    form, shop, owner = Form(sheet, size=13, spread=1.35), home.business, home.husband
    opening(form, home, "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH")
    form.row(("Tôi là (họ tên chủ hộ):", name_said("full_name", owner.full_name)))
    form.row(
        ("Ngày sinh:", day_said("birth_date", owner.birth_date)),
        ("Giới tính:", Said(owner.sex.vietnamese, "sex", owner.sex.value)),
    )
    form.row(("Số định danh cá nhân:", Said(owner.id_number, "id_number")))
    form.row(("Nơi cư trú:", Said(owner.residence, "residence")))
    form.row(("Điện thoại:", owner.phone))
    form.strong("Đăng ký hộ kinh doanh với các nội dung sau:")
    form.row(("1. Tên hộ kinh doanh:", Said(shop.name, "business_name")))
    form.row(("2. Trụ sở:", owner.residence))
    form.row(
        ("3. Vốn kinh doanh:", f"{shop.capital:,} đồng".replace(",", ".")),
        ("Số lao động:", str(shop.workers), 0.6),
    )
    form.strong("4. Ngành, nghề kinh doanh:")
    form.table(
        (0.6, 5, 1.2),
        (("STT", "Tên ngành", "Mã ngành"), ("1", Said(shop.trade), Said(shop.code)), ("2", "", "")),
    )
    form.text("5. Chủ thể thành lập: Cá nhân. Ngày bắt đầu hoạt động: kể từ ngày được cấp Giấy chứng nhận.")
    form.text(
        "Tôi cam kết địa điểm kinh doanh thuộc quyền sử dụng hợp pháp và nội dung kê khai là trung thực."
    )
    form.signers(("", ""), ("CHỦ HỘ KINH DOANH", owner.full_name), dated=home.today)


def don_de_nghi_xac_dinh_khuyet_tat(sheet: Sheet, home: Household) -> None:
    """Đơn đề nghị xác định mức độ khuyết tật of the eldest, with a table of ticks."""
    form, person = Form(sheet, size=13, spread=1.35), home.elder
    opening(
        form, home, "ĐƠN ĐỀ NGHỊ XÁC ĐỊNH, XÁC ĐỊNH LẠI MỨC ĐỘ KHUYẾT TẬT VÀ CẤP GIẤY XÁC NHẬN KHUYẾT TẬT"
    )
    form.strong("I. Thông tin người được xác định mức độ khuyết tật")
    form.row(("Họ và tên:", name_said("full_name", person.full_name)))
    form.row(
        ("Sinh ngày:", day_said("birth_date", person.birth_date)),
        ("Giới tính:", Said(person.sex.vietnamese, "sex", person.sex.value)),
    )
    form.row(("Số căn cước:", Said(person.id_number, "id_number")))
    form.row(("Nơi ở hiện nay:", Said(person.residence, "residence")))
    form.strong("II. Dạng khuyết tật (đánh dấu x vào ô tương ứng)")
    ticks = ("Vận động", "x"), ("Nghe, nói", ""), ("Nhìn", "x"), ("Thần kinh, tâm thần", ""), ("Khác", "")
    form.table((0.6, 5, 1.2), (("STT", "Các dạng khuyết tật", "Có"), *_numbered(ticks)))
    form.strong("III. Người đại diện hợp pháp")
    form.row(("Họ và tên:", home.husband.full_name), ("Quan hệ:", "Con", 0.5))
    form.text("Tôi xin cam đoan những lời khai trên là đúng sự thật.")
    form.signers(("", ""), ("NGƯỜI VIẾT ĐƠN", home.husband.full_name), dated=home.today)


def _numbered(rows: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, Said | str], ...]:
    return tuple(
        (str(number), name, Said(tick) if tick else "") for number, (name, tick) in enumerate(rows, 1)
    )
