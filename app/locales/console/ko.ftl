# What those who use the console read, in Korean. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee 콘솔
rooms = 메뉴
language-switch = 언어
sign-out = 로그아웃
saved = 저장했습니다.
role-operator = 운영자
role-owner = 점주
role-staff = 직원

## What is wrong with a form

problem-summary = 아직 고칠 곳이 있습니다. 변경된 것은 없습니다.
problem-empty = 입력해 주세요.
problem-password-short = 비밀번호는 { $count }자 이상이어야 합니다.
problem-password-long = 비밀번호는 { $count }자 이하여야 합니다.
problem-password-guessable = 이 비밀번호는 추측하기 쉽습니다.
problem-passwords-differ = 두 비밀번호가 서로 다릅니다.
problem-password-wrong = 현재 비밀번호와 다릅니다.

## Notices

unknown-page-title = 이 페이지가 없습니다
unknown-page-body = 페이지가 옮겨졌거나 볼 권한이 없습니다.
forbidden-title = 권한이 없습니다
forbidden-body = 현재 역할로는 할 수 없는 작업입니다. 점주나 운영자에게 문의하세요.
stale-title = 만료된 양식입니다
stale-body = 변경된 것은 없습니다. 뒤로 가서 페이지를 새로 고친 뒤 다시 시도하세요.
server-error-title = 저희 쪽에 문제가 생겼습니다
server-error-body = 잠시 후 다시 시도해 주세요.
request-number = 도움을 요청할 때 이 번호를 알려 주세요
go-back = 콘솔로 돌아가기

## Signing in

sign-in-title = 로그인
user-name = 사용자 이름
password = 비밀번호
sign-in = 로그인
sign-in-wrong = 사용자 이름이나 비밀번호가 맞지 않습니다.
sign-in-wait = 시도가 너무 많았습니다. { $seconds }초 후에 다시 시도하세요.
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
sign-out-everywhere = 모든 기기에서 로그아웃
sign-out-everywhere-body = 이 기기와 다른 모든 기기의 로그인을 끝냅니다.

## Stores

stores = 매장
stores-empty = 아직 매장이 없습니다.
merchant = 가맹점
currency = 통화
timezone = 시간대
staff-language = 직원이 쓰는 언어
