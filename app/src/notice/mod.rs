//! Pages that say why there is nothing to pay here, and what to do instead.

mod no_wallet;
mod unreachable;

use checkout::language::Language;
use checkout::wallet::Wallet;
use leptos::prelude::*;

use crate::shell::{Extent, Frame, Script, Shell, compact, document, in_language};
use crate::text::Text;

pub use no_wallet::NoWallet;
pub use unreachable::Unreachable;

/// Where shops sign in.
const CONSOLE: &str = "/console";

/// Copies the page's link.
pub(crate) static COPY_SCRIPT: Script = Script::new(|| compact(include_str!("copy.js")));

/// A page that is not what the payer came for.
#[derive(Clone, Debug)]
pub struct NoticeView {
    /// The payer's language.
    pub language: Language,
    /// The wallet that the page is open in, told in `data-wallet`.
    pub wallet: Wallet,
    /// Where this page is, for the links to other languages: a path, with or without a query.
    pub address: String,
    /// What to say.
    pub notice: Notice,
}

/// What a notice says. Each belongs to one HTTP status, [`Notice::http_status`].
#[derive(Clone, Debug)]
pub enum Notice {
    /// No such entry code.
    UnknownCode,
    /// The shop has switched the code off.
    SwitchedOff,
    /// Nothing is at this address; also a payment's page whose token is not known.
    UnknownPage,
    /// The address without anything behind it: payers are told how to pay, shops where to sign in.
    Home,
    /// What was sent cannot be read; nothing was done.
    Unreadable,
    /// The browser is no wallet.
    NoWallet(NoWallet),
    /// Alipay+ could not be reached, and nothing was asked of it.
    Unreachable(Unreachable),
    /// There is no room for this request just now.
    Busy,
    /// The same for a payment, which was not begun: also when too many are begun at one code or from one address.
    BusyWithPayments(Unreachable),
    /// Something broke on our side.
    ServerError {
        /// What the logs call this request.
        request_id: String,
    },
}

impl Notice {
    /// The HTTP status that the page is sent with.
    #[must_use]
    pub const fn http_status(&self) -> u16 {
        match self {
            Self::NoWallet(_) | Self::Home => 200,
            Self::Unreadable => 400,
            Self::UnknownCode | Self::UnknownPage => 404,
            Self::SwitchedOff => 410,
            Self::ServerError { .. } => 500,
            Self::Unreachable(_) | Self::Busy | Self::BusyWithPayments(_) => 503,
        }
    }

    const fn words(&self) -> (Text, Text) {
        match self {
            Self::UnknownCode => (Text::UnknownCodeTitle, Text::UnknownCodeBody),
            Self::SwitchedOff => (Text::SwitchedOffTitle, Text::SwitchedOffBody),
            Self::UnknownPage => (Text::UnknownPageTitle, Text::UnknownPageBody),
            Self::Home => (Text::HomeTitle, Text::HomeBody),
            Self::Unreadable => (Text::UnreadableTitle, Text::UnreadableBody),
            Self::NoWallet(_) => (Text::NoWalletTitle, Text::NoWalletBody),
            Self::Unreachable(_) => (Text::UnreachableTitle, Text::UnreachableBody),
            Self::Busy | Self::BusyWithPayments(_) => (Text::BusyTitle, Text::BusyBody),
            Self::ServerError { .. } => (Text::ServerErrorTitle, Text::ServerErrorBody),
        }
    }
}

/// The notice's page.
#[must_use]
pub fn render(view: &NoticeView, shell: &Shell) -> String {
    let (title, _) = view.notice.words();
    let frame = Frame {
        language: view.language,
        title: title.get(view.language).into_owned(),
        wallet: Some(view.wallet),
        status: None,
        refresh: None,
        address: view.address.clone(),
        script: matches!(view.notice, Notice::NoWallet(_)).then_some(&COPY_SCRIPT),
        islands: false,
        style: Extent::Whole,
    };
    document(shell, frame, || content(view))
}

fn content(view: &NoticeView) -> impl IntoView + use<> {
    let language = view.language;
    let (title, body) = view.notice.words();
    let rest = match &view.notice {
        Notice::UnknownCode | Notice::SwitchedOff | Notice::UnknownPage | Notice::Unreadable => ().into_any(),
        Notice::Home => view! {
            <a class="button button-quiet" href=in_language(CONSOLE, language)>{Text::HomeConsole.get(language)}</a>
        }
        .into_any(),
        Notice::NoWallet(page) => no_wallet::steps(page, language).into_any(),
        Notice::Unreachable(payment) | Notice::BusyWithPayments(payment) => {
            unreachable::again(payment, language).into_any()
        }
        Notice::Busy => view! {
            <a class="button" href=in_language(&view.address, language)>{Text::TryAgain.get(language)}</a>
        }
        .into_any(),
        Notice::ServerError { request_id } => view! {
            <p class="request">
                {Text::ServerErrorRequest.get(language)} " " <code>{request_id.clone()}</code>
            </p>
            <a class="button" href=in_language(&view.address, language)>{Text::TryAgain.get(language)}</a>
        }
        .into_any(),
    };
    view! {
        <main class="notice">
            <section class="ending">
                <span class="sign" aria-hidden="true"></span>
                <h1>{title.get(language)}</h1>
                <p>{body.get(language)}</p>
            </section>
            {rest}
        </main>
    }
}
