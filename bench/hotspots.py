"""Where the gateway's CPU time goes: flight recordings under load, and their top frames."""

import collections
import json
import pathlib
import subprocess

from loads import TITLES, window
from machine import Processes, Stop
from servers import WORK, Target, Variant

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<configuration version="2.0">
  <event name="jdk.CPUTimeSample">
    <setting name="enabled">true</setting><setting name="throttle">2ms</setting>
  </event>
  <event name="jdk.ObjectAllocationSample">
    <setting name="enabled">true</setting><setting name="throttle">500/s</setting>
    <setting name="stackTrace">true</setting>
  </event>
</configuration>
"""
ROWS = 30


def profile(processes: Processes, target: Target, variant: Variant, kinds: list[str], seconds: int) -> None:
    """Records each kind of load and prints the frames that took most."""
    jdk = pathlib.Path(f"/proc/{target.pid}/exe").resolve().parent
    settings = WORK / "profile.jfc"
    settings.write_text(SETTINGS)
    for kind in kinds:
        recording = WORK / f"{variant.name}-{kind}.jfr"
        _jcmd(jdk, target.pid, "JFR.start", "name=bench", f"settings={settings}")
        threads = _thread_seconds(target.pid)
        result = window(processes, target, variant, kind, seconds)
        used = {n: s - threads.get(n, 0) for n, s in _thread_seconds(target.pid).items()}
        _jcmd(jdk, target.pid, "JFR.dump", "name=bench", f"filename={recording}")
        _jcmd(jdk, target.pid, "JFR.stop", "name=bench")
        print(f"\n## {TITLES[kind]}, {variant.title}: {result['cpu_us']:.1f} µs each, {recording}\n")
        _print_threads(used)
        _print_frames(jdk, recording, "jdk.CPUTimeSample", "CPU time")
        _print_frames(jdk, recording, "jdk.ObjectAllocationSample", "allocated bytes")


def _jcmd(jdk: pathlib.Path, pid: int, *command: str) -> None:
    done = subprocess.run([str(jdk / "jcmd"), str(pid), *command], capture_output=True, text=True)
    if done.returncode or "Could not" in done.stdout:
        raise Stop(f"jcmd {' '.join(command)}: {done.stdout}{done.stderr}")


def _thread_seconds(pid: int) -> dict[str, float]:
    """CPU time by thread, also of the JVM's own: compilers, collector, recorder."""
    seconds: dict[str, float] = collections.defaultdict(float)
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            name = (task / "comm").read_text().strip()
            seconds[name] += int((task / "schedstat").read_text().split()[0]) / 1e9
        except OSError:
            continue
    return seconds


def _print_threads(used: dict[str, float]) -> None:
    total = sum(used.values()) or 1
    print("| thread | share |\n| --- | ---: |")
    for name, seconds in sorted(used.items(), key=lambda x: -x[1])[:8]:
        print(f"| {name} | {100 * seconds / total:.1f} % |")


def _print_frames(jdk: pathlib.Path, recording: pathlib.Path, event: str, what: str) -> None:
    command = [str(jdk / "jfr"), "print", "--json", "--stack-depth", "100", "--events", event, str(recording)]
    events = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    own: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    for one in events["recording"]["events"]:
        values = one["values"]
        weight = values.get("weight", 1)
        frames = [_name(f) for f in (values.get("stackTrace") or {}).get("frames", [])]
        if frames:
            kind = values.get("objectClass", {}).get("name")
            own[f"{kind} in {frames[0]}" if kind else frames[0]] += weight
            total.update(dict.fromkeys((f for f in frames if f.startswith("aigateway.")), weight))
        else:
            own["(no stack)"] += weight
    everything = sum(own.values()) or 1
    for title, counts in (("by itself", own), ("by the gateway's methods with what they call", total)):
        print(f"\n| {what} {title} | share |\n| --- | ---: |")
        for name, weight in counts.most_common(ROWS):
            print(f"| {name} | {100 * weight / everything:.1f} % |")


def _name(frame: dict) -> str:
    method = frame["method"]
    owner = method["type"]["name"].replace("/", ".")
    return f"{owner}.{method['name']}"

