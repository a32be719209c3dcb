# What those who use the console read, in simplified Chinese. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee 管理后台
rooms = 功能
language-switch = 语言
sign-out = 退出登录
save = 保存
saved = 已保存。
role-operator = 运营者
role-owner = 老板
role-staff = 店员

## What is wrong with a form

problem-summary = 还有内容需要修改，尚未做任何更改。
problem-search = 尚未搜索，请修改下方标出的内容。
problem-empty = 请填写此项。
problem-too-long = 最多 { $count } 个字符。
problem-steers = 其中有无法显示的字符。
problem-not-there = 请从列表中选择。
problem-choose-one = 请至少选择一项。
problem-too-many = 最多可选择 { $count } 项。
problem-category-code = 请输入四位数字，例如 5812。
problem-date = 请按 2026-11-22 的格式填写日期。
problem-user-name = 名称中不能有 { $character }。请使用字母、数字和 . _ - + @
problem-color = 请按 #1f3a93 的格式填写颜色。
problem-minimum-above-maximum = 最低金额高于最高金额。
problem-amount-and-limits = 固定金额不能再设限额，请只填写其中一项。
problem-same-store = 此收款码已属于这家门店。
problem-other-currency = 此收款码的金额是另一种货币。请在那家门店新增收款码。
problem-taken = 此名称已被使用。
problem-poster = 无法按此设置制作海报。
problem-several-timezones = 该国家或地区有多个时区，请选择门店所在的时区。
problem-picture-large = 图片大小为 { $bytes } 字节，上限为 { $allowed } 字节。
problem-picture-unreadable = 不是可读取的 PNG 或 SVG 图片。
problem-picture-pixels-many = 图片有一边超过 { $count } 像素。
problem-picture-pixels-few = 长边少于 { $count } 像素，印刷会模糊：请用更大的图片或 SVG。
problem-picture-nothing = 图片里什么也看不到。
problem-picture-thin = 图片一边超过另一边的 20 倍。
problem-picture-forbidden = SVG 中含有不属于图片的内容：脚本、未转为轮廓的文字，或指向其他文件的链接。
problem-picture-elaborate = 绘制此 SVG 需要过多内存或时间。请简化，或上传 PNG。
problem-picture-too-many = 已有 { $count } 张图片，不能再增加。
problem-password-short = 密码至少需要 { $count } 个字符。
problem-password-long = 密码最多 { $count } 个字符。
problem-password-guessable = 这个密码很容易被人猜到。请用几个只有您才会放在一起的词组成密码。
problem-passwords-differ = 两次输入的密码不一致。
problem-password-wrong = 这不是您的密码。
problem-code-wrong = 验证码不正确，或已使用过。请输入应用现在显示的验证码。如果仍不正确，请将手机时间设为自动。
problem-code-shape = 请输入应用显示的六位数字。
problem-recovery-wrong = 恢复码不正确，或已使用过。

## Notices

unknown-page-title = 找不到此页面
unknown-page-body = 页面可能已移动，或者您无权查看。
forbidden-title = 您没有权限
forbidden-body = 您的角色不能执行此操作。请联系老板或运营者。
stale-title = 此表单已失效
stale-body = 没有做任何更改。请返回，重新加载页面后再试一次。
unreadable-title = 无法读取此表单
unreadable-body = 未执行任何操作。请返回，重新加载页面，然后再试一次。
too-large-title = 内容过大
too-large-body = 没有进行任何操作。请返回并选择更小的文件。
server-error-title = 我们这边出了问题
server-error-body = 请稍后再试。
request-number = 如需帮助，请提供此编号：
go-back = 返回管理后台

## Payments

till = 实时收款
payments = 收款记录
summary = 汇总
all-stores = 所有门店
choose-store = 请选择门店
choose = 请选择
any = 不限
show = 查看
amount = 金额
status = 状态
code = 收款码
code-or-label = 收款码或标签
wallet = 钱包
wallet-unnamed = Alipay+ 钱包（未注明）
wallet-none = 未知
reference = 参考号
status-created = 已发起
status-processing = 等待付款人确认
status-succeeded = 已付款
status-failed = 付款失败
status-cancelling = 正在取消
status-cancelled = 已取消
status-returned = 已付款，后退回
refunded-part = 已退 { $amount }
payment-count = { $count } 笔交易

## The till

till-live = 实时
till-lost = 连接已断开，正在重新连接。您看到的内容可能已过时。
till-as-of = 截至 { $time }
till-today = 今天
till-sound = 声音
till-sound-hint = 点击后，每笔付款成功时会有提示音；点击前浏览器不会发声。
till-empty = 还没有交易。付款成功的那一刻就会显示在这里。

## Looking for payments

search = 搜索
from-day = 从
to-day = 到
reference-hint = 付款人页面上显示的最后 8 个字符，或编号的开头。
search-empty = 没有符合条件的交易。
payments-empty = 还没有交易。把海报放在柜台上，用钱包扫码付款试试。
older = 更早的交易
download-csv = 下载 CSV
download-xlsx = 下载电子表格（XLSX）
problem-file-rows = 一个文件放不下超过 { $count } 笔交易。请选择较少的天数。
problem-amount = 这不是有效的金额。
problem-reference = 请至少输入其中四个字母或数字。
attention = 需要处理
unresolved = 超过 15 分钟没有结果
concern-more = 另有 { $count } 项
settle = 标为已处理
settle-own = 这笔款项由您本人退回，须由老板标为已处理。
unmatched = 有 { $count } 条带签名的通知对应不到任何交易。可用命令行查看：standee payment unmatched

## One payment

payment = 交易详情
payment-id = 我方编号
alipayplus-id = Alipay+ 编号
made-at = 发起时间
paid-at = 付款时间
payer-note = 付款人备注
result-code = 结果码
history = 处理记录
refunds = 退款
refund-created = 已发起退款
refund-processing = Alipay+ 尚未完成
refund-succeeded = 已退款
refund-failed = 被拒绝：没有退款
refund = 退款给付款人
refund-left = 最多 { $amount }。
why = 原因
refund-why-hint = 付款人可能会看到。
refund-confirm = 退还 { $amount }？
refund-confirm-body = Alipay+ 完成后无法撤回。
refund-do = 是，退款
cancel = 取消这笔交易
cancel-body = 已付款项将全额退还付款人。Alipay+ 只在当天受理取消。
cancel-confirm = 取消这笔 { $amount } 的交易？
cancel-do = 是，取消交易
leave-it = 否，保留
refund-asked = 已申请退款，结果见下方。
cancel-asked = 已申请取消，结果见下方。
problem-reason = 请说明原因，最多 256 个字符。
problem-too-much = 超过了还能退还的金额。
problem-limit = 每笔交易您最多可退 { $amount }。
problem-no-longer = 这笔交易现在不能这样处理了。

## Sums

by-day = 按天
by-code = 按收款码
by-store = 按门店
day = 日期
count = 笔数
paid = 已收
refunded = 已退
kept = 净额
days = 天数
plot = 每天收款
summary-empty = 这些天没有收款。

## What happened to a payment

fact-opened = 付款人点击了“付款”
fact-pay-asked = 我们再次向 Alipay+ 提交付款请求
fact-pay-answered = Alipay+ 答复了付款请求
fact-pay-not-sent = 无法连接 Alipay+：没有发出任何内容
fact-pay-unknown = 付款请求已发出；没有可信的答复
fact-notified = Alipay+ 通知了我们
fact-inquired = 我们查询了；Alipay+ 已答复
fact-inquiry-unknown = 我们查询了；没有可信的答复
fact-cancel-asked-by-shop = 商家要求取消
fact-cancel-asked-on-expiry = 付款时间已过：将被取消
fact-cancel-answered = Alipay+ 答复了取消请求
fact-cancel-unknown = 取消请求已发出；没有可信的答复
fact-ran-out = 付款时间已过，没有任何内容到达 Alipay+
fact-refund-opened = 商家退款
fact-refund-asked = 我们再次向 Alipay+ 提交退款请求
fact-refund-answered = Alipay+ 答复了退款请求
fact-refund-not-sent = 退款时无法连接 Alipay+：没有发出任何内容
fact-refund-unknown = 退款请求已发出；没有可信的答复
command-line = 命令行
deed-refund = 申请退款
deed-cancel = 申请取消
alarm-amount-differs = 金额或币种与我方不符；没有任何改动
alarm-paid-after-cancel = 付款已取消，但付款人仍被扣款；请确认款项已退还
alarm-contradiction = Alipay+ 之前说的结果不同；请询问 Alipay+
alarm-operator-needed = 系统无法继续；原因见结果码
alarm-cancel-refused = Alipay+ 不再受理取消；请改为退款
alarm-never-notified = 通过查询得知，从未收到通知；Alipay+ 能访问到我们吗？
alarm-no-payment-url = 没有收到可以引导付款人前往的地址
alarm-refund-failed = 退款被拒绝；款项未退还付款人

## Signing in

sign-in-title = 登录
user-name = 用户名
password = 密码
sign-in = 登录
sign-in-wrong = 用户名或密码不正确。如果忘记了密码，请向管理您账户的人索取新的链接。
sign-in-wait = 尝试次数过多，请在 { $seconds } 秒后再试。
session-over = 您的登录已过期，刚才提交的内容没有生效。请登录后重新提交。
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
second-factor = 两步验证
second-factor-body = 手机上的验证器应用会显示一个验证码，登录时在密码之后输入。
second-factor-on = 已设置
second-factor-set-up = 开始设置
second-factor-remove = 移除
second-factor-scan = 用验证器应用扫描此码，然后输入它显示的验证码。
second-factor-qr = 供验证器应用扫描的二维码
second-factor-type = 或在应用中输入：
second-factor-code = 应用显示的验证码
recovery-code = 恢复码
recovery-use = 使用恢复码
second-factor-confirm = 确认
second-factor-lost = 没有手机时，请输入一个恢复码。没有恢复码时，请联系管理您账户的人。
recovery-title = 恢复码
recovery-body = 两步验证已设置。没有手机时，每个恢复码可使用一次。请记下来，之后不再显示。
recovery-signed-out = 您已在其他所有设备上退出登录。
sign-out-everywhere = 在所有设备上退出
sign-out-everywhere-body = 结束您在本设备和其他所有设备上的登录。

## Stores

stores = 门店
merchants = 商户
stores-empty = 还没有门店。先新增一家，再为它添加收款码。
merchants-empty = 还没有商户。先新增收款的公司，再添加门店，然后添加收款码。
store = 门店
store-add = 新增门店
store-edit = 修改门店
store-name = 门店名称
store-name-hint = 与门头上的名称一致，不必翻译。付款人会看到。
merchant-add = 新增商户
merchant-edit = 修改商户
merchant-name = 公司名称
category-code = 商户类别代码
category-code-hint = ISO 18245 商户类别代码：四位数字，例如餐饮为 5812。
merchant = 商户
currency = 货币
currency-hint = ISO 4217 代码，例如 SGD。以后不能更改。
region = 国家或地区
region-hint = ISO 3166 两位字母，例如 SG。决定金额的写法。
timezone = 时区
timezone-hint = 例如 Asia/Singapore。门店的一天以此为准。
timezone-of-region = 留空则使用该国家或地区的时区。
staff-language = 员工使用的语言
logo = 店标
logo-hint = 显示在付款人页面和海报上的门店名称旁。
mark = 受理标识
mark-hint = 请用 Alipay+ 的受理标识生成工具制作。它显示在付款人页面底部和海报上。
picture-file = 图片
picture-file-hint = 仅含轮廓的 SVG，或 PNG。手机加载时不超过 { $bytes } 字节。
picture-upload = 上传
picture-remove = 删除图片
picture-remove-confirm = 删除这张图片？
picture-remove-body = 图片会被删除，并从付款页面和新海报上消失。要恢复，请重新上传文件。
picture-now = 付款人看到的图片
picture-of-folder = 此图片来自服务器的文件夹。在此上传的图片会取代它。
picture-none = 还没有图片。

## Codes

codes = 收款码
codes-empty = 还没有收款码。为柜台或每张桌子添加一个，然后打印海报。
code-add = 新增收款码
code-edit = 修改收款码
code-edit-hint = 付款人会立即看到更改。印有金额或标签的海报需要重新打印。
code-label = 标签
code-label-hint = 您给此码起的名称，例如桌号。付款人会看到。可以留空。
code-amount = 固定金额
code-amount-hint = 每笔付款金额相同时填写。留空则由付款人输入金额。
code-minimum = 最低金额
code-maximum = 最高金额
code-limit-hint = 可以留空。
code-on = 已启用
code-off = 已停用
code-replaced = 已替换
code-replaced-by = 此收款码已永久停用，取而代之的是
code-address = 网址
code-switch-on = 启用此码
code-switch-off = 停用此码
code-move = 移到其他门店
code-move-to = 目标门店
code-move-hint = 之后扫描海报的人会付款给那家门店。请重新打印海报，旧海报印着原来的店名。
code-move-confirm = 将此收款码移到其他门店？
code-move-other-merchant = 此后收款的将是另一家商户。
merchant-paid-now = 目前收款的商户
merchant-paid-then = 移动后收款的商户
code-move-do = 移动收款码
code-replace = 换成新的收款码
code-replace-hint = 收款码泄露时使用。旧海报将永久停用，需要重新打印。
code-replace-confirm = 永久更换此收款码？
deed-added = 新增
deed-on = 已启用
deed-off = 已停用
deed-moved = 移动：
deed-replaced = 替换为
deed-replaces = 取代
deed-printed = 制作海报：
deed-changed = 更改：
deed-allowed = 权限：
deed-link = 已生成设置密码的链接
deed-password = 已设置密码
deed-second-factor = 已设置两步验证
deed-second-factor-removed = 已移除两步验证
deed-picture = 已上传图片
deed-picture-removed = 已删除图片

## Posters

poster-make = 制作海报
poster-size = 尺寸
poster-table = 对折桌面立牌（A4）
poster-labels = 标签纸
poster-sheet = 标签纸型号
poster-sheet-hint = 仅适用于标签纸。请按 100% 比例打印。
poster-format = 文件格式
poster-language = 第一种语言
poster-language-second = 第二种语言
poster-language-third = 第三种语言
poster-no-language = 无
poster-color = 底色
poster-crop-marks = 裁切线与出血，供印刷厂使用
poster-download = 下载海报
poster-address-long = 该码的网址有 { $bytes } 个字节，而便于扫描的码最多容纳 { $allowed } 个。其中主机名有 { $host } 个字节，最多可以有 { $host-max } 个：请联系运营者换用更短的主机名。
poster-other-address = 该码的网址与服务器的网址不符。请联系运营者：设置 public_url 不正确。
poster-font = 服务器上没有能显示以下文字的字体。请联系运营者安装 { $font }。
poster-no-font = 没有可安装的字体能显示 { $character }。请从名称中去掉它。
poster-no-room = 以下文字在此尺寸下放不下可辨认的字号。请缩短文字，或选择更大的尺寸。
poster-unreadable = { $count } 个码中只有 { $read } 个能被读回，因此不提供此海报。请选择更大的尺寸。
poster-drawing = 我们这边出了问题，服务器日志中有记录。请联系运营者。

## Users

users = 用户
users-empty = 这里还没有您的员工。请添加用户并把链接交给他们。
user-add = 新增用户
user-name-hint = 用于登录，例如电子邮箱地址。以后不能更改。
role = 角色
role-hint = 店员可查看所在门店的交易。老板可管理名下商户的所有门店。
user-merchants = 商户（适用于老板）
user-stores = 门店（适用于店员）
user-limit = 退款上限
user-limit-hint = 每笔交易最多可退的金额。留空则不能退款。
user-on = 可以登录
user-invited = 尚未设置密码
user-off = 账户已停用
user-switch-on = 启用用户
user-switch-off = 停用用户
user-off-confirm = 停用此用户？
user-off-body = 该用户会立即在所有设备上退出登录，在重新启用之前无法登录。
user-link = 生成新的密码设置链接
user-remove-second-factor = 移除两步验证
user-factor-confirm = 移除此用户的两步验证？
user-factor-body = 在该用户重新设置之前，只凭密码即可登录。请先确认提出要求的人确实是本人。
link-title = 密码设置链接
link-body = 请只交给该用户本人。链接只能使用一次，{ $days } 天内有效，之后不再显示。

## 对接系统

systems = 对接系统
webhooks = Webhook 通知
webhooks-hint = 每当有结果，您自己的系统会立即收到一条带签名的消息。
webhook-url = 您的系统的地址
webhook-url-hint = 以 https:// 开头，并且在公共互联网上。
webhook-add = 添加 Webhook
webhook-failed = 已自动停用：多日未接收任何消息，或已不存在
webhook-failing = 自以下时间起未能送达：
webhook-switch-on = 启用此 Webhook
webhook-switch-off = 停用此 Webhook
webhook-off-confirm = 停用此 Webhook？
webhook-off-body = 停用期间发生的事件不会再补发。
webhook-rotate = 生成新密钥
webhook-rotate-confirm = 为此 Webhook 生成新密钥？
webhook-rotate-hint = 之前的密钥在 24 小时内仍同时签名。
webhook-remove = 删除此 Webhook
webhook-remove-confirm = 删除此 Webhook？
webhook-remove-body = 不会再向此地址发送任何内容，且无法恢复：新的 Webhook 会使用新的密钥。
webhook-resend = 重新发送
secret-title = 仅显示一次
secret-body = 请现在就复制到您的系统中，之后不再显示。
deliveries = 发送记录
deliveries-empty = 尚未发送任何消息。
delivery-waiting = 发送中
delivery-delivered = 已接收
delivery-given-up = 已放弃
api-keys = API 密钥
api-keys-hint = 您自己的系统凭密钥查询交易、退款，以及启用或停用收款码。请像密码一样保管。
api-key-name = 用途
api-key-id = 密钥编号
api-key-add = 生成密钥
api-key-revoke = 吊销
api-key-revoke-confirm = 吊销此 API 密钥？
api-key-revoke-body = 使用此密钥的系统从下一次请求起将被拒绝。密钥吊销后无法恢复。
api-key-revoked = 已吊销
webhooks-failed = 有 Webhook 已自动停用：请到“对接系统”处理。
problem-destination = 消息只发送到公共互联网上的 https 地址，地址中不能含密码或 # 之后的部分。
problem-unknown-name = 找不到此域名，请检查拼写。
problem-as-many = 数量已达上限，请先删除一个。
