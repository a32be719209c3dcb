#![no_main]

#[path = "../properties/entry_code.rs"]
mod entry_code;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entry_code::check(data));
