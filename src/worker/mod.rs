//! One stage of a check as a program between two streams of Arrow IPC, for engines that run it on many machines.
//!
//! In: batches of rows; out: batches of rows, always a whole stream. What fails is a row of kind `problem`, the others go on; what
//! ends the work early (a stream that is cut short, columns that are not there) is a last such row, and an error.
//! Deliberately keeps nothing between runs and opens no file but the config's.

mod copies;
mod findings;
mod statements;
mod tellings;
mod wire;

pub use copies::copies;
pub use findings::findings;
pub use statements::statements;
pub use tellings::tellings;

use crate::config::{By, Config};

/// What a worker works by.
#[derive(Clone, Debug)]
pub struct Task {
    /// Rules, topics, actors, limits.
    pub config: Config,
    /// Whose statements are compared with whose; as the config says where it is not said.
    pub by: Option<By>,
    /// Whether findings tell how they came about.
    pub explain: bool,
}
