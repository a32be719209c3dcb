# What payers read, in simplified Chinese.

## Every page

language-switch = 语言
via-alipayplus = 通过 Alipay+ 付款

## Entry page

entry-title = 付款
amount-label = 付款金额
amount-fixed = 金额由商家设定。
amount-between = { $minimum } 至 { $maximum }
amount-at-least = 最低 { $minimum }
amount-at-most = 最高 { $maximum }
note-label = 给商家的备注
note-optional = 选填
keypad-label = 数字键盘
key-decimal = 小数点
key-delete = 删除
pay = 付款
pay-amount = 付款 { $amount }
paying = 正在打开钱包…
pay-next = 在钱包中确认之前不会扣款。
pay-next-named = 在 { $wallet } 中确认之前不会扣款。
turn = 给店员看

problem-empty = 请输入付款金额。
problem-not-a-number = 金额格式不正确，请只输入数字。
problem-character = 金额中不能有“{ $character }”，请只输入数字。
problem-negative = 金额不能为负数。
problem-zero = 金额必须大于零。
problem-too-many-decimals = { $allowed ->
    [0] { $currency } 金额不能有小数。
   *[other] { $currency } 金额最多 { $allowed } 位小数。
}
problem-ambiguous = 无法识别金额，请去掉分隔符后重新输入。
problem-too-large = 金额过大。
problem-below-minimum = 此处最低付款金额为 { $minimum }。
problem-above-maximum = 此处最高付款金额为 { $maximum }。
problem-unusual = { $amount } 金额很大。如果没有输错，请再次点击“付款”。
problem-note = 备注过长，最多 { $maximum } 个字。
problem-page-expired = 页面打开时间过长，请核对金额后再次点击“付款”。
problem-offline = 您处于离线状态，付款请求未发出。请连接网络，然后再次点击“付款”。

## Outcome page

checking-title = 正在查询付款结果
checking-wait = 正在等待钱包返回结果，本页会自动更新。
checking-do-not-repeat = 如果您已在钱包中确认，请勿重复付款。
checking-deadline = 您可在 { $time } 前到钱包中确认付款。
checking-late = 确认时间已过，正在查询付款结果。
continue-in-wallet = 返回钱包继续付款
not-paid-yet = 没付款就离开了钱包？
start-again = 重新开始
other-amount = 这笔付款的金额是 { $amount }，您刚才输入的是 { $typed }。
continue-with = 继续付款 { $amount }
start-again-with = 改付 { $amount }
check-again = 再次查询
connection-trouble = 网络连接中断，正在重试。
connection-given-up = 仍然无法连接，请点击“再次查询”。

succeeded-title = 付款成功
succeeded-live = 实时页面，店内时间 { $time }
succeeded-earlier = 早前的付款
paid-at = 付款时间 { $time }
paid-on = 付款日期 { $time }
paid-yesterday = 昨天付款，{ $time }
already-paid = 这笔付款之前已完成，没有重复扣款。
failed-title = 付款未成功
failed-not-charged = 您没有被扣款。
cancelling-title = 正在取消付款
cancelling-wait = 正在等待钱包返回结果。请先不要再次付款，本页会自动更新。
cancelling-returning = 商家正在退款给您，正在等待钱包返回结果。本页会自动更新。
cancelled-title = 付款已取消
cancelled-not-charged = 您无需付款。如钱包已扣款，款项将原路退回。
cancelled-returned = 您已付款，商家已将 { $amount } 退回您的钱包。

reason-declined = 付款在钱包中被拒绝。
reason-expired = 已超过确认时间。
reason-insufficient-funds = 钱包余额不足。请在钱包中充值或换一张银行卡，然后重新付款。
reason-limit-exceeded = 金额超出钱包限额。请查看钱包限额，或减少金额。
reason-risk-refused = 出于安全原因，钱包拒绝了这笔付款。请使用其他方式付款。
reason-wallet-account = 您的钱包账户目前无法付款。请打开钱包查看所需操作。
reason-method-unavailable = 此钱包目前无法在这里付款，请换一个钱包。
reason-service-problem = 商家目前无法受理这笔付款。请使用其他方式付款。
reason-cancelled-by-shop = 商家取消了这笔付款。
reason-other = 付款没有完成。

detail-store = 收款商家
detail-store-unpaid = 商家
detail-amount = 金额
detail-refunded = 已退款
detail-wallet = 付款钱包
detail-time = 时间
detail-code = 收款码
detail-note = 备注
detail-reference = 参考号

## Notices

unknown-code-title = 无法识别此收款码
unknown-code-body = 请重新扫描完整的收款码，或向商家求助。您没有被扣款。
switched-off-title = 此收款码已停用
switched-off-body = 请向商家索取目前使用的收款码。您没有被扣款。
unknown-page-title = 找不到此页面
unknown-page-body = 请重新扫描商家的收款码。
home-title = 在店内付款
home-body = 请打开您的钱包应用，扫描店内的收款码。
home-console = 商家登录
unreadable-title = 无法读取这个请求
unreadable-body = 未执行任何操作，您没有被扣款。请重新扫描商家的收款码。

no-wallet-title = 请在钱包中打开本页
no-wallet-body = 您可以使用支持 Alipay+ 的钱包应用在这里付款。
no-wallet-how = 如何付款
no-wallet-step-open = 打开您的钱包应用。
no-wallet-step-scan = 用钱包的“扫一扫”扫描店内的收款码，或下方的二维码。
no-wallet-step-pay = 输入金额并确认。
no-wallet-which = 可以使用的钱包
no-wallet-more = 以及其他带有 Alipay+ 标志的钱包
no-wallet-qr = 本页的二维码
no-wallet-link = 或复制链接，在钱包中打开
no-wallet-link-label = 本页链接
copy = 复制
copied = 已复制

unreachable-title = 付款服务没有响应
unreachable-body = 您没有被扣款。再试一次不会重复扣款。

busy-title = 当前使用人数较多
busy-body = 请稍等片刻再试。再试一次不会重复扣款。

try-again = 再试一次

server-error-title = 我们的系统出现问题
server-error-body = 请稍后再试。如果您已在钱包中确认，请勿重复付款，并请商家帮忙查看。
server-error-request = 求助时请提供此编号：
