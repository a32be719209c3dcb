# What payers read, in Mongolian.

## Every page

language-switch = Хэл
via-alipayplus = Alipay+ төлбөр

## Entry page

entry-title = Төлбөр төлөх
amount-label = Төлөх дүн
amount-fixed = Дүнг дэлгүүр тогтоосон.
amount-between = { $minimum } – { $maximum }
amount-at-least = Хамгийн багадаа { $minimum }
amount-at-most = Хамгийн ихдээ { $maximum }
note-label = Дэлгүүрт үлдээх тэмдэглэл
note-optional = заавал биш
keypad-label = Тооны товчлуур
key-decimal = Бутархайн тэмдэг
key-delete = Устгах
pay = Төлөх
pay-amount = { $amount } төлөх
paying = Хэтэвчийг нээж байна…
pay-next = Хэтэвчдээ баталгаажуулах хүртэл мөнгө хасагдахгүй.
pay-next-named = { $wallet } аппад баталгаажуулах хүртэл мөнгө хасагдахгүй.
turn = Кассчинд харуулах

problem-empty = Төлөх дүнгээ оруулна уу.
problem-not-a-number = Дүн буруу байна. Зөвхөн тоо оруулна уу.
problem-character = Дүнд «{ $character }» байж болохгүй. Зөвхөн тоо оруулна уу.
problem-negative = Дүн сөрөг байж болохгүй.
problem-zero = Дүн тэгээс их байх ёстой.
problem-too-many-decimals = { $allowed ->
    [0] { $currency } дүн бутархайгүй байна.
   *[other] { $currency } дүнгийн бутархай хэсэг хамгийн ихдээ { $allowed } оронтой.
}
problem-ambiguous = Дүн тодорхойгүй байна. Таслах тэмдэггүйгээр дахин оруулна уу.
problem-too-large = Дүн хэт их байна.
problem-below-minimum = Энд төлөх хамгийн бага дүн { $minimum }.
problem-above-maximum = Энд төлөх хамгийн их дүн { $maximum }.
problem-unusual = { $amount } бол маш их дүн. Зөв бол «Төлөх» товчийг дахин дарна уу.
problem-note = Тэмдэглэл хэт урт байна: { $maximum } тэмдэгт хүртэл.
problem-page-expired = Хуудас хэт удаан нээлттэй байлаа. Дүнгээ шалгаад «Төлөх» товчийг дахин дарна уу.
problem-offline = Та офлайн байгаа тул юу ч илгээгдээгүй. Интернэтэд холбогдоод «Төлөх» товчийг дахин дарна уу.

## Outcome page

checking-title = Төлбөрийг шалгаж байна
checking-wait = Таны хэтэвчийн хариуг хүлээж байна. Хуудас өөрөө шинэчлэгдэнэ.
checking-do-not-repeat = Хэтэвчдээ баталгаажуулсан бол дахин битгий төлөөрэй.
checking-deadline = { $time } хүртэл баталгаажуулах боломжтой.
checking-late = Баталгаажуулах хугацаа дууссан. Төлбөр хийгдсэн эсэхийг шалгаж байна.
continue-in-wallet = Хэтэвчдээ үргэлжлүүлэх
not-paid-yet = Хэтэвчээс төлөлгүй гарсан уу?
start-again = Дахин эхлэх
other-amount = Энэ төлбөрийн дүн { $amount }. Та сая { $typed } оруулсан.
continue-with = { $amount } дүнгээр үргэлжлүүлэх
start-again-with = { $amount } дүнгээр дахин эхлэх
check-again = Дахин шалгах
connection-trouble = Холболт тасарлаа. Дахин оролдож байна.
connection-given-up = Холбогдож чадсангүй. «Дахин шалгах» товчийг дарна уу.

succeeded-title = Амжилттай төлөгдлөө
succeeded-live = Дэлгүүрт одоо { $time }
succeeded-earlier = Өмнөх төлбөр
paid-at = Төлсөн цаг: { $time }
paid-on = Төлсөн огноо: { $time }
paid-yesterday = Өчигдөр төлсөн, { $time }
already-paid = Энэ төлбөр өмнө нь төлөгдсөн. Мөнгө дахин хасагдаагүй.
failed-title = Төлөгдсөнгүй
failed-not-charged = Таны мөнгө хасагдаагүй.
cancelling-title = Төлбөрийг цуцалж байна
cancelling-wait = Хэтэвчийн баталгаажуулалтыг хүлээж байна. Одоохондоо дахин битгий төлөөрэй: хуудас өөрөө шинэчлэгдэнэ.
cancelling-returning = Дэлгүүр таны мөнгийг буцааж байна. Хэтэвчийн баталгаажуулалтыг хүлээж байна. Энэ хуудас өөрөө шинэчлэгдэнэ.
cancelled-title = Төлбөр цуцлагдсан
cancelled-not-charged = Таны мөнгө хасагдахгүй. Хэтэвч тань хасагдсан гэж харуулж байвал мөнгийг буцаан олгоно.
cancelled-returned = Та төлсөн байсан бөгөөд дэлгүүр { $amount }-г таны хэтэвчинд буцаасан.

reason-declined = Таны хэтэвч төлбөрөөс татгалзлаа.
reason-expired = Баталгаажуулах хугацаа дууссан.
reason-insufficient-funds = Хэтэвчийн үлдэгдэл хүрэлцэхгүй байна. Цэнэглээд эсвэл өөр карт сонгоод дахин эхэлнэ үү.
reason-limit-exceeded = Дүн хэтэвчийн хязгаараас хэтэрсэн. Хязгаараа шалгах эсвэл дүнгээ багасгана уу.
reason-risk-refused = Аюулгүй байдлын үүднээс хэтэвч төлбөрөөс татгалзлаа. Өөр аргаар төлнө үү.
reason-wallet-account = Таны хэтэвчийн бүртгэлээр одоогоор төлөх боломжгүй. Хэтэвчээ нээж, юу шаардлагатайг харна уу.
reason-method-unavailable = Энэ хэтэвчээр одоогоор энд төлөх боломжгүй. Өөр хэтэвч ашиглана уу.
reason-service-problem = Дэлгүүр одоогоор энэ төлбөрийг авах боломжгүй. Өөр аргаар төлнө үү.
reason-cancelled-by-shop = Дэлгүүр төлбөрийг цуцалсан.
reason-other = Төлбөр хийгдсэнгүй.

detail-store = Хүлээн авагч
detail-store-unpaid = Дэлгүүр
detail-amount = Дүн
detail-refunded = Буцаан олгосон
detail-wallet = Төлсөн хэтэвч
detail-time = Огноо
detail-code = Код
detail-note = Тэмдэглэл
detail-reference = Гүйлгээний дугаар

## Notices

unknown-code-title = Энэ код танигдсангүй
unknown-code-body = Кодыг бүтнээр нь дахин уншуулах эсвэл дэлгүүрээс тусламж аваарай. Таны мөнгө хасагдаагүй.
switched-off-title = Энэ код идэвхгүй болсон
switched-off-body = Одоо ашиглаж буй кодыг дэлгүүрээс асууна уу. Таны мөнгө хасагдаагүй.
unknown-page-title = Ийм хуудас алга
unknown-page-body = Дэлгүүр дэх кодыг дахин уншуулна уу.
home-title = Дэлгүүрт төлөх
home-body = Хэтэвчийн аппаа нээж, дэлгүүр дэх кодыг уншуулна уу.
home-console = Дэлгүүрт: нэвтрэх
unreadable-title = Энэ хүсэлтийг уншиж чадсангүй
unreadable-body = Юу ч хийгдээгүй, мөнгө хасагдаагүй. Дэлгүүр дэх кодыг дахин уншуулна уу.

no-wallet-title = Энэ хуудсыг хэтэвчээр нээнэ үү
no-wallet-body = Alipay+ дэмждэг хэтэвчийн аппаар энд төлөх боломжтой.
no-wallet-how = Хэрхэн төлөх вэ
no-wallet-step-open = Хэтэвчийн аппаа нээнэ.
no-wallet-step-scan = Дэлгүүр дэх код эсвэл доорх кодыг аппаараа уншуулна.
no-wallet-step-pay = Дүнгээ оруулаад баталгаажуулна.
no-wallet-which = Ашиглах боломжтой хэтэвч
no-wallet-more = болон Alipay+ тэмдэгтэй бусад хэтэвч
no-wallet-qr = Энэ хуудасны QR код
no-wallet-link = Эсвэл холбоосыг хуулж, хэтэвчдээ нээнэ үү
no-wallet-link-label = Энэ хуудасны холбоос
copy = Хуулах
copied = Хуулсан

unreachable-title = Төлбөрийн үйлчилгээ хариу өгөхгүй байна
unreachable-body = Таны мөнгө хасагдаагүй. Дахин оролдоход мөнгө давхар хасагдахгүй.

busy-title = Яг одоо ачаалал их байна
busy-body = Түр хүлээгээд дахин оролдоно уу. Дахин оролдоход мөнгө давхар хасагдахгүй.

try-again = Дахин оролдох

server-error-title = Манай системд алдаа гарлаа
server-error-body = Түр хүлээгээд дахин оролдоно уу. Хэтэвчдээ баталгаажуулсан бол дахин битгий төлөөрэй: дэлгүүрээр шалгуулна уу.
server-error-request = Тусламж авахдаа энэ дугаарыг хэлнэ үү:
