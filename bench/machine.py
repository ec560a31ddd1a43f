"""What the kernel tells about processes and about the machine; and starting processes so that they end."""

import ctypes
import os
import resource
import signal
import socket
import subprocess

LOAD_CORE = 1
GATEWAY_CORE = 0
_TICKS = os.sysconf("SC_CLK_TCK")
_libc = ctypes.CDLL(None, use_errno=True)


class Stop(Exception):
    """The bench cannot go on; the message says why and what to do."""


def cpu_seconds(pid: int) -> float:
    """User and system time of a process, all threads, also those that ended."""
    with open(f"/proc/{pid}/stat") as f:
        fields = f.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def busy_seconds() -> float:
    """Time that all cores spent in processes, and what other machines on the host took."""
    with open("/proc/stat") as f:
        user, nice, system, _idle, _wait, _irq, _softirq, steal = map(int, f.readline().split()[1:9])
    return (user + nice + system + steal) / _TICKS


def own_seconds() -> float:
    """CPU time of this driver and of its children that ended."""
    mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def resident_mb(pid: int) -> float:
    with open(f"/proc/{pid}/status") as f:
        for line in f:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def listener_pid(port: int) -> int:
    """The process that listens on a port of this machine."""
    inodes = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with open(table) as f:
            for row in f.readlines()[1:]:
                fields = row.split()
                if fields[3] == "0A" and int(fields[1].rsplit(":", 1)[1], 16) == port:
                    inodes.add(f"socket:[{fields[9]}]")
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            for fd in os.listdir(f"/proc/{pid}/fd"):
                if os.readlink(f"/proc/{pid}/fd/{fd}") in inodes:
                    return int(pid)
        except OSError:
            continue
    raise Stop(f"no process that this user may look at listens on port {port}")


def describe() -> str:
    """The machine in one line."""
    model = "unknown CPU"
    with open("/proc/cpuinfo") as f:
        for line in f:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return f"{os.cpu_count()} cores {model}, Linux {os.uname().release.split('-')[0]}"


class Processes:
    """Starts processes on a core; they are ended by their ids, and with the driver if it is killed."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen] = []
        self.watched: set[int] = set()
        self.waited = 0.0  # seconds spent on waiting for a calm machine

    def start(self, command: list[str], core: int, **options) -> subprocess.Popen:
        def in_child() -> None:
            _libc.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
            os.sched_setaffinity(0, {core})

        process = subprocess.Popen(command, preexec_fn=in_child, **options)
        self._started.append(process)
        self.watched.add(process.pid)
        return process

    def stop(self, process: subprocess.Popen) -> None:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.watched.discard(process.pid)

    def stop_all(self) -> None:
        for process in reversed(self._started):
            self.stop(process)

    def watched_seconds(self) -> dict[int, float]:
        seconds = {}
        for pid in list(self.watched):
            try:
                seconds[pid] = cpu_seconds(pid)
            except OSError:
                self.watched.discard(pid)
        return seconds


class Meter:
    """Measures a stretch of time: CPU of one process, and CPU that strangers took from the machine."""

    def __init__(self, processes: Processes, pid: int) -> None:
        self._processes, self._pid = processes, pid
        self._watched = processes.watched_seconds()
        self._own, self._busy = own_seconds(), busy_seconds()
        self._at = os.times().elapsed

    def stop(self) -> tuple[float, float]:
        """CPU seconds of the process, and cores that foreign processes used on average."""
        now = self._processes.watched_seconds()
        ours = sum(now[p] - self._watched.get(p, 0.0) for p in now) + own_seconds() - self._own
        elapsed = max(0.001, os.times().elapsed - self._at)
        foreign = (busy_seconds() - self._busy - ours) / elapsed
        return now[self._pid] - self._watched[self._pid], max(0.0, foreign)
