//! Which wallet opened the page, told from its User-Agent.
//!
//! A User-Agent is routing and never proof: anyone can send any. Every wallet that Alipay+ serves carries
//! one of two tokens, `AlipayClient` (Alipay, and Alipay of Hong Kong) or `AlipayConnect` (all others,
//! put there by Alipay+'s SDK); the wallet's own name may stand beside it. Some wallets are built on Alipay's
//! software and carry `AlipayClient` too, such as `VodaPay`: what names itself otherwise is not taken for Alipay, since
//! the page must not name a wallet that the payer does not have.

use crate::user_agent::looked_at;

/// The wallet that a User-Agent speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wallet {
    /// No wallet of Alipay+.
    None,
    /// A wallet of Alipay+ that cannot be told apart from the others.
    AlipayPlus,
    /// A wallet of the table.
    Known(&'static KnownWallet),
}

/// A wallet that Alipay+ serves: a row of [`WALLETS`].
#[derive(Debug, PartialEq, Eq)]
pub struct KnownWallet {
    /// Alipay+'s name for it in systems, such as `ALIPAY_HK`.
    pub label: &'static str,
    /// Its brand, as payers know it.
    pub brand: &'static str,
    /// The `pspId` that Alipay+ reports it by.
    pub psp_id: &'static str,
    /// Whether it scans codes that merchants present, such as entry codes. From a page of Alipay+ that
    /// changes: good to advise a payer with, not to refuse one.
    pub merchant_presented: MerchantPresented,
    /// Tokens that tell the wallet.
    tokens: Tokens,
}

/// Whether a wallet scans codes that merchants present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MerchantPresented {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Not known.
    Unknown,
}

/// Tokens of a User-Agent, as written there: case counts.
#[derive(Debug, PartialEq, Eq)]
enum Tokens {
    /// Each tells the wallet by itself.
    Alone(&'static [&'static str]),
    /// Each tells the wallet, as the start of a word, where `AlipayConnect` stands too. Elsewhere the
    /// same words name apps whose web view cannot pay by Alipay+.
    BesideAlipayConnect(&'static [&'static str]),
}

/// What Alipay+'s SDK for wallets adds to the User-Agent of a web view.
const ALIPAY_CONNECT: &str = "AlipayConnect";

/// The wallets of Alipay+, in the order in which their tokens are looked for.
///
/// Labels, brands, `pspId` and mode are from Alipay+'s list of wallets and what each can do. A wallet
/// whose label is not known has that of a wallet that cannot be told apart. Tokens are those that were
/// seen in web views or in published detection code; a wallet without one is recognised as a wallet of
/// Alipay+, but not which.
pub static WALLETS: [KnownWallet; 25] = {
    use MerchantPresented::{No, Unknown, Yes};
    use Tokens::{Alone, BesideAlipayConnect as Beside};
    [
        // Before Alipay, whose token is the start of this one and may stand beside it.
        row("ALIPAY_HK", "AlipayHK", "1022160000000000000", Yes, Alone(&["AlipayClientHK"])),
        row("ALIPAY_CN", "Alipay", "1022088000000000001", Yes, Alone(&["AlipayClient"])),
        row("TRUEMONEY", "TrueMoney", "1022167000000000001", Yes, Beside(&["TrueMoney"])),
        row("TNG", "Touch 'n Go eWallet", "1022171000000000001", Yes, Beside(&["TNG", "tng"])),
        row("GCASH", "GCash", "1022170000000000000", Yes, Beside(&["GCash"])),
        row("KAKAOPAY", "Kakao Pay", "1022172000000000001", Yes, Beside(&["KAKAOPAY", "KAKAOTALK"])),
        row("HELLOMONEY_BY_AUB", "HelloMoney by AUB", "A010AUBK00000000", Yes, Beside(&[])),
        // DANA's web view calls itself Skywalker.
        row("DANA", "DANA", "1022166000000000001", No, Beside(&["Skywalker/", "DANA"])),
        row("RABBIT_LINE_PAY", "Rabbit LINE Pay", "2021226300000000", No, Beside(&[])),
        row("BPI", "BPI", "2010BOPI00000000", No, Beside(&[])),
        row("BOOST", "Boost", "2021227800000000", No, Beside(&[])),
        row("AKULAKU_PAYLATER", "Akulaku PayLater", "2021241800000000", No, Beside(&[])),
        row(ALIPAYPLUS, "BillEase", "A111253000000000", No, Beside(&[])),
        row("MAYA", "Maya", "A111254900000000", No, Beside(&[])),
        row("GRABPAY_SG", "GrabPay", "A111247200000000", No, Beside(&[])),
        row("KREDIVO_ID", "Kredivo", "A111256400000000", No, Beside(&[])),
        row("TINABA", "Tinaba", "2021224000000000", Unknown, Beside(&[])),
        row("NAVERPAY", "NAVER Pay", "2021234400000000", Unknown, Beside(&["NAVER"])),
        row("TOSSPAY", "Toss", "A111254300000000", Unknown, Beside(&["TossApp"])),
        row(ALIPAYPLUS, "OCBC", "A111263900000000", Unknown, Beside(&[])),
        row("CHANGIPAY", "Changi Pay", "A111265200000000", Unknown, Beside(&[])),
        row("HIPAY", "HiPay", "A111265400000000", Unknown, Beside(&[])),
        row("PBENGAGEMY", "MyPB", "A111265500000000", Unknown, Beside(&[])),
        row("MPAY", "MPay", "A111253100000000", Unknown, Beside(&["MPay", "mpay", "macaupay"])),
        row("KASPI_KZ", "Kaspi.kz", "A111266400000000", Unknown, Beside(&[])),
    ]
};

/// The label of a wallet of Alipay+ that cannot be told apart.
const ALIPAYPLUS: &str = "ALIPAYPLUS";

const fn row(
    label: &'static str,
    brand: &'static str,
    psp_id: &'static str,
    merchant_presented: MerchantPresented,
    tokens: Tokens,
) -> KnownWallet {
    KnownWallet { label, brand, psp_id, merchant_presented, tokens }
}

impl KnownWallet {
    /// The wallet that Alipay+ reports by this `pspId`, as answers and notifications carry it.
    pub fn of_psp_id(psp_id: &str) -> Option<&'static Self> {
        WALLETS.iter().find(|wallet| wallet.psp_id == psp_id)
    }
}

impl Wallet {
    /// The wallet that a User-Agent speaks of. Only its first 2,048 bytes are looked at.
    #[must_use]
    pub fn from_user_agent(user_agent: &str) -> Self {
        let user_agent = looked_at(user_agent);
        let alone = WALLETS.iter().find(|wallet| match wallet.tokens {
            Tokens::Alone(tokens) => tokens.iter().any(|token| user_agent.contains(token)),
            Tokens::BesideAlipayConnect(_) => false,
        });
        if alone.is_none() && !user_agent.contains(ALIPAY_CONNECT) {
            return Self::None;
        }
        let mut named = WALLETS.iter().filter(|wallet| match wallet.tokens {
            Tokens::Alone(_) => false,
            Tokens::BesideAlipayConnect(tokens) => tokens.iter().any(|token| has_word(user_agent, token)),
        });
        match (named.next(), named.next()) {
            (Some(wallet), None) => Self::Known(wallet),
            // Two names: neither is believed.
            (Some(_), Some(_)) => Self::AlipayPlus,
            (None, _) => match alone {
                Some(alipay) if !names_another_wallet(user_agent) => Self::Known(alipay),
                _ => Self::AlipayPlus,
            },
        }
    }

    /// Alipay+'s name for the wallet in systems, `ALIPAYPLUS` if it cannot be told, `NONE` if it is none:
    /// the entry page's `data-wallet`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::AlipayPlus => ALIPAYPLUS,
            Self::Known(wallet) => wallet.label,
        }
    }

    /// The wallet's brand as payers know it, where it could be told.
    pub const fn brand(self) -> Option<&'static str> {
        match self {
            Self::Known(wallet) => Some(wallet.brand),
            Self::None | Self::AlipayPlus => None,
        }
    }

    /// Whether to offer the payer a payment by Alipay+: in every wallet of Alipay+, told apart or not.
    /// Whether this wallet pays here is for Alipay+ to say.
    pub const fn takes_payment(self) -> bool {
        !matches!(self, Self::None)
    }
}

/// Whether a word of the text is the name of a wallet other than Alipay, of the table or not: `VodaPay/2.1`.
fn names_another_wallet(user_agent: &str) -> bool {
    const ENDS: [&str; 5] = ["pay", "wallet", "money", "cash", "bank"];
    user_agent.split(|character: char| !character.is_ascii_alphanumeric()).any(|word| {
        let word = word.to_ascii_lowercase();
        !word.starts_with("ali") && ENDS.iter().any(|end| word.ends_with(end))
    })
}

/// Whether a word of the text starts with the token.
fn has_word(text: &str, token: &str) -> bool {
    text.match_indices(token)
        .any(|(start, _)| !text[..start].ends_with(|before: char| before.is_alphanumeric()))
}
