//! What is done to entry codes, as their trails call it.

/// What is done to a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It was made.
    Added,
    /// Its label, price or limits are others.
    Changed,
    /// It takes payments again.
    On,
    /// It takes none.
    Off,
    /// It stands in another store.
    Moved,
    /// Another code took its place.
    Replaced,
    /// It took another code's place.
    Replaces,
    /// Its poster was made.
    Printed,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 8] = [
        Self::Added,
        Self::Changed,
        Self::On,
        Self::Off,
        Self::Moved,
        Self::Replaced,
        Self::Replaces,
        Self::Printed,
    ];

    /// The name that it is stored by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::On => "on",
            Self::Off => "off",
            Self::Moved => "moved",
            Self::Replaced => "replaced",
            Self::Replaces => "replaces",
            Self::Printed => "printed",
        }
    }

    /// The deed of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.name() == name)
    }
}
