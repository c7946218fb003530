//! `onrecord completions` and `onrecord man`, both made from the command line as `clap` reads it.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::arguments::Arguments;
use super::output::{fail, print, print_exactly};

/// Prints what a shell needs to complete commands and options.
pub fn completions(shell: Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "onrecord", &mut script);
    print_exactly(&String::from_utf8_lossy(&script))
}

/// Writes the pages of the manual into a folder, one a command.
pub fn manual(folder: &Path) -> u8 {
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Arguments::command().disable_help_subcommand(true), folder));
    match written {
        Ok(()) => print(&format!("wrote the pages of the manual into {}\n", folder.display())),
        Err(error) => fail(&format!("cannot write into {}: {error}", folder.display())),
    }
}
