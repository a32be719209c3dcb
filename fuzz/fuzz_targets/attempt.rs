#![no_main]

#[path = "../properties/attempt.rs"]
mod attempt;

libfuzzer_sys::fuzz_target!(|data: &[u8]| attempt::check(data));
