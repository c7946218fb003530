//! One thread for all work.

use std::sync::Once;

/// Has all work done on this thread: only what it reaches does the fuzzer count.
pub fn on_this_thread() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        pool.build_global().expect("the first pool of the process");
    });
}
