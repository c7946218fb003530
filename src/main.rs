//! The command `onrecord`: a thin client of the library.

fn main() {}
