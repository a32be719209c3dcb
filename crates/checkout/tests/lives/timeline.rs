//! Virtual time, and the one thread that everything in a life runs on.
//!
//! A task waits for nothing but a point in time or a [`Mailbox`]. The timeline takes the earliest wait, makes it
//! now, and lets that task run to its next wait; which of several equal ones goes first is drawn. So a seed
//! decides the whole order of events, and a day passes in microseconds.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt::Write as _;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};

use crate::random::Random;

/// Milliseconds of true time since the Unix epoch. What a clock shows may differ from it.
pub(crate) type Millis = i64;

/// Who a task belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// The world outside: payers, the network, Alipay+.
    World,
    /// A server of ours, and what runs in its memory: gone when it crashes.
    Server(usize),
}

/// How many turns a life may take before it counts as running in circles.
const TURNS_MAX: u32 = 2_000_000;

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A wait: when it ends, a random number that orders equal ones, the task, and which of its waits it is.
type Wait = Reverse<(Millis, u64, usize, u32)>;

/// Shared by all tasks of a life. There is one thread, so the lock is only there to satisfy `Send`.
#[derive(Clone)]
pub(crate) struct Timeline(Arc<Mutex<Inner>>);

struct Inner {
    now: Millis,
    random: Random,
    waits: BinaryHeap<Wait>,
    /// Which wait each task is in; a wait of an earlier number is over.
    turns: Vec<u32>,
    current: usize,
    spawned: Vec<(Owner, Work)>,
    crashed: Vec<usize>,
    stopped: bool,
    /// What happened, line by line, where somebody wants to read it.
    trace: Option<String>,
}

impl Timeline {
    pub(crate) fn new(start: Millis, random: Random, traced: bool) -> Self {
        Self(Arc::new(Mutex::new(Inner {
            now: start,
            random,
            waits: BinaryHeap::new(),
            turns: Vec::new(),
            current: 0,
            spawned: Vec::new(),
            crashed: Vec::new(),
            stopped: false,
            trace: traced.then(String::new),
        })))
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    pub(crate) fn now(&self) -> Millis {
        self.lock().now
    }

    /// Draws from the life's one source of chance.
    pub(crate) fn draw<T>(&self, draw: impl FnOnce(&mut Random) -> T) -> T {
        draw(&mut self.lock().random)
    }

    /// Adds a line to the trace, if there is one.
    pub(crate) fn note(&self, line: impl FnOnce() -> String) {
        let inner = &mut *self.lock();
        if let Some(trace) = &mut inner.trace {
            writeln!(trace, "{:>13} {}", inner.now, line()).unwrap();
        }
    }

    pub(crate) fn trace(&self) -> String {
        self.lock().trace.clone().unwrap_or_default()
    }

    /// Starts a task; it first runs when the task that starts it waits.
    pub(crate) fn spawn(&self, owner: Owner, work: impl Future<Output = ()> + Send + 'static) {
        self.lock().spawned.push((owner, Box::pin(work)));
    }

    /// Ends all tasks of a server where they stand, as soon as the running one waits.
    pub(crate) fn crash(&self, server: usize) {
        self.lock().crashed.push(server);
    }

    /// Ends the life once the running task waits.
    pub(crate) fn stop(&self) {
        self.lock().stopped = true;
    }

    /// Returns when so much time has passed.
    pub(crate) async fn sleep(&self, millis: Millis) {
        Mailbox::<()>::new(self).receive(millis).await;
    }

    /// Runs until nobody waits for anything, or until [`stop`](Self::stop).
    pub(crate) fn run(&self) {
        let mut tasks: Vec<(Owner, Option<Work>)> = Vec::new();
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..TURNS_MAX {
            self.adopt(&mut tasks);
            let Some(task) = self.next_task() else { return };
            if let Some(work) = &mut tasks[task].1
                && work.as_mut().poll(&mut context).is_ready()
            {
                tasks[task].1 = None;
            }
            let crashed = std::mem::take(&mut self.lock().crashed);
            for server in crashed {
                let gone = tasks.iter_mut().filter(|(owner, _)| *owner == Owner::Server(server));
                gone.for_each(|(_, work)| *work = None);
            }
        }
        panic!("after {TURNS_MAX} turns the life is not over");
    }

    fn adopt(&self, tasks: &mut Vec<(Owner, Option<Work>)>) {
        let inner = &mut *self.lock();
        for (owner, work) in inner.spawned.drain(..) {
            let tie = inner.random.next();
            inner.waits.push(Reverse((inner.now, tie, tasks.len(), 0)));
            inner.turns.push(0);
            tasks.push((owner, Some(work)));
        }
    }

    /// The task whose wait ends first, at the time when it does.
    fn next_task(&self) -> Option<usize> {
        let inner = &mut *self.lock();
        while !inner.stopped {
            let Reverse((at, _, task, turn)) = inner.waits.pop()?;
            if inner.turns[task] == turn {
                inner.turns[task] += 1;
                inner.now = at;
                inner.current = task;
                return Some(task);
            }
        }
        None
    }
}

impl Inner {
    fn wait(&mut self, task: usize, at: Millis) {
        let tie = self.random.next();
        self.waits.push(Reverse((at, tie, task, self.turns[task])));
    }
}

/// A place where one task waits for what others put there.
pub(crate) struct Mailbox<T> {
    timeline: Timeline,
    inner: Arc<Mutex<Letter<T>>>,
}

struct Letter<T> {
    content: Option<T>,
    /// The task that waits for it.
    reader: Option<usize>,
}

impl<T> Clone for Mailbox<T> {
    fn clone(&self) -> Self {
        Self { timeline: self.timeline.clone(), inner: self.inner.clone() }
    }
}

impl<T> Mailbox<T> {
    pub(crate) fn new(timeline: &Timeline) -> Self {
        let letter = Letter { content: None, reader: None };
        Self { timeline: timeline.clone(), inner: Arc::new(Mutex::new(letter)) }
    }

    /// Leaves `content` there, over what was there before, and lets the reader go on.
    pub(crate) fn put(&self, content: T) {
        let mut letter = self.inner.lock().unwrap();
        letter.content = Some(content);
        if let Some(reader) = letter.reader.take() {
            let timeline = &mut *self.timeline.lock();
            let now = timeline.now;
            timeline.wait(reader, now);
        }
    }

    /// Returns what is put there, or nothing once so much time has passed.
    pub(crate) fn receive(&self, millis: Millis) -> Receive<'_, T> {
        Receive { mailbox: self, millis, waited: false }
    }
}

/// See [`Mailbox::receive`].
pub(crate) struct Receive<'mailbox, T> {
    mailbox: &'mailbox Mailbox<T>,
    millis: Millis,
    waited: bool,
}

impl<T> Future for Receive<'_, T> {
    type Output = Option<T>;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        let mailbox = self.mailbox;
        let mut letter = mailbox.inner.lock().unwrap();
        if letter.content.is_some() || self.waited {
            letter.reader = None;
            return Poll::Ready(letter.content.take());
        }
        let timeline = &mut *mailbox.timeline.lock();
        let (task, until) = (timeline.current, timeline.now + self.millis.max(0));
        timeline.wait(task, until);
        letter.reader = Some(task);
        self.waited = true;
        Poll::Pending
    }
}
