"""Papers about where people live: CT01, CT08 and the contract for a dwelling."""

from __future__ import annotations

from app.training.citizens import Citizen, Household
from app.training.drawing import Said, Sheet
from app.training.form import Form
from app.training.prose import addressed, flow, issued
from app.training.rows import day_said, form_number, money, name_said, opening, sex_said

_COLUMNS = (0.5, 2.6, 1.6, 0.8, 2.1, 1.4)


def to_khai_cu_tru(sheet: Sheet, home: Household) -> None:
    """Tờ khai thay đổi thông tin cư trú (CT01): digits in boxes, and who moves along in a table."""
    form, person, head = Form(sheet, size=12, spread=1.3, y=24), home.wife, home.husband
    form_number(form, "Mẫu CT01 ban hành kèm theo Thông tư của Bộ Công an")
    opening(form, home, "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", to=f"Công an {home.office.whole}")
    form.row(("1. Họ, chữ đệm và tên:", name_said("full_name", person.full_name)))
    form.row(
        ("2. Ngày, tháng, năm sinh:", day_said("birth_date", person.birth_date), 1.6),
        ("3. Giới tính:", sex_said("sex", person)),
    )
    form.boxed("4. Số định danh cá nhân:", Said(person.id_number, "id_number"))
    form.row(("5. Số điện thoại liên hệ:", person.phone), ("6. Email:", "", 0.7))
    form.row(
        ("7. Họ, chữ đệm và tên chủ hộ:", name_said("householder_full_name", head.full_name), 1.9),
        ("8. Mối quan hệ với chủ hộ:", "Vợ"),
    )
    form.boxed("9. Số định danh cá nhân của chủ hộ:", Said(head.id_number, "householder_id_number"))
    form.row(("10. Nội dung đề nghị:", f"Đăng ký thường trú cùng con tại {person.residence}"))
    form.strong("11. Những thành viên trong hộ gia đình cùng thay đổi:")
    heads = (
        "TT",
        "Họ, chữ đệm và tên",
        "Ngày, tháng, năm sinh",
        "Giới tính",
        "Số định danh cá nhân",
        "Quan hệ",
    )
    form.table(_COLUMNS, (heads, _member(1, home.first_child, "Con"), _member(2, home.elder, "Cha, mẹ")))
    form.signers(
        ("Ý KIẾN CỦA CHỦ HỘ", head.full_name),
        ("Ý KIẾN CỦA CHỦ SỞ HỮU CHỖ Ở", home.elder.full_name),
        ("NGƯỜI KÊ KHAI", person.full_name),
        dated=home.today,
    )


def thong_bao_ket_qua_cu_tru(sheet: Sheet, home: Household) -> None:
    """Thông báo về kết quả giải quyết, hủy bỏ đăng ký cư trú (CT08)."""
    form, person, office = Form(sheet, size=13.5, spread=1.4), home.card_bearer, home.office
    form_number(form, "Mẫu CT08")
    number = Said(f"{home.number(213)}/TB", "document_number")
    form.heading(
        (f"CÔNG AN {office.province_line}", f"CÔNG AN {office.name.upper()}"), number, home.days_ago(4)
    )
    form.title("THÔNG BÁO", "Về kết quả giải quyết, hủy bỏ đăng ký cư trú", extra=2)
    addressed(form, f"Ông (bà) {person.full_name}")
    form.row(("1. Họ, chữ đệm và tên:", name_said("full_name", person.full_name)))
    form.row(
        ("2. Ngày, tháng, năm sinh:", day_said("birth_date", person.birth_date), 1.6),
        ("3. Giới tính:", sex_said("sex", person)),
    )
    form.row(("4. Số định danh cá nhân:", Said(person.id_number, "id_number")))
    form.row(("5. Nơi thường trú:", Said(person.residence, "residence")))
    flow(
        form,
        f"Căn cứ Luật Cư trú và hồ sơ đăng ký cư trú của ông (bà), Công an {office.name} thông báo: ông "
        f"(bà) đã được đăng ký thường trú tại địa chỉ nêu trên kể từ ngày {home.days_ago(4):%d/%m/%Y}. Thông "
        "tin về cư trú đã được cập nhật vào Cơ sở dữ liệu về cư trú.",
    )
    flow(form, "Thông báo để ông (bà) biết và thực hiện./.")
    receivers = ("Như trên;", "Lưu: hồ sơ cư trú.")
    issued(form, receivers, "TRƯỞNG CÔNG AN", f"Thiếu tá {office.police}", f"Công an {office.name}")


def giay_to_cho_o_hop_phap(sheet: Sheet, home: Household) -> None:
    """Hợp đồng thuê nhà ở between an owner and a young tenant."""
    form, owner, tenant = Form(sheet, size=12.5, spread=1.2), home.elder, home.deputy
    form.nation()
    form.title("HỢP ĐỒNG THUÊ NHÀ Ở", f"Số: {home.number(15, 90):02d}/{home.today.year}/HĐTN")
    flow(form, f"Hôm nay, ngày {home.days_ago(9):%d/%m/%Y}, tại {home.office.whole}, chúng tôi gồm:")
    for heading, person, prefix in (
        ("BÊN CHO THUÊ (Bên A)", owner, "owner_"),
        ("BÊN THUÊ (Bên B)", tenant, ""),
    ):
        form.strong(heading)
        form.row(("Họ và tên:", name_said(f"{prefix}full_name", person.full_name)))
        form.row(
            ("Số căn cước:", Said(person.id_number, f"{prefix}id_number")), ("Điện thoại:", person.phone)
        )
    area = 12 + home.number(31, 60)
    form.strong("Hai bên thỏa thuận như sau:")
    where = Said(owner.residence, "residence")
    flow(form, "Bên A cho Bên B thuê một phòng trong nhà ở tại địa chỉ:", where, head="Điều 1.")
    flow(
        form,
        "Diện tích nhà ở cho thuê:",
        Said(f"{area} m²", "area_m2", str(area)),
        ", dùng để ở.",
        head="Điều 2.",
    )
    rent, until = 700_000 + 50_000 * home.number(11, 40), home.days_ago(-720)
    flow(form, f"Giá thuê: {money(rent)} một tháng, trả trong năm ngày đầu mỗi tháng.", head="Điều 3.")
    flow(
        form,
        f"Thời hạn thuê: 24 tháng, đến hết ngày {until:%d/%m/%Y}. Bên A đồng ý cho Bên B đăng ký tạm trú "
        "tại chỗ ở này; diện tích nhà ở tối thiểu đáp ứng quy định của địa phương.",
        head="Điều 4.",
    )
    flow(form, "Hợp đồng lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản.", head="Điều 5.")
    form.signers(("BÊN CHO THUÊ", owner.full_name), ("BÊN THUÊ", tenant.full_name))


def _member(number: int, person: Citizen, who: str) -> tuple[Said | str, ...]:
    born, sex = f"{person.birth_date:%d/%m/%Y}", person.sex.vietnamese
    return str(number), Said(person.full_name), Said(born), Said(sex), Said(person.id_number), Said(who)
