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


def median(windows: list[dict], field: str) -> float:
    return statistics.median(w[field] for w in windows)


def table(results: Results, memory: dict[str, dict[str, float]], starts: dict[str, list[float]]) -> str:
    lines = []
    for variant in dict.fromkeys(key[0] for key in results):
        lines += [f"### {VARIANTS[variant].title[0].upper()}{VARIANTS[variant].title[1:]}", ""]
        kinds = [k for k in TITLES if (variant, k, "nginx") in results]
        lines += _throughput(results, variant, kinds) + _latency(results, variant, kinds)
        lines += _memory(memory.get(variant, {}))
    if starts:
        lines += ["### Start-up", "", "| start on one core | seconds to `ready` |", "| --- | ---: |"]
        lines += [f"| {way} | {statistics.median(t):.2f} ({min(t):.2f}–{max(t):.2f}) |" for way, t in starts.items()]
        lines.append("")
    return "\n".join(lines + _doubts(results))


def _throughput(results: Results, variant: str, kinds: list[str]) -> list[str]:
    lines = ["| load | nginx calls/s | gateway calls/s | nginx CPU µs | gateway CPU µs | ratio | windows' ratios |",
             "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for kind in kinds:
        nginx, ours = results[variant, kind, "nginx"], results.get((variant, kind, "gateway"))
        row = [TITLES[kind], f"{median(nginx, 'rate'):,.0f}"]
        if ours:
            each = sorted(o["cpu_us"] / n["cpu_us"] for o, n in zip(ours, nginx))
            row += [f"{median(ours, 'rate'):,.0f}", f"{median(nginx, 'cpu_us'):.1f}", f"{median(ours, 'cpu_us'):.1f}",
                    f"**{median(ours, 'cpu_us') / median(nginx, 'cpu_us'):.2f}**", f"{each[0]:.2f}–{each[-1]:.2f}"]
        else:
            row += ["–", f"{median(nginx, 'cpu_us'):.1f}", "–", "–", "–"]
        lines.append(f"| {' | '.join(row)} |")
    return lines + [""]


def _latency(results: Results, variant: str, kinds: list[str]) -> list[str]:
    lines = []
    for kind in ("paced",):
        ours = results.get((variant, kind, "gateway"))
        if kind not in kinds or not ours:
            continue
        nginx = results[variant, kind, "nginx"]
        lines += [f"| {TITLES[kind]} | nginx ms | gateway ms | more than nginx ms |", "| --- | ---: | ---: | ---: |"]
        for field, title in (("p50_ms", "p50"), ("p99_ms", "p99")):
            theirs, own = median(nginx, field), median(ours, field)
            lines.append(f"| {title} | {theirs:.3f} | {own:.3f} | {own - theirs:.3f} |")
        lines.append("")
    return lines


def _memory(memory: dict[str, float]) -> list[str]:
    if not memory:
        return []
    return ["| resident memory | MB |", "| --- | ---: |", *(f"| {k} | {v:.0f} |" for k, v in memory.items()), ""]


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
