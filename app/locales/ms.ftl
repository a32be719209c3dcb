# What payers read, in Malay.

## Every page

language-switch = Bahasa
via-alipayplus = Bayaran melalui Alipay+

## Entry page

entry-title = Bayar
amount-label = Jumlah
amount-fixed = Jumlah ini ditetapkan oleh kedai.
amount-between = { $minimum } hingga { $maximum }
amount-at-least = { $minimum } ke atas
amount-at-most = Hingga { $maximum }
note-label = Nota untuk kedai
note-optional = pilihan
keypad-label = Pad kekunci
key-decimal = Titik perpuluhan
key-delete = Padam
pay = Bayar
pay-amount = Bayar { $amount }
paying = Membuka e-dompet anda…
pay-next = Tiada wang dipotong sehingga anda sahkan dalam e-dompet.
pay-next-named = Tiada wang dipotong sehingga anda sahkan dalam { $wallet }.
turn = Tunjuk kepada juruwang

problem-empty = Sila masukkan jumlah bayaran.
problem-not-a-number = Jumlah ini tidak sah. Masukkan angka sahaja.
problem-character = Jumlah tidak boleh mengandungi “{ $character }”. Masukkan angka sahaja.
problem-negative = Jumlah tidak boleh negatif.
problem-zero = Jumlah mesti lebih daripada sifar.
problem-too-many-decimals = { $allowed ->
    [0] Jumlah { $currency } tiada titik perpuluhan.
   *[other] Jumlah { $currency } boleh ada paling banyak { $allowed } tempat perpuluhan.
}
problem-ambiguous = Jumlah ini tidak jelas. Masukkan semula tanpa tanda pemisah.
problem-too-large = Jumlah ini terlalu besar.
problem-below-minimum = Bayaran minimum di sini ialah { $minimum }.
problem-above-maximum = Bayaran maksimum di sini ialah { $maximum }.
problem-unusual = { $amount } ialah jumlah yang sangat besar. Jika betul, tekan “Bayar” sekali lagi.
problem-note = Nota terlalu panjang: paling banyak { $maximum } aksara.
problem-page-expired = Halaman ini dibuka terlalu lama. Semak jumlah, kemudian tekan “Bayar” sekali lagi.
problem-offline = Anda di luar talian dan tiada apa-apa dihantar. Sambung ke internet, kemudian tekan “Bayar” sekali lagi.

## Outcome page

checking-title = Menyemak bayaran
checking-wait = Kami menunggu jawapan daripada e-dompet anda. Halaman ini dikemas kini secara automatik.
checking-do-not-repeat = Jika anda sudah sahkan dalam e-dompet, jangan bayar sekali lagi.
checking-deadline = Anda boleh sahkan hingga { $time }.
checking-late = Masa untuk sahkan sudah tamat. Kami sedang menyemak sama ada bayaran berjaya.
continue-in-wallet = Teruskan dalam e-dompet
not-paid-yet = Keluar dari e-dompet tanpa membayar?
start-again = Mula semula
other-amount = Bayaran ini berjumlah { $amount }. Anda baru memasukkan { $typed }.
continue-with = Teruskan dengan { $amount }
start-again-with = Mula semula dengan { $amount }
check-again = Semak semula
connection-trouble = Sambungan terputus. Kami terus mencuba.
connection-given-up = Masih tidak dapat disambung. Tekan “Semak semula”.

succeeded-title = Bayaran berjaya
succeeded-live = Waktu kedai sekarang: { $time }
succeeded-earlier = Bayaran terdahulu
paid-at = Dibayar pada { $time }
paid-on = Dibayar pada tarikh { $time }
paid-yesterday = Dibayar semalam, { $time }
already-paid = Bayaran ini sudah dibuat sebelum ini. Wang anda tidak dipotong dua kali.
failed-title = Bayaran tidak berjaya
failed-not-charged = Tiada wang dipotong daripada e-dompet anda.
cancelling-title = Membatalkan bayaran
cancelling-wait = Kami menunggu pengesahan e-dompet anda. Jangan bayar sekali lagi buat masa ini: halaman ini dikemas kini secara automatik.
cancelling-returning = Kedai sedang memulangkan wang anda. Kami menunggu pengesahan e-dompet anda. Halaman ini dikemas kini secara automatik.
cancelled-title = Bayaran dibatalkan
cancelled-not-charged = Tiada wang akan dipotong. Jika e-dompet menunjukkan wang telah dipotong, wang itu akan dikembalikan.
cancelled-returned = Anda telah membayar, dan kedai telah memulangkan { $amount } ke e-dompet anda.

reason-declined = Bayaran tidak diluluskan dalam e-dompet anda.
reason-expired = Masa untuk sahkan sudah tamat.
reason-insufficient-funds = Baki e-dompet anda tidak mencukupi. Tambah nilai atau pilih kad lain, kemudian mula semula.
reason-limit-exceeded = Jumlah melebihi had e-dompet anda. Semak had itu atau kurangkan jumlah.
reason-risk-refused = E-dompet tidak membenarkan bayaran ini atas sebab keselamatan. Sila bayar dengan cara lain.
reason-wallet-account = Akaun e-dompet anda tidak dapat membayar sekarang. Buka e-dompet untuk melihat apa yang perlu dibuat.
reason-method-unavailable = E-dompet ini tidak dapat digunakan di sini sekarang. Cuba e-dompet lain.
reason-service-problem = Kedai tidak dapat menerima bayaran ini sekarang. Sila bayar dengan cara lain.
reason-cancelled-by-shop = Kedai membatalkan bayaran ini.
reason-other = Bayaran tidak dapat diproses.

detail-store = Dibayar kepada
detail-store-unpaid = Kedai
detail-amount = Jumlah
detail-refunded = Bayaran balik
detail-wallet = Dibayar dengan
detail-time = Tarikh dan masa
detail-code = Kod
detail-note = Nota
detail-reference = Rujukan

## Notices

unknown-code-title = Kod ini tidak dikenali
unknown-code-body = Imbas keseluruhan kod sekali lagi, atau minta bantuan kedai. Tiada wang dipotong.
switched-off-title = Kod ini tidak lagi digunakan
switched-off-body = Sila minta kod yang digunakan sekarang daripada kedai. Tiada wang dipotong.
unknown-page-title = Halaman ini tiada
unknown-page-body = Sila imbas kod di kedai sekali lagi.
home-title = Bayar di kedai
home-body = Buka aplikasi e-dompet anda dan imbas kod di kedai.
home-console = Untuk kedai: log masuk
unreadable-title = Permintaan ini tidak dapat dibaca
unreadable-body = Tiada apa-apa dilakukan dan tiada wang dipotong. Sila imbas kod di kedai sekali lagi.

no-wallet-title = Buka halaman ini dalam e-dompet
no-wallet-body = Anda boleh membayar di sini dengan aplikasi e-dompet yang menyokong Alipay+.
no-wallet-how = Cara membayar
no-wallet-step-open = Buka aplikasi e-dompet anda.
no-wallet-step-scan = Gunakan pengimbasnya pada kod di kedai, atau kod di bawah.
no-wallet-step-pay = Masukkan jumlah dan sahkan.
no-wallet-which = E-dompet yang boleh digunakan
no-wallet-more = dan e-dompet lain yang memaparkan logo Alipay+
no-wallet-qr = Kod halaman ini
no-wallet-link = Atau salin pautan dan buka dalam e-dompet anda
no-wallet-link-label = Pautan halaman ini
copy = Salin
copied = Disalin

unreachable-title = Perkhidmatan bayaran tidak menjawab
unreachable-body = Tiada wang dipotong. Jika anda cuba lagi, wang tidak akan dipotong dua kali.

busy-title = Terlalu ramai pengguna sekarang
busy-body = Tunggu sebentar, kemudian cuba lagi. Wang tidak akan dipotong dua kali.

try-again = Cuba lagi

server-error-title = Ada masalah pada sistem kami
server-error-body = Sila cuba sebentar lagi. Jika anda sudah sahkan dalam e-dompet, jangan bayar sekali lagi: minta kedai menyemaknya.
server-error-request = Jika meminta bantuan, berikan nombor ini:
