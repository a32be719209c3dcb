# What payers read, in Khmer.

## Every page

language-switch = ភាសា
via-alipayplus = ទូទាត់តាម Alipay+

## Entry page

entry-title = ទូទាត់ប្រាក់
amount-label = ចំនួនទឹកប្រាក់
amount-fixed = ហាងបានកំណត់ចំនួនទឹកប្រាក់នេះ។
amount-between = ពី { $minimum } ដល់ { $maximum }
amount-at-least = ចាប់ពី { $minimum } ឡើងទៅ
amount-at-most = រហូតដល់ { $maximum }
note-label = សារទៅហាង
note-optional = មិនចាំបាច់
keypad-label = ក្ដារចុចលេខ
key-decimal = សញ្ញាទសភាគ
key-delete = លុប
pay = ទូទាត់
pay-amount = ទូទាត់ { $amount }
paying = កំពុងបើកកាបូបអេឡិចត្រូនិក…
pay-next = ប្រាក់នឹងមិនត្រូវបានកាត់ទេ មុនពេលអ្នកបញ្ជាក់ក្នុងកាបូបអេឡិចត្រូនិក។
pay-next-named = ប្រាក់នឹងមិនត្រូវបានកាត់ទេ មុនពេលអ្នកបញ្ជាក់ក្នុង { $wallet }។
turn = បង្ហាញជូនអ្នកលក់

problem-empty = សូមបញ្ចូលចំនួនទឹកប្រាក់។
problem-not-a-number = ចំនួនទឹកប្រាក់មិនត្រឹមត្រូវ។ សូមបញ្ចូលតែលេខ។
problem-character = ចំនួនទឹកប្រាក់មិនអាចមាន “{ $character }” ទេ។ សូមបញ្ចូលតែលេខ។
problem-negative = ចំនួនទឹកប្រាក់មិនអាចជាចំនួនអវិជ្ជមានបានទេ។
problem-zero = ចំនួនទឹកប្រាក់ត្រូវតែលើសពីសូន្យ។
problem-too-many-decimals = { $allowed ->
    [0] ចំនួន { $currency } គ្មានលេខក្រោយសញ្ញាទសភាគទេ។
   *[other] ចំនួន { $currency } មានលេខក្រោយសញ្ញាទសភាគយ៉ាងច្រើន { $allowed } ខ្ទង់។
}
problem-ambiguous = ចំនួនទឹកប្រាក់មិនច្បាស់។ សូមបញ្ចូលម្ដងទៀតដោយគ្មានសញ្ញាបំបែក។
problem-too-large = ចំនួនទឹកប្រាក់ច្រើនពេក។
problem-below-minimum = ចំនួនតិចបំផុតនៅទីនេះគឺ { $minimum }។
problem-above-maximum = ចំនួនច្រើនបំផុតនៅទីនេះគឺ { $maximum }។
problem-note = សារវែងពេក៖ យ៉ាងច្រើន { $maximum } តួអក្សរ។
problem-page-expired = ទំព័រនេះបើកយូរពេកហើយ។ សូមពិនិត្យចំនួនទឹកប្រាក់ រួចចុច «ទូទាត់» ម្ដងទៀត។

## Outcome page

checking-title = កំពុងពិនិត្យការទូទាត់
checking-wait = កំពុងរង់ចាំចម្លើយពីកាបូបអេឡិចត្រូនិក។ ទំព័រនេះនឹងប្ដូរដោយខ្លួនឯង។
checking-do-not-repeat = បើអ្នកបានបញ្ជាក់ក្នុងកាបូបអេឡិចត្រូនិករួចហើយ សូមកុំទូទាត់ម្ដងទៀត។
checking-deadline = អ្នកអាចបញ្ជាក់បានរហូតដល់ម៉ោង { $time }។
checking-late = អស់ពេលបញ្ជាក់ហើយ។ យើងកំពុងពិនិត្យលទ្ធផលនៃការទូទាត់។
continue-in-wallet = បន្តក្នុងកាបូបអេឡិចត្រូនិក
not-paid-yet = តើអ្នកចេញពីកម្មវិធីដោយមិនបានទូទាត់មែនទេ?
start-again = ចាប់ផ្ដើមម្ដងទៀត
other-amount = ការទូទាត់នេះមានចំនួន { $amount }។ អ្នកទើបតែបញ្ចូល { $typed }។
continue-with = បន្តជាមួយ { $amount }
start-again-with = ចាប់ផ្ដើមថ្មីជាមួយ { $amount }
check-again = ពិនិត្យម្ដងទៀត
connection-trouble = ដាច់ការតភ្ជាប់។ យើងកំពុងព្យាយាមម្ដងទៀត។
connection-given-up = នៅតែមិនអាចតភ្ជាប់បាន។ សូមចុច «ពិនិត្យម្ដងទៀត»។

succeeded-title = ទូទាត់ជោគជ័យ
succeeded-live = បង្ហាញផ្ទាល់ ម៉ោងនៅហាង { $time }
succeeded-earlier = ការទូទាត់មុន
paid-at = បានទូទាត់នៅម៉ោង { $time }
paid-on = បានទូទាត់នៅថ្ងៃ { $time }
paid-yesterday = បានទូទាត់ម្សិលមិញ { $time }
already-paid = ការទូទាត់នេះបានធ្វើរួចហើយ។ ប្រាក់មិនត្រូវបានកាត់ម្ដងទៀតទេ។
failed-title = ការទូទាត់មិនបានជោគជ័យ
failed-not-charged = ប្រាក់របស់អ្នកមិនត្រូវបានកាត់ទេ។
cancelling-title = កំពុងបោះបង់ការទូទាត់
cancelling-wait = កំពុងរង់ចាំការបញ្ជាក់ពីកាបូបអេឡិចត្រូនិក។ សូមកុំទាន់ទូទាត់ម្ដងទៀត។ ទំព័រនេះនឹងប្ដូរដោយខ្លួនឯង។
cancelling-returning = ហាងកំពុងសងប្រាក់អ្នកវិញ។ យើងកំពុងរង់ចាំកាបូបរបស់អ្នកបញ្ជាក់។ ទំព័រនេះផ្លាស់ប្ដូរដោយខ្លួនឯង។
cancelled-title = បានបោះបង់ការទូទាត់
cancelled-not-charged = ប្រាក់របស់អ្នកនឹងមិនត្រូវបានកាត់ទេ។ បើកាបូបអេឡិចត្រូនិកបង្ហាញថាបានកាត់ប្រាក់ ប្រាក់នោះនឹងត្រូវបង្វិលជូនអ្នកវិញ។
cancelled-returned = អ្នកបានទូទាត់រួចហើយ ហើយហាងបានសង { $amount } ទៅកាបូបរបស់អ្នកវិញ។

reason-declined = ការទូទាត់ត្រូវបានបដិសេធក្នុងកាបូបអេឡិចត្រូនិក។
reason-expired = អស់ពេលបញ្ជាក់ហើយ។
reason-insufficient-funds = សមតុល្យក្នុងកាបូបអេឡិចត្រូនិកមិនគ្រប់គ្រាន់។ សូមបញ្ចូលប្រាក់ ឬជ្រើសកាតផ្សេង រួចចាប់ផ្ដើមម្ដងទៀត។
reason-limit-exceeded = ចំនួនទឹកប្រាក់លើសដែនកំណត់នៃកាបូបអេឡិចត្រូនិក។ សូមពិនិត្យដែនកំណត់ ឬបន្ថយចំនួន។
reason-risk-refused = ការទូទាត់ត្រូវបានបដិសេធដើម្បីសុវត្ថិភាព។ សូមទូទាត់តាមវិធីផ្សេង។
reason-wallet-account = គណនីរបស់អ្នកមិនអាចទូទាត់បាននៅពេលនេះ។ សូមបើកកាបូបអេឡិចត្រូនិក ដើម្បីមើលអ្វីដែលត្រូវធ្វើ។
reason-method-unavailable = ឥឡូវនេះ កាបូបអេឡិចត្រូនិកនេះមិនអាចប្រើនៅទីនេះបានទេ។ សូមប្រើកាបូបអេឡិចត្រូនិកផ្សេងទៀត។
reason-service-problem = ហាងមិនអាចទទួលការទូទាត់នេះបានទេឥឡូវនេះ។ សូមទូទាត់តាមវិធីផ្សេង។
reason-cancelled-by-shop = ហាងបានបោះបង់ការទូទាត់។
reason-other = ការទូទាត់មិនបានសម្រេច។

detail-store = ទូទាត់ទៅ
detail-store-unpaid = ហាង
detail-amount = ចំនួនទឹកប្រាក់
detail-refunded = ប្រាក់បង្វិលវិញ
detail-wallet = ទូទាត់តាម
detail-time = កាលបរិច្ឆេទ និងម៉ោង
detail-code = កូដ
detail-note = សារ
detail-reference = លេខយោង

## Notices

unknown-code-title = មិនស្គាល់កូដនេះ
unknown-code-body = សូមស្កេនកូដទាំងមូលម្ដងទៀត ឬសុំជំនួយពីហាង។ ប្រាក់របស់អ្នកមិនត្រូវបានកាត់ទេ។
switched-off-title = កូដនេះត្រូវបានបិទ
switched-off-body = សូមសួរហាងអំពីកូដដែលកំពុងប្រើ។ ប្រាក់របស់អ្នកមិនត្រូវបានកាត់ទេ។
unknown-page-title = គ្មានទំព័រនេះទេ
unknown-page-body = សូមស្កេនកូដនៅហាងម្ដងទៀត។

no-wallet-title = បើកទំព័រនេះក្នុងកាបូបអេឡិចត្រូនិក
no-wallet-body = អ្នកអាចទូទាត់នៅទីនេះដោយកម្មវិធីកាបូបអេឡិចត្រូនិកដែលប្រើ Alipay+ បាន។
no-wallet-how = របៀបទូទាត់
no-wallet-step-open = បើកកម្មវិធីកាបូបអេឡិចត្រូនិករបស់អ្នក។
no-wallet-step-scan = ស្កេនកូដនៅហាង ឬកូដខាងក្រោមដោយកម្មវិធីនោះ។
no-wallet-step-pay = បញ្ចូលចំនួនទឹកប្រាក់ រួចបញ្ជាក់។
no-wallet-which = កាបូបអេឡិចត្រូនិកដែលប្រើបាន
no-wallet-more = និងកាបូបអេឡិចត្រូនិកផ្សេងទៀតដែលមានសញ្ញា Alipay+
no-wallet-qr = កូដ QR របស់ទំព័រនេះ
no-wallet-link = ឬចម្លងតំណ រួចបើកក្នុងកាបូបអេឡិចត្រូនិក
no-wallet-link-label = តំណរបស់ទំព័រនេះ
copy = ចម្លង
copied = បានចម្លង

unreachable-title = សេវាទូទាត់មិនឆ្លើយតប
unreachable-body = ប្រាក់របស់អ្នកមិនត្រូវបានកាត់ទេ។ ការព្យាយាមម្ដងទៀតមិនកាត់ប្រាក់ពីរដងទេ។

busy-title = ឥឡូវនេះមានអ្នកប្រើច្រើនណាស់
busy-body = សូមរង់ចាំបន្តិច រួចព្យាយាមម្ដងទៀត។ ការព្យាយាមម្ដងទៀតមិនកាត់ប្រាក់ពីរដងទេ។

try-again = ព្យាយាមម្ដងទៀត

server-error-title = ប្រព័ន្ធរបស់យើងមានបញ្ហា
server-error-body = សូមព្យាយាមម្ដងទៀតបន្តិចក្រោយ។ បើអ្នកបានបញ្ជាក់ក្នុងកាបូបអេឡិចត្រូនិករួចហើយ សូមកុំទូទាត់ម្ដងទៀត ហើយសូមឱ្យហាងពិនិត្យ។
server-error-request = បើសុំជំនួយ សូមប្រាប់លេខនេះ៖
