# What those who use the console read, in English. Keys stand in the order of src/console/text.rs.
# Variables are numbers, amounts and codes, never free text.

## Every page

console = Standee console
rooms = Rooms
language-switch = Language
sign-out = Sign out
saved = Saved.
role-operator = Operator
role-owner = Owner
role-staff = Staff

## What is wrong with a form

problem-summary = Something is not right yet. Nothing was changed.
problem-empty = Fill this in.
problem-password-short = A password has at least { $count } characters.
problem-password-long = A password has at most { $count } characters.
problem-password-guessable = This password is too easy to guess.
problem-passwords-differ = The two passwords are not the same.
problem-password-wrong = This is not your password.

## Notices

unknown-page-title = There is no such page
unknown-page-body = It may have been moved, or it may not be yours to see.
forbidden-title = This is not for you
forbidden-body = Your role does not let you do this. Ask the owner or the operator.
stale-title = This form was too old
stale-body = Nothing was done. Go back, load the page again, and try once more.
server-error-title = Something went wrong on our side
server-error-body = Please try again in a moment.
request-number = If you ask for help, give this number
go-back = To the console

## Signing in

sign-in-title = Sign in
user-name = User name
password = Password
sign-in = Sign in
sign-in-wrong = The name or the password is not right.
sign-in-wait = It was tried too often. Try again in { $seconds ->
    [one] one second.
   *[other] { $seconds } seconds.
}
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
sign-out-everywhere = Sign out everywhere
sign-out-everywhere-body = Ends every session of yours, on this device and on all others.

## Stores

stores = Stores
stores-empty = There is no store yet.
merchant = Merchant
currency = Currency
timezone = Time zone
staff-language = Language of the staff
