//! Programs that run side by side until one of them stops or the developer has had enough.

use std::{
    os::unix::process::{CommandExt, ExitStatusExt},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// How often a program's life and the developer's wish to stop are looked at.
const PULSE: Duration = Duration::from_millis(50);
/// How long programs may take to end in peace.
const FAREWELL: Duration = Duration::from_secs(10);

/// Programs that xtask started; when this is dropped, it stops them, and whatever they started in turn.
#[derive(Debug)]
pub(crate) struct Services {
    running: Vec<Service>,
    /// Set by Ctrl-C, or by being told to end.
    stop_wanted: Arc<AtomicBool>,
}

#[derive(Debug)]
struct Service {
    name: &'static str,
    /// Leads a process group of its own, so that a signal reaches all that it started.
    child: Child,
}

/// How waiting came to its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// What was waited for has come.
    Ready,
    /// The developer wants to stop.
    StopWanted,
}

impl Services {
    /// From here on Ctrl-C no longer ends xtask at once: it sets a flag that the waiting functions look at.
    pub(crate) fn new() -> Result<Self> {
        let stop_wanted = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            signal_hook::flag::register(signal, Arc::clone(&stop_wanted)).context("listening for signals")?;
        }
        Ok(Self { running: Vec::new(), stop_wanted })
    }

    /// Starts a program; its output goes to the terminal.
    pub(crate) fn start(&mut self, name: &'static str, command: &mut Command) -> Result<()> {
        let child = command.stdin(Stdio::null()).process_group(0).spawn().with_context(|| {
            format!("starting {name}, which is {}", command.get_program().to_string_lossy())
        })?;
        self.running.push(Service { name, child });
        Ok(())
    }

    /// The processor time that the running program of this name has used so far, in all its threads; `None` where the
    /// system does not tell (only Linux does).
    pub(crate) fn processor_time(&self, name: &str) -> Option<Duration> {
        let service = self.running.iter().find(|service| service.name == name)?;
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", service.child.id())).ok()?;
        processor_time(&stat)
    }

    /// Waits until `is_ready` says so. Fails if a program ends before that, or if it takes longer than `patience`.
    pub(crate) fn wait_until(
        &mut self,
        what: &str,
        patience: Duration,
        is_ready: impl Fn() -> bool,
    ) -> Result<Outcome> {
        let deadline = Instant::now() + patience;
        loop {
            self.must_all_run()?;
            if self.stop_wanted.load(Ordering::Relaxed) {
                return Ok(Outcome::StopWanted);
            }
            if is_ready() {
                return Ok(Outcome::Ready);
            }
            if Instant::now() > deadline {
                bail!("{what} was not ready after {} s", patience.as_secs());
            }
            thread::sleep(PULSE);
        }
    }

    /// Waits until the developer wants to stop. Fails as soon as one of the programs ends by itself.
    pub(crate) fn wait(&mut self) -> Result<()> {
        while !self.stop_wanted.load(Ordering::Relaxed) {
            // A program that got the same Ctrl-C may end first: that is no failure.
            if let Err(error) = self.must_all_run() {
                thread::sleep(PULSE);
                return if self.stop_wanted.load(Ordering::Relaxed) { Ok(()) } else { Err(error) };
            }
            thread::sleep(PULSE);
        }
        Ok(())
    }

    fn must_all_run(&mut self) -> Result<()> {
        for service in &mut self.running {
            if let Some(status) =
                service.child.try_wait().with_context(|| format!("watching {}", service.name))?
            {
                bail!("{} ended by itself, {}", service.name, how_it_ended(status));
            }
        }
        Ok(())
    }
}

impl Drop for Services {
    fn drop(&mut self) {
        for service in &self.running {
            service.signal(Signal::TERM);
        }
        let deadline = Instant::now() + FAREWELL;
        for service in &mut self.running {
            while matches!(service.child.try_wait(), Ok(None)) && Instant::now() < deadline {
                thread::sleep(PULSE);
            }
            // The leader may be gone while something it started is not.
            service.signal(Signal::KILL);
            // Takes the ended process off the system's list; there is nothing to do if that fails.
            let _ = service.child.wait();
        }
    }
}

impl Service {
    /// Sends a signal to the program's whole group; that there is nobody left in it is no problem.
    fn signal(&self, signal: Signal) {
        let leader = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        if let Some(leader) = leader {
            let _ = kill_process_group(leader, signal);
        }
    }
}

fn how_it_ended(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("with exit code {code}"),
        (None, Some(signal)) => format!("by signal {signal}"),
        (None, None) => "for an unknown reason".to_owned(),
    }
}

/// Fields 14 and 15 of `/proc/PID/stat`: in hundredths of a second, whatever the machine (proc(5)).
fn processor_time(stat: &str) -> Option<Duration> {
    // The name stands in brackets, and may have spaces and brackets in it.
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut ticks = fields.split(' ').skip(11).map(str::parse::<u64>);
    let (user, system) = (ticks.next()?.ok()?, ticks.next()?.ok()?);
    Some(Duration::from_millis((user + system) * 10))
}

#[cfg(test)]
mod tests {
    use rustix::process::test_kill_process;

    use super::*;

    #[test]
    fn the_processor_time_is_read_whatever_the_programs_name() {
        let stat = "42 (a) b) S 1 42 42 0 -1 4194560 900 0 0 0 250 50 0 0 20 0 5 0 100 1 2 3";
        assert_eq!(processor_time(stat), Some(Duration::from_secs(3)));
        assert_eq!(processor_time("42 (cut off) S 1"), None);
    }

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    /// One that has ended may stay on the list of processes until somebody has asked how: it is not alive.
    fn is_alive(process: i32) -> bool {
        let state = std::fs::read_to_string(format!("/proc/{process}/stat"));
        let is_zombie = state.is_ok_and(|state| state.contains(") Z "));
        !is_zombie && test_kill_process(Pid::from_raw(process).unwrap()).is_ok()
    }

    #[test]
    fn a_program_that_ends_by_itself_is_named() {
        let mut services = Services::new().unwrap();
        services.start("the steady one", &mut shell("exec sleep 60")).unwrap();
        services.start("the weak one", &mut shell("exit 3")).unwrap();
        let message = services.wait().unwrap_err().to_string();
        assert_eq!(message, "the weak one ended by itself, with exit code 3");
    }

    #[test]
    fn waiting_for_something_that_never_comes_has_an_end() {
        let mut services = Services::new().unwrap();
        services.start("the steady one", &mut shell("exec sleep 60")).unwrap();
        let message =
            services.wait_until("the moon", Duration::from_millis(100), || false).unwrap_err().to_string();
        assert!(message.starts_with("the moon was not ready"), "{message}");
        assert_eq!(services.wait_until("the sun", Duration::from_secs(1), || true).unwrap(), Outcome::Ready);
    }

    #[test]
    fn stopping_takes_along_what_a_program_started() {
        let folder = tempfile::tempdir().unwrap();
        let mut services = Services::new().unwrap();
        let script = format!("sleep 60 & echo $! > {}/grandchild; wait", folder.path().display());
        services.start("the parent", &mut shell(&script)).unwrap();
        let file = folder.path().join("grandchild");
        let written = || std::fs::read_to_string(&file).is_ok_and(|text| text.ends_with('\n'));
        services.wait_until("the grandchild", Duration::from_secs(10), written).unwrap();
        let grandchild = std::fs::read_to_string(&file).unwrap().trim().parse().unwrap();
        drop(services);
        let deadline = Instant::now() + Duration::from_secs(5);
        while is_alive(grandchild) && Instant::now() < deadline {
            thread::sleep(PULSE);
        }
        assert!(!is_alive(grandchild), "process {grandchild} was left behind");
    }
}
