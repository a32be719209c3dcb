# What payers read, in traditional Chinese as Hong Kong writes it.

## Every page

language-switch = 語言
via-alipayplus = 經 Alipay+ 付款

## Entry page

entry-title = 付款
amount-label = 付款金額
amount-fixed = 金額由商戶設定。
amount-between = { $minimum } 至 { $maximum }
amount-at-least = 最少 { $minimum }
amount-at-most = 最多 { $maximum }
note-label = 給商戶的備註
note-optional = 選填
keypad-label = 數字鍵盤
key-decimal = 小數點
key-delete = 刪除
pay = 付款
pay-amount = 付款 { $amount }
paying = 正在開啟錢包…
pay-next = 在錢包確認之前不會扣款。
pay-next-named = 在 { $wallet } 確認之前不會扣款。
turn = 給店員看

problem-empty = 請輸入付款金額。
problem-not-a-number = 金額格式不正確，請只輸入數字。
problem-character = 金額中不能有「{ $character }」，請只輸入數字。
problem-negative = 金額不能是負數。
problem-zero = 金額必須大於零。
problem-too-many-decimals = { $allowed ->
    [0] { $currency } 金額不能有小數。
   *[other] { $currency } 金額最多 { $allowed } 位小數。
}
problem-ambiguous = 未能辨識金額，請移除分隔符號後再輸入。
problem-too-large = 金額太大。
problem-below-minimum = 此處最低付款金額為 { $minimum }。
problem-above-maximum = 此處最高付款金額為 { $maximum }。
problem-unusual = { $amount } 金額很大。如果沒有輸錯，請再按「付款」。
problem-note = 備註太長，最多 { $maximum } 個字。
problem-page-expired = 頁面開啟時間過長。請核對金額，然後再按「付款」。
problem-offline = 你處於離線狀態，付款要求並未送出。請連接網絡，然後再按「付款」。

## Outcome page

checking-title = 正在查詢付款結果
checking-wait = 正在等待錢包回覆，本頁會自動更新。
checking-do-not-repeat = 如已在錢包確認，請勿重複付款。
checking-deadline = 你可於 { $time } 前在錢包確認付款。
checking-late = 確認時間已過，正在查詢付款結果。
continue-in-wallet = 返回錢包繼續付款
not-paid-yet = 未付款就離開了錢包？
start-again = 重新開始
other-amount = 這筆付款的金額是 { $amount }，你剛輸入的是 { $typed }。
continue-with = 繼續付 { $amount }
start-again-with = 改付 { $amount }
check-again = 再次查詢
connection-trouble = 網絡連線中斷，正在重試。
connection-given-up = 仍然未能連線，請按「再次查詢」。

succeeded-title = 付款成功
succeeded-live = 即時頁面，店內時間 { $time }
succeeded-earlier = 較早前的付款
paid-at = 付款時間 { $time }
paid-on = 付款日期 { $time }
paid-yesterday = 昨日付款，{ $time }
already-paid = 這筆付款早前已完成，沒有重複扣款。
failed-title = 付款未成功
failed-not-charged = 並未扣款。
cancelling-title = 正在取消付款
cancelling-wait = 正在等待錢包回覆。請先不要再次付款，本頁會自動更新。
cancelling-returning = 商戶正在退款給你，正在等待錢包回覆。本頁會自動更新。
cancelled-title = 付款已取消
cancelled-not-charged = 你無須付款。如錢包已扣款，款項將原路退回。
cancelled-returned = 你已付款，商戶已將 { $amount } 退回你的錢包。

reason-declined = 錢包拒絕了這筆付款。
reason-expired = 確認時間已過。
reason-insufficient-funds = 錢包餘額不足。請在錢包增值或改用其他卡，然後重新付款。
reason-limit-exceeded = 金額超出錢包限額。請查看錢包限額，或減少金額。
reason-risk-refused = 基於安全理由，錢包拒絕了這筆付款。請使用其他方式付款。
reason-wallet-account = 你的錢包帳戶暫時未能付款。請開啟錢包，查看需要辦理的事項。
reason-method-unavailable = 此錢包暫時未能在這裏付款，請改用其他錢包。
reason-service-problem = 商戶暫時未能接受這筆付款。請使用其他方式付款。
reason-cancelled-by-shop = 商戶取消了這筆付款。
reason-other = 付款未能完成。

detail-store = 收款商戶
detail-store-unpaid = 商戶
detail-amount = 金額
detail-refunded = 已退款
detail-wallet = 付款錢包
detail-time = 時間
detail-code = 收款碼
detail-note = 備註
detail-reference = 參考編號

## Notices

unknown-code-title = 無法識別此收款碼
unknown-code-body = 請重新掃描完整的收款碼，或向店員查詢。並未扣款。
switched-off-title = 此收款碼已停用
switched-off-body = 請向店員索取現時使用的收款碼。並未扣款。
unknown-page-title = 找不到此頁面
unknown-page-body = 請重新掃描店內的收款碼。
home-title = 在店內付款
home-body = 請開啟你的電子錢包，掃描店內的收款碼。
home-console = 商戶登入
unreadable-title = 無法讀取這個要求
unreadable-body = 未執行任何操作，你沒有被扣款。請重新掃描店內的收款碼。

no-wallet-title = 請在錢包開啟本頁
no-wallet-body = 你可以用支援 Alipay+ 的電子錢包在這裏付款。
no-wallet-how = 如何付款
no-wallet-step-open = 開啟你的電子錢包。
no-wallet-step-scan = 用錢包掃描店內的收款碼，或下方的二維碼。
no-wallet-step-pay = 輸入金額並確認。
no-wallet-which = 可使用的錢包
no-wallet-more = 以及其他顯示 Alipay+ 標誌的錢包
no-wallet-qr = 本頁的二維碼
no-wallet-link = 或複製連結，在錢包開啟
no-wallet-link-label = 本頁連結
copy = 複製
copied = 已複製

unreachable-title = 付款服務沒有回應
unreachable-body = 並未扣款。再試一次不會重複扣款。

busy-title = 現時使用人數眾多
busy-body = 請稍等片刻再試。再試一次不會重複扣款。

try-again = 再試一次

server-error-title = 我們的系統出現問題
server-error-body = 請稍後再試。如已在錢包確認，請勿重複付款，並請店員協助查核。
server-error-request = 求助時請提供此編號：
