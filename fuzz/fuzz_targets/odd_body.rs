#![no_main]

#[path = "../properties/odd_body.rs"]
mod odd_body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| odd_body::check(data));
