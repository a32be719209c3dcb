//! Closing a connection without an answer, for the faults that ask for it.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use tower::Service;

/// Marks a response that must not be sent: its connection is closed instead.
#[derive(Clone, Copy, Debug)]
struct HangUp;

/// Why a connection ends without an answer.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("a fault closes the connection without an answer")]
pub(crate) struct HungUp;

/// The routes, and below them the error that makes the HTTP server drop a connection.
#[derive(Clone, Debug)]
pub(crate) struct HangUpService(Router);

/// A response that stands for none.
pub(super) fn hang_up() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(HangUp);
    response
}

impl HangUpService {
    pub(crate) const fn new(routes: Router) -> Self {
        Self(routes)
    }
}

impl<B> Service<Request<B>> for HangUpService
where
    Router: Service<Request<B>, Response = Response<Body>, Error = Infallible>,
    <Router as Service<Request<B>>>::Future: Send + 'static,
{
    type Response = Response<Body>;
    type Error = HungUp;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, HungUp>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), HungUp>> {
        self.0.poll_ready(context).map(|Ok(())| Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let answer = self.0.call(request);
        Box::pin(async move {
            let Ok(response) = answer.await;
            if response.extensions().get::<HangUp>().is_some() { Err(HungUp) } else { Ok(response) }
        })
    }
}
