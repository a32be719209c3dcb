//! `standee serve`

use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{CommandError, Context};
use crate::config::{TlsMode, leptos_options};
use crate::http::Assets;
use crate::startup::Application;

pub(super) async fn run(context: &Context) -> Result<(), CommandError> {
    let settings = context.settings()?;
    let assets = Assets::find(&leptos_options()?)?;
    let application = Application::build(&settings, &assets).await?;
    let scheme = if settings.tls == TlsMode::Proxy { "http" } else { "https" };
    tracing::info!(
        public_url = %settings.public_url,
        listen = %format_args!("{scheme}://{}", application.address()?),
        health = %format_args!("http://{}/healthz", application.admin_address()?),
        gateway = settings.gateway.as_ref().map_or("none", |gateway| gateway.url.as_str()),
        key = %application.key_fingerprint(),
        "serving"
    );
    if settings.gateway.is_none() {
        tracing::warn!(
            "no gateway is configured: pages work, payments do not (`cargo xtask run` brings one)"
        );
    }
    let (tell, stop) = watch::channel(false);
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
        let _ = tell.send(true);
        // Kept until the runtime ends: dropping it would say «stop» as well.
        tokio::time::sleep(Duration::MAX).await;
    });
    application.run_until(stop).await?;
    Ok(())
}
