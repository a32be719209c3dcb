//! `cargo xtask overload`: ten thousand connections that dawdle, then ten times as many payers as bring the server to its
//! limit. Whoever is turned away has to be told so, and no payment may be lost.
//!
//! As for the benchmarks, everything runs on this machine and there is no TLS, as behind a proxy.

use std::{
    collections::HashSet,
    io::{ErrorKind, Write},
    net::{SocketAddr, TcpStream},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde_json::{Value, json};

use crate::{
    bench::{LOAD, Load, attempt},
    build::{self, Intent, Profile},
    demo::DemoShop,
    loopback::{self, Answer, Connection},
    run::WALLET_USER_AGENT,
    stage::{Server, Stage},
    terminal,
    toolbox::Toolbox,
};

/// How many connections dawdle.
const SLOW_CONNECTIONS: usize = 10_000;
/// How often each of them sends one byte more of a request that never ends.
const DAWDLE: Duration = Duration::from_secs(4);
/// How long the dawdlers may take until all of them are there.
const GATHERING_PATIENCE: Duration = Duration::from_mins(1);
/// How many times the payers of the benchmark are too many.
const TIMES: usize = 10;
/// How many times they are more than may begin a payment at once, each waiting for a slow Alipay+.
const TIMES_OVER_BOUNDS: usize = 80;
/// How slow it is then.
const SLOW: Duration = Duration::from_secs(2);
/// The longest that a payer waits who is told to come again: less than they are told, so that they press harder.
const IMPATIENCE: Duration = Duration::from_secs(1);
/// How long payers pay in each part; short, so that the simulator's list of all their payments can still be read.
const PAYING: Duration = Duration::from_secs(4);

/// What payers were told.
#[derive(Debug, Default)]
struct Told {
    /// Alipay+'s ids of the payments that they were led to.
    payments: Mutex<Vec<String>>,
    /// How many were told to come again (429 or 503 with `Retry-After`).
    to_come_again: AtomicUsize,
}

/// Builds the release, overloads it, shows what came of it, and fails if a payment was lost or somebody got no answer.
pub(crate) fn overload() -> Result<()> {
    let toolbox = Toolbox::ready(Profile::Release.purposes())?;
    build::build_all(&toolbox, Profile::Release, Intent::Run)?;
    let workspace = toolbox.workspace();
    let shop =
        DemoShop::open_anew(workspace.target().join("overload"), None, &Profile::Release.server(workspace))?;
    let path = shop.path()?.to_owned();
    let mut stage = Stage::set(&toolbox, shop)?;
    let gateway = stage.starts_simulator()?;
    let server = Server { name: "the server", tls: "proxy", log: "error", settings: &[] };
    let listen = stage.starts(&server)?;
    stage.is_ready()?;

    let told = Told::default();
    let pay = |connection: &mut Connection| told.pays(connection, &path);
    terminal::step(format_args!("{} payers at once, {} s in each part", LOAD.connections, PAYING.as_secs()));
    report("by themselves", &told, || payers(1).run(listen, pay))?;
    besieged(listen, || report("beside 10,000 slow connections", &told, || payers(1).run(listen, pay)))?;
    report("ten times as many payers", &told, || payers(TIMES).run(listen, pay))?;
    slow_down(gateway)?;
    report("2,560, and Alipay+ takes 2 s", &told, || payers(TIMES_OVER_BOUNDS).run(listen, pay))?;
    if told.to_come_again.load(Ordering::Relaxed) == 0 {
        bail!("nobody met a bound");
    }
    nothing_is_lost(&told, gateway, listen)
}

fn payers(times: usize) -> Load {
    Load { connections: LOAD.connections * times, warm_up: Duration::ZERO, measured: PAYING }
}

/// From here on Alipay+ takes its time for every payment.
fn slow_down(simulator: SocketAddr) -> Result<()> {
    let faults = json!([{ "operation": "pay", "kind": "slow", "ms": SLOW.as_millis(), "times": 1_000_000 }]);
    let answer = Connection::open(simulator)?.put_json("/simulator/faults", &faults.to_string())?;
    if answer.status != 200 {
        bail!("the simulator answered {} to being slow", answer.status);
    }
    Ok(())
}

fn report(what: &str, told: &Told, run: impl FnOnce() -> Result<crate::bench::Measured>) -> Result<()> {
    let before = told.to_come_again.load(Ordering::Relaxed);
    let measured = run()?;
    let turned_away = told.to_come_again.load(Ordering::Relaxed) - before;
    // Whoever is told to come again has not paid.
    let paid = u32::try_from(measured.done.saturating_sub(turned_away))?;
    terminal::detail(format_args!(
        "{what:<32} {:>6.0} payments a second, median {:>5} ms, 99 % {:>5} ms, told to come again: {turned_away}",
        f64::from(paid) / PAYING.as_secs_f64(),
        measured.median.as_millis(),
        measured.percentile_99.as_millis(),
    ));
    Ok(())
}

impl Told {
    /// What a payer does, and what became of it. Whoever is told to come again does, sooner than told and with a new page.
    fn pays(&self, connection: &mut Connection, path: &str) -> Result<()> {
        let page = connection.get(path, &[("user-agent", WALLET_USER_AGENT), ("accept", "text/html")])?;
        if page.status != 200 {
            return self.comes_again(&page, "the entry page");
        }
        let page = String::from_utf8(page.body).context("a page that is not text")?;
        let form = format!("attempt={}&amount=12.50", attempt(&page)?);
        let answer =
            connection.post_form(&format!("{path}/pay"), &[("user-agent", WALLET_USER_AGENT)], &form)?;
        let location = answer.header("location").unwrap_or_default();
        match (answer.status, location.split_once("/wallet/")) {
            (303, Some((_, payment_id))) => {
                let mut payments = self.payments.lock().unwrap_or_else(PoisonError::into_inner);
                payments.push(payment_id.to_owned());
            }
            _ => return self.comes_again(&answer, "pay"),
        }
        Ok(())
    }

    /// Waits a little and counts, where that is what the answer asks for; any other answer is a mistake.
    fn comes_again(&self, answer: &Answer, what: &str) -> Result<()> {
        if !matches!(answer.status, 429 | 503) || answer.header("retry-after").is_none() {
            bail!("{what} was answered with status {}", answer.status);
        }
        self.to_come_again.fetch_add(1, Ordering::Relaxed);
        thread::sleep(IMPATIENCE);
        Ok(())
    }
}

/// Does `work` while [`SLOW_CONNECTIONS`] dawdle; whom the server drops comes again.
fn besieged(server: SocketAddr, work: impl FnOnce() -> Result<()>) -> Result<()> {
    allow_open_files(SLOW_CONNECTIONS as u64 + 512)?;
    let (there, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| dawdle(server, &there, &over));
        let gathered = wait_for_all(&there);
        let done = gathered.and_then(|()| work());
        over.store(true, Ordering::Relaxed);
        done
    })
}

fn wait_for_all(there: &AtomicUsize) -> Result<()> {
    let start = Instant::now();
    while there.load(Ordering::Relaxed) < SLOW_CONNECTIONS {
        if start.elapsed() > GATHERING_PATIENCE {
            bail!("only {} slow connections could be opened", there.load(Ordering::Relaxed));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn dawdle(server: SocketAddr, there: &AtomicUsize, over: &AtomicBool) {
    let mut connections: Vec<Option<TcpStream>> = Vec::new();
    connections.resize_with(SLOW_CONNECTIONS, || None);
    while !over.load(Ordering::Relaxed) {
        let round = Instant::now();
        for connection in &mut connections {
            if over.load(Ordering::Relaxed) {
                return;
            }
            let lives = connection.as_mut().is_some_and(|stream| sends(stream, b"x"));
            if !lives {
                *connection = begins(server);
            }
        }
        there.store(connections.iter().flatten().count(), Ordering::Relaxed);
        thread::sleep(DAWDLE.saturating_sub(round.elapsed()));
    }
}

/// The beginning of a request whose headers never end.
fn begins(server: SocketAddr) -> Option<TcpStream> {
    let mut stream = TcpStream::connect_timeout(&server, DAWDLE).ok()?;
    stream.set_nonblocking(true).ok()?;
    sends(&mut stream, b"GET / HTTP/1.1\r\nx-slow: ").then_some(stream)
}

fn sends(stream: &mut TcpStream, bytes: &[u8]) -> bool {
    match stream.write(bytes) {
        Ok(sent) => sent > 0,
        Err(error) => error.kind() == ErrorKind::WouldBlock,
    }
}

fn allow_open_files(wanted: u64) -> Result<()> {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current.is_some_and(|current| current < wanted) {
        let raised = maximum.map_or(wanted, |maximum| maximum.min(wanted));
        setrlimit(Resource::Nofile, Rlimit { current: Some(raised), maximum })
            .with_context(|| format!("{wanted} files have to be open at once: raise `ulimit -n`"))?;
    }
    Ok(())
}

/// Every payment that a payer was led to is one that Alipay+ holds, and every one that Alipay+ holds the server knows.
fn nothing_is_lost(told: &Told, simulator: SocketAddr, server: SocketAddr) -> Result<()> {
    let payers = told.payments.lock().unwrap_or_else(PoisonError::into_inner);
    let answer = loopback::get(simulator, "/simulator/payments", &[])?;
    let held: Vec<Value> = serde_json::from_slice(&answer.body).context("the simulator's payments")?;
    let ids: HashSet<&str> = held.iter().filter_map(|payment| payment["paymentId"].as_str()).collect();
    if let Some(lost) = payers.iter().find(|id| !ids.contains(id.as_str())) {
        bail!("a payer was led to {lost}, which Alipay+ does not hold");
    }
    let mut connection = Connection::open(server)?;
    for payment in &held {
        let url = payment["request"]["paymentRedirectUrl"].as_str().context("a payment without its page")?;
        let token = url.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default();
        let answer = connection.get(&format!("/p/{token}/status"), &[])?;
        if answer.status != 200 {
            bail!("Alipay+ holds {}, and the server says {}", payment["paymentId"], answer.status);
        }
    }
    let (led, held) = (payers.len(), held.len());
    terminal::detail(format_args!("{led} payers were led to a payment, Alipay+ holds {held}: none is lost"));
    Ok(())
}
