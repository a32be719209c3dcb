//! What the payer holds: Alipay+ wants to know the kind of terminal and its system.

use std::sync::LazyLock;

use woothee::parser::Parser;

use crate::user_agent::looked_at;
use crate::wallet::Wallet;

/// The payer's device, as far as its User-Agent tells. Routing and statistics only: anyone can send any
/// User-Agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    /// The kind of terminal.
    pub terminal: Terminal,
    /// The phone's system, where it is one that Alipay+ has a name for.
    pub system: Option<System>,
}

/// The kind of terminal, Alipay+'s `env.terminalType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terminal {
    /// A page on a computer: `WEB`.
    Web,
    /// A page on a phone or tablet, or inside a wallet: `WAP`.
    Wap,
}

/// The system of a phone or tablet, Alipay+'s `env.osType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// iPhone and iPad: `IOS`.
    Ios,
    /// Android: `ANDROID`.
    Android,
}

impl Device {
    /// The device that a User-Agent speaks of. Only its first 2,048 bytes are looked at.
    #[must_use]
    pub fn from_user_agent(user_agent: &str) -> Self {
        // Building it fills a table of a hundred entries: once.
        static PARSER: LazyLock<Parser> = LazyLock::new(Parser::new);
        let user_agent = looked_at(user_agent);
        let found = PARSER.parse(user_agent).unwrap_or_default();
        let system = match found.os {
            "iPhone" | "iPad" | "iPod" | "iOS" => Some(System::Ios),
            "Android" => Some(System::Android),
            _ => None,
        };
        // A wallet is an app on a phone, also on a system that woothee does not know yet.
        let handheld = matches!(found.category, "smartphone" | "mobilephone")
            || Wallet::from_user_agent(user_agent) != Wallet::None;
        Self { terminal: if handheld { Terminal::Wap } else { Terminal::Web }, system }
    }
}
