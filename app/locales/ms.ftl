# What payers read, in Malay.

## Every page

language-switch = Bahasa
via-alipayplus = Bayaran melalui Alipay+

## Entry page

entry-title = Bayar
amount-label = Jumlah
amount-fixed = Jumlah ini ditetapkan oleh kedai.
amount-between = Dari { $minimum } hingga { $maximum }
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
pay-next = Wang tidak ditolak sehingga anda sahkan dalam e-dompet.
pay-next-named = Wang tidak ditolak sehingga anda sahkan dalam { $wallet }.
turn = Tunjuk kepada kedai

problem-empty = Sila masukkan jumlah bayaran.
problem-not-a-number = Jumlah ini tidak sah. Masukkan angka sahaja.
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
problem-note = Nota terlalu panjang: paling banyak { $maximum } aksara.
problem-page-expired = Halaman ini dibuka terlalu lama. Semak jumlah, kemudian tekan Bayar sekali lagi.

## Outcome page

checking-title = Menyemak bayaran
checking-wait = Kami menunggu jawapan daripada e-dompet anda. Halaman ini akan berubah sendiri.
checking-do-not-repeat = Jika anda sudah sahkan dalam e-dompet, jangan bayar lagi.
checking-deadline = Anda boleh sahkan hingga { $time }.
checking-late = Masa untuk sahkan sudah tamat. Kami sedang menyemak sama ada bayaran berjaya.
continue-in-wallet = Teruskan dalam e-dompet
not-paid-yet = Belum bayar?
start-again = Mula semula
other-amount = Bayaran ini berjumlah { $amount }. Anda baru memasukkan { $typed }.
continue-with = Teruskan dengan { $amount }
start-again-with = Mula semula dengan { $amount }
check-again = Semak lagi
connection-trouble = Sambungan terputus. Kami terus mencuba.
connection-given-up = Masih tidak dapat disambung. Tekan “Semak lagi”.

succeeded-title = Bayaran berjaya
succeeded-live = Langsung, waktu kedai { $time }
already-paid = Bayaran ini sudah dibuat. Wang anda tidak ditolak lagi.
failed-title = Bayaran tidak berjaya
failed-not-charged = Wang anda tidak ditolak.
cancelling-title = Membatalkan bayaran
cancelling-wait = Kami menunggu pengesahan e-dompet anda. Jangan bayar lagi buat masa ini: halaman ini akan berubah sendiri.
cancelled-title = Bayaran dibatalkan
cancelled-not-charged = Anda tidak dikenakan bayaran. Jika e-dompet menunjukkan wang telah ditolak, ia akan dikembalikan.

reason-declined = Bayaran ditolak dalam e-dompet anda.
reason-expired = Masa untuk sahkan sudah tamat.
reason-insufficient-funds = Baki e-dompet anda tidak mencukupi. Tambah nilai atau pilih kad lain, kemudian mula semula.
reason-limit-exceeded = Jumlah melebihi had e-dompet anda. Semak had itu atau kurangkan jumlah.
reason-risk-refused = E-dompet menolak bayaran ini atas sebab keselamatan. Sila bayar dengan cara lain.
reason-wallet-account = Akaun e-dompet anda tidak dapat membayar sekarang. Buka e-dompet untuk melihat apa yang perlu dibuat.
reason-method-unavailable = E-dompet ini tidak dapat digunakan di sini sekarang. Cuba e-dompet lain.
reason-service-problem = Kedai tidak dapat menerima bayaran ini sekarang. Sila bayar dengan cara lain.
reason-cancelled-by-shop = Kedai membatalkan bayaran ini.
reason-other = Bayaran tidak selesai.

detail-store = Dibayar kepada
detail-store-unpaid = Kedai
detail-amount = Jumlah
detail-refunded = Dibayar balik
detail-wallet = Dibayar dengan
detail-time = Masa
detail-code = Kod
detail-note = Nota
detail-reference = Rujukan

## Notices

unknown-code-title = Kod ini tidak dikenali
unknown-code-body = Imbas keseluruhan kod sekali lagi, atau minta bantuan kedai. Wang anda tidak ditolak.
switched-off-title = Kod ini tidak lagi digunakan
switched-off-body = Sila minta kod yang digunakan sekarang daripada kedai. Wang anda tidak ditolak.
unknown-page-title = Halaman ini tiada
unknown-page-body = Sila imbas kod di kedai sekali lagi.

no-wallet-title = Buka halaman ini dalam e-dompet
no-wallet-body = Anda boleh membayar di sini dengan aplikasi e-dompet yang menyokong Alipay+.
no-wallet-how = Cara membayar
no-wallet-step-open = Buka aplikasi e-dompet anda.
no-wallet-step-scan = Gunakan pengimbasnya pada kod di kedai, atau kod di bawah.
no-wallet-step-pay = Masukkan jumlah dan sahkan.
no-wallet-which = E-dompet yang boleh digunakan
no-wallet-more = dan e-dompet lain yang memaparkan tanda Alipay+
no-wallet-qr = Kod halaman ini
no-wallet-link = Atau salin pautan dan buka dalam e-dompet anda
no-wallet-link-label = Pautan halaman ini
copy = Salin
copied = Disalin

unreachable-title = Perkhidmatan bayaran tidak menjawab
unreachable-body = Wang anda tidak ditolak. Jika dicuba lagi, anda tidak akan dikenakan bayaran dua kali.

busy-title = Terlalu ramai pengguna sekarang
busy-body = Tunggu sebentar, kemudian cuba lagi. Jika dicuba lagi, anda tidak akan dikenakan bayaran dua kali.

try-again = Cuba lagi

server-error-title = Ada masalah pada sistem kami
server-error-body = Sila cuba sebentar lagi. Jika anda sudah sahkan dalam e-dompet, jangan bayar lagi: minta kedai menyemaknya.
server-error-request = Jika meminta bantuan, berikan nombor ini
