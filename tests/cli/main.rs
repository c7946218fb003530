//! Runs the program on small projects and shows what the user sees: `snapshots/cli/`.

#![allow(clippy::unwrap_used)]

mod actors;
mod baseline;
mod cache;
mod caveats;
mod config;
mod copies;
mod diff;
mod eval;
mod examples;
mod faults;
mod filters;
mod html;
mod input;
mod laws;
mod ledger;
mod lsp;
mod misuse;
mod overrides;
mod packs;
mod project;
mod pull_request;
mod review;
mod rules;
mod sources;
mod status;
mod suppressions;
mod tables;
mod thin;
mod timeline;
mod topics;
mod walk;
mod worker;
