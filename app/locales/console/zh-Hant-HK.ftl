# What those who use the console read, in traditional Chinese, as Hong Kong writes it. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee 管理後台
rooms = 功能
language-switch = 語言
sign-out = 登出
saved = 已儲存。
role-operator = 營運者
role-owner = 商戶東主
role-staff = 店員

## What is wrong with a form

problem-summary = 還有內容需要修改，尚未作出任何更改。
problem-empty = 請填寫此項。
problem-password-short = 密碼最少要有 { $count } 個字元。
problem-password-long = 密碼最多 { $count } 個字元。
problem-password-guessable = 這個密碼太容易被猜中。
problem-passwords-differ = 兩次輸入的密碼不相同。
problem-password-wrong = 這不是您的密碼。

## Notices

unknown-page-title = 沒有這個頁面
unknown-page-body = 頁面可能已移動，或者您無權查看。
forbidden-title = 您沒有權限
forbidden-body = 您的角色不能進行這項操作。請聯絡東主或營運者。
stale-title = 此表格已失效
stale-body = 沒有作出任何更改。請返回，重新載入頁面後再試一次。
server-error-title = 我們這邊出現問題
server-error-body = 請稍後再試。
request-number = 如需協助，請提供此編號
go-back = 返回管理後台

## Signing in

sign-in-title = 登入
user-name = 用戶名稱
password = 密碼
sign-in = 登入
sign-in-wrong = 用戶名稱或密碼不正確。
sign-in-wait = 嘗試次數過多，請在 { $seconds } 秒後再試。
signed-out = 您已登出。
password-set = 密碼已設定，請用它登入。

## The link that sets a password

welcome-title = 設定密碼
welcome-body = 用它登入管理後台。用幾個只有您會連在一起的詞語是個好方法。
new-password = 新密碼
new-password-hint = 最少 { $count } 個字元。
repeat-password = 再輸入一次
set-password = 設定密碼
link-over-title = 此連結已失效
link-over-body = 連結只能使用一次，並且有時限。請向給您連結的人索取新的連結。

## Your account

account = 帳戶
change-password = 更改密碼
change-password-body = 更改後會在所有裝置上登出，請用新密碼重新登入。
old-password = 舊密碼
sign-out-everywhere = 在所有裝置上登出
sign-out-everywhere-body = 結束您在此裝置及其他所有裝置上的登入。

## Stores

stores = 店舖
stores-empty = 還沒有店舖。
merchant = 商戶
currency = 貨幣
timezone = 時區
staff-language = 員工使用的語言
