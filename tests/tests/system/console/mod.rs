//! The merchant's console.

mod catalogue;
mod confirm;
mod money;
mod pictures;
mod routes;
mod second_factor;
mod sign_in;
mod systems;
mod users;
