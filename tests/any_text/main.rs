//! Text of any kind is read without a panic, and what is read keeps its laws. Nothing is timed.

#![allow(clippy::unwrap_used)] // a test: a panic is its message

mod large;
#[path = "../seeded/mod.rs"]
mod seeded;
mod sentences;
