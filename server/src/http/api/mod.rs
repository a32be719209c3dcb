//! `/api/v1/…`: what merchants' own systems ask, as JSON.
//!
//! A key says whose system it is; what a handler then reads and changes, it reads and changes within that merchant's
//! scope, through the same queries and the same rules as the console. Every error is a problem as RFC 9457 has it.

mod body;
mod caller;
mod code;
mod limit;
mod once;
mod payment;
mod problem;
mod refund;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, any, get, post};

use super::Shared;

pub(super) use caller::has_key;
pub use limit::Limits;

/// What the API is, in `OpenAPI` 3.1. A test holds it to the routes, and schemathesis to what they answer.
const OPEN_API: &str = include_str!("openapi.json");

type Route = (Method, &'static str, MethodRouter<Arc<Shared>>);

/// Every route there is, but that of the description itself.
fn routes() -> Vec<Route> {
    vec![
        (Method::GET, "/api/v1/payments", get(payment::list)),
        (Method::GET, "/api/v1/payments/{payment}", get(payment::show)),
        (Method::GET, "/api/v1/payments/{payment}/refunds", get(refund::list)),
        (Method::POST, "/api/v1/payments/{payment}/refunds", post(refund::create)),
        (Method::GET, "/api/v1/refunds/{refund}", get(refund::show)),
        (Method::GET, "/api/v1/stores", get(code::stores)),
        (Method::GET, "/api/v1/codes", get(code::list)),
        (Method::POST, "/api/v1/codes", post(code::create)),
        (Method::GET, "/api/v1/codes/{code}", get(code::show)),
        (Method::POST, "/api/v1/codes/{code}/on", post(code::switch_on)),
        (Method::POST, "/api/v1/codes/{code}/off", post(code::switch_off)),
    ]
}

/// The routes, each behind its key.
pub(super) fn router(shared: &Arc<Shared>) -> Router<Arc<Shared>> {
    let add = |router: Router<Arc<Shared>>, (_, path, handler): Route| router.route(path, handler);
    let guarded = routes()
        .into_iter()
        .fold(Router::new(), add)
        .route("/api/{*path}", any(nothing))
        .layer(from_fn_with_state(shared.clone(), caller::guard));
    guarded.route("/api/v1/openapi.json", get(open_api))
}

/// Sees to it that every error at an address of the API is a problem, whatever stands before its routes and refuses.
pub(super) async fn problems(request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/api/") {
        problem::always(request, next).await
    } else {
        next.run(request).await
    }
}

async fn nothing() -> StatusCode {
    StatusCode::NOT_FOUND
}

async fn open_api(State(shared): State<Arc<Shared>>) -> Response {
    let url = shared.public_url.as_str().trim_end_matches('/');
    let text = OPEN_API.replace("https://localhost:8443", url);
    let json = HeaderValue::from_static("application/json");
    ([(header::CONTENT_TYPE, json)], text).into_response()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;

    #[test]
    fn the_description_names_every_route_and_no_other() {
        let described: Value = serde_json::from_str(OPEN_API).unwrap();
        assert_eq!(described["openapi"], "3.1.0");
        let paths = described["paths"].as_object().unwrap();
        let of_path = |(path, methods): (&String, &Value)| {
            let path = path.clone();
            let methods: Vec<String> = methods.as_object().unwrap().keys().cloned().collect();
            methods.into_iter().filter(|name| name != "parameters").map(move |method| (method, path.clone()))
        };
        let described: BTreeSet<(String, String)> = paths.iter().flat_map(of_path).collect();
        let own = [("get".to_owned(), "/api/v1/openapi.json".to_owned())];
        let served =
            routes().into_iter().map(|(method, path, _)| (method.as_str().to_lowercase(), path.to_owned()));
        assert_eq!(described, served.chain(own).collect());
    }
}
