"""A process of `onrecord worker` between two iterators of Arrow batches."""
import os
import shutil
import subprocess
import tempfile
import threading

import pyarrow as pa


def command(stage, binary=None, config=None, by=None, threads=1):
    program = binary or os.environ.get("ONRECORD") or shutil.which("onrecord") or "onrecord"
    line = [program, "worker", stage, "--threads", str(threads)]
    if config:
        line += ["--config", config]
    if by:
        line += ["--by", by]
    return line


def pipe(line, schema, batches):
    """What the worker makes of the batches, as they come. An error of the worker is raised with its words."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said)
        failed = []

        def feed():
            try:
                with pa.ipc.new_stream(process.stdin, schema) as stream:
                    for batch in batches:
                        stream.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
                process.stdin.close()
            except BrokenPipeError:
                pass  # The worker has ended early, and says why.
            except BaseException as error:  # Whatever the engine raises is the outcome of this task.
                failed.append(error)
                process.kill()

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            try:
                with pa.ipc.open_stream(process.stdout) as stream:
                    yield from stream
            except pa.ArrowInvalid as error:
                failed.append(error)
            status = process.wait()
            feeder.join()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if status != 0:
            said.seek(0)
            words = said.read().decode("utf8", "replace").strip()
            raise RuntimeError(f"`{' '.join(line)}` ended with {status}: {words}") from next(iter(failed), None)
        if failed:
            raise failed[0]


def schema_of(line, schema):
    """The columns that a worker writes."""
    program = line[0]
    sink = pa.BufferOutputStream()
    pa.ipc.new_stream(sink, schema).close()
    try:
        done = subprocess.run(line, input=sink.getvalue().to_pybytes(), capture_output=True)
    except FileNotFoundError:
        raise RuntimeError(f"there is no program `{program}`: install onrecord, or say where it is with `binary`") from None
    if done.returncode != 0:
        raise RuntimeError(f"`{' '.join(line)}`: {done.stderr.decode('utf8', 'replace').strip()}")
    return pa.ipc.open_stream(done.stdout).schema
