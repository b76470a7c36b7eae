//! Threads for parallel work, of this process's own.

use std::sync::{Arc, Mutex, PoisonError};

use rayon::{ThreadPool, ThreadPoolBuilder};

/// A pool, and the process that started it.
static POOL: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);

/// Runs a job with parallel work on all threads that are to be had.
///
/// A process that was forked has none of its parent's threads, and would wait for them for ever: it starts its own.
pub(crate) fn on_all<T: Send>(job: impl FnOnce() -> T + Send) -> T {
    match pool() {
        Some(pool) => pool.install(job),
        None => job(),
    }
}

fn pool() -> Option<Arc<ThreadPool>> {
    let own = std::process::id();
    let mut held = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((process, pool)) = &*held
        && *process == own
    {
        return Some(Arc::clone(pool));
    }
    // The system may refuse threads (`ulimit -u`): then with fewer.
    let all = ThreadPoolBuilder::new().build();
    let pool = Arc::new(
        all.or_else(|_| ThreadPoolBuilder::new().num_threads(1).build())
            .ok()?,
    );
    // The parent's threads are not here to be joined.
    std::mem::forget(held.replace((own, Arc::clone(&pool))));
    Some(pool)
}
