//! `standee serve`

use std::time::Duration;

use alipayplus::environment::Environment;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use super::{CommandError, Context};
use crate::config::{TlsMode, leptos_options};
use crate::gateway::KnownKey;
use crate::http::Assets;
use crate::startup::{Application, Reloader};
use crate::tls;

/// How many files the system is asked to let us open: connections, and all else.
const OPEN_FILES: u64 = 32_768;

pub(super) async fn run(context: &Context) -> Result<(), CommandError> {
    let settings = context.settings()?;
    // From here on SIGHUP is a word to this server, and no longer its end: it may come before everything is there.
    let hangup = signal(SignalKind::hangup())?;
    // Where the system says no, there are fewer connections at once: the bound is read from what it allows.
    let _ = rlimit::increase_nofile_limit(OPEN_FILES);
    let assets = Assets::of_this_binary(&leptos_options()?)?;
    let application = Application::build(&settings, &assets).await?;
    let scheme = if matches!(settings.tls, TlsMode::Proxy { .. }) { "http" } else { "https" };
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        public_url = %settings.public_url,
        listen = %format_args!("{scheme}://{}", application.address()?),
        tls = tls::in_words(&settings),
        health = %format_args!("http://{}/healthz", application.admin_address()?),
        gateway = settings.gateway.as_ref().map_or("none", |gateway| gateway.url.as_str()),
        environment =
            settings.gateway.as_ref().map_or("none", |gateway| Environment::of(&gateway.client_id).name()),
        database = %application.database().in_words(),
        time_zones = crate::zones::in_words(),
        pages = assets.whereabouts(),
        "serving"
    );
    say_keys(&application.keys());
    if settings.gateway.is_none() {
        tracing::warn!(
            "no gateway is configured: pages work, payments do not (`cargo xtask run` brings one)"
        );
    }
    tokio::spawn(reload_when_told(context.clone(), application.reloader(), hangup));
    if let Some(address) = application.http_address()? {
        tracing::info!(listen = %format_args!("http://{address}"), "leading to https");
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

fn say_keys(keys: &[KnownKey]) {
    for key in keys {
        let version = key.version.as_deref().unwrap_or("unknown");
        tracing::info!(
            role = key.role.words(),
            version,
            fingerprint = %key.fingerprint(),
            file = %key.file.display(),
            "key"
        );
    }
}

/// `SIGHUP`: the settings and the files that they name are read again. What cannot be taken over is said, and changes
/// nothing.
async fn reload_when_told(context: Context, reloader: Reloader, mut hangup: Signal) {
    while hangup.recv().await.is_some() {
        reloader.read_certificate();
        let keys =
            context.settings().and_then(|settings| reloader.reload(&settings).map_err(CommandError::from));
        match keys {
            Ok(keys) => {
                tracing::info!("the keys were read again");
                say_keys(&keys);
            }
            Err(error) => tracing::error!(%error, "the keys stay as they were"),
        }
    }
}
