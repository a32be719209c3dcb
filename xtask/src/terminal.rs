//! How xtask speaks: what it does now on one line each, so that it stands out between the output of the tools.

use std::{
    fmt,
    io::{IsTerminal, stderr},
    time::Duration,
};

/// Says what starts now.
pub(crate) fn step(what: impl fmt::Display) {
    if stderr().is_terminal() {
        eprintln!("\x1b[1;36m==>\x1b[0m \x1b[1m{what}\x1b[0m");
    } else {
        eprintln!("==> {what}");
    }
}

/// Says something more about the present step.
pub(crate) fn detail(what: impl fmt::Display) {
    eprintln!("    {what}");
}

/// Says why the command stops.
pub(crate) fn stopped(error: &anyhow::Error) {
    let (start, end) = if stderr().is_terminal() { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
    eprintln!("{start}xtask stopped:{end} {error:#}");
}

/// A duration as people say it: `3.4 s`, `4 min 31 s`.
pub(crate) struct Spoken(pub(crate) Duration);

impl fmt::Display for Spoken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        if seconds < 60 {
            write!(formatter, "{:.1} s", self.0.as_secs_f64())
        } else {
            write!(formatter, "{} min {} s", seconds / 60, seconds % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_said_in_seconds_and_then_in_minutes() {
        assert_eq!(Spoken(Duration::from_millis(3_440)).to_string(), "3.4 s");
        assert_eq!(Spoken(Duration::from_secs(271)).to_string(), "4 min 31 s");
    }
}
