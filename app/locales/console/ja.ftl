# What those who use the console read, in Japanese. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee 管理画面
rooms = メニュー
language-switch = 言語
sign-out = ログアウト
saved = 保存しました。
role-operator = 運営者
role-owner = オーナー
role-staff = スタッフ

## What is wrong with a form

problem-summary = 入力内容を確認してください。まだ何も変更していません。
problem-empty = 入力してください。
problem-password-short = パスワードは { $count } 文字以上にしてください。
problem-password-long = パスワードは { $count } 文字以下にしてください。
problem-password-guessable = このパスワードは推測されやすいです。
problem-passwords-differ = 2 つのパスワードが一致しません。
problem-password-wrong = 現在のパスワードと違います。

## Notices

unknown-page-title = ページが見つかりません
unknown-page-body = 移動したか、表示する権限がありません。
forbidden-title = 権限がありません
forbidden-body = お使いの役割ではこの操作はできません。オーナーか運営者に連絡してください。
stale-title = フォームの有効期限が切れました
stale-body = 何も変更していません。戻ってページを読み込み直し、もう一度お試しください。
server-error-title = こちら側で問題が起きました
server-error-body = しばらくしてからもう一度お試しください。
request-number = お問い合わせの際はこの番号をお伝えください
go-back = 管理画面へ

## Signing in

sign-in-title = ログイン
user-name = ユーザー名
password = パスワード
sign-in = ログインする
sign-in-wrong = ユーザー名かパスワードが違います。
sign-in-wait = 試行回数が多すぎます。{ $seconds } 秒後にもう一度お試しください。
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
sign-out-everywhere = すべての端末からログアウト
sign-out-everywhere-body = この端末とほかのすべての端末でのログインを終了します。

## Stores

stores = 店舗
stores-empty = まだ店舗がありません。
merchant = 加盟店
currency = 通貨
timezone = タイムゾーン
staff-language = スタッフの言語
