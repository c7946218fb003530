//! Tables of statements: what is compared from them is what is compared from the articles, and tables that are not whole are
//! refused.

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::{RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;

use crate::project::{Project, check};

const GOOD: &[u8] = b"---\ndate: 2024-03-05\noutlet: Estrel Courier\n---\n\n\"The toll on the harbour bridge must be scrapped,\" Transport Minister Mara Velin said on Tuesday.\n";
const LATER: &[u8] = b"---\ndate: 2024-11-20\noutlet: Estrel Courier\n---\n\n\"The toll on the harbour bridge must not be scrapped,\" Transport Minister Mara Velin said on Wednesday.\n";
/// The same said again, and let pass.
const LET_PASS: &[u8] = b"---\ndate: 2025-01-08\n---\n\nVelin was asked again.\n\n<!-- onrecord-ignore contradiction reason=\"known\" -->\n\"The toll on the harbour bridge must be scrapped,\" Transport Minister Mara Velin said on Wednesday.\n";
const UNDATED: &[u8] = b"\"The toll must go,\" Transport Minister Mara Velin said.\n";
const COPIES: &[u8] = b"{\"id\":\"x\",\"date\":\"2024-11-20\",\"url\":\"https://a.example/toll\",\"text\":\"\\\"The toll must stay,\\\" Transport Minister Mara Velin said on Wednesday.\"}\n{\"id\":\"x\",\"date\":\"2024-11-21\",\"url\":\"https://a.example/toll\",\"text\":\"\\\"The toll must stay,\\\" Transport Minister Mara Velin said on Wednesday. More to follow.\"}\nnot json\n";

/// What is printed but for the command.
fn seen(project: &Project, command: &str) -> String {
    let seen = project.run(command);
    seen.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn a_check_of_tables_is_that_of_the_articles() {
    let project = Project::new(&[
        ("own/a.md", GOOD),
        ("own/b.md", LATER),
        ("own/c.md", LET_PASS),
        ("own/d.md", UNDATED),
        ("own/e.jsonl", COPIES),
    ]);
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for corpus in ["own", &examples.display().to_string()] {
        let tables = if corpus == "own" {
            "tables/own"
        } else {
            "tables/examples"
        };
        let written = project.run(&format!(
            "statements {corpus} --format parquet --out {tables} --buckets 3"
        ));
        assert!(
            written.contains(if corpus == "own" { "-- status 2" } else { "-- status 0" }),
            "{written}"
        );
        for options in [
            "--format json",
            "--format json --explain --across --threads 1",
            "--format json --by principal",
            "--format json --actor Velin",
            "--format json --since 2024-06-01",
            "--format sarif",
            "",
        ] {
            let options = format!("{options} --today 2025-06-01");
            let of_articles = seen(&project, &format!("check {corpus} {options}"));
            let of_tables = seen(&project, &format!("check --statements {tables} {options}"));
            assert_eq!(of_tables, of_articles, "{corpus} {options}");
        }
    }
}

/// Months that were extracted apart are compared together.
#[test]
fn several_folders_are_one_corpus() {
    let project = Project::new(&[("own/a.md", GOOD), ("own/b.md", LATER)]);
    for name in ["a", "b"] {
        project.run(&format!("statements own/{name}.md --format parquet --out {name}"));
    }
    let of_articles = seen(&project, "check own --format json");
    assert!(of_articles.contains("fingerprint"), "{of_articles}");
    assert_eq!(
        seen(&project, "check --statements b --statements a --format json"),
        of_articles
    );
}

fn tables() -> Project {
    let project = Project::new(&[("own/a.md", GOOD), ("own/b.md", LATER)]);
    project.run("statements own --format parquet --out tables --buckets 1");
    project
}

const STATEMENTS: &str = "tables/statements/bucket=000/month=2024-11/statements.parquet";

#[test]
fn tables_that_are_not_whole_are_refused() {
    let mut all = String::new();
    let mut refused = |harm: &dyn Fn(&Path)| {
        let project = tables();
        harm(project.path());
        all += &project.run("check --statements tables");
    };
    let remove = |path: &'static str| move |folder: &Path| std::fs::remove_file(folder.join(path)).unwrap();
    refused(&|folder| std::fs::remove_dir_all(folder.join("tables")).unwrap());
    refused(&remove("tables/problems.parquet"));
    refused(&remove(STATEMENTS));
    refused(&remove("tables/articles/month=2024-11/articles.parquet"));
    refused(&|folder| {
        let bytes = std::fs::read(folder.join(STATEMENTS)).unwrap();
        std::fs::write(folder.join(STATEMENTS), &bytes[..bytes.len() - 9]).unwrap();
    });
    refused(&|folder| std::fs::write(folder.join(STATEMENTS), "date,text\n").unwrap());
    refused(&|folder| foreign(&folder.join(STATEMENTS), &[]));
    refused(&|folder| {
        foreign(
            &folder.join(STATEMENTS),
            &[("onrecord.table", "statements"), ("onrecord.version", "9")],
        )
    });
    refused(&|folder| {
        std::fs::copy(folder.join(STATEMENTS), folder.join("tables/statements/again.parquet")).unwrap();
    });
    check("tables_that_are_not_whole", &all);
}

/// A table of somebody else's.
fn foreign(file: &Path, metadata: &[(&str, &str)]) {
    let metadata: HashMap<String, String> = metadata
        .iter()
        .map(|(key, value)| ((*key).into(), (*value).into()))
        .collect();
    let schema = Arc::new(Schema::new_with_metadata(
        vec![Field::new("text", DataType::Utf8, true)],
        metadata,
    ));
    let batch = RecordBatch::try_new(schema.clone(), vec![Arc::new(StringArray::from(vec!["a"]))]).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(file).unwrap(), schema, None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

/// Whatever bytes are changed: a message, or the same findings, never a panic.
#[test]
fn damaged_tables_do_no_harm() {
    let project = tables();
    let file: PathBuf = project.path().join(STATEMENTS);
    let bytes = std::fs::read(&file).unwrap();
    for at in (0..bytes.len()).step_by(bytes.len() / 30) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        std::fs::write(&file, damaged).unwrap();
        let seen = project.run("check --statements tables");
        assert!(
            !seen.contains("panicked") && !seen.contains("-- status 101"),
            "{at}: {seen}"
        );
    }
}

#[test]
fn tables_are_never_written_over_others() {
    let project = tables();
    let all = [
        "statements own --format parquet --out own",
        "statements own --format parquet --out tables",
        "statements own --format parquet",
        "statements own --format parquet --out t --buckets 0",
        "check own --statements tables",
    ]
    .map(|command| project.run(command));
    check("tables_misuse", &all.concat());
}
