//! `onrecord lsp`: drafts in an editor, held against a corpus.
//!
//! One thread reads messages, this one answers them in turn. Documents are checked once all messages that wait are done, so
//! that fast typing costs one check. A message that cannot be understood costs that message, a panic in a check that check.

mod answers;
mod diagnostics;
mod positions;
mod server;
mod uri;
mod wire;
mod workspace;

use std::path::Path;
use std::sync::mpsc::{TryRecvError, channel};

use super::arguments::Lsp;
use server::Server;
use wire::Incoming;

/// Serves an editor on standard input and output, and gives the exit status.
pub fn run(arguments: &Lsp, config: Option<&Path>) -> u8 {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        while let Ok(Some(incoming)) = wire::read(&mut input) {
            if sender.send(incoming).is_err() {
                break;
            }
        }
    });
    let mut server = Server::new(arguments, config);
    loop {
        let incoming = match receiver.try_recv() {
            Ok(incoming) => incoming,
            Err(TryRecvError::Empty) if server.has_changes() => {
                server.check();
                continue;
            }
            Err(TryRecvError::Empty) => match receiver.recv() {
                Ok(incoming) => incoming,
                Err(_) => return server.status(),
            },
            Err(TryRecvError::Disconnected) => return server.status(),
        };
        let is_last = match incoming {
            Incoming::Message(message) => server.handle(&message),
            Incoming::Malformed(reason) => server.refuse(&reason),
        };
        if is_last.is_break() {
            return server.status();
        }
    }
}
