"""The loads, one window of one load on one target at a time."""

import http.client
import json
import os
import struct
import subprocess
import time

from machine import LOAD_CORE, Meter, Processes, Stop, resident_mb
from servers import HERE, PATH, WORK, Form, Target, Variant, need

FOREIGN_LIMIT = 0.12  # cores
TRIES = 4
PATIENCE = 120  # seconds in all to wait for calm moments
SLOW_STREAMS = 2000
PACED_RATE = 1000
TITLES = {
    "small": "600-byte call",
    "hit": "600-byte call answered by the cache",
    "big": "100 KB call",
    "stream": "64-chunk stream",
    "paced": f"600-byte call, {PACED_RATE:,} a second",
    "streams": f"{SLOW_STREAMS:,} slow streams, per chunk",
}
CONNECTIONS = {"small": 64, "hit": 64, "big": 32, "stream": 32, "paced": 16, "streams": SLOW_STREAMS}
# methods, and calls at once on each of so many connections
GRPC_METHODS = {"small": "ChatCompletion", "stream": "ChatCompletionStream"}
GRPC_CONNECTIONS, GRPC_STREAMS = 8, {"small": 8, "stream": 4}
# what wrk.lua, client.c and grpc.c replace, so that no two calls are the same
MARK = "user-1234"
TEXT = (
    'A caller asks the "gateway" a question in plain words,\nline after line, '
    "and waits patiently for what the model behind it will say. "
)


def loads_of(variant: Variant, kinds: list[str]) -> list[str]:
    """Those that make sense for a variant."""
    return [k for k in kinds if (k != "hit" or variant.cache) and (k in GRPC_METHODS or not variant.grpc)]


def body(form: Form, stream: bool, repeats: int, user: str = MARK) -> str:
    who = {"user": user} if form.knows_users else {}
    text = TEXT * repeats if form.knows_users else f"I am {user}. {TEXT * repeats}"
    if user != MARK:
        text = f"I am {MARK}. {text}"
    return json.dumps(
        {"model": form.model, **who, "stream": stream, "temperature": 0.7, "max_tokens": 256,
         "messages": [{"role": "system", "content": "You are a helpful assistant."},
                      {"role": "user", "content": text}]},
        separators=(",", ":"))


def write_bodies(variant: Variant) -> None:
    """Files with the calls' bodies: 600 bytes or 104 KB, whole or streamed."""
    form = variant.form
    bodies = {"small": body(form, False, 3), "big": body(form, False, 790), "stream": body(form, True, 3),
              "hit": body(form, False, 3), "paced": body(form, False, 3), "streams": body(form, True, 1, "pace-100-100000")}
    for kind, text in bodies.items():
        _body_file(variant, kind).write_text(text)


    if variant.grpc:
        for kind in GRPC_METHODS:
            _message_file(variant, kind).write_bytes(message(json.loads(bodies[kind])))


def message(call: dict) -> bytes:
    """A body as the gRPC service's request."""
    def field(number: int, value: bytes) -> bytes:
        return varint(number << 3 | 2) + varint(len(value)) + value

    def varint(value: int) -> bytes:
        return bytes([value & 0x7F | 0x80]) + varint(value >> 7) if value > 0x7F else bytes([value])

    messages = b"".join(field(2, field(1, m["role"].encode()) + field(2, m["content"].encode())) for m in call["messages"])
    return (messages + varint(3 << 3 | 5) + struct.pack("<f", call["temperature"]) + varint(4 << 3) + varint(call["max_tokens"])
            + field(5, call["model"].encode()) + field(17, call["user"].encode()))


def _message_file(variant: Variant, kind: str):
    return WORK / f"message-{variant.name}-{kind}.bin"


def _body_file(variant: Variant, kind: str):
    return WORK / f"body-{variant.name}-{kind}.json"


def check(target: Target, variant: Variant) -> None:
    """One whole and one streamed call: a bench of wrong answers would be worth nothing."""
    kinds = [("small", target.port), ("big", target.port), ("stream", target.streams_port)]
    if variant.cache:
        kinds.append(("hit", target.port))
    for kind, port in kinds:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("POST", PATH, _body_file(variant, kind).read_bytes(),
                           {"Content-Type": "application/json", "Authorization": "Bearer sk-client-0123456789"})
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        good = response.status == 200
        if target.name != "nginx" and variant.proof and not response.getheader(variant.proof):
            raise Stop(f"{target.name} ({variant.name}) sends no {variant.proof}: the policy is not on")
        if target.name != "nginx":
            # the first call asked the same
            good = good and (kind != "hit" or response.getheader("x-cache") == "hit")
            wanted = '"finish_reason":"stop"' if kind == "stream" else '"choices"'
            good = good and wanted in text and (kind != "stream" or text.rstrip().endswith("data: [DONE]"))
        if not good:
            raise Stop(f"{target.name} ({variant.name}) answers a {TITLES[kind]} with {response.status}: {text[-400:]}")


def window(processes: Processes, target: Target, variant: Variant, kind: str, seconds: int) -> dict:
    """A window that strangers on the machine did not disturb; else, of several, the least disturbed one."""
    best: dict = {}
    for _ in range(TRIES):
        await_calm(processes, target)
        one = _window(processes, target, variant, kind, seconds)
        if not best or one["foreign"] < best["foreign"]:
            best = one
        if best["foreign"] <= FOREIGN_LIMIT:
            break
    return best


def await_calm(processes: Processes, target: Target) -> None:
    """Waits until nobody else uses the machine, but not forever."""
    while processes.waited < PATIENCE:
        meter = Meter(processes, target.pid)
        time.sleep(0.5)
        if meter.stop()[1] <= FOREIGN_LIMIT:
            return
        processes.waited += 0.5


def warm(processes: Processes, target: Target, variant: Variant, kind: str, seconds: int) -> None:
    """Load before the first window, so that the compiler is done."""
    _window(processes, target, variant, kind, seconds)


def _window(processes: Processes, target: Target, variant: Variant, kind: str, seconds: int) -> dict:
    file = str(_body_file(variant, kind))
    environment = dict(os.environ, BENCH_BODY=file, BENCH_SAME="yes" if kind == "hit" else "")
    paced = kind in ("paced", "streams")
    if variant.grpc and target.grpc_port:
        command = [str(WORK / "grpc"), str(target.grpc_port), f"/ai_gateway.AIGateway/{GRPC_METHODS[kind]}",
                   str(_message_file(variant, kind)), str(seconds), str(GRPC_CONNECTIONS), str(GRPC_STREAMS[kind])]
    elif paced:
        seconds *= 2
        port = target.port if kind == "paced" else target.streams_port
        command = [str(WORK / "client"), kind, str(port), PATH, file, str(seconds), str(CONNECTIONS[kind])]
        command += [str(PACED_RATE)] if kind == "paced" else []
    else:
        port = target.streams_port if kind == "stream" else target.port
        script = str(HERE / "wrk.lua")
        command = [need("wrk", "wrk"), "-t1", f"-c{CONNECTIONS[kind]}", f"-d{seconds}s", "--timeout", "10s",
                   "-s", script, f"http://127.0.0.1:{port}{PATH}"]
    meter, resident = Meter(processes, target.pid), 0.0
    load = processes.start(command, LOAD_CORE, env=environment, stdout=subprocess.PIPE, text=True)
    while load.poll() is None:
        resident = max(resident, resident_mb(target.pid))
        time.sleep(0.1)
    # the load's own time is a finished child's from here on, and is counted there
    processes.watched.discard(load.pid)
    cpu, foreign = meter.stop()
    result = json.loads(load.stdout.read().strip().splitlines()[-1])
    if target.log:
        os.truncate(target.log, 0)
    count = result["events"] if kind == "streams" else result["calls"]
    return {"cpu_us": cpu * 1e6 / max(1, count), "rate": count / (result.get("micros", seconds * 1e6) / 1e6),
            "bad": result["bad"] + result["failed"], "p50_ms": result["p50_us"] / 1000,
            "p99_ms": result["p99_us"] / 1000, "resident_mb": resident, "foreign": foreign}
