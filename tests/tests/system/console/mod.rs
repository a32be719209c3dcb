//! The merchant's console.

mod routes;
mod sign_in;
