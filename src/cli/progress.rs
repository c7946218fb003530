//! Progress on standard error, where that is a terminal and the work is long.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use onrecord::Progress;

/// Nothing is shown of work that is done sooner.
const PATIENCE: Duration = Duration::from_millis(500);
/// Between two showings.
const PAUSE: Duration = Duration::from_millis(100);

/// A line that tells how many articles are done.
pub struct Line {
    terminal: bool,
    begun: Instant,
    all: AtomicUsize,
    done: AtomicUsize,
    shown: Mutex<Option<Instant>>,
}

impl Line {
    pub fn new() -> Self {
        Self {
            terminal: std::io::stderr().is_terminal(),
            begun: Instant::now(),
            all: AtomicUsize::new(0),
            done: AtomicUsize::new(0),
            shown: Mutex::new(None),
        }
    }

    fn show(&self, done: usize) {
        if !self.terminal || self.begun.elapsed() < PATIENCE {
            return;
        }
        // Whoever finds the line taken goes on with the work.
        let Ok(mut shown) = self.shown.try_lock() else {
            return;
        };
        if shown.is_none_or(|last| last.elapsed() >= PAUSE) {
            let all = self.all.load(Ordering::Relaxed);
            let _ = write!(std::io::stderr(), "\r\x1b[K{done} of {all} articles");
            *shown = Some(Instant::now());
        }
    }
}

impl Progress for Line {
    fn start(&self, articles: usize) {
        self.all.store(articles, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
    }

    fn step(&self) {
        self.show(self.done.fetch_add(1, Ordering::Relaxed) + 1);
    }
}

/// The line is wiped away.
impl Drop for Line {
    fn drop(&mut self) {
        if self.shown.get_mut().is_ok_and(|shown| shown.is_some()) {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
