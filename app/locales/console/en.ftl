# What those who use the console read, in English. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee console
rooms = Rooms
language-switch = Language
sign-out = Sign out
save = Save
saved = Saved.
role-operator = Operator
role-owner = Owner
role-staff = Staff

## What is wrong with a form

problem-summary = Something is not right yet. Nothing was changed.
problem-search = Nothing was looked for yet. Correct the fields marked below.
problem-empty = Fill this in.
problem-too-long = At most { $count } characters.
problem-steers = There are characters in it that cannot be shown.
problem-not-there = Choose one of those in the list.
problem-choose-one = Choose at least one.
problem-too-many = At most { $count } can be chosen.
problem-category-code = Use four digits, such as 5812.
problem-date = Write the day as 2026-11-22.
problem-user-name = { $character } cannot stand in a name. Use letters, digits and . _ - + @
problem-color = Write the colour as #1f3a93.
problem-minimum-above-maximum = The least is more than the most.
problem-amount-and-limits = A fixed amount has no limits: leave one of the two empty.
problem-same-store = It is in this store already.
problem-other-currency = It has an amount in another currency. Add a new code in that store instead.
problem-taken = Somebody has this name already.
problem-poster = The poster cannot be made like this.
problem-several-timezones = This country has several time zones. Choose the store's.
problem-picture-large = It has { $bytes } bytes; at most { $allowed } are taken.
problem-picture-unreadable = It is neither a PNG nor an SVG picture that can be read.
problem-picture-pixels-many = It has more than { $count } pixels on a side.
problem-picture-pixels-few = With fewer than { $count } pixels on its longer side it would be blurred in print: take a larger one, or an SVG.
problem-picture-nothing = There is nothing to see in it.
problem-picture-thin = One of its sides is more than 20 times the other.
problem-picture-forbidden = The SVG has something in it that is no part of a picture: a script, letters that are not outlines, or a link to another file.
problem-picture-elaborate = This SVG takes too much memory or time to draw. Simplify it, or upload a PNG.
problem-picture-too-many = There are { $count } pictures already, and no more are kept.
problem-password-short = A password has at least { $count } characters.
problem-password-long = A password has at most { $count } characters.
problem-password-guessable = This password is among the first that somebody would try. Put a few words together that only you would.
problem-passwords-differ = The two passwords are not the same.
problem-password-wrong = This is not your password.
problem-code-wrong = This code is not right, or it was used before. Type the one that the app shows now. If that is refused as well, let the phone set its clock by itself.
problem-code-shape = Type the six digits that the app shows.
problem-recovery-wrong = This recovery code is not right, or it was used before.

## Notices

unknown-page-title = There is no such page
unknown-page-body = It may have been moved, or it may not be yours to see.
forbidden-title = This is not for you
forbidden-body = Your role does not let you do this. Ask the owner or the operator.
stale-title = This form was too old
stale-body = Nothing was done. Go back, load the page again, and try once more.
unreadable-title = This form could not be read
unreadable-body = Nothing was done. Go back, load the page again, and try once more.
too-large-title = This is too large
too-large-body = Nothing was done. Go back, and take a smaller file.
server-error-title = Something went wrong on our side
server-error-body = Please try again in a moment.
request-number = If you ask for help, give this number:
go-back = To the console

## Payments

till = Till
payments = Payments
summary = Sums
all-stores = All stores
choose-store = Choose a store
choose = Choose
any = Any
show = Show
amount = Amount
status = Status
code = Code
code-or-label = Code or label
wallet = Wallet
wallet-unnamed = Alipay+ wallet (not named)
wallet-none = Not known
reference = Reference
status-created = Asked for
status-processing = Waiting for the payer
status-succeeded = Paid
status-failed = Failed
status-cancelling = Being cancelled
status-cancelled = Cancelled
status-returned = Paid, then returned
refunded-part = { $amount } given back
payment-count = { $count ->
    [one] one payment
   *[other] { $count } payments
}

## The till

till-live = Live
till-lost = Not live: connecting again. What you see may be old.
till-as-of = As of { $time }
till-today = Today
till-sound = Sound
till-sound-hint = Press it to hear each payment: a browser makes no sound before.
till-empty = Nothing was paid yet. A payment appears here at the moment it is paid.

## Looking for payments

search = Search
from-day = From
to-day = To
reference-hint = The last 8 characters, as the payer's page shows them, or the beginning of an id.
search-empty = No payment is like that.
payments-empty = There is no payment yet. Put a poster on the counter, scan it with a wallet, and pay.
older = Older payments
download-csv = Download as CSV
download-xlsx = Download for spreadsheets (XLSX)
problem-file-rows = More than { $count } payments do not fit in one file. Choose fewer days.
problem-amount = This is not an amount.
problem-reference = Type at least four letters or digits of it.
attention = Needs attention
unresolved = No result for more than 15 minutes
concern-more = { $count } more
settle = Seen to
settle-own = You returned this money yourself: the owner marks it as resolved.
unmatched = { $count ->
    [one] One signed notification fits no payment.
   *[other] { $count } signed notifications fit no payment.
} The command line shows them: standee payment unmatched

## One payment

payment = Payment
payment-id = Our id
alipayplus-id = Alipay+ id
made-at = Made
paid-at = Paid at
payer-note = Note from the payer
result-code = Result code
history = History
refunds = Refunds
refund-created = Asked for
refund-processing = Alipay+ has not finished
refund-succeeded = Given back
refund-failed = Refused: nothing went back
refund = Give money back
refund-left = Up to { $amount }.
why = Why
refund-why-hint = The payer may see it.
refund-confirm = Give { $amount } back?
refund-confirm-body = Once Alipay+ has done it, it cannot be undone.
refund-do = Yes, give it back
cancel = Cancel the payment
cancel-body = What was paid goes back as a whole. Alipay+ takes a cancel on the same day only.
cancel-confirm = Cancel the payment of { $amount }?
cancel-do = Yes, cancel it
leave-it = No, leave it
refund-asked = The refund was asked for. How it ended stands below.
cancel-asked = The cancel was asked for. How it ended stands below.
problem-reason = Say why, in 256 characters at most.
problem-too-much = That is more than can still be given back.
problem-limit = You may give back { $amount } of one payment at most.
problem-no-longer = This cannot be done with the payment any more.

## Sums

by-day = By day
by-code = By code
by-store = By store
day = Day
count = Payments
paid = Paid
refunded = Given back
kept = Kept
days = Days
plot = Paid on each day
summary-empty = Nothing was paid in these days.

## What happened to a payment

fact-opened = The payer pressed “Pay”
fact-pay-asked = We ask Alipay+ for the payment again
fact-pay-answered = Alipay+ answered the request for the payment
fact-pay-not-sent = Alipay+ could not be reached: nothing was sent
fact-pay-unknown = The request for the payment went out; no answer that can be believed
fact-notified = Alipay+ notified us
fact-inquired = We inquired; Alipay+ answered
fact-inquiry-unknown = We inquired; no answer that can be believed
fact-cancel-asked-by-shop = The shop wants it cancelled
fact-cancel-asked-on-expiry = The time to pay is over: it is to be cancelled
fact-cancel-answered = Alipay+ answered the cancel
fact-cancel-unknown = The request to cancel went out; no answer that can be believed
fact-ran-out = The time to pay is over, and nothing ever reached Alipay+
fact-refund-opened = The shop gives money back
fact-refund-asked = We ask Alipay+ for the refund again
fact-refund-answered = Alipay+ answered the refund
fact-refund-not-sent = Alipay+ could not be reached for the refund: nothing was sent
fact-refund-unknown = The request for the refund went out; no answer that can be believed
command-line = Command line
deed-refund = Refund asked for
deed-cancel = Cancellation asked for
alarm-amount-differs = The amount or currency is not ours; nothing was changed
alarm-paid-after-cancel = Paid although it is cancelled; see that the money goes back
alarm-contradiction = Alipay+ said something else about the end before; ask Alipay+
alarm-operator-needed = No machine gets further; the result code says why
alarm-cancel-refused = Alipay+ does not cancel it any more; give it back instead
alarm-never-notified = Found by inquiry, never notified; does Alipay+ reach us?
alarm-no-payment-url = No address came that a payer may be sent to
alarm-refund-failed = The refund was refused; the money did not go back

## Signing in

sign-in-title = Sign in
user-name = User name
password = Password
sign-in = Sign in
sign-in-wrong = The name or the password is not right. If you forgot it, ask whoever manages your account for a new link.
sign-in-wait = It was tried too often. Try again in { $seconds ->
    [one] one second.
   *[other] { $seconds } seconds.
}
session-over = Your session is over, and what you just sent was not done. Sign in, then send it once more.
signed-out = You are signed out.
password-set = Your password is set. Sign in with it.

## The link that sets a password

welcome-title = Choose a password
welcome-body = It opens the console. A few words that only you would put together are good.
new-password = New password
new-password-hint = At least { $count } characters.
repeat-password = The same once more
set-password = Set the password
link-over-title = This link is over
link-over-body = A link works once, and for a while only. Ask whoever gave it to you for a new one.

## Your account

account = Account
change-password = Change the password
change-password-body = You are then signed out everywhere, and sign in with the new one.
old-password = Old password
second-factor = Second factor
second-factor-body = An authenticator app on your phone shows a code that is asked for after the password.
second-factor-on = Set up
second-factor-set-up = Set it up
second-factor-remove = Remove it
second-factor-scan = Scan this with your authenticator app, then type the code that it shows.
second-factor-qr = Code for the authenticator app
second-factor-type = Or type this into the app:
second-factor-code = Code of the app
recovery-code = Recovery code
recovery-use = Use a recovery code
second-factor-confirm = Confirm
second-factor-lost = Without your phone, type one of your recovery codes. Without these, ask whoever manages your account.
recovery-title = Recovery codes
recovery-body = The second factor is set up. Each of these codes works once, without your phone. Write them down: they are not shown again.
recovery-signed-out = You are signed out everywhere else.
sign-out-everywhere = Sign out everywhere
sign-out-everywhere-body = Ends every session of yours, on this device and on all others.

## Stores

stores = Stores
merchants = Merchants
stores-empty = There is no store yet. Add the first; then it gets its codes.
merchants-empty = There is no merchant yet. Add the company that is paid; then its stores, then their codes.
store = Store
store-add = Add a store
store-edit = Change the store
store-name = Name of the store
store-name-hint = As it stands over the door, in its own language. Payers see it.
merchant-add = Add a merchant
merchant-edit = Edit merchant
merchant-name = Name of the company
category-code = Category code
category-code-hint = Merchant category code of ISO 18245: four digits, such as 5812 for eating places.
merchant = Merchant
currency = Currency
currency-hint = ISO 4217, such as SGD. It cannot be changed later.
region = Country or region
region-hint = Two letters of ISO 3166, such as SG. It decides how amounts are written.
timezone = Time zone
timezone-hint = Such as Asia/Singapore. The store's day begins and ends by it.
timezone-of-region = Left empty, it is the one of the country.
staff-language = Language of the staff
logo = Logo
logo-hint = It stands beside the store's name on payers' pages and on posters.
mark = Acceptance mark
mark-hint = Make it with Alipay+'s Acceptance Mark Generator. It stands at the end of payers' pages and on posters.
picture-file = Picture
picture-file-hint = An SVG of plain outlines, or a PNG. At most { $bytes } bytes, as a phone loads it.
picture-upload = Upload it
picture-remove = Take it away
picture-remove-confirm = Remove this picture?
picture-remove-body = It is deleted, and gone from payers' pages and new posters. To have it back, upload the file again.
picture-now = The picture that payers see
picture-of-folder = It comes from the server's folder. What is uploaded here takes its place.
picture-none = There is none yet.

## Codes

codes = Entry codes
codes-empty = There is no code yet. Add one for the counter or for each table, then print its poster.
code-add = Add a code
code-edit = Edit code
code-edit-hint = Payers see the change at once. A poster that shows the amount or the label has to be printed again.
code-label = Label
code-label-hint = What you call it, such as a table's number. Payers see it. May be left empty.
code-amount = Fixed amount
code-amount-hint = Where every payment is the same. Left empty, the payer types the amount.
code-minimum = Least amount
code-maximum = Largest amount
code-limit-hint = May be left empty.
code-on = On
code-off = Off
code-replaced = Replaced
code-replaced-by = It is off for ever. Its place was taken by
code-address = Address
code-switch-on = Switch it on
code-switch-off = Switch it off
code-move = Move it to another store
code-move-to = Other store
code-move-hint = Whoever scans its poster then pays there. Print the poster again: it bears the old name.
code-move-confirm = Move this code to another store?
code-move-other-merchant = Another merchant is paid from then on.
merchant-paid-now = Merchant paid now
merchant-paid-then = Merchant paid after the move
code-move-do = Move the code
code-replace = Replace it by a new code
code-replace-hint = When the code has leaked. The old posters are off for ever and have to be printed again.
code-replace-confirm = Replace this code for good?
deed-added = Added
deed-on = Switched on
deed-off = Switched off
deed-moved = Moved:
deed-replaced = Replaced by
deed-replaces = Takes the place of
deed-printed = Poster made:
deed-changed = Changed:
deed-allowed = Rights:
deed-link = Link to set a password made
deed-password = Password set
deed-second-factor = Second factor set up
deed-second-factor-removed = Second factor removed
deed-picture = Picture uploaded
deed-picture-removed = Picture taken away

## Posters

poster-make = Make the poster
poster-size = Size
poster-table = Folded standee for the table (A4)
poster-labels = Sheet of labels
poster-sheet = Which labels
poster-sheet-hint = Counts for sheets of labels only. Print them at 100 %.
poster-format = File
poster-language = First language
poster-language-second = Second language
poster-language-third = Third language
poster-no-language = none
poster-color = Colour of the ground
poster-crop-marks = Crop marks and bleed, for a printer's shop
poster-download = Download the poster
poster-address-long = The code's address has { $bytes } bytes; a code that scans well carries { $allowed }. The host in it has { $host } and may have { $host-max }: ask the operator for a shorter one.
poster-other-address = The code's address does not begin with the server's own. Ask the operator: the setting public_url is not right.
poster-font = No font of the server can write this. Ask the operator to install { $font }.
poster-no-font = No font that can be installed writes { $character }. Leave it out of the name.
poster-no-room = This does not fit the size in letters that can be read. Shorten it, or take a larger size.
poster-unreadable = { $read } of { $count } codes could be read back, so the poster is not handed out. Take a larger size.
poster-drawing = Something went wrong on our side: the server's log says what. Ask the operator.

## Users

users = Users
users-empty = Nobody works for you here yet. Add somebody and give them the link.
user-add = Add a user
user-name-hint = What they sign in with, such as an address of e-mail. It cannot be changed later.
role = Role
role-hint = Staff see the payments of their stores. Owners do everything in the stores of their merchants.
user-merchants = Merchants, for an owner
user-stores = Stores, for staff
user-limit = Refunds up to
user-limit-hint = The most that they may give back of one payment. Left empty, they give nothing back.
user-on = Can sign in
user-invited = Has no password yet
user-off = Switched off
user-switch-on = Switch the user on
user-switch-off = Switch the user off
user-off-confirm = Switch this user off?
user-off-body = They are signed out everywhere at once and cannot sign in until they are switched on again.
user-link = Make a new link to set a password
user-remove-second-factor = Remove the second factor
user-factor-confirm = Remove this user's second factor?
user-factor-body = They then sign in with the password alone until they set up a new one. Do this only when you are sure who asks for it.
link-title = A link to set a password
link-body = Give it to this user and to nobody else. It works once, within { $days } days, and is not shown again.

## Systems

systems = Systems
webhooks = Webhooks
webhooks-hint = Your own system hears of every result at once, by a signed message.
webhook-url = Address of your system
webhook-url-hint = It begins with https:// and is on the public Internet.
webhook-add = Add the webhook
webhook-failed = Switched off by itself: it took nothing for days, or is gone
webhook-failing = Nothing was taken since
webhook-switch-on = Switch the webhook on
webhook-switch-off = Switch the webhook off
webhook-off-confirm = Switch this webhook off?
webhook-off-body = What happens while it is off is never sent to it.
webhook-rotate = Make a new secret
webhook-rotate-confirm = Make a new secret for this webhook?
webhook-rotate-hint = The secret before it signs as well for 24 hours.
webhook-remove = Remove the webhook
webhook-remove-confirm = Remove this webhook?
webhook-remove-body = Nothing more is sent to this address. It cannot be brought back: a new webhook has a new secret.
webhook-resend = Send again
secret-title = Shown once
secret-body = Copy it into your system now. It is not shown again.
deliveries = What was sent
deliveries-empty = Nothing was sent yet.
delivery-waiting = On its way
delivery-delivered = Taken
delivery-given-up = Given up
api-keys = API keys
api-keys-hint = By a key, your own system lists payments, gives money back and switches codes. Keep it like a password.
api-key-name = What it is for
api-key-id = Key
api-key-add = Make a key
api-key-revoke = Revoke it
api-key-revoke-confirm = Revoke this API key?
api-key-revoke-body = The system that uses it is refused from its next request on. A revoked key cannot be brought back.
api-key-revoked = Revoked
webhooks-failed = A webhook was switched off by itself: see to it under Systems.
problem-destination = Messages are sent to https addresses on the public Internet only, without a password or a part after #.
problem-unknown-name = This name leads nowhere. Check how it is written.
problem-as-many = There are as many as there may be. Remove one first.
