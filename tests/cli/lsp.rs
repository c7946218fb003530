//! An editor's session, message by message: `snapshots/cli/lsp-*`.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::project::{Project, check};

const EARLIER: &[u8] = b"---\ndate: 2024-03-05\noutlet: Estrel Courier\n---\n\n\"The toll on the harbour bridge must be scrapped,\" Transport Minister Mara Velin said on Tuesday.\n";
/// With characters that take more bytes than places, before and within what is found.
const DRAFT: &str = "---\ndate: 2024-11-20\n---\n\nŽofie 🚋 was there.\n\n\u{201c}The toll on the harbour bridge must not be scrapped,\u{201d} Transport Minister Mara Velin said on Wednesday.\n";

/// A client that waits for what it asked for.
struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    number: u64,
    root: PathBuf,
    /// Notifications that came while something else was waited for.
    waiting: Vec<Value>,
}

impl Editor {
    fn start(project: &Project, arguments: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .arg("lsp")
            .args(arguments.split_whitespace())
            // The server goes to the folder that the client names.
            .current_dir(std::env::temp_dir())
            .env("ONRECORD_CACHE_DIR", "")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            input: child.stdin.take(),
            output: BufReader::new(child.stdout.take().unwrap()),
            child,
            number: 0,
            root: project.path().to_owned(),
            waiting: Vec::new(),
        }
    }

    /// Started, and past the first messages.
    fn open(project: &Project, arguments: &str, encodings: &[&str]) -> Self {
        let mut editor = Self::start(project, arguments);
        let answer = editor.ask(
            "initialize",
            json!({"rootUri": editor.uri(""), "capabilities": {"general": {"positionEncodings": encodings}}}),
        );
        let expected = if encodings.contains(&"utf-8") {
            "utf-8"
        } else {
            "utf-16"
        };
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], expected);
        editor.tell("initialized", json!({}));
        editor
    }

    fn uri(&self, path: &str) -> String {
        format!("file://{}", self.root.join(path).display())
    }

    fn write(&mut self, text: &str) {
        let input = self.input.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        input.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.write(&json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string());
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.number += 1;
        let id = json!(self.number);
        self.write(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}).to_string());
        loop {
            let message = self.read();
            if message.get("id") == Some(&id) {
                return message;
            }
            self.waiting.push(message);
        }
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert_ne!(self.output.read_line(&mut line).unwrap(), 0, "the server has ended");
            if line.trim().is_empty() {
                break;
            }
            length = line.trim().strip_prefix("Content-Length: ").unwrap().parse().unwrap();
        }
        let mut bytes = vec![0; length];
        self.output.read_exact(&mut bytes).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    /// The next notification of a method that is about a document, or the next one at all.
    fn wait_for(&mut self, method: &str, uri: Option<&str>) -> Value {
        let is_it =
            |message: &Value| message["method"] == method && uri.is_none_or(|uri| message["params"]["uri"] == uri);
        if let Some(at) = self.waiting.iter().position(is_it) {
            return self.waiting.remove(at)["params"].take();
        }
        loop {
            let mut message = self.read();
            if is_it(&message) {
                return message["params"].take();
            }
            self.waiting.push(message);
        }
    }

    fn diagnostics(&mut self, path: &str) -> Vec<Value> {
        let uri = self.uri(path);
        let mut told = self.wait_for("textDocument/publishDiagnostics", Some(&uri));
        told["diagnostics"].as_array_mut().unwrap().drain(..).collect()
    }

    fn open_document(&mut self, path: &str, text: &str) {
        let document = json!({"uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    fn change(&mut self, path: &str, version: u64, text: &str) {
        let document = json!({"uri": self.uri(path), "version": version});
        self.tell(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": [{"text": text}]}),
        );
    }

    fn at(&mut self, method: &str, path: &str, line: u64, character: u64) -> Value {
        let uri = self.uri(path);
        let place = json!({"line": line, "character": character});
        let mut answer = self.ask(method, json!({"textDocument": {"uri": uri}, "position": place}));
        answer["result"].take()
    }

    /// Shuts down and gives the exit status.
    fn end(mut self) -> i32 {
        let answer = self.ask("shutdown", Value::Null);
        assert_eq!(answer["result"], Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().unwrap().code().unwrap()
    }

    /// As a person reads it, without what differs from run to run.
    fn shown(&self, value: &Value) -> String {
        let text = serde_json::to_string_pretty(value).unwrap();
        text.replace(&self.root.display().to_string(), "/project") + "\n"
    }
}

/// What stands at a range in UTF-16 of a text.
fn words(text: &str, range: &Value) -> String {
    let of_line = |place: &Value| text.split('\n').nth(place["line"].as_u64().unwrap() as usize).unwrap();
    assert_eq!(range["start"]["line"], range["end"]["line"]);
    let units: Vec<u16> = of_line(&range["start"]).encode_utf16().collect();
    let at = |place: &Value| place["character"].as_u64().unwrap() as usize;
    String::from_utf16(&units[at(&range["start"])..at(&range["end"])]).unwrap()
}

fn project() -> Project {
    Project::new(&[("corpus/2024-03-05-toll.md", EARLIER)])
}

#[test]
fn a_draft_is_held_against_the_corpus_while_it_is_written() {
    let project = project();
    let mut editor = Editor::open(&project, "", &["utf-16"]);
    editor.open_document("draft.md", DRAFT);
    let found = editor.diagnostics("draft.md");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        words(DRAFT, &found[0]["range"]),
        "The toll on the harbour bridge must not be scrapped,"
    );
    let mut seen = String::from("-- diagnostic --\n") + &editor.shown(&found[0]);

    let hover = editor.at("textDocument/hover", "draft.md", 6, 20);
    seen += &format!("-- hover --\n{}\n", hover["contents"]["value"].as_str().unwrap());
    let seen_of_hover = seen.replace(&project.path().display().to_string(), "/project");
    let definition = editor.at("textDocument/definition", "draft.md", 6, 20);
    seen = seen_of_hover + "-- definition --\n" + &editor.shown(&definition);
    check("lsp-draft", &seen);

    // Nothing is found where nothing is said, or once the draft says otherwise.
    assert_eq!(editor.at("textDocument/hover", "draft.md", 4, 2), Value::Null);
    editor.change("draft.md", 2, &DRAFT.replace("must not", "must"));
    assert_eq!(editor.diagnostics("draft.md"), [Value::Null; 0]);
    let definition = editor.at("textDocument/definition", "draft.md", 6, 20);
    assert_eq!(
        definition[0]["uri"],
        editor.uri("corpus/2024-03-05-toll.md"),
        "the earlier position"
    );
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_finding_is_let_pass_with_a_reason() {
    let project = project();
    for (path, draft) in [
        ("draft.md", DRAFT.to_owned()),
        ("draft.txt", DRAFT.replacen("---\ndate: 2024-11-20\n---\n", "date 2024-11-20\n", 1)),
        (
            "short.txt",
            "date 2024-11-20 \u{201c}The toll on the harbour bridge must not be scrapped,\u{201d} Transport Minister Mara Velin said.\n".to_owned(),
        ),
    ] {
        let mut editor = Editor::open(&project, "", &["utf-16"]);
        editor.open_document(path, &draft);
        let found = editor.diagnostics(path);
        assert_eq!(found.len(), 1, "{path}");
        let params = json!({
            "textDocument": {"uri": editor.uri(path)},
            "range": found[0]["range"],
            "context": {"diagnostics": found},
        });
        let actions = editor.ask("textDocument/codeAction", params)["result"].take();
        let actions = actions.as_array().unwrap();
        assert_eq!(actions.len(), 5);
        assert_eq!(actions[0]["title"], "Suppress stance-reversed here: the position has changed, and the actor says so");
        let with = |action: &Value| {
            let edit = &action["edit"]["changes"][editor.uri(path)][0];
            assert_eq!(edit["range"]["start"], edit["range"]["end"]);
            let place = &edit["range"]["start"];
            let mut lines: Vec<String> = draft.split('\n').map(str::to_owned).collect();
            let line = &mut lines[place["line"].as_u64().unwrap() as usize];
            let units: Vec<u16> = line.encode_utf16().collect();
            let at = place["character"].as_u64().unwrap() as usize;
            let half = |units: &[u16]| String::from_utf16(units).unwrap();
            *line = half(&units[..at]) + edit["newText"].as_str().unwrap() + &half(&units[at..]);
            lines.join("\n")
        };
        let (with_reason, without) = (with(&actions[0]), with(&actions[4]));
        editor.change(path, 2, &with_reason);
        assert_eq!(editor.diagnostics(path), [Value::Null; 0], "{with_reason}");
        // Where the reason is to be written in, it is asked for.
        editor.change(path, 3, &without);
        let found = editor.diagnostics(path);
        let messages: Vec<&str> = found.iter().map(|one| one["message"].as_str().unwrap()).collect();
        assert!(messages.iter().any(|message| message.contains("gives no `reason`")), "{messages:?}");
        assert_eq!(editor.end(), 0);
    }
}

#[test]
fn places_are_counted_in_bytes_where_the_client_can() {
    let project = project();
    let mut editor = Editor::open(&project, "", &["utf-8", "utf-16"]);
    editor.open_document("draft.md", &DRAFT.replace("\n\n\u{201c}", " \u{201c}"));
    let found = editor.diagnostics("draft.md");
    let start = found[0]["range"]["start"]["character"].as_u64().unwrap();
    assert_eq!(start as usize, "Žofie 🚋 was there. \u{201c}".len());
    assert_eq!(editor.end(), 0);
}

#[test]
fn an_open_article_of_the_corpus_stands_for_its_file() {
    let project = project();
    project.write("corpus/draft.md", DRAFT.as_bytes());
    let mut editor = Editor::open(&project, "", &[]);
    editor.open_document("corpus/draft.md", &DRAFT.replace("must not", "must"));
    assert_eq!(editor.diagnostics("corpus/draft.md"), [Value::Null; 0]);
    editor.change("corpus/draft.md", 2, DRAFT);
    assert_eq!(editor.diagnostics("corpus/draft.md").len(), 1);
    // Both sides, where both are open.
    editor.open_document("corpus/2024-03-05-toll.md", std::str::from_utf8(EARLIER).unwrap());
    assert_eq!(editor.diagnostics("corpus/2024-03-05-toll.md").len(), 1);
    let uri = editor.uri("corpus/2024-03-05-toll.md");
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert_eq!(editor.diagnostics("corpus/2024-03-05-toll.md"), [Value::Null; 0]);
    assert_eq!(editor.end(), 0);
}

#[test]
fn what_is_wrong_with_config_and_draft_is_told() {
    let project = project();
    project.write("onrecord.toml", b"by = \"nobody\"\n");
    let mut editor = Editor::open(&project, "", &[]);
    editor.open_document("draft.md", "\u{201c}No,\u{201d} Mara Velin said.\n");
    let of_config = editor.diagnostics("onrecord.toml");
    assert_eq!(
        (&of_config[0]["severity"], &of_config[0]["range"]["start"]["line"]),
        (&json!(1), &json!(0))
    );
    let of_draft = editor.diagnostics("draft.md");
    assert!(
        of_draft[0]["message"].as_str().unwrap().starts_with("no date"),
        "{of_draft:?}"
    );
    let shown = editor.wait_for("window/showMessage", None);
    assert!(
        shown["message"]
            .as_str()
            .unwrap()
            .starts_with("onrecord: onrecord.toml:1: "),
        "{shown}"
    );
    // Put right and saved.
    project.write("onrecord.toml", b"by = \"person\"\n");
    let uri = editor.uri("onrecord.toml");
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    assert_eq!(editor.diagnostics("onrecord.toml"), [Value::Null; 0]);
    assert_eq!(editor.end(), 0);
}

#[test]
fn bad_messages_cost_themselves() {
    let project = project();
    let mut editor = Editor::start(&project, "");
    let code = |message: &Value| message["error"]["code"].as_i64();
    assert_eq!(code(&editor.ask("textDocument/hover", json!({}))), Some(-32002));
    editor.tell("textDocument/didOpen", json!("nothing"));
    editor.write("{ no JSON");
    assert_eq!(code(&editor.read()), Some(-32700));
    editor.write("[]");
    assert_eq!(code(&editor.read()), Some(-32700));
    editor.write("{}");
    assert_eq!(code(&editor.read()), Some(-32600));
    let root = editor.uri("");
    editor.ask(
        "initialize",
        json!({"workspaceFolders": [{"uri": root, "name": "one"}], "capabilities": {}}),
    );
    assert_eq!(code(&editor.ask("initialize", json!({}))), Some(-32600));
    assert_eq!(code(&editor.ask("workspace/symbol", json!({}))), Some(-32601));
    assert_eq!(code(&editor.ask("textDocument/hover", json!({}))), Some(-32602));
    for params in [
        json!(null),
        json!({"textDocument": {"uri": "untitled:1", "text": "No."}}),
        json!({"textDocument": {"uri": 7}, "contentChanges": []}),
    ] {
        editor.tell("textDocument/didOpen", params.clone());
        editor.tell("textDocument/didChange", params);
    }
    editor.tell("$/cancelRequest", json!({"id": 1}));
    editor.open_document("draft.md", DRAFT);
    assert_eq!(editor.diagnostics("draft.md").len(), 1);
    for place in [
        json!({"line": -1, "character": 0}),
        json!("nowhere"),
        json!({"line": 9_999, "character": 9_999}),
    ] {
        let uri = editor.uri("draft.md");
        for method in [
            "textDocument/hover",
            "textDocument/definition",
            "textDocument/codeAction",
        ] {
            let params =
                json!({"textDocument": {"uri": uri}, "position": place, "range": {"start": place, "end": place}});
            assert!(editor.ask(method, params).get("result").is_some(), "{method} {place}");
        }
    }
    editor.ask("shutdown", Value::Null);
    assert_eq!(code(&editor.ask("textDocument/hover", json!({}))), Some(-32600));
    editor.tell("exit", Value::Null);
    assert_eq!(editor.child.wait().unwrap().code(), Some(0));
}

#[test]
fn an_editor_that_goes_away_leaves_no_server_behind() {
    let project = project();
    let mut editor = Editor::open(&project, "", &[]);
    editor.open_document("draft.md", DRAFT);
    drop(editor.input.take());
    assert_eq!(editor.child.wait().unwrap().code(), Some(2));
}
