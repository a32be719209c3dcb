# What payers read, in Filipino.

## Every page

language-switch = Wika
via-alipayplus = Bayad gamit ang Alipay+

## Entry page

entry-title = Magbayad
amount-label = Halaga
amount-fixed = Itinakda ng tindahan ang halagang ito.
amount-between = Mula { $minimum } hanggang { $maximum }
amount-at-least = { $minimum } pataas
amount-at-most = Hanggang { $maximum }
note-label = Mensahe sa tindahan
note-optional = opsyonal
keypad-label = Keypad
key-decimal = Decimal point
key-delete = Burahin
pay = Magbayad
pay-amount = Magbayad ng { $amount }
paying = Binubuksan ang wallet…
pay-next = Walang ibabawas hangga’t hindi mo kinukumpirma sa iyong wallet.
pay-next-named = Walang ibabawas hangga’t hindi mo kinukumpirma sa { $wallet }.
turn = Ipakita sa cashier

problem-empty = Ilagay ang halagang babayaran.
problem-not-a-number = Hindi ito wastong halaga. Mga numero lang ang ilagay.
problem-character = Hindi puwede ang “{ $character }” sa halaga. Mga numero lang ang ilagay.
problem-negative = Hindi puwedeng negatibo ang halaga.
problem-zero = Dapat higit sa zero ang halaga.
problem-too-many-decimals = { $allowed ->
    [0] Walang decimal ang mga halaga sa { $currency }.
    [one] Hanggang { $allowed } decimal lang ang mga halaga sa { $currency }.
   *[other] Hanggang { $allowed } na decimal lang ang mga halaga sa { $currency }.
}
problem-ambiguous = Hindi malinaw ang halaga. Ilagay ulit nang walang separator ng libo.
problem-too-large = Masyadong malaki ang halagang ito.
problem-below-minimum = Ang pinakamababang puwedeng bayaran dito ay { $minimum }.
problem-above-maximum = Ang pinakamataas na puwedeng bayaran dito ay { $maximum }.
problem-unusual = Napakalaking halaga ng { $amount }. Kung tama ito, pindutin ulit ang “Magbayad”.
problem-note = Masyadong mahaba ang mensahe: hanggang { $maximum } character lang.
problem-page-expired = Masyadong matagal na nakabukas ang page na ito. Tingnan ang halaga, saka pindutin ulit ang “Magbayad”.
problem-offline = Offline ka at walang naipadala. Kumonekta sa internet, saka pindutin ulit ang “Magbayad”.

## Outcome page

checking-title = Chine-check ang bayad
checking-wait = Hinihintay namin ang sagot ng iyong wallet. Kusang magbabago ang page na ito.
checking-do-not-repeat = Kung nakumpirma mo na sa wallet, huwag nang magbayad ulit.
checking-deadline = Puwede kang magkumpirma hanggang { $time }.
checking-late = Tapos na ang oras para magkumpirma. Inaalam namin kung pumasok ang bayad.
continue-in-wallet = Magpatuloy sa iyong wallet
not-paid-yet = Lumabas ka ba sa wallet nang hindi nagbabayad?
start-again = Magsimula ulit
other-amount = Ang bayad na ito ay { $amount }. Ang inilagay mo ngayon ay { $typed }.
continue-with = Ituloy ang { $amount }
start-again-with = Magsimula ulit sa { $amount }
check-again = I-check ulit
connection-trouble = Naputol ang koneksyon. Patuloy kaming sumusubok.
connection-given-up = Hindi pa rin makakonekta. Pindutin ang “I-check ulit”.

succeeded-title = Bayad na
succeeded-live = Live, { $time } sa tindahan
succeeded-earlier = Naunang bayad
paid-at = Binayaran nang { $time }
paid-on = Binayaran noong { $time }
paid-yesterday = Binayaran kahapon, { $time }
already-paid = Nabayaran na ito. Hindi ka na siningil ulit.
failed-title = Hindi nabayaran
failed-not-charged = Walang ibinawas sa iyo.
cancelling-title = Kinakansela ang bayad
cancelling-wait = Hinihintay namin ang kumpirmasyon ng iyong wallet. Huwag munang magbayad ulit: kusang magbabago ang page na ito.
cancelling-returning = Ibinabalik ng tindahan ang pera mo. Hinihintay namin ang kumpirmasyon ng wallet mo. Kusang magbabago ang page na ito.
cancelled-title = Kinansela ang bayad
cancelled-not-charged = Wala kang babayaran. Kung may ibinawas sa iyong wallet, ibabalik ito sa iyo.
cancelled-returned = Nakapagbayad ka na, at ibinalik ng tindahan ang { $amount } sa wallet mo.

reason-declined = Tinanggihan ang bayad sa iyong wallet.
reason-expired = Naubos ang oras para magkumpirma.
reason-insufficient-funds = Kulang ang balanse ng iyong wallet. Mag-cash in o pumili ng ibang card, saka magsimula ulit.
reason-limit-exceeded = Lampas sa limit ng iyong wallet ang halaga. Tingnan ang limit o bawasan ang halaga.
reason-risk-refused = Tinanggihan ng wallet ang bayad para sa seguridad. Magbayad sa ibang paraan.
reason-wallet-account = Hindi makakabayad ngayon ang wallet account mo. Buksan ang wallet para makita ang kailangang gawin.
reason-method-unavailable = Hindi magagamit dito ngayon ang wallet na ito. Sumubok ng ibang wallet.
reason-service-problem = Hindi matanggap ng tindahan ang bayad na ito ngayon. Magbayad sa ibang paraan.
reason-cancelled-by-shop = Kinansela ng tindahan ang bayad.
reason-other = Hindi natuloy ang bayad.

detail-store = Bayad sa
detail-store-unpaid = Tindahan
detail-amount = Halaga
detail-refunded = Na-refund
detail-wallet = Paraan ng bayad
detail-time = Petsa at oras
detail-code = Code
detail-note = Mensahe
detail-reference = Reference no.

## Notices

unknown-code-title = Hindi kilala ang code na ito
unknown-code-body = I-scan ulit ang buong code, o magpatulong sa tindahan. Walang ibinawas sa iyo.
switched-off-title = Hindi na ginagamit ang code na ito
switched-off-body = Hingin sa tindahan ang code na ginagamit ngayon. Walang ibinawas sa iyo.
unknown-page-title = Walang ganitong page
unknown-page-body = I-scan ulit ang code sa tindahan.
home-title = Magbayad sa tindahan
home-body = Buksan ang iyong wallet app at i-scan ang code sa tindahan.
home-console = Para sa mga tindahan: mag-sign in
unreadable-title = Hindi mabasa ang request na ito
unreadable-body = Walang nagawa at hindi ka siningil. I-scan ulit ang code sa tindahan.

no-wallet-title = Buksan ang page na ito sa wallet
no-wallet-body = Puwede kang magbayad dito gamit ang wallet app na gumagana sa Alipay+.
no-wallet-how = Paano magbayad
no-wallet-step-open = Buksan ang iyong wallet app.
no-wallet-step-scan = Gamit ang scanner nito, i-scan ang code sa tindahan o ang code sa ibaba.
no-wallet-step-pay = Ilagay ang halaga at kumpirmahin.
no-wallet-which = Mga wallet na puwedeng gamitin
no-wallet-more = at iba pang wallet na may logo ng Alipay+
no-wallet-qr = Code ng page na ito
no-wallet-link = O kopyahin ang link at buksan sa iyong wallet
no-wallet-link-label = Link ng page na ito
copy = Kopyahin
copied = Nakopya na

unreachable-title = Hindi tumutugon ang payment service
unreachable-body = Walang ibinawas sa iyo. Hindi ka masisingil nang dalawang beses kung susubok ka ulit.

busy-title = Napakarami ng gumagamit ngayon
busy-body = Maghintay sandali, saka subukan ulit. Hindi ka masisingil nang dalawang beses kung susubok ka ulit.

try-again = Subukan ulit

server-error-title = May problema sa aming sistema
server-error-body = Subukan ulit maya-maya. Kung nakumpirma mo na sa wallet, huwag nang magbayad ulit: ipatingin sa tindahan.
server-error-request = Kung hihingi ng tulong, ibigay ang numerong ito:
