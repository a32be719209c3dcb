//! What a poster says, in the languages of the payers.

/// A poster's words in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The language's tag (BCP 47), with its script only where it has several.
    pub tag: &'static str,
    /// The largest line: what the poster is for.
    pub headline: &'static str,
    /// What to do where the payer chooses the amount.
    pub steps: &'static str,
    /// What to do where the code has its amount.
    pub steps_fixed: &'static str,
    /// Which wallets work: stands in for the acceptance mark where the operator gives none.
    pub accepted: &'static str,
}

impl Words {
    /// The words for a tag that asks for one of the languages, its region or its script: `zh-HK` is `zh-Hant`,
    /// `en-SG` is `en`.
    pub fn of_tag(tag: &str) -> Option<&'static Self> {
        let mut subtags = tag.split(['-', '_']);
        let language = subtags.next()?.to_ascii_lowercase();
        let traditional = ["hant", "hk", "tw", "mo"];
        let wanted = match language.as_str() {
            "zh" if subtags.any(|subtag| traditional.contains(&subtag.to_ascii_lowercase().as_str())) => {
                "zh-Hant"
            }
            "zh" => "zh-Hans",
            // What Java and old systems call them.
            "in" => "id",
            "tl" => "fil",
            other => other,
        };
        WORDS.iter().find(|words| words.tag == wanted)
    }
}

/// The words of every language. A test sees to it that the fonts in `fonts/` have all their characters; those of
/// Chinese, Japanese and Korean have no others, so that what is changed here has to be cut out anew
/// (`fonts/README.md`).
pub const WORDS: [Words; 20] = [
    Words {
        tag: "en",
        headline: "Scan to pay",
        steps: "Open your wallet app, scan this code, enter the amount.",
        steps_fixed: "Open your wallet app, scan this code, confirm the payment.",
        accepted: "Pay with an Alipay+ wallet",
    },
    Words {
        tag: "zh-Hans",
        headline: "扫码付款",
        steps: "打开钱包应用，扫描二维码，输入金额。",
        steps_fixed: "打开钱包应用，扫描二维码，确认付款。",
        accepted: "支持 Alipay+ 钱包付款",
    },
    Words {
        tag: "zh-Hant",
        headline: "掃碼付款",
        steps: "開啟電子錢包，掃描 QR Code，輸入金額。",
        steps_fixed: "開啟電子錢包，掃描 QR Code，確認付款。",
        accepted: "支援 Alipay+ 電子錢包付款",
    },
    Words {
        tag: "ko",
        headline: "QR 스캔 결제",
        steps: "결제 앱으로 QR 코드를 스캔하고 금액을 입력하세요.",
        steps_fixed: "결제 앱으로 QR 코드를 스캔하고 결제를 승인하세요.",
        accepted: "Alipay+ 결제 앱으로 결제 가능",
    },
    Words {
        tag: "ja",
        headline: "スキャンして支払う",
        steps: "決済アプリでコードを読み取り、金額を入力してください。",
        steps_fixed: "決済アプリでコードを読み取り、支払いを確定してください。",
        accepted: "Alipay+ 対応の決済アプリで支払えます",
    },
    Words {
        tag: "th",
        headline: "สแกนเพื่อจ่าย",
        steps: "เปิดแอปวอลเล็ต สแกน QR นี้ แล้วใส่จำนวนเงิน",
        steps_fixed: "เปิดแอปวอลเล็ต สแกน QR นี้ แล้วยืนยันการชำระเงิน",
        accepted: "จ่ายด้วยวอลเล็ต Alipay+",
    },
    Words {
        tag: "ms",
        headline: "Imbas untuk bayar",
        steps: "Buka aplikasi e-dompet, imbas kod ini, masukkan jumlah.",
        steps_fixed: "Buka aplikasi e-dompet, imbas kod ini, sahkan bayaran.",
        accepted: "Bayar dengan e-dompet Alipay+",
    },
    Words {
        tag: "id",
        headline: "Pindai untuk membayar",
        steps: "Buka aplikasi dompet digital, pindai kode ini, masukkan nominal.",
        steps_fixed: "Buka aplikasi dompet digital, pindai kode ini, konfirmasi pembayaran.",
        accepted: "Bayar dengan dompet digital Alipay+",
    },
    Words {
        tag: "fil",
        headline: "I-scan para magbayad",
        steps: "Buksan ang wallet app, i-scan ang code, ilagay ang halaga.",
        steps_fixed: "Buksan ang wallet app, i-scan ang code, kumpirmahin ang bayad.",
        accepted: "Magbayad gamit ang Alipay+ wallet",
    },
    Words {
        tag: "vi",
        headline: "Quét mã để thanh toán",
        steps: "Mở ứng dụng ví, quét mã này, nhập số tiền.",
        steps_fixed: "Mở ứng dụng ví, quét mã này, xác nhận thanh toán.",
        accepted: "Thanh toán bằng ví Alipay+",
    },
    Words {
        tag: "mn",
        headline: "Уншуулж төлөөрэй",
        steps: "Хэтэвчийн аппаа нээж, кодыг уншуулаад, дүнгээ оруулна уу.",
        steps_fixed: "Хэтэвчийн аппаа нээж, кодыг уншуулаад, төлбөрөө баталгаажуулна уу.",
        accepted: "Alipay+ хэтэвчээр төлөөрэй",
    },
    Words {
        tag: "km",
        headline: "ស្កេនដើម្បីទូទាត់",
        steps: "បើកកម្មវិធីកាបូបអេឡិចត្រូនិក ស្កេនកូដនេះ ហើយបញ្ចូលចំនួនទឹកប្រាក់។",
        steps_fixed: "បើកកម្មវិធីកាបូបអេឡិចត្រូនិក ស្កេនកូដនេះ ហើយបញ្ជាក់ការទូទាត់។",
        accepted: "ទូទាត់តាមកាបូបអេឡិចត្រូនិក Alipay+",
    },
    Words {
        tag: "it",
        headline: "Inquadra e paga",
        steps: "Apri la tua app wallet, inquadra il codice, inserisci l’importo.",
        steps_fixed: "Apri la tua app wallet, inquadra il codice, conferma il pagamento.",
        accepted: "Paga con un wallet Alipay+",
    },
    Words {
        tag: "es",
        headline: "Escanee para pagar",
        steps: "Abra la app de su billetera, escanee el código, escriba el importe.",
        steps_fixed: "Abra la app de su billetera, escanee el código, confirme el pago.",
        accepted: "Pague con una billetera Alipay+",
    },
    Words {
        tag: "pt",
        headline: "Leia o código para pagar",
        steps: "Abra a sua carteira digital, leia o código, digite o valor.",
        steps_fixed: "Abra a sua carteira digital, leia o código, confirme o pagamento.",
        accepted: "Pague com uma carteira digital Alipay+",
    },
    Words {
        tag: "fr",
        headline: "Scannez pour payer",
        steps: "Ouvrez votre appli de paiement, scannez le code, saisissez le montant.",
        steps_fixed: "Ouvrez votre appli de paiement, scannez le code, confirmez le paiement.",
        accepted: "Payez avec une appli de paiement Alipay+",
    },
    Words {
        tag: "de",
        headline: "Scannen und bezahlen",
        steps: "Bezahl-App öffnen, Code scannen, Betrag eingeben.",
        steps_fixed: "Bezahl-App öffnen, Code scannen, Zahlung bestätigen.",
        accepted: "Bezahlen mit Alipay+",
    },
    Words {
        tag: "ru",
        headline: "Сканируйте и платите",
        steps: "Откройте приложение-кошелёк, отсканируйте код, введите сумму.",
        steps_fixed: "Откройте приложение-кошелёк, отсканируйте код, подтвердите оплату.",
        accepted: "Оплата кошельком Alipay+",
    },
    Words {
        tag: "kk",
        headline: "Сканерлеп төлеңіз",
        steps: "Әмиян қосымшасын ашып, кодты сканерлеп, соманы енгізіңіз.",
        steps_fixed: "Әмиян қосымшасын ашып, кодты сканерлеп, төлемді растаңыз.",
        accepted: "Alipay+ әмиянымен төлеңіз",
    },
    Words {
        tag: "ar",
        headline: "امسح الرمز للدفع",
        steps: "افتح تطبيق المحفظة، ثم امسح الرمز، ثم أدخل المبلغ.",
        steps_fixed: "افتح تطبيق المحفظة، ثم امسح الرمز، ثم أكّد الدفع.",
        // The mark behind it keeps the plus at its right.
        accepted: "ادفع بمحفظة Alipay+\u{200e}",
    },
];
