//! The state of a session, and what each message does to it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use onrecord::Severity;
use serde_json::{Value, json};

use super::super::arguments::Lsp;
use super::super::{DONE, INCOMPLETE};
use super::positions::Encoding;
use super::wire::{self, notification};
use super::workspace::{Document, Workspace};
use super::{answers, diagnostics, uri};

/// Kinds of files that are articles of prose, as an editor can open them.
const ENDINGS: [&str; 3] = ["md", "markdown", "txt"];

/// How far a session is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    New,
    Open,
    ShutDown,
}

/// A session.
pub struct Server<'a> {
    arguments: &'a Lsp,
    config: Option<&'a Path>,
    stage: Stage,
    encoding: Encoding,
    /// Read when the first document is.
    workspace: Option<Workspace>,
    /// By URI.
    documents: BTreeMap<String, Document>,
    has_changes: bool,
    /// URIs that diagnostics were sent for.
    told: BTreeSet<String>,
    /// Messages that were shown.
    shown: BTreeSet<String>,
}

impl<'a> Server<'a> {
    pub fn new(arguments: &'a Lsp, config: Option<&'a Path>) -> Self {
        Self {
            arguments,
            config,
            stage: Stage::New,
            encoding: Encoding::default(),
            workspace: None,
            documents: BTreeMap::new(),
            has_changes: false,
            told: BTreeSet::new(),
            shown: BTreeSet::new(),
        }
    }

    /// The status to end with: a client that goes without saying so is a mistake.
    pub fn status(&self) -> u8 {
        match self.stage {
            Stage::ShutDown => DONE,
            _ => INCOMPLETE,
        }
    }

    /// Whether a check is due.
    pub fn has_changes(&self) -> bool {
        self.has_changes && self.stage == Stage::Open
    }

    /// Answers what could not be understood.
    pub fn refuse(&mut self, reason: &str) -> ControlFlow<()> {
        self.send(&wire::error(&Value::Null, wire::PARSE_ERROR, reason))
    }

    /// Does what a message asks for; breaks where the session ends with it.
    pub fn handle(&mut self, message: &Value) -> ControlFlow<()> {
        let params = message.get("params").unwrap_or(&Value::Null);
        let Some(method) = message.get("method").and_then(Value::as_str) else {
            // A response: nothing was asked of the client. All else is no message.
            return match message.get("result").or(message.get("error")) {
                Some(_) => ControlFlow::Continue(()),
                None => self.send(&wire::error(
                    &Value::Null,
                    wire::INVALID_REQUEST,
                    "a message without a method",
                )),
            };
        };
        let Some(id) = message.get("id") else {
            return self.notified(method, params);
        };
        let answer = match (method, self.stage) {
            ("initialize", Stage::New) => Ok(self.initialize(params)),
            (_, Stage::New) => Err((wire::NOT_INITIALIZED, "not initialized yet".to_owned())),
            ("initialize", _) => Err((wire::INVALID_REQUEST, "initialized already".to_owned())),
            (_, Stage::ShutDown) => Err((wire::INVALID_REQUEST, "shut down already".to_owned())),
            ("shutdown", Stage::Open) => {
                self.stage = Stage::ShutDown;
                Ok(Value::Null)
            }
            (_, Stage::Open) => self.asked(method, params),
        };
        self.send(&match answer {
            Ok(result) => wire::response(id, result),
            Err((code, reason)) => wire::error(id, code, &reason),
        })
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.stage = Stage::Open;
        self.encoding = Encoding::chosen(params);
        let folders = params.pointer("/workspaceFolders/0/uri");
        let root = folders.or(params.get("rootUri")).and_then(Value::as_str);
        if let Some(root) = root.and_then(uri::to_path) {
            // Config and paths are those of a command that is run there.
            if let Err(error) = std::env::set_current_dir(&root) {
                self.show(Severity::Warning, &format!("cannot go to {}: {error}", root.display()));
            }
        }
        json!({
            "capabilities": {
                "positionEncoding": self.encoding.as_str(),
                "textDocumentSync": {"openClose": true, "change": 1, "save": true},
                "hoverProvider": true,
                "definitionProvider": true,
                "codeActionProvider": {"codeActionKinds": ["quickfix"]},
            },
            "serverInfo": {"name": "onrecord", "version": env!("CARGO_PKG_VERSION")},
        })
    }

    fn notified(&mut self, method: &str, params: &Value) -> ControlFlow<()> {
        match method {
            "exit" => return ControlFlow::Break(()),
            "textDocument/didOpen" | "textDocument/didChange" => self.take(params),
            "textDocument/didClose" => {
                if let Some(uri) = uri_of(params) {
                    self.documents.remove(uri);
                    self.has_changes = true;
                }
            }
            // Config, registry, another article: all is read anew, which the cache makes cheap.
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" | "workspace/didChangeConfiguration" => {
                self.workspace = None;
                self.has_changes = true;
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    /// Takes up the whole text of a document.
    fn take(&mut self, params: &Value) {
        let Some(uri) = uri_of(params) else { return };
        let text = params.pointer("/textDocument/text").or_else(|| {
            let changes = params.get("contentChanges")?.as_array()?;
            changes.last()?.get("text")
        });
        let (Some(path), Some(text)) = (uri::to_path(uri), text.and_then(Value::as_str)) else {
            return;
        };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if !ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            return;
        }
        let document = Document {
            uri: uri.to_owned(),
            path,
            name: String::new(),
            text: text.to_owned(),
            version: params.pointer("/textDocument/version").and_then(Value::as_i64),
        };
        self.documents.insert(uri.to_owned(), document);
        self.has_changes = true;
    }

    fn asked(&mut self, method: &str, params: &Value) -> Result<Value, (i32, String)> {
        if !matches!(
            method,
            "textDocument/hover" | "textDocument/definition" | "textDocument/codeAction"
        ) {
            return Err((wire::METHOD_NOT_FOUND, format!("no method {method}")));
        }
        if self.has_changes {
            self.check();
        }
        let invalid = || {
            (
                wire::INVALID_PARAMS,
                format!("{method} needs a document and a place in it"),
            )
        };
        let uri = uri_of(params).ok_or_else(invalid)?;
        let (Some(document), Some(workspace)) = (self.documents.get(uri), &self.workspace) else {
            // A document of another kind.
            return Ok(Value::Null);
        };
        let place = params.get("position").or(params.get("range")).ok_or_else(invalid)?;
        let encoding = self.encoding;
        let answer = catch_unwind(AssertUnwindSafe(|| match method {
            "textDocument/hover" => answers::hover(workspace, document, place, encoding),
            "textDocument/definition" => answers::definition(workspace, document, place, encoding),
            _ => answers::actions(workspace, document, place, encoding),
        }));
        match answer {
            Ok(answer) => Ok(answer.unwrap_or_default()),
            Err(_) => Err((wire::INTERNAL_ERROR, "a mistake of this program".to_owned())),
        }
    }

    /// Checks the open documents and tells what was found.
    pub fn check(&mut self) {
        self.has_changes = false;
        let checked = catch_unwind(AssertUnwindSafe(|| self.diagnostics()));
        let Ok(all) = checked else {
            self.workspace = None;
            self.show(
                Severity::Error,
                "the check failed on what is open, which is a mistake of this program",
            );
            return;
        };
        // What was told of other files and holds no longer.
        let gone: Vec<String> = self
            .told
            .iter()
            .filter(|uri| !all.contains_key(*uri))
            .cloned()
            .collect();
        for uri in gone {
            self.publish(&uri, Vec::new());
            self.told.remove(&uri);
        }
        for (uri, diagnostics) in all {
            self.publish(&uri, diagnostics);
            self.told.insert(uri);
        }
        self.show_problems();
    }

    fn diagnostics(&mut self) -> BTreeMap<String, Vec<Value>> {
        let (arguments, config) = (self.arguments, self.config);
        let workspace = self.workspace.get_or_insert_with(|| Workspace::load(arguments, config));
        for document in self.documents.values_mut() {
            document.name = workspace.name(&document.path);
        }
        let documents: Vec<&Document> = self.documents.values().collect();
        workspace.check(&documents);
        diagnostics::diagnostics(workspace, &documents, self.encoding)
    }

    /// What is wrong beyond the open documents: said once, and again when it comes back.
    fn show_problems(&mut self) {
        let Some(workspace) = &self.workspace else { return };
        let is_open = |path: &str| self.documents.values().any(|document| document.name == path);
        let problems = workspace.found.report.problems.iter();
        let messages: BTreeSet<String> = problems
            .filter(|problem| problem.is_error() && !is_open(&problem.path))
            .map(|problem| {
                let line = problem.line.map_or(String::new(), |line| format!(":{line}"));
                format!("{}{line}: {}", problem.path, problem.message)
            })
            .collect();
        for message in messages.difference(&self.shown.clone()) {
            self.show(Severity::Error, message);
        }
        self.shown = messages;
    }

    fn show(&mut self, severity: Severity, message: &str) {
        let kind = if severity == Severity::Error { 1 } else { 2 };
        let params = json!({"type": kind, "message": format!("onrecord: {message}")});
        let _ = self.send(&notification("window/showMessage", params));
    }

    fn publish(&mut self, uri: &str, diagnostics: Vec<Value>) {
        let mut params = json!({"uri": uri, "diagnostics": diagnostics});
        if let Some(version) = self.documents.get(uri).and_then(|document| document.version) {
            params["version"] = json!(version);
        }
        let _ = self.send(&notification("textDocument/publishDiagnostics", params));
    }

    /// A client that has gone away ends the session.
    fn send(&mut self, message: &Value) -> ControlFlow<()> {
        match wire::write(&mut std::io::stdout().lock(), message) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

fn uri_of(params: &Value) -> Option<&str> {
    params.pointer("/textDocument/uri")?.as_str()
}
