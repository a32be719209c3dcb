#![no_main]

#[expect(dead_code, reason = "a notification needs a part of it")]
#[path = "../server/gateway.rs"]
mod gateway;

#[path = "../properties/notification.rs"]
mod notification;

libfuzzer_sys::fuzz_target!(|data: &[u8]| notification::check(data));
