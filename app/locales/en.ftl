# What payers read, in English. Keys stand in the order of src/text/key.rs.
# Amounts come with their currency code, already written as the region writes them: "SGD 12.50".

## Every page

language-switch = Language
via-alipayplus = Payment through Alipay+

## Entry page

entry-title = Pay
amount-label = Amount to pay
amount-fixed = The shop has set this amount.
amount-between = From { $minimum } to { $maximum }
amount-at-least = { $minimum } or more
amount-at-most = Up to { $maximum }
note-label = Note for the shop
note-optional = optional
keypad-label = Keypad
key-decimal = Decimal point
key-delete = Delete
pay = Pay
pay-amount = Pay { $amount }
paying = Opening your wallet…
pay-next = Nothing is taken until you confirm in your wallet.
pay-next-named = Nothing is taken until you confirm in { $wallet }.
turn = Show to the cashier

problem-empty = Type the amount to pay.
problem-not-a-number = This is not an amount. Use digits only.
problem-character = “{ $character }” cannot be part of an amount. Use digits only.
problem-negative = The amount cannot be negative.
problem-zero = The amount has to be more than zero.
problem-too-many-decimals = { $allowed ->
    [0] { $currency } amounts have no decimals.
    [one] { $currency } amounts have one decimal at most.
   *[other] { $currency } amounts have { $allowed } decimals at most.
}
problem-ambiguous = It is not clear what this amount means. Type it again without grouping marks.
problem-too-large = This amount is too large.
problem-below-minimum = The least you can pay here is { $minimum }.
problem-above-maximum = The most you can pay here is { $maximum }.
problem-unusual = { $amount } is a very large amount. If it is right, press “Pay” again.
problem-note = The note is too long: { $maximum } characters at most.
problem-page-expired = This page was open for too long. Check the amount, then press “Pay” again.
problem-offline = You are offline, and nothing was sent. Connect to the internet, then press “Pay” again.

## Outcome page

checking-title = Checking the payment
checking-wait = We are waiting for an answer from your wallet. This page changes by itself.
checking-do-not-repeat = If you have confirmed in your wallet, please do not pay again.
checking-deadline = You can confirm until { $time }.
checking-late = The time to confirm is over. We are asking whether the payment went through.
continue-in-wallet = Continue in your wallet
not-paid-yet = Closed your wallet without paying?
start-again = Start again
other-amount = This payment is for { $amount }. You have now typed { $typed }.
continue-with = Continue with { $amount }
start-again-with = Start again with { $amount }
check-again = Check again
connection-trouble = The connection was lost. We keep trying.
connection-given-up = We still cannot connect. Press “Check again”.

succeeded-title = Paid
succeeded-live = Live, { $time } at the shop
succeeded-earlier = Earlier payment
paid-at = Paid at { $time }
paid-on = Paid on { $time }
paid-yesterday = Paid yesterday, { $time }
already-paid = This payment was already made. You were not charged again.
failed-title = Not paid
failed-not-charged = You were not charged.
cancelling-title = Cancelling the payment
cancelling-wait = We are waiting for your wallet to confirm. Please do not pay again yet: this page changes by itself.
cancelling-returning = The shop is returning your money. We are waiting for your wallet to confirm. This page changes by itself.
cancelled-title = Payment cancelled
cancelled-not-charged = You pay nothing. If your wallet shows a charge, it will be refunded.
cancelled-returned = You had paid, and the shop returned { $amount } to your wallet.

reason-declined = The payment was declined in your wallet.
reason-expired = The time to confirm ran out.
reason-insufficient-funds = The balance in your wallet is too low. Top up or choose another card there, then start again.
reason-limit-exceeded = The amount is over a limit of your wallet. Check its limits or pay a smaller amount.
reason-risk-refused = The wallet refused the payment for safety. Please pay in another way.
reason-wallet-account = Your wallet account cannot pay at the moment. Open your wallet to see what it needs.
reason-method-unavailable = This wallet cannot pay here at the moment. Try another wallet.
reason-service-problem = The shop cannot take this payment at the moment. Please pay in another way.
reason-cancelled-by-shop = The shop cancelled the payment.
reason-other = The payment did not go through.

detail-store = Paid to
detail-store-unpaid = Shop
detail-amount = Amount
detail-refunded = Refunded
detail-wallet = Paid with
detail-time = Date and time
detail-code = Code
detail-note = Note
detail-reference = Reference

## Notices

unknown-code-title = We do not know this code
unknown-code-body = Scan the whole code again, or ask the shop for help. You were not charged.
switched-off-title = This code is switched off
switched-off-body = Please ask the shop for the code it uses now. You were not charged.
unknown-page-title = There is no such page
unknown-page-body = Please scan the code in the shop again.
home-title = Pay in the shop
home-body = Open your wallet app and scan the code in the shop.
home-console = For shops: sign in
unreadable-title = We could not read this request
unreadable-body = Nothing was done, and you were not charged. Please scan the code in the shop again.

no-wallet-title = Open this page in a wallet
no-wallet-body = You can pay here with a wallet app that works with Alipay+.
no-wallet-how = How to pay
no-wallet-step-open = Open your wallet app.
no-wallet-step-scan = Use its scanner on the code in the shop, or on the code below.
no-wallet-step-pay = Type the amount and confirm.
no-wallet-which = Wallets that work
no-wallet-more = and other wallets that show the Alipay+ mark
no-wallet-qr = Code of this page
no-wallet-link = Or copy the link and open it in your wallet
no-wallet-link-label = Link to this page
copy = Copy
copied = Copied

unreachable-title = The payment service does not answer
unreachable-body = You were not charged. Trying again cannot charge you twice.

busy-title = This service is very busy right now
busy-body = Wait a moment, then try again. Trying again cannot charge you twice.

try-again = Try again

server-error-title = Something went wrong on our side
server-error-body = Please try again in a moment. If you had already confirmed in your wallet, do not pay again: ask the shop to look.
server-error-request = If you ask for help, give this number:
