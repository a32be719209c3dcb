#![no_main]

// The server's configuration asks Leptos for one address. Building Leptos for fuzzing would take minutes, so this
// crate answers in its place.
extern crate self as leptos;

/// What the server's configuration uses of `leptos::config`.
mod config {
    use std::convert::Infallible;
    use std::net::{Ipv4Addr, SocketAddr};

    pub(crate) struct LeptosOptions {
        pub(crate) site_addr: SocketAddr,
    }

    pub(crate) fn get_config_from_str(_: &str) -> Result<LeptosOptions, Infallible> {
        Ok(LeptosOptions { site_addr: SocketAddr::from((Ipv4Addr::LOCALHOST, 8443)) })
    }
}

/// The server's configuration, as it is, so that the rest of the server is not built for fuzzing.
#[expect(dead_code, unused_imports, reason = "the targets never read a file or the environment")]
#[path = "../../server/src/config/mod.rs"]
mod settings;

#[expect(dead_code, reason = "the targets never write a file")]
#[path = "../../server/src/private_file.rs"]
mod private_file;

#[expect(dead_code, reason = "the targets send nothing")]
#[path = "../../server/src/webhook/network.rs"]
mod network;

#[path = "../../server/src/text_file.rs"]
mod text_file;

/// What the server's configuration uses of `webhook`.
mod webhook {
    pub(crate) use crate::network::Networks;
}

#[path = "../properties/configuration.rs"]
mod configuration;

libfuzzer_sys::fuzz_target!(|data: &[u8]| configuration::check(data));
