# What those who use the console read, in simplified Chinese. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee 管理后台
rooms = 功能
language-switch = 语言
sign-out = 退出登录
saved = 已保存。
role-operator = 运营者
role-owner = 商户老板
role-staff = 店员

## What is wrong with a form

problem-summary = 还有内容需要修改，尚未做任何更改。
problem-empty = 请填写此项。
problem-password-short = 密码至少需要 { $count } 个字符。
problem-password-long = 密码最多 { $count } 个字符。
problem-password-guessable = 这个密码太容易被猜到。
problem-passwords-differ = 两次输入的密码不一致。
problem-password-wrong = 这不是您的密码。

## Notices

unknown-page-title = 没有这个页面
unknown-page-body = 页面可能已移动，或者您无权查看。
forbidden-title = 您没有权限
forbidden-body = 您的角色不能执行此操作。请联系老板或运营者。
stale-title = 此表单已失效
stale-body = 没有做任何更改。请返回，重新加载页面后再试一次。
server-error-title = 我们这边出了问题
server-error-body = 请稍后再试。
request-number = 如需帮助，请提供此编号
go-back = 返回管理后台

## Signing in

sign-in-title = 登录
user-name = 用户名
password = 密码
sign-in = 登录
sign-in-wrong = 用户名或密码不正确。
sign-in-wait = 尝试次数过多，请在 { $seconds } 秒后再试。
signed-out = 您已退出登录。
password-set = 密码已设置，请用它登录。

## The link that sets a password

welcome-title = 设置密码
welcome-body = 用它登录管理后台。用几个只有您会连在一起的词是个好办法。
new-password = 新密码
new-password-hint = 至少 { $count } 个字符。
repeat-password = 再输入一次
set-password = 设置密码
link-over-title = 此链接已失效
link-over-body = 链接只能使用一次，并且有时间限制。请向发给您链接的人索取新的链接。

## Your account

account = 账户
change-password = 修改密码
change-password-body = 修改后会在所有设备上退出登录，请用新密码重新登录。
old-password = 旧密码
sign-out-everywhere = 在所有设备上退出
sign-out-everywhere-body = 结束您在本设备和其他所有设备上的登录。

## Stores

stores = 门店
stores-empty = 还没有门店。
merchant = 商户
currency = 货币
timezone = 时区
staff-language = 员工使用的语言
