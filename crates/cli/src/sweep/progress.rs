//! How far a long run is, with its rate and the time that is left.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

const MINUTE: Duration = Duration::from_secs(60);

/// A bar on a terminal; elsewhere a line a minute, if that was asked for.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    start: Instant,
    before: u64,
    said: Option<Mutex<Instant>>,
}

impl Progress {
    /// Of `all` steps, `before` were done by another run.
    pub(crate) fn new(all: u64, before: u64, said: bool) -> Self {
        let bar = ProgressBar::new(all).with_position(before);
        if let Ok(style) =
            ProgressStyle::with_template("{bar:30} {human_pos}/{human_len} {per_sec} {eta} left")
        {
            bar.set_style(style);
        }
        bar.reset_eta();
        Self {
            said: (said && bar.is_hidden()).then(|| Mutex::new(Instant::now())),
            bar,
            start: Instant::now(),
            before,
        }
    }

    pub(crate) fn add(&self, steps: u64) {
        self.bar.inc(steps);
        if let Some(said) = &self.said
            && let Ok(mut last) = said.try_lock()
            && last.elapsed() >= MINUTE
        {
            *last = Instant::now();
            let (at, all) = (self.bar.position(), self.bar.length().unwrap_or(0));
            let rate = (at - self.before) as f64 / self.start.elapsed().as_secs_f64();
            eprintln!(
                "endodec: {at} of {all}, {rate:.0} a second, {:.0} s left",
                all.saturating_sub(at) as f64 / rate
            );
        }
    }

    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
