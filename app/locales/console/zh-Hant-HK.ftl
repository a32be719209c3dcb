# What those who use the console read, in traditional Chinese, as Hong Kong writes it. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee 管理後台
rooms = 功能
language-switch = 語言
sign-out = 登出
save = 儲存
history = 紀錄
saved = 已儲存。
role-operator = 營運者
role-owner = 商戶東主
role-staff = 店員

## What is wrong with a form

problem-summary = 還有內容需要修改，尚未作出任何更改。
problem-empty = 請填寫此項。
problem-too-long = 最多 { $count } 個字元。
problem-steers = 當中有無法顯示的字元。
problem-not-there = 請從列表中選擇。
problem-choose-one = 請至少選擇一項。
problem-too-many = 最多可選擇 { $count } 項。
problem-not-like-that = 格式不正確。
problem-minimum-above-maximum = 最低金額高於最高金額。
problem-amount-and-limits = 固定金額不能再設限額，請只填寫其中一項。
problem-same-store = 它已經在這家店舖。
problem-other-currency = 它的金額是另一種貨幣。請在該店舖新增收款碼。
problem-taken = 此名稱已被使用。
problem-poster = 無法按此設定製作海報。
problem-password-short = 密碼最少要有 { $count } 個字元。
problem-password-long = 密碼最多 { $count } 個字元。
problem-password-guessable = 這個密碼太容易被猜中。
problem-passwords-differ = 兩次輸入的密碼不相同。
problem-password-wrong = 這不是您的密碼。
problem-code-wrong = 驗證碼不正確，或已使用過。

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
second-factor = 雙重認證
second-factor-body = 手機上的驗證器應用程式會顯示驗證碼，登入時在密碼之後輸入。
second-factor-on = 已設定
second-factor-set-up = 開始設定
second-factor-remove = 移除
second-factor-scan = 用驗證器應用程式掃描此碼，然後輸入它顯示的驗證碼。
second-factor-qr = 供驗證器應用程式掃描的二維碼
second-factor-type = 或在應用程式中輸入：
second-factor-code = 應用程式顯示的驗證碼
second-factor-confirm = 確認
second-factor-lost = 沒有手機時，請輸入一個復原碼。沒有復原碼時，請聯絡管理您帳戶的人。
recovery-title = 復原碼
recovery-body = 雙重認證已設定。沒有手機時，每個復原碼可使用一次。請記下來，之後不再顯示。
sign-out-everywhere = 在所有裝置上登出
sign-out-everywhere-body = 結束您在此裝置及其他所有裝置上的登入。

## Stores

stores = 店舖
stores-empty = 還沒有店舖。先新增一家，再為它加入收款碼。
merchants-empty = 還沒有商戶。先新增收款的公司，再加入店舖，然後加入收款碼。
store = 店舖
store-add = 新增店舖
store-edit = 修改店舖
store-name = 店舖名稱
store-name-hint = 店面招牌上的名稱，用它自己的語言。付款人會看到。
merchant-add = 新增商戶
merchant-name = 公司名稱
category-code = 商戶類別代碼
category-code-hint = ISO 18245 商戶類別代碼：四位數字，例如餐飲為 5812。
merchant = 商戶
currency = 貨幣
currency-hint = ISO 4217 代碼，例如 SGD。之後不能更改。
region = 國家或地區
region-hint = ISO 3166 兩位字母，例如 SG。決定金額的寫法。
timezone = 時區
timezone-hint = 例如 Asia/Singapore。店舖的一天以此為準。
staff-language = 員工使用的語言

## Codes

codes = 收款碼
codes-empty = 還沒有收款碼。為櫃位或每張枱加入一個，然後列印海報。
code-add = 新增收款碼
code-label = 標籤
code-label-hint = 您對它的稱呼，例如枱號。付款人會看到。可以留空。
code-amount = 固定金額
code-amount-hint = 每筆付款金額相同時填寫。留空則由付款人輸入金額。
code-minimum = 最低金額
code-maximum = 最高金額
code-limit-hint = 可以留空。
code-on = 啟用
code-off = 停用
code-replaced = 已替換
code-replaced-by = 它已永久停用，取而代之的是
code-address = 網址
code-switch-on = 啟用此碼
code-switch-off = 停用此碼
code-move = 移到其他店舖
code-move-to = 目標店舖
code-move-hint = 之後掃描海報的人會付款給該店舖。請重新列印海報，舊海報印着原來的店名。
code-replace = 換成新的收款碼
code-replace-hint = 收款碼外洩時使用。舊海報將永久停用，需要重新列印。
deed-added = 新增
deed-on = 已啟用
deed-off = 已停用
deed-moved = 移動：
deed-replaced = 替換為
deed-replaces = 取代
deed-printed = 製作海報：

## Posters

poster-make = 製作海報
poster-size = 尺寸
poster-table = 座枱立牌，對摺 (A4)
poster-labels = 標籤紙
poster-sheet = 標籤紙型號
poster-sheet-hint = 只適用於標籤紙。請按 100% 比例列印。
poster-format = 檔案格式
poster-language = 第一種語言
poster-language-second = 第二種語言
poster-language-third = 第三種語言
poster-no-language = 無
poster-color = 底色
poster-crop-marks = 裁切線與出血，供印刷廠使用
poster-download = 下載海報

## Users

users = 用戶
users-empty = 這裏還沒有您的員工。請加入用戶並把連結交給他們。
user-add = 新增用戶
user-name-hint = 用於登入，例如電郵地址。之後不能更改。
role = 角色
role-hint = 店員可查看所屬店舖的付款。東主可管理名下商戶的所有店舖。
user-merchants = 商戶（適用於東主）
user-stores = 店舖（適用於店員）
user-limit = 退款上限
user-limit-hint = 每筆付款最多可退的金額。留空則不能退款。
user-on = 可以登入
user-invited = 尚未設定密碼
user-off = 已停用帳戶
user-switch-on = 啟用用戶
user-switch-off = 停用用戶
user-link = 產生新的密碼設定連結
user-remove-second-factor = 移除雙重認證
link-title = 密碼設定連結
link-body = 請只交給該用戶本人。連結只能使用一次，{ $days } 天內有效，之後不再顯示。
