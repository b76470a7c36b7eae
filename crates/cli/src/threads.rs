//! As many threads as are to be had.

use std::num::NonZero;
use std::sync::mpsc;
use std::thread;

/// Lets parallel work make do with the threads that the system gives, down to this one alone.
///
/// rayon starts its threads when they are first needed, and panics where one is refused (`ulimit -u`, a container's
/// limit). Whether they are to be had is therefore tried here.
pub(crate) fn limit() {
    let wanted = wanted();
    let had = started(wanted);
    if had == wanted {
        return;
    }
    let pool = rayon::ThreadPoolBuilder::new();
    let pool = if had == 0 {
        pool.num_threads(1).use_current_thread()
    } else {
        pool.num_threads(had)
    };
    // Were the pool there already, there would be nothing to limit.
    let _ = pool.build_global();
}

/// As many threads as rayon would start.
fn wanted() -> usize {
    std::env::var("RAYON_NUM_THREADS")
        .ok()
        .and_then(|number| number.parse().ok())
        .filter(|&number| number > 0)
        .or_else(|| thread::available_parallelism().ok().map(NonZero::get))
        .unwrap_or(1)
}

/// How many of these threads the system starts at once; all have ended on return.
fn started(wanted: usize) -> usize {
    thread::scope(|scope| {
        let mut held = Vec::with_capacity(wanted);
        for _ in 0..wanted {
            let (hold, released) = mpsc::channel::<()>();
            let thread = thread::Builder::new().spawn_scoped(scope, move || {
                // Ends with an error when the other end is dropped.
                let _ = released.recv();
            });
            if thread.is_err() {
                break;
            }
            held.push(hold);
        }
        held.len()
    })
}

#[cfg(test)]
mod tests {
    use super::started;

    #[test]
    fn threads_that_are_to_be_had_are_counted() {
        assert_eq!(started(0), 0);
        assert_eq!(started(3), 3);
    }
}
