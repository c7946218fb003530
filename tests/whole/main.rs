//! Whole outputs as a reader sees them, on the stories of `corpus/`, on pairs and on the rules: `snapshots/whole/` holds what
//! the program prints, `snapshots/stages/` what each stage makes of a story, `snapshots/rules/` how each rule does on its examples.
//! Accept a change with `cargo insta review` or `INSTA_UPDATE=always cargo test`; with `CI` set nothing is written.

#![allow(clippy::unwrap_used)] // a test: a panic is its message

mod outputs;
mod rules;
mod stages;

/// Compares an output with its snapshot in a folder of `snapshots/`.
#[track_caller]
fn check(folder: &str, name: &str, seen: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("../../snapshots/{folder}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, seen));
}

/// No file in the folder is without a test that wrote it.
#[track_caller]
fn check_no_orphan(folder: &str, names: &[String]) {
    let place = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("snapshots")
        .join(folder);
    for entry in std::fs::read_dir(place).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        // A snapshot still to be accepted is no orphan.
        if let Some(name) = file.strip_suffix(".snap") {
            assert!(
                names.iter().any(|known| known == name),
                "snapshots/{folder}/{file} has no test"
            );
        }
    }
}
