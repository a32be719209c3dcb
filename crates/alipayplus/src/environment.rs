//! Sandbox or production: one gateway serves both, and the client id decides.
//!
//! Source: the FAQ, "Is the API endpoint identical for sandbox and production environments?"; that sandbox ids begin with
//! `SANDBOX_` is in the Developer Center's documents.

/// What the client ids of the sandbox begin with.
const SANDBOX_PREFIX: &str = "SANDBOX_";

/// Where money is real, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// For trying out.
    Sandbox,
    /// With real money.
    Production,
}

impl Environment {
    /// Which one a client id belongs to. What does not say that it is of the sandbox is taken to be of production.
    ///
    /// ```
    /// use alipayplus::environment::Environment;
    /// assert_eq!(Environment::of("SANDBOX_5X0000000000000000"), Environment::Sandbox);
    /// assert_eq!(Environment::of("5X0000000000000000"), Environment::Production);
    /// ```
    #[must_use]
    pub fn of(client_id: &str) -> Self {
        if client_id.starts_with(SANDBOX_PREFIX) { Self::Sandbox } else { Self::Production }
    }

    /// Its name in a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Production => "production",
        }
    }
}
