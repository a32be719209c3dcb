# What payers read, in Indonesian.

## Every page

language-switch = Bahasa
via-alipayplus = Pembayaran lewat Alipay+

## Entry page

entry-title = Bayar
amount-label = Nominal
amount-fixed = Nominal ini ditentukan oleh toko.
amount-between = { $minimum } sampai { $maximum }
amount-at-least = Minimal { $minimum }
amount-at-most = Maksimal { $maximum }
note-label = Catatan untuk toko
note-optional = opsional
keypad-label = Papan angka
key-decimal = Tanda desimal
key-delete = Hapus
pay = Bayar
pay-amount = Bayar { $amount }
paying = Membuka dompet digital…
pay-next = Saldo tidak terpotong sebelum Anda konfirmasi di dompet digital.
pay-next-named = Saldo tidak terpotong sebelum Anda konfirmasi di { $wallet }.
turn = Tunjukkan ke kasir

problem-empty = Masukkan nominal pembayaran.
problem-not-a-number = Nominal tidak valid. Masukkan angka saja.
problem-character = Nominal tidak boleh berisi “{ $character }”. Masukkan angka saja.
problem-negative = Nominal tidak boleh negatif.
problem-zero = Nominal harus lebih dari nol.
problem-too-many-decimals = { $allowed ->
    [0] Nominal { $currency } tidak memakai desimal.
   *[other] Nominal { $currency } paling banyak { $allowed } angka desimal.
}
problem-ambiguous = Nominal ini tidak jelas. Masukkan lagi tanpa tanda pemisah.
problem-too-large = Nominal ini terlalu besar.
problem-below-minimum = Pembayaran minimal di sini { $minimum }.
problem-above-maximum = Pembayaran maksimal di sini { $maximum }.
problem-unusual = { $amount } adalah nominal yang sangat besar. Jika benar, tekan “Bayar” sekali lagi.
problem-note = Catatan terlalu panjang: maksimal { $maximum } karakter.
problem-page-expired = Halaman ini terlalu lama terbuka. Periksa nominalnya, lalu tekan “Bayar” sekali lagi.
problem-offline = Anda sedang offline dan belum ada yang terkirim. Sambungkan ke internet, lalu tekan “Bayar” sekali lagi.

## Outcome page

checking-title = Memeriksa pembayaran
checking-wait = Kami menunggu jawaban dari dompet digital Anda. Halaman ini berubah otomatis.
checking-do-not-repeat = Jika sudah konfirmasi di dompet digital, mohon jangan bayar lagi.
checking-deadline = Anda bisa konfirmasi sampai pukul { $time }.
checking-late = Waktu konfirmasi sudah habis. Kami sedang memeriksa apakah pembayaran berhasil.
continue-in-wallet = Lanjut di dompet digital
not-paid-yet = Keluar dari dompet digital tanpa membayar?
start-again = Mulai lagi
other-amount = Pembayaran ini sebesar { $amount }. Anda baru saja memasukkan { $typed }.
continue-with = Lanjutkan { $amount }
start-again-with = Mulai lagi dengan { $amount }
check-again = Periksa lagi
connection-trouble = Koneksi terputus. Kami terus mencoba.
connection-given-up = Masih belum tersambung. Tekan “Periksa lagi”.

succeeded-title = Pembayaran berhasil
succeeded-live = Waktu toko sekarang: { $time }
succeeded-earlier = Pembayaran sebelumnya
paid-at = Dibayar pukul { $time }
paid-on = Dibayar tanggal { $time }
paid-yesterday = Dibayar kemarin, { $time }
already-paid = Pembayaran ini sudah berhasil sebelumnya. Saldo Anda tidak terpotong dua kali.
failed-title = Pembayaran gagal
failed-not-charged = Saldo Anda tidak terpotong.
cancelling-title = Membatalkan pembayaran
cancelling-wait = Kami menunggu konfirmasi dari dompet digital Anda. Mohon jangan bayar lagi dulu: halaman ini berubah otomatis.
cancelling-returning = Toko sedang mengembalikan uang Anda. Kami menunggu konfirmasi dari dompet digital Anda. Halaman ini berubah otomatis.
cancelled-title = Pembayaran dibatalkan
cancelled-not-charged = Saldo Anda tidak akan terpotong. Jika di dompet digital terlihat terpotong, uangnya akan dikembalikan.
cancelled-returned = Anda sudah membayar, dan toko mengembalikan { $amount } ke dompet digital Anda.

reason-declined = Pembayaran ditolak di dompet digital Anda.
reason-expired = Waktu konfirmasi sudah habis.
reason-insufficient-funds = Saldo dompet digital tidak cukup. Isi saldo atau pilih kartu lain, lalu mulai lagi.
reason-limit-exceeded = Nominal melebihi limit dompet digital Anda. Periksa limitnya atau kurangi nominal.
reason-risk-refused = Dompet digital menolak pembayaran ini demi keamanan. Silakan bayar dengan cara lain.
reason-wallet-account = Akun dompet digital Anda sedang tidak bisa dipakai membayar. Buka aplikasinya untuk melihat yang diperlukan.
reason-method-unavailable = Dompet digital ini sedang tidak bisa dipakai di sini. Coba dompet digital lain.
reason-service-problem = Toko sedang tidak bisa menerima pembayaran ini. Silakan bayar dengan cara lain.
reason-cancelled-by-shop = Toko membatalkan pembayaran ini.
reason-other = Pembayaran tidak dapat diproses.

detail-store = Dibayar ke
detail-store-unpaid = Toko
detail-amount = Nominal
detail-refunded = Dikembalikan
detail-wallet = Metode pembayaran
detail-time = Waktu
detail-code = Kode
detail-note = Catatan
detail-reference = Nomor referensi

## Notices

unknown-code-title = Kode tidak dikenal
unknown-code-body = Pindai lagi seluruh kode, atau minta bantuan toko. Saldo Anda tidak terpotong.
switched-off-title = Kode ini sudah tidak aktif
switched-off-body = Silakan minta kode yang dipakai sekarang kepada toko. Saldo Anda tidak terpotong.
unknown-page-title = Halaman tidak ditemukan
unknown-page-body = Silakan pindai lagi kode di toko.
home-title = Bayar di toko
home-body = Buka aplikasi dompet digital Anda dan pindai kode di toko.
home-console = Untuk toko: masuk
unreadable-title = Permintaan ini tidak dapat dibaca
unreadable-body = Tidak ada yang diproses dan saldo Anda tidak terpotong. Silakan pindai lagi kode di toko.

no-wallet-title = Buka halaman ini di dompet digital
no-wallet-body = Anda bisa membayar di sini dengan aplikasi dompet digital yang mendukung Alipay+.
no-wallet-how = Cara membayar
no-wallet-step-open = Buka aplikasi dompet digital Anda.
no-wallet-step-scan = Pindai kode di toko atau kode di bawah dengan aplikasi itu.
no-wallet-step-pay = Masukkan nominal dan konfirmasi.
no-wallet-which = Dompet digital yang bisa dipakai
no-wallet-more = dan dompet digital lain yang menampilkan logo Alipay+
no-wallet-qr = Kode halaman ini
no-wallet-link = Atau salin tautan dan buka di dompet digital Anda
no-wallet-link-label = Tautan halaman ini
copy = Salin
copied = Tersalin

unreachable-title = Layanan pembayaran tidak merespons
unreachable-body = Saldo Anda tidak terpotong. Jika dicoba lagi, saldo tidak akan terpotong dua kali.

busy-title = Sistem sedang sibuk
busy-body = Tunggu sebentar, lalu coba lagi. Saldo tidak akan terpotong dua kali.

try-again = Coba lagi

server-error-title = Ada masalah di sistem kami
server-error-body = Silakan coba sebentar lagi. Jika sudah konfirmasi di dompet digital, mohon jangan bayar lagi: minta toko memeriksanya.
server-error-request = Saat meminta bantuan, sebutkan nomor ini:
