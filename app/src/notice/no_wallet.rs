//! The page for a browser that is no wallet: which wallets work, and how to bring the page into one.

use checkout::language::Language;
use checkout::wallet::{MerchantPresented, WALLETS};
use leptos::prelude::*;

use crate::text::Text;

/// What a payer without a wallet needs to open the page in one.
#[derive(Clone, Debug)]
pub struct NoWallet {
    /// The store's name, in its own language.
    pub store_name: String,
    /// The entry page's whole address, as the poster's QR code carries it.
    pub url: String,
    /// That address as a QR code: an `svg` element, trusted as markup.
    pub qr_svg: String,
}

pub(super) fn steps(page: &NoWallet, language: Language) -> impl IntoView + use<> {
    let wallets: Vec<_> = WALLETS
        .iter()
        .filter(|wallet| wallet.merchant_presented == MerchantPresented::Yes)
        .map(|wallet| view! { <li><bdi>{wallet.brand}</bdi></li> })
        .collect();
    view! {
        <p class="notice-store"><bdi>{page.store_name.clone()}</bdi></p>
        <section class="card">
            <h2>{Text::NoWalletHow.get(language)}</h2>
            <ol class="steps">
                <li>{Text::NoWalletStepOpen.get(language)}</li>
                <li>{Text::NoWalletStepScan.get(language)}</li>
                <li>{Text::NoWalletStepPay.get(language)}</li>
            </ol>
            <div class="qr" role="img" aria-label=Text::NoWalletQr.get(language) inner_html=page.qr_svg.clone()></div>
            <p>{Text::NoWalletLink.get(language)}</p>
            <div class="copy">
                <input
                    id="link"
                    type="text"
                    readonly
                    dir="ltr"
                    aria-label=Text::NoWalletLinkLabel.get(language)
                    value=page.url.clone()
                />
                <button id="copy" type="button" class="button button-quiet" hidden>
                    {Text::Copy.get(language)}
                </button>
            </div>
            <p id="said" class="said" role="status" data-copied=Text::Copied.get(language)></p>
        </section>
        <section class="card">
            <h2>{Text::NoWalletWhich.get(language)}</h2>
            <ul class="wallets">{wallets}</ul>
            <p>{Text::NoWalletMore.get(language)}</p>
        </section>
    }
}
