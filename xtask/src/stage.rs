//! The release build on addresses that nobody has, for what is measured: a shop, the simulator, one server or more.

use std::{net::SocketAddr, time::Duration};

use anyhow::{Result, bail};

use crate::{
    build::Profile,
    demo::DemoShop,
    loopback,
    services::{Outcome, Services},
    toolbox::Toolbox,
};

/// How long what was started may take to be ready.
const START_PATIENCE: Duration = Duration::from_secs(30);
/// More payments than a measurement can start.
const PAYMENTS_MAX: &str = "1000000";

/// What runs; it is stopped when this is dropped.
#[derive(Debug)]
pub(crate) struct Stage<'toolbox> {
    toolbox: &'toolbox Toolbox,
    shop: DemoShop,
    services: Services,
    simulator: Option<SocketAddr>,
    /// Where each server says whether it is ready.
    admins: Vec<SocketAddr>,
}

/// How a server is started.
#[derive(Debug)]
pub(crate) struct Server<'text> {
    /// As it is called.
    pub(crate) name: &'static str,
    /// `STANDEE_TLS`: `proxy` for plain HTTP, which is all that xtask speaks.
    pub(crate) tls: &'static str,
    /// What it logs, as `RUST_LOG` has it.
    pub(crate) log: &'static str,
    /// What else it is told.
    pub(crate) settings: &'text [(&'static str, String)],
}

impl<'toolbox> Stage<'toolbox> {
    /// A shop on an empty stage.
    pub(crate) fn set(toolbox: &'toolbox Toolbox, shop: DemoShop) -> Result<Self> {
        Ok(Self { toolbox, shop, services: Services::new()?, simulator: None, admins: Vec::new() })
    }

    pub(crate) const fn services(&self) -> &Services {
        &self.services
    }

    /// The path of an entry code of the shop.
    pub(crate) fn path(&self) -> Result<&str> {
        self.shop.path()
    }

    /// Starts Alipay+, which every server from here on pays through; where it is.
    pub(crate) fn starts_simulator(&mut self) -> Result<SocketAddr> {
        let address = loopback::free_address()?;
        let mut command = self.toolbox.command(Profile::Release.simulator(self.toolbox.workspace()))?;
        command.args(self.shop.simulator_arguments(address)).args(["--payments-max", PAYMENTS_MAX]);
        self.services.start("the simulator", command.env("RUST_LOG", "warn"))?;
        self.simulator = Some(address);
        Ok(address)
    }

    /// Starts a server; where it is.
    pub(crate) fn starts(&mut self, server: &Server<'_>) -> Result<SocketAddr> {
        let (listen, admin) = (loopback::free_address()?, loopback::free_address()?);
        let mut command = self.toolbox.command(Profile::Release.server(self.toolbox.workspace()))?;
        command.arg("serve").envs(self.shop.settings());
        command.env("RUST_LOG", server.log).env("STANDEE_TLS", server.tls);
        command.env("STANDEE_LISTEN", listen.to_string()).env("STANDEE_ADMIN_LISTEN", admin.to_string());
        if let Some(simulator) = self.simulator {
            command.envs(self.shop.gateway_settings(simulator));
        }
        // No proxy says where the load comes from: all of it is one code's.
        command.env("STANDEE_CODE_PAYS_PER_MINUTE", PAYMENTS_MAX);
        command.envs(server.settings.iter().map(|(name, value)| (name, value)));
        self.services.start(server.name, &mut command)?;
        self.admins.push(admin);
        Ok(listen)
    }

    /// Waits until every server is ready. Fails where the developer wants to stop before that.
    pub(crate) fn is_ready(&mut self) -> Result<()> {
        let admins = &self.admins;
        let is_up = |admin: &SocketAddr| {
            loopback::get(*admin, "/readyz", &[]).is_ok_and(|answer| answer.status == 200)
        };
        match self.services.wait_until("the server", START_PATIENCE, || admins.iter().all(is_up))? {
            Outcome::Ready => Ok(()),
            Outcome::StopWanted => bail!("stopped before anything was measured"),
        }
    }
}
