//! `cargo xtask run`: a demo shop on this machine, with the simulator in the place of Alipay+ and the wallet.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    process::Command,
    time::Duration,
};

use anyhow::{Result, bail};

use crate::{
    HELP,
    build::{self, Intent, Profile},
    demo::{DemoShop, OPERATOR},
    find, loopback,
    services::{Outcome, Services},
    terminal,
    toolbox::Toolbox,
};

/// How the demo shop is to run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Build again, and reload the page, when a file changes.
    pub(crate) watch: bool,
    /// The optimised build.
    pub(crate) release: bool,
}

impl Options {
    pub(crate) fn parse(flags: &[String]) -> Result<Self> {
        let mut options = Self::default();
        for flag in flags {
            match flag.as_str() {
                "--watch" => options.watch = true,
                "--release" => options.release = true,
                _ => bail!("`run {flag}` is not understood.\n\n{HELP}"),
            }
        }
        if options.watch && options.release {
            bail!("--watch builds for development; it cannot keep up with the names of a release's files");
        }
        Ok(options)
    }

    fn intent(self) -> Intent {
        if self.watch { Intent::Watch } else { Intent::Run }
    }

    fn profile(self) -> Profile {
        if self.release { Profile::Release } else { Profile::Development }
    }
}

const SERVER: SocketAddr = loopback_address(8443);
const SERVER_ADMIN: SocketAddr = loopback_address(9090);
const SIMULATOR: SocketAddr = loopback_address(9100);
/// Where a page in the browser hears that it has to be loaded again: `reload-port` of `Leptos.toml`.
const RELOAD: SocketAddr = loopback_address(3001);
/// A wallet of Alipay+ on a phone, as its browser introduces itself.
pub(crate) const WALLET_USER_AGENT: &str = "Mozilla/5.0 (Linux; Android 10; Mi 10 Build/QKQ1.191117.002; wv) \
    AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/80.0.3987.99 Mobile Safari/537.36 \
    Ariver/2.16.0 Griver/2.16.2 AppContainer/10.5.10 AlipayConnect iapconnectsdk/2.7.0";
/// How long the server and the simulator may take to be ready.
const START_PATIENCE: Duration = Duration::from_secs(30);
/// The same when the server is built first.
const WATCH_PATIENCE: Duration = Duration::from_mins(30);

const fn loopback_address(port: u16) -> SocketAddr {
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), port)
}

/// Builds what is not built, starts everything, and stays until Ctrl-C.
pub(crate) fn run(options: Options) -> Result<()> {
    loopback::must_be_free(SERVER, "the server")?;
    loopback::must_be_free(SERVER_ADMIN, "the server's health")?;
    loopback::must_be_free(SIMULATOR, "the simulator")?;
    if options.watch {
        loopback::must_be_free(RELOAD, "reloading pages")?;
    }
    let profile = options.profile();
    let toolbox = Toolbox::ready(profile.purposes())?;
    build::build_all(&toolbox, profile, options.intent())?;
    let workspace = toolbox.workspace();
    let shop = DemoShop::open(workspace.target().join("demo"), &profile.server(workspace))?;
    let console = shop.way_into_console(&profile.server(workspace))?;

    let mut services = Services::new()?;
    let mut simulator = toolbox.command(profile.simulator(workspace))?;
    services.start("the simulator", simulator.args(shop.simulator_arguments(SIMULATOR)))?;
    services.start("the server", &mut server(&toolbox, options, &shop)?)?;
    let patience = if options.watch { WATCH_PATIENCE } else { START_PATIENCE };
    let are_ready = || {
        loopback::get(SERVER_ADMIN, "/readyz", &[]).is_ok_and(|answer| answer.status == 200)
            && loopback::get(SIMULATOR, "/simulator/payments", &[]).is_ok_and(|answer| answer.status == 200)
    };
    if services.wait_until("the demo shop", patience, are_ready)? == Outcome::Ready {
        show_where_to_look(&shop, &console);
        services.wait()?;
    }
    terminal::step("Stopping");
    Ok(())
}

fn server(toolbox: &Toolbox, options: Options, shop: &DemoShop) -> Result<Command> {
    let profile = options.profile();
    let mut command = if options.watch {
        let mut command = toolbox.command("cargo")?;
        command.args(["leptos", "watch", "--", "serve"]);
        command
    } else {
        let mut command = toolbox.command(profile.server(toolbox.workspace()))?;
        command.arg("serve");
        command
    };
    if profile == Profile::Development {
        command.env("LEPTOS_SITE_ROOT", profile.site(toolbox.workspace()));
    }
    command.envs(shop.settings());
    command.env("STANDEE_LISTEN", SERVER.to_string());
    command.env("STANDEE_ADMIN_LISTEN", SERVER_ADMIN.to_string());
    command.env("STANDEE_PUBLIC_URL", format!("https://localhost:{}", SERVER.port()));
    command.envs(shop.gateway_settings(SIMULATOR));
    Ok(command)
}

fn show_where_to_look(shop: &DemoShop, console: &str) {
    terminal::step("The demo shop is open. Its entry codes:");
    for code in shop.codes() {
        terminal::detail(format_args!("{}  {}", code.url, code.label));
    }
    terminal::detail(format_args!(
        "http://{SIMULATOR}/simulator/payments  what the simulator of Alipay+ holds"
    ));
    terminal::detail(format_args!("{console}  the console: choose a password for its user {OPERATOR}"));
    let Some(code) = shop.codes().first() else { return };
    terminal::step("The page asks for payment only inside a wallet. To be one:");
    if let Some(chromium) = find::chromium() {
        terminal::detail(browser_command(&chromium, &shop.browser_folder(), &code.url));
    } else {
        terminal::detail(format_args!(
            "in a browser's developer tools, phone size, with this user agent: {WALLET_USER_AGENT}"
        ));
    }
    terminal::detail(format_args!("curl --insecure --user-agent '{WALLET_USER_AGENT}' {}", code.url));
    terminal::step("Ctrl-C stops all of it");
}

/// Opens the page as a wallet on a phone would. The certificate is one that nobody signed.
fn browser_command(chromium: &Path, folder: &Path, url: &str) -> String {
    // Chromium refuses to run as root with its sandbox.
    let sandbox = if rustix::process::geteuid().is_root() { " --no-sandbox" } else { "" };
    format!(
        "{}{sandbox} --user-data-dir='{}' --no-first-run --ignore-certificate-errors --window-size=390,800 \
         --user-agent='{WALLET_USER_AGENT}' --app={url}",
        chromium.display(),
        folder.display(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wallet_that_the_developer_is_told_to_be_says_that_it_is_one() {
        assert!(WALLET_USER_AGENT.contains(" AlipayConnect "));
        assert!(!WALLET_USER_AGENT.contains("  "), "the lines of the constant are joined by one space");
        let command =
            browser_command(Path::new("/usr/bin/chromium"), Path::new("/a b"), "https://localhost:8443/e/A");
        assert!(command.starts_with("/usr/bin/chromium "), "{command}");
        assert!(command.contains("--user-data-dir='/a b'"), "{command}");
        assert!(command.ends_with("--app=https://localhost:8443/e/A"), "{command}");
    }
}
