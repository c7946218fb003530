//! The built-in rules on their examples, each rule on those of every other rule, and the wording of all messages.
//!
//! Rules in preview are switched on.

#![allow(clippy::unwrap_used)] // a test: a panic is its message

mod example;
mod examples;
mod neutral;
mod overlap;

use onrecord::rules::{Rule, catalog, special};

/// All built-in rules, in the order they are listed.
fn built_in() -> impl Iterator<Item = &'static Rule> {
    catalog().iter().chain(special())
}
