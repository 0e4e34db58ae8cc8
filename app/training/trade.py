"""Papers of household businesses: the certificate, changes, the end, and minutes of meetings."""

from __future__ import annotations

from app.training.citizens import Household
from app.training.drawing import Said, Sheet
from app.training.form import Form, long_date
from app.training.prose import flow
from app.training.rows import PLEDGE, day_said, money, name_said, opening, sex_said


def _tax_code(home: Household) -> str:
    """Since 1 July 2025 a household business is known by the number of its owner."""
    return home.husband.id_number


def giay_chung_nhan_dkhkd(sheet: Sheet, home: Household) -> None:
    """Giấy chứng nhận đăng ký hộ kinh doanh on patterned paper."""
    form, shop, owner, office = (
        Form(sheet, size=13, spread=1.4, y=30),
        home.business,
        home.husband,
        home.office,
    )
    form.heading((f"UBND {office.name.upper()}", "PHÒNG KINH TẾ"), None, home.days_ago(40))
    form.title("GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH", extra=3)
    form.row(("Mã số hộ kinh doanh:", Said(_tax_code(home), "tax_code")))
    form.row(("Đăng ký lần đầu, ngày:", day_said("registered_on", home.days_ago(40))))
    form.row(("1. Tên hộ kinh doanh:", Said(shop.name, "business_name")))
    form.row(("2. Địa chỉ trụ sở:", Said(owner.residence, "business_address")))
    form.row(("Điện thoại:", owner.phone), ("Email:", ""))
    form.row(("3. Ngành, nghề kinh doanh:", f"{shop.trade} (mã {shop.code})"))
    form.row(("4. Vốn kinh doanh:", Said(money(shop.capital), "capital")))
    form.row(("5. Chủ thể thành lập hộ kinh doanh: Cá nhân", ""))
    form.strong("6. Thông tin về chủ hộ kinh doanh")
    form.row(
        ("Họ và tên:", name_said("full_name", owner.full_name), 1.6), ("Giới tính:", sex_said("sex", owner))
    )
    form.row(
        ("Sinh ngày:", day_said("birth_date", owner.birth_date)),
        ("Dân tộc:", "Kinh"),
        ("Quốc tịch:", "Việt Nam"),
    )
    form.row(("Số định danh cá nhân:", Said(owner.id_number, "id_number")))
    form.row(("Nơi cư trú:", Said(owner.residence, "residence")))
    form.gap(0.5)
    form.signers(("", ""), ("TRƯỞNG PHÒNG", office.officer), seal=f"Phòng Kinh tế {office.name}")


def giay_de_nghi_thay_doi_hkd(sheet: Sheet, home: Household) -> None:
    """Thông báo thay đổi nội dung đăng ký hộ kinh doanh."""
    form, shop, owner = Form(sheet, size=13, spread=1.35), home.business, home.husband
    opening(
        form,
        home,
        "THÔNG BÁO THAY ĐỔI NỘI DUNG ĐĂNG KÝ HỘ KINH DOANH",
        to=f"Phòng Kinh tế {home.office.name}",
    )
    form.row(("Tên hộ kinh doanh:", Said(shop.name, "business_name")))
    form.row(("Mã số hộ kinh doanh/Mã số thuế:", Said(_tax_code(home), "tax_code")))
    form.row(("Địa chỉ trụ sở:", owner.residence))
    form.row(("Họ và tên chủ hộ kinh doanh:", name_said("full_name", owner.full_name)))
    form.row(("Số định danh cá nhân:", Said(owner.id_number, "id_number")))
    form.strong("Đăng ký thay đổi nội dung như sau:")
    heads = ("Nội dung thay đổi", "Trước khi thay đổi", "Sau khi thay đổi")
    more = shop.capital + 10_000_000 * home.number(5, 20)
    rows = (
        ("Vốn kinh doanh", Said(money(shop.capital)), Said(money(more))),
        ("Số lao động", Said(str(shop.workers)), Said(str(shop.workers + 2))),
        ("Ngành, nghề kinh doanh", Said(shop.trade), Said(f"{shop.trade}; dịch vụ giao hàng tại nhà")),
    )
    form.table((1.4, 1.8, 1.8), (heads, *rows))
    form.text(PLEDGE)
    form.signers(("", ""), ("CHỦ HỘ KINH DOANH", owner.full_name), dated=home.today)


def thong_bao_cham_dut_hkd(sheet: Sheet, home: Household) -> None:
    """Thông báo về việc chấm dứt hoạt động hộ kinh doanh."""
    form, shop, owner = Form(sheet, size=13.5, spread=1.4), home.business, home.husband
    title = "THÔNG BÁO VỀ VIỆC CHẤM DỨT HOẠT ĐỘNG HỘ KINH DOANH"
    opening(form, home, title, to=f"Phòng Kinh tế {home.office.name}")
    form.row(("Tên hộ kinh doanh:", Said(shop.name, "business_name")))
    form.row(("Mã số hộ kinh doanh/Mã số thuế:", Said(_tax_code(home), "tax_code")))
    form.row(("Địa chỉ trụ sở:", owner.residence))
    form.row(("Tôi là:", name_said("full_name", owner.full_name)), ("Điện thoại:", owner.phone, 0.6))
    form.row(("Thông báo chấm dứt hoạt động từ ngày:", f"{home.days_ago(-5):%d/%m/%Y}"))
    form.row(("Lý do:", "Chủ hộ chuyển nơi cư trú, không tiếp tục kinh doanh"))
    form.text(
        "Hộ kinh doanh đã thanh toán đầy đủ các khoản nợ, nghĩa vụ về thuế và tài chính đối với Nhà nước."
    )
    form.text(PLEDGE)
    form.signers(("", ""), ("CHỦ HỘ KINH DOANH", owner.full_name), dated=home.today)


def bien_ban_hop(sheet: Sheet, home: Household) -> None:
    """Biên bản họp thành viên hộ gia đình about founding a household business, who agrees in a table."""
    form, shop, head = Form(sheet, size=13, spread=1.25), home.business, home.husband
    form.nation()
    form.title("BIÊN BẢN HỌP THÀNH VIÊN HỘ GIA ĐÌNH", "Về việc thành lập hộ kinh doanh")
    flow(form, f"Hôm nay, hồi 19 giờ 30 phút, {long_date(home.days_ago(6))}, tại {head.residence}, gồm có:")
    heads = ("TT", "Họ và tên", "Số định danh cá nhân", "Quan hệ", "Ý kiến")
    people = (head, "Chủ hộ"), (home.wife, "Vợ"), (home.elder, "Cha, mẹ"), (home.deputy, "Em")
    rows = ((str(n), p.full_name, p.id_number, who, "Đồng ý") for n, (p, who) in enumerate(people, 1))
    form.table((0.5, 2.6, 2.1, 1.2, 1), (heads, *rows))
    form.strong("Nội dung cuộc họp:")
    flow(
        form,
        "1. Các thành viên nhất trí thành lập hộ kinh doanh với tên:",
        Said(shop.name, "business_name"),
        ".",
    )
    flow(form, f"2. Vốn kinh doanh: {money(shop.capital)}; ngành, nghề: {shop.trade}, mã ngành {shop.code}.")
    flow(
        form,
        "3. Ủy quyền cho",
        Said(head.full_name, "full_name"),
        ", số định danh cá nhân",
        Said(head.id_number, "id_number"),
        ", làm chủ hộ kinh doanh và nộp hồ sơ đăng ký.",
    )
    flow(form, "Cuộc họp kết thúc hồi 20 giờ 30 phút cùng ngày; biên bản được mọi người thông qua và ký tên.")
    form.signers(("CÁC THÀNH VIÊN", home.wife.full_name), ("CHỦ HỘ", head.full_name))
