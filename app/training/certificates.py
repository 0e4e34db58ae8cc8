"""Papers agencies issue: certificates, extracts and confirmations, sealed and signed."""

from __future__ import annotations

from app.domain.people.person import Sex
from app.training.citizens import Citizen, Household
from app.training.drawing import BlockKind, Said, Sheet
from app.training.form import MOTTO, NATION, Form, long_date
from app.training.ink import BOLD, ITALIC, RED, SANS, SERIF, px
from app.training.rows import day_said, name_said


def giay_chung_sinh(sheet: Sheet, home: Household) -> None:
    """Giấy chứng sinh of the hospital, A5, typed over the leaders of the printed form."""
    form, mother, child = Form(sheet, size=10, spread=1.3, left=13, right=10, y=13), home.wife, home.newborn
    number = Said(f"{home.number(118)}/GCS", "document_number")
    form.heading(
        (f"SỞ Y TẾ {home.office.province_line}", "BỆNH VIỆN ĐA KHOA", home.office.province.upper()), number
    )
    form.title("GIẤY CHỨNG SINH", extra=4)
    form.row(("Họ và tên mẹ:", name_said("mother_name", mother.full_name)))
    form.row(("Năm sinh:", str(mother.birth_date.year)), ("Dân tộc:", "Kinh"))
    form.row(("Số căn cước:", Said(mother.id_number, "id_number")))
    form.row(("Nơi cư trú:", Said(mother.residence, "residence")))
    form.row(("Họ và tên cha:", name_said("father_name", home.husband.full_name)))
    born = Said(
        f"{child.time}, {long_date(child.birth_date)}", "child_birth_date", child.birth_date.isoformat()
    )
    form.row(("Đã sinh con vào lúc:", born))
    form.row(("Tại:", Said(home.office.hospital, "birth_place")))
    sex = Said(child.sex.vietnamese, "child_sex", child.sex.value)
    form.row(("Số con trong lần sinh này:", "01"), ("Giới tính của con:", sex))
    form.row(("Cân nặng:", f"{child.weight_g} gam"), ("Tình trạng của con:", "Bình thường", 1.4))
    form.row(("Dự định đặt tên con là:", name_said("child_full_name", child.full_name)))
    form.row(("Người đỡ đẻ:", f"Nữ hộ sinh {home.office.matron}"))
    form.gap(0.4)
    staff = ("NGƯỜI ĐỠ ĐẺ", home.office.matron), ("THỦ TRƯỞNG CƠ SỞ", f"BS. {home.office.doctor}")
    form.signers(
        ("CHA, MẸ", mother.full_name),
        *staff,
        dated=home.newborn.birth_date,
        seal=f"Bệnh viện đa khoa {home.office.province}",
    )


def giay_chung_nhan_ket_hon(sheet: Sheet, home: Household) -> None:
    """Giấy chứng nhận kết hôn: wife and husband in two columns on patterned paper."""
    form = Form(sheet, size=13, spread=1.55, left=27, right=27, y=32)
    _frame(sheet)
    _crown(form, f"{' '.join(home.office.commune)}, {home.office.province_line}")
    form.title("GIẤY CHỨNG NHẬN KẾT HÔN", colour=RED, extra=7)
    form.row(("Số:", Said(home.marriage_number, "document_number")))
    both = home.wife, home.husband
    labels = "Họ, chữ đệm, tên vợ:", "Họ, chữ đệm, tên chồng:"
    sides = "wife", "husband"
    form.row((labels[0], ""), (labels[1], ""))
    form.row(*(("", name_said(f"{s}_full_name", p.full_name)) for s, p in zip(sides, both, strict=True)))
    form.row(
        *(("Ngày sinh:", day_said(f"{s}_birth_date", p.birth_date)) for s, p in zip(sides, both, strict=True))
    )
    form.row(*(("Dân tộc:", "Kinh") for _ in both))
    form.row(*(("Quốc tịch:", "Việt Nam") for _ in both))
    form.row(("Nơi cư trú:", ""), ("Nơi cư trú:", ""))
    lowest = form.y
    for x, person in zip((form.left, form.middle), both, strict=True):
        below = sheet.paragraph((x, form.y), form.width / 2 - 6, person.residence, SERIF.sized(13))
        lowest = max(lowest, below)
    form.y = lowest + form.step * 0.35
    form.row(*(("Số:", Said(p.id_number, f"{s}_id_number")) for s, p in zip(sides, both, strict=True)))
    form.gap(0.6)
    registered = Said(long_date(home.married_on), "issued_on", home.married_on.isoformat())
    form.row((f"Nơi đăng ký kết hôn: {home.office.desk}", ""))
    form.row(("Ngày, tháng, năm đăng ký:", registered))
    form.gap()
    form.signers(
        ("VỢ", home.wife.full_name),
        ("CHỒNG", home.husband.full_name),
        ("CHỦ TỊCH", home.office.chair),
        seal=home.office.committee,
    )


def giay_khai_sinh(sheet: Sheet, home: Household) -> None:
    """Giấy khai sinh (bản chính) of the first child on patterned paper."""
    form, child = Form(sheet, size=13, spread=1.4, left=27, right=27, y=32), home.first_child
    _frame(sheet)
    _crown(form, f"{' '.join(home.office.commune)}, {home.office.province_line}")
    form.title("GIẤY KHAI SINH", "(BẢN CHÍNH)", colour=RED, extra=9)
    issued = child.birth_date.replace(day=min(child.birth_date.day + 12, 28))
    form.row(("Số:", Said(f"{home.number(41)}/{issued.year}", "document_number")))
    form.row(("Họ, chữ đệm, tên:", name_said("full_name", child.full_name)))
    form.row(
        (
            "Ngày, tháng, năm sinh:",
            Said(long_date(child.birth_date), "birth_date", child.birth_date.isoformat()),
        )
    )
    sex = Said(child.sex.vietnamese, "sex", child.sex.value)
    form.row(("Giới tính:", sex), ("Dân tộc:", Said("Kinh", "ethnicity")), ("Quốc tịch:", "Việt Nam", 1.4))
    form.row(("Nơi sinh:", Said(home.office.hospital, "birth_place")))
    form.row(("Quê quán:", home.office.native))
    form.row(("Số định danh cá nhân:", Said(child.id_number, "id_number")))
    for label, parent, name in (("mẹ", home.wife, "mother_name"), ("cha", home.husband, "father_name")):
        form.row((f"Họ, chữ đệm, tên người {label}:", name_said(name, parent.full_name)))
        form.row(
            ("Năm sinh:", str(parent.birth_date.year)), ("Dân tộc:", "Kinh"), ("Quốc tịch:", "Việt Nam", 1.4)
        )
        form.row(("Nơi cư trú:", parent.residence))
    form.row((f"Nơi đăng ký khai sinh: {home.office.committee}", ""))
    form.row(("Ngày, tháng, năm đăng ký:", day_said("issued_on", issued)))
    form.gap(0.4)
    form.signers(
        ("NGƯỜI ĐI KHAI SINH", home.wife.full_name),
        ("CHỦ TỊCH", home.office.chair),
        seal=home.office.committee,
    )


def giay_bao_tu(sheet: Sheet, home: Household) -> None:
    """Giấy báo tử of the commune health station."""
    form, gone = Form(sheet, size=14, spread=1.55), home.elder
    number = Said(f"{home.number(7, 80):02d}/GBT", "document_number")
    form.heading(
        (f"SỞ Y TẾ {home.office.province_line}", f"TRẠM Y TẾ {home.office.name.upper()}"),
        number,
        home.days_ago(2),
    )
    form.title("GIẤY BÁO TỬ", extra=4)
    form.row((f"Trạm Y tế {home.office.name} xác nhận người có tên dưới đây đã chết:", ""))
    form.row(("Họ, chữ đệm, tên người chết:", name_said("deceased_full_name", gone.full_name)))
    form.row(
        ("Ngày, tháng, năm sinh:", day_said("deceased_birth_date", gone.birth_date), 1.5),
        ("Giới tính:", Said(gone.sex.vietnamese, "deceased_sex", gone.sex.value)),
    )
    form.row(("Dân tộc:", "Kinh"), ("Quốc tịch:", "Việt Nam"))
    form.row(("Nơi cư trú cuối cùng:", Said(gone.residence, "deceased_residence")))
    form.row(("Số định danh cá nhân:", Said(gone.id_number, "deceased_id_number")))
    form.row(("Đã chết vào lúc:", f"05 giờ 20 phút, {long_date(home.days_ago(3))}"))
    form.row(("Nơi chết:", "Tại nhà riêng, " + gone.residence))
    form.row(("Nguyên nhân chết:", "Tuổi già, sức yếu"))
    form.text("Giấy này được cấp cho thân nhân người chết để làm thủ tục đăng ký khai tử.")
    form.gap()
    form.signers(
        ("NGƯỜI THÂN THÍCH", home.husband.full_name),
        ("TRƯỞNG TRẠM", f"BS. {home.office.doctor}"),
        seal=f"Trạm Y tế {home.office.name}",
    )


def trich_luc_khai_tu(sheet: Sheet, home: Household) -> None:
    """Trích lục khai tử of the commune."""
    form, gone = Form(sheet, size=14, spread=1.6), home.elder
    number = Said(f"{home.number(23)}/{home.today.year}/TLKT-BS", "document_number")
    form.heading((home.office.province_line, *home.office.commune), number, home.days_ago(1))
    form.title("TRÍCH LỤC KHAI TỬ", "(BẢN SAO)", extra=4)
    form.row(("Họ, chữ đệm, tên:", name_said("deceased_full_name", gone.full_name)))
    form.row(
        ("Ngày, tháng, năm sinh:", day_said("deceased_birth_date", gone.birth_date), 1.5),
        ("Giới tính:", Said(gone.sex.vietnamese, "deceased_sex", gone.sex.value)),
    )
    form.row(("Dân tộc:", "Kinh"), ("Quốc tịch:", "Việt Nam"))
    form.row(("Nơi cư trú cuối cùng:", Said(gone.residence, "deceased_residence")))
    form.row(("Số định danh cá nhân:", Said(gone.id_number, "deceased_id_number")))
    form.row(("Đã chết vào lúc:", f"05 giờ 20 phút, {long_date(home.days_ago(3))}"))
    form.row(("Nguyên nhân chết:", "Tuổi già"))
    form.row((f"Đăng ký khai tử tại: {home.office.committee}", ""))
    form.row(("Số:", f"{home.number(23)}/{home.today.year}"), ("ngày:", f"{home.days_ago(1):%d/%m/%Y}"))
    form.gap()
    form.signers(("", ""), ("NGƯỜI KÝ TRÍCH LỤC\nCHỦ TỊCH", home.office.chair), seal=home.office.committee)


def giay_xac_nhan_tthn(sheet: Sheet, home: Household) -> None:
    """Giấy xác nhận tình trạng hôn nhân of the bearer."""
    form, person = Form(sheet, size=13.5, spread=1.5), home.card_bearer
    number = Said(f"{home.number(64)}/UBND-XNTTHN", "document_number")
    form.heading((home.office.province_line, *home.office.commune), number, home.days_ago(10))
    form.title("GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", extra=3)
    form.text(f"Xét đề nghị của ông/bà {person.full_name}, về việc cấp Giấy xác nhận tình trạng hôn nhân,")
    form.sheet.write((form.middle, form.y), "XÁC NHẬN:", BOLD.sized(13.5), "m")
    form.gap(1.3)
    form.row(("Họ, chữ đệm, tên:", name_said("full_name", person.full_name)))
    form.row(
        ("Ngày, tháng, năm sinh:", day_said("birth_date", person.birth_date), 1.5),
        ("Giới tính:", Said(person.sex.vietnamese, "sex", person.sex.value)),
    )
    form.row(("Dân tộc:", "Kinh"), ("Quốc tịch:", "Việt Nam"))
    form.row(("Giấy tờ tùy thân: Căn cước số", Said(person.id_number, "id_number")))
    form.row(("Nơi cư trú:", Said(person.residence, "residence")))
    form.row(("Tình trạng hôn nhân:", "Chưa đăng ký kết hôn với ai"))
    other = home.wife if person.sex is Sex.MALE else home.husband
    form.text(
        f"Giấy này được cấp để: đăng ký kết hôn với {other.full_name}, sinh năm {other.birth_date.year}."
    )
    form.text(f"Giấy này có giá trị sử dụng trong thời hạn 6 tháng, đến ngày {home.days_ago(-172):%d/%m/%Y}.")
    form.gap()
    form.signers(("", ""), ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", home.office.chair), seal=home.office.committee)


def giay_xac_nhan_cu_tru(sheet: Sheet, home: Household) -> None:
    """Xác nhận thông tin về cư trú (Mẫu CT07) of the bearer, with the table of the household."""
    form, person = Form(sheet, size=12.5, spread=1.4), home.card_bearer
    sheet.write((sheet.width - 17, 13), "Mẫu CT07", ITALIC.sized(10), "r")
    number = Said(f"{home.number(152)}/XN", "document_number")
    form.heading(
        (f"CÔNG AN {home.office.province_line}", f"CÔNG AN {home.office.name.upper()}"),
        number,
        home.days_ago(5),
    )
    form.title("XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ", extra=3)
    form.strong("I. Thông tin của công dân")
    form.row(("1. Họ, chữ đệm và tên:", name_said("full_name", person.full_name)))
    form.row(
        ("2. Ngày sinh:", day_said("birth_date", person.birth_date)),
        ("3. Giới tính:", Said(person.sex.vietnamese, "sex", person.sex.value)),
    )
    form.row(("4. Số định danh cá nhân:", Said(person.id_number, "id_number")))
    form.row(("5. Dân tộc: Kinh", ""), ("6. Quốc tịch: Việt Nam", ""))
    form.row(("7. Nơi thường trú:", Said(person.residence, "residence")))
    form.row(("8. Nơi ở hiện tại:", person.residence))
    form.strong("II. Thành viên hộ gia đình")
    members: tuple[tuple[Citizen, str], ...]
    if home.bearer == "wife":
        members = (home.husband, "Chủ hộ"), (person, "Vợ"), (home.first_child, "Con")
    else:
        members = (home.elder, "Chủ hộ"), (home.husband, "Con"), (home.deputy, "Con")
    rows = (
        (str(n), p.full_name, f"{p.birth_date:%d/%m/%Y}", p.id_number, who)
        for n, (p, who) in enumerate(members, 1)
    )
    form.table(
        (0.6, 3, 1.7, 2.2, 1.4), (("TT", "Họ, chữ đệm, tên", "Ngày sinh", "Số định danh", "Quan hệ"), *rows)
    )
    form.text(f"Xác nhận này có giá trị trong 01 năm, đến hết ngày {home.days_ago(-360):%d/%m/%Y}.")
    form.signers(
        ("", ""),
        (f"TRƯỞNG CÔNG AN {home.office.unit.upper()}", f"Thiếu tá {home.office.police}"),
        seal=f"Công an {home.office.name}",
    )


def giay_chung_nhan_qsdd(sheet: Sheet, home: Household) -> None:
    """Giấy chứng nhận quyền sử dụng đất (page one) on lotus-pink paper, serial number in red."""
    form, land, owner = Form(sheet, size=13, spread=1.25, left=26, right=26, y=34), home.land, home.husband
    _frame(sheet)
    _crown(form, "")
    title = "GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU TÀI SẢN GẮN LIỀN VỚI ĐẤT"
    form.title(title, colour=RED, extra=3)
    form.strong("1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất:")
    form.row(
        ("Ông:", name_said("full_name", owner.full_name), 1.3),
        ("CCCD số:", Said(owner.id_number, "id_number")),
    )
    form.row(
        ("Cùng vợ, bà:", Said(home.wife.full_name, "spouse_name"), 1.3), ("CCCD số:", home.wife.id_number)
    )
    form.row(("Địa chỉ:", Said(owner.residence, "residence")))
    form.strong("2. Thông tin thửa đất:")
    form.row(
        ("a) Thửa đất số:", Said(land.parcel, "parcel_number")),
        ("b) Tờ bản đồ số:", Said(land.sheet, "map_sheet")),
    )
    form.row(("c) Diện tích:", Said(f"{land.area_m2.replace('.', ',')} m²", "area_m2", land.area_m2)))
    form.row(("d) Loại đất:", land.use))
    form.row(("đ) Thời hạn sử dụng đất: Lâu dài", ""))
    form.row(("e) Hình thức sử dụng đất: Sử dụng chung của vợ và chồng", ""))
    form.row(("g) Địa chỉ:", owner.residence))
    form.strong("3. Thông tin tài sản gắn liền với đất: -/-")
    form.table((2, 1, 1), (("Hạng mục", "Diện tích", "Cấp hạng"), ("-/-", "-/-", "-/-")))
    form.gap(0.3)
    form.dated(land.issued_on)
    form.signers(("", ""), ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", home.office.chair), seal=home.office.committee)
    form.y = sheet.height - 36
    form.row(("Số vào sổ cấp Giấy chứng nhận:", land.book))
    sheet.fill_in(
        (sheet.width - 78, sheet.height - 26),
        Said(land.serial, "document_number"),
        BOLD.sized(16).coloured(RED),
    )
    sheet.say_value(land.serial)


def _frame(sheet: Sheet) -> None:
    """Draw the double red frame of certificates on patterned paper."""
    for inset, width in ((13, 8), (15.5, 3)):
        corners = (px(inset), px(inset), px(sheet.width - inset), px(sheet.height - inset))
        sheet.pen.rectangle(corners, outline=RED, width=width)


def _crown(form: Form, agency: str) -> None:
    """Print quốc hiệu centred over a certificate, and the agency under it."""
    with form.sheet.part(BlockKind.HEADER):
        form.sheet.write((form.middle, form.y), NATION, BOLD.sized(13), "m")
        form.sheet.write((form.middle, form.y + 6.5), MOTTO, BOLD.sized(13.5), "m")
    width = BOLD.sized(13.5).width_mm(MOTTO)
    form.sheet.rule(form.middle - width / 2, form.y + 8.4, form.middle + width / 2, form.y + 8.4)
    form.y += 20
    if agency:
        at = form.middle, form.y - 3
        form.sheet.write(at, agency, SANS.sized(10.5), "m", block=BlockKind.HEADER)
        form.y += 9
