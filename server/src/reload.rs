//! Tells whoever keeps files in memory to read them again: `SIGHUP`, and nothing else.

use std::sync::Arc;

use tokio::sync::watch;

/// The word to read files again, and whoever waits for it.
#[derive(Clone, Debug)]
pub(crate) struct Reload(Arc<watch::Sender<()>>);

impl Default for Reload {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(())))
    }
}

impl Reload {
    /// Says the word.
    pub(crate) fn now(&self) {
        self.0.send_replace(());
    }

    /// Hears every word that is said from now on.
    pub(crate) fn listen(&self) -> watch::Receiver<()> {
        self.0.subscribe()
    }
}
