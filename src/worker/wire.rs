//! Streams of batches: read one at a time, so that memory is bounded by a batch, not by the stream.

use std::io::{BufWriter, Read, Write};

use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, SchemaRef};

use crate::corpus::guarded;

/// Batches that come in.
pub(super) struct Input<R: Read> {
    reader: StreamReader<R>,
}

impl<R: Read> Input<R> {
    /// Reads the schema; what is wrong with the stream otherwise. No byte behind the end of the stream is taken.
    pub(super) fn open(input: R) -> Result<Self, String> {
        let opened = guarded(|| StreamReader::try_new(input, None));
        match opened {
            Some(Ok(reader)) => Ok(Self { reader }),
            Some(Err(error)) => Err(no_stream(&error)),
            None => Err(no_stream(&"damaged")),
        }
    }

    /// The next batch; `None` at the end of the stream.
    pub(super) fn next(&mut self) -> Option<Result<RecordBatch, String>> {
        let reader = &mut self.reader;
        let next = guarded(|| reader.next()).unwrap_or_else(|| Some(Err(ArrowError::IpcError("damaged".to_owned()))));
        next.map(|batch| batch.map_err(|error| no_stream(&error)))
    }
}

fn no_stream(error: &dyn std::fmt::Display) -> String {
    format!("standard input is no whole stream of Arrow IPC: {error}")
}

/// Batches that go out.
pub(super) struct Output<W: Write> {
    writer: StreamWriter<BufWriter<W>>,
}

impl<W: Write> Output<W> {
    pub(super) fn open(output: W, schema: &SchemaRef) -> Result<Self, String> {
        let writer = StreamWriter::try_new(BufWriter::new(output), schema);
        let writer = writer.map_err(|error| not_written(&error))?;
        Ok(Self { writer })
    }

    pub(super) fn put(&mut self, batch: Result<RecordBatch, ArrowError>) -> Result<(), String> {
        let batch = batch.map_err(|error| not_written(&error))?;
        if batch.num_rows() == 0 {
            return Ok(());
        }
        self.writer.write(&batch).map_err(|error| not_written(&error))
    }

    /// Ends the stream.
    pub(super) fn finish(mut self) -> Result<(), String> {
        self.writer.finish().map_err(|error| not_written(&error))?;
        self.writer.flush().map_err(|error| not_written(&error))
    }
}

fn not_written(error: &dyn std::fmt::Display) -> String {
    format!("standard output cannot be written: {error}")
}
