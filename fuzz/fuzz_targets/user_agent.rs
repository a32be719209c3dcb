#![no_main]

#[path = "../properties/user_agent.rs"]
mod user_agent;

libfuzzer_sys::fuzz_target!(|data: &[u8]| user_agent::check(data));
