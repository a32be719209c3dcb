# What those who use the console read, in Japanese. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee 管理画面
rooms = メニュー
language-switch = 言語
sign-out = ログアウト
save = 保存する
saved = 保存しました。
role-operator = 運営者
role-owner = オーナー
role-staff = スタッフ

## What is wrong with a form

problem-summary = 入力内容を確認してください。まだ何も変更していません。
problem-search = まだ検索していません。下に示した欄を直してください。
problem-empty = 入力してください。
problem-too-long = { $count } 文字以下にしてください。
problem-steers = 表示できない文字が含まれています。
problem-not-there = 一覧から選んでください。
problem-choose-one = 1 つ以上選んでください。
problem-too-many = 選べるのは { $count } 個までです。
problem-category-code = 5812 のように 4 桁の数字で入力してください。
problem-date = 日付は 2026-11-22 のように入力してください。
problem-user-name = 名前に { $character } は使えません。文字、数字、. _ - + @ を使ってください。
problem-color = 色は #1f3a93 のように入力してください。
problem-minimum-above-maximum = 最低金額が最高金額より大きいです。
problem-amount-and-limits = 固定金額に上限・下限は設定できません。どちらかを空欄にしてください。
problem-same-store = すでにこの店舗にあります。
problem-other-currency = 別の通貨の金額が設定されています。その店舗に新しいコードを追加してください。
problem-taken = この名前はすでに使われています。
problem-poster = この設定ではポスターを作成できません。
problem-several-timezones = この国・地域には複数のタイムゾーンがあります。店舗のものを選んでください。
problem-picture-large = { $bytes } バイトあります。{ $allowed } バイトまで受け付けます。
problem-picture-unreadable = 読み取れる PNG または SVG の画像ではありません。
problem-picture-pixels-many = 一辺が { $count } ピクセルを超えています。
problem-picture-pixels-few = 長辺が { $count } ピクセル未満では印刷がぼやけます。大きい画像か SVG を使ってください。
problem-picture-nothing = 何も描かれていません。
problem-picture-thin = 一辺がもう一辺の 20 倍を超えています。
problem-picture-forbidden = SVG に画像ではないものが含まれています（スクリプト、アウトライン化されていない文字、他のファイルへのリンク）。
problem-picture-elaborate = この SVG の描画にはメモリまたは時間がかかりすぎます。簡略化するか、PNG をアップロードしてください。
problem-picture-too-many = すでに { $count } 枚の画像があり、これ以上は保存できません。
problem-password-short = パスワードは { $count } 文字以上にしてください。
problem-password-long = パスワードは { $count } 文字以下にしてください。
problem-password-guessable = このパスワードは推測されやすいです。自分だけが思いつくような言葉をいくつか組み合わせてください。
problem-passwords-differ = 2 つのパスワードが一致しません。
problem-password-wrong = 現在のパスワードと違います。
problem-code-wrong = コードが違うか、すでに使われています。アプリに今表示されているコードを入力してください。それでも通らない場合は、スマートフォンの時刻を自動設定にしてください。
problem-code-shape = アプリに表示された 6 桁の数字を入力してください。
problem-recovery-wrong = 復旧コードが違うか、すでに使われています。

## Notices

unknown-page-title = ページが見つかりません
unknown-page-body = 移動したか、表示する権限がありません。
forbidden-title = 権限がありません
forbidden-body = お使いの役割ではこの操作はできません。オーナーか運営者に連絡してください。
stale-title = フォームの有効期限が切れました
stale-body = 何も変更していません。戻ってページを読み込み直し、もう一度お試しください。
unreadable-title = このフォームを読み取れませんでした
unreadable-body = 何も処理されていません。前のページに戻って再読み込みし、もう一度お試しください。
too-large-title = 大きすぎます
too-large-body = 何も行われていません。戻って、小さいファイルを選んでください。
server-error-title = システムで問題が発生しました
server-error-body = しばらくしてからもう一度お試しください。
request-number = お問い合わせの際はこの番号をお伝えください：
go-back = 管理画面へ

## Payments

till = レジ
payments = 決済履歴
summary = 集計
all-stores = すべての店舗
choose-store = 店舗を選んでください
choose = 選んでください
any = 指定なし
show = 表示
amount = 金額
status = 状態
code = コード
code-or-label = コードまたはラベル
wallet = 決済アプリ
wallet-unnamed = Alipay+ 対応の決済アプリ（名称なし）
wallet-none = 不明
reference = 照会番号
status-created = 依頼済み
status-processing = お客様の操作待ち
status-succeeded = 支払い済み
status-failed = 決済失敗
status-cancelling = 取り消し中
status-cancelled = 取り消し済み
status-returned = 支払い後に返金
refunded-part = { $amount } 返金済み
payment-count = { $count } 件

## The till

till-live = リアルタイム更新中
till-lost = 接続が切れました。再接続しています。表示が古い可能性があります。
till-as-of = { $time } 現在
till-today = 本日
till-sound = 音
till-sound-hint = 押すと支払いのたびに音が鳴ります。押すまではブラウザーは音を出しません。
till-empty = まだ決済はありません。支払われた瞬間にここに表示されます。

## Looking for payments

search = 検索
from-day = 開始日
to-day = 終了日
reference-hint = お客様の画面に出る末尾 8 文字、または番号の先頭。
search-empty = 該当する決済はありません。
payments-empty = まだ決済はありません。カウンターにポスターを置き、決済アプリで読み取って支払ってみてください。
older = 以前の決済
download-csv = CSV をダウンロード
download-xlsx = スプレッドシートをダウンロード（XLSX）
problem-file-rows = 1 つのファイルに { $count } 件を超える決済は入りません。日数を減らしてください。
problem-amount = 金額として読み取れません。
problem-reference = 4 文字以上の英数字を入力してください。
attention = 確認が必要
unresolved = 15 分を過ぎても結果がありません
concern-more = ほか { $count } 件
settle = 対応済みにする
settle-own = ご自身が返金した支払いです。対応済みにするのはオーナーです。
unmatched = どの決済にも当てはまらない署名付き通知が { $count } 件あります。コマンドで確認できます：standee payment unmatched

## One payment

payment = 決済の詳細
payment-id = システムの決済番号
alipayplus-id = Alipay+ の番号
made-at = 依頼日時
paid-at = 支払い日時
payer-note = お客様のメモ
result-code = 結果コード
history = 履歴
refunds = 返金
refund-created = 手続き中
refund-processing = Alipay+ が処理中
refund-succeeded = 返金済み
refund-failed = 返金できませんでした（拒否）
refund = 返金する
refund-left = { $amount } まで。
why = 理由
refund-why-hint = お客様に表示されることがあります。
refund-confirm = { $amount } を返金しますか？
refund-confirm-body = Alipay+ が処理すると元に戻せません。
refund-do = はい、返金する
cancel = 決済を取り消す
cancel-body = お客様に全額が返金されます。Alipay+ が取り消しを受け付けるのは当日のみです。
cancel-confirm = { $amount } の決済を取り消しますか？
cancel-do = はい、取り消す
leave-it = いいえ、そのままにする
refund-asked = 返金を依頼しました。結果は下に表示されます。
cancel-asked = 取り消しを依頼しました。結果は下に表示されます。
problem-reason = 理由を 256 文字以内で入力してください。
problem-too-much = 返金できる額を超えています。
problem-limit = 返金できるのは 1 件につき { $amount } までです。
problem-no-longer = この決済には、もうこの操作はできません。

## Sums

by-day = 日別
by-code = コード別
by-store = 店舗別
day = 日付
count = 件数
paid = 売上
refunded = 返金額
kept = 差引
days = 日数
plot = 日ごとの売上
summary-empty = この期間に決済はありません。

## What happened to a payment

fact-opened = お客様が「支払う」を押しました
fact-pay-asked = Alipay+ に支払いを再度依頼します
fact-pay-answered = Alipay+ が支払いの依頼に回答しました
fact-pay-not-sent = Alipay+ に接続できず、何も送っていません
fact-pay-unknown = 支払いの依頼を送りましたが、信頼できる回答がありません
fact-notified = Alipay+ から通知がありました
fact-inquired = 照会し、Alipay+ が回答しました
fact-inquiry-unknown = 照会しましたが、信頼できる回答がありません
fact-cancel-asked-by-shop = 店舗が取り消しを求めました
fact-cancel-asked-on-expiry = 支払い時間が過ぎたため取り消します
fact-cancel-answered = Alipay+ が取り消しの依頼に回答しました
fact-cancel-unknown = 取り消しの依頼を送りましたが、信頼できる回答がありません
fact-ran-out = 支払い時間が過ぎ、Alipay+ には何も届いていません
fact-refund-opened = 店舗が返金します
fact-refund-asked = Alipay+ に返金を再度依頼します
fact-refund-answered = Alipay+ が返金の依頼に回答しました
fact-refund-not-sent = 返金で Alipay+ に接続できず、何も送っていません
fact-refund-unknown = 返金の依頼を送りましたが、信頼できる回答がありません
command-line = コマンドライン
deed-refund = 返金を依頼
deed-cancel = 取り消しを依頼
alarm-amount-differs = 金額または通貨がこのシステムの記録と異なります。何も変更していません
alarm-paid-after-cancel = 取り消し済みなのに支払われました。返金を確認してください
alarm-contradiction = Alipay+ の以前の回答と異なります。Alipay+ に問い合わせてください
alarm-operator-needed = 自動では進められません。理由は結果コードにあります
alarm-cancel-refused = Alipay+ は取り消しを受け付けません。返金してください
alarm-never-notified = 照会で判明し、通知は届いていません。Alipay+ から接続できますか？
alarm-no-payment-url = お客様を案内できるアドレスが届きませんでした
alarm-refund-failed = 返金が拒否されました。お客様には返金されていません

## Signing in

sign-in-title = ログイン
user-name = ユーザー名
password = パスワード
sign-in = ログインする
sign-in-wrong = ユーザー名かパスワードが違います。忘れた場合は、アカウントの管理者に新しいリンクを頼んでください。
sign-in-wait = 試行回数が多すぎます。{ $seconds } 秒後にもう一度お試しください。
session-over = ログインの有効期限が切れたため、送信した内容は反映されていません。ログインして、もう一度送信してください。
signed-out = ログアウトしました。
password-set = パスワードを設定しました。このパスワードでログインしてください。

## The link that sets a password

welcome-title = パスワードの設定
welcome-body = 管理画面へのログインに使います。自分だけが思いつく言葉をいくつかつなげるのがおすすめです。
new-password = 新しいパスワード
new-password-hint = { $count } 文字以上
repeat-password = もう一度入力
set-password = パスワードを設定する
link-over-title = このリンクは無効です
link-over-body = リンクは期限内に一度だけ使えます。リンクを渡した人に新しいリンクを頼んでください。

## Your account

account = アカウント
change-password = パスワードの変更
change-password-body = 変更するとすべての端末からログアウトし、新しいパスワードでログインし直します。
old-password = 現在のパスワード
second-factor = 2 段階認証
second-factor-body = スマートフォンの認証アプリに表示されるコードを、パスワードの後に入力します。
second-factor-on = 設定済み
second-factor-set-up = 設定する
second-factor-remove = 解除する
second-factor-scan = 認証アプリでこのコードを読み取り、表示されたコードを入力してください。
second-factor-qr = 認証アプリ用の QR コード
second-factor-type = またはアプリに入力してください：
second-factor-code = アプリのコード
recovery-code = 復旧コード
recovery-use = 復旧コードを使う
second-factor-confirm = 確定する
second-factor-lost = スマートフォンがない場合は復旧コードを入力してください。それもない場合は、アカウントの管理者に連絡してください。
recovery-title = 復旧コード
recovery-body = 2 段階認証を設定しました。スマートフォンがないとき、各コードは一度だけ使えます。再表示されないので控えておいてください。
recovery-signed-out = ほかのすべての端末からログアウトしました。
sign-out-everywhere = すべての端末からログアウト
sign-out-everywhere-body = この端末とほかのすべての端末でのログインを終了します。

## Stores

stores = 店舗
merchants = 加盟店
stores-empty = まだ店舗がありません。最初の店舗を追加し、次にコードを追加してください。
merchants-empty = まだ加盟店がありません。支払いを受ける会社を追加し、次に店舗、その次にコードを追加してください。
store = 店舗
store-add = 店舗を追加
store-edit = 店舗を編集
store-name = 店舗名
store-name-hint = 看板のとおりに入力してください。お客様に表示されます。
merchant-add = 加盟店を追加
merchant-edit = 加盟店を編集
merchant-name = 会社名
category-code = 業種コード
category-code-hint = ISO 18245 の業種コード 4 桁。例：飲食店は 5812
merchant = 加盟店
currency = 通貨
currency-hint = ISO 4217 コード。例：SGD。後から変更できません。
region = 国または地域
region-hint = ISO 3166 の 2 文字。例：SG。金額の書き方が決まります。
timezone = タイムゾーン
timezone-hint = 例：Asia/Singapore。店舗の一日の区切りに使います。
timezone-of-region = 空欄の場合は、その国・地域のタイムゾーンになります。
staff-language = スタッフの言語
logo = ロゴ
logo-hint = 支払いページとポスターで、店舗名の横に表示されます。
mark = 決済マーク
mark-hint = Alipay+ の Acceptance Mark Generator で作成してください。支払いページの下部とポスターに表示されます。
picture-file = 画像
picture-file-hint = アウトラインのみの SVG、または PNG。スマートフォンが読み込む大きさで { $bytes } バイトまで。
picture-upload = アップロード
picture-remove = 画像を削除
picture-remove-confirm = この画像を削除しますか？
picture-remove-body = 削除され、支払い画面と新しいポスターから消えます。元に戻すには、ファイルをもう一度アップロードしてください。
picture-now = お客様に見える画像
picture-of-folder = サーバーのフォルダーの画像です。ここでアップロードした画像が優先されます。
picture-none = まだありません。

## Codes

codes = 決済コード
codes-empty = まだコードがありません。レジや各テーブル用に追加し、ポスターを印刷してください。
code-add = コードを追加
code-edit = コードを編集
code-edit-hint = 変更はお客様にすぐ表示されます。金額やラベルが載っているポスターは印刷し直してください。
code-label = ラベル
code-label-hint = テーブル番号などの呼び名です。お客様に表示されます。空欄でもかまいません。
code-amount = 固定金額
code-amount-hint = 毎回同じ金額のときに使います。空欄ならお客様が金額を入力します。
code-minimum = 最低金額
code-maximum = 最高金額
code-limit-hint = 空欄でもかまいません。
code-on = 有効
code-off = 無効
code-replaced = 交換済み
code-replaced-by = このコードは無効になりました。代わりのコード：
code-address = アドレス
code-switch-on = 有効にする
code-switch-off = 無効にする
code-move = 別の店舗へ移す
code-move-to = 移動先の店舗
code-move-hint = 以後は移動先の店舗への支払いになります。古い店名が載っているため、ポスターを印刷し直してください。
code-move-confirm = このコードを別の店舗へ移しますか？
code-move-other-merchant = 以後は別の加盟店に支払われます。
merchant-paid-now = 現在の支払先の加盟店
merchant-paid-then = 移動後の支払先の加盟店
code-move-do = コードを移す
code-replace = 新しいコードに交換
code-replace-hint = コードが流出したときに使います。古いポスターは使えなくなり、印刷し直す必要があります。
code-replace-confirm = このコードを完全に交換しますか？
deed-added = 追加
deed-on = 有効化
deed-off = 無効化
deed-moved = 移動：
deed-replaced = 交換後のコード：
deed-replaces = 交換前のコード：
deed-printed = ポスター作成：
deed-changed = 変更：
deed-allowed = 権限：
deed-link = パスワード設定リンクを作成
deed-password = パスワードを設定
deed-second-factor = 2 段階認証を設定
deed-second-factor-removed = 2 段階認証を解除
deed-picture = 画像をアップロード
deed-picture-removed = 画像を削除

## Posters

poster-make = ポスターを作る
poster-size = サイズ
poster-table = 折りたたみ卓上 POP（A4）
poster-labels = ラベルシート
poster-sheet = ラベルの種類
poster-sheet-hint = ラベルシートの場合だけ使います。100 % で印刷してください。
poster-format = ファイル形式
poster-language = 1 つ目の言語
poster-language-second = 2 つ目の言語
poster-language-third = 3 つ目の言語
poster-no-language = なし
poster-color = 背景色
poster-crop-marks = 印刷所向けのトンボと塗り足し
poster-download = ポスターをダウンロード
poster-address-long = コードの URL は { $bytes } バイトですが、読み取りやすいコードに入るのは { $allowed } バイトまでです。ホスト名は { $host } バイトで、{ $host-max } バイトまで使えます。運営者に短いホスト名を頼んでください。
poster-other-address = コードの URL がサーバーの URL と一致しません。運営者に連絡してください。設定 public_url が正しくありません。
poster-font = 次の文字を表示できるフォントがサーバーにありません。運営者に { $font } のインストールを頼んでください。
poster-no-font = { $character } を書けるフォントはありません。名前から取り除いてください。
poster-no-room = 次の文字はこのサイズに読める大きさで収まりません。短くするか、大きいサイズを選んでください。
poster-unreadable = { $count } 個のコードのうち { $read } 個しか読み取れなかったため、ポスターを渡せません。大きいサイズを選んでください。
poster-drawing = システムで問題が発生しました。詳しくはサーバーのログにあります。運営者に連絡してください。

## Users

users = ユーザー
users-empty = まだスタッフがいません。ユーザーを追加し、リンクを渡してください。
user-add = ユーザーを追加
user-name-hint = ログインに使う名前です。例：メールアドレス。後から変更できません。
role = 役割
role-hint = スタッフは担当店舗の決済を見られます。オーナーは自分の加盟店の店舗をすべて管理できます。
user-merchants = 加盟店（オーナー用）
user-stores = 店舗（スタッフ用）
user-limit = 返金の上限
user-limit-hint = 決済 1 件につき返金できる上限です。空欄なら返金できません。
user-on = ログイン可
user-invited = パスワード未設定
user-off = 停止中
user-switch-on = ユーザーを有効にする
user-switch-off = ユーザーを停止する
user-off-confirm = このユーザーを停止しますか？
user-off-body = すべての端末からすぐにログアウトし、再び有効にするまでログインできません。
user-link = パスワード設定リンクを作り直す
user-remove-second-factor = 2 段階認証を解除する
user-factor-confirm = このユーザーの 2 段階認証を解除しますか？
user-factor-body = 設定し直すまで、パスワードだけでログインできるようになります。依頼者が本人だと確認できた場合に限って行ってください。
link-title = パスワード設定リンク
link-body = このユーザー本人だけに渡してください。{ $days } 日以内に一度だけ使え、再表示されません。

## システム連携

systems = システム連携
webhooks = Webhook 通知
webhooks-hint = 結果が出るたびに、署名付きのメッセージを自社のシステムへすぐに送ります。
webhook-url = 自社システムのアドレス
webhook-url-hint = https:// で始まり、公開インターネット上にあるもの。
webhook-add = Webhook を追加
webhook-failed = 自動で停止：何日も受け取らなかったか、もう存在しません
webhook-failing = 次の時刻から受け取られていません：
webhook-switch-on = Webhook を有効にする
webhook-switch-off = Webhook を無効にする
webhook-off-confirm = この Webhook を無効にしますか？
webhook-off-body = 無効の間に起きたことは、後からも送信されません。
webhook-rotate = 新しいシークレットを作る
webhook-rotate-confirm = この Webhook の新しいシークレットを作りますか？
webhook-rotate-hint = 前のシークレットも 24 時間は併せて署名します。
webhook-remove = Webhook を削除
webhook-remove-confirm = この Webhook を削除しますか？
webhook-remove-body = このアドレスには今後何も送信されません。元に戻せません。新しい Webhook のシークレットは別のものになります。
webhook-resend = 再送する
secret-title = 表示は一度だけ
secret-body = 今すぐ自社のシステムにコピーしてください。再表示されません。
deliveries = 送信の記録
deliveries-empty = まだ何も送っていません。
delivery-waiting = 送信中
delivery-delivered = 送信完了
delivery-given-up = 送信失敗（再試行終了）
api-keys = API キー
api-keys-hint = 自社のシステムがこのキーで決済の一覧、返金、コードの切り替えを行います。パスワードと同じように保管してください。
api-key-name = 用途
api-key-id = キー
api-key-add = キーを作る
api-key-revoke = 失効させる
api-key-revoke-confirm = この API キーを失効させますか？
api-key-revoke-body = このキーを使うシステムは次のリクエストから拒否されます。失効させたキーは元に戻せません。
api-key-revoked = 失効済み
webhooks-failed = Webhook が自動で停止しました。システム連携で確認してください。
problem-destination = メッセージは公開インターネット上の https アドレスにのみ送ります。パスワードや # 以降は使えません。
problem-unknown-name = この名前は見つかりません。つづりを確認してください。
problem-as-many = 上限に達しています。先に一つ削除してください。
