# What payers read, in Vietnamese.

## Every page

language-switch = Ngôn ngữ
via-alipayplus = Thanh toán qua Alipay+

## Entry page

entry-title = Thanh toán
amount-label = Số tiền
amount-fixed = Số tiền do cửa hàng đặt sẵn.
amount-between = Từ { $minimum } đến { $maximum }
amount-at-least = Từ { $minimum } trở lên
amount-at-most = Tối đa { $maximum }
note-label = Lời nhắn cho cửa hàng
note-optional = tùy chọn
keypad-label = Bàn phím số
key-decimal = Dấu thập phân
key-delete = Xóa
pay = Thanh toán
pay-amount = Thanh toán { $amount }
paying = Đang mở ví của bạn…
pay-next = Tiền chỉ bị trừ sau khi bạn xác nhận trong ví.
pay-next-named = Tiền chỉ bị trừ sau khi bạn xác nhận trong { $wallet }.
turn = Cho thu ngân xem

problem-empty = Vui lòng nhập số tiền.
problem-not-a-number = Số tiền không hợp lệ. Chỉ nhập chữ số.
problem-character = Số tiền không thể có “{ $character }”. Chỉ nhập chữ số.
problem-negative = Số tiền không được là số âm.
problem-zero = Số tiền phải lớn hơn 0.
problem-too-many-decimals = { $allowed ->
    [0] Số tiền { $currency } không có phần thập phân.
   *[other] Số tiền { $currency } có tối đa { $allowed } chữ số thập phân.
}
problem-ambiguous = Số tiền không rõ ràng. Vui lòng nhập lại, không dùng dấu phân cách.
problem-too-large = Số tiền quá lớn.
problem-below-minimum = Số tiền tối thiểu tại đây là { $minimum }.
problem-above-maximum = Số tiền tối đa tại đây là { $maximum }.
problem-unusual = { $amount } là số tiền rất lớn. Nếu đúng, hãy bấm lại “Thanh toán”.
problem-note = Lời nhắn quá dài: tối đa { $maximum } ký tự.
problem-page-expired = Trang này đã mở quá lâu. Vui lòng kiểm tra số tiền rồi bấm lại “Thanh toán”.
problem-offline = Bạn đang ngoại tuyến và chưa có gì được gửi. Hãy kết nối mạng rồi bấm lại “Thanh toán”.

## Outcome page

checking-title = Đang kiểm tra giao dịch
checking-wait = Đang chờ phản hồi từ ví của bạn. Trang này sẽ tự cập nhật.
checking-do-not-repeat = Nếu bạn đã xác nhận trong ví, vui lòng không thanh toán lại.
checking-deadline = Bạn có thể xác nhận đến { $time }.
checking-late = Đã hết thời gian xác nhận. Chúng tôi đang kiểm tra kết quả giao dịch.
continue-in-wallet = Tiếp tục trong ví
not-paid-yet = Bạn đã thoát mà chưa thanh toán?
start-again = Bắt đầu lại
other-amount = Giao dịch này có số tiền { $amount }. Bạn vừa nhập { $typed }.
continue-with = Tiếp tục với { $amount }
start-again-with = Bắt đầu lại với { $amount }
check-again = Kiểm tra lại
connection-trouble = Mất kết nối. Chúng tôi đang thử lại.
connection-given-up = Vẫn chưa kết nối được. Vui lòng bấm “Kiểm tra lại”.

succeeded-title = Thanh toán thành công
succeeded-live = Cập nhật trực tiếp, giờ tại cửa hàng { $time }
succeeded-earlier = Giao dịch trước đó
paid-at = Thanh toán lúc { $time }
paid-on = Thanh toán ngày { $time }
paid-yesterday = Thanh toán hôm qua, { $time }
already-paid = Giao dịch này đã được thanh toán. Bạn không bị trừ tiền lần nữa.
failed-title = Thanh toán không thành công
failed-not-charged = Bạn không bị trừ tiền.
cancelling-title = Đang hủy thanh toán
cancelling-wait = Đang chờ ví xác nhận. Vui lòng khoan thanh toán lại: trang này sẽ tự cập nhật.
cancelling-returning = Cửa hàng đang hoàn tiền cho bạn. Đang chờ ví xác nhận. Trang này sẽ tự cập nhật.
cancelled-title = Đã hủy thanh toán
cancelled-not-charged = Bạn không phải trả khoản này. Nếu ví đã trừ tiền, số tiền đó sẽ được hoàn lại.
cancelled-returned = Bạn đã thanh toán và cửa hàng đã hoàn { $amount } vào ví của bạn.

reason-declined = Giao dịch bị từ chối trong ví của bạn.
reason-expired = Đã hết thời gian xác nhận.
reason-insufficient-funds = Số dư trong ví không đủ. Vui lòng nạp tiền hoặc chọn thẻ khác rồi bắt đầu lại.
reason-limit-exceeded = Số tiền vượt hạn mức của ví. Vui lòng kiểm tra hạn mức hoặc giảm số tiền.
reason-risk-refused = Ví từ chối giao dịch vì lý do an toàn. Vui lòng thanh toán bằng cách khác.
reason-wallet-account = Tài khoản ví của bạn hiện không thể thanh toán. Vui lòng mở ví để xem cần làm gì.
reason-method-unavailable = Hiện không dùng được ví này tại đây. Vui lòng thử ví khác.
reason-service-problem = Hiện cửa hàng không thể nhận khoản thanh toán này. Vui lòng thanh toán bằng cách khác.
reason-cancelled-by-shop = Cửa hàng đã hủy giao dịch.
reason-other = Giao dịch không hoàn tất.

detail-store = Đã trả cho
detail-store-unpaid = Cửa hàng
detail-amount = Số tiền
detail-refunded = Đã hoàn tiền
detail-wallet = Thanh toán bằng
detail-time = Thời gian
detail-code = Mã QR
detail-note = Lời nhắn
detail-reference = Mã tham chiếu

## Notices

unknown-code-title = Không nhận dạng được mã này
unknown-code-body = Vui lòng quét lại toàn bộ mã hoặc nhờ cửa hàng hỗ trợ. Bạn chưa bị trừ tiền.
switched-off-title = Mã này đã ngừng sử dụng
switched-off-body = Vui lòng hỏi cửa hàng mã đang dùng. Bạn chưa bị trừ tiền.
unknown-page-title = Không có trang này
unknown-page-body = Vui lòng quét lại mã tại cửa hàng.
home-title = Thanh toán tại cửa hàng
home-body = Mở ứng dụng ví và quét mã tại cửa hàng.
home-console = Dành cho cửa hàng: đăng nhập
unreadable-title = Không đọc được yêu cầu này
unreadable-body = Chưa có gì được thực hiện và bạn không bị trừ tiền. Vui lòng quét lại mã tại cửa hàng.

no-wallet-title = Mở trang này trong ví
no-wallet-body = Bạn có thể thanh toán tại đây bằng ứng dụng ví hỗ trợ Alipay+.
no-wallet-how = Cách thanh toán
no-wallet-step-open = Mở ứng dụng ví của bạn.
no-wallet-step-scan = Dùng ví quét mã tại cửa hàng hoặc mã bên dưới.
no-wallet-step-pay = Nhập số tiền và xác nhận.
no-wallet-which = Các ví được hỗ trợ
no-wallet-more = và các ví khác có biểu tượng Alipay+
no-wallet-qr = Mã QR của trang này
no-wallet-link = Hoặc sao chép liên kết và mở trong ví
no-wallet-link-label = Liên kết của trang này
copy = Sao chép
copied = Đã sao chép

unreachable-title = Dịch vụ thanh toán không phản hồi
unreachable-body = Bạn chưa bị trừ tiền. Thử lại sẽ không bị trừ tiền hai lần.

busy-title = Hiện có quá nhiều người truy cập
busy-body = Vui lòng đợi một lát rồi thử lại. Thử lại sẽ không bị trừ tiền hai lần.

try-again = Thử lại

server-error-title = Hệ thống của chúng tôi gặp sự cố
server-error-body = Vui lòng thử lại sau ít phút. Nếu bạn đã xác nhận trong ví, đừng thanh toán lại: hãy nhờ cửa hàng kiểm tra.
server-error-request = Khi cần hỗ trợ, vui lòng cung cấp mã này:
