//! `GET /console`: leads to the first room that the user may enter.

use app::console::Room;
use axum::response::Redirect;

use super::signed_in::SignedIn;
use super::{Route, Who};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page("/console", Who::SignedIn, home)]
}

async fn home(signed_in: SignedIn) -> Redirect {
    Redirect::to(Room::first(signed_in.access().role()).path())
}
