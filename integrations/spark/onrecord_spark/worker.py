"""A process of `onrecord worker` between two iterators of Arrow batches, kept for the next task of this process of Python."""
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


class Worker:
    """A process, and what it complains of. It answers each stream with one."""

    def __init__(self, line):
        self.line = line
        self.said = tempfile.TemporaryFile()
        self.process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.said)

    def is_alive(self):
        return self.process.poll() is None

    def end(self):
        """Lets it end: it does when nothing more can come."""
        try:
            self.process.stdin.close()
        except OSError:
            pass
        self.process.stdout.close()
        self.process.wait()
        self.said.close()

    def is_well(self, schema):
        """Whether it waits for a stream: it answers an empty one. One that had to tell of an error has ended."""
        try:
            pa.ipc.new_stream(self.process.stdin, schema).close()
            self.process.stdin.flush()
            pa.ipc.open_stream(self.process.stdout).read_all()
            return True
        except (BrokenPipeError, pa.ArrowInvalid):
            return False

    def words(self):
        self.said.seek(0)
        return self.said.read().decode("utf8", "replace").strip()


# The worker that the last task of this process of Python has left, for the next one; with the process whose it is (a fork has
# it not). One at most: a worker that is kept holds memory.
_left = []


def _worker(line):
    """A worker for the line: the one that is left, or a new one."""
    if _left and _left[-1][0] == os.getpid() and _left[-1][1].line == line and _left[-1][1].is_alive():
        return _left.pop()[1]
    let_go()
    return Worker(line)


def let_go():
    """Ends the worker that is left."""
    while _left:
        owner, worker = _left.pop()
        if owner == os.getpid():
            worker.end()


def pipe(line, schema, batches):
    """What the worker makes of the batches, as they come. An error of the worker is raised with its words."""
    worker = _worker(line)
    process, failed = worker.process, []

    def feed():
        try:
            with pa.ipc.new_stream(process.stdin, schema) as stream:
                for batch in batches:
                    stream.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
            process.stdin.flush()
        except BrokenPipeError:
            pass  # The worker has ended early, and says why.
        except BaseException as error:  # Whatever the engine raises is the outcome of this task.
            failed.append(error)
            process.kill()

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    is_kept = False
    try:
        try:
            yield from pa.ipc.open_stream(process.stdout)
            feeder.join()
            is_kept = not failed and worker.is_well(schema)
        except pa.ArrowInvalid as error:
            failed.append(error)
        if not is_kept:
            status = process.wait()
            feeder.join()
    finally:
        if is_kept:
            _left.append((os.getpid(), worker))
        else:
            process.kill()
            process.wait()
    if is_kept:
        return
    if status != 0:
        raise RuntimeError(f"`{' '.join(line)}` ended with {status}: {worker.words()}") from next(iter(failed), None)
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
