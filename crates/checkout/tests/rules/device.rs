//! What the payer holds.

use checkout::device::{Device, System, Terminal};
use proptest::prelude::*;

use crate::user_agents;

#[test]
fn phones_and_their_systems_are_told_from_computers() {
    for row in user_agents() {
        let device = Device::from_user_agent(row.text);
        let system = if row.text.contains("iPhone") {
            Some(System::Ios)
        } else if row.text.contains("Linux; ") {
            Some(System::Android)
        } else {
            None
        };
        // The native client names its system in words of its own, which woothee reads all the same.
        let system = if row.text.starts_with("TrueMoney/") { Some(System::Android) } else { system };
        let handheld = system.is_some() || row.expected != "NONE";
        let terminal = if handheld { Terminal::Wap } else { Terminal::Web };
        assert_eq!(device, Device { terminal, system }, "{}: {}", row.what, row.text);
    }
}

#[test]
fn other_devices_are_what_they_are() {
    let ipad = "Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
        Mobile/15E148";
    let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) \
        Version/17.5 Safari/605.1.15";
    let harmony = "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) \
        Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile AlipayClient/10.6.80.6000 Language/zh-Hans";
    for (user_agent, terminal, system) in [
        (ipad, Terminal::Wap, Some(System::Ios)),
        (mac, Terminal::Web, None),
        (harmony, Terminal::Wap, None),
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36",
            Terminal::Web,
            None,
        ),
        ("curl/8.5.0", Terminal::Web, None),
        ("", Terminal::Web, None),
        ("-", Terminal::Web, None),
    ] {
        assert_eq!(Device::from_user_agent(user_agent), Device { terminal, system }, "{user_agent}");
    }
}

proptest! {
    #[test]
    fn any_text_at_all_is_answered(text in any::<String>()) {
        let device = Device::from_user_agent(&text);
        prop_assert!(device.system.is_none() || device.terminal == Terminal::Wap);
    }
}
