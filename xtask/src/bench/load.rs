//! A closed loop of load: a few connections, each asking again as soon as it was answered.

use std::{
    net::SocketAddr,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};

use crate::loopback::Connection;

/// How hard, and for how long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    pub(crate) connections: usize,
    /// Before anything is measured.
    pub(crate) warm_up: Duration,
    pub(crate) measured: Duration,
}

/// What was measured.
#[derive(Debug)]
pub(crate) struct Measured {
    /// The warm-up included.
    pub(crate) done: usize,
    pub(crate) per_second: f64,
    pub(crate) median: Duration,
    /// Ninety-nine in a hundred were not slower than this.
    pub(crate) percentile_99: Duration,
}

impl Load {
    /// Does `work` on every connection, again and again; each call is one unit of what is counted.
    pub(crate) fn run(
        &self,
        address: SocketAddr,
        work: impl Fn(&mut Connection) -> Result<()> + Sync,
    ) -> Result<Measured> {
        let failed = AtomicBool::new(false);
        let start = Instant::now() + self.warm_up;
        let end = start + self.measured;
        let one_connection = || -> Result<(usize, Vec<Duration>)> {
            let mut connection = Connection::open(address)?;
            let (mut done, mut times) = (0, Vec::new());
            while Instant::now() < end && !failed.load(Ordering::Relaxed) {
                let asked = Instant::now();
                work(&mut connection).inspect_err(|_| failed.store(true, Ordering::Relaxed))?;
                done += 1;
                if asked >= start {
                    times.push(asked.elapsed());
                }
            }
            Ok((done, times))
        };
        let done_and_times = thread::scope(|scope| {
            let threads: Vec<_> = (0..self.connections).map(|_| scope.spawn(one_connection)).collect();
            let results = threads.into_iter().map(|thread| {
                thread.join().map_err(|_| anyhow!("a connection's thread panicked")).and_then(|result| result)
            });
            results.collect::<Result<Vec<_>>>()
        })?;
        let (done, times): (Vec<usize>, Vec<Vec<Duration>>) = done_and_times.into_iter().unzip();
        summary(done.iter().sum(), times.concat(), self.measured)
    }
}

fn summary(done: usize, mut times: Vec<Duration>, measured: Duration) -> Result<Measured> {
    if times.len() < 100 {
        bail!("only {} answers in {} s: too few to say anything", times.len(), measured.as_secs());
    }
    times.sort_unstable();
    let percentile =
        |percent: usize| times.get(times.len() * percent / 100).copied().context("an empty list");
    Ok(Measured {
        done,
        per_second: f64::from(u32::try_from(times.len())?) / measured.as_secs_f64(),
        median: percentile(50)?,
        percentile_99: percentile(99)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_and_sorts() {
        let times = (1..=1000).rev().map(Duration::from_millis).collect();
        let measured = summary(1200, times, Duration::from_secs(10)).unwrap();
        assert_eq!(measured.done, 1200);
        assert!((measured.per_second - 100.0).abs() < f64::EPSILON);
        assert_eq!(measured.median, Duration::from_millis(501));
        assert_eq!(measured.percentile_99, Duration::from_millis(991));
        assert!(summary(99, vec![Duration::from_millis(1); 99], Duration::from_secs(1)).is_err());
    }

    #[test]
    fn the_first_failure_ends_the_run_on_every_connection() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let load = Load { connections: 2, warm_up: Duration::ZERO, measured: Duration::from_secs(5) };
        let has_failed = AtomicBool::new(false);
        let start = Instant::now();
        let error = load
            .run(listener.local_addr().unwrap(), |_| {
                if !has_failed.swap(true, Ordering::Relaxed) {
                    bail!("a wrong answer");
                }
                thread::sleep(Duration::from_millis(1));
                Ok(())
            })
            .unwrap_err();
        assert_eq!(error.to_string(), "a wrong answer");
        assert!(start.elapsed() < load.measured, "the other connection went on");
    }
}
