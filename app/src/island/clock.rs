//! The time at the shop, ticking: what a screenshot of a paid page does not have.

use std::time::Duration;

use js_sys::Date;
use leptos::prelude::*;

/// The element around the clock; its data attributes are what the clock reads.
pub(crate) const CLOCK_ID: &str = "clock";

/// The seconds of a day.
const DAY_SECONDS: u32 = 24 * 60 * 60;

/// A time of day in seconds, as the server saw it when it wrote the page. The phone's own clock may be wrong.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TimeOfDay(pub(crate) u32);

impl TimeOfDay {
    #[cfg(feature = "ssr")]
    fn load() -> Self {
        use_context().unwrap_or_default()
    }

    #[cfg(not(feature = "ssr"))]
    fn load() -> Self {
        Self(super::attribute(CLOCK_ID, "data-seconds").parse().unwrap_or_default())
    }

    /// `15:04:05`, so many seconds later.
    fn after(self, seconds: u32) -> String {
        let second = self.0.wrapping_add(seconds) % DAY_SECONDS;
        let pair = |number: u32| format!("{:02}", number % 60);
        [second / 3600, second / 60, second].map(pair).join(":")
    }
}

/// The time of day, ticking.
#[island]
pub(crate) fn Clock() -> impl IntoView {
    let start = TimeOfDay::load();
    let elapsed = RwSignal::new(0_u32);
    Effect::new(move || {
        let began = Date::now();
        // Counting ticks would lose those that the phone slept through.
        let tick = move || elapsed.set(whole_seconds(Date::now() - began));
        set_interval(tick, Duration::from_secs(1));
    });
    view! { <span class="clock-time">{move || start.after(elapsed.get())}</span> }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` keeps to the ends of the range"
)]
fn whole_seconds(milliseconds: f64) -> u32 {
    (milliseconds / 1000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_goes_on_after_midnight() {
        let late = TimeOfDay(DAY_SECONDS - 1);
        assert_eq!(late.after(0), "23:59:59");
        assert_eq!(late.after(1), "00:00:00");
        assert_eq!(TimeOfDay(3661).after(3600), "02:01:01");
    }
}
