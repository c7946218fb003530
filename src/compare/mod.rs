//! Two aligned claims → what moved, axis by axis.
//!
//! In: two claims on one matter, the first said first; out: a [`Shift`]. Deliberately gives no verdict: which shifts
//! matter is for the rules to say.

mod event;
mod figures;
mod limits;
mod periods;
mod shift;
mod wording;

pub use event::{Discord, Event, event};
pub use figures::are_near;
pub use periods::{has_changed_between, levels_of_two_days};
pub use shift::{Change, Opposition, Shift, shift};
pub use wording::{Likeness, likeness};
