//! The actors of a corpus in each format, in the order of their keys.

mod jsonl;
mod model;
mod registry;
mod table;

pub use jsonl::jsonl;
pub use model::{ActorSeen, RoleSeen, Roster};
pub use registry::registry;
pub use table::table;
