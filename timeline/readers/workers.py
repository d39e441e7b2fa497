"""Documents -> articles in worker processes, in order, where a document that takes too long costs only itself.

A worker that does not answer in time is killed and replaced, and so is one that dies. Documents travel in small
batches, because most are small; a batch that fails is tried again one by one, so that only the guilty one is lost.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections import deque
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from timeline.model import Article
    from timeline.readers.documents import Document

    Results = list[Article | InputError]
    Read = Callable[[Document], Iterable[Article | InputError]]

_BATCH_DOCUMENTS, _BATCH_BYTES = 32, 250_000
_AHEAD = 4
"""How many batches for each worker may be under way or wait for their turn to be told: it bounds the memory."""


class _Task:
    """A batch of documents, and its results when they are there."""

    def __init__(self, batch: list[Document | InputError]) -> None:
        self.batch = batch
        self.results: Results | None = None


class _Worker(NamedTuple):
    """A process, the pipe to it, what it is working on, and until when."""

    process: BaseProcess
    pipe: Connection
    task: _Task
    deadline: float


def read_in_workers(
    documents: Iterable[Document | InputError], read: Read, *, jobs: int, timeout: float
) -> Iterator[Article | InputError]:
    """Read documents in ``jobs`` processes and yield what comes of them in the order of the documents.

    ``read`` must be importable by its name. ``timeout`` is in seconds for one document.
    """
    pool = _Pool(read, jobs, timeout)
    batches = _batches(documents)
    try:
        while pool.feed(batches) or pool.waiting:
            yield from pool.finished()
            pool.collect()
            yield from pool.finished()
    finally:
        pool.close()


class _Pool:
    """The workers, what they are at, and the tasks whose results have not been told yet."""

    def __init__(self, read: Read, jobs: int, timeout: float) -> None:
        self.read, self.jobs, self.timeout = read, jobs, timeout
        self.idle: list[tuple[BaseProcess, Connection]] = []
        self.busy: list[_Worker] = []
        self.again: list[_Task] = []
        """Documents of a batch that failed, to be tried one by one."""
        self.waiting: deque[_Task] = deque()

    def feed(self, batches: Iterator[list[Document | InputError]]) -> bool:
        """Give work to every worker that has none, and tell whether any has."""
        while len(self.busy) < self.jobs:
            if self.again:
                task = self.again.pop(0)
            elif len(self.waiting) < _AHEAD * self.jobs and (batch := next(batches, None)) is not None:
                task = _Task(batch)
                self.waiting.append(task)
            else:
                break
            self._start(task)
        return bool(self.busy)

    def _start(self, task: _Task) -> None:
        """Give a worker its task; in a batch the documents are small, and share two times the limit."""
        process, pipe = self._take(task.batch)
        patience = self.timeout * (1 if len(task.batch) == 1 else 2)
        self.busy.append(_Worker(process, pipe, task, time.monotonic() + patience))

    def _take(self, batch: list[Document | InputError]) -> tuple[BaseProcess, Connection]:
        """Hand a batch to an idle worker, or to a new one; those that died while they were idle are ended."""
        while self.idle:
            process, pipe = self.idle.pop()
            try:
                pipe.send(batch)
            except OSError:
                _end(process, pipe)
            else:
                return process, pipe
        process, pipe = self._new()
        with suppress(OSError):  # one that dies at once has no results, which is told when they are collected
            pipe.send(batch)
        return process, pipe

    def _new(self) -> tuple[BaseProcess, Connection]:
        """Start a process that reads until its pipe is closed; forked where that is safe, because it is quick."""
        can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
        context: Any = multiprocessing.get_context("fork" if can_fork else "spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.read), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def collect(self) -> None:
        """Wait for results or for the next deadline."""
        if not self.busy:
            return
        patience = max(0.0, min(worker.deadline for worker in self.busy) - time.monotonic())
        ready = set(wait([worker.pipe for worker in self.busy], patience))
        for worker in list(self.busy):
            if worker.pipe in ready:
                self._receive(worker)
            elif time.monotonic() >= worker.deadline:
                self._fail(worker, f"took longer than {self.timeout:g} seconds to read: --timeout raises the limit")

    def _receive(self, worker: _Worker) -> None:
        """Take the results of a worker, which is idle then; one that died has none."""
        try:
            worker.task.results = worker.pipe.recv()
        except (EOFError, OSError):
            self._fail(worker, "ended the process that read it")
        else:
            self.busy.remove(worker)
            self.idle.append((worker.process, worker.pipe))

    def _fail(self, worker: _Worker, reason: str) -> None:
        """End a worker that failed: its only document is told, of several each gets another try alone."""
        self.busy.remove(worker)
        _end(worker.process, worker.pipe)
        task = worker.task
        if len(task.batch) == 1:
            task.results = [
                document if isinstance(document, InputError) else InputError(document.source, reason)
                for document in task.batch
            ]
            return
        parts = [_Task([document]) for document in task.batch]
        place = self.waiting.index(task)
        self.waiting.remove(task)
        for part in reversed(parts):
            self.waiting.insert(place, part)
        self.again += parts

    def finished(self) -> Iterator[Article | InputError]:
        """Yield the results that are next in order."""
        while self.waiting and self.waiting[0].results is not None:
            yield from self.waiting.popleft().results or []

    def close(self) -> None:
        """End all workers."""
        for process, pipe in [*self.idle, *((worker.process, worker.pipe) for worker in self.busy)]:
            _end(process, pipe)


def _batches(documents: Iterable[Document | InputError]) -> Iterator[list[Document | InputError]]:
    """Cut the documents into batches of a few, of a limited size together."""
    batch, total = list[Any](), 0
    for document in documents:
        batch.append(document)
        total += 0 if isinstance(document, InputError) else len(document.data)
        if len(batch) >= _BATCH_DOCUMENTS or total >= _BATCH_BYTES:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _work(pipe: Connection, read: Read) -> None:
    """Read batches until there are no more: what a worker does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    while True:
        try:
            batch = pipe.recv()
        except EOFError:
            return
        results: Results = []
        for document in batch:
            results += [document] if isinstance(document, InputError) else read(document)
        pipe.send(results)


def _end(process: BaseProcess, pipe: Connection) -> None:
    """Stop a process at once and wait until it is gone."""
    pipe.close()
    process.kill()
    process.join()
    process.close()
