# What payers read, in Japanese.

## Every page

language-switch = 言語
via-alipayplus = Alipay+ でのお支払い

## Entry page

entry-title = お支払い
amount-label = お支払い金額
amount-fixed = 金額はお店が設定しています。
amount-between = { $minimum } ～ { $maximum }
amount-at-least = { $minimum } 以上
amount-at-most = { $maximum } 以下
note-label = お店へのメモ
note-optional = 任意
keypad-label = テンキー
key-decimal = 小数点
key-delete = 削除
pay = 支払う
pay-amount = { $amount } を支払う
paying = 決済アプリを開いています…
pay-next = 決済アプリで確定するまで、代金は引き落とされません。
pay-next-named = { $wallet } で確定するまで、代金は引き落とされません。
turn = お店に見せる

problem-empty = お支払い金額を入力してください。
problem-not-a-number = 金額が正しくありません。数字のみ入力してください。
problem-character = 金額に「{ $character }」は使えません。数字のみ入力してください。
problem-negative = マイナスの金額は入力できません。
problem-zero = 0 より大きい金額を入力してください。
problem-too-many-decimals = { $allowed ->
    [0] { $currency } の金額に小数は使えません。
   *[other] { $currency } の金額は小数点以下 { $allowed } 桁までです。
}
problem-ambiguous = 金額を判別できません。区切り記号を付けずに入力し直してください。
problem-too-large = 金額が大きすぎます。
problem-below-minimum = こちらでは { $minimum } からお支払いいただけます。
problem-above-maximum = こちらでのお支払いは { $maximum } までです。
problem-unusual = { $amount } は高額です。間違いなければ、もう一度「支払う」を押してください。
problem-note = メモが長すぎます。{ $maximum } 文字以内で入力してください。
problem-page-expired = ページを開いてから時間が経ちすぎました。金額をご確認のうえ、もう一度「支払う」を押してください。
problem-offline = オフラインのため、何も送信されていません。インターネットに接続してから、もう一度「支払う」を押してください。

## Outcome page

checking-title = お支払い結果を確認中です
checking-wait = 決済アプリからの応答を待っています。この画面は自動的に切り替わります。
checking-do-not-repeat = 決済アプリで確定済みの場合は、もう一度支払わないでください。
checking-deadline = { $time } まで決済アプリで確定できます。
checking-late = 確定の期限が過ぎました。お支払いの結果を照会しています。
continue-in-wallet = 決済アプリに戻る
not-paid-yet = 支払わずに戻られた場合は
start-again = やり直す
other-amount = このお支払いの金額は { $amount } です。先ほど入力された金額は { $typed } です。
continue-with = { $amount } のまま続ける
start-again-with = { $amount } でやり直す
check-again = もう一度確認する
connection-trouble = 接続が切れました。再接続しています。
connection-given-up = まだ接続できません。「もう一度確認する」を押してください。

succeeded-title = お支払い完了
succeeded-live = リアルタイム表示 店舗の時刻 { $time }
succeeded-earlier = 以前のお支払い
paid-at = お支払い時刻 { $time }
paid-on = お支払い日時 { $time }
paid-yesterday = 昨日のお支払い、{ $time }
already-paid = このお支払いは完了済みです。代金は二重に引き落とされていません。
failed-title = お支払いできませんでした
failed-not-charged = 代金は引き落とされていません。
cancelling-title = お支払いを取り消し中です
cancelling-wait = 決済アプリからの応答を待っています。まだ支払い直さないでください。この画面は自動的に切り替わります。
cancelling-returning = お店が返金の手続きをしています。決済アプリからの応答を待っています。この画面は自動的に切り替わります。
cancelled-title = お支払いは取り消されました
cancelled-not-charged = 代金は請求されません。決済アプリに引き落としの表示がある場合は、返金されます。
cancelled-returned = お支払いは完了していましたが、お店が { $amount } を決済アプリに返金しました。

reason-declined = 決済アプリでお支払いが承認されませんでした。
reason-expired = 確定の期限が過ぎました。
reason-insufficient-funds = 残高が不足しています。決済アプリでチャージするか別のカードを選んで、やり直してください。
reason-limit-exceeded = 決済アプリの利用限度額を超えています。限度額を確認するか、金額を減らしてください。
reason-risk-refused = 安全上の理由により、お支払いが承認されませんでした。別の方法でお支払いください。
reason-wallet-account = 現在このアカウントではお支払いできません。決済アプリを開いて必要な手続きをご確認ください。
reason-method-unavailable = 現在この決済アプリはここで使えません。別の決済アプリをお試しください。
reason-service-problem = 現在お店ではこのお支払いを受け付けられません。別の方法でお支払いください。
reason-cancelled-by-shop = お店がお支払いを取り消しました。
reason-other = お支払いは完了しませんでした。

detail-store = お支払い先
detail-store-unpaid = お店
detail-amount = 金額
detail-refunded = 返金額
detail-wallet = お支払い方法
detail-time = 日時
detail-code = コード
detail-note = メモ
detail-reference = 照会番号

## Notices

unknown-code-title = 登録されていないコードです
unknown-code-body = コード全体をもう一度読み取るか、お店にお尋ねください。代金は引き落とされていません。
switched-off-title = このコードは停止されています
switched-off-body = 現在使われているコードをお店にお尋ねください。代金は引き落とされていません。
unknown-page-title = ページが見つかりません
unknown-page-body = お店のコードをもう一度読み取ってください。
home-title = お店でのお支払い
home-body = 決済アプリを開き、お店のコードを読み取ってください。
home-console = 店舗の方はこちら（ログイン）
unreadable-title = リクエストを読み取れませんでした
unreadable-body = 何も処理されておらず、引き落としもありません。お店のコードをもう一度読み取ってください。

no-wallet-title = 決済アプリで開いてください
no-wallet-body = Alipay+ に対応した決済アプリでお支払いいただけます。
no-wallet-how = お支払い方法
no-wallet-step-open = 決済アプリを開きます。
no-wallet-step-scan = アプリのスキャン機能で、お店のコードまたは下のコードを読み取ります。
no-wallet-step-pay = 金額を入力して確定します。
no-wallet-which = 使える決済アプリ
no-wallet-more = そのほか、Alipay+ マークのある決済アプリ
no-wallet-qr = このページの QR コード
no-wallet-link = またはリンクをコピーして決済アプリで開く
no-wallet-link-label = このページのリンク
copy = コピー
copied = コピーしました

unreachable-title = 決済サービスから応答がありません
unreachable-body = 代金は引き落とされていません。もう一度試しても、二重に引き落とされることはありません。

busy-title = ただいまアクセスが集中しています
busy-body = 少し待ってから、もう一度お試しください。もう一度試しても、二重に引き落とされることはありません。

try-again = もう一度試す

server-error-title = システムに問題が発生しました
server-error-body = しばらくしてからもう一度お試しください。決済アプリで確定済みの場合は、支払い直さずにお店にご確認ください。
server-error-request = お問い合わせの際はこの番号をお伝えください：
