//! The merchant's console.

mod catalogue;
mod money;
mod routes;
mod sign_in;
