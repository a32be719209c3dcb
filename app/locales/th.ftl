# What payers read, in Thai.

## Every page

language-switch = ภาษา
via-alipayplus = ชำระเงินผ่าน Alipay+

## Entry page

entry-title = ชำระเงิน
amount-label = จำนวนเงินที่ต้องชำระ
amount-fixed = ร้านค้ากำหนดจำนวนเงินนี้
amount-between = ตั้งแต่ { $minimum } ถึง { $maximum }
amount-at-least = ขั้นต่ำ { $minimum }
amount-at-most = สูงสุด { $maximum }
note-label = ข้อความถึงร้านค้า
note-optional = ไม่บังคับ
keypad-label = แป้นตัวเลข
key-decimal = จุดทศนิยม
key-delete = ลบ
pay = ชำระเงิน
pay-amount = ชำระเงิน { $amount }
paying = กำลังเปิดวอลเล็ต…
pay-next = จะไม่มีการหักเงินจนกว่าคุณจะยืนยันในวอลเล็ต
pay-next-named = จะไม่มีการหักเงินจนกว่าคุณจะยืนยันใน { $wallet }
turn = ให้พนักงานดู

problem-empty = กรุณาใส่จำนวนเงิน
problem-not-a-number = จำนวนเงินไม่ถูกต้อง กรุณาใส่เฉพาะตัวเลข
problem-character = จำนวนเงินมี “{ $character }” ไม่ได้ กรุณาใส่เฉพาะตัวเลข
problem-negative = จำนวนเงินต้องไม่ติดลบ
problem-zero = จำนวนเงินต้องมากกว่าศูนย์
problem-too-many-decimals = { $allowed ->
    [0] จำนวนเงิน { $currency } ไม่มีทศนิยม
   *[other] จำนวนเงิน { $currency } มีทศนิยมได้ไม่เกิน { $allowed } ตำแหน่ง
}
problem-ambiguous = จำนวนเงินไม่ชัดเจน กรุณาใส่ใหม่โดยไม่ใช้เครื่องหมายคั่น
problem-too-large = จำนวนเงินมากเกินไป
problem-below-minimum = ยอดชำระขั้นต่ำคือ { $minimum }
problem-above-maximum = ยอดชำระสูงสุดคือ { $maximum }
problem-unusual = { $amount } เป็นจำนวนเงินที่สูงมาก หากถูกต้อง กรุณากด “ชำระเงิน” อีกครั้ง
problem-note = ข้อความยาวเกินไป ใส่ได้ไม่เกิน { $maximum } ตัวอักษร
problem-page-expired = หน้านี้เปิดไว้นานเกินไป กรุณาตรวจสอบจำนวนเงิน แล้วกด “ชำระเงิน” อีกครั้ง
problem-offline = คุณออฟไลน์อยู่ และยังไม่มีการส่งข้อมูล กรุณาเชื่อมต่ออินเทอร์เน็ต แล้วกด “ชำระเงิน” อีกครั้ง

## Outcome page

checking-title = กำลังตรวจสอบการชำระเงิน
checking-wait = กำลังรอผลจากวอลเล็ต หน้านี้จะเปลี่ยนเองโดยอัตโนมัติ
checking-do-not-repeat = หากคุณยืนยันในวอลเล็ตแล้ว กรุณาอย่าชำระซ้ำ
checking-deadline = ยืนยันได้ถึงเวลา { $time }
checking-late = หมดเวลายืนยันแล้ว กำลังตรวจสอบผลการชำระเงิน
continue-in-wallet = กลับไปที่วอลเล็ต
not-paid-yet = ออกจากวอลเล็ตโดยยังไม่ได้ชำระใช่ไหม
start-again = เริ่มใหม่
other-amount = รายการนี้มียอด { $amount } แต่คุณเพิ่งใส่ { $typed }
continue-with = ชำระต่อ { $amount }
start-again-with = เริ่มใหม่ด้วยยอด { $amount }
check-again = ตรวจสอบอีกครั้ง
connection-trouble = การเชื่อมต่อขาดหาย กำลังลองใหม่
connection-given-up = ยังเชื่อมต่อไม่ได้ กรุณากด “ตรวจสอบอีกครั้ง”

succeeded-title = ชำระเงินสำเร็จ
succeeded-live = เรียลไทม์ เวลาที่ร้าน { $time }
succeeded-earlier = การชำระเงินก่อนหน้านี้
paid-at = ชำระเมื่อ { $time }
paid-on = ชำระเมื่อวันที่ { $time }
paid-yesterday = ชำระเมื่อวานนี้ { $time }
already-paid = รายการนี้ชำระแล้ว ไม่มีการหักเงินซ้ำ
failed-title = ชำระเงินไม่สำเร็จ
failed-not-charged = ไม่มีการหักเงินจากคุณ
cancelling-title = กำลังยกเลิกการชำระเงิน
cancelling-wait = กำลังรอวอลเล็ตยืนยัน กรุณาอย่าเพิ่งชำระใหม่ หน้านี้จะเปลี่ยนเองโดยอัตโนมัติ
cancelling-returning = ร้านค้ากำลังคืนเงินให้คุณ กำลังรอวอลเล็ตยืนยัน หน้านี้จะเปลี่ยนเองโดยอัตโนมัติ
cancelled-title = ยกเลิกการชำระเงินแล้ว
cancelled-not-charged = คุณไม่ต้องชำระรายการนี้ หากวอลเล็ตหักเงินไปแล้ว คุณจะได้รับเงินคืน
cancelled-returned = คุณชำระเงินแล้ว และร้านค้าได้คืน { $amount } เข้าวอลเล็ตของคุณ

reason-declined = การชำระเงินถูกปฏิเสธในวอลเล็ต
reason-expired = หมดเวลายืนยัน
reason-insufficient-funds = ยอดเงินในวอลเล็ตไม่พอ กรุณาเติมเงินหรือเลือกบัตรอื่น แล้วเริ่มใหม่
reason-limit-exceeded = จำนวนเงินเกินวงเงินของวอลเล็ต กรุณาตรวจสอบวงเงินหรือลดจำนวนเงิน
reason-risk-refused = วอลเล็ตปฏิเสธการชำระเงินเพื่อความปลอดภัย กรุณาชำระด้วยวิธีอื่น
reason-wallet-account = บัญชีวอลเล็ตของคุณยังชำระเงินไม่ได้ในขณะนี้ กรุณาเปิดวอลเล็ตเพื่อดูสิ่งที่ต้องทำ
reason-method-unavailable = วอลเล็ตนี้ยังใช้ที่นี่ไม่ได้ในขณะนี้ กรุณาใช้วอลเล็ตอื่น
reason-service-problem = ร้านค้ายังรับชำระรายการนี้ไม่ได้ในขณะนี้ กรุณาชำระด้วยวิธีอื่น
reason-cancelled-by-shop = ร้านค้ายกเลิกการชำระเงินนี้
reason-other = การชำระเงินไม่สำเร็จ

detail-store = ชำระให้
detail-store-unpaid = ร้านค้า
detail-amount = จำนวนเงิน
detail-refunded = คืนเงินแล้ว
detail-wallet = ชำระด้วย
detail-time = วันที่และเวลา
detail-code = QR
detail-note = ข้อความ
detail-reference = เลขอ้างอิง

## Notices

unknown-code-title = ไม่พบ QR นี้ในระบบ
unknown-code-body = กรุณาสแกน QR ให้ครบอีกครั้ง หรือสอบถามร้านค้า ไม่มีการหักเงินจากคุณ
switched-off-title = QR นี้ปิดใช้งานแล้ว
switched-off-body = กรุณาขอ QR ที่ใช้อยู่จากร้านค้า ไม่มีการหักเงินจากคุณ
unknown-page-title = ไม่พบหน้านี้
unknown-page-body = กรุณาสแกน QR ที่ร้านอีกครั้ง
home-title = ชำระเงินที่ร้าน
home-body = เปิดแอปวอลเล็ตของคุณแล้วสแกน QR ที่ร้าน
home-console = สำหรับร้านค้า: เข้าสู่ระบบ
unreadable-title = อ่านคำขอนี้ไม่ได้
unreadable-body = ยังไม่มีการดำเนินการใด ๆ และไม่มีการหักเงินจากคุณ กรุณาสแกน QR ที่ร้านอีกครั้ง

no-wallet-title = กรุณาเปิดหน้านี้ในวอลเล็ต
no-wallet-body = คุณชำระเงินที่นี่ได้ด้วยแอปวอลเล็ตที่รองรับ Alipay+
no-wallet-how = วิธีชำระเงิน
no-wallet-step-open = เปิดแอปวอลเล็ตของคุณ
no-wallet-step-scan = สแกน QR ที่ร้านหรือ QR ด้านล่างด้วยแอปวอลเล็ต
no-wallet-step-pay = ใส่จำนวนเงินแล้วยืนยัน
no-wallet-which = วอลเล็ตที่ใช้ได้
no-wallet-more = และวอลเล็ตอื่นที่มีเครื่องหมาย Alipay+
no-wallet-qr = QR ของหน้านี้
no-wallet-link = หรือคัดลอกลิงก์ไปเปิดในวอลเล็ต
no-wallet-link-label = ลิงก์ของหน้านี้
copy = คัดลอก
copied = คัดลอกแล้ว

unreachable-title = ระบบชำระเงินไม่ตอบสนอง
unreachable-body = ไม่มีการหักเงินจากคุณ ลองอีกครั้งได้โดยไม่ถูกหักเงินซ้ำ

busy-title = ขณะนี้มีผู้ใช้งานจำนวนมาก
busy-body = กรุณารอสักครู่แล้วลองใหม่ ลองอีกครั้งได้โดยไม่ถูกหักเงินซ้ำ

try-again = ลองอีกครั้ง

server-error-title = ระบบของเราขัดข้อง
server-error-body = กรุณาลองใหม่อีกสักครู่ หากยืนยันในวอลเล็ตแล้ว อย่าชำระซ้ำ และขอให้ร้านค้าช่วยตรวจสอบ
server-error-request = หากต้องการความช่วยเหลือ กรุณาแจ้งหมายเลขนี้:
