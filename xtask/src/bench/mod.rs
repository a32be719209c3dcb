//! `cargo xtask bench`: how much the release build does in a second on this machine.
//!
//! The load comes from this same machine and takes its share of the cores; there is no TLS, as behind a proxy, but for
//! the notifications. What comes out is good for comparing one build with another on one machine, and a lower bound for
//! more.

mod load;
mod yardstick;

use std::{
    fs,
    net::SocketAddr,
    path::Path,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{
    build::{self, Intent, Profile},
    demo::DemoShop,
    loopback::{self, Connection},
    run::WALLET_USER_AGENT,
    services::Services,
    stage::{Server, Stage},
    terminal,
    toolbox::Toolbox,
};
pub(crate) use load::{Load, Measured};
use yardstick::Yardstick;

pub(crate) const LOAD: Load =
    Load { connections: 32, warm_up: Duration::from_secs(2), measured: Duration::from_secs(10) };
/// How many of the payments are then approved, at most: each leads to a notification.
const APPROVALS_MAX: usize = 8_000;
/// How many of them wait for their notification at once: the simulator's queue is bounded, and what waits is not slower.
const APPROVED_AT_ONCE: u64 = 256;
/// How long the notifications may take.
const NOTIFICATIONS_PATIENCE: Duration = Duration::from_mins(2);
/// What a wallet's browser says of itself.
const BROWSER: &[(&str, &str)] = &[("user-agent", WALLET_USER_AGENT), ("accept", "text/html")];
/// Where the figures are left for other programs.
const REPORT: &str = "bench.json";

/// The servers, as they are called.
const SERVERS: [&str; 2] = ["the server", "the server that is notified"];

/// How much of one thing was done.
#[derive(Debug)]
struct Figure {
    what: &'static str,
    per_second: f64,
    /// Half of them took longer, and one in a hundred; `None` for what nobody waits for.
    median_and_percentile_99: Option<[Duration; 2]>,
    /// What one of them took of a core, in both servers together, whatever else ran on the machine; `None` where the
    /// system does not tell.
    processor: Option<Duration>,
}

/// Builds the release, measures it, shows a table and writes `target/bench.json`. Without a database's URL it is SQLite
/// in a folder below `target`.
pub(crate) fn bench(database_url: Option<&str>) -> Result<()> {
    let toolbox = Toolbox::ready(Profile::Release.purposes())?;
    build::build_all(&toolbox, Profile::Release, Intent::Run)?;
    let workspace = toolbox.workspace();
    let folder = workspace.target().join("bench");
    let shop = DemoShop::open_anew(folder.clone(), database_url, &Profile::Release.server(workspace))?;
    let path = shop.path()?.to_owned();
    let yardsticks = [yardstick::signing(), transactions(database_url, &folder)?];

    let mut stage = Stage::set(&toolbox, shop)?;
    let gateway = stage.starts_simulator()?;
    // Alipay+ notifies over TLS alone: a second server on the same database hears it.
    let [pages, notified] = SERVERS;
    let told =
        stage.starts(&Server { name: notified, tls: "self-signed", log: "warn", settings: &[] })?.port();
    let settings = [("STANDEE_PUBLIC_URL", format!("https://localhost:{told}"))];
    let listen = stage.starts(&Server { name: pages, tls: "proxy", log: "warn", settings: &settings })?;
    stage.is_ready()?;
    let services = stage.services();

    terminal::step(format_args!(
        "Measuring over {} connections, {} s each, on {} cores",
        LOAD.connections,
        LOAD.measured.as_secs(),
        cores()?
    ));
    let payments = Mutex::new(Vec::new());
    let pay = |connection: &mut Connection| {
        let payment_id = open_page_and_pay(connection, &path)?;
        payments.lock().unwrap_or_else(PoisonError::into_inner).push(payment_id);
        Ok(())
    };
    let get = |connection: &mut Connection| open_page(connection, &path);
    let pages = under_load("entry page", services, listen, get)?;
    let paid = under_load("entry page, then pay", services, listen, pay)?;
    let payments = payments.into_inner().unwrap_or_else(PoisonError::into_inner);
    let notified = notifications(services, gateway, &payments[..payments.len().min(APPROVALS_MAX)])?;
    let figures = [pages, paid, notified];
    show(&figures, &yardsticks);
    let report = workspace.target().join(REPORT);
    fs::write(&report, format!("{:#}\n", record(&figures, &yardsticks)?))
        .with_context(|| format!("writing {}", report.display()))
}

fn under_load(
    what: &'static str,
    services: &Services,
    address: SocketAddr,
    work: impl Fn(&mut Connection) -> Result<()> + Sync,
) -> Result<Figure> {
    let before = processor_time(services);
    let Measured { done, per_second, median, percentile_99 } = LOAD.run(address, work)?;
    let processor = processor_each(services, before, done);
    Ok(Figure { what, per_second, median_and_percentile_99: Some([median, percentile_99]), processor })
}

/// What both servers have used so far.
fn processor_time(services: &Services) -> Option<Duration> {
    SERVERS.iter().map(|server| services.processor_time(server)).sum()
}

/// What each of `count` things took, when the servers had used so much `before` them.
fn processor_each(services: &Services, before: Option<Duration>, count: usize) -> Option<Duration> {
    let used = processor_time(services)?.saturating_sub(before?);
    used.checked_div(u32::try_from(count).ok()?)
}

fn transactions(database_url: Option<&str>, folder: &Path) -> Result<Yardstick> {
    match database_url {
        Some(url) => yardstick::postgres(url, folder, LOAD.connections),
        None => yardstick::sqlite(folder),
    }
}

/// Approves these payments in the place of their payers; how many notifications a second the server then verified,
/// stored and acknowledged with a signature.
fn notifications(services: &Services, simulator: SocketAddr, payments: &[String]) -> Result<Figure> {
    let before = acknowledged(simulator)?;
    let (start, processor) = (Instant::now(), processor_time(services));
    let mut connection = Connection::open(simulator)?;
    let mut approved = 0;
    for payment in payments {
        if approved % (APPROVED_AT_ONCE / 4) == 0 {
            wait_for(simulator, (before + approved).saturating_sub(APPROVED_AT_ONCE), start)?;
        }
        let path = format!("/simulator/payments/{payment}/approve");
        let answer = connection.post_form(&path, &[], "")?;
        if answer.status != 200 {
            bail!("an approval was answered with status {}", answer.status);
        }
        approved += 1;
    }
    wait_for(simulator, before + approved, start)?;
    let per_second = f64::from(u32::try_from(payments.len())?) / start.elapsed().as_secs_f64();
    let processor = processor_each(services, processor, payments.len());
    Ok(Figure { what: "notification", per_second, median_and_percentile_99: None, processor })
}

/// Waits until so many notifications were acknowledged, ever.
fn wait_for(simulator: SocketAddr, wanted: u64, start: Instant) -> Result<()> {
    while acknowledged(simulator)? < wanted {
        if start.elapsed() > NOTIFICATIONS_PATIENCE {
            bail!("after {} s some notifications are not acknowledged", NOTIFICATIONS_PATIENCE.as_secs());
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}

fn acknowledged(simulator: SocketAddr) -> Result<u64> {
    let answer = loopback::get(simulator, "/simulator/counts", &[])?;
    let counts: Value = serde_json::from_slice(&answer.body).context("the simulator's counts")?;
    counts["acknowledged"].as_u64().context("the simulator does not count")
}

/// What a wallet asks for when a code was scanned, as its browser does: compressed.
fn open_page(connection: &mut Connection, path: &str) -> Result<()> {
    let answer = connection.get(path, &[BROWSER, &[("accept-encoding", "gzip, deflate, br")]].concat())?;
    match (answer.status, answer.header("content-encoding")) {
        (200, Some("br")) => Ok(()),
        (status, coding) => bail!("the entry page came with status {status} and compressed as {coding:?}"),
    }
}

/// The same as plain text, to find the attempt in it: nothing here unpacks what is compressed. Then the payer presses pay:
/// the payment is stored, signed for, sent to the simulator, and the answer verified and stored. Alipay+'s id of it.
fn open_page_and_pay(connection: &mut Connection, path: &str) -> Result<String> {
    let answer = connection.get(path, BROWSER)?;
    if answer.status != 200 {
        bail!("the entry page came with status {}", answer.status);
    }
    let page = String::from_utf8(answer.body).context("a page that is not text")?;
    let form = format!("attempt={}&amount=12.50", attempt(&page)?);
    let answer = connection.post_form(&format!("{path}/pay"), &[("user-agent", WALLET_USER_AGENT)], &form)?;
    let location = answer.header("location").unwrap_or_default();
    match location.split_once("/wallet/") {
        Some((_, payment_id)) if answer.status == 303 => Ok(payment_id.to_owned()),
        _ => bail!("pay was answered with status {} and location {location}", answer.status),
    }
}

/// The attempt that the page carries in its form.
pub(crate) fn attempt(page: &str) -> Result<&str> {
    let (_, rest) = page.split_once("name=\"attempt\" value=\"").context("a page without an attempt")?;
    Ok(rest.split('"').next().unwrap_or_default())
}

fn show(figures: &[Figure], yardsticks: &[Yardstick]) {
    let columns = ["", "a second", "median", "99 %", "processor"];
    let line = |[what, per_second, median, percentile_99, processor]: [&str; 5]| {
        terminal::detail(format_args!(
            "{what:<30} {per_second:>9} {median:>10} {percentile_99:>10} {processor:>10}"
        ));
    };
    line(columns);
    for figure in figures {
        let [median, percentile_99] = match figure.median_and_percentile_99 {
            Some(times) => times.map(|time| format!("{:.1} ms", milliseconds(time))),
            None => Default::default(),
        };
        let processor =
            figure.processor.map_or("?".to_owned(), |time| format!("{:.2} ms", milliseconds(time)));
        line([figure.what, &format!("{:.0}", figure.per_second), &median, &percentile_99, &processor]);
    }
    for Yardstick { what, per_second } in yardsticks {
        let figure = per_second.map_or("?".to_owned(), |per_second| format!("{per_second:.0}"));
        line([&format!("without us: {what}"), &figure, "", "", ""]);
    }
}

fn record(figures: &[Figure], yardsticks: &[Yardstick]) -> Result<Value> {
    let figure = |figure: &Figure| {
        let [median, percentile_99] = match figure.median_and_percentile_99 {
            Some(times) => times.map(|time| Some(milliseconds(time))),
            None => [None, None],
        };
        json!({
            "what": figure.what,
            "per_second": figure.per_second,
            "median_ms": median,
            "percentile_99_ms": percentile_99,
            "processor_ms": figure.processor.map(milliseconds),
        })
    };
    let yardstick = |stick: &Yardstick| json!({ "what": stick.what, "per_second": stick.per_second });
    Ok(json!({
        "cores": cores()?,
        "connections": LOAD.connections,
        "seconds": LOAD.measured.as_secs(),
        "results": figures.iter().map(figure).collect::<Vec<_>>(),
        "without_us": yardsticks.iter().map(yardstick).collect::<Vec<_>>(),
    }))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn cores() -> Result<usize> {
    Ok(thread::available_parallelism()?.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_attempt_is_found_in_the_page() {
        let page = r#"<form><input type="hidden" name="attempt" value="Kb8_-x"><input name="amount">"#;
        assert_eq!(attempt(page).unwrap(), "Kb8_-x");
        assert!(attempt("<p>no form").is_err());
    }

    #[test]
    fn the_record_has_a_figure_for_each_measurement() {
        let pages = Figure {
            what: "entry page",
            per_second: 1500.5,
            median_and_percentile_99: Some([Duration::from_micros(5_300), Duration::from_millis(20)]),
            processor: Some(Duration::from_micros(750)),
        };
        let notified = Figure {
            what: "notification",
            per_second: 250.0,
            median_and_percentile_99: None,
            processor: None,
        };
        let stick = Yardstick { what: "transactions", per_second: None };
        let record = record(&[pages, notified], &[stick]).unwrap();
        assert_eq!(record["results"][0]["what"], "entry page");
        assert_eq!(record["results"][0]["per_second"], 1500.5);
        assert_eq!(record["results"][0]["median_ms"], 5.3);
        assert_eq!(record["results"][0]["percentile_99_ms"], 20.0);
        assert_eq!(record["results"][0]["processor_ms"], 0.75);
        assert_eq!(record["results"][1]["per_second"], 250.0);
        assert_eq!(record["results"][1]["median_ms"], Value::Null);
        assert_eq!(record["without_us"][0]["per_second"], Value::Null);
    }
}
