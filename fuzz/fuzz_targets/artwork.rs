#![no_main]

#[path = "../properties/artwork.rs"]
mod artwork;

libfuzzer_sys::fuzz_target!(|data: &[u8]| artwork::check(data));
