//! What somebody tries who means no good: each probe says what must not come of it, and that the server goes on.

mod everywhere;
mod over_http;
mod over_http2;
mod over_plain_sockets;
