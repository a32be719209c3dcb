# What those who use the console read, in Thai. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = คอนโซล Standee
rooms = เมนู
language-switch = ภาษา
sign-out = ออกจากระบบ
save = บันทึก
saved = บันทึกแล้ว
role-operator = ผู้ดูแลระบบ
role-owner = เจ้าของร้าน
role-staff = พนักงาน

## What is wrong with a form

problem-summary = ยังมีบางอย่างไม่ถูกต้อง ยังไม่มีการเปลี่ยนแปลงใด ๆ
problem-search = ยังไม่ได้ค้นหา กรุณาแก้ช่องที่ทำเครื่องหมายไว้ด้านล่าง
problem-empty = กรุณากรอกช่องนี้
problem-too-long = ไม่เกิน { $count } ตัวอักษร
problem-steers = มีอักขระที่แสดงไม่ได้
problem-not-there = กรุณาเลือกจากรายการ
problem-choose-one = กรุณาเลือกอย่างน้อยหนึ่งรายการ
problem-too-many = เลือกได้ไม่เกิน { $count } รายการ
problem-category-code = ใช้ตัวเลขสี่หลัก เช่น 5812
problem-date = เขียนวันที่แบบ 2026-11-22
problem-user-name = ใช้ { $character } ในชื่อไม่ได้ ใช้ตัวอักษร ตัวเลข และ . _ - + @
problem-color = เขียนสีแบบ #1f3a93
problem-minimum-above-maximum = จำนวนขั้นต่ำมากกว่าจำนวนสูงสุด
problem-amount-and-limits = จำนวนเงินคงที่มีขั้นต่ำหรือสูงสุดไม่ได้ กรุณากรอกเพียงอย่างเดียว
problem-same-store = อยู่ในร้านนี้อยู่แล้ว
problem-other-currency = QR นี้มีจำนวนเงินเป็นสกุลเงินอื่น กรุณาเพิ่ม QR ใหม่ในร้านนั้นแทน
problem-taken = มีผู้ใช้ชื่อนี้แล้ว
problem-poster = สร้างโปสเตอร์แบบนี้ไม่ได้
problem-several-timezones = ประเทศนี้มีหลายเขตเวลา กรุณาเลือกเขตเวลาของร้าน
problem-picture-large = ไฟล์มี { $bytes } ไบต์ รับได้ไม่เกิน { $allowed } ไบต์
problem-picture-unreadable = ไม่ใช่รูป PNG หรือ SVG ที่อ่านได้
problem-picture-pixels-many = ด้านหนึ่งเกิน { $count } พิกเซล
problem-picture-pixels-few = ด้านยาวน้อยกว่า { $count } พิกเซล พิมพ์แล้วจะไม่ชัด กรุณาใช้รูปที่ใหญ่ขึ้นหรือ SVG
problem-picture-nothing = ไม่มีสิ่งใดให้เห็นในรูปนี้
problem-picture-thin = ด้านหนึ่งยาวกว่าอีกด้านเกิน 20 เท่า
problem-picture-forbidden = SVG มีสิ่งที่ไม่ใช่ส่วนของรูป: สคริปต์ ตัวอักษรที่ไม่ได้แปลงเป็นเส้น หรือลิงก์ไปยังไฟล์อื่น
problem-picture-elaborate = การวาด SVG นี้ใช้หน่วยความจำหรือเวลามากเกินไป โปรดทำให้เรียบง่ายขึ้น หรืออัปโหลด PNG
problem-picture-too-many = มีรูปอยู่แล้ว { $count } รูป เก็บเพิ่มไม่ได้
problem-password-short = รหัสผ่านต้องมีอย่างน้อย { $count } ตัวอักษร
problem-password-long = รหัสผ่านต้องมีไม่เกิน { $count } ตัวอักษร
problem-password-guessable = รหัสผ่านนี้เดาได้ง่าย ลองนำคำหลายคำที่มีเพียงคุณเท่านั้นที่จะนำมารวมกัน
problem-passwords-differ = รหัสผ่านสองช่องไม่ตรงกัน
problem-password-wrong = นี่ไม่ใช่รหัสผ่านของคุณ
problem-code-wrong = รหัสไม่ถูกต้อง หรือถูกใช้ไปแล้ว กรุณาพิมพ์รหัสที่แอปแสดงอยู่ตอนนี้ หากยังไม่ได้ ให้ตั้งเวลาโทรศัพท์เป็นอัตโนมัติ
problem-code-shape = พิมพ์ตัวเลขหกหลักที่แอปแสดง
problem-recovery-wrong = รหัสกู้คืนไม่ถูกต้อง หรือถูกใช้ไปแล้ว

## Notices

unknown-page-title = ไม่มีหน้านี้
unknown-page-body = หน้านี้อาจถูกย้าย หรือคุณไม่มีสิทธิ์ดู
forbidden-title = คุณไม่มีสิทธิ์
forbidden-body = บทบาทของคุณทำรายการนี้ไม่ได้ กรุณาติดต่อเจ้าของร้านหรือผู้ดูแลระบบ
stale-title = แบบฟอร์มนี้หมดอายุแล้ว
stale-body = ยังไม่มีการเปลี่ยนแปลงใด ๆ กลับไปโหลดหน้าใหม่แล้วลองอีกครั้ง
unreadable-title = อ่านแบบฟอร์มนี้ไม่ได้
unreadable-body = ยังไม่มีการดำเนินการใด ๆ กรุณากลับไปโหลดหน้าใหม่ แล้วลองอีกครั้ง
too-large-title = ข้อมูลใหญ่เกินไป
too-large-body = ยังไม่ได้ดำเนินการใด ๆ กรุณาย้อนกลับและเลือกไฟล์ที่เล็กลง
server-error-title = เกิดข้อผิดพลาดที่ฝั่งเรา
server-error-body = กรุณาลองใหม่ในอีกสักครู่
request-number = หากต้องการความช่วยเหลือ กรุณาแจ้งหมายเลขนี้:
go-back = กลับไปที่คอนโซล

## Payments

till = จุดชำระเงิน
payments = การชำระเงิน
summary = สรุปยอด
all-stores = ทุกร้าน
choose-store = เลือกร้าน
choose = เลือก
any = ทั้งหมด
show = แสดง
amount = จำนวนเงิน
status = สถานะ
code = QR รับเงิน
code-or-label = QR หรือชื่อเรียก
wallet = วอลเล็ต
wallet-unnamed = วอลเล็ต Alipay+ (ไม่ระบุชื่อ)
wallet-none = ไม่ทราบ
reference = เลขอ้างอิง
status-created = ส่งคำขอแล้ว
status-processing = รอลูกค้ายืนยัน
status-succeeded = ชำระแล้ว
status-failed = ชำระไม่สำเร็จ
status-cancelling = กำลังยกเลิก
status-cancelled = ยกเลิกแล้ว
status-returned = ชำระแล้ว และคืนเงินแล้ว
refunded-part = คืนเงินแล้ว { $amount }
payment-count = { $count } รายการ

## The till

till-live = เรียลไทม์
till-lost = การเชื่อมต่อขาด กำลังเชื่อมต่อใหม่ สิ่งที่เห็นอาจไม่เป็นปัจจุบัน
till-as-of = ณ เวลา { $time }
till-today = วันนี้
till-sound = เสียง
till-sound-hint = กดปุ่มนี้เพื่อให้มีเสียงทุกครั้งที่มีการชำระเงิน เบราว์เซอร์จะไม่มีเสียงก่อนที่คุณจะกด
till-empty = ยังไม่มีการชำระเงิน เมื่อชำระแล้วจะแสดงที่นี่ทันที

## Looking for payments

search = ค้นหา
from-day = ตั้งแต่วันที่
to-day = ถึงวันที่
reference-hint = 8 ตัวท้ายตามที่หน้าของลูกค้าแสดง หรือส่วนต้นของหมายเลข
search-empty = ไม่พบการชำระเงินที่ตรงกัน
payments-empty = ยังไม่มีการชำระเงิน วางโปสเตอร์บนเคาน์เตอร์ สแกนด้วยวอลเล็ต แล้วลองชำระ
older = รายการก่อนหน้า
download-csv = ดาวน์โหลด CSV
download-xlsx = ดาวน์โหลดเป็นสเปรดชีต (XLSX)
problem-file-rows = ไฟล์เดียวใส่ได้ไม่เกิน { $count } รายการ โปรดเลือกจำนวนวันน้อยลง
problem-amount = นี่ไม่ใช่จำนวนเงิน
problem-reference = กรอกตัวอักษรหรือตัวเลขอย่างน้อยสี่ตัว
attention = ต้องตรวจสอบ
unresolved = ไม่มีผลนานกว่า 15 นาที
concern-more = อีก { $count } รายการ
settle = ทำเครื่องหมายว่าจัดการแล้ว
settle-own = คุณเป็นผู้คืนเงินรายการนี้เอง เจ้าของร้านต้องเป็นผู้ทำเครื่องหมายว่าจัดการแล้ว
unmatched = มีการแจ้งที่มีลายเซ็นดิจิทัล { $count } รายการที่ไม่ตรงกับการชำระเงินใด ดูได้ด้วยคำสั่ง: standee payment unmatched

## One payment

payment = รายละเอียดการชำระเงิน
payment-id = หมายเลขของเรา
alipayplus-id = หมายเลขของ Alipay+
made-at = เวลาที่ส่งคำขอ
paid-at = เวลาที่ชำระ
payer-note = ข้อความจากลูกค้า
result-code = รหัสผลลัพธ์
history = ประวัติ
refunds = การคืนเงิน
refund-created = อยู่ระหว่างดำเนินการ
refund-processing = Alipay+ ยังดำเนินการไม่เสร็จ
refund-succeeded = คืนเงินแล้ว
refund-failed = ถูกปฏิเสธ: ไม่มีการคืนเงิน
refund = คืนเงิน
refund-left = คืนได้สูงสุด { $amount }
why = เหตุผล
refund-why-hint = ลูกค้าอาจเห็น
refund-confirm = คืนเงิน { $amount } หรือไม่
refund-confirm-body = เมื่อ Alipay+ ดำเนินการแล้วจะย้อนกลับไม่ได้
refund-do = ใช่ คืนเงิน
cancel = ยกเลิกการชำระเงิน
cancel-body = เงินที่ชำระแล้วจะคืนให้ลูกค้าทั้งหมด Alipay+ รับการยกเลิกภายในวันเดียวกันเท่านั้น
cancel-confirm = ยกเลิกการชำระเงิน { $amount } หรือไม่
cancel-do = ใช่ ยกเลิก
leave-it = ไม่ ปล่อยไว้
refund-asked = ส่งคำขอคืนเงินแล้ว ผลอยู่ด้านล่าง
cancel-asked = ส่งคำขอยกเลิกแล้ว ผลอยู่ด้านล่าง
problem-reason = ระบุเหตุผล ไม่เกิน 256 ตัวอักษร
problem-too-much = มากกว่าจำนวนที่ยังคืนได้
problem-limit = คุณคืนเงินได้ไม่เกิน { $amount } ต่อการชำระเงินหนึ่งรายการ
problem-no-longer = ทำเช่นนี้กับการชำระเงินนี้ไม่ได้แล้ว

## Sums

by-day = ตามวัน
by-code = ตาม QR รับเงิน
by-store = ตามร้าน
day = วันที่
count = รายการ
paid = ยอดรับ
refunded = ยอดคืน
kept = ยอดสุทธิ
days = จำนวนวัน
plot = ยอดรับแต่ละวัน
summary-empty = ไม่มีการชำระเงินในช่วงนี้

## What happened to a payment

fact-opened = ลูกค้ากด “ชำระเงิน”
fact-pay-asked = เราส่งคำขอชำระเงินไปยัง Alipay+ อีกครั้ง
fact-pay-answered = Alipay+ ตอบคำขอชำระเงิน
fact-pay-not-sent = ติดต่อ Alipay+ ไม่ได้ ไม่มีการส่งอะไรออกไป
fact-pay-unknown = ส่งคำขอชำระเงินแล้ว แต่ไม่มีคำตอบที่เชื่อถือได้
fact-notified = Alipay+ แจ้งเรา
fact-inquired = เราสอบถามแล้ว Alipay+ ตอบกลับ
fact-inquiry-unknown = เราสอบถามแล้ว แต่ไม่มีคำตอบที่เชื่อถือได้
fact-cancel-asked-by-shop = ร้านต้องการยกเลิก
fact-cancel-asked-on-expiry = หมดเวลาชำระเงิน จะยกเลิก
fact-cancel-answered = Alipay+ ตอบคำขอยกเลิก
fact-cancel-unknown = ส่งคำขอยกเลิกแล้ว แต่ไม่มีคำตอบที่เชื่อถือได้
fact-ran-out = หมดเวลาชำระเงิน และไม่มีอะไรไปถึง Alipay+
fact-refund-opened = ร้านคืนเงิน
fact-refund-asked = เราส่งคำขอคืนเงินไปยัง Alipay+ อีกครั้ง
fact-refund-answered = Alipay+ ตอบคำขอคืนเงิน
fact-refund-not-sent = ติดต่อ Alipay+ เพื่อคืนเงินไม่ได้ ไม่มีการส่งอะไรออกไป
fact-refund-unknown = ส่งคำขอคืนเงินแล้ว แต่ไม่มีคำตอบที่เชื่อถือได้
command-line = บรรทัดคำสั่ง
deed-refund = ขอคืนเงิน
deed-cancel = ขอยกเลิก
alarm-amount-differs = จำนวนเงินหรือสกุลเงินไม่ตรงกับของเรา ไม่มีอะไรเปลี่ยน
alarm-paid-after-cancel = ยกเลิกแล้วแต่ยังมีการชำระเงิน โปรดตรวจสอบว่าคืนเงินให้ลูกค้าแล้ว
alarm-contradiction = Alipay+ เคยบอกผลอย่างอื่น โปรดสอบถาม Alipay+
alarm-operator-needed = ระบบทำต่อไม่ได้ รหัสผลลัพธ์บอกสาเหตุ
alarm-cancel-refused = Alipay+ ไม่รับยกเลิกแล้ว ให้คืนเงินแทน
alarm-never-notified = พบจากการสอบถาม ไม่เคยได้รับแจ้ง Alipay+ ติดต่อเราได้หรือไม่
alarm-no-payment-url = ไม่มี URL ที่ส่งลูกค้าไปได้
alarm-refund-failed = การคืนเงินถูกปฏิเสธ ลูกค้ายังไม่ได้รับเงินคืน

## Signing in

sign-in-title = เข้าสู่ระบบ
user-name = ชื่อผู้ใช้
password = รหัสผ่าน
sign-in = เข้าสู่ระบบ
sign-in-wrong = ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง หากลืมรหัสผ่าน กรุณาขอลิงก์ใหม่จากผู้ดูแลบัญชีของคุณ
sign-in-wait = ลองบ่อยเกินไป กรุณาลองใหม่ในอีก { $seconds } วินาที
session-over = เซสชันของคุณหมดเวลาแล้ว และสิ่งที่คุณเพิ่งส่งยังไม่ได้ดำเนินการ กรุณาเข้าสู่ระบบแล้วส่งอีกครั้ง
signed-out = คุณออกจากระบบแล้ว
password-set = ตั้งรหัสผ่านแล้ว กรุณาเข้าสู่ระบบด้วยรหัสผ่านนี้

## The link that sets a password

welcome-title = ตั้งรหัสผ่าน
welcome-body = ใช้สำหรับเข้าคอนโซล คำหลายคำที่มีแต่คุณจะนำมาต่อกันเป็นรหัสผ่านที่ดี
new-password = รหัสผ่านใหม่
new-password-hint = อย่างน้อย { $count } ตัวอักษร
repeat-password = พิมพ์อีกครั้ง
set-password = ตั้งรหัสผ่าน
link-over-title = ลิงก์นี้ใช้ไม่ได้แล้ว
link-over-body = ลิงก์ใช้ได้ครั้งเดียวและมีเวลาจำกัด กรุณาขอลิงก์ใหม่จากผู้ที่ส่งให้คุณ

## Your account

account = บัญชี
change-password = เปลี่ยนรหัสผ่าน
change-password-body = จากนั้นคุณจะออกจากระบบทุกอุปกรณ์ และเข้าสู่ระบบด้วยรหัสผ่านใหม่
old-password = รหัสผ่านเดิม
second-factor = การยืนยันตัวตนแบบสองขั้นตอน
second-factor-body = แอปยืนยันตัวตนบนโทรศัพท์จะแสดงรหัสที่ต้องใช้หลังใส่รหัสผ่าน
second-factor-on = ตั้งค่าแล้ว
second-factor-set-up = ตั้งค่า
second-factor-remove = ลบออก
second-factor-scan = สแกนด้วยแอปยืนยันตัวตน แล้วพิมพ์รหัสที่แอปแสดง
second-factor-qr = QR สำหรับแอปยืนยันตัวตน
second-factor-type = หรือพิมพ์ข้อความนี้ในแอป:
second-factor-code = รหัสจากแอป
recovery-code = รหัสกู้คืน
recovery-use = ใช้รหัสกู้คืน
second-factor-confirm = ยืนยัน
second-factor-lost = หากไม่มีโทรศัพท์ ให้พิมพ์รหัสกู้คืน หากไม่มีรหัสกู้คืน กรุณาติดต่อผู้ดูแลบัญชีของคุณ
recovery-title = รหัสกู้คืน
recovery-body = ตั้งค่าเรียบร้อยแล้ว รหัสแต่ละชุดใช้ได้หนึ่งครั้งเมื่อไม่มีโทรศัพท์ กรุณาจดไว้ เพราะจะไม่แสดงอีก
recovery-signed-out = คุณออกจากระบบในที่อื่นทั้งหมดแล้ว
sign-out-everywhere = ออกจากระบบทุกอุปกรณ์
sign-out-everywhere-body = สิ้นสุดการใช้งานของคุณทั้งหมด ทั้งบนอุปกรณ์นี้และอุปกรณ์อื่น

## Stores

stores = ร้าน
merchants = กิจการ
stores-empty = ยังไม่มีร้าน เพิ่มร้านแรก แล้วจึงเพิ่ม QR ให้ร้าน
merchants-empty = ยังไม่มีกิจการ เพิ่มบริษัทที่รับเงินก่อน จากนั้นเพิ่มร้าน แล้วจึงเพิ่ม QR
store = ร้าน
store-add = เพิ่มร้าน
store-edit = แก้ไขร้าน
store-name = ชื่อร้าน
store-name-hint = ตามป้ายหน้าร้าน ในภาษาของร้าน ลูกค้าจะเห็นชื่อนี้
merchant-add = เพิ่มกิจการ
merchant-edit = แก้ไขกิจการ
merchant-name = ชื่อบริษัท
category-code = รหัสหมวดหมู่
category-code-hint = รหัสหมวดหมู่กิจการตาม ISO 18245 สี่หลัก เช่น 5812 สำหรับร้านอาหาร
merchant = กิจการ
currency = สกุลเงิน
currency-hint = รหัส ISO 4217 เช่น SGD ภายหลังเปลี่ยนไม่ได้
region = ประเทศหรือภูมิภาค
region-hint = ตัวอักษรสองตัวตาม ISO 3166 เช่น SG ใช้กำหนดรูปแบบการเขียนจำนวนเงิน
timezone = เขตเวลา
timezone-hint = เช่น Asia/Singapore ใช้กำหนดวันทำการของร้าน
timezone-of-region = หากเว้นว่างไว้ จะใช้เขตเวลาของประเทศนั้น
staff-language = ภาษาของพนักงาน
logo = โลโก้
logo-hint = แสดงข้างชื่อร้านในหน้าชำระเงินและบนโปสเตอร์
mark = เครื่องหมายรับชำระเงิน
mark-hint = สร้างด้วยเครื่องมือ Acceptance Mark Generator ของ Alipay+ แสดงท้ายหน้าชำระเงินและบนโปสเตอร์
picture-file = รูปภาพ
picture-file-hint = SVG ที่เป็นเส้นรูปทรงล้วน หรือ PNG ไม่เกิน { $bytes } ไบต์เมื่อโทรศัพท์โหลด
picture-upload = อัปโหลด
picture-remove = นำรูปออก
picture-remove-confirm = นำรูปนี้ออกหรือไม่
picture-remove-body = รูปจะถูกลบและหายไปจากหน้าชำระเงินและโปสเตอร์ใหม่ หากต้องการใช้อีก ให้อัปโหลดไฟล์ใหม่
picture-now = รูปที่ลูกค้าเห็น
picture-of-folder = มาจากโฟลเดอร์ของเซิร์ฟเวอร์ รูปที่อัปโหลดที่นี่จะใช้แทน
picture-none = ยังไม่มีรูป

## Codes

codes = QR รับเงิน
codes-empty = ยังไม่มี QR เพิ่ม QR สำหรับเคาน์เตอร์หรือแต่ละโต๊ะ แล้วพิมพ์โปสเตอร์
code-add = เพิ่ม QR
code-edit = แก้ไข QR
code-edit-hint = ลูกค้าจะเห็นการเปลี่ยนแปลงทันที โปสเตอร์ที่มีจำนวนเงินหรือชื่อเรียกต้องพิมพ์ใหม่
code-label = ชื่อเรียก
code-label-hint = ชื่อที่คุณใช้เรียก เช่น หมายเลขโต๊ะ ลูกค้าจะเห็น เว้นว่างได้
code-amount = จำนวนเงินคงที่
code-amount-hint = ใช้เมื่อทุกรายการจ่ายเท่ากัน หากเว้นว่าง ลูกค้าจะพิมพ์จำนวนเอง
code-minimum = จำนวนขั้นต่ำ
code-maximum = จำนวนสูงสุด
code-limit-hint = เว้นว่างได้
code-on = เปิดใช้งาน
code-off = ปิดใช้งาน
code-replaced = ถูกแทนที่แล้ว
code-replaced-by = QR นี้ปิดถาวรแล้ว แทนที่ด้วย
code-address = URL
code-switch-on = เปิดใช้งาน QR
code-switch-off = ปิดใช้งาน QR
code-move = ย้ายไปร้านอื่น
code-move-to = ร้านปลายทาง
code-move-hint = ผู้ที่สแกนโปสเตอร์จะจ่ายให้ร้านนั้น กรุณาพิมพ์โปสเตอร์ใหม่ เพราะของเดิมมีชื่อร้านเก่า
code-move-confirm = ย้าย QR นี้ไปร้านอื่นหรือไม่
code-move-other-merchant = หลังจากนั้นเงินจะเข้ากิจการอื่น
merchant-paid-now = กิจการที่ได้รับเงินตอนนี้
merchant-paid-then = กิจการที่ได้รับเงินหลังย้าย
code-move-do = ย้าย QR
code-replace = แทนที่ด้วย QR ใหม่
code-replace-hint = ใช้เมื่อ QR รั่วไหล โปสเตอร์เก่าจะใช้ไม่ได้ถาวรและต้องพิมพ์ใหม่
code-replace-confirm = แทนที่ QR นี้อย่างถาวรหรือไม่
deed-added = เพิ่มแล้ว
deed-on = เปิดแล้ว
deed-off = ปิดแล้ว
deed-moved = ย้าย:
deed-replaced = แทนที่ด้วย
deed-replaces = ใช้แทน
deed-printed = สร้างโปสเตอร์:
deed-changed = เปลี่ยนแปลง:
deed-allowed = สิทธิ์:
deed-link = สร้างลิงก์ตั้งรหัสผ่าน
deed-password = ตั้งรหัสผ่าน
deed-second-factor = ตั้งค่าการยืนยันตัวตนแบบสองขั้นตอน
deed-second-factor-removed = ลบการยืนยันตัวตนแบบสองขั้นตอน
deed-picture = อัปโหลดรูป
deed-picture-removed = นำรูปออก

## Posters

poster-make = สร้างโปสเตอร์
poster-size = ขนาด
poster-table = ป้ายตั้งโต๊ะแบบพับ (A4)
poster-labels = แผ่นสติกเกอร์
poster-sheet = ชนิดสติกเกอร์
poster-sheet-hint = ใช้กับแผ่นสติกเกอร์เท่านั้น พิมพ์ที่ขนาด 100%
poster-format = ไฟล์
poster-language = ภาษาแรก
poster-language-second = ภาษาที่สอง
poster-language-third = ภาษาที่สาม
poster-no-language = ไม่มี
poster-color = สีพื้น
poster-crop-marks = เครื่องหมายตัดและระยะตัดตก สำหรับโรงพิมพ์
poster-download = ดาวน์โหลดโปสเตอร์
poster-address-long = URL ของ QR มี { $bytes } ไบต์ แต่ QR ที่สแกนได้ดีรับได้ { $allowed } ไบต์ ชื่อโฮสต์มี { $host } ไบต์ และมีได้ไม่เกิน { $host-max } ไบต์ กรุณาขอให้ผู้ดูแลระบบใช้ชื่อที่สั้นลง
poster-other-address = URL ของ QR ไม่ตรงกับ URL ของเซิร์ฟเวอร์ กรุณาแจ้งผู้ดูแลระบบ: ค่า public_url ไม่ถูกต้อง
poster-font = เซิร์ฟเวอร์ไม่มีแบบอักษรสำหรับข้อความนี้ กรุณาขอให้ผู้ดูแลระบบติดตั้ง { $font }
poster-no-font = ไม่มีแบบอักษรที่ติดตั้งได้ซึ่งแสดง { $character } ได้ โปรดตัดออกจากชื่อ
poster-no-room = ข้อความนี้ยาวเกินไปสำหรับขนาดนี้ในตัวอักษรที่อ่านได้ กรุณาย่อข้อความ หรือเลือกขนาดที่ใหญ่ขึ้น
poster-unreadable = อ่าน QR กลับได้ { $read } จาก { $count } รายการ จึงไม่ส่งโปสเตอร์ให้ กรุณาเลือกขนาดที่ใหญ่ขึ้น
poster-drawing = เกิดข้อผิดพลาดทางฝั่งเรา บันทึกของเซิร์ฟเวอร์มีรายละเอียด กรุณาแจ้งผู้ดูแลระบบ

## Users

users = ผู้ใช้
users-empty = ยังไม่มีพนักงานของคุณที่นี่ เพิ่มผู้ใช้แล้วส่งลิงก์ให้
user-add = เพิ่มผู้ใช้
user-name-hint = ใช้เข้าสู่ระบบ เช่น อีเมล ภายหลังเปลี่ยนไม่ได้
role = บทบาท
role-hint = พนักงานดูรายการชำระเงินของร้านที่ทำงาน เจ้าของร้านจัดการทุกอย่างในร้านของตน
user-merchants = กิจการ (สำหรับเจ้าของร้าน)
user-stores = ร้าน (สำหรับพนักงาน)
user-limit = คืนเงินได้ไม่เกิน
user-limit-hint = จำนวนสูงสุดที่คืนได้ต่อหนึ่งรายการ หากเว้นว่างจะคืนเงินไม่ได้
user-on = เข้าสู่ระบบได้
user-invited = ยังไม่ได้ตั้งรหัสผ่าน
user-off = ปิดใช้งานบัญชีแล้ว
user-switch-on = เปิดใช้งานผู้ใช้
user-switch-off = ปิดใช้งานผู้ใช้
user-off-confirm = ปิดใช้งานผู้ใช้นี้หรือไม่
user-off-body = ผู้ใช้จะออกจากระบบทุกที่ทันที และเข้าสู่ระบบไม่ได้จนกว่าจะเปิดใช้งานอีกครั้ง
user-link = สร้างลิงก์ใหม่สำหรับตั้งรหัสผ่าน
user-remove-second-factor = ลบการยืนยันตัวตนแบบสองขั้นตอน
user-factor-confirm = ลบการยืนยันตัวตนขั้นที่สองของผู้ใช้นี้หรือไม่
user-factor-body = หลังจากนั้นจะเข้าสู่ระบบด้วยรหัสผ่านอย่างเดียวจนกว่าจะตั้งค่าใหม่ ทำเมื่อแน่ใจว่าผู้ที่ขอคือเจ้าของบัญชีเท่านั้น
link-title = ลิงก์สำหรับตั้งรหัสผ่าน
link-body = ส่งให้ผู้ใช้นี้เท่านั้น ลิงก์ใช้ได้ครั้งเดียวภายใน { $days } วัน และจะไม่แสดงอีก

## ระบบเชื่อมต่อ

systems = ระบบเชื่อมต่อ
webhooks = Webhook
webhooks-hint = ระบบของคุณจะได้รับข้อความที่มีลายเซ็นดิจิทัลทันทีที่มีผล
webhook-url = URL ของระบบของคุณ
webhook-url-hint = ขึ้นต้นด้วย https:// และอยู่บนอินเทอร์เน็ตสาธารณะ
webhook-add = เพิ่ม Webhook
webhook-failed = ถูกปิดโดยอัตโนมัติ: ไม่รับข้อความหลายวัน หรือไม่มีอยู่แล้ว
webhook-failing = ไม่รับข้อความตั้งแต่
webhook-switch-on = เปิดใช้งาน Webhook
webhook-switch-off = ปิดใช้งาน Webhook
webhook-off-confirm = ปิดใช้งานWebhook นี้หรือไม่
webhook-off-body = เหตุการณ์ที่เกิดขึ้นระหว่างปิดอยู่จะไม่ถูกส่งย้อนหลัง
webhook-rotate = สร้างรหัสลับใหม่
webhook-rotate-confirm = สร้างรหัสลับใหม่สำหรับWebhook นี้หรือไม่
webhook-rotate-hint = รหัสลับเดิมยังใช้ลงลายเซ็นควบคู่ไปอีก 24 ชั่วโมง
webhook-remove = ลบ Webhook
webhook-remove-confirm = ลบWebhook นี้หรือไม่
webhook-remove-body = จะไม่มีการส่งอะไรไปยัง URL นี้อีก และกู้คืนไม่ได้ Webhook ใหม่จะมีรหัสลับใหม่
webhook-resend = ส่งอีกครั้ง
secret-title = แสดงเพียงครั้งเดียว
secret-body = คัดลอกไปไว้ในระบบของคุณตอนนี้ จะไม่แสดงอีก
deliveries = ประวัติการส่ง
deliveries-empty = ยังไม่มีการส่ง
delivery-waiting = กำลังส่ง
delivery-delivered = ได้รับแล้ว
delivery-given-up = เลิกส่งแล้ว
api-keys = คีย์ API
api-keys-hint = ระบบของคุณใช้คีย์เพื่อดูการชำระเงิน คืนเงิน และเปิดปิด QR โปรดเก็บไว้เหมือนรหัสผ่าน
api-key-name = ใช้ทำอะไร
api-key-id = คีย์
api-key-add = สร้างคีย์
api-key-revoke = เพิกถอน
api-key-revoke-confirm = เพิกถอนคีย์ API นี้หรือไม่
api-key-revoke-body = ระบบที่ใช้คีย์นี้จะถูกปฏิเสธตั้งแต่คำขอถัดไป คีย์ที่เพิกถอนแล้วกู้คืนไม่ได้
api-key-revoked = เพิกถอนแล้ว
webhooks-failed = มี Webhook ถูกปิดโดยอัตโนมัติ โปรดตรวจสอบที่ระบบเชื่อมต่อ
problem-destination = ส่งข้อความไปยัง URL แบบ https บนอินเทอร์เน็ตสาธารณะเท่านั้น โดยไม่มีรหัสผ่านหรือส่วนหลัง #
problem-unknown-name = ไม่พบชื่อนี้ โปรดตรวจสอบการสะกด
problem-as-many = ครบจำนวนสูงสุดแล้ว โปรดลบออกก่อนหนึ่งรายการ
