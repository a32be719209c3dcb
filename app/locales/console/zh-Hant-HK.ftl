# What those who use the console read, in traditional Chinese, as Hong Kong writes it. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee 管理後台
rooms = 功能
language-switch = 語言
sign-out = 登出
save = 儲存
saved = 已儲存。
role-operator = 營運者
role-owner = 東主
role-staff = 店員

## What is wrong with a form

problem-summary = 還有內容需要修改，尚未作出任何更改。
problem-search = 尚未搜尋，請修改下方標示的內容。
problem-empty = 請填寫此項。
problem-too-long = 最多 { $count } 個字元。
problem-steers = 當中有無法顯示的字元。
problem-not-there = 請從列表中選擇。
problem-choose-one = 請至少選擇一項。
problem-too-many = 最多可選擇 { $count } 項。
problem-category-code = 請輸入四位數字，例如 5812。
problem-date = 請按 2026-11-22 的格式填寫日期。
problem-user-name = 名稱中不能有 { $character }。請使用字母、數字和 . _ - + @
problem-color = 請按 #1f3a93 的格式填寫顏色。
problem-minimum-above-maximum = 最低金額高於最高金額。
problem-amount-and-limits = 固定金額不能再設限額，請只填寫其中一項。
problem-same-store = 此收款碼已屬於這家店舖。
problem-other-currency = 此收款碼的金額是另一種貨幣。請在該店舖新增收款碼。
problem-taken = 此名稱已被使用。
problem-poster = 無法按此設定製作海報。
problem-several-timezones = 該國家或地區有多個時區，請選擇店舖所在的時區。
problem-picture-large = 圖片大小為 { $bytes } 位元組，上限為 { $allowed } 位元組。
problem-picture-unreadable = 不是可讀取的 PNG 或 SVG 圖片。
problem-picture-pixels-many = 圖片有一邊超過 { $count } 像素。
problem-picture-pixels-few = 長邊少於 { $count } 像素，印刷會模糊：請用較大的圖片或 SVG。
problem-picture-nothing = 圖片裏什麼也看不到。
problem-picture-thin = 圖片一邊超過另一邊的 20 倍。
problem-picture-forbidden = SVG 中含有不屬於圖片的內容：指令碼、未轉為輪廓的文字，或指向其他檔案的連結。
problem-picture-elaborate = 繪製此 SVG 需要過多記憶體或時間。請簡化，或上傳 PNG。
problem-picture-too-many = 已有 { $count } 張圖片，不能再增加。
problem-password-short = 密碼最少要有 { $count } 個字元。
problem-password-long = 密碼最多 { $count } 個字元。
problem-password-guessable = 這個密碼很容易被人猜中。請用幾個只有你才會放在一起的詞組成密碼。
problem-passwords-differ = 兩次輸入的密碼不相同。
problem-password-wrong = 這不是你的密碼。
problem-code-wrong = 驗證碼不正確，或已使用過。請輸入應用程式現在顯示的驗證碼。如果仍不正確，請將手機時間設為自動。
problem-code-shape = 請輸入應用程式顯示的六位數字。
problem-recovery-wrong = 復原碼不正確，或已使用過。

## Notices

unknown-page-title = 找不到此頁面
unknown-page-body = 頁面可能已移動，或者你無權查看。
forbidden-title = 你沒有權限
forbidden-body = 你的角色不能進行這項操作。請聯絡東主或營運者。
stale-title = 此表格已失效
stale-body = 沒有作出任何更改。請返回，重新載入頁面後再試一次。
unreadable-title = 無法讀取此表格
unreadable-body = 未執行任何操作。請返回，重新載入頁面，然後再試一次。
too-large-title = 內容過大
too-large-body = 沒有進行任何操作。請返回並選擇較小的檔案。
server-error-title = 我們這邊出現問題
server-error-body = 請稍後再試。
request-number = 如需協助，請提供此編號：
go-back = 返回管理後台

## Payments

till = 即時收款
payments = 收款記錄
summary = 匯總
all-stores = 所有店舖
choose-store = 請選擇店舖
choose = 請選擇
any = 不限
show = 查看
amount = 金額
status = 狀態
code = 收款碼
code-or-label = 收款碼或標籤
wallet = 錢包
wallet-unnamed = Alipay+ 錢包（未註明）
wallet-none = 未知
reference = 參考編號
status-created = 已發起
status-processing = 等待付款人確認
status-succeeded = 已付款
status-failed = 付款失敗
status-cancelling = 正在取消
status-cancelled = 已取消
status-returned = 已付款，後退回
refunded-part = 已退 { $amount }
payment-count = { $count } 筆交易

## The till

till-live = 即時
till-lost = 連線已中斷，正在重新連線。你看到的內容可能已過時。
till-as-of = 截至 { $time }
till-today = 今日
till-sound = 聲音
till-sound-hint = 按一下後，每筆付款成功時會有提示音；未按之前瀏覽器不會發聲。
till-empty = 尚未有交易。付款成功的一刻會在這裏顯示。

## Looking for payments

search = 搜尋
from-day = 由
to-day = 至
reference-hint = 付款人頁面所示的最後 8 個字元，或編號的開頭。
search-empty = 沒有符合條件的交易。
payments-empty = 尚未有交易。把海報放在櫃位上，用錢包掃碼付款試試。
older = 較早的交易
download-csv = 下載 CSV
download-xlsx = 下載試算表（XLSX）
problem-file-rows = 一個檔案放不下超過 { $count } 筆交易。請選擇較少的日數。
problem-amount = 這不是有效的金額。
problem-reference = 請最少輸入其中四個字母或數字。
attention = 需要處理
unresolved = 超過 15 分鐘沒有結果
concern-more = 另有 { $count } 項
settle = 標示為已處理
settle-own = 這筆款項由你本人退回，須由東主標示為已處理。
unmatched = 有 { $count } 則已簽署的通知對應不到任何交易。可用指令查看：standee payment unmatched

## One payment

payment = 交易詳情
payment-id = 我方編號
alipayplus-id = Alipay+ 編號
made-at = 發起時間
paid-at = 付款時間
payer-note = 付款人備註
result-code = 結果碼
history = 處理記錄
refunds = 退款
refund-created = 已提出退款
refund-processing = Alipay+ 尚未完成
refund-succeeded = 已退款
refund-failed = 被拒絕：沒有退款
refund = 退款給付款人
refund-left = 最多 { $amount }。
why = 原因
refund-why-hint = 付款人可能會看到。
refund-confirm = 退還 { $amount }？
refund-confirm-body = Alipay+ 完成後無法收回。
refund-do = 是，退款
cancel = 取消這筆交易
cancel-body = 已付款項會全數退還付款人。Alipay+ 只在當日受理取消。
cancel-confirm = 取消這筆 { $amount } 的交易？
cancel-do = 是，取消交易
leave-it = 否，保留
refund-asked = 已申請退款，結果見下方。
cancel-asked = 已申請取消，結果見下方。
problem-reason = 請說明原因，最多 256 個字元。
problem-too-much = 超過了尚可退還的金額。
problem-limit = 每筆交易你最多可退 { $amount }。
problem-no-longer = 這筆交易現在不能這樣處理了。

## Sums

by-day = 按日
by-code = 按收款碼
by-store = 按店舖
day = 日期
count = 筆數
paid = 已收
refunded = 已退
kept = 淨額
days = 日數
plot = 每日收款
summary-empty = 這些日子沒有收款。

## What happened to a payment

fact-opened = 付款人按下了「付款」
fact-pay-asked = 我們再次向 Alipay+ 提交付款請求
fact-pay-answered = Alipay+ 回覆了付款請求
fact-pay-not-sent = 無法連接 Alipay+：沒有送出任何內容
fact-pay-unknown = 付款請求已送出；沒有可信的回覆
fact-notified = Alipay+ 通知了我們
fact-inquired = 我們查詢了；Alipay+ 已回覆
fact-inquiry-unknown = 我們查詢了；沒有可信的回覆
fact-cancel-asked-by-shop = 商戶要求取消
fact-cancel-asked-on-expiry = 付款時間已過：將會取消
fact-cancel-answered = Alipay+ 回覆了取消請求
fact-cancel-unknown = 取消請求已送出；沒有可信的回覆
fact-ran-out = 付款時間已過，沒有任何內容到達 Alipay+
fact-refund-opened = 商戶退款
fact-refund-asked = 我們再次向 Alipay+ 提交退款請求
fact-refund-answered = Alipay+ 回覆了退款請求
fact-refund-not-sent = 退款時無法連接 Alipay+：沒有送出任何內容
fact-refund-unknown = 退款請求已送出；沒有可信的回覆
command-line = 指令列
deed-refund = 申請退款
deed-cancel = 申請取消
alarm-amount-differs = 金額或貨幣與我方不符；沒有任何改動
alarm-paid-after-cancel = 付款已取消，但付款人仍被扣款；請確認款項已退還
alarm-contradiction = Alipay+ 之前說的結果不同；請向 Alipay+ 查詢
alarm-operator-needed = 系統無法繼續；原因見結果碼
alarm-cancel-refused = Alipay+ 不再受理取消；請改為退款
alarm-never-notified = 經查詢得知，從未收到通知；Alipay+ 能連接到我們嗎？
alarm-no-payment-url = 沒有收到可以引導付款人前往的地址
alarm-refund-failed = 退款被拒絕；款項沒有退還付款人

## Signing in

sign-in-title = 登入
user-name = 用戶名稱
password = 密碼
sign-in = 登入
sign-in-wrong = 用戶名稱或密碼不正確。如果忘記了密碼，請向管理你帳戶的人索取新的連結。
sign-in-wait = 嘗試次數過多，請在 { $seconds } 秒後再試。
session-over = 你的登入已過期，剛才提交的內容沒有生效。請登入後重新提交。
signed-out = 你已登出。
password-set = 密碼已設定，請用它登入。

## The link that sets a password

welcome-title = 設定密碼
welcome-body = 用它登入管理後台。用幾個只有你會連在一起的詞語是個好方法。
new-password = 新密碼
new-password-hint = 最少 { $count } 個字元。
repeat-password = 再輸入一次
set-password = 設定密碼
link-over-title = 此連結已失效
link-over-body = 連結只能使用一次，並且有時限。請向給你連結的人索取新的連結。

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
recovery-code = 復原碼
recovery-use = 使用復原碼
second-factor-confirm = 確認
second-factor-lost = 沒有手機時，請輸入一個復原碼。沒有復原碼時，請聯絡管理你帳戶的人。
recovery-title = 復原碼
recovery-body = 雙重認證已設定。沒有手機時，每個復原碼可使用一次。請記下來，之後不再顯示。
recovery-signed-out = 你已在其他所有裝置上登出。
sign-out-everywhere = 在所有裝置上登出
sign-out-everywhere-body = 結束你在此裝置及其他所有裝置上的登入。

## Stores

stores = 店舖
merchants = 商戶
stores-empty = 還沒有店舖。先新增一家，再為它加入收款碼。
merchants-empty = 還沒有商戶。先新增收款的公司，再加入店舖，然後加入收款碼。
store = 店舖
store-add = 新增店舖
store-edit = 修改店舖
store-name = 店舖名稱
store-name-hint = 與店面招牌上的名稱一致，不必翻譯。付款人會看到。
merchant-add = 新增商戶
merchant-edit = 修改商戶
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
timezone-of-region = 留空則使用該國家或地區的時區。
staff-language = 員工使用的語言
logo = 店舖標誌
logo-hint = 顯示在付款人頁面和海報上的店舖名稱旁。
mark = 受理標誌
mark-hint = 請用 Alipay+ 的受理標誌產生工具製作。它顯示在付款人頁面底部和海報上。
picture-file = 圖片
picture-file-hint = 僅含輪廓的 SVG，或 PNG。手機載入時不超過 { $bytes } 位元組。
picture-upload = 上傳
picture-remove = 刪除圖片
picture-remove-confirm = 刪除這張圖片？
picture-remove-body = 圖片會被刪除，並從付款頁面和新海報上消失。要復原，請重新上載檔案。
picture-now = 付款人看到的圖片
picture-of-folder = 此圖片來自伺服器的資料夾。在此上傳的圖片會取代它。
picture-none = 還沒有圖片。

## Codes

codes = 收款碼
codes-empty = 還沒有收款碼。為櫃位或每張枱加入一個，然後列印海報。
code-add = 新增收款碼
code-edit = 修改收款碼
code-edit-hint = 付款人會立即看到更改。印有金額或標籤的海報需要重新列印。
code-label = 標籤
code-label-hint = 你給此碼起的名稱，例如枱號。付款人會看到。可以留空。
code-amount = 固定金額
code-amount-hint = 每筆付款金額相同時填寫。留空則由付款人輸入金額。
code-minimum = 最低金額
code-maximum = 最高金額
code-limit-hint = 可以留空。
code-on = 已啟用
code-off = 已停用
code-replaced = 已替換
code-replaced-by = 此收款碼已永久停用，取而代之的是
code-address = 網址
code-switch-on = 啟用此碼
code-switch-off = 停用此碼
code-move = 移到其他店舖
code-move-to = 目標店舖
code-move-hint = 之後掃描海報的人會付款給該店舖。請重新列印海報，舊海報印着原來的店名。
code-move-confirm = 將此收款碼移到其他店舖？
code-move-other-merchant = 此後收款的將是另一家商戶。
merchant-paid-now = 目前收款的商戶
merchant-paid-then = 移動後收款的商戶
code-move-do = 移動收款碼
code-replace = 換成新的收款碼
code-replace-hint = 收款碼外洩時使用。舊海報將永久停用，需要重新列印。
code-replace-confirm = 永久更換此收款碼？
deed-added = 新增
deed-on = 已啟用
deed-off = 已停用
deed-moved = 移動：
deed-replaced = 替換為
deed-replaces = 取代
deed-printed = 製作海報：
deed-changed = 更改：
deed-allowed = 權限：
deed-link = 已產生設定密碼的連結
deed-password = 已設定密碼
deed-second-factor = 已設定雙重認證
deed-second-factor-removed = 已移除雙重認證
deed-picture = 已上傳圖片
deed-picture-removed = 已刪除圖片

## Posters

poster-make = 製作海報
poster-size = 尺寸
poster-table = 對摺座枱立牌（A4）
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
poster-address-long = 該碼的網址有 { $bytes } 個位元組，而便於掃描的碼最多容納 { $allowed } 個。其中主機名稱有 { $host } 個位元組，最多可以有 { $host-max } 個：請聯絡營運者換用較短的主機名稱。
poster-other-address = 該碼的網址與伺服器的網址不符。請聯絡營運者：設定 public_url 不正確。
poster-font = 伺服器上沒有能顯示以下文字的字型。請聯絡營運者安裝 { $font }。
poster-no-font = 沒有可安裝的字型能顯示 { $character }。請從名稱中移除。
poster-no-room = 此尺寸容不下以下文字，字體會太小而看不清。請縮短文字，或選擇較大的尺寸。
poster-unreadable = { $count } 個碼中只有 { $read } 個能被讀回，因此不提供此海報。請選擇較大的尺寸。
poster-drawing = 我們這邊出了問題，伺服器記錄中有說明。請聯絡營運者。

## Users

users = 用戶
users-empty = 這裏還沒有你的員工。請加入用戶並把連結交給他們。
user-add = 新增用戶
user-name-hint = 用於登入，例如電郵地址。之後不能更改。
role = 角色
role-hint = 店員可查看所屬店舖的交易。東主可管理名下商戶的所有店舖。
user-merchants = 商戶（適用於東主）
user-stores = 店舖（適用於店員）
user-limit = 退款上限
user-limit-hint = 每筆交易最多可退的金額。留空則不能退款。
user-on = 可以登入
user-invited = 尚未設定密碼
user-off = 已停用帳戶
user-switch-on = 啟用用戶
user-switch-off = 停用用戶
user-off-confirm = 停用此用戶？
user-off-body = 該用戶會立即在所有裝置上登出，在重新啟用之前無法登入。
user-link = 產生新的密碼設定連結
user-remove-second-factor = 移除雙重認證
user-factor-confirm = 移除此用戶的雙重認證？
user-factor-body = 在該用戶重新設定之前，只憑密碼即可登入。請先確認提出要求的人確實是本人。
link-title = 密碼設定連結
link-body = 請只交給該用戶本人。連結只能使用一次，{ $days } 天內有效，之後不再顯示。

## 對接系統

systems = 對接系統
webhooks = Webhook 通知
webhooks-hint = 每當有結果，你自己的系統會即時收到一則已簽署的訊息。
webhook-url = 你的系統的地址
webhook-url-hint = 以 https:// 開頭，並且在公共互聯網上。
webhook-add = 加入 Webhook
webhook-failed = 已自動停用：多日未接收任何訊息，或已不存在
webhook-failing = 自以下時間起未能送達：
webhook-switch-on = 啟用此 Webhook
webhook-switch-off = 停用此 Webhook
webhook-off-confirm = 停用此 Webhook？
webhook-off-body = 停用期間發生的事件不會再補發。
webhook-rotate = 產生新密鑰
webhook-rotate-confirm = 為此 Webhook 產生新密鑰？
webhook-rotate-hint = 之前的密鑰在 24 小時內仍同時簽署。
webhook-remove = 刪除此 Webhook
webhook-remove-confirm = 刪除此 Webhook？
webhook-remove-body = 不會再向此地址傳送任何內容，且無法復原：新的 Webhook 會使用新的密鑰。
webhook-resend = 重新傳送
secret-title = 只顯示一次
secret-body = 請現在就複製到你的系統中，之後不再顯示。
deliveries = 傳送記錄
deliveries-empty = 尚未傳送任何訊息。
delivery-waiting = 傳送中
delivery-delivered = 已接收
delivery-given-up = 已放棄
api-keys = API 密鑰
api-keys-hint = 你自己的系統憑密鑰查詢交易、退款，以及啟用或停用收款碼。請像密碼一樣保管。
api-key-name = 用途
api-key-id = 密鑰編號
api-key-add = 產生密鑰
api-key-revoke = 撤銷
api-key-revoke-confirm = 撤銷此 API 密鑰？
api-key-revoke-body = 使用此密鑰的系統從下一次請求起將被拒絕。密鑰撤銷後無法復原。
api-key-revoked = 已撤銷
webhooks-failed = 有 Webhook 已自動停用：請到「對接系統」處理。
problem-destination = 訊息只傳送到公共互聯網上的 https 地址，地址中不能含密碼或 # 之後的部分。
problem-unknown-name = 找不到此網域名稱，請檢查拼寫。
problem-as-many = 數量已達上限，請先刪除一個。
