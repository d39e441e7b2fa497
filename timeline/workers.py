"""Tasks in worker processes, their results in order, where a task that takes too long or dies costs only itself.

A worker that does not answer in time is killed and replaced, and so is one that dies. Tasks travel in small batches,
because most are small; a batch that fails is tried again one by one, so that only the guilty one is lost.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections import deque
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

BATCH = 32
"""The most tasks of one batch."""
_BATCH_SIZE = 250_000
_AHEAD = 4
"""How many batches for each worker may be under way or wait for their turn to be told: it bounds the memory."""

T = TypeVar("T")
R = TypeVar("R")


class Lost(NamedTuple):
    """In place of a result: the worker hung, or died."""

    hung: bool
    """Whether the task took longer than it may; else it ended the process."""


class _Batch(Generic[T, R]):
    """Some tasks, and their results when they are there."""

    def __init__(self, tasks: list[T]) -> None:
        self.tasks = tasks
        self.results: list[R | Lost] | None = None


class _Worker(NamedTuple):
    """A process, the pipe to it, what it is working on, and until when."""

    process: BaseProcess
    pipe: Connection
    batch: _Batch[Any, Any]
    deadline: float


def in_workers(
    tasks: Iterable[T], work: Callable[[T], R], *, jobs: int, timeout: float, size: Callable[[T], int]
) -> Iterator[tuple[T, R | Lost]]:
    """Work on tasks in ``jobs`` processes and yield each with its result, or :class:`Lost`, in their order.

    ``work`` must be importable by its name, or the processes be forked, and raise nothing. ``timeout`` is in seconds
    for one task; ``size`` tells about how many bytes a task has.

    >>> list(in_workers([2, 3], abs, jobs=1, timeout=10, size=abs))
    [(2, 2), (3, 3)]
    """
    pool = _Pool(work, jobs, timeout)
    batches = _batches(tasks, size)
    try:
        while pool.feed(batches) or pool.waiting:
            yield from pool.finished()
            pool.collect()
            yield from pool.finished()
    finally:
        pool.close()


class _Pool(Generic[T, R]):
    """The workers, what they are at, and the batches whose results have not been told yet."""

    def __init__(self, work: Callable[[T], R], jobs: int, timeout: float) -> None:
        self.work, self.jobs, self.timeout = work, jobs, timeout
        self.idle: list[tuple[BaseProcess, Connection]] = []
        self.busy: list[_Worker] = []
        self.again: list[_Batch[T, R]] = []
        """Tasks of a batch that failed, to be tried one by one."""
        self.waiting: deque[_Batch[T, R]] = deque()

    def feed(self, batches: Iterator[list[T]]) -> bool:
        """Give work to every worker that has none, and tell whether any has."""
        while len(self.busy) < self.jobs:
            if self.again:
                batch = self.again.pop(0)
            elif len(self.waiting) < _AHEAD * self.jobs and (tasks := next(batches, None)) is not None:
                batch = _Batch(tasks)
                self.waiting.append(batch)
            else:
                break
            self._start(batch)
        return bool(self.busy)

    def _start(self, batch: _Batch[T, R]) -> None:
        """Give a worker its batch; in one of several the tasks are small, and share two times the limit."""
        process, pipe = self._take(batch.tasks)
        patience = self.timeout * (1 if len(batch.tasks) == 1 else 2)
        self.busy.append(_Worker(process, pipe, batch, time.monotonic() + patience))

    def _take(self, tasks: list[T]) -> tuple[BaseProcess, Connection]:
        """Hand tasks to an idle worker, or to a new one; those that died while they were idle are ended."""
        while self.idle:
            process, pipe = self.idle.pop()
            try:
                pipe.send(tasks)
            except OSError:
                _end(process, pipe)
            else:
                return process, pipe
        process, pipe = self._new()
        with suppress(OSError):  # one that dies at once has no results, which is told when they are collected
            pipe.send(tasks)
        return process, pipe

    def _new(self) -> tuple[BaseProcess, Connection]:
        """Start a process that works until its pipe is closed; forked where that is safe, because it is quick."""
        can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
        context: Any = multiprocessing.get_context("fork" if can_fork else "spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.work), daemon=True)
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
                self._fail(worker, Lost(hung=True))

    def _receive(self, worker: _Worker) -> None:
        """Take the results of a worker, which is idle then; one that died has none."""
        try:
            worker.batch.results = worker.pipe.recv()
        except (EOFError, OSError):
            self._fail(worker, Lost(hung=False))
        else:
            self.busy.remove(worker)
            self.idle.append((worker.process, worker.pipe))

    def _fail(self, worker: _Worker, lost: Lost) -> None:
        """End a worker that failed: its only task is lost, of several each gets another try alone."""
        self.busy.remove(worker)
        _end(worker.process, worker.pipe)
        batch = worker.batch
        if len(batch.tasks) == 1:
            batch.results = [lost]
            return
        parts = [_Batch[T, R]([task]) for task in batch.tasks]
        place = self.waiting.index(batch)
        self.waiting.remove(batch)
        for part in reversed(parts):
            self.waiting.insert(place, part)
        self.again += parts

    def finished(self) -> Iterator[tuple[T, R | Lost]]:
        """Yield the results that are next in order, each with its task."""
        while self.waiting and self.waiting[0].results is not None:
            batch = self.waiting.popleft()
            yield from zip(batch.tasks, batch.results or (), strict=True)

    def close(self) -> None:
        """End all workers."""
        for process, pipe in [*self.idle, *((worker.process, worker.pipe) for worker in self.busy)]:
            _end(process, pipe)


def _batches(tasks: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """Cut the tasks into batches of a few, of a limited size together."""
    batch: list[T] = []
    total = 0
    for task in tasks:
        batch.append(task)
        total += size(task)
        if len(batch) >= BATCH or total >= _BATCH_SIZE:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _work(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Work on batches until there are no more: what a worker does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    while True:
        try:
            tasks = pipe.recv()
        except EOFError:
            return
        pipe.send([work(task) for task in tasks])


def _end(process: BaseProcess, pipe: Connection) -> None:
    """Stop a process at once and wait until it is gone."""
    pipe.close()
    process.kill()
    process.join()
    process.close()
