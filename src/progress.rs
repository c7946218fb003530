//! How far long work has come.

/// Is told as articles are done; the order of the calls differs with threads.
pub trait Progress: Sync {
    /// `articles` are to be done.
    fn start(&self, articles: usize);
    /// One more is done.
    fn step(&self);
}

/// Nobody is told.
impl Progress for () {
    fn start(&self, _: usize) {}
    fn step(&self) {}
}
