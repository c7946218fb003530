//! Who decides, and on which day.

use std::process::Command;

use chrono::{NaiveDate, TimeDelta};

/// The name of the reviewer: as said, else git's, else that of the account.
pub fn who(said: Option<&str>) -> Option<String> {
    let git = || {
        let output = Command::new("git").args(["config", "user.name"]).output().ok()?;
        String::from_utf8(output.stdout).ok()
    };
    let account = || std::env::var("USER").or_else(|_| std::env::var("USERNAME")).ok();
    let named = |name: String| {
        let name = name.trim().to_owned();
        (!name.is_empty()).then_some(name)
    };
    match said {
        Some(said) => named(said.to_owned()),
        None => git().and_then(named).or_else(|| account().and_then(named)),
    }
}

/// The day in Greenwich, so that reviewers everywhere write the same one.
pub fn today() -> NaiveDate {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    let days = TimeDelta::try_days(i64::try_from(days).unwrap_or(0)).unwrap_or_default();
    NaiveDate::default() + days
}
