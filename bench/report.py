"""Turns windows into the table that people read."""

import datetime
import pathlib
import statistics

from loads import FOREIGN_LIMIT, TITLES
from machine import describe
from servers import PROJECT, VARIANTS

BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
DOCUMENT = PROJECT / "docs" / "performance.md"
Results = dict[tuple[str, str, str], list[dict]]  # (variant, kind, target) -> windows
Memory = dict[tuple[str, str], dict[str, float]]  # (variant, target) -> state -> MB
MEMORY_STATES = ("idle", "loaded", "2,000 streams at once")


def median(windows: list[dict], field: str) -> float:
    return statistics.median(w[field] for w in windows)


def table(results: Results, memory: Memory, starts: dict[str, list[float]]) -> str:
    lines = []
    for variant in dict.fromkeys(key[0] for key in results):
        title = VARIANTS[variant].title
        kinds = [k for k in TITLES if (variant, k, "nginx") in results]
        gateways = [t for t in dict.fromkeys(key[2] for key in results) if t != "nginx" and
                    any((variant, k, t) in results for k in kinds)]
        lines += [f"### {title[0].upper()}{title[1:]}", ""]
        lines += _throughput(results, variant, kinds, gateways)
        lines += _latency(results, variant, kinds, gateways)
        lines += _memory(memory, variant, gateways)
    lines += _policies(results)
    if starts:
        lines += ["### Start-up", "", "| start on one core | seconds to `ready` |", "| --- | ---: |"]
        lines += [f"| {way} | {statistics.median(t):.2f} ({min(t):.2f}–{max(t):.2f}) |" for way, t in starts.items()]
        lines.append("")
    return "\n".join(lines + _doubts(results))


def _policies(results: Results) -> list[str]:
    """What each policy, and each log sink, adds to a call that is passed through."""
    measured = dict.fromkeys(key[0] for key in results if key[2] == "gateway")
    variants = [v for v in measured if VARIANTS[v].policies]
    kinds = [k for k in TITLES if any((v, k, "gateway") in results for v in variants)]
    if not variants or "plain" not in measured:
        return []
    lines = ["### What policies and log sinks cost", "", f"| CPU µs | {' | '.join(TITLES[k] for k in kinds)} |",
             f"| --- |{' ---: |' * len(kinds)}"]
    for name in ("plain", *variants):
        cells = []
        for kind in kinds:
            windows = results.get((name, kind, "gateway"))
            if not windows:
                cells.append("")
                continue
            cost = median(windows, "cpu_us")
            without = results.get(("plain", kind, "gateway")) if name != "plain" else None
            cells.append(f"{cost:.1f}" + (f" ({cost - median(without, 'cpu_us'):+.1f})" if without else ""))
        lines.append(f"| {'none' if name == 'plain' else VARIANTS[name].title} | {' | '.join(cells)} |")
    return lines + [""]


def _label(target: str) -> str:
    return "" if target == "gateway" else f" (`{target.removeprefix('gateway ')}`)"


def _throughput(results: Results, variant: str, kinds: list[str], gateways: list[str]) -> list[str]:
    lines = ["| load | nginx calls/s | gateway calls/s | nginx CPU µs | gateway CPU µs | ratio | of single rounds |",
             "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for kind in kinds:
        nginx = results[variant, kind, "nginx"]
        for target in gateways:
            ours = results[variant, kind, target]
            each = sorted(o["cpu_us"] / n["cpu_us"] for o, n in zip(ours, nginx))
            row = [TITLES[kind] + _label(target), f"{median(nginx, 'rate'):,.0f}", f"{median(ours, 'rate'):,.0f}",
                   f"{median(nginx, 'cpu_us'):.1f}", f"{median(ours, 'cpu_us'):.1f}",
                   f"**{median(ours, 'cpu_us') / median(nginx, 'cpu_us'):.2f}**", f"{each[0]:.2f}–{each[-1]:.2f}"]
            lines.append(f"| {' | '.join(row)} |")
        if not gateways:
            lines.append(f"| {TITLES[kind]} | {median(nginx, 'rate'):,.0f} | | {median(nginx, 'cpu_us'):.1f} | | | |")
    return lines + [""]


def _latency(results: Results, variant: str, kinds: list[str], gateways: list[str]) -> list[str]:
    if "paced" not in kinds or not gateways:
        return []
    nginx = results[variant, "paced", "nginx"]
    lines = [f"| {TITLES['paced']} | nginx ms | gateway ms | added ms |", "| --- | ---: | ---: | ---: |"]
    for target in gateways:
        ours = results[variant, "paced", target]
        for field, title in (("p50_ms", "p50"), ("p99_ms", "p99")):
            theirs, own = median(nginx, field), median(ours, field)
            lines.append(f"| {title}{_label(target)} | {theirs:.3f} | {own:.3f} | {own - theirs:.3f} |")
    return lines + [""]


def _memory(memory: Memory, variant: str, gateways: list[str]) -> list[str]:
    rows = [(t, memory[variant, t]) for t in gateways if memory.get((variant, t))]
    if not rows:
        return []
    lines = [f"| resident memory, MB | {' | '.join(MEMORY_STATES)} |", "| --- | ---: | ---: | ---: |"]
    for target, states in rows:
        cells = [f"{states[s]:.0f}" if s in states else "–" for s in MEMORY_STATES]
        lines.append(f"| gateway{_label(target)} | {' | '.join(cells)} |")
    return lines + [""]


def _doubts(results: Results) -> list[str]:
    lines = []
    for (variant, kind, target), windows in results.items():
        bad = sum(w["bad"] for w in windows)
        noisy = sum(w["foreign"] > FOREIGN_LIMIT for w in windows)
        if bad:
            lines.append(f"**{bad} failed calls**: {target}, {TITLES[kind]}, {VARIANTS[variant].title}.")
        if noisy:
            lines.append(f"Disturbed by other processes: {noisy} of {len(windows)} windows of {target}, "
                         f"{TITLES[kind]}, {VARIANTS[variant].title}.")
    return [*lines, ""] if lines else []


def write_document(text: str, command: str, versions: str) -> None:
    """Puts the table between the marks of the document."""
    page = DOCUMENT.read_text()
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    today = datetime.date.today().isoformat()
    made = f"Made on {today} by `{command}`; {describe()}; {versions}."
    DOCUMENT.write_text(f"{before}{BEGIN}\n{made}\n\n{text.strip()}\n{END}{after}")


def relative(path: pathlib.Path) -> str:
    return str(path.relative_to(PROJECT))
