"""The wording of Mẫu 01 as the tests of the drawing need it, apart from the packs, which may be replaced."""

from __future__ import annotations

WORDING = {
    "title": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    "legal_basis": "Mẫu số 01, Thông tư 03/2025/TT-VPCP",
    "motto_country": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "code": "Mã hồ sơ",
    "copy_keep": "Liên: Lưu",
    "copy_give": "Liên: Giao người nộp hồ sơ",
    "office": "Bộ phận tiếp nhận và trả kết quả",
    "received_of": "Tiếp nhận hồ sơ của",
    "submitter": "Người nộp",
    "owner": "Chủ hồ sơ",
    "address": "Địa chỉ",
    "phone": "Số điện thoại",
    "email": "Email",
    "id_number": "Số định danh cá nhân/CCCD",
    "request": "Nội dung yêu cầu giải quyết",
    "papers_heading": "1. Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:",
    "column_no": "STT",
    "column_name": "Tên giấy tờ",
    "column_originals": "Bản chính",
    "column_certified": "Bản chứng thực",
    "column_plain": "Bản sao",
    "sets": "2. Số lượng hồ sơ",
    "duration": "3. Thời gian giải quyết hồ sơ theo quy định là",
    "received_at": "4. Thời gian nhận hồ sơ",
    "due_at": "5. Thời gian trả kết quả giải quyết hồ sơ",
    "return_at": "6. Đăng ký nhận kết quả tại",
    "fee": "7. Phí, lệ phí",
    "book": "Vào Sổ theo dõi hồ sơ, Quyển số: {book}, Số thứ tự: {number}",
    "missing_heading": "Giấy tờ còn thiếu, phải nộp bổ sung:",
    "submitter_sign": "NGƯỜI NỘP HỒ SƠ",
    "receiver_sign": "NGƯỜI TIẾP NHẬN HỒ SƠ",
    "sign_note": "(Ký và ghi rõ họ tên)",
    "footer": "Khi đến nhận kết quả, mang theo giấy này; người nhận thay mang theo văn bản ủy quyền.",
    "provisional_note": (
        "Số trên đây là SỐ TẠM, cấp khi quầy chưa có số chính thức. Mã hồ sơ chính thức sẽ thay số tạm và "
        "được báo qua điện thoại hoặc email đã ghi; tra bằng số tạm vẫn thấy mã chính thức. Thời hạn trả "
        "kết quả không thay đổi."
    ),
    "reprint": "BẢN IN LẠI {number}",
    "training": "TẬP HUẤN - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ",
    "lookup_hint": "Quét mã QR hoặc vào {url} để tra cứu tình trạng hồ sơ.",
    "verify_hint": "Mã QR có chữ ký điện tử của quầy, kiểm tra được khi không có mạng.",
}
