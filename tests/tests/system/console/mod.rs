//! The merchant's console.

mod catalogue;
mod routes;
mod second_factor;
mod sign_in;
mod users;
