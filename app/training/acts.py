"""Administrative acts after NĐ 30/2020/NĐ-CP: notices and letters, some of no kind the desk knows."""

from __future__ import annotations

from app.training.citizens import Household
from app.training.drawing import BlockKind, Said, Sheet
from app.training.form import Form
from app.training.ink import SERIF
from app.training.prose import act_title, addressed, flow, issued
from app.training.rows import day_said, money, name_said


def thong_bao_le_hoi(sheet: Sheet, home: Household) -> None:
    """Thông báo về việc tổ chức lễ hội of the commune."""
    form, office = Form(sheet, size=13.5, spread=1.25), home.office
    number = Said(f"{home.number(92)}/TB-UBND", "document_number")
    form.heading(("", *office.commune), number, home.days_ago(20))
    act_title(form, "THÔNG BÁO", f"Về việc tổ chức lễ hội đình làng {office.place}")
    addressed(form, f"Sở Văn hóa, Thể thao và Du lịch tỉnh {office.province}", f"Công an {office.name}")
    flow(form, f"{office.committee} thông báo về việc tổ chức lễ hội truyền thống như sau:")
    flow(form, f"1. Tên lễ hội: Lễ hội đình làng {office.place}; quy mô cấp xã, tổ chức hằng năm.")
    flow(
        form,
        f"2. Thời gian: từ ngày {home.days_ago(-14):%d/%m/%Y} đến hết ngày {home.days_ago(-16):%d/%m/%Y}.",
    )
    flow(form, "3. Địa điểm: sân đình và khu vực nhà văn hóa thôn; không bán vé, không thu phí tham quan.")
    flow(form, f"4. Trưởng Ban tổ chức: ông {office.chair}, Chủ tịch {office.committee}.")
    flow(
        form,
        "5. Phương án bảo đảm an ninh trật tự, phòng cháy chữa cháy, vệ sinh môi trường và an toàn thực phẩm "
        "được gửi kèm theo Thông báo này.",
    )
    flow(form, f"{office.committee} trân trọng thông báo để quý cơ quan biết, phối hợp thực hiện./.")
    issued(
        form, ("Như trên;", "Lưu: VT, VHXH."), "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", office.chair, office.committee
    )


def hop_dong_uy_quyen(sheet: Sheet, home: Household) -> None:
    """Hợp đồng ủy quyền composed by a computer, with clauses."""
    form, giver, taker = Form(sheet, size=12.5, spread=1.2), home.elder, home.deputy
    form.nation()
    form.title("HỢP ĐỒNG ỦY QUYỀN")
    flow(form, f"Hôm nay, ngày {home.days_ago(2):%d/%m/%Y}, tại {home.office.committee}, chúng tôi gồm có:")
    for heading, person, prefix in (
        ("BÊN ỦY QUYỀN (Bên A):", giver, ""),
        ("BÊN ĐƯỢC ỦY QUYỀN (Bên B):", taker, "authorised_"),
    ):
        form.strong(heading)
        form.row(("Ông/Bà:", name_said(f"{prefix}full_name", person.full_name)))
        form.row(
            ("Sinh ngày:", day_said(f"{prefix}birth_date", person.birth_date)),
            ("CCCD số:", Said(person.id_number, f"{prefix}id_number")),
        )
        form.row(("Nơi thường trú:", Said(person.residence, f"{prefix}residence")))
    flow(
        form,
        "Bên A ủy quyền cho Bên B thay mặt Bên A nộp hồ sơ, bổ sung giấy tờ, nộp phí và nhận kết quả "
        "giải quyết "
        f"thủ tục hành chính tại {home.office.desk}.",
        head="Điều 1.",
    )
    until = day_said("expires_on", home.days_ago(-90))
    flow(form, "Thời hạn ủy quyền: kể từ ngày ký đến hết ngày", until, ".", head="Điều 2.")
    flow(form, "Bên B không được ủy quyền lại cho người thứ ba và báo kết quả cho Bên A.", head="Điều 3.")
    flow(form, "Việc ủy quyền này không có thù lao.", head="Điều 4.")
    flow(form, "Hai bên đã đọc, hiểu rõ quyền, nghĩa vụ của mình và cùng ký tên dưới đây.", head="Điều 5.")
    form.signers(("BÊN ỦY QUYỀN", giver.full_name), ("BÊN ĐƯỢC ỦY QUYỀN", taker.full_name))


def cong_van(sheet: Sheet, home: Household) -> None:
    """Công văn asking another commune to check a family's papers; its subject stands under its number."""
    form, office, person = Form(sheet, size=13.5, spread=1.25), home.office, home.husband
    number = Said(f"{home.number(407)}/UBND-VP", "document_number")
    form.heading(("", *office.commune), number, home.days_ago(3))
    about = "phối hợp xác minh thông tin hộ tịch"
    left, kind = form.left + form.width * 0.19, SERIF.sized(form.size - 1.5)
    with sheet.part(BlockKind.HEADER):
        form.y = max(form.y, sheet.centred(left, form.y - 4.5, form.width * 0.36, f"V/v {about}", kind) + 4)
    addressed(form, f"Ủy ban nhân dân phường {office.place} Đông", f"Công an {office.name}")
    flow(
        form,
        f"{office.committee} đang giải quyết hồ sơ của ông {person.full_name}, sinh ngày "
        f"{person.birth_date:%d/%m/%Y}, số định danh cá nhân {person.id_number}, cư trú tại "
        f"{person.residence}.",
    )
    flow(
        form,
        "Để có căn cứ giải quyết, đề nghị quý cơ quan phối hợp kiểm tra sổ hộ tịch lưu trữ và trả "
        "lời bằng văn "
        f"bản trước ngày {home.days_ago(-7):%d/%m/%Y}.",
    )
    flow(form, f"{office.committee} trân trọng cảm ơn sự phối hợp của quý cơ quan./.")
    issued(form, ("Như trên;", "Lưu: VT."), "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", office.chair, office.committee)


def to_trinh(sheet: Sheet, home: Household) -> None:
    """Tờ trình of an office of the commune asking for money."""
    form, office = Form(sheet, size=13.5, spread=1.25), home.office
    number = Said(f"{home.number(58)}/TTr-VHXH", "document_number")
    form.heading((f"UBND {office.name.upper()}", "PHÒNG VĂN HÓA - XÃ HỘI"), number, home.days_ago(13))
    act_title(form, "TỜ TRÌNH", "Về việc bổ sung kinh phí chi trả trợ cấp xã hội hằng tháng")
    addressed(form, office.committee)
    flow(
        form,
        f"Căn cứ dự toán ngân sách năm {home.today.year} và số đối tượng tăng thêm trong quý, Phòng "
        "Văn hóa - Xã "
        "hội kính trình Ủy ban nhân dân xem xét, bổ sung kinh phí như sau:",
    )
    flow(form, f"1. Số người hưởng tăng thêm: {home.number(36)} người.")
    flow(form, f"2. Kinh phí đề nghị bổ sung: {money(1_000_000 * home.number(148))}.")
    flow(form, "3. Nguồn kinh phí: ngân sách tỉnh bổ sung có mục tiêu cho ngân sách xã.")
    flow(form, "Kính trình Ủy ban nhân dân xem xét, quyết định./.")
    issued(
        form,
        ("Như trên;", "Lưu: VHXH."),
        "TRƯỞNG PHÒNG",
        office.officer,
        f"Phòng Văn hóa - Xã hội {office.name}",
    )
