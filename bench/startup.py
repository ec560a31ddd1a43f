"""How long the gateway takes from its command to its log line `ready`."""

import subprocess
import time

from machine import GATEWAY_CORE, Processes, Stop, free_port
from servers import Variant, gateway_command, is_ready

RUNS = 5


def measure(processes: Processes, variant: Variant, upstream: int, options: str) -> dict[str, list[float]]:
    """Seconds of each start, with the AOT cache and without it, in turns."""
    ways = {"with the AOT cache": "on", "without": "off"}
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(RUNS):
        for way, cache in ways.items():
            times[way].append(_once(processes, variant, upstream, options, cache))
    return times


def _once(processes: Processes, variant: Variant, upstream: int, options: str, cache: str) -> float:
    command, environment = gateway_command(variant, upstream, free_port(), options)
    environment["GATEWAY_AOT"] = cache
    begin = time.monotonic()
    process = processes.start(command, GATEWAY_CORE, env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    for line in process.stdout:
        if is_ready(line):
            seconds = time.monotonic() - begin
            processes.stop(process)
            return seconds
    raise Stop("the gateway ended before it was ready")

