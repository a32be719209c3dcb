//! The merchant's console.

mod catalogue;
mod routes;
mod sign_in;
