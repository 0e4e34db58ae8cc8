"""Declarations about civil status besides birth, marriage and death, and the extracts that answer them."""

from __future__ import annotations

from app.training.citizens import Citizen, Household
from app.training.drawing import Said, Sheet
from app.training.form import Form, long_date
from app.training.prose import act_title, flow, grounds, issued, ordered
from app.training.rows import PLEDGE, day_said, name_said, opening, person_rows, sex_said

_SHARE_LONG = 1.5


def _asked_by(form: Form, person: Citizen) -> None:
    form.row(("Họ, chữ đệm, tên người yêu cầu:", name_said("requester_full_name", person.full_name)))
    form.row(("Nơi cư trú:", Said(person.residence, "requester_residence")))
    form.row(("Giấy tờ tùy thân: Căn cước số", Said(person.id_number, "requester_id_number")))


def _born(form: Form, person: Citizen, prefix: str = "") -> None:
    born = day_said(f"{prefix}birth_date", person.birth_date)
    form.row(("Ngày, tháng, năm sinh:", born, _SHARE_LONG), ("Giới tính:", sex_said(f"{prefix}sex", person)))
    form.row(("Dân tộc:", Said("Kinh", f"{prefix}ethnicity")), ("Quốc tịch:", "Việt Nam"))


def to_khai_xac_nhan_tthn(sheet: Sheet, home: Household) -> None:
    """Tờ khai cấp Giấy xác nhận tình trạng hôn nhân of the deputy."""
    form, person = Form(sheet, size=13, spread=1.3), home.deputy
    opening(form, home, "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")
    _asked_by(form, person)
    form.row(("Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân:", "Bản thân"))
    form.text("Đề nghị cơ quan cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:")
    form.row(("Họ, chữ đệm, tên:", name_said("full_name", person.full_name)))
    _born(form, person)
    form.row(("Nơi cư trú:", Said(person.residence, "residence")))
    form.row(("Giấy tờ tùy thân: Căn cước số", Said(person.id_number, "id_number")))
    form.row(("Tình trạng hôn nhân:", Said("Chưa đăng ký kết hôn với ai", "marital_status")))
    form.row(("Trong thời gian cư trú tại:", home.office.native))
    form.row(("từ ngày", f"{home.days_ago(1900):%d/%m/%Y}"), ("đến ngày", f"{home.today:%d/%m/%Y}"))
    form.row(("Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân:", "Làm thủ tục vay vốn"))
    form.text(PLEDGE)
    form.signers(("", ""), ("NGƯỜI YÊU CẦU", person.full_name), dated=home.today)


def to_khai_cap_ban_sao_trich_luc(sheet: Sheet, home: Household) -> None:
    """Tờ khai cấp bản sao trích lục hộ tịch, asked for by a parent."""
    form, child = Form(sheet, size=13, spread=1.3), home.first_child
    opening(form, home, "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH")
    _asked_by(form, home.wife)
    form.row(("Quan hệ với người được cấp bản sao trích lục:", "Mẹ"))
    form.text("Đề nghị cơ quan cấp bản sao trích lục khai sinh cho người có tên dưới đây:")
    form.row(("Họ, chữ đệm, tên:", name_said("full_name", child.full_name)))
    _born(form, child)
    form.row(("Nơi cư trú:", Said(child.residence, "residence")))
    form.row(("Đã đăng ký tại:", home.office.committee))
    number = Said(f"{home.number(41)}/{child.birth_date.year}", "document_number")
    form.row(("Số:", number), ("ngày đăng ký:", f"{child.birth_date:%d/%m/%Y}"))
    form.row(("Số lượng bản sao đề nghị cấp:", f"{2 + home.number(3, 8)} bản"))
    form.text(PLEDGE)
    form.signers(("", ""), ("NGƯỜI YÊU CẦU", home.wife.full_name), dated=home.today)


def to_khai_cai_chinh_ho_tich(sheet: Sheet, home: Household) -> None:
    """Tờ khai thay đổi, cải chính, bổ sung thông tin hộ tịch about a mother's year of birth."""
    form, child = Form(sheet, size=12.5, spread=1.3), home.first_child
    opening(
        form,
        home,
        "TỜ KHAI ĐĂNG KÝ VIỆC THAY ĐỔI, CẢI CHÍNH, BỔ SUNG THÔNG TIN HỘ TỊCH, XÁC ĐỊNH LẠI DÂN TỘC",
    )
    _asked_by(form, home.husband)
    form.row(("Quan hệ với người được thay đổi, cải chính, bổ sung thông tin:", "Cha"))
    form.text("Đề nghị cơ quan đăng ký việc cải chính hộ tịch cho người có tên dưới đây:")
    form.row(("Họ, chữ đệm, tên:", name_said("full_name", child.full_name)))
    _born(form, child)
    form.row(("Nơi cư trú:", Said(child.residence, "residence")))
    form.row(("Giấy tờ tùy thân:", Said(child.id_number, "id_number")))
    form.row(("Đã đăng ký khai sinh tại:", home.office.committee))
    year = home.wife.birth_date.year
    form.row(("Nội dung:", f"Cải chính năm sinh của mẹ từ {year - 1} thành {year}"))
    form.row(("Lý do:", "Ghi sai khi đăng ký khai sinh; có căn cước của mẹ kèm theo"))
    form.text(PLEDGE)
    form.signers(("", ""), ("NGƯỜI YÊU CẦU", home.husband.full_name), dated=home.today)


def to_khai_nhan_cha_me_con(sheet: Sheet, home: Household) -> None:
    """Tờ khai đăng ký nhận cha, mẹ, con: a father recognises his child."""
    form, father, child = Form(sheet, size=12.5, spread=1.3), home.husband, home.first_child
    opening(form, home, "TỜ KHAI ĐĂNG KÝ NHẬN CHA, MẸ, CON")
    form.row(("Họ, chữ đệm, tên người yêu cầu:", name_said("requester_full_name", father.full_name)))
    form.row(("Quan hệ với người nhận cha, mẹ, con:", "Bản thân"))
    form.text("Đề nghị cơ quan công nhận người có tên dưới đây:")
    for heading, person, prefix in (
        ("Phần ghi về người nhận:", father, ""),
        ("Phần ghi về người được nhận:", child, "child_"),
    ):
        form.strong(heading)
        person_rows(form, person, prefix)
    form.row(("Là:", "cha"), ("của người được nhận. Lý do:", "cha mẹ chưa đăng ký kết hôn", 3))
    form.text(PLEDGE)
    form.signers(
        ("Ý KIẾN CỦA NGƯỜI MẸ", home.wife.full_name), ("NGƯỜI YÊU CẦU", father.full_name), dated=home.today
    )


def to_khai_giam_ho(sheet: Sheet, home: Household) -> None:
    """Tờ khai đăng ký giám hộ: the young relative for the child."""
    form, guardian, ward = Form(sheet, size=12.5, spread=1.3), home.deputy, home.first_child
    opening(form, home, "TỜ KHAI ĐĂNG KÝ GIÁM HỘ")
    form.row(("Họ, chữ đệm, tên người yêu cầu:", name_said("requester_full_name", guardian.full_name)))
    form.text("Đề nghị cơ quan đăng ký việc giám hộ giữa những người có tên dưới đây:")
    for heading, person, prefix in (
        ("Người giám hộ:", guardian, ""),
        ("Người được giám hộ:", ward, "ward_"),
    ):
        form.strong(heading)
        person_rows(form, person, prefix)
    form.row(("Lý do đăng ký giám hộ:", "Cha mẹ đi làm ăn xa, không đủ điều kiện chăm sóc"))
    form.text(PLEDGE)
    form.signers(("", ""), ("NGƯỜI YÊU CẦU", guardian.full_name), dated=home.today)


def trich_luc_ho_tich(sheet: Sheet, home: Household) -> None:
    """Trích lục thay đổi, cải chính, bổ sung thông tin hộ tịch."""
    form, person, office = Form(sheet, size=13.5, spread=1.45), home.first_child, home.office
    number = Said(f"{home.number(9, 90):02d}/{home.today.year}/TLCC", "document_number")
    form.heading((office.province_line, *office.commune), number, home.days_ago(1))
    form.title("TRÍCH LỤC\nTHAY ĐỔI, CẢI CHÍNH, BỔ SUNG THÔNG TIN HỘ TỊCH".replace("\n", " "), extra=2)
    form.row(("Họ, chữ đệm, tên:", name_said("full_name", person.full_name)))
    _born(form, person)
    form.row(("Số định danh cá nhân:", Said(person.id_number, "id_number")))
    form.row(("Nơi cư trú:", Said(person.residence, "residence")))
    form.row((f"Đã được đăng ký cải chính thông tin hộ tịch tại: {office.committee}", ""))
    year = home.wife.birth_date.year
    form.row(("Nội dung cải chính: năm sinh của mẹ từ", f"{year - 1} thành {year}"))
    form.row(("Trong Giấy khai sinh số:", f"{home.number(41)}/{person.birth_date.year}"))
    form.gap()
    form.signers(("", ""), ("NGƯỜI KÝ TRÍCH LỤC\nCHỦ TỊCH", office.chair), seal=office.committee)


def trich_luc_khai_sinh(sheet: Sheet, home: Household) -> None:
    """Trích lục khai sinh (bản sao) of the first child."""
    form, child, office = Form(sheet, size=13, spread=1.35), home.first_child, home.office
    number = Said(f"{home.number(77)}/{home.today.year}/TLKS-BS", "document_number")
    form.heading((office.province_line, *office.commune), number, home.days_ago(2))
    form.title("TRÍCH LỤC KHAI SINH", "(BẢN SAO)", extra=4)
    form.row(("Họ, chữ đệm, tên:", name_said("full_name", child.full_name)))
    born = Said(long_date(child.birth_date), "birth_date", child.birth_date.isoformat())
    form.row(("Ngày, tháng, năm sinh:", born))
    form.row(
        ("Giới tính:", sex_said("sex", child)),
        ("Dân tộc:", Said("Kinh", "ethnicity")),
        ("Quốc tịch:", "Việt Nam", 1.4),
    )
    form.row(("Nơi sinh:", Said(office.hospital, "birth_place")))
    form.row(("Quê quán:", office.native))
    form.row(("Số định danh cá nhân:", Said(child.id_number, "id_number")))
    for label, parent, name in (("mẹ", home.wife, "mother_name"), ("cha", home.husband, "father_name")):
        form.row((f"Họ, chữ đệm, tên người {label}:", name_said(name, parent.full_name)))
        form.row(
            ("Năm sinh:", str(parent.birth_date.year)), ("Dân tộc:", "Kinh"), ("Quốc tịch:", "Việt Nam", 1.4)
        )
        form.row(("Nơi cư trú:", parent.residence))
    form.row((f"Đăng ký khai sinh tại: {office.committee}", ""))
    form.signers(("", ""), ("NGƯỜI KÝ TRÍCH LỤC\nCHỦ TỊCH", office.chair), seal=office.committee)


def trich_luc_ket_hon(sheet: Sheet, home: Household) -> None:
    """Trích lục kết hôn (bản sao): wife and husband one after the other."""
    form, office = Form(sheet, size=13, spread=1.35), home.office
    number = Said(f"{home.number(31)}/{home.today.year}/TLKH-BS", "document_number")
    form.heading((office.province_line, *office.commune), number, home.days_ago(2))
    form.title("TRÍCH LỤC KẾT HÔN", "(BẢN SAO)", extra=4)
    for word, person, prefix in (("vợ", home.wife, "wife_"), ("chồng", home.husband, "husband_")):
        form.row((f"Họ, chữ đệm, tên {word}:", name_said(f"{prefix}full_name", person.full_name)))
        born = day_said(f"{prefix}birth_date", person.birth_date)
        form.row(("Ngày, tháng, năm sinh:", born))
        form.row(("Dân tộc:", Said("Kinh", f"{prefix}ethnicity")), ("Quốc tịch:", "Việt Nam"))
        form.row(("Nơi cư trú:", Said(person.residence, f"{prefix}residence")))
        form.row(("Giấy tờ tùy thân: Căn cước số", Said(person.id_number, f"{prefix}id_number")))
        form.gap(0.3)
    form.row((f"Đăng ký kết hôn tại: {office.committee}", ""))
    form.row(("Số:", home.marriage_number), ("ngày:", f"{home.married_on:%d/%m/%Y}"))
    form.signers(("", ""), ("NGƯỜI KÝ TRÍCH LỤC\nCHỦ TỊCH", office.chair), seal=office.committee)


def van_ban_cam_doan(sheet: Sheet, home: Household) -> None:
    """Giấy cam đoan of a parent about a birth at home."""
    form, person = Form(sheet, size=13.5, spread=1.4), home.wife
    opening(form, home, "GIẤY CAM ĐOAN", "Về việc sinh con")
    form.row(("Tôi tên là:", name_said("full_name", person.full_name)))
    form.row(("Sinh ngày:", day_said("birth_date", person.birth_date)), ("Dân tộc:", "Kinh"))
    form.row(("Số căn cước:", Said(person.id_number, "id_number")))
    form.row(("Nơi cư trú:", Said(person.residence, "residence")))
    form.row(
        ("Tôi cam đoan đã sinh con vào ngày", f"{home.newborn.birth_date:%d/%m/%Y}, lúc {home.newborn.time}")
    )
    form.row(("Tại:", f"Nhà riêng, {home.office.whole}"))
    form.row(("Có người làm chứng là:", home.deputy.full_name), ("Quan hệ:", "Người thân", 0.6))
    form.text(
        "Tôi cam đoan những nội dung trên đây là đúng sự thật và chịu hoàn toàn trách nhiệm trước pháp luật "
        "nếu có điều gì gian dối."
    )
    form.signers(
        ("NGƯỜI LÀM CHỨNG", home.deputy.full_name), ("NGƯỜI CAM ĐOAN", person.full_name), dated=home.today
    )


def van_ban_cu_nguoi_giam_ho(sheet: Sheet, home: Household) -> None:
    """Quyết định cử người giám hộ of the chair of the commune."""
    form, office, chosen, ward = Form(sheet, size=13, spread=1.3), home.office, home.deputy, home.first_child
    number = Said(f"{home.number(87)}/QĐ-UBND", "document_number")
    form.heading(("", *office.commune), number, home.days_ago(6))
    act_title(form, "QUYẾT ĐỊNH", "Cử người giám hộ", f"CHỦ TỊCH {' '.join(office.commune)}")
    grounds(
        form,
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Bộ luật Dân sự và Luật Hộ tịch;",
        "Theo đề nghị của công chức tư pháp - hộ tịch.",
    )
    ordered(form, "QUYẾT ĐỊNH:")
    form.strong("Điều 1. Cử người giám hộ như sau:")
    form.strong("1. Người được cử làm giám hộ")
    person_rows(form, chosen, name="Họ và tên:")
    form.strong("2. Người được giám hộ")
    form.row(("Họ và tên:", name_said("ward_full_name", ward.full_name)))
    form.row(
        ("Ngày sinh:", day_said("ward_birth_date", ward.birth_date)), ("Giới tính:", ward.sex.vietnamese)
    )
    flow(form, "Quyết định này có hiệu lực kể từ ngày ký.", head="Điều 2.")
    flow(
        form,
        "Công chức tư pháp - hộ tịch và người có tên tại Điều 1 thi hành Quyết định này./.",
        head="Điều 3.",
    )
    issued(form, ("Như Điều 3;", "Lưu: VT, TP."), "CHỦ TỊCH", office.chair, office.committee)
