#![no_main]

#[path = "../properties/amount.rs"]
mod amount;

libfuzzer_sys::fuzz_target!(|data: &[u8]| amount::check(data));
