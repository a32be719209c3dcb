# What those who use the console read, in Korean. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee 콘솔
rooms = 메뉴
language-switch = 언어
sign-out = 로그아웃
save = 저장
saved = 저장했습니다.
role-operator = 운영자
role-owner = 점주
role-staff = 직원

## What is wrong with a form

problem-summary = 아직 고칠 곳이 있습니다. 변경된 것은 없습니다.
problem-search = 아직 검색하지 않았습니다. 아래에 표시된 칸을 고치세요.
problem-empty = 입력해 주세요.
problem-too-long = { $count }자 이하로 입력하세요.
problem-steers = 표시할 수 없는 문자가 있습니다.
problem-not-there = 목록에서 고르세요.
problem-choose-one = 하나 이상 고르세요.
problem-too-many = 최대 { $count }개까지 고를 수 있습니다.
problem-category-code = 5812처럼 숫자 네 자리를 쓰세요.
problem-date = 날짜를 2026-11-22처럼 쓰세요.
problem-user-name = 이름에 { $character } 문자를 쓸 수 없습니다. 글자, 숫자, . _ - + @를 쓰세요.
problem-color = 색을 #1f3a93처럼 쓰세요.
problem-minimum-above-maximum = 최소 금액이 최대 금액보다 큽니다.
problem-amount-and-limits = 고정 금액에는 한도를 둘 수 없습니다. 하나만 입력하세요.
problem-same-store = 이미 이 매장에 있습니다.
problem-other-currency = 다른 통화의 금액이 설정되어 있습니다. 그 매장에 새 코드를 추가하세요.
problem-taken = 이미 쓰이는 이름입니다.
problem-poster = 이 설정으로는 포스터를 만들 수 없습니다.
problem-several-timezones = 이 국가에는 시간대가 여러 개 있습니다. 매장의 시간대를 선택하세요.
problem-picture-large = { $bytes }바이트입니다. { $allowed }바이트까지 받습니다.
problem-picture-unreadable = 읽을 수 있는 PNG나 SVG 이미지가 아닙니다.
problem-picture-pixels-many = 한 변이 { $count }픽셀을 넘습니다.
problem-picture-pixels-few = 긴 변이 { $count }픽셀보다 작아 인쇄하면 흐려집니다. 더 큰 이미지나 SVG를 쓰세요.
problem-picture-nothing = 이미지에 보이는 것이 없습니다.
problem-picture-thin = 한 변이 다른 변의 20배를 넘습니다.
problem-picture-forbidden = SVG에 이미지가 아닌 것이 있습니다: 스크립트, 윤곽선으로 바꾸지 않은 글자, 다른 파일로 가는 링크.
problem-picture-elaborate = 이 SVG를 그리는 데 메모리나 시간이 너무 많이 필요합니다. 단순하게 만들거나 PNG를 올리세요.
problem-picture-too-many = 이미지가 이미 { $count }개 있어 더 저장할 수 없습니다.
problem-password-short = 비밀번호는 { $count }자 이상이어야 합니다.
problem-password-long = 비밀번호는 { $count }자 이하여야 합니다.
problem-password-guessable = 이 비밀번호는 추측하기 쉽습니다. 본인만 함께 쓸 법한 단어 몇 개를 이어 보세요.
problem-passwords-differ = 두 비밀번호가 서로 다릅니다.
problem-password-wrong = 현재 비밀번호와 다릅니다.
problem-code-wrong = 코드가 맞지 않거나 이미 사용되었습니다. 지금 앱에 표시된 코드를 입력하세요. 그래도 안 되면 휴대폰 시각을 자동으로 맞추세요.
problem-code-shape = 앱에 표시된 숫자 여섯 자리를 입력하세요.
problem-recovery-wrong = 복구 코드가 맞지 않거나 이미 사용되었습니다.

## Notices

unknown-page-title = 페이지를 찾을 수 없습니다
unknown-page-body = 페이지가 옮겨졌거나 볼 권한이 없습니다.
forbidden-title = 권한이 없습니다
forbidden-body = 현재 역할로는 할 수 없는 작업입니다. 점주나 운영자에게 문의하세요.
stale-title = 만료된 양식입니다
stale-body = 변경된 것은 없습니다. 뒤로 가서 페이지를 새로 고친 뒤 다시 시도하세요.
unreadable-title = 이 양식을 읽을 수 없습니다
unreadable-body = 아무것도 처리되지 않았습니다. 뒤로 가서 페이지를 새로 고친 뒤 다시 시도해 주세요.
too-large-title = 너무 큽니다
too-large-body = 아무것도 처리되지 않았습니다. 돌아가서 더 작은 파일을 고르세요.
server-error-title = 시스템에 문제가 생겼습니다
server-error-body = 잠시 후 다시 시도해 주세요.
request-number = 도움을 요청할 때 이 번호를 알려 주세요:
go-back = 콘솔로 돌아가기

## Payments

till = 계산대
payments = 결제
summary = 합계
all-stores = 모든 매장
choose-store = 매장을 선택하세요
choose = 선택하세요
any = 전체
show = 보기
amount = 금액
status = 상태
code = 코드
code-or-label = 코드 또는 코드 이름
wallet = 결제 앱
wallet-unnamed = Alipay+ 결제 앱(이름 없음)
wallet-none = 알 수 없음
reference = 참조 번호
status-created = 요청됨
status-processing = 고객 승인 대기
status-succeeded = 결제 완료
status-failed = 결제 실패
status-cancelling = 취소 중
status-cancelled = 취소됨
status-returned = 결제 후 환불됨
refunded-part = { $amount } 환불됨
payment-count = 결제 { $count }건

## The till

till-live = 실시간
till-lost = 연결이 끊겨 다시 연결하는 중입니다. 보이는 내용이 오래된 것일 수 있습니다.
till-as-of = { $time } 기준
till-today = 오늘
till-sound = 소리
till-sound-hint = 누르면 결제가 들어올 때마다 소리가 납니다. 그 전에는 브라우저가 소리를 내지 않습니다.
till-empty = 아직 결제가 없습니다. 결제되는 순간 여기에 표시됩니다.

## Looking for payments

search = 검색
from-day = 시작일
to-day = 종료일
reference-hint = 고객 화면에 나오는 마지막 8자 또는 번호의 앞부분.
search-empty = 해당하는 결제가 없습니다.
payments-empty = 아직 결제가 없습니다. 카운터에 포스터를 놓고 결제 앱으로 스캔해 결제해 보세요.
older = 이전 결제
download-csv = CSV 다운로드
download-xlsx = 스프레드시트 다운로드 (XLSX)
problem-file-rows = 파일 하나에 { $count }건보다 많은 결제를 담을 수 없습니다. 기간을 더 짧게 선택하세요.
problem-amount = 올바른 금액이 아닙니다.
problem-reference = 영문자나 숫자를 네 자 이상 입력하세요.
attention = 확인 필요
unresolved = 15분이 지나도 결과가 없음
concern-more = { $count }건 더
settle = 처리 완료로 표시
settle-own = 본인이 환불한 건입니다. 처리 완료 표시는 점주가 해야 합니다.
unmatched = 어느 결제에도 맞지 않는 서명된 알림이 { $count }건 있습니다. 명령줄에서 볼 수 있습니다: standee payment unmatched

## One payment

payment = 결제 내역
payment-id = 내부 번호
alipayplus-id = Alipay+ 번호
made-at = 요청 시각
paid-at = 결제 시각
payer-note = 고객 메모
result-code = 결과 코드
history = 처리 내역
refunds = 환불
refund-created = 진행 중
refund-processing = Alipay+ 처리 중
refund-succeeded = 환불됨
refund-failed = 거절됨: 환불되지 않음
refund = 환불하기
refund-left = 최대 { $amount }까지 환불할 수 있습니다.
why = 사유
refund-why-hint = 고객이 볼 수 있습니다.
refund-confirm = { $amount } 환불할까요?
refund-confirm-body = Alipay+가 처리하면 되돌릴 수 없습니다.
refund-do = 예, 환불합니다
cancel = 결제 취소
cancel-body = 결제된 금액 전체가 환불됩니다. Alipay+는 당일에만 취소를 받습니다.
cancel-confirm = { $amount } 결제를 취소할까요?
cancel-do = 예, 취소합니다
leave-it = 아니요, 그대로 둡니다
refund-asked = 환불을 요청했습니다. 결과는 아래에 표시됩니다.
cancel-asked = 취소를 요청했습니다. 결과는 아래에 표시됩니다.
problem-reason = 사유를 256자 이내로 입력하세요.
problem-too-much = 환불할 수 있는 금액을 넘습니다.
problem-limit = 결제 한 건에 최대 { $amount }까지 환불할 수 있습니다.
problem-no-longer = 이 결제에는 더 이상 할 수 없는 작업입니다.

## Sums

by-day = 날짜별
by-code = 코드별
by-store = 매장별
day = 날짜
count = 건수
paid = 매출
refunded = 환불액
kept = 순매출
days = 일수
plot = 날짜별 매출
summary-empty = 이 기간에 결제가 없습니다.

## What happened to a payment

fact-opened = 고객이 ‘결제하기’를 눌렀습니다
fact-pay-asked = Alipay+에 결제를 다시 요청합니다
fact-pay-answered = Alipay+가 결제 요청에 응답했습니다
fact-pay-not-sent = Alipay+에 연결할 수 없어 아무것도 보내지 않았습니다
fact-pay-unknown = 결제 요청을 보냈으나 믿을 수 있는 응답이 없습니다
fact-notified = Alipay+가 알려 왔습니다
fact-inquired = 조회했고 Alipay+가 응답했습니다
fact-inquiry-unknown = 조회했으나 믿을 수 있는 응답이 없습니다
fact-cancel-asked-by-shop = 매장이 취소를 원합니다
fact-cancel-asked-on-expiry = 결제 시간이 지나 취소합니다
fact-cancel-answered = Alipay+가 취소 요청에 응답했습니다
fact-cancel-unknown = 취소 요청을 보냈으나 믿을 수 있는 응답이 없습니다
fact-ran-out = 결제 시간이 지났고 Alipay+에 아무것도 도달하지 않았습니다
fact-refund-opened = 매장이 환불합니다
fact-refund-asked = Alipay+에 환불을 다시 요청합니다
fact-refund-answered = Alipay+가 환불 요청에 응답했습니다
fact-refund-not-sent = 환불을 위해 Alipay+에 연결할 수 없어 아무것도 보내지 않았습니다
fact-refund-unknown = 환불 요청을 보냈으나 믿을 수 있는 응답이 없습니다
command-line = 명령줄
deed-refund = 환불 요청
deed-cancel = 취소 요청
alarm-amount-differs = 금액이나 통화가 저희 기록과 다릅니다. 아무것도 바꾸지 않았습니다
alarm-paid-after-cancel = 취소했는데 결제되었습니다. 고객에게 환불되었는지 확인하세요
alarm-contradiction = Alipay+의 이전 답과 다릅니다. Alipay+에 문의하세요
alarm-operator-needed = 자동으로 더 진행할 수 없습니다. 이유는 결과 코드에 있습니다
alarm-cancel-refused = Alipay+가 더 이상 취소하지 않습니다. 대신 환불하세요
alarm-never-notified = 조회로 확인되었고 알림은 오지 않았습니다. Alipay+에서 이 서버에 접속할 수 있는지 확인하세요
alarm-no-payment-url = 고객을 보낼 수 있는 주소가 오지 않았습니다
alarm-refund-failed = 환불이 거절되었습니다. 고객에게 환불되지 않았습니다

## Signing in

sign-in-title = 로그인
user-name = 사용자 이름
password = 비밀번호
sign-in = 로그인
sign-in-wrong = 사용자 이름이나 비밀번호가 맞지 않습니다. 잊었다면 계정 관리자에게 새 링크를 요청하세요.
sign-in-wait = 시도가 너무 많았습니다. { $seconds }초 후에 다시 시도하세요.
session-over = 로그인이 만료되어 방금 보낸 내용은 처리되지 않았습니다. 로그인한 뒤 다시 보내세요.
signed-out = 로그아웃했습니다.
password-set = 비밀번호를 설정했습니다. 새 비밀번호로 로그인하세요.

## The link that sets a password

welcome-title = 비밀번호 정하기
welcome-body = 콘솔에 로그인할 때 씁니다. 본인만 떠올릴 수 있는 단어 몇 개를 이어 쓰면 좋습니다.
new-password = 새 비밀번호
new-password-hint = { $count }자 이상
repeat-password = 한 번 더 입력
set-password = 비밀번호 설정
link-over-title = 만료된 링크입니다
link-over-body = 링크는 정해진 시간 동안 한 번만 쓸 수 있습니다. 링크를 준 사람에게 새 링크를 요청하세요.

## Your account

account = 계정
change-password = 비밀번호 변경
change-password-body = 변경하면 모든 기기에서 로그아웃되며, 새 비밀번호로 다시 로그인해야 합니다.
old-password = 이전 비밀번호
second-factor = 2단계 인증
second-factor-body = 휴대폰의 인증 앱에 표시되는 코드를 비밀번호 다음에 입력합니다.
second-factor-on = 설정됨
second-factor-set-up = 설정하기
second-factor-remove = 해제하기
second-factor-scan = 인증 앱으로 스캔한 뒤 표시되는 코드를 입력하세요.
second-factor-qr = 인증 앱용 QR 코드
second-factor-type = 또는 앱에 직접 입력하세요:
second-factor-code = 앱에 표시된 코드
recovery-code = 복구 코드
recovery-use = 복구 코드 사용
second-factor-confirm = 확인
second-factor-lost = 휴대폰이 없으면 복구 코드를 입력하세요. 복구 코드도 없으면 계정 관리자에게 문의하세요.
recovery-title = 복구 코드
recovery-body = 2단계 인증을 설정했습니다. 휴대폰이 없을 때 각 코드를 한 번씩 쓸 수 있습니다. 다시 표시되지 않으니 적어 두세요.
recovery-signed-out = 다른 모든 기기에서 로그아웃되었습니다.
sign-out-everywhere = 모든 기기에서 로그아웃
sign-out-everywhere-body = 이 기기와 다른 모든 기기의 로그인을 끝냅니다.

## Stores

stores = 매장
merchants = 가맹점 목록
stores-empty = 아직 매장이 없습니다. 먼저 매장을 추가한 뒤 코드를 추가하세요.
merchants-empty = 아직 가맹점이 없습니다. 돈을 받는 회사를 먼저 추가하고, 매장과 코드를 차례로 추가하세요.
store = 매장
store-add = 매장 추가
store-edit = 매장 수정
store-name = 매장 이름
store-name-hint = 간판에 적힌 그대로 입력하세요. 결제하는 사람에게 보입니다.
merchant-add = 가맹점 추가
merchant-edit = 가맹점 수정
merchant-name = 회사 이름
category-code = 업종 코드
category-code-hint = ISO 18245 업종 코드 네 자리. 예: 음식점 5812
merchant = 가맹점
currency = 통화
currency-hint = ISO 4217 코드. 예: SGD. 나중에 바꿀 수 없습니다.
region = 국가 또는 지역
region-hint = ISO 3166 두 글자. 예: SG. 금액 표기 방식을 정합니다.
timezone = 시간대
timezone-hint = 예: Asia/Singapore. 매장의 하루가 이 시간대로 나뉩니다.
timezone-of-region = 비워 두면 그 국가의 시간대를 씁니다.
staff-language = 직원이 쓰는 언어
logo = 로고
logo-hint = 결제 페이지와 포스터에서 매장 이름 옆에 표시됩니다.
mark = 결제 수단 표시
mark-hint = Alipay+의 Acceptance Mark Generator로 만드세요. 결제 페이지 아래와 포스터에 표시됩니다.
picture-file = 이미지
picture-file-hint = 윤곽선만 있는 SVG 또는 PNG. 휴대폰이 불러오는 크기로 { $bytes }바이트까지.
picture-upload = 올리기
picture-remove = 이미지 삭제
picture-remove-confirm = 이 이미지를 삭제할까요?
picture-remove-body = 삭제되어 결제 화면과 새 포스터에서 사라집니다. 다시 쓰려면 파일을 다시 올리세요.
picture-now = 결제하는 사람이 보는 이미지
picture-of-folder = 서버의 폴더에 있는 이미지입니다. 여기에 올린 이미지가 대신 쓰입니다.
picture-none = 아직 없습니다.

## Codes

codes = 결제 코드
codes-empty = 아직 코드가 없습니다. 카운터나 테이블마다 하나씩 추가하고 포스터를 인쇄하세요.
code-add = 코드 추가
code-edit = 코드 수정
code-edit-hint = 바뀐 내용은 결제하는 사람에게 바로 보입니다. 금액이나 코드 이름이 적힌 포스터는 다시 인쇄해야 합니다.
code-label = 코드 이름
code-label-hint = 테이블 번호처럼 부르는 이름입니다. 결제하는 사람에게 보입니다. 비워 둘 수 있습니다.
code-amount = 고정 금액
code-amount-hint = 모든 결제 금액이 같을 때 씁니다. 비워 두면 결제하는 사람이 금액을 입력합니다.
code-minimum = 최소 금액
code-maximum = 최대 금액
code-limit-hint = 비워 둘 수 있습니다.
code-on = 사용 중
code-off = 꺼짐
code-replaced = 교체됨
code-replaced-by = 영구히 꺼졌습니다. 대신하는 코드:
code-address = 주소
code-switch-on = 코드 켜기
code-switch-off = 코드 끄기
code-move = 다른 매장으로 옮기기
code-move-to = 옮길 매장
code-move-hint = 이후 포스터를 스캔하면 그 매장에 결제됩니다. 이전 이름이 적혀 있으니 포스터를 다시 인쇄하세요.
code-move-confirm = 이 코드를 다른 매장으로 옮길까요?
code-move-other-merchant = 이후에는 다른 가맹점이 돈을 받습니다.
merchant-paid-now = 지금 돈을 받는 가맹점
merchant-paid-then = 옮긴 뒤 돈을 받는 가맹점
code-move-do = 코드 옮기기
code-replace = 새 코드로 교체
code-replace-hint = 코드가 유출되었을 때 씁니다. 이전 포스터는 영구히 꺼지며 다시 인쇄해야 합니다.
code-replace-confirm = 이 코드를 영구히 교체할까요?
deed-added = 추가함
deed-on = 켬
deed-off = 끔
deed-moved = 옮김:
deed-replaced = 다음으로 교체:
deed-replaces = 다음을 대신함:
deed-printed = 포스터 제작:
deed-changed = 변경:
deed-allowed = 권한:
deed-link = 비밀번호 설정 링크를 만듦
deed-password = 비밀번호를 설정함
deed-second-factor = 2단계 인증을 설정함
deed-second-factor-removed = 2단계 인증을 해제함
deed-picture = 이미지를 올림
deed-picture-removed = 이미지를 삭제함

## Posters

poster-make = 포스터 만들기
poster-size = 크기
poster-table = 접는 탁상 안내판 (A4)
poster-labels = 라벨 용지
poster-sheet = 라벨 종류
poster-sheet-hint = 라벨 용지에만 적용됩니다. 100% 크기로 인쇄하세요.
poster-format = 파일 형식
poster-language = 첫째 언어
poster-language-second = 둘째 언어
poster-language-third = 셋째 언어
poster-no-language = 없음
poster-color = 바탕색
poster-crop-marks = 인쇄소용 재단선과 도련
poster-download = 포스터 내려받기
poster-address-long = 코드의 주소는 { $bytes }바이트인데, 잘 읽히는 코드에는 { $allowed }바이트까지 들어갑니다. 그중 호스트는 { $host }바이트이고 { $host-max }바이트까지 가능합니다. 운영자에게 더 짧은 호스트를 요청하세요.
poster-other-address = 코드의 주소가 서버의 주소로 시작하지 않습니다. 운영자에게 알리세요: public_url 설정이 맞지 않습니다.
poster-font = 서버에 이 글자를 쓸 수 있는 글꼴이 없습니다. 운영자에게 { $font } 설치를 요청하세요.
poster-no-font = 설치할 수 있는 글꼴 중에 { $character } 문자를 쓸 수 있는 것이 없습니다. 이름에서 빼세요.
poster-no-room = 이 크기에는 읽을 수 있는 글자로 다음 내용이 들어가지 않습니다. 내용을 줄이거나 더 큰 크기를 고르세요.
poster-unreadable = 코드 { $count }개 중 { $read }개만 인식되어 포스터를 만들지 않았습니다. 더 큰 크기를 고르세요.
poster-drawing = 시스템에 문제가 생겼습니다. 서버의 로그에 내용이 있습니다. 운영자에게 문의하세요.

## Users

users = 사용자
users-empty = 아직 등록된 직원이 없습니다. 사용자를 추가하고 링크를 전달하세요.
user-add = 사용자 추가
user-name-hint = 로그인할 때 쓰는 이름입니다. 예: 이메일 주소. 나중에 바꿀 수 없습니다.
role = 역할
role-hint = 직원은 자기 매장의 결제를 봅니다. 점주는 자기 가맹점의 매장에서 모든 일을 합니다.
user-merchants = 가맹점 (점주용)
user-stores = 매장 (직원용)
user-limit = 환불 한도
user-limit-hint = 결제 한 건에서 돌려줄 수 있는 최대 금액입니다. 비워 두면 환불할 수 없습니다.
user-on = 로그인 가능
user-invited = 아직 비밀번호 없음
user-off = 정지된 계정
user-switch-on = 계정 사용
user-switch-off = 계정 정지
user-off-confirm = 이 사용자를 끌까요?
user-off-body = 모든 기기에서 즉시 로그아웃되고, 다시 켤 때까지 로그인할 수 없습니다.
user-link = 비밀번호 설정 링크 새로 만들기
user-remove-second-factor = 2단계 인증 해제
user-factor-confirm = 이 사용자의 2단계 인증을 해제할까요?
user-factor-body = 새로 설정할 때까지 비밀번호만으로 로그인하게 됩니다. 요청한 사람이 본인임을 확인한 경우에만 하세요.
link-title = 비밀번호 설정 링크
link-body = 이 사용자에게만 전달하세요. { $days }일 안에 한 번만 쓸 수 있으며 다시 표시되지 않습니다.

## 시스템 연동

systems = 시스템 연동
webhooks = 웹훅
webhooks-hint = 결과가 나오는 즉시 귀사의 시스템에 서명된 메시지를 보냅니다.
webhook-url = 귀사 시스템의 주소
webhook-url-hint = https:// 로 시작하고 공용 인터넷에 있어야 합니다.
webhook-add = 웹훅 추가
webhook-failed = 자동으로 꺼짐: 며칠 동안 아무것도 받지 않았거나 더 이상 없음
webhook-failing = 다음 시각부터 아무것도 받지 않음:
webhook-switch-on = 웹훅 켜기
webhook-switch-off = 웹훅 끄기
webhook-off-confirm = 이 웹훅을 끌까요?
webhook-off-body = 꺼져 있는 동안 생긴 일은 나중에도 전송되지 않습니다.
webhook-rotate = 새 비밀 키 만들기
webhook-rotate-confirm = 이 웹훅의 새 비밀 키를 만들까요?
webhook-rotate-hint = 이전 비밀 키도 24시간 동안 함께 서명합니다.
webhook-remove = 웹훅 삭제
webhook-remove-confirm = 이 웹훅을 삭제할까요?
webhook-remove-body = 이 주소로 더는 전송되지 않습니다. 되돌릴 수 없으며, 새 웹훅은 새 비밀 키를 씁니다.
webhook-resend = 다시 보내기
secret-title = 한 번만 표시됩니다
secret-body = 지금 귀사의 시스템에 복사하세요. 다시 표시되지 않습니다.
deliveries = 전송 내역
deliveries-empty = 아직 보낸 것이 없습니다.
delivery-waiting = 전송 중
delivery-delivered = 전송 완료
delivery-given-up = 전송 실패
api-keys = API 키
api-keys-hint = 귀사의 시스템이 이 키로 결제를 조회하고, 환불하고, 코드를 켜고 끕니다. 비밀번호처럼 보관하세요.
api-key-name = 용도
api-key-id = 키
api-key-add = 키 만들기
api-key-revoke = 폐기하기
api-key-revoke-confirm = 이 API 키를 폐기할까요?
api-key-revoke-body = 이 키를 쓰는 시스템은 다음 요청부터 거부됩니다. 폐기한 키는 되돌릴 수 없습니다.
api-key-revoked = 폐기됨
webhooks-failed = 웹훅이 자동으로 꺼졌습니다. 시스템 연동에서 확인하세요.
problem-destination = 메시지는 공용 인터넷의 https 주소로만 보냅니다. 주소에 비밀번호나 # 뒤의 부분이 없어야 합니다.
problem-unknown-name = 이 이름을 찾을 수 없습니다. 철자를 확인하세요.
problem-as-many = 더 만들 수 없습니다. 먼저 하나를 삭제하세요.
