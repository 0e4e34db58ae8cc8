<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>Banner</name>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đã rõ</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>BulkList</name>
    <message>
        <source>Giấy tờ máy đọc chắc chắn</source>
        <translation>Papers the machine is sure of</translation>
    </message>
</context>
<context>
    <name>BulkPainter</name>
    <message>
        <source>đang mở…</source>
        <translation>opening…</translation>
    </message>
    <message>
        <source>không mở được ảnh</source>
        <translation>picture cannot be opened</translation>
    </message>
</context>
<context>
    <name>CameraPanel</name>
    <message>
        <source>Tắt máy ảnh</source>
        <translation>Camera off</translation>
    </message>
    <message>
        <source>Đưa mặt có mã QR của thẻ vào giữa khung hình.</source>
        <translation>Hold the side of the card with the QR code in the middle of the picture.</translation>
    </message>
    <message>
        <source>Đang mở máy ảnh…</source>
        <translation>Opening the camera…</translation>
    </message>
</context>
<context>
    <name>CardLine</name>
    <message>
        <source>quét mã QR trên thẻ</source>
        <translation>scan the QR code on the card</translation>
    </message>
    <message>
        <source>Mã QR thẻ căn cước</source>
        <translation>Identity card QR code</translation>
    </message>
</context>
<context>
    <name>ChangeBar</name>
    <message>
        <source>Ghi lại</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Esc: thôi</source>
        <translation>Esc: leave it</translation>
    </message>
    <message>
        <source>Chuyển sang:</source>
        <translation>Change to:</translation>
    </message>
    <message>
        <source>Hồ sơ đã kết thúc, không còn bước nào.</source>
        <translation>This dossier is closed; nothing is left to do.</translation>
    </message>
    <message>
        <source>{status} – lý do (bắt buộc, ghi vào văn bản cho dân):</source>
        <translation>{status} – reason (required, goes into the citizen&apos;s letter):</translation>
    </message>
    <message>
        <source>{status} – ghi chú (nếu có):</source>
        <translation>{status} – note (if any):</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>ở ô Người nộp</source>
        <translation>in Applicant</translation>
    </message>
    <message>
        <source>ở ô Chủ hồ sơ</source>
        <translation>in Owner</translation>
    </message>
    <message>
        <source>ở tờ khai vừa gõ</source>
        <translation>in the declaration just typed</translation>
    </message>
    <message>
        <source>ở hồ sơ trước {code}</source>
        <translation>in earlier dossier {code}</translation>
    </message>
    <message>
        <source>trên giấy trong kho “{name}”</source>
        <translation>on the kept paper “{name}”</translation>
    </message>
    <message>
        <source>ở {source}</source>
        <translation>in {source}</translation>
    </message>
    <message>
        <source>trên giấy “{name}”</source>
        <translation>on “{name}”</translation>
    </message>
    <message>
        <source>mã QR của thẻ</source>
        <translation>the QR code of the card</translation>
    </message>
    <message>
        <source>dòng máy đọc (MRZ)</source>
        <translation>the machine-readable zone (MRZ)</translation>
    </message>
    <message>
        <source>chữ in</source>
        <translation>print</translation>
    </message>
    <message>
        <source>chữ viết tay</source>
        <translation>handwriting</translation>
    </message>
    <message>
        <source>đã gõ</source>
        <translation>typed</translation>
    </message>
    <message>
        <source>hồ sơ trước</source>
        <translation>earlier dossier</translation>
    </message>
    <message>
        <source>kho giấy tờ</source>
        <translation>kept papers</translation>
    </message>
    <message>
        <source> Và {n} điều nữa.</source>
        <translation> And {n} more.</translation>
    </message>
    <message>
        <source> F6 xem lại; F9 lần nữa vẫn cấp.</source>
        <translation> F6 looks again; F9 once more issues all the same.</translation>
    </message>
    <message>
        <source>✔ Đã nhận {n} ô chắc của “{name}”.</source>
        <translation>✔ {n} sure values of “{name}” accepted.</translation>
    </message>
    <message>
        <source>Enter nhận luôn {n} ô chắc của giấy này.</source>
        <translation>Enter accepts the {n} sure values of this paper too.</translation>
    </message>
    <message>
        <source>Enter: tới ô cần xem ({n})</source>
        <translation>Enter: go to what needs a look ({n})</translation>
    </message>
    <message>
        <source>Enter: nhận cả {n} ô chắc</source>
        <translation>Enter: accept all {n} sure values</translation>
    </message>
    <message>
        <source>Còn {n} ô trống: {which}. Gõ theo giấy rồi Enter; F6 để thôi.</source>
        <translation>{n} empty fields left: {which}. Type what the paper says, then Enter; F6 to leave.</translation>
    </message>
    <message>
        <source>Đã xem hết, còn {n} chỗ hai giấy nói khác nhau: {which}.</source>
        <translation>All looked at; in {n} places two papers still differ: {which}.</translation>
    </message>
    <message>
        <source>đã nhận</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>{n} trường cần xem</source>
        <translation>{n} values to look at</translation>
    </message>
    <message>
        <source>{n} giấy chờ nhận</source>
        <translation>{n} papers to accept</translation>
    </message>
    <message>
        <source>giấy của người khác</source>
        <translation>somebody else&apos;s paper</translation>
    </message>
    <message>
        <source>giấy hết hạn</source>
        <translation>expired paper</translation>
    </message>
    <message>
        <source>giấy cấp quá lâu</source>
        <translation>paper issued too long ago</translation>
    </message>
    <message>
        <source>số định danh không khớp giới tính</source>
        <translation>ID number contradicts the sex</translation>
    </message>
    <message>
        <source>số định danh không khớp năm sinh</source>
        <translation>ID number contradicts the birth year</translation>
    </message>
    <message>
        <source>F6  Kiểm tra giấy: {what}</source>
        <translation>F6  Check the papers: {what}</translation>
    </message>
    <message>
        <source>Con</source>
        <translation>Child</translation>
    </message>
    <message>
        <source>Chồng</source>
        <translation>Husband</translation>
    </message>
    <message>
        <source>Vợ</source>
        <translation>Wife</translation>
    </message>
    <message>
        <source>Người mất</source>
        <translation>Deceased</translation>
    </message>
    <message>
        <source>Người được ủy quyền</source>
        <translation>Authorised person</translation>
    </message>
    <message>
        <source>Cha</source>
        <translation>Father</translation>
    </message>
    <message>
        <source>Mẹ</source>
        <translation>Mother</translation>
    </message>
    <message>
        <source>Vợ/chồng</source>
        <translation>Spouse</translation>
    </message>
    <message>
        <source>Người yêu cầu</source>
        <translation>Requester</translation>
    </message>
    <message>
        <source>Người được giám hộ</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Người đại diện</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>Chủ hộ</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>Chủ sở hữu</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Bên nhận</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>Bên kia</source>
        <translation>Other side</translation>
    </message>
    <message>
        <source>Họ tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Số CMND</source>
        <translation>Old ID number</translation>
    </message>
    <message>
        <source>Nơi cư trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Dân tộc</source>
        <translation>Ethnicity</translation>
    </message>
    <message>
        <source>Quốc tịch</source>
        <translation>Nationality</translation>
    </message>
    <message>
        <source>Nơi sinh</source>
        <translation>Birth place</translation>
    </message>
    <message>
        <source>Số giấy</source>
        <translation>Paper number</translation>
    </message>
    <message>
        <source>Ngày cấp</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>Nơi cấp</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>Về việc</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Chức vụ người ký</source>
        <translation>Signer’s position</translation>
    </message>
    <message>
        <source>Có giá trị đến</source>
        <translation>Good until</translation>
    </message>
    <message>
        <source>Số thửa</source>
        <translation>Parcel</translation>
    </message>
    <message>
        <source>Tờ bản đồ</source>
        <translation>Map sheet</translation>
    </message>
    <message>
        <source>Diện tích (m²)</source>
        <translation>Area (m²)</translation>
    </message>
    <message>
        <source>Tên cơ sở</source>
        <translation>Business name</translation>
    </message>
    <message>
        <source>Mã số thuế</source>
        <translation>Tax code</translation>
    </message>
    <message>
        <source>Ngày mất</source>
        <translation>Died on</translation>
    </message>
    <message>
        <source>Nơi mất</source>
        <translation>Place of death</translation>
    </message>
    <message>
        <source>Số giấy báo tử</source>
        <translation>Death notice number</translation>
    </message>
    <message>
        <source>Ngày đăng ký</source>
        <translation>Registered on</translation>
    </message>
    <message>
        <source>Số giấy chứng nhận</source>
        <translation>Certificate number</translation>
    </message>
    <message>
        <source>Ngày cấp giấy chứng nhận</source>
        <translation>Certificate issued on</translation>
    </message>
    <message>
        <source>Số đăng ký</source>
        <translation>Register number</translation>
    </message>
    <message>
        <source>Nơi đăng ký</source>
        <translation>Registered at</translation>
    </message>
    <message>
        <source>Tình trạng hôn nhân</source>
        <translation>Marital status</translation>
    </message>
    <message>
        <source>Mục đích sử dụng</source>
        <translation>Land use</translation>
    </message>
    <message>
        <source>Địa chỉ thửa đất</source>
        <translation>Parcel address</translation>
    </message>
    <message>
        <source>Địa chỉ cơ sở</source>
        <translation>Business address</translation>
    </message>
    <message>
        <source>Vốn</source>
        <translation>Capital</translation>
    </message>
    <message>
        <source>Tạm ngừng từ</source>
        <translation>Paused from</translation>
    </message>
    <message>
        <source>Dạng khuyết tật</source>
        <translation>Disability</translation>
    </message>
    <message>
        <source>Mức độ khuyết tật</source>
        <translation>Degree of disability</translation>
    </message>
    <message>
        <source>chưa có giá trị</source>
        <translation>no value yet</translation>
    </message>
    <message>
        <source>{n} ô chắc, chưa nhận</source>
        <translation>{n} sure, not accepted</translation>
    </message>
</context>
<context>
    <name>CheckingPanel</name>
    <message>
        <source>Kiểm tra bằng mắt</source>
        <translation>Check by eye</translation>
    </message>
    <message>
        <source>Nhận</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Lùi</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Nhận hết ô chắc</source>
        <translation>Accept all sure</translation>
    </message>
    <message>
        <source>Bỏ nhận</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Phóng</source>
        <translation>Magnify</translation>
    </message>
    <message>
        <source>Ctrl+- thu nhỏ, Ctrl+0 vừa khung</source>
        <translation>Ctrl+- smaller, Ctrl+0 fits</translation>
    </message>
    <message>
        <source>Cả giấy</source>
        <translation>The whole paper</translation>
    </message>
    <message>
        <source>Nhìn trang ở giữa và các giá trị dưới đây.</source>
        <translation>Look at the page in the middle and the values below.</translation>
    </message>
    <message>
        <source>còn {n} trường cần xem</source>
        <translation>{n} values to look at</translation>
    </message>
    <message>
        <source>đang đọc giấy…</source>
        <translation>reading papers…</translation>
    </message>
    <message>
        <source>còn {n} giấy chờ nhận</source>
        <translation>{n} papers to accept</translation>
    </message>
    <message>
        <source>đã xem hết</source>
        <translation>all looked at</translation>
    </message>
    <message>
        <source>giấy chưa có giá trị nào</source>
        <translation>no values on papers yet</translation>
    </message>
    <message>
        <source>, còn {n} chỗ khác nhau</source>
        <translation>, {n} still differ</translation>
    </message>
    <message>
        <source>đã nhận lúc {at:%H:%M}</source>
        <translation>accepted at {at:%H:%M}</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source> · khớp {where}</source>
        <translation> · agrees {where}</translation>
    </message>
</context>
<context>
    <name>ChooseMember</name>
    <message>
        <source>Cán bộ</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Vào quầy</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>TẬP HUẤN: mã PIN ghi ngay cạnh tên. Dữ liệu ở đây là bịa ra để học.</source>
        <translation>TRAINING: the PIN stands beside each name. All data here are invented for learning.</translation>
    </message>
    <message>
        <source>Cán bộ  (mũi tên lên, xuống để chọn)</source>
        <translation>Staff  (arrow keys to choose)</translation>
    </message>
    <message>
        <source>{name} – phụ trách</source>
        <translation>{name} – supervisor</translation>
    </message>
    <message>
        <source>{name}   (PIN {pin})</source>
        <translation>{name}   (PIN {pin})</translation>
    </message>
</context>
<context>
    <name>CountLine</name>
    <message>
        <source>Số trang</source>
        <translation>Sides</translation>
    </message>
    <message>
        <source>Số trang dự kiến, đếm bằng tay trước khi quét</source>
        <translation>Sides expected, counted by hand before scanning</translation>
    </message>
    <message>
        <source>Tờ ngăn</source>
        <translation>Separators</translation>
    </message>
    <message>
        <source>In tờ có mã, đặt giữa các giấy tờ khi quét cả xấp</source>
        <translation>Print sheets with a code, laid between papers when a whole stack is scanned</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>Đã cấp số nhưng chưa chắc đã in giấy tiếp nhận: {codes}. Mở hồ sơ rồi nhấn F8 để in.</source>
        <translation>Numbered, but perhaps not printed: {codes}. Open the dossier and press F8 to print.</translation>
    </message>
    <message>
        <source>TẬP HUẤN — người, giấy tờ và hồ sơ ở đây đều không có thật</source>
        <translation>TRAINING — no person, paper or dossier here is real</translation>
    </message>
</context>
<context>
    <name>CountsEditor</name>
    <message>
        <source>Chính</source>
        <translation>Orig.</translation>
    </message>
    <message>
        <source>Số bản chính</source>
        <translation>Originals</translation>
    </message>
    <message>
        <source>Sao CT</source>
        <translation>Cert.</translation>
    </message>
    <message>
        <source>Số bản sao chứng thực</source>
        <translation>Certified copies</translation>
    </message>
    <message>
        <source>Thường</source>
        <translation>Plain</translation>
    </message>
    <message>
        <source>Số bản sao thường</source>
        <translation>Plain copies</translation>
    </message>
</context>
<context>
    <name>CropBar</name>
    <message>
        <source>Tab đổi góc, cạnh · mũi tên dời 1 mm, Shift 5 mm · Ctrl+[ Ctrl+] chỉnh nghiêng</source>
        <translation>Tab: next corner or edge · arrows move 1 mm, Shift 5 mm · Ctrl+[ Ctrl+] straighten</translation>
    </message>
    <message>
        <source>Enter  Cắt theo khung</source>
        <translation>Enter  Crop to the frame</translation>
    </message>
    <message>
        <source>Esc  Thôi</source>
        <translation>Esc  Leave</translation>
    </message>
    <message>
        <source>Home  Cả trang</source>
        <translation>Home  Whole page</translation>
    </message>
    <message>
        <source>End  Tự tìm mép</source>
        <translation>End  Find edges</translation>
    </message>
</context>
<context>
    <name>CropPiece</name>
    <message>
        <source>Ảnh cắt từ giấy</source>
        <translation>Piece of the paper</translation>
    </message>
    <message>
        <source>Không có chỗ trên giấy: xem cả trang ở giữa.</source>
        <translation>No place on the paper: see the whole page in the middle.</translation>
    </message>
    <message>
        <source>Đang mở ảnh…</source>
        <translation>Opening the picture…</translation>
    </message>
    <message>
        <source>Không mở được ảnh trang này.</source>
        <translation>The picture of this page cannot be opened.</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>Khung cắt trang</source>
        <translation>Crop frame of the page</translation>
    </message>
    <message>
        <source>Đang mở trang…</source>
        <translation>Opening the page…</translation>
    </message>
</context>
<context>
    <name>DailyLogView</name>
    <message>
        <source>Làm PDF và mở</source>
        <translation>Make and open PDF</translation>
    </message>
    <message>
        <source>In nhật ký</source>
        <translation>Print the log</translation>
    </message>
    <message>
        <source>Hôm trước</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>Hôm sau</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Nhật ký ngày</source>
        <translation>Daily log</translation>
    </message>
    <message>
        <source>Con số tính từ sổ của quầy này. Việc gửi tỉnh là lúc xem; bản in ghi rõ giờ đọc.</source>
        <translation>Figures come from this desk&apos;s own register. Sending is as of now; the paper states when it was read.</translation>
    </message>
    <message>
        <source>Đang đếm…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>Ngày này quầy không tiếp nhận hồ sơ nào.</source>
        <translation>The desk received no dossier on this day.</translation>
    </message>
    <message>
        <source>{received} hồ sơ = {confirmed} tỉnh đã xác nhận + {waiting} chờ gửi + {quarantined} cách ly</source>
        <translation>{received} dossiers = {confirmed} confirmed by the province + {waiting} waiting + {quarantined} quarantined</translation>
    </message>
    <message>
        <source>Đang làm nhật ký…</source>
        <translation>Making the log…</translation>
    </message>
    <message>
        <source>nhật ký</source>
        <translation>the log</translation>
    </message>
    <message>
        <source>Đã giao lệnh in cho máy {printer}. Bản PDF ở {path}</source>
        <translation>Handed to printer {printer}. The PDF is at {path}</translation>
    </message>
    <message>
        <source>Đã làm xong: {path}</source>
        <translation>Done: {path}</translation>
    </message>
</context>
<context>
    <name>Declaration</name>
    <message>
        <source>Enter nhận “{value}” ({source}); nơi khác ghi “{other}”</source>
        <translation>Enter takes “{value}” ({source}); elsewhere it says “{other}”</translation>
    </message>
    <message>
        <source>Enter nhận “{value}” ({source})</source>
        <translation>Enter takes “{value}” ({source})</translation>
    </message>
    <message>
        <source>điền sẵn: {source}</source>
        <translation>filled in: {source}</translation>
    </message>
    <message>
        <source>người ở quầy</source>
        <translation>person at the desk</translation>
    </message>
    <message>
        <source>kho: {paper}</source>
        <translation>store: {paper}</translation>
    </message>
    <message>
        <source>hồ sơ trước {code}</source>
        <translation>earlier dossier {code}</translation>
    </message>
    <message>
        <source>suy ra từ các ô khác</source>
        <translation>follows from other fields</translation>
    </message>
    <message>
        <source>gõ tay</source>
        <translation>typed</translation>
    </message>
</context>
<context>
    <name>DeclarationActs</name>
    <message>
        <source>Tờ khai còn thiếu: {labels}. Ctrl+F10 lần nữa để in, chỗ thiếu là dòng chấm.</source>
        <translation>The form still lacks: {labels}. Ctrl+F10 once more prints it with dotted lines there.</translation>
    </message>
    <message>
        <source>Người dân ký xong thì quét như mọi giấy (F4).</source>
        <translation>Once signed, scan it like any paper (F4).</translation>
    </message>
    <message>
        <source>tờ khai</source>
        <translation>the declaration</translation>
    </message>
</context>
<context>
    <name>DeclarationPanel</name>
    <message>
        <source>In tờ khai</source>
        <translation>Print the form</translation>
    </message>
    <message>
        <source>Tờ khai</source>
        <translation>Declaration</translation>
    </message>
    <message>
        <source>Thủ tục này không có tờ khai, hoặc chưa chọn thủ tục (Ctrl+F).</source>
        <translation>This procedure has no declaration form, or no procedure is chosen (Ctrl+F).</translation>
    </message>
    <message>
        <source>Đã điền sẵn {n}/{all} trường, gõ {typed}, còn thiếu {missing}.</source>
        <translation>{n} of {all} fields filled in, {typed} typed, {missing} missing.</translation>
    </message>
    <message>
        <source>Enter: ô cần điền tiếp theo · Tab: ô kế · Esc: trở lại</source>
        <translation>Enter: next gap · Tab: next line · Esc: back</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Tìm thiết bị</source>
        <translation>Find devices</translation>
    </message>
    <message>
        <source>Quét thử</source>
        <translation>Trial scan</translation>
    </message>
    <message>
        <source>Thử máy mạng, lệnh</source>
        <translation>Try network, command</translation>
    </message>
    <message>
        <source>Đổi máy ảnh</source>
        <translation>Next camera</translation>
    </message>
    <message>
        <source>Máy đầu tiên tìm thấy</source>
        <translation>The first one found</translation>
    </message>
    <message>
        <source>{name} (máy soi, máy ảnh)</source>
        <translation>{name} (document camera, camera)</translation>
    </message>
    <message>
        <source>{printer} (mặc định)</source>
        <translation>{printer} (default)</translation>
    </message>
    <message>
        <source>Máy in mặc định</source>
        <translation>Default printer</translation>
    </message>
    <message>
        <source>{device} (không thấy)</source>
        <translation>{device} (not there)</translation>
    </message>
    <message>
        <source>{device} (đang tìm…)</source>
        <translation>{device} (looking for it…)</translation>
    </message>
    <message>
        <source>Đang tìm thiết bị… có thể mất vài giây; trang này vẫn dùng được.</source>
        <translation>Looking for devices… this may take some seconds; the page can be used meanwhile.</translation>
    </message>
    <message>
        <source>Đang quét thử một trang…</source>
        <translation>Scanning one trial page…</translation>
    </message>
    <message>
        <source>Đang hỏi máy quét…</source>
        <translation>Asking the scanners…</translation>
    </message>
    <message>
        <source>Quét thử được. Trang này không vào hồ sơ nào.</source>
        <translation>The trial scan worked. This page goes into no dossier.</translation>
    </message>
    <message>
        <source>Thấy {scanners} máy quét, {printers} máy in.</source>
        <translation>Found {scanners} scanners and {printers} printers.</translation>
    </message>
</context>
<context>
    <name>Digitise</name>
    <message>
        <source>Chờ kiểm tra</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Để riêng</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>Bản trùng</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Đã lưu kho</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Mỗi tệp là một kết quả</source>
        <translation>Each file is one result</translation>
    </message>
    <message>
        <source>Mỗi thư mục con là một kết quả</source>
        <translation>Each subfolder is one result</translation>
    </message>
    <message>
        <source>Các trang giữa hai tờ ngăn là một kết quả</source>
        <translation>The pages between two separator sheets are one result</translation>
    </message>
    <message>
        <source>máy đã đọc {done}/{total}</source>
        <translation>{done}/{total} read</translation>
    </message>
    <message>
        <source>đang quét</source>
        <translation>scanning</translation>
    </message>
    <message>
        <source>đang dừng lại</source>
        <translation>pausing</translation>
    </message>
    <message>
        <source>đang nhường quầy tiếp nhận</source>
        <translation>giving way to the intake</translation>
    </message>
    <message>
        <source>đang dừng</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>không phải giấy tờ: {n} tệp, bỏ qua</source>
        <translation>no papers: {n} files, passed over</translation>
    </message>
    <message>
        <source>tốc độ: đang tính</source>
        <translation>pace: not known yet</translation>
    </message>
    <message>
        <source>{n} kết quả/giờ</source>
        <translation>{n} results an hour</translation>
    </message>
    <message>
        <source>còn lại: đang tính</source>
        <translation>time left: not known yet</translation>
    </message>
    <message>
        <source>đã đọc hết</source>
        <translation>everything has been read</translation>
    </message>
    <message>
        <source>còn dưới 1 phút</source>
        <translation>less than a minute left</translation>
    </message>
    <message>
        <source>còn khoảng {m} phút</source>
        <translation>about {m} min left</translation>
    </message>
    <message>
        <source>còn khoảng {h} giờ {m} phút</source>
        <translation>about {h} h {m} min left</translation>
    </message>
    <message>
        <source>Năm {year}: đã lưu kho {done} kết quả. Chưa ghi chỉ tiêu (Cài đặt, Số hóa).</source>
        <translation>{year}: {done} results registered. No plan is set (Settings, Digitise).</translation>
    </message>
    <message>
        <source>Chỉ tiêu {year}: {line}</source>
        <translation>Plan of {year}: {line}</translation>
    </message>
    <message>
        <source>{share}, đã đạt</source>
        <translation>{share}, reached</translation>
    </message>
    <message>
        <source>{share}, còn {left}, đã hết ngày làm việc</source>
        <translation>{share}, {left} left, no working day left</translation>
    </message>
    <message>
        <source>{share}, còn {left}, cần {pace} mỗi ngày làm việc</source>
        <translation>{share}, {left} left, {pace} needed each working day</translation>
    </message>
    <message>
        <source>Chưa rõ loại giấy</source>
        <translation>Kind not known</translation>
    </message>
    <message>
        <source>Chưa rõ chủ giấy tờ</source>
        <translation>Owner not known</translation>
    </message>
    <message>
        <source> và </source>
        <translation> and </translation>
    </message>
    <message>
        <source>không số</source>
        <translation>no number</translation>
    </message>
    <message>
        <source>chưa rõ ngày</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>cùng một tệp với {name}</source>
        <translation>the same file as {name}</translation>
    </message>
    <message>
        <source>cùng chủ, loại và số với {name}</source>
        <translation>same owner, kind and number as {name}</translation>
    </message>
    <message>
        <source>trang đầu trông giống {name}</source>
        <translation>first page looks like {name}</translation>
    </message>
    <message>
        <source>Có thể trùng: {twins}.</source>
        <translation>May be a copy: {twins}.</translation>
    </message>
    <message>
        <source>số {number}</source>
        <translation>no. {number}</translation>
    </message>
    <message>
        <source>Đã lưu kho: {paper}.</source>
        <translation>Stored: {paper}.</translation>
    </message>
    <message>
        <source>Lưu nhầm, giá trị trên giấy đọc sai</source>
        <translation>Stored by mistake, a value was misread</translation>
    </message>
    <message>
        <source>Lưu nhầm chủ giấy tờ</source>
        <translation>Stored under the wrong owner</translation>
    </message>
    <message>
        <source>Lưu nhầm loại giấy</source>
        <translation>Stored as the wrong kind of paper</translation>
    </message>
    <message>
        <source>Mờ, không đọc được; cần quét lại bản gốc</source>
        <translation>Too faint to read; scan the original again</translation>
    </message>
    <message>
        <source>Thiếu trang</source>
        <translation>Pages are missing</translation>
    </message>
    <message>
        <source>Đã hết hiệu lực, không phải số hóa</source>
        <translation>No longer in force, need not be digitised</translation>
    </message>
    <message>
        <source>Chưa tra được số định danh của chủ giấy tờ</source>
        <translation>The owner&apos;s personal number was not found</translation>
    </message>
    <message>
        <source>Không phải kết quả giải quyết thủ tục</source>
        <translation>Not the result of a procedure</translation>
    </message>
</context>
<context>
    <name>DigitiseView</name>
    <message>
        <source>Đây là loại giấy gì?</source>
        <translation>What kind of paper is this?</translation>
    </message>
    <message>
        <source>Vì sao để riêng? Chọn hoặc gõ lý do.</source>
        <translation>Why put it aside? Choose or type a reason.</translation>
    </message>
    <message>
        <source>Vì sao lấy lại? Giấy sẽ bị thu hồi khỏi kho. Chọn hoặc gõ lý do.</source>
        <translation>Why take it back? The paper is withdrawn from the store. Choose or type a reason.</translation>
    </message>
    <message>
        <source>Đợt số hóa</source>
        <translation>Digitisation job</translation>
    </message>
    <message>
        <source>Số hóa kết quả cũ</source>
        <translation>Old results</translation>
    </message>
    <message>
        <source>Chưa có đợt số hóa nào. Nhấn F5 để bắt đầu.</source>
        <translation>No digitisation job yet. Press F5 to begin.</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Máy đang đọc; kết quả đầu tiên sẽ hiện ở đây.</source>
        <translation>The machine is reading; the first result will appear here.</translation>
    </message>
    <message>
        <source>Không còn kết quả nào trong hàng này.</source>
        <translation>Nothing is left in this list.</translation>
    </message>
</context>
<context>
    <name>DossierView</name>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Gửi tỉnh</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>In lại giấy tiếp nhận</source>
        <translation>Print receipt again</translation>
    </message>
    <message>
        <source>Mở PDF</source>
        <translation>Open PDF</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Máy này chưa có chương trình xem PDF. Tệp đã để tại {path}</source>
        <translation>This computer has no PDF viewer. The file is at {path}</translation>
    </message>
    <message>
        <source>{code}  (SỐ TẠM)</source>
        <translation>{code}  (PROVISIONAL)</translation>
    </message>
    <message>
        <source>Hẹn trả: {due}</source>
        <translation>Due: {due}</translation>
    </message>
    <message>
        <source>giấy tiếp nhận</source>
        <translation>the receipt</translation>
    </message>
    <message>
        <source>Máy in “{printer}” báo đã in xong.</source>
        <translation>Printer “{printer}” says it has printed.</translation>
    </message>
    <message>
        <source>Máy in “{printer}” báo in không thành. Hồ sơ không đổi; xem máy in rồi nhấn F8.</source>
        <translation>Printer “{printer}” says printing failed. The dossier is unchanged; see to the printer and press F8.</translation>
    </message>
    <message>
        <source>Đã giao lệnh in cho máy “{printer}”; máy in chưa báo in xong.</source>
        <translation>Handed to printer “{printer}”; it has not said it is done.</translation>
    </message>
    <message>
        <source>Máy in “{printer}” không cho biết đã in xong chưa; hãy nhìn khay giấy.</source>
        <translation>Printer “{printer}” does not tell whether it is done; look at the tray.</translation>
    </message>
</context>
<context>
    <name>Edge</name>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Bổ sung</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Sắp hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>To return</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Cách ly</source>
        <translation>Quarantine</translation>
    </message>
    <message>
        <source>Nhật ký</source>
        <translation>Daily log</translation>
    </message>
    <message>
        <source>Số hóa</source>
        <translation>Digitise</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>ExpectedBox</name>
    <message>
        <source>Số trang dự kiến</source>
        <translation>Expected sides</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>{at}, {clerk}</source>
        <translation>{at}, {clerk}</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Nơi cư trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Submitter</translation>
    </message>
    <message>
        <source>Căn cứ nộp thay</source>
        <translation>Ground for acting</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Nhận lúc</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Kênh</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Nhận kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Số tạm đã in</source>
        <translation>Printed number</translation>
    </message>
    <message>
        <source>Quyển, số</source>
        <translation>Book, number</translation>
    </message>
    <message>
        <source>Số trang</source>
        <translation>Sides</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>dự kiến {n}</source>
        <translation>{n} expected</translation>
    </message>
    <message>
        <source>đã quét {n}</source>
        <translation>{n} scanned</translation>
    </message>
    <message>
        <source>trắng {n}</source>
        <translation>{n} blank</translation>
    </message>
    <message>
        <source>đã xóa {n}</source>
        <translation>{n} deleted</translation>
    </message>
    <message>
        <source>tờ ngăn {n}</source>
        <translation>{n} separators</translation>
    </message>
    <message>
        <source>thiếu {n}</source>
        <translation>{n} missing</translation>
    </message>
    <message>
        <source>thừa {n}</source>
        <translation>{n} too many</translation>
    </message>
</context>
<context>
    <name>FieldsPanel</name>
    <message>
        <source>Mọi giá trị trên giấy</source>
        <translation>All values on the paper</translation>
    </message>
    <message>
        <source>Đúng, xem chỗ kế tiếp</source>
        <translation>Right, next value</translation>
    </message>
    <message>
        <source>Đúng, lưu vào kho</source>
        <translation>Right, register</translation>
    </message>
    <message>
        <source>Không trùng, lưu vào kho</source>
        <translation>No copy, store it</translation>
    </message>
    <message>
        <source>Đúng, hỏi lại vì có thể trùng</source>
        <translation>Right; ask again, may be a copy</translation>
    </message>
    <message>
        <source>Số lấy từ người quầy đã biết, cùng tên và ngày sinh. So với sổ trước khi nhận.</source>
        <translation>Number of a person the desk knows by this name and birth date. Compare with the register first.</translation>
    </message>
</context>
<context>
    <name>FirstSupervisor</name>
    <message>
        <source>Tạo và vào quầy</source>
        <translation>Create and sign in</translation>
    </message>
    <message>
        <source>Quầy này chưa có ai. Ghi tên người phụ trách đầu tiên; người này thêm cán bộ khác sau.</source>
        <translation>Nobody works at this desk yet. Name the first supervisor, who can add others later.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Mã PIN, từ 4 đến 12 chữ số</source>
        <translation>PIN, 4 to 12 digits</translation>
    </message>
    <message>
        <source>Gõ lại mã PIN</source>
        <translation>PIN again</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Chỉ người phụ trách được đổi trang này.</source>
        <translation>Only a supervisor may change this page.</translation>
    </message>
    <message>
        <source>Tìm…</source>
        <translation>Browse…</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Quầy Một Cửa</source>
        <translation>One-Stop Desk</translation>
    </message>
    <message>
        <source>Khóa / đổi người</source>
        <translation>Lock / change clerk</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Tiếp nhận hồ sơ</source>
        <translation>Dossier received</translation>
    </message>
    <message>
        <source>Máy in báo in không thành</source>
        <translation>The printer said printing failed</translation>
    </message>
    <message>
        <source>Tỉnh cấp mã hồ sơ {code} thay số tạm</source>
        <translation>The province gave code {code} for the provisional number</translation>
    </message>
    <message>
        <source>Tỉnh từ chối nhận: {reason}</source>
        <translation>The province refused: {reason}</translation>
    </message>
    <message>
        <source>Cho gửi lại về tỉnh</source>
        <translation>Released to be sent again</translation>
    </message>
    <message>
        <source>Tỉnh báo một trạng thái không theo quy định; đã ghi lại, chưa áp dụng</source>
        <translation>The province told a status the rules do not allow; noted, not applied</translation>
    </message>
    <message>
        <source>Tin từ tỉnh ({kind})</source>
        <translation>Message from the province ({kind})</translation>
    </message>
    <message>
        <source>Việc khác ({kind})</source>
        <translation>Something else ({kind})</translation>
    </message>
    <message>
        <source>Tỉnh</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Phần mềm</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Đổi trạng thái</source>
        <translation>Status change</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>tỉnh đã xác nhận {at}</source>
        <translation>confirmed by the province {at}</translation>
    </message>
    <message>
        <source>tỉnh đã xác nhận</source>
        <translation>confirmed by the province</translation>
    </message>
    <message>
        <source>cách ly: {reason}</source>
        <translation>quarantined: {reason}</translation>
    </message>
    <message>
        <source>tỉnh đã nhận tin, {files}</source>
        <translation>the province holds the message, {files}</translation>
    </message>
    <message>
        <source>chờ gửi, {files}</source>
        <translation>waiting, {files}</translation>
    </message>
    <message>
        <source>không kèm tệp</source>
        <translation>no files</translation>
    </message>
    <message>
        <source>đủ {total} tệp</source>
        <translation>all {total} files</translation>
    </message>
    <message>
        <source>còn {left} trên {total} tệp</source>
        <translation>{left} of {total} files left</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ; giá trị trên giấy: nhận {accepted}, sửa {changed}, chưa xem {left}</source>
        <translation>Dossier received; values on papers: {accepted} accepted, {changed} put right, {left} not looked at</translation>
    </message>
    <message>
        <source>; dùng lại {n} giấy</source>
        <translation>; {n} kept papers used again</translation>
    </message>
    <message>
        <source>Chuyển sang: {status}</source>
        <translation>Changed to: {status}</translation>
    </message>
    <message>
        <source>In lại giấy tiếp nhận, lần {copy}</source>
        <translation>Receipt printed again, reprint {copy}</translation>
    </message>
    <message>
        <source>In giấy tiếp nhận</source>
        <translation>Receipt printed</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>theo thông báo (luật không định thời hạn)</source>
        <translation>by notice (the law sets no limit)</translation>
    </message>
    <message>
        <source>theo nghị quyết của HĐND tỉnh</source>
        <translation>as the provincial council resolved</translation>
    </message>
    <message>
        <source>miễn phí</source>
        <translation>free of charge</translation>
    </message>
    <message>
        <source>mặt kính</source>
        <translation>flatbed</translation>
    </message>
    <message>
        <source>khay nạp</source>
        <translation>feeder</translation>
    </message>
    <message>
        <source>khay nạp hai mặt</source>
        <translation>duplex feeder</translation>
    </message>
    <message>
        <source>máy ảnh</source>
        <translation>camera</translation>
    </message>
    <message>
        <source>thư mục quét</source>
        <translation>scan folder</translation>
    </message>
    <message>
        <source>khay nạp một mặt</source>
        <translation>feeder, one side</translation>
    </message>
    <message>
        <source>màu</source>
        <translation>colour</translation>
    </message>
    <message>
        <source>xám</source>
        <translation>grey</translation>
    </message>
    <message>
        <source>đen trắng</source>
        <translation>black and white</translation>
    </message>
    <message>
        <source>thẻ</source>
        <translation>card</translation>
    </message>
    <message>
        <source>bỏ bóng</source>
        <translation>shadows off</translation>
    </message>
    <message>
        <source>không nhận tờ ngăn</source>
        <translation>no separators</translation>
    </message>
    <message>
        <source>máy quét riêng</source>
        <translation>own scanner</translation>
    </message>
    <message>
        <source>hai mặt lên một A4</source>
        <translation>both sides on one A4</translation>
    </message>
    <message>
        <source>hai lượt, xen kẽ</source>
        <translation>two passes, interleaved</translation>
    </message>
    <message>
        <source>nguồn</source>
        <translation>source</translation>
    </message>
    <message>
        <source>độ nét</source>
        <translation>resolution</translation>
    </message>
    <message>
        <source>khổ</source>
        <translation>size</translation>
    </message>
    <message>
        <source>{what} theo giấy</source>
        <translation>{what} by the paper</translation>
    </message>
    <message>
        <source>Quét tiếp</source>
        <translation>Scan on</translation>
    </message>
    <message>
        <source>Quét mặt kính</source>
        <translation>Scan on glass</translation>
    </message>
    <message>
        <source>Chọn máy khác</source>
        <translation>Other scanner</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>chưa có tên</source>
        <translation>no name yet</translation>
    </message>
    <message>
        <source>chưa chọn thủ tục</source>
        <translation>no procedure yet</translation>
    </message>
    <message>
        <source>{n} trang</source>
        <translation>{n} pages</translation>
    </message>
    <message>
        <source>Giấy tờ khác</source>
        <translation>Other papers</translation>
    </message>
    <message>
        <source>Còn {n} trang chưa xếp; F9 lần nữa sẽ để vào Giấy tờ khác.</source>
        <translation>{n} pages are not placed yet; F9 once more puts them into Other papers.</translation>
    </message>
    <message>
        <source>Đã dừng: {n} trang đã nhận.</source>
        <translation>Stopped: {n} sides received.</translation>
    </message>
    <message>
        <source>Dự kiến {expected} trang, đã nhận {came}: còn thiếu {short}. Nếu khay đã hết giấy thì có thể hai tờ dính nhau — đếm lại xấp vừa quét.</source>
        <translation>{expected} sides expected, {came} received: {short} missing. If the feeder is empty, two sheets may have stuck together — count the stack just scanned.</translation>
    </message>
    <message>
        <source>Dự kiến {expected} trang, đã nhận {came}: thừa {more}. Xem có trang quét lặp không.</source>
        <translation>{expected} sides expected, {came} received: {more} too many. See whether a page was scanned twice.</translation>
    </message>
    <message>
        <source>Đủ {n} trang như dự kiến.</source>
        <translation>All {n} expected sides are here.</translation>
    </message>
    <message>
        <source>Chưa thấy mặt thẻ nào. Đặt thẻ lên mặt kính rồi nhấn F4.</source>
        <translation>No side of a card was seen. Lay the card on the glass and press F4.</translation>
    </message>
    <message>
        <source>Đã có một mặt thẻ. Lật thẻ rồi nhấn F4 để quét mặt kia.</source>
        <translation>One side of the card is here. Turn the card and press F4 for the other side.</translation>
    </message>
    <message>
        <source>Đã nhận {n} mặt trước. Lật nguyên xấp, đặt lại vào khay rồi nhấn F4 để quét mặt sau.</source>
        <translation>{n} front sides are here. Turn the whole stack over, lay it back into the feeder and press F4 for the backs.</translation>
    </message>
    <message>
        <source>Đã dừng: lượt này mới nhận {n} trang. Nhấn F4 để quét tiếp cùng lượt.</source>
        <translation>Stopped: {n} pages of this pass so far. Press F4 to go on with the same pass.</translation>
    </message>
    <message>
        <source>Hai mặt thẻ đã nằm trên một tờ A4, đúng cỡ thật. Ctrl+Z để tách ra.</source>
        <translation>Both sides of the card lie on one A4 at true size. Ctrl+Z takes them apart.</translation>
    </message>
    <message>
        <source>Đã xếp xen kẽ {n} tờ hai mặt. Ctrl+Z để trả lại.</source>
        <translation>{n} two-sided sheets are woven together. Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>đã quét {n}</source>
        <translation>{n} scanned</translation>
    </message>
    <message>
        <source>trắng {n}</source>
        <translation>{n} blank</translation>
    </message>
    <message>
        <source>đã xóa {n}</source>
        <translation>{n} deleted</translation>
    </message>
    <message>
        <source>tờ ngăn {n}</source>
        <translation>{n} separators</translation>
    </message>
    <message>
        <source>còn thiếu {n}</source>
        <translation>{n} missing</translation>
    </message>
    <message>
        <source>thừa {n}</source>
        <translation>{n} too many</translation>
    </message>
    <message>
        <source>Thẻ ở trang {n} là của người nộp, có thêm: {names}.</source>
        <translation>The card on page {n} is the person&apos;s own and also tells: {names}.</translation>
    </message>
    <message>
        <source>Người nộp đang là “{now}”. Thẻ ở trang {n} là của người khác: {card}.</source>
        <translation>The person is now “{now}”. The card on page {n} is somebody else&apos;s: {card}.</translation>
    </message>
    <message>
        <source>Thẻ ở trang {n}: {card}.</source>
        <translation>Card on page {n}: {card}.</translation>
    </message>
    <message>
        <source>Máy chưa chắc {names}: xem F6 hoặc gõ.</source>
        <translation>Not sure of {names}: see F6 or type.</translation>
    </message>
    <message>
        <source>theo mã QR</source>
        <translation>by its QR code</translation>
    </message>
    <message>
        <source>theo dòng máy đọc</source>
        <translation>by its machine-readable zone</translation>
    </message>
    <message>
        <source>đã sửa ở F6</source>
        <translation>put right in F6</translation>
    </message>
    <message>
        <source>theo chữ in</source>
        <translation>as printed</translation>
    </message>
    <message>
        <source>họ tên</source>
        <translation>name</translation>
    </message>
    <message>
        <source>số định danh</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>số chứng minh cũ</source>
        <translation>old ID number</translation>
    </message>
    <message>
        <source>ngày sinh</source>
        <translation>birth date</translation>
    </message>
    <message>
        <source>giới tính</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>nơi cư trú</source>
        <translation>residence</translation>
    </message>
</context>
<context>
    <name>IntakeView</name>
    <message>
        <source>Ảnh và PDF ({kinds})</source>
        <translation>Pictures and PDF ({kinds})</translation>
    </message>
    <message>
        <source>Chọn tệp giấy tờ</source>
        <translation>Choose files of papers</translation>
    </message>
    <message>
        <source>Ảnh ({kinds})</source>
        <translation>Pictures ({kinds})</translation>
    </message>
    <message>
        <source>Chọn ảnh thẻ</source>
        <translation>Choose a picture of the card</translation>
    </message>
    <message>
        <source>Máy soi</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Chụp giấy tờ bằng máy soi hoặc máy ảnh</source>
        <translation>Take papers with a document camera or any camera</translation>
    </message>
</context>
<context>
    <name>IssueBar</name>
    <message>
        <source>Cấp giấy tiếp nhận</source>
        <translation>Issue the receipt</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Bỏ hồ sơ này</source>
        <translation>Discard this one</translation>
    </message>
    <message>
        <source>Hẹn trả: chọn thủ tục thì biết</source>
        <translation>Due: known once a procedure is chosen</translation>
    </message>
    <message>
        <source>Hẹn trả: {due} · {fee}</source>
        <translation>Due: {due} · {fee}</translation>
    </message>
    <message>
        <source> · lịch nghỉ năm đó chưa công bố</source>
        <translation> · the holidays of that year are not decreed yet</translation>
    </message>
    <message>
        <source>Đang đọc {n} trang: đọc xong mới biết đủ giấy tờ chưa.</source>
        <translation>Reading {n} pages: only then is it known whether the papers are complete.</translation>
    </message>
    <message>
        <source>Nhận khi còn thiếu: {names}{more}</source>
        <translation>Taken although missing: {names}{more}</translation>
    </message>
    <message>
        <source>Đủ giấy tờ theo quy định.</source>
        <translation>All required papers are here.</translation>
    </message>
    <message>
        <source> và {n} giấy nữa</source>
        <translation> and {n} more</translation>
    </message>
    <message>
        <source>Còn thiếu: {names}{more}</source>
        <translation>Missing: {names}{more}</translation>
    </message>
    <message>
        <source>bấm lần nữa để bỏ hẳn</source>
        <translation>press again to discard</translation>
    </message>
    <message>
        <source>Đang đọc nốt {n} trang rồi cấp giấy… F9 lần nữa: cấp ngay, không chờ đọc.</source>
        <translation>Reading {n} more pages, then issuing… F9 again: issue now without waiting.</translation>
    </message>
    <message>
        <source>Đang cấp số và lưu hồ sơ…</source>
        <translation>Giving the number and storing the dossier…</translation>
    </message>
    <message>
        <source>Mọi thứ đã nhập được lưu ngay trên máy này.</source>
        <translation>Everything entered is stored on this computer at once.</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>quét ngày {day}</source>
        <translation>scanned on {day}</translation>
    </message>
    <message>
        <source>ngày {day}</source>
        <translation>of {day}</translation>
    </message>
    <message>
        <source>số {number}, {dated}</source>
        <translation>no. {number}, {dated}</translation>
    </message>
    <message>
        <source>từ hồ sơ {code}</source>
        <translation>from dossier {code}</translation>
    </message>
    <message>
        <source>kết quả cũ đã số hóa</source>
        <translation>old result, digitised</translation>
    </message>
    <message>
        <source>đã số hóa từ trước</source>
        <translation>digitised before</translation>
    </message>
    <message>
        <source>hạn đến {day}</source>
        <translation>valid until {day}</translation>
    </message>
    <message>
        <source>{why} · Enter bỏ chọn</source>
        <translation>{why} · Enter takes it back</translation>
    </message>
    <message>
        <source>ĐANG DÙNG · Enter bỏ chọn</source>
        <translation>IN USE · Enter takes it back</translation>
    </message>
    <message>
        <source>chọn thủ tục thì biết dùng được không</source>
        <translation>choose a procedure to see whether it can be used</translation>
    </message>
    <message>
        <source>thủ tục này không cần</source>
        <translation>not needed by this procedure</translation>
    </message>
    <message>
        <source>Enter dùng cho: {place}</source>
        <translation>Enter uses it for: {place}</translation>
    </message>
    <message>
        <source>đã hết hạn ngày {on}</source>
        <translation>expired on {on}</translation>
    </message>
    <message>
        <source>đã thu hồi: {reason}</source>
        <translation>withdrawn: {reason}</translation>
    </message>
    <message>
        <source>đã có bản mới hơn</source>
        <translation>a newer one is kept</translation>
    </message>
    <message>
        <source>làm riêng cho từng hồ sơ, không dùng lại</source>
        <translation>made for one dossier only, not used again</translation>
    </message>
    <message>
        <source>giấy của người khác</source>
        <translation>somebody else&apos;s paper</translation>
    </message>
</context>
<context>
    <name>KeptLine</name>
    <message>
        <source>Dùng lại bản trong kho: {which}</source>
        <translation>Using the kept one: {which}</translation>
    </message>
    <message>
        <source>{words} · Enter bỏ chọn</source>
        <translation>{words} · Enter takes it back</translation>
    </message>
    <message>
        <source>Đã có trong kho: {which}</source>
        <translation>Already kept: {which}</translation>
    </message>
    <message>
        <source>{words} · Enter dùng lại, không cần quét</source>
        <translation>{words} · Enter uses it, no scan needed</translation>
    </message>
</context>
<context>
    <name>KeptList</name>
    <message>
        <source>Giấy tờ trong kho</source>
        <translation>Kept papers</translation>
    </message>
</context>
<context>
    <name>KeptPage</name>
    <message>
        <source>Giấy trong kho, trang {n}/{all} · {name}</source>
        <translation>Kept paper, page {n}/{all} · {name}</translation>
    </message>
</context>
<context>
    <name>KeptPanel</name>
    <message>
        <source>Thu hồi giấy này…</source>
        <translation>Withdraw this paper…</translation>
    </message>
    <message>
        <source>Giấy tờ trong kho ({n})</source>
        <translation>Kept papers ({n})</translation>
    </message>
    <message>
        <source>Chưa biết chủ hồ sơ: quét thẻ trước (F2).</source>
        <translation>The owner is not known yet: scan the card first (F2).</translation>
    </message>
    <message>
        <source>Kho chưa có giấy nào của người này.</source>
        <translation>Nothing is kept of this person yet.</translation>
    </message>
    <message>
        <source>↑ ↓ chọn · Enter dùng hoặc bỏ · ← → lật trang · Esc trở lại</source>
        <translation>↑ ↓ choose · Enter use or take back · ← → turn pages · Esc back</translation>
    </message>
    <message>
        <source>Vì sao “{paper}” không được dùng nữa? Enter ghi lại, Ctrl+F5 thôi.</source>
        <translation>Why may “{paper}” not be used any more? Enter records it, Ctrl+F5 cancels.</translation>
    </message>
</context>
<context>
    <name>KeyBar</name>
    <message>
        <source>Đợt mới</source>
        <translation>New job</translation>
    </message>
    <message>
        <source>Nhận các giấy đang hiện</source>
        <translation>Register those on screen</translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Ctrl+- thu nhỏ, Ctrl+0 vừa khung</source>
        <translation>Ctrl+- smaller, Ctrl+0 fits</translation>
    </message>
    <message>
        <source>Để riêng</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>Bản trùng</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Đổi loại</source>
        <translation>Change kind</translation>
    </message>
    <message>
        <source>Lấy lại</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Lấy lại để sửa</source>
        <translation>Take back to correct</translation>
    </message>
    <message>
        <source>Máy thử lại</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Xem từng giấy</source>
        <translation>One at a time</translation>
    </message>
    <message>
        <source>Loạt chắc ({n})</source>
        <translation>Sure ones ({n})</translation>
    </message>
    <message>
        <source>Xem “{list}”</source>
        <translation>Show “{list}”</translation>
    </message>
    <message>
        <source>Tạm dừng</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Quét tiếp</source>
        <translation>Scan on</translation>
    </message>
    <message>
        <source>Tìm tệp mới</source>
        <translation>Look for new files</translation>
    </message>
    <message>
        <source>Chạy tiếp</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>LinePage</name>
    <message>
        <source>Thử đường truyền</source>
        <translation>Try the line</translation>
    </message>
    <message>
        <source>Đang hỏi cổng của tỉnh…</source>
        <translation>Asking the province&apos;s gateway…</translation>
    </message>
    <message>
        <source>Cổng của {agency} đã trả lời, giờ của cổng là {at}. Đây mới là lời chào, chưa gửi gì.</source>
        <translation>The gateway of {agency} answered; its clock says {at}. This was a greeting only, nothing was sent.</translation>
    </message>
    <message>
        <source>Thử được sau khi đã ghi địa chỉ, lưu, và mở lại phần mềm.</source>
        <translation>Can be tried once an address is entered and saved and the program opened again.</translation>
    </message>
</context>
<context>
    <name>LivePicture</name>
    <message>
        <source>Hình từ máy soi</source>
        <translation>Picture from the camera</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Quầy Một Cửa</source>
        <translation>One-Stop Desk</translation>
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <source>Mở lại</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Còn {n} hồ sơ đang nhập dở. Lúc {at}: {what} — Enter mở lại</source>
        <translation>{n} unfinished dossiers. At {at}: {what} — Enter opens it</translation>
    </message>
    <message>
        <source>, ↑ ↓ xem hồ sơ khác</source>
        <translation>, ↑ ↓ for another</translation>
    </message>
</context>
<context>
    <name>PageActList</name>
    <message>
        <source>Thao tác trang</source>
        <translation>Work on pages</translation>
    </message>
    <message>
        <source>Thao tác trang · ↑ ↓ chọn · Enter làm · Esc đóng</source>
        <translation>Work on pages · ↑ ↓ choose · Enter do it · Esc close</translation>
    </message>
</context>
<context>
    <name>PageActs</name>
    <message>
        <source>{n} trang</source>
        <translation>{n} pages</translation>
    </message>
    <message>
        <source>xoay trang</source>
        <translation>turn</translation>
    </message>
    <message>
        <source>xóa trang</source>
        <translation>delete</translation>
    </message>
    <message>
        <source>khôi phục trang</source>
        <translation>bring back</translation>
    </message>
    <message>
        <source>đánh dấu trang trắng</source>
        <translation>mark as blank</translation>
    </message>
    <message>
        <source>không phải tờ ngăn</source>
        <translation>no separator</translation>
    </message>
    <message>
        <source>chuyển trang</source>
        <translation>move</translation>
    </message>
    <message>
        <source>nhận loại giấy</source>
        <translation>agree with the reader</translation>
    </message>
    <message>
        <source>giữ trang bị nghi</source>
        <translation>keep a suspected page</translation>
    </message>
    <message>
        <source>cắt mép</source>
        <translation>crop</translation>
    </message>
    <message>
        <source>chỉnh nghiêng</source>
        <translation>straighten</translation>
    </message>
    <message>
        <source>làm sạch bóng</source>
        <translation>clean shadows</translation>
    </message>
    <message>
        <source>tách giấy</source>
        <translation>split a paper</translation>
    </message>
    <message>
        <source>gộp giấy</source>
        <translation>join papers</translation>
    </message>
    <message>
        <source>xen kẽ hai lượt quét</source>
        <translation>interleave two passes</translation>
    </message>
    <message>
        <source>ghép lên một tờ A4</source>
        <translation>lay on one A4</translation>
    </message>
    <message>
        <source>cắt thành nhiều trang</source>
        <translation>cut apart</translation>
    </message>
    <message>
        <source>máy xếp trang</source>
        <translation>placed by the reader</translation>
    </message>
    <message>
        <source>quét thay trang</source>
        <translation>replace by a scan</translation>
    </message>
    <message>
        <source>chưa xếp</source>
        <translation>unplaced</translation>
    </message>
    <message>
        <source>giấy tờ khác</source>
        <translation>other papers</translation>
    </message>
    <message>
        <source>Nghi dính hai tờ: có thể một tờ chưa được quét. Xem lại, cần thì quét bù.</source>
        <translation>Two sheets may have gone through at once: one may not be scanned. Look again and scan it if need be.</translation>
    </message>
    <message>
        <source>Trang này có thể đã quét hai lần.</source>
        <translation>This page may have been scanned twice.</translation>
    </message>
    <message>
        <source>Giống trang {n}: có thể quét hai lần.</source>
        <translation>Looks like page {n}: it may have been scanned twice.</translation>
    </message>
    <message>
        <source>xóa</source>
        <translation>deleted</translation>
    </message>
    <message>
        <source>tờ ngăn</source>
        <translation>separator</translation>
    </message>
    <message>
        <source>đã ghép</source>
        <translation>laid</translation>
    </message>
    <message>
        <source>dính?</source>
        <translation>double?</translation>
    </message>
    <message>
        <source>lặp?</source>
        <translation>twice?</translation>
    </message>
    <message>
        <source>trắng</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>Khôi phục</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Khôi phục trang đã xóa</source>
        <translation>Bring the deleted page back</translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Xóa trang (khôi phục được)</source>
        <translation>Delete the page (it can be brought back)</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Hoàn tác: {step}</source>
        <translation>Undo: {step}</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Làm lại: {step}</source>
        <translation>Redo: {step}</translation>
    </message>
    <message>
        <source>Để nguyên bóng</source>
        <translation>Leave shadows</translation>
    </message>
    <message>
        <source>Để nguyên như khi quét</source>
        <translation>Leave as scanned</translation>
    </message>
    <message>
        <source>Sạch bóng</source>
        <translation>Clean</translation>
    </message>
    <message>
        <source>Làm sạch bóng mờ trên trang</source>
        <translation>Clean shadows off the page</translation>
    </message>
    <message>
        <source>Có chữ</source>
        <translation>Not blank</translation>
    </message>
    <message>
        <source>Không phải trang trắng</source>
        <translation>Not a blank page</translation>
    </message>
    <message>
        <source>Trắng</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>Đánh dấu trang trắng</source>
        <translation>Mark as a blank page</translation>
    </message>
    <message>
        <source>Vào giấy chọn</source>
        <translation>To marked paper</translation>
    </message>
    <message>
        <source>Chuyển vào: {paper}</source>
        <translation>Move to: {paper}</translation>
    </message>
    <message>
        <source>Thôi chèn</source>
        <translation>Do not insert</translation>
    </message>
    <message>
        <source>Chèn</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Lượt quét tới chèn sau trang này</source>
        <translation>Insert the next batch behind this page</translation>
    </message>
    <message>
        <source>Thôi thay</source>
        <translation>Do not replace</translation>
    </message>
    <message>
        <source>Thay</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Lượt quét tới thay trang này</source>
        <translation>Replace this page by the next batch</translation>
    </message>
    <message>
        <source>Ghép A4</source>
        <translation>Join on A4</translation>
    </message>
    <message>
        <source>Ghép các trang đánh dấu lên một tờ A4, đúng cỡ thật</source>
        <translation>Lay the marked pages on one A4 at true size</translation>
    </message>
    <message>
        <source>Ghép trang này và trang sau lên một tờ A4, đúng cỡ thật</source>
        <translation>Lay this page and the next on one A4 at true size</translation>
    </message>
    <message>
        <source>Đóng bàn trang</source>
        <translation>Close table</translation>
    </message>
    <message>
        <source>Bàn trang</source>
        <translation>Page table</translation>
    </message>
    <message>
        <source>Bàn trang: xem mọi trang</source>
        <translation>Page table: see all pages</translation>
    </message>
    <message>
        <source>Thôi so sánh</source>
        <translation>Stop comparing</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Xoay phải</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>Xoay trái</source>
        <translation>Turn left</translation>
    </message>
    <message>
        <source>Cắt mép</source>
        <translation>Crop</translation>
    </message>
    <message>
        <source>Cắt mép bằng khung bốn góc</source>
        <translation>Crop with a frame of four corners</translation>
    </message>
    <message>
        <source>Tìm mép</source>
        <translation>Find edges</translation>
    </message>
    <message>
        <source>Tự tìm lại mép giấy</source>
        <translation>Find the paper&apos;s edges again</translation>
    </message>
    <message>
        <source>Nghiêng trái</source>
        <translation>Lean left</translation>
    </message>
    <message>
        <source>Chỉnh nghiêng trái 0,5°</source>
        <translation>Straighten left by 0.5°</translation>
    </message>
    <message>
        <source>Nghiêng phải</source>
        <translation>Lean right</translation>
    </message>
    <message>
        <source>Chỉnh nghiêng phải 0,5°</source>
        <translation>Straighten right by 0.5°</translation>
    </message>
    <message>
        <source>Tách giấy</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Từ trang này là giấy khác (tách)</source>
        <translation>Another paper begins here (split)</translation>
    </message>
    <message>
        <source>Gộp giấy</source>
        <translation>Join paper</translation>
    </message>
    <message>
        <source>Gộp vào giấy đứng trước</source>
        <translation>Join to the paper before</translation>
    </message>
    <message>
        <source>Chia đôi</source>
        <translation>Halve</translation>
    </message>
    <message>
        <source>Chia đôi trang</source>
        <translation>Cut the page in halves</translation>
    </message>
    <message>
        <source>Cắt từng tờ</source>
        <translation>Cut sheets</translation>
    </message>
    <message>
        <source>Cắt riêng từng tờ thấy trên ảnh</source>
        <translation>Cut out each sheet seen on the picture</translation>
    </message>
    <message>
        <source>Xen kẽ</source>
        <translation>Interleave</translation>
    </message>
    <message>
        <source>Xen kẽ hai lượt quét cuối (mặt trước, mặt sau)</source>
        <translation>Interleave the last two passes (fronts, backs)</translation>
    </message>
    <message>
        <source>So sánh</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>So sánh với trang giống nó</source>
        <translation>Compare with the page it looks like</translation>
    </message>
    <message>
        <source>Là trang giấy</source>
        <translation>A page</translation>
    </message>
    <message>
        <source>Là trang giấy, không phải tờ ngăn</source>
        <translation>A page, not a separator sheet</translation>
    </message>
    <message>
        <source>Giữ</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Giữ: trang này đúng, không phải lỗi</source>
        <translation>Keep: this page is right</translation>
    </message>
    <message>
        <source>Shift+F6 bỏ nhận giá trị. Hoàn tác việc trên trang: F6, rồi Ctrl+Z.</source>
        <translation>Shift+F6 takes a value back. To undo work on pages: F6, then Ctrl+Z.</translation>
    </message>
    <message>
        <source>Đã trả lại như trước khi {step}. {where} Ctrl+Y làm lại.</source>
        <translation>Back as before: {step}. {where} Ctrl+Y does it again.</translation>
    </message>
    <message>
        <source>Đã làm lại: {step}. {where} Ctrl+Z để trả lại.</source>
        <translation>Done again: {step}. {where} Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>Trang {numbers} ở “{paper}”</source>
        <translation>Page {numbers} in “{paper}”</translation>
    </message>
</context>
<context>
    <name>PagePair</name>
    <message>
        <source>Trang {n}</source>
        <translation>Page {n}</translation>
    </message>
</context>
<context>
    <name>PagePanel</name>
    <message>
        <source>Phóng</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Ctrl+- thu nhỏ, Ctrl+0 vừa khung</source>
        <translation>Ctrl+- smaller, Ctrl+0 fits</translation>
    </message>
    <message>
        <source>Khác…</source>
        <translation>More…</translation>
    </message>
    <message>
        <source>F4 sẽ chèn sau trang {n} · Ctrl+I để thôi</source>
        <translation>F4 inserts behind page {n} · Ctrl+I not to</translation>
    </message>
    <message>
        <source>F4 sẽ thay trang {n} · Ctrl+Shift+I để thôi</source>
        <translation>F4 replaces page {n} · Ctrl+Shift+I not to</translation>
    </message>
    <message>
        <source>Trang {n}/{all} · {place}</source>
        <translation>Page {n}/{all} · {place}</translation>
    </message>
</context>
<context>
    <name>PagePicture</name>
    <message>
        <source>Trang đang xem</source>
        <translation>Page in view</translation>
    </message>
    <message>
        <source>Chưa có trang nào.
F4 quét · F5 chọn tệp</source>
        <translation>No page yet.
F4 scan · F5 choose files</translation>
    </message>
    <message>
        <source>Đang mở trang…</source>
        <translation>Opening the page…</translation>
    </message>
    <message>
        <source>Không mở được ảnh trang này.
Quét lại trang, báo người quản trị.</source>
        <translation>This page&apos;s picture cannot be opened.
Scan the page again, tell the administrator.</translation>
    </message>
    <message>
        <source>ĐÃ XÓA · Ctrl+Del khôi phục</source>
        <translation>DELETED · Ctrl+Del restores</translation>
    </message>
    <message>
        <source>TRANG TRẮNG</source>
        <translation>BLANK PAGE</translation>
    </message>
</context>
<context>
    <name>PageTableActs</name>
    <message>
        <source>Đã cắt thành {n} trang: trang {numbers}, ở “{paper}”. Ctrl+Z để trả lại.</source>
        <translation>Cut into {n} pages: {numbers}, in “{paper}”. Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>Từ trang {n} là giấy khác: đã chuyển vào “{paper}”. Ctrl+Z để trả lại.</source>
        <translation>From page {n} on it is another paper: moved to “{paper}”. Ctrl+Z takes it back.</translation>
    </message>
</context>
<context>
    <name>PageTablePanel</name>
    <message>
        <source>Việc khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Bàn trang · {n} trang</source>
        <translation>Page table · {n} pages</translation>
    </message>
    <message>
        <source> · đánh dấu {n}</source>
        <translation> · {n} marked</translation>
    </message>
    <message>
        <source>Mũi tên đi · Shift+mũi tên, Space đánh dấu · Ctrl+Shift+← → dời trang, ↑ ↓ sang giấy khác · kéo chuột sang giấy bên trái · Enter xem trang</source>
        <translation>Arrows walk · Shift+arrows, Space mark · Ctrl+Shift+← → move pages, ↑ ↓ to another paper · drag to a paper on the left · Enter shows the page</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Giấy này không có ảnh quét.</source>
        <translation>This paper has no scanned page.</translation>
    </message>
    <message>
        <source>Trang {page} trên {pages}</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>Các trang của giấy này</source>
        <translation>Pages of this paper</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Xoay</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>Phóng</source>
        <translation>Magnify</translation>
    </message>
    <message>
        <source>Ctrl+- thu nhỏ, Ctrl+0 vừa khung</source>
        <translation>Ctrl+- smaller, Ctrl+0 fits</translation>
    </message>
    <message>
        <source>Đang mở trang…</source>
        <translation>Opening the page…</translation>
    </message>
    <message>
        <source>Không mở được ảnh của trang này. Báo người quản trị: tệp trang bị mất hoặc hỏng.</source>
        <translation>This page&apos;s picture cannot be opened. Tell the administrator: its file is lost or damaged.</translation>
    </message>
</context>
<context>
    <name>PaperCameraPanel</name>
    <message>
        <source>Chụp ngay</source>
        <translation>Take now</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đã chụp {n} tờ</source>
        <translation>{n} taken</translation>
    </message>
    <message>
        <source>Tự chụp: bật</source>
        <translation>By itself: on</translation>
    </message>
    <message>
        <source>Tự chụp: tắt</source>
        <translation>By itself: off</translation>
    </message>
    <message>
        <source>Đang mở máy soi…</source>
        <translation>Opening the camera…</translation>
    </message>
    <message>
        <source>Đặt giấy vào khung, thấy đủ bốn góc.</source>
        <translation>Lay the paper in the frame, all four corners in sight.</translation>
    </message>
    <message>
        <source>Giữ yên…</source>
        <translation>Keep it still…</translation>
    </message>
    <message>
        <source>Hình chưa nét. Chờ máy lấy nét, hoặc chỉnh độ cao.</source>
        <translation>Not sharp yet. Let the camera focus, or change its height.</translation>
    </message>
    <message>
        <source>Giấy bị lóa đèn. Xoay giấy hoặc đèn; Space vẫn chụp.</source>
        <translation>A lamp glares on the paper. Turn paper or lamp; Space takes it anyway.</translation>
    </message>
    <message>
        <source>Bấm Space để chụp.</source>
        <translation>Press Space to take it.</translation>
    </message>
    <message>
        <source>Đã chụp. Đặt tờ tiếp theo, hoặc Esc khi xong.</source>
        <translation>Taken. Lay the next sheet, or Esc when done.</translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Giấy tờ ({n})</source>
        <translation>Papers ({n})</translation>
    </message>
    <message>
        <source>{name}
thiếu: {reason}</source>
        <translation>{name}
missing: {reason}</translation>
    </message>
    <message>
        <source>xuất trình, đã trả lại</source>
        <translation>shown and given back</translation>
    </message>
    <message>
        <source>{n} trang</source>
        <translation>{n} pages</translation>
    </message>
    <message>
        <source>PDF {size}</source>
        <translation>PDF {size}</translation>
    </message>
    <message>
        <source>chưa số hóa</source>
        <translation>not digitised</translation>
    </message>
    <message>
        <source>đã số hóa</source>
        <translation>digitised</translation>
    </message>
    <message>
        <source>dùng lại giấy của hồ sơ trước</source>
        <translation>paper of an earlier dossier used again</translation>
    </message>
    <message>
        <source>dùng lại kết quả của hồ sơ khác</source>
        <translation>result of another dossier used again</translation>
    </message>
    <message>
        <source>số {number}</source>
        <translation>no. {number}</translation>
    </message>
    <message>
        <source>ngày {day}</source>
        <translation>of {day}</translation>
    </message>
    <message>
        <source>{n} bản chính</source>
        <translation>{n} originals</translation>
    </message>
    <message>
        <source>{n} bản sao chứng thực</source>
        <translation>{n} certified copies</translation>
    </message>
    <message>
        <source>{n} bản sao</source>
        <translation>{n} plain copies</translation>
    </message>
    <message>
        <source>Thành phần hồ sơ</source>
        <translation>Papers asked for</translation>
    </message>
    <message>
        <source>Gập lại {n}</source>
        <translation>Fold {n}</translation>
    </message>
    <message>
        <source>Khi có… {n}</source>
        <translation>If it applies… {n}</translation>
    </message>
    <message>
        <source>Enter  {words}</source>
        <translation>Enter  {words}</translation>
    </message>
    <message>
        <source>({n} giấy)</source>
        <translation>({n} papers)</translation>
    </message>
</context>
<context>
    <name>PaperPanel</name>
    <message>
        <source>Chưa xếp vào giấy nào: {n} trang</source>
        <translation>Not placed yet: {n} pages</translation>
    </message>
    <message>
        <source>Đang quét… đã được {n} trang. Esc để dừng.</source>
        <translation>Scanning… {n} pages so far. Esc stops.</translation>
    </message>
    <message>
        <source>Chọn thủ tục (Ctrl+F) để biết cần những giấy gì. Vẫn quét được trước.</source>
        <translation>Choose a procedure (Ctrl+F) to see what is needed. Scanning can begin before.</translation>
    </message>
    <message>
        <source>↑ ↓ chọn giấy sẽ quét vào · Space đánh dấu</source>
        <translation>↑ ↓ choose the paper to scan into · Space ticks</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>{n} tr</source>
        <translation>{n} p</translation>
    </message>
    <message>
        <source>dùng lại từ kho</source>
        <translation>kept paper used</translation>
    </message>
    <message>
        <source>đang đọc {n} trang</source>
        <translation>reading {n} pages</translation>
    </message>
    <message>
        <source>đã có</source>
        <translation>in hand</translation>
    </message>
    <message>
        <source>thiếu, đã ghi lý do</source>
        <translation>missing, with a reason</translation>
    </message>
    <message>
        <source>không bắt buộc</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>còn thiếu</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>quét vào đây</source>
        <translation>next scan goes here</translation>
    </message>
    <message>
        <source>đang quét vào đây</source>
        <translation>being scanned here</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>nếu có</source>
        <translation>if any</translation>
    </message>
    <message>
        <source>có lý do</source>
        <translation>excused</translation>
    </message>
</context>
<context>
    <name>PersonFields</name>
    <message>
        <source>Họ tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>Nơi cư trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>05/03/1992</source>
        <translation>05/03/1992</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Nam</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Nữ</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Đã đối chiếu thẻ gốc: số này đúng</source>
        <translation>Compared with the card: it is right</translation>
    </message>
    <message>
        <source>Số định danh có 12 chữ số, đang có {n}.</source>
        <translation>An ID number has 12 digits; this has {n}.</translation>
    </message>
    <message>
        <source>Số không khớp giới tính và năm sinh. Đối chiếu lại với thẻ.</source>
        <translation>The number contradicts sex and birth year. Compare with the card.</translation>
    </message>
    <message>
        <source>Số không khớp giới tính. Đối chiếu lại với thẻ.</source>
        <translation>The number contradicts the sex. Compare with the card.</translation>
    </message>
    <message>
        <source>Số không khớp năm sinh. Đối chiếu lại với thẻ.</source>
        <translation>The number contradicts the birth year. Compare with the card.</translation>
    </message>
    <message>
        <source>khớp giới tính và năm sinh</source>
        <translation>agrees with sex and birth year</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Thẻ</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Máy ảnh</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Ảnh thẻ</source>
        <translation>Card picture</translation>
    </message>
    <message>
        <source>Nộp thay người khác</source>
        <translation>Acting for another person</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>On what ground</translation>
    </message>
    <message>
        <source>văn bản ủy quyền, cha mẹ nộp cho con…</source>
        <translation>power of attorney, parent for a child…</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>F10  Tờ khai: điền sẵn và in để ký</source>
        <translation>F10  Declaration: fill and print</translation>
    </message>
    <message>
        <source>Shift+F5  Giấy tờ trong kho: {n}</source>
        <translation>Shift+F5  Kept papers: {n}</translation>
    </message>
    <message>
        <source>Đã nộp trước đây: {n} hồ sơ</source>
        <translation>Earlier dossiers: {n}</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Submitter</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>Kẹt giấy</source>
        <translation>Paper jam</translation>
    </message>
    <message>
        <source>Khay báo hết giấy</source>
        <translation>Feeder says it is empty</translation>
    </message>
    <message>
        <source>Nắp máy mở</source>
        <translation>Cover open</translation>
    </message>
    <message>
        <source>Kéo hai tờ, máy tự báo</source>
        <translation>Two sheets at once, the scanner says so</translation>
    </message>
    <message>
        <source>Kéo hai tờ, máy không báo</source>
        <translation>Two sheets at once, nobody says so</translation>
    </message>
    <message>
        <source>Một tờ vào hai lần</source>
        <translation>One sheet fed twice</translation>
    </message>
    <message>
        <source>Tờ ngăn giữa xấp</source>
        <translation>A separator in the stack</translation>
    </message>
    <message>
        <source>Sai khổ giấy</source>
        <translation>Wrong paper size</translation>
    </message>
    <message>
        <source>Có người bấm dừng trên máy</source>
        <translation>Somebody presses stop on the scanner</translation>
    </message>
    <message>
        <source>Chương trình khác đang dùng máy</source>
        <translation>Another program uses the scanner</translation>
    </message>
    <message>
        <source>Đèn đang làm nóng</source>
        <translation>The lamp is warming up</translation>
    </message>
    <message>
        <source>Máy quét tắt</source>
        <translation>Scanner switched off</translation>
    </message>
    <message>
        <source>Không tìm thấy máy quét</source>
        <translation>Scanner not found</translation>
    </message>
    <message>
        <source>Đứt dây giữa chừng</source>
        <translation>The cable comes loose</translation>
    </message>
    <message>
        <source>Không đủ bộ nhớ</source>
        <translation>Out of memory</translation>
    </message>
    <message>
        <source>Máy treo, không phản hồi</source>
        <translation>The scanner hangs</translation>
    </message>
    <message>
        <source>Trình điều khiển dừng đột ngột</source>
        <translation>The driver crashes</translation>
    </message>
    <message>
        <source>Một trang dài hơn khổ giấy, bên dưới lộ chân tờ thứ hai, được đánh dấu nghi dính hai tờ.</source>
        <translation>A page longer than the paper, with the foot of the second sheet below, marked as perhaps two sheets at once.</translation>
    </message>
    <message>
        <source>Xóa trang đó, gỡ hai tờ ra, quét lại từng tờ.</source>
        <translation>Delete that page, separate the two sheets, scan each again.</translation>
    </message>
    <message>
        <source>Hai trang giống hệt nhau; trang sau được đánh dấu nghi quét lặp.</source>
        <translation>Two pages exactly alike; the second is marked as perhaps scanned twice.</translation>
    </message>
    <message>
        <source>So hai trang, xóa trang lặp; nếu đúng là hai bản thì giữ cả hai.</source>
        <translation>Compare them and delete the repeated one; if there really are two, keep both.</translation>
    </message>
    <message>
        <source>Một trang mang chữ “tờ ngăn”; các trang sau nó sang giấy tờ tiếp theo của danh mục.</source>
        <translation>A page called “separator”; the pages behind it go to the next paper of the checklist.</translation>
    </message>
    <message>
        <source>Xem lại giấy tờ nào nhận trang nào; tờ ngăn không vào hồ sơ.</source>
        <translation>Look which paper got which page; the separator does not enter the dossier.</translation>
    </message>
    <message>
        <source>Máy chờ khoảng 12 giây rồi mới kéo giấy, không báo lỗi.</source>
        <translation>The scanner waits about 12 seconds before it feeds; no error is shown.</translation>
    </message>
    <message>
        <source>Chờ, không bấm quét lại, không tắt máy.</source>
        <translation>Wait; do not press scan again, do not switch it off.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Đã lưu {paper} vào thư mục {folder}, tệp {name}; chưa ra giấy. Mở tệp đó để xem hoặc in.</source>
        <translation>Saved {paper} in the folder {folder}, file {name}; not on paper yet. Open that file to look at it or print it.</translation>
    </message>
    <message>
        <source>Đang in {paper} ở máy in “{printer}”…</source>
        <translation>Printing {paper} on “{printer}”…</translation>
    </message>
    <message>
        <source>Máy in “{printer}” đã in xong {paper}.</source>
        <translation>The printer “{printer}” has printed {paper}.</translation>
    </message>
    <message>
        <source>Máy in “{printer}” báo in {paper} không thành. Xem máy in rồi in lại.</source>
        <translation>The printer “{printer}” could not print {paper}. See to the printer, then print again.</translation>
    </message>
    <message>
        <source>Đã gửi {paper} sang máy in “{printer}”; máy in không báo lại. Xem khay giấy.</source>
        <translation>Sent {paper} to “{printer}”, which does not report back. Look at its tray.</translation>
    </message>
</context>
<context>
    <name>ProcedureBar</name>
    <message>
        <source>vài chữ không dấu: khsinh</source>
        <translation>a few letters without tones: khsinh</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Số bản cần cấp</source>
        <translation>Copies wanted</translation>
    </message>
    <message>
        <source>Số trang bản chính</source>
        <translation>Pages of the original</translation>
    </message>
    <message>
        <source>Chưa chọn thủ tục</source>
        <translation>No procedure chosen</translation>
    </message>
    <message>
        <source>Gõ vài chữ đầu không dấu rồi Enter.</source>
        <translation>Type a few letters without tones, then Enter.</translation>
    </message>
    <message>
        <source>Kênh tiếp nhận</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Trực tiếp</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Số bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Số trang gốc</source>
        <translation>Original pages</translation>
    </message>
</context>
<context>
    <name>ProfileActs</name>
    <message>
        <source>Đặt mỗi tờ trước giấy ghi trên đó rồi quét cả xấp.</source>
        <translation>Lay each sheet before the paper it names, then scan the whole stack.</translation>
    </message>
    <message>
        <source>{n} tờ ngăn</source>
        <translation>{n} separator sheets</translation>
    </message>
</context>
<context>
    <name>ProfileBar</name>
    <message>
        <source>Quét</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Dừng quét</source>
        <translation>Stop scanning</translation>
    </message>
    <message>
        <source>Đổi nguồn</source>
        <translation>Turn source</translation>
    </message>
    <message>
        <source>Mặt kính, khay nạp, hai mặt: chỉ cho lượt quét tới</source>
        <translation>Flatbed, feeder, both sides: for the next batch only</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Kiểu quét</source>
        <translation>Profiles</translation>
    </message>
    <message>
        <source>{plan} — riêng lượt tới</source>
        <translation>{plan} — next batch only</translation>
    </message>
    <message>
        <source>{plan} — theo giấy</source>
        <translation>{plan} — by paper</translation>
    </message>
</context>
<context>
    <name>ProfileList</name>
    <message>
        <source>Đang tìm máy quét…</source>
        <translation>Looking for scanners…</translation>
    </message>
    <message>
        <source>Không thấy máy quét nào. Esc để đóng.</source>
        <translation>No scanner found. Esc closes.</translation>
    </message>
    <message>
        <source>không phím</source>
        <translation>no key</translation>
    </message>
    <message>
        <source>Chọn máy quét</source>
        <translation>Choose a scanner</translation>
    </message>
    <message>
        <source>Chọn kiểu quét</source>
        <translation>Choose a profile</translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message>
        <source>Các kiểu quét</source>
        <translation>Scan profiles</translation>
    </message>
    <message>
        <source>Quét thử</source>
        <translation>Trial scan</translation>
    </message>
    <message>
        <source>Tìm thiết bị</source>
        <translation>Find devices</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Lên</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Xuống</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Kiểu mới</source>
        <translation>New profile</translation>
    </message>
    <message>
        <source>Máy quét của quầy</source>
        <translation>The desk&apos;s scanner</translation>
    </message>
    <message>
        <source>Đang tìm thiết bị…</source>
        <translation>Looking for devices…</translation>
    </message>
    <message>
        <source>Đang quét thử một trang…</source>
        <translation>Scanning one page on trial…</translation>
    </message>
    <message>
        <source>Quét thử được. Trang này không vào hồ sơ nào.</source>
        <translation>The trial worked. This page goes into no dossier.</translation>
    </message>
    <message>
        <source>Kiểu quét đã khóa: chỉ người phụ trách được đổi. Quét thử vẫn được.</source>
        <translation>Profiles are locked: only a supervisor may change them. They can still be tried.</translation>
    </message>
    <message>
        <source>Phím đi theo kiểu quét, không theo dòng: đổi thứ tự hay xóa dòng khác, phím vẫn vậy.</source>
        <translation>The key belongs to the profile, not to its line: it stays when the order changes or others are deleted.</translation>
    </message>
</context>
<context>
    <name>QueueActs</name>
    <message>
        <source>Giấy đã lưu kho: Ctrl+F5 lấy lại để sửa.</source>
        <translation>A stored paper: Ctrl+F5 takes it back to be corrected.</translation>
    </message>
    <message>
        <source>Không có gì để lấy lại. Giấy đã lưu kho: F9 đến “Đã lưu kho”, rồi Ctrl+F5.</source>
        <translation>Nothing to take back. A stored paper: F9 to “Registered”, then Ctrl+F5.</translation>
    </message>
    <message>
        <source>Đã thu hồi khỏi kho. Sửa chỗ sai (↑ ↓) rồi Enter lưu lại, hoặc F6 để riêng.</source>
        <translation>Withdrawn from the store. Correct what is wrong (↑ ↓), then Enter stores it again, or F6 puts it aside.</translation>
    </message>
    <message>
        <source>Có thể đã có giấy này: F7 ghi là bản trùng; Enter lần nữa thì vẫn lưu.</source>
        <translation>This paper may be there already: F7 marks a copy; Enter once more stores it all the same.</translation>
    </message>
    <message>
        <source>Đã ghi là bản trùng. Ctrl+Z lấy lại.</source>
        <translation>Marked as a copy. Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>Đã để riêng. Ctrl+Z lấy lại.</source>
        <translation>Put aside. Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>Đã lưu kho {n} giấy.</source>
        <translation>{n} papers registered.</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Kết quả trong hàng</source>
        <translation>Results in the list</translation>
    </message>
</context>
<context>
    <name>RegisterTable</name>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Nhận lúc</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Gửi tỉnh</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>{code} (tạm)</source>
        <translation>{code} (prov.)</translation>
    </message>
    <message>
        <source>{owner} (nộp: {submitter})</source>
        <translation>{owner} (by {submitter})</translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>Mọi hồ sơ</source>
        <translation>All dossiers</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Tìm tên, mã, thủ tục – không cần dấu – hoặc quét mã trên giấy tiếp nhận</source>
        <translation>Search name, code, procedure – tones not needed – or scan the code on a receipt</translation>
    </message>
    <message>
        <source>Tìm hồ sơ</source>
        <translation>Search dossiers</translation>
    </message>
    <message>
        <source>Danh sách hồ sơ</source>
        <translation>List of dossiers</translation>
    </message>
    <message>
        <source>đang đọc…</source>
        <translation>reading…</translation>
    </message>
    <message>
        <source>hơn {n} hồ sơ khớp</source>
        <translation>more than {n} match</translation>
    </message>
    <message>
        <source>{n} hồ sơ khớp</source>
        <translation>{n} match</translation>
    </message>
    <message>
        <source>{n} hồ sơ</source>
        <translation>{n} dossiers</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào khớp “{query}”. Thử ít chữ hơn, hoặc gõ mã hồ sơ đủ số.</source>
        <translation>No dossier matches “{query}”. Try fewer letters, or type the whole code.</translation>
    </message>
    <message>
        <source>Hàng này không có hồ sơ khớp “{query}”. Nhấn Ctrl+Enter để tìm trong mọi hồ sơ.</source>
        <translation>Nothing in this queue matches “{query}”. Press Ctrl+Enter to search all dossiers.</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Người tiếp theo</source>
        <translation>Next person</translation>
    </message>
    <message>
        <source>Cùng người nộp</source>
        <translation>Same applicant</translation>
    </message>
    <message>
        <source>Cùng thủ tục</source>
        <translation>Same procedure</translation>
    </message>
    <message>
        <source>Số tạm: mã hồ sơ chính thức gắn vào sau, số tạm vẫn tra được.</source>
        <translation>Provisional number: the legal code follows later; this number can still be looked up.</translation>
    </message>
    <message>
        <source>giấy tiếp nhận</source>
        <translation>the receipt</translation>
    </message>
    <message>
        <source>Đang in lại giấy tiếp nhận…</source>
        <translation>Printing the receipt again…</translation>
    </message>
    <message>
        <source>Đã in lại giấy tiếp nhận, có ghi là bản in lại.</source>
        <translation>The receipt was printed again, marked as a reprint.</translation>
    </message>
    <message>
        <source>Đang chuyển giấy tiếp nhận sang máy in…</source>
        <translation>Handing the receipt to the printer…</translation>
    </message>
    <message>
        <source>Đang in giấy tiếp nhận…</source>
        <translation>Printing the receipt…</translation>
    </message>
    <message>
        <source>Đã in giấy tiếp nhận.</source>
        <translation>The receipt is printed.</translation>
    </message>
    <message>
        <source>Đã gửi sang máy in; máy in không báo lại. Xem khay giấy.</source>
        <translation>Handed to the printer, which does not answer. Look at the tray.</translation>
    </message>
    <message>
        <source>Máy in báo lỗi.</source>
        <translation>The printer reports an error.</translation>
    </message>
    <message>
        <source>{why} Hồ sơ đã lưu, không mất. F8 in lại.</source>
        <translation>{why} The dossier is stored, nothing is lost. F8 prints again.</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Đã tiếp nhận</source>
        <translation>Received</translation>
    </message>
</context>
<context>
    <name>ResultsList</name>
    <message>
        <source>Thủ tục tìm thấy</source>
        <translation>Procedures found</translation>
    </message>
</context>
<context>
    <name>ReturnBar</name>
    <message>
        <source>Gửi đến</source>
        <translation>Post to</translation>
    </message>
    <message>
        <source>địa chỉ nhận kết quả</source>
        <translation>address for the result</translation>
    </message>
    <message>
        <source>Nhận kết quả: {way}</source>
        <translation>Result: {way}</translation>
    </message>
</context>
<context>
    <name>RowDetails</name>
    <message>
        <source>Đã xuất trình, đã trả lại</source>
        <translation>Shown and given back</translation>
    </message>
    <message>
        <source>Trường hợp này cần giấy này</source>
        <translation>This case needs this paper</translation>
    </message>
    <message>
        <source>Lý do thiếu</source>
        <translation>Why missing</translation>
    </message>
</context>
<context>
    <name>ScannedCardActs</name>
    <message>
        <source>Đã lấy {name} (thẻ ở trang {n}) làm người nộp. Lấy nhầm: mở trang có thẻ đúng rồi Ctrl+F2, hoặc gõ lại; Ctrl+Z chỉ hoàn tác việc trên trang.</source>
        <translation>{name} (card on page {n}) is now the person at the desk. Taken by mistake: open the page with the right card and press Ctrl+F2, or type; Ctrl+Z only undoes work on pages.</translation>
    </message>
    <message>
        <source>Đang quét hoặc đang cấp số: chờ xong rồi bấm Ctrl+F2 lấy thẻ.</source>
        <translation>Scanning or issuing: wait for its end, then take the card with Ctrl+F2.</translation>
    </message>
    <message>
        <source>Máy chưa đọc xong trang {n}: chờ đọc xong rồi bấm Ctrl+F2 lấy thẻ.</source>
        <translation>Page {n} is not read yet: wait for it, then take the card with Ctrl+F2.</translation>
    </message>
    <message>
        <source>Chưa có thẻ nào trong các trang mà máy đọc chắc số định danh: xem F6, quét thẻ (F2) hoặc gõ.</source>
        <translation>No card among the pages has a number read with certainty: see F6, read the card (F2) or type.</translation>
    </message>
    <message>
        <source>Thẻ này là của chủ hồ sơ: không lấy làm người nộp thay.</source>
        <translation>This card is the owner&apos;s: it is not taken for the person who acts for them.</translation>
    </message>
    <message>
        <source>Người nộp {name} đã điền đủ theo thẻ. Muốn thay: mở trang có thẻ người khác rồi Ctrl+F2.</source>
        <translation>{name} already has everything the card tells. To replace: open the page with another person&apos;s card, then Ctrl+F2.</translation>
    </message>
    <message>
        <source>Người nộp {name} có thẻ đọc tại quầy: thẻ trong trang không thay. Muốn thay: F2 quét thẻ.</source>
        <translation>The card of {name} was read at the desk: a card among the pages does not replace it. To replace: F2 and read the card.</translation>
    </message>
</context>
<context>
    <name>ScannedCardBar</name>
    <message>
        <source>Lấy làm người nộp</source>
        <translation>Take as applicant</translation>
    </message>
    <message>
        <source>Điền theo thẻ</source>
        <translation>Fill in from the card</translation>
    </message>
    <message>
        <source>Thay người nộp</source>
        <translation>Replace the applicant</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Cơ quan</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Mã định danh cơ quan</source>
        <translation>Agency code</translation>
    </message>
    <message>
        <source>Tỉnh cấp, ví dụ H99.01; là phần đầu mã hồ sơ.</source>
        <translation>Given by the province, such as H99.01; dossier codes begin with it.</translation>
    </message>
    <message>
        <source>Tên cơ quan</source>
        <translation>Agency name</translation>
    </message>
    <message>
        <source>In ở đầu mọi giấy tờ.</source>
        <translation>Printed at the head of every paper.</translation>
    </message>
    <message>
        <source>Cơ quan chủ quản</source>
        <translation>Parent agency</translation>
    </message>
    <message>
        <source>Bộ phận tiếp nhận</source>
        <translation>Reception office</translation>
    </message>
    <message>
        <source>Địa danh</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Đứng trước ngày tháng: “Thử Nghiệm, ngày …”.</source>
        <translation>Stands before the date on papers.</translation>
    </message>
    <message>
        <source>Điện thoại hỏi đáp</source>
        <translation>Phone for questions</translation>
    </message>
    <message>
        <source>In trên giấy tiếp nhận; để trống thì không in.</source>
        <translation>Printed on receipts; left out when empty.</translation>
    </message>
    <message>
        <source>Tỉnh</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Trang tra cứu của tỉnh</source>
        <translation>The province&apos;s look-up page</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Ký hiệu quầy</source>
        <translation>Desk sign</translation>
    </message>
    <message>
        <source>Một đến bốn chữ số hoặc chữ hoa; đứng trong số tạm.</source>
        <translation>One to four digits or capitals; part of provisional numbers.</translation>
    </message>
    <message>
        <source>Tên quầy</source>
        <translation>Desk name</translation>
    </message>
    <message>
        <source>Dải số: từ</source>
        <translation>Numbers from</translation>
    </message>
    <message>
        <source>Dải số của các quầy không được trùng nhau.</source>
        <translation>Ranges of different desks must not overlap.</translation>
    </message>
    <message>
        <source>Dải số: đến</source>
        <translation>Numbers to</translation>
    </message>
    <message>
        <source>Quyển số</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>Quyển của Sổ theo dõi hồ sơ.</source>
        <translation>Volume of the register of dossiers.</translation>
    </message>
    <message>
        <source>Ghi giờ:phút, ví dụ 07:30. Hẹn trả tính theo giờ này.</source>
        <translation>Hours:minutes, such as 07:30. Due dates count by these hours.</translation>
    </message>
    <message>
        <source>Giờ làm việc</source>
        <translation>Office hours</translation>
    </message>
    <message>
        <source>Sáng từ</source>
        <translation>Opens</translation>
    </message>
    <message>
        <source>Nghỉ trưa từ</source>
        <translation>Lunch from</translation>
    </message>
    <message>
        <source>Nghỉ trưa đến</source>
        <translation>Lunch to</translation>
    </message>
    <message>
        <source>Chiều đến</source>
        <translation>Closes</translation>
    </message>
    <message>
        <source>Đọc chữ, ngôn ngữ</source>
        <translation>Reading, language</translation>
    </message>
    <message>
        <source>Ngôn ngữ màn hình</source>
        <translation>Screen language</translation>
    </message>
    <message>
        <source>Số trang đọc cùng lúc</source>
        <translation>Pages read at a time</translation>
    </message>
    <message>
        <source>Nhiều hơn số nhân máy thì chậm đi.</source>
        <translation>More than the computer has cores makes it slower.</translation>
    </message>
    <message>
        <source>Đọc một trang tối đa (giây)</source>
        <translation>Longest time for one page (seconds)</translation>
    </message>
    <message>
        <source>Nhớ cách cán bộ xếp giấy để tự xếp lần sau</source>
        <translation>Remember how clerks sort papers, to sort them next time</translation>
    </message>
    <message>
        <source>Chỉ ở máy này, không giữ họ tên hay số giấy tờ.</source>
        <translation>On this machine only; no names or numbers are kept.</translation>
    </message>
    <message>
        <source>Số hóa</source>
        <translation>Digitise</translation>
    </message>
    <message>
        <source>Chỉ tiêu trong năm</source>
        <translation>Plan of the year</translation>
    </message>
    <message>
        <source>Số kết quả phải số hóa; 0 thì cộng các lĩnh vực dưới đây.</source>
        <translation>Results to digitise; 0 adds up the fields below.</translation>
    </message>
    <message>
        <source>Chỉ tiêu từng lĩnh vực</source>
        <translation>Plan by field</translation>
    </message>
    <message>
        <source>Ví dụ: Hộ tịch=800; Đất đai=300. Để trống thì chỉ tính chung.</source>
        <translation>Such as: Hộ tịch=800; Đất đai=300. Empty counts all together.</translation>
    </message>
    <message>
        <source>Đường truyền</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Gửi về tỉnh</source>
        <translation>Sending to the province</translation>
    </message>
    <message>
        <source>Địa chỉ cổng của tỉnh</source>
        <translation>Gateway address</translation>
    </message>
    <message>
        <source>Bắt đầu bằng https://; để trống thì chỉ xếp hàng, chưa gửi.</source>
        <translation>Begins with https://; when empty, dossiers queue and are not sent.</translation>
    </message>
    <message>
        <source>Khóa của quầy</source>
        <translation>Desk key</translation>
    </message>
    <message>
        <source>Không hiện lại. Để trống thì giữ khóa đang dùng.</source>
        <translation>Never shown again. Leave empty to keep the present key.</translation>
    </message>
    <message>
        <source>Tệp chứng thư tin cậy</source>
        <translation>Trusted certificate file</translation>
    </message>
    <message>
        <source>Để trống thì dùng của máy.</source>
        <translation>Empty uses the computer&apos;s own.</translation>
    </message>
    <message>
        <source>Xem hàng gửi mỗi (giây)</source>
        <translation>Look at the queue every (seconds)</translation>
    </message>
    <message>
        <source>Máy quét mạng</source>
        <translation>Network scanners</translation>
    </message>
    <message>
        <source>Địa chỉ, cách nhau dấu phẩy, của máy F5 không tự thấy. F7 để thử.</source>
        <translation>Addresses, comma between, of those F5 does not find by itself. F7 tries them.</translation>
    </message>
    <message>
        <source>Lệnh quét</source>
        <translation>Scan command</translation>
    </message>
    <message>
        <source>Tên máy (F6 để chọn), hoặc địa chỉ http; để trống: máy đầu tiên.</source>
        <translation>Its name (F6 to choose) or an http address; empty: the first one.</translation>
    </message>
    <message>
        <source>Kiểu quét</source>
        <translation>Profiles</translation>
    </message>
    <message>
        <source>Khóa các kiểu quét</source>
        <translation>Lock the profiles</translation>
    </message>
    <message>
        <source>theo loại giấy</source>
        <translation>by kind of paper</translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Do người phụ trách đặt; khóa rồi thì chỉ người ấy được thêm, đổi, xóa kiểu quét.</source>
        <translation>Set by the supervisor; once locked, only they may add, change or delete profiles.</translation>
    </message>
    <message>
        <source>Phím</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Trùng phím với kiểu khác thì hai kiểu đổi phím cho nhau.</source>
        <translation>If another profile has this key, the two exchange their keys.</translation>
    </message>
    <message>
        <source>không phím</source>
        <translation>no key</translation>
    </message>
    <message>
        <source>Khổ giấy</source>
        <translation>Paper size</translation>
    </message>
    <message>
        <source>Làm sạch</source>
        <translation>Cleaning</translation>
    </message>
    <message>
        <source>không</source>
        <translation>none</translation>
    </message>
    <message>
        <source>bỏ bóng, nền xám</source>
        <translation>remove shadows and grey ground</translation>
    </message>
    <message>
        <source>Nhận tờ ngăn</source>
        <translation>See separators</translation>
    </message>
    <message>
        <source>Gặp tờ ngăn thì các trang sau vào giấy kế tiếp.</source>
        <translation>After a separator sheet, pages go into the next paper.</translation>
    </message>
    <message>
        <source>Quét xong thì</source>
        <translation>After the scan</translation>
    </message>
    <message>
        <source>để nguyên</source>
        <translation>leave as it is</translation>
    </message>
    <message>
        <source>xếp hai mặt thẻ lên một A4</source>
        <translation>lay both card sides on one A4</translation>
    </message>
    <message>
        <source>quét lượt hai rồi xếp xen kẽ</source>
        <translation>scan a second pass and weave</translation>
    </message>
    <message>
        <source>Mặt kính</source>
        <translation>Flatbed</translation>
    </message>
    <message>
        <source>Khay nạp, một mặt</source>
        <translation>Feeder, one side</translation>
    </message>
    <message>
        <source>Khay nạp, hai mặt</source>
        <translation>Feeder, both sides</translation>
    </message>
    <message>
        <source>Màu</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Xám</source>
        <translation>Grey</translation>
    </message>
    <message>
        <source>Đen trắng</source>
        <translation>Black and white</translation>
    </message>
    <message>
        <source>Thẻ</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Máy tự tìm mép giấy</source>
        <translation>Find the paper&apos;s edges</translation>
    </message>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Nhấn F5 để tìm lại khi vừa cắm máy.</source>
        <translation>Press F5 to look again after plugging one in.</translation>
    </message>
    <message>
        <source>Lấy giấy từ</source>
        <translation>Paper from</translation>
    </message>
    <message>
        <source>Độ nét (dpi)</source>
        <translation>Resolution (dpi)</translation>
    </message>
    <message>
        <source>Chế độ màu</source>
        <translation>Colour mode</translation>
    </message>
    <message>
        <source>Thư mục máy photo quét vào</source>
        <translation>Folder a copier scans into</translation>
    </message>
    <message>
        <source>Để trống nếu không dùng.</source>
        <translation>Leave empty if unused.</translation>
    </message>
    <message>
        <source>Chương trình quét hộ máy TWAIN, do người phụ trách ghi. F7 để thử.</source>
        <translation>A program that scans for TWAIN scanners, named by a supervisor. F7 tries it.</translation>
    </message>
    <message>
        <source>Máy ảnh</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Khổ giấy tiếp nhận</source>
        <translation>Receipt paper</translation>
    </message>
    <message>
        <source>A4, hai liên một tờ</source>
        <translation>A4, two copies on one sheet</translation>
    </message>
    <message>
        <source>Số bộ in mỗi lần</source>
        <translation>Sets per printing</translation>
    </message>
    <message>
        <source>Chưa ghi địa chỉ máy quét mạng hay lệnh quét nào để thử.</source>
        <translation>No network scanner&apos;s address and no scan command to try.</translation>
    </message>
    <message>
        <source>✔ {name} trả lời: {sources}.</source>
        <translation>✔ {name} answers: {sources}.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Bỏ thay đổi</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>Các trang cài đặt</source>
        <translation>Pages of settings</translation>
    </message>
    <message>
        <source>Kiểu quét</source>
        <translation>Profiles</translation>
    </message>
    <message>
        <source>Cán bộ, mã PIN</source>
        <translation>Staff, PINs</translation>
    </message>
    <message>
        <source>Tập huấn</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>{n} mục đã sửa, chưa lưu</source>
        <translation>{n} changed, not saved</translation>
    </message>
    <message>
        <source>Đã lưu. Mở lại phần mềm để áp dụng: {named}.</source>
        <translation>Saved. Open the program again to apply: {named}.</translation>
    </message>
    <message>
        <source>Đã lưu.</source>
        <translation>Saved.</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Cán bộ</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Cán bộ tiếp nhận</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Phụ trách</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Thêm cán bộ</source>
        <translation>Add staff</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Gõ lại mã PIN</source>
        <translation>PIN again</translation>
    </message>
    <message>
        <source>Chỉ người phụ trách được thêm cán bộ.</source>
        <translation>Only a supervisor may add staff.</translation>
    </message>
    <message>
        <source>Đổi mã PIN của tôi</source>
        <translation>Change my PIN</translation>
    </message>
    <message>
        <source>Mã PIN đang dùng</source>
        <translation>Present PIN</translation>
    </message>
    <message>
        <source>Mã PIN mới</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Gõ lại mã PIN mới</source>
        <translation>New PIN again</translation>
    </message>
    <message>
        <source>Đổi mã PIN</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>phụ trách</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>cán bộ</source>
        <translation>clerk</translation>
    </message>
    <message>
        <source>Đã thêm cán bộ.</source>
        <translation>Added.</translation>
    </message>
    <message>
        <source>Đã đổi mã PIN.</source>
        <translation>The PIN is changed.</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Thư mục chứa ảnh hoặc PDF của các kết quả</source>
        <translation>Folder with pictures or PDFs of the results</translation>
    </message>
    <message>
        <source>Bỏ trống thì lấy tên thư mục</source>
        <translation>Empty takes the folder&apos;s name</translation>
    </message>
    <message>
        <source>Tìm…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>Bắt đầu đọc thư mục</source>
        <translation>Read the folder</translation>
    </message>
    <message>
        <source>Quét từ khay nạp</source>
        <translation>Scan from the feeder</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Bắt đầu một đợt số hóa</source>
        <translation>Begin a digitisation job</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Tên đợt</source>
        <translation>Name of the job</translation>
    </message>
    <message>
        <source>Tệp gốc chỉ được đọc, không bị sửa, chuyển hay xóa. Chọn lại cùng thư mục thì làm tiếp chỗ dở. Quét từ khay nạp: đặt tờ ngăn giữa hai kết quả.</source>
        <translation>The files are only read, never changed, moved or deleted. Choosing the same folder again goes on where it was. From the feeder: lay a separator sheet between two results.</translation>
    </message>
    <message>
        <source>Thư mục kết quả</source>
        <translation>Folder of results</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Máy quét: đang tìm…</source>
        <translation>Scanner: looking…</translation>
    </message>
    <message>
        <source>Đường truyền: chưa từng xác nhận</source>
        <translation>Line: never confirmed</translation>
    </message>
    <message>
        <source>Chờ gửi: đang đếm…</source>
        <translation>Waiting: counting…</translation>
    </message>
    <message>
        <source>Máy quét: không thấy máy nào</source>
        <translation>Scanner: none found</translation>
    </message>
    <message>
        <source>Máy quét: sẵn sàng ({name})</source>
        <translation>Scanner: ready ({name})</translation>
    </message>
    <message>
        <source>Máy quét: đang quét</source>
        <translation>Scanner: scanning</translation>
    </message>
    <message>
        <source>Đường truyền: xác nhận lúc {at}</source>
        <translation>Line: confirmed at {at}</translation>
    </message>
    <message>
        <source>Đường truyền: chưa đặt, hồ sơ giữ tại máy này</source>
        <translation>Line: not set up, dossiers stay on this computer</translation>
    </message>
    <message>
        <source>Chờ gửi: không còn gì</source>
        <translation>Waiting: nothing</translation>
    </message>
    <message>
        <source>Chờ gửi: {n} hồ sơ, {files} tệp</source>
        <translation>Waiting: {n} dossiers, {files} files</translation>
    </message>
</context>
<context>
    <name>SuggestionBar</name>
    <message>
        <source>Đúng</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Máy đang đọc trang này…</source>
        <translation>Reading this page…</translation>
    </message>
    <message>
        <source>Máy chưa đọc trang này.</source>
        <translation>This page has not been read.</translation>
    </message>
    <message>
        <source>Máy xếp theo trang đứng trước, vào “{paper}”. Sai thì chọn giấy rồi Ctrl+M.</source>
        <translation>Placed after the page before it, in “{paper}”. If wrong, choose the paper and press Ctrl+M.</translation>
    </message>
    <message>
        <source>Máy không đoán được loại giấy. Chọn giấy bên trái rồi Ctrl+M.</source>
        <translation>The kind of paper is unknown. Choose one on the left, then Ctrl+M.</translation>
    </message>
    <message>
        <source>Đã nhận: {kind}</source>
        <translation>Accepted: {kind}</translation>
    </message>
    <message>
        <source>Máy đã xếp: {kind} ({score} %)</source>
        <translation>Placed by the reader: {kind} ({score} %)</translation>
    </message>
    <message>
        <source>Máy đoán: {kind} ({score} %)</source>
        <translation>The reader guesses: {kind} ({score} %)</translation>
    </message>
    <message>
        <source> · vì thấy “{reason}”</source>
        <translation> · because of “{reason}”</translation>
    </message>
</context>
<context>
    <name>SumCard</name>
    <message>
        <source>tỉnh đã xác nhận</source>
        <translation>confirmed by the province</translation>
    </message>
    <message>
        <source>chờ gửi</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>cách ly</source>
        <translation>quarantined</translation>
    </message>
    <message>
        <source>hồ sơ của quầy</source>
        <translation>dossiers of this desk</translation>
    </message>
    <message>
        <source>Hồ sơ đã xác nhận là hồ sơ mà tỉnh đã trả mã băm của mọi tệp. Còn {files} tệp, {size} chưa gửi.</source>
        <translation>A dossier is confirmed when the province returned the hash of every file. {files} files, {size} still to send.</translation>
    </message>
</context>
<context>
    <name>SumsCard</name>
    <message>
        <source>{sum}, chưa kể {n} hồ sơ thu theo nghị quyết của HĐND tỉnh</source>
        <translation>{sum}, without {n} dossiers whose fee the provincial council resolves</translation>
    </message>
    <message>
        <source>{all} = {new} nhận lần này + {reused} dùng lại từ kho</source>
        <translation>{all} = {new} received now + {reused} used again from the store</translation>
    </message>
    <message>
        <source>{papers} giấy, trong {dossiers} hồ sơ</source>
        <translation>{papers} papers, in {dossiers} dossiers</translation>
    </message>
    <message>
        <source>Theo kênh</source>
        <translation>By channel</translation>
    </message>
    <message>
        <source>Theo cán bộ</source>
        <translation>By clerk</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Trang đã số hóa</source>
        <translation>Pages digitised</translation>
    </message>
    <message>
        <source>Dùng lại từ kho</source>
        <translation>Used again</translation>
    </message>
    <message>
        <source>Phí, lệ phí đã báo</source>
        <translation>Fees announced</translation>
    </message>
    <message>
        <source>Số tạm</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>Còn thiếu giấy tờ</source>
        <translation>Papers missing</translation>
    </message>
</context>
<context>
    <name>SyncStatusView</name>
    <message>
        <source>Không còn gì chờ gửi.</source>
        <translation>Nothing is waiting to be sent.</translation>
    </message>
    <message>
        <source>Gửi ngay</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Gửi lại tin đang chọn</source>
        <translation>Send the chosen one again</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Tin chưa được tỉnh xác nhận</source>
        <translation>Messages the province has not confirmed</translation>
    </message>
    <message>
        <source>Gửi về tỉnh</source>
        <translation>Sending to the province</translation>
    </message>
    <message>
        <source>Đã xếp {n} tin để gửi; phần mềm xem hàng gửi mỗi {seconds} giây.</source>
        <translation>{n} messages are due now; the program looks at the queue every {seconds} seconds.</translation>
    </message>
    <message>
        <source>Tin đã xếp lại, nhưng chưa có đường truyền nên chưa gửi được.</source>
        <translation>Queued again, but without a line nothing can be sent.</translation>
    </message>
    <message>
        <source>Chưa đặt đường truyền về tỉnh. Quầy vẫn nhận và in như thường, nhưng chưa tin nào được gửi. Người phụ trách đặt địa chỉ trong Cài đặt, mục Đường truyền.</source>
        <translation>No line to the province is set up. The desk receives and prints as usual, but nothing has been sent. A supervisor sets the address in Settings, page Line.</translation>
    </message>
    <message>
        <source>Việc gửi đang tắt trong Cài đặt. Tin vẫn xếp hàng, không mất, nhưng chưa gửi đi.</source>
        <translation>Sending is switched off in Settings. Messages queue and are not lost, but are not sent.</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Chưa lần nào tỉnh xác nhận. Quầy chỉ ghi “đã xác nhận” khi tỉnh trả đúng mã kiểm tra.</source>
        <translation>The province has never confirmed. The desk says “confirmed” only when the province returns the right checksum.</translation>
    </message>
    <message>
        <source>Tỉnh xác nhận lần cuối lúc {at}.</source>
        <translation>The province last confirmed at {at}.</translation>
    </message>
</context>
<context>
    <name>SyncTable</name>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Đã thử</source>
        <translation>Tried</translation>
    </message>
    <message>
        <source>Thử tiếp</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>How it stands</translation>
    </message>
    <message>
        <source>{n} lần</source>
        <translation>{n} times</translation>
    </message>
    <message>
        <source>chưa</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>khi cho gửi lại</source>
        <translation>when released</translation>
    </message>
    <message>
        <source>lượt tới</source>
        <translation>next round</translation>
    </message>
    <message>
        <source>Cách ly: {reason}</source>
        <translation>Quarantined: {reason}</translation>
    </message>
    <message>
        <source>Tỉnh đã nhận tin, còn tệp chưa nhận</source>
        <translation>The province holds the message, not all files</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting</translation>
    </message>
</context>
<context>
    <name>TakenStrip</name>
    <message>
        <source>Tờ {n}</source>
        <translation>Sheet {n}</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Đặt sự cố</source>
        <translation>Order the fault</translation>
    </message>
    <message>
        <source>Bỏ hết sự cố đã đặt</source>
        <translation>Take all orders back</translation>
    </message>
    <message>
        <source>Tập huấn: cho máy quét ảo hỏng</source>
        <translation>Training: let the virtual scanner fail</translation>
    </message>
    <message>
        <source>Mỗi sự cố xảy ra một lần, ở lượt quét tới đủ số mặt bằng máy quét ảo. Trang đã nhận không bao giờ mất.</source>
        <translation>Each fault happens once, in the next batch from a virtual scanner that gets so far. Pages taken are never lost.</translation>
    </message>
    <message>
        <source>Đã đặt, chưa xảy ra</source>
        <translation>Ordered, not yet happened</translation>
    </message>
    <message>
        <source>Sự cố</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>Xảy ra sau số mặt</source>
        <translation>Happens after so many sides</translation>
    </message>
    <message>
        <source>Cán bộ sẽ thấy</source>
        <translation>The clerk will see</translation>
    </message>
    <message>
        <source>Cán bộ cần làm</source>
        <translation>The clerk should do</translation>
    </message>
    <message>
        <source>Chưa đặt sự cố nào.</source>
        <translation>No fault is ordered.</translation>
    </message>
    <message>
        <source>Đã đặt: {fault}. Sang Tiếp nhận và quét bằng máy quét ảo để gặp sự cố này.</source>
        <translation>Ordered: {fault}. Go to Intake and scan with a virtual scanner to meet it.</translation>
    </message>
    <message>
        <source>ảo</source>
        <translation>virtual</translation>
    </message>
    <message>
        <source>{fault}: ngay đầu lượt quét</source>
        <translation>{fault}: at the start of the batch</translation>
    </message>
    <message>
        <source>{fault}: sau {n} mặt</source>
        <translation>{fault}: after {n} sides</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Quầy Một Cửa chưa mở được</source>
        <translation>The counter could not open</translation>
    </message>
</context>
<context>
    <name>ValueList</name>
    <message>
        <source>Mọi giá trị trên giấy</source>
        <translation>Every value on the papers</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Đã tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Không tiếp nhận</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Chờ bổ sung</source>
        <translation>Supplement awaited</translation>
    </message>
    <message>
        <source>Chờ nộp phí</source>
        <translation>Fee awaited</translation>
    </message>
    <message>
        <source>Xin rút</source>
        <translation>Withdrawal asked</translation>
    </message>
    <message>
        <source>Dừng xử lý</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Đã có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <translation>Result returned</translation>
    </message>
    <message>
        <source>Trực tiếp</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>qua bưu chính</source>
        <translation>by public post</translation>
    </message>
    <message>
        <source>trực tuyến</source>
        <translation>electronic copy, online</translation>
    </message>
    <message>
        <source>tại quầy</source>
        <translation>at the desk</translation>
    </message>
    <message>
        <source>Tất cả hồ sơ</source>
        <translation>All dossiers</translation>
    </message>
    <message>
        <source>Tiếp nhận hôm nay</source>
        <translation>Received today</translation>
    </message>
    <message>
        <source>Sắp đến hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Chờ trả kết quả</source>
        <translation>Results to return</translation>
    </message>
    <message>
        <source>Chờ gửi tỉnh</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Cách ly</source>
        <translation>Quarantine</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào bị tỉnh từ chối.</source>
        <translation>The province has refused nothing.</translation>
    </message>
    <message>
        <source>Không còn hồ sơ nào chờ gửi.</source>
        <translation>No dossier is waiting to be sent.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào quá hạn.</source>
        <translation>No dossier is late.</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào. Nhấn Alt+1 sang trang Tiếp nhận để nhận hồ sơ đầu tiên.</source>
        <translation>No dossier yet. Press Alt+1 for Intake to receive the first.</translation>
    </message>
    <message>
        <source>Hàng này đang trống.</source>
        <translation>This queue is empty.</translation>
    </message>
    <message>
        <source>không hẹn ngày</source>
        <translation>no due date</translation>
    </message>
    <message>
        <source>{day} · quá hạn {time}</source>
        <translation>{day} · late by {time}</translation>
    </message>
    <message>
        <source>{day} · hạn hôm nay</source>
        <translation>{day} · due today</translation>
    </message>
    <message>
        <source>{day} · hạn ngày mai</source>
        <translation>{day} · due tomorrow</translation>
    </message>
    <message>
        <source>{n} ngày</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>{n} giờ</source>
        <translation>{n} hours</translation>
    </message>
    <message>
        <source>{n} phút</source>
        <translation>{n} minutes</translation>
    </message>
    <message>
        <source>Tỉnh đã xác nhận {at}</source>
        <translation>Confirmed {at}</translation>
    </message>
    <message>
        <source>Tỉnh đã xác nhận</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>tỉnh từ chối</source>
        <translation>refused by the province</translation>
    </message>
    <message>
        <source>Cách ly: {reason}</source>
        <translation>Quarantined: {reason}</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>theo nghị quyết của HĐND tỉnh</source>
        <translation>as the provincial council resolved</translation>
    </message>
    <message>
        <source>không</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>_Cells</name>
    <message>
        <source>Các trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>đọc…</source>
        <translation>reading…</translation>
    </message>
</context>
<context>
    <name>_Sheet</name>
    <message>
        <source>Bàn trang</source>
        <translation>Page table</translation>
    </message>
    <message>
        <source>{name} ({n})</source>
        <translation>{name} ({n})</translation>
    </message>
</context>
</TS>
