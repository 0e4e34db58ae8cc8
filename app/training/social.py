"""Papers about disability, poverty, burial and health insurance."""

from __future__ import annotations

from app.training.citizens import Citizen, Household
from app.training.drawing import Said, Sheet
from app.training.form import Form
from app.training.prose import act_title, flow, grounds, issued, ordered
from app.training.rows import PLEDGE, day_said, form_number, money, name_said, opening, person_rows, sex_said

_BASE = 540_000
"""Mức chuẩn trợ giúp xã hội, đồng a month, as the samples have it."""


def giay_xac_nhan_khuyet_tat(sheet: Sheet, home: Household) -> None:
    """Giấy xác nhận khuyết tật of the eldest, A5."""
    form, person, office = (
        Form(sheet, size=10.5, spread=1.3, left=15, right=12, y=16),
        home.elder,
        home.office,
    )
    number = Said(f"{home.number(57)}/GXNKT", "document_number")
    form.heading(("", *office.commune), number)
    form.title("GIẤY XÁC NHẬN KHUYẾT TẬT", extra=5)
    flow(form, f"{office.committee} xác nhận:")
    form.row(("Họ và tên:", name_said("full_name", person.full_name)))
    form.row(
        ("Sinh ngày:", day_said("birth_date", person.birth_date)), ("Giới tính:", sex_said("sex", person))
    )
    form.row(("Số định danh cá nhân:", Said(person.id_number, "id_number")))
    form.row(("Nơi đăng ký thường trú:", Said(person.residence, "residence")))
    kinds = "Vận động", "Nghe, nói", "Nhìn", "Thần kinh, tâm thần"
    levels = "Đặc biệt nặng", "Nặng", "Nhẹ"
    form.row(("Dạng khuyết tật:", Said(kinds[home.number(2) % 4], "disability")))
    form.row(("Mức độ khuyết tật:", Said(levels[home.number(1) % 3], "disability_level")))
    form.gap(0.5)
    form.signers(("", ""), ("CHỦ TỊCH", office.chair), dated=home.days_ago(30), seal=office.committee)


def to_khai_tro_giup_xa_hoi(sheet: Sheet, home: Household) -> None:
    """Tờ khai đề nghị trợ giúp xã hội for an old person, with how the household lives."""
    form, person = Form(sheet, size=12.5, spread=1.25), home.elder
    form_number(form, "Mẫu số 1d")
    opening(form, home, "TỜ KHAI ĐỀ NGHỊ TRỢ GIÚP XÃ HỘI")
    form.strong("I. THÔNG TIN CỦA ĐỐI TƯỢNG")
    person_rows(form, person, name="1. Họ và tên (viết chữ in hoa):")
    form.row(("2. Dân tộc:", "Kinh"), ("Số điện thoại:", home.husband.phone))
    form.row(("3. Hiện ở tại:", person.residence))
    form.row(("4. Có thẻ BHYT không?", "Có", 1), ("5. Đang hưởng chế độ nào chưa?", "Chưa", 1.4))
    form.row(("6. Thuộc hộ nghèo, cận nghèo không?", "Không"))
    form.row(("7. Tình trạng sức khỏe:", "Già yếu, không còn khả năng lao động"))
    form.strong("8. Thông tin về người nuôi dưỡng, chăm sóc")
    heads = ("Họ và tên", "Năm sinh", "Quan hệ", "Nghề nghiệp")
    rows = (_carer(home.husband, "Con", "Làm ruộng"), _carer(home.wife, "Con dâu", "Buôn bán nhỏ"))
    form.table((2.6, 1, 1.2, 1.6), (heads, *rows))
    form.text(PLEDGE)
    form.signers(
        ("NGƯỜI GIÁM SÁT", home.deputy.full_name), ("NGƯỜI KHAI", home.husband.full_name), dated=home.today
    )


def to_khai_mai_tang(sheet: Sheet, home: Household) -> None:
    """Tờ khai đề nghị hỗ trợ chi phí mai táng of the son."""
    form, gone, son = Form(sheet, size=13, spread=1.35), home.elder, home.husband
    form_number(form, "Mẫu số 04")
    opening(form, home, "TỜ KHAI ĐỀ NGHỊ HỖ TRỢ CHI PHÍ MAI TÁNG")
    form.strong("I. THÔNG TIN NGƯỜI CHẾT ĐƯỢC MAI TÁNG")
    form.row(("1. Họ và tên:", name_said("deceased_full_name", gone.full_name)))
    form.row(
        ("Ngày, tháng, năm sinh:", day_said("deceased_birth_date", gone.birth_date), 1.6),
        ("Giới tính:", sex_said("deceased_sex", gone)),
    )
    form.row(("2. Nơi cư trú:", Said(gone.residence, "deceased_residence")))
    form.row(("3. Ngày, tháng, năm chết:", day_said("died_on", home.days_ago(12))))
    form.row(("Nguyên nhân chết:", "Tuổi già"), ("Địa điểm mai táng:", "Nghĩa trang xã", 1.4))
    form.strong("II. THÔNG TIN CÁ NHÂN ĐỨNG RA MAI TÁNG")
    form.row(("1. Họ và tên:", name_said("full_name", son.full_name)))
    form.row(("2. Số định danh cá nhân:", Said(son.id_number, "id_number")))
    form.row(("3. Nơi cư trú:", Said(son.residence, "residence")))
    form.row(("Quan hệ với người chết:", "Con"), ("Số điện thoại:", son.phone))
    form.row(("4. Mức đề nghị hỗ trợ:", money(20 * _BASE)))
    form.text(PLEDGE)
    form.signers(("", ""), ("NGƯỜI KHAI", son.full_name), dated=home.today)


def quyet_dinh_tro_cap(sheet: Sheet, home: Household) -> None:
    """Quyết định về việc trợ cấp xã hội hằng tháng, values inside the clauses."""
    form, office, person = Form(sheet, size=13.5, spread=1.25), home.office, home.elder
    number = Said(f"{home.number(318)}/QĐ-UBND", "document_number")
    form.heading(("", *office.commune), number, home.days_ago(15))
    about = "Về việc trợ cấp xã hội hằng tháng đối với người cao tuổi"
    act_title(form, "QUYẾT ĐỊNH", about, f"CHỦ TỊCH {' '.join(office.commune)}")
    grounds(
        form,
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        "Căn cứ Nghị định số 20/2021/NĐ-CP của Chính phủ quy định chính sách trợ giúp xã hội đối với "
        "đối tượng "
        "bảo trợ xã hội;",
        "Xét đề nghị của Trưởng phòng Văn hóa - Xã hội.",
    )
    ordered(form, "QUYẾT ĐỊNH:")
    _who_is_supported(form, person)
    _amount_and_execution(form, home)
    copies_to = ("Như Điều 3;", "Kho bạc Nhà nước;", "Lưu: VT, VHXH.")
    issued(form, copies_to, "CHỦ TỊCH", office.chair, office.committee)


def _who_is_supported(form: Form, person: Citizen) -> None:
    flow(
        form,
        "Trợ cấp xã hội hằng tháng đối với ông (bà):",
        Said(person.full_name, "full_name"),
        ", sinh ngày",
        day_said("birth_date", person.birth_date),
        ", số định danh cá nhân",
        Said(person.id_number, "id_number"),
        ", nơi cư trú:",
        Said(person.residence, "residence"),
        head="Điều 1.",
    )


def _amount_and_execution(form: Form, home: Household) -> None:
    flow(
        form,
        f"Mức trợ cấp: {money(_BASE)} nhân hệ số 1,0; kể từ tháng {home.today.month} năm "
        f"{home.today.year}. Chi "
        "trả từ ngân sách nhà nước theo phân cấp.",
    )
    flow(form, "Quyết định này có hiệu lực kể từ ngày ký.", head="Điều 2.")
    flow(
        form,
        "Chánh Văn phòng, Trưởng phòng Văn hóa - Xã hội và ông (bà) có tên tại Điều 1 chịu trách "
        "nhiệm thi hành "
        "Quyết định này./.",
        head="Điều 3.",
    )


def giay_de_nghi_ra_soat_ho_ngheo(sheet: Sheet, home: Household) -> None:
    """Giấy đề nghị rà soát hộ nghèo, hộ cận nghèo with the table of the household."""
    form, head = Form(sheet, size=13, spread=1.35), home.husband
    opening(form, home, "GIẤY ĐỀ NGHỊ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO")
    form.row(("Họ và tên chủ hộ:", name_said("full_name", head.full_name)))
    form.row(("Sinh ngày:", day_said("birth_date", head.birth_date)), ("Giới tính:", sex_said("sex", head)))
    form.row(("Số định danh cá nhân:", Said(head.id_number, "id_number")), ("Dân tộc:", "Kinh", 0.6))
    form.row(("Nơi cư trú:", Said(head.residence, "residence")))
    form.strong("Thông tin các thành viên của hộ:")
    heads = ("TT", "Họ và tên", "Ngày sinh", "Số định danh cá nhân", "Quan hệ với chủ hộ")
    people = (home.wife, "Vợ"), (home.first_child, "Con"), (home.elder, "Cha, mẹ"), (home.deputy, "Em")
    rows = (_member(n, p, who) for n, (p, who) in enumerate(people, 1))
    form.table((0.5, 2.6, 1.5, 2.1, 1.5), (heads, *rows))
    form.row(("Lý do đề nghị:", "Thu nhập thấp, có người ốm đau dài ngày"))
    form.text(
        "Gia đình tôi đề nghị Ủy ban nhân dân xã rà soát, công nhận hộ nghèo, hộ cận nghèo theo quy định."
    )
    form.signers(("", ""), ("NGƯỜI ĐỀ NGHỊ", head.full_name), dated=home.today)


def giay_chung_nhan_ho_ngheo(sheet: Sheet, home: Household) -> None:
    """Giấy chứng nhận hộ nghèo, hộ cận nghèo with its members in a table."""
    form, head, office = Form(sheet, size=13, spread=1.4), home.husband, home.office
    number = Said(f"{home.number(29)}/GCN-HN.HCN", "document_number")
    form.heading(("", *office.commune), number, home.days_ago(200))
    form.title("GIẤY CHỨNG NHẬN HỘ NGHÈO, HỘ CẬN NGHÈO", extra=3)
    flow(form, f"Căn cứ kết quả rà soát năm {home.today.year - 1}, {office.committee} chứng nhận:")
    form.row(("Hộ gia đình ông (bà):", name_said("full_name", head.full_name)))
    form.row(("Số định danh cá nhân:", Said(head.id_number, "id_number")), ("Dân tộc:", "Kinh", 0.6))
    form.row(("Nơi cư trú:", Said(head.residence, "residence")))
    form.row(
        ("Là hộ:", ("hộ nghèo", "hộ cận nghèo")[home.number(1) % 2]), ("Từ ngày:", f"01/01/{home.today.year}")
    )
    form.strong("Danh sách thành viên trong hộ gia đình:")
    heads = ("TT", "Họ và tên", "Ngày sinh", "Số định danh cá nhân", "Quan hệ với chủ hộ")
    people = (head, "Chủ hộ"), (home.wife, "Vợ"), (home.first_child, "Con"), (home.elder, "Cha, mẹ")
    form.table((0.5, 2.6, 1.5, 2.1, 1.5), (heads, *(_member(n, p, w) for n, (p, w) in enumerate(people, 1))))
    form.signers(("", ""), ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", office.chair), seal=office.committee)


def to_khai_bhyt(sheet: Sheet, home: Household) -> None:
    """Tờ khai tham gia, điều chỉnh thông tin bảo hiểm xã hội, bảo hiểm y tế (TK1-TS) for the child."""
    form, child, mother = Form(sheet, size=12, spread=1.3), home.first_child, home.wife
    form_number(form, "Mẫu TK1-TS")
    title = "TỜ KHAI THAM GIA, ĐIỀU CHỈNH THÔNG TIN BẢO HIỂM XÃ HỘI, BẢO HIỂM Y TẾ"
    opening(form, home, title, to=f"Bảo hiểm xã hội tỉnh {home.office.province}")
    form.row(("[01]. Họ và tên (viết chữ in hoa):", name_said("full_name", child.full_name)))
    form.row(
        ("[02]. Giới tính:", sex_said("sex", child)),
        ("[03]. Ngày, tháng, năm sinh:", day_said("birth_date", child.birth_date), 1.6),
    )
    form.row(
        ("[04]. Quốc tịch:", Said("Việt Nam", "nationality")), ("[05]. Dân tộc:", Said("Kinh", "ethnicity"))
    )
    form.boxed("[06]. Số CCCD/ĐDCN/Hộ chiếu:", Said(child.id_number, "id_number"))
    form.row(("[07]. Điện thoại:", mother.phone), ("[08]. Email:", "", 0.7))
    form.row(("[09]. Nơi đăng ký khai sinh:", home.office.native))
    form.row(("[10]. Họ tên cha, mẹ, người giám hộ:", mother.full_name))
    form.row(("[11]. Nơi đăng ký khám chữa bệnh ban đầu:", f"Trạm Y tế {home.office.name}"))
    form.strong("Phụ lục thành viên hộ gia đình")
    heads = ("Stt", "Họ và tên", "Ngày sinh", "Mã số định danh", "Mối quan hệ với chủ hộ")
    people = (home.husband, "Chủ hộ"), (mother, "Vợ"), (child, "Con")
    form.table((0.5, 2.6, 1.5, 2.1, 1.5), (heads, *(_member(n, p, w) for n, (p, w) in enumerate(people, 1))))
    form.signers(("", ""), ("NGƯỜI KÊ KHAI", mother.full_name), dated=home.today)


def _carer(person: Citizen, who: str, work: str) -> tuple[Said, ...]:
    return Said(person.full_name), Said(str(person.birth_date.year)), Said(who), Said(work)


def _member(number: int, person: Citizen, who: str) -> tuple[Said | str, ...]:
    born = Said(f"{person.birth_date:%d/%m/%Y}")
    return str(number), Said(person.full_name), born, Said(person.id_number), Said(who)
