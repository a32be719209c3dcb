# What payers read, in Korean.

## Every page

language-switch = 언어
via-alipayplus = Alipay+ 결제

## Entry page

entry-title = 결제
amount-label = 결제 금액
amount-fixed = 매장에서 정한 금액입니다.
amount-between = { $minimum } ~ { $maximum }
amount-at-least = { $minimum } 이상
amount-at-most = { $maximum } 이하
note-label = 매장에 남길 메모
note-optional = 선택
keypad-label = 숫자 키패드
key-decimal = 소수점
key-delete = 지우기
pay = 결제하기
pay-amount = { $amount } 결제하기
paying = 결제 앱을 여는 중…
pay-next = 결제 앱에서 승인하기 전에는 결제되지 않습니다.
pay-next-named = { $wallet }에서 승인하기 전에는 결제되지 않습니다.
turn = 직원에게 보여주기

problem-empty = 결제할 금액을 입력해 주세요.
problem-not-a-number = 금액 형식이 올바르지 않습니다. 숫자만 입력해 주세요.
problem-character = 금액에 쓸 수 없는 문자가 있습니다: ‘{ $character }’. 숫자만 입력해 주세요.
problem-negative = 금액은 0보다 작을 수 없습니다.
problem-zero = 0보다 큰 금액을 입력해 주세요.
problem-too-many-decimals = { $allowed ->
    [0] { $currency } 금액에는 소수점을 쓸 수 없습니다.
   *[other] { $currency } 금액은 소수점 아래 { $allowed }자리까지 입력할 수 있습니다.
}
problem-ambiguous = 금액을 정확히 알 수 없습니다. 구분 기호 없이 다시 입력해 주세요.
problem-too-large = 금액이 너무 큽니다.
problem-below-minimum = 이곳의 최소 결제 금액은 { $minimum }입니다.
problem-above-maximum = 이곳의 최대 결제 금액은 { $maximum }입니다.
problem-unusual = { $amount }: 매우 큰 금액입니다. 금액이 맞으면 ‘결제하기’를 다시 눌러 주세요.
problem-note = 메모가 너무 깁니다. { $maximum }자까지 입력할 수 있습니다.
problem-page-expired = 페이지가 너무 오래 열려 있었습니다. 금액을 확인하고 ‘결제하기’를 다시 눌러 주세요.
problem-offline = 오프라인 상태라 아무것도 전송되지 않았습니다. 인터넷에 연결한 뒤 ‘결제하기’를 다시 눌러 주세요.

## Outcome page

checking-title = 결제 결과 확인 중
checking-wait = 결제 앱의 응답을 기다리고 있습니다. 결과는 자동으로 표시됩니다.
checking-do-not-repeat = 결제 앱에서 이미 결제를 마치셨다면 다시 결제하지 마세요.
checking-deadline = { $time }까지 결제 앱에서 결제하실 수 있습니다.
checking-late = 결제 시간이 지났습니다. 결제 결과를 조회하고 있습니다.
continue-in-wallet = 결제 앱에서 계속하기
not-paid-yet = 결제하지 않고 돌아오셨나요?
start-again = 처음부터 다시 하기
other-amount = 이 결제의 금액은 { $amount }이고, 방금 입력하신 금액은 { $typed }입니다.
continue-with = { $amount } 결제 이어서 하기
start-again-with = { $amount } 처음부터 다시 하기
check-again = 다시 확인
connection-trouble = 연결이 끊어져 다시 시도하고 있습니다.
connection-given-up = 아직 연결되지 않습니다. ‘다시 확인’을 눌러 주세요.

succeeded-title = 결제 완료
succeeded-live = 실시간 화면, 매장 시각 { $time }
succeeded-earlier = 이전 결제
paid-at = 결제 시각 { $time }
paid-on = 결제 일시 { $time }
paid-yesterday = 어제 결제됨, { $time }
already-paid = 이미 완료된 결제입니다. 중복 결제되지 않았습니다.
failed-title = 결제되지 않았습니다
failed-not-charged = 금액이 청구되지 않았습니다.
cancelling-title = 결제 취소 중
cancelling-wait = 결제 앱의 응답을 기다리고 있습니다. 아직 다시 결제하지 마세요. 결과는 자동으로 표시됩니다.
cancelling-returning = 매장에서 환불을 진행하고 있습니다. 결제 앱의 응답을 기다리는 중이며, 결과는 자동으로 표시됩니다.
cancelled-title = 결제가 취소되었습니다
cancelled-not-charged = 결제 금액은 청구되지 않습니다. 결제 앱에 청구된 것으로 표시되면 환불됩니다.
cancelled-returned = 결제가 완료되었으나 매장에서 환불했습니다. 결제 앱으로 돌려받은 금액: { $amount }

reason-declined = 결제 앱에서 결제가 거절되었습니다.
reason-expired = 결제 시간이 지났습니다.
reason-insufficient-funds = 잔액이 부족합니다. 결제 앱에서 충전하거나 다른 카드를 선택한 뒤 처음부터 다시 해 주세요.
reason-limit-exceeded = 결제 앱의 한도를 초과했습니다. 한도를 확인하거나 금액을 줄여 주세요.
reason-risk-refused = 안전을 위해 결제가 거절되었습니다. 다른 방법으로 결제해 주세요.
reason-wallet-account = 지금은 이 계정으로 결제할 수 없습니다. 결제 앱에서 필요한 사항을 확인해 주세요.
reason-method-unavailable = 지금은 이 앱으로 여기서 결제할 수 없습니다. 다른 결제 앱을 이용해 주세요.
reason-service-problem = 지금은 매장에서 이 결제를 받을 수 없습니다. 다른 방법으로 결제해 주세요.
reason-cancelled-by-shop = 매장에서 결제를 취소했습니다.
reason-other = 결제가 완료되지 않았습니다.

detail-store = 결제처
detail-store-unpaid = 매장
detail-amount = 금액
detail-refunded = 환불 금액
detail-wallet = 결제 수단
detail-time = 일시
detail-code = 결제 코드
detail-note = 메모
detail-reference = 참조 번호

## Notices

unknown-code-title = 알 수 없는 코드입니다
unknown-code-body = 코드 전체를 다시 스캔하거나 직원에게 문의해 주세요. 금액이 청구되지 않았습니다.
switched-off-title = 사용이 중지된 코드입니다
switched-off-body = 지금 사용하는 코드를 직원에게 문의해 주세요. 금액이 청구되지 않았습니다.
unknown-page-title = 페이지를 찾을 수 없습니다
unknown-page-body = 매장의 코드를 다시 스캔해 주세요.
home-title = 매장에서 결제하기
home-body = 결제 앱을 열고 매장의 코드를 스캔해 주세요.
home-console = 매장용 로그인
unreadable-title = 요청을 읽을 수 없습니다
unreadable-body = 아무것도 처리되지 않았고 결제되지 않았습니다. 매장의 코드를 다시 스캔해 주세요.

no-wallet-title = 결제 앱에서 열어 주세요
no-wallet-body = Alipay+를 지원하는 결제 앱으로 결제할 수 있습니다.
no-wallet-how = 결제 방법
no-wallet-step-open = 결제 앱을 엽니다.
no-wallet-step-scan = 앱의 스캔 기능으로 매장의 코드나 아래 코드를 스캔합니다.
no-wallet-step-pay = 금액을 입력하고 결제합니다.
no-wallet-which = 사용할 수 있는 앱
no-wallet-more = 그 밖에 Alipay+ 표시가 있는 앱
no-wallet-qr = 이 페이지의 QR 코드
no-wallet-link = 또는 링크를 복사해 결제 앱에서 여세요
no-wallet-link-label = 이 페이지의 링크
copy = 복사
copied = 복사했습니다

unreachable-title = 결제 서비스가 응답하지 않습니다
unreachable-body = 금액이 청구되지 않았습니다. 다시 시도해도 중복 결제되지 않습니다.

busy-title = 지금 접속자가 매우 많습니다
busy-body = 잠시 기다린 후 다시 시도해 주세요. 다시 시도해도 중복 결제되지 않습니다.

try-again = 다시 시도

server-error-title = 시스템에 문제가 생겼습니다
server-error-body = 잠시 후 다시 시도해 주세요. 결제 앱에서 이미 결제를 마치셨다면 다시 결제하지 말고 직원에게 확인을 요청해 주세요.
server-error-request = 문의하실 때 이 번호를 알려 주세요:
