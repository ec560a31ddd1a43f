"""The processes that a bench needs: mock upstreams, nginx beside the gateway, and the gateway."""

import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import time

from machine import GATEWAY_CORE, LOAD_CORE, Processes, Stop, free_port

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent
WORK = PROJECT / "target" / "bench"
PATH = "/v1/chat/completions"
UPSTREAM_KEY = "sk-upstream-0123456789"


@dataclasses.dataclass(frozen=True)
class Form:
    """A provider's API, as bench/mock.c answers it.

    `base` follows the origin in the gateway's configuration, and `path` in nginx's if it is not the
    call's own. Where an API knows no user ids, calls carry theirs in the text, so that nothing has to
    be left out of them.
    """

    kind: str
    model: str
    base: str = "/v1"
    path: str = ""
    knows_users: bool = True


FORMS = {
    f.kind: f
    for f in (
        Form("openai", "gpt-4o"),
        Form("anthropic", "claude-sonnet-4-5", path="/v1/messages"),
        Form("gemini", "gemini-2.5-flash", "/v1beta", "/v1beta/models/gemini-2.5-flash:generateContent", False),
        Form("cohere", "command-a-03-2025", "/v2", "/v2/chat", False),
        Form("ollama", "llama3.2", "", "/api/chat", False),
        Form("mistral", "mistral-small-latest", knows_users=False),
    )
}


PROMPT = 'systemPrompt = "Answer in the language of the question, and in at most three sentences."\n'
# high enough never to be met
LIMIT = '[ratelimit]\nname = "bench"\nrequestsPerWindow = 100000000\nwindowSeconds = 60\n'
# none stands in an answer of bench/mock.c, but many begin as words there do
PHRASES = (
    "the answer is forbidden", "an obscene word", "to be kept secret", "internal use only", "of no concern to you",
    "in strict confidence", "and nothing but the truth", "that must not be said", "company confidential", "top secret",
    "as an unlicensed doctor", "guaranteed profit", "insider information", "for your eyes only", "do not distribute",
    "this is legal advice", "wire the money", "one-time password", "master key", "unreleased product")
GUARD = f"[guardrails]\nbannedPhrases = {json.dumps(PHRASES)}\n"

# what follows `enable` in the switch of each log sink, and its keys
SINKS = {
    "elastic": ("ElasticSearch", "elasticSearchEndpoint", "elasticApiKey"),
    "splunk": ("Splunk", "splunkEndpoint", "splunkToken"),
    "datadog": ("Datadog", "datadogEndpoint", "datadogApiKey"),
    "otlp": ("OpenTelemetry", "openTelemetryEndpoint", ""),
}
NOBODY = 1  # a port on which nothing listens


@dataclasses.dataclass(frozen=True)
class Variant:
    """A way to run the gateway.

    `keys` and `tables` of its configuration switch policies on; `proof` is a field of every answer's head
    that shows that they are. The cache, which is on by default, is off unless it is what is measured.
    `sinks` get the log lines too, compressed if `gzip`, unless they are `down`.
    """

    name: str
    title: str
    form: Form = FORMS["openai"]
    tls: str = ""
    keys: str = ""
    tables: str = ""
    cache: bool = False
    proof: str = ""
    grpc: bool = False  # how callers speak to the gateway; nginx is called over HTTP/1.1 all the same
    sinks: tuple[str, ...] = ()
    gzip: bool = False
    down: bool = False
    watched: bool = False  # an open dashboard's stream, and one that follows each call

    @property
    def policies(self) -> bool:
        return bool(self.keys or self.tables or self.cache or self.sinks or self.watched)


VARIANTS = {
    v.name: v
    for v in (
        Variant("plain", "passed through"),
        Variant("translated", "translated (Anthropic)", FORMS["anthropic"]),
        Variant("gemini", "translated (Gemini)", FORMS["gemini"]),
        Variant("cohere", "translated (Cohere)", FORMS["cohere"]),
        Variant("ollama", "translated (Ollama)", FORMS["ollama"]),
        Variant("mistral", "Mistral's own rules", FORMS["mistral"]),
        Variant("tls-jdk", "TLS to the upstream, the JDK's engine", tls="jdk"),
        Variant("tls-openssl", "TLS to the upstream, OpenSSL's engine", tls="openssl"),
        Variant("grpc", "called over gRPC", grpc=True),
        Variant("limit", "a rate limit", tables=LIMIT, proof="ratelimit-limit"),
        Variant("guard", "20 banned phrases", tables=GUARD),
        Variant("prompt", "an injected system prompt", keys=PROMPT),
        Variant("cache", "the cache", cache=True),
        Variant("policies", "all policies", keys=PROMPT, tables=LIMIT + GUARD, cache=True, proof="ratelimit-limit"),
        Variant("sink-elastic", "log lines to Elasticsearch", sinks=("elastic",)),
        Variant("sink-splunk", "log lines to Splunk", sinks=("splunk",)),
        Variant("sink-datadog", "log lines to Datadog", sinks=("datadog",)),
        Variant("sink-otlp", "log lines to OpenTelemetry", sinks=("otlp",)),
        Variant("sinks", "log lines to all four sinks", sinks=tuple(SINKS)),
        Variant("sinks-gzip", "log lines to all four sinks, compressed", sinks=tuple(SINKS), gzip=True),
        Variant("watched", "the dashboard is open", watched=True),
        Variant("sinks-down", "all four sinks on and down", sinks=tuple(SINKS), down=True),
    )
}


@dataclasses.dataclass
class Target:
    """Something that is loaded. `streams_port` differs only where a proxy needs other settings for streams."""

    name: str
    port: int
    streams_port: int
    pid: int
    log: pathlib.Path | None = None
    grpc_port: int = 0


def need(program: str, package: str) -> str:
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin")
    if not found:
        raise Stop(f"{program} is missing; on Debian: apt-get install {package}")
    return found


def build_tools() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    for old in WORK.glob("gateway-*.log"):
        old.unlink()
    compiler = need("gcc", "gcc libc6-dev")
    for name, libraries in (("mock", ["-l:libssl.so.3", "-l:libcrypto.so.3"]), ("client", []), ("grpc", [])):
        source, program = HERE / f"{name}.c", WORK / name
        if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
            command = [compiler, "-O2", "-Wall", "-Wextra", "-o", str(program), str(source), *libraries]
            if subprocess.run(command).returncode:
                raise Stop(f"{source.name} does not compile")


def certificate() -> tuple[str, str]:
    """A self-made certificate for localhost and 127.0.0.1, and its key."""
    cert, key = WORK / "upstream.pem", WORK / "upstream.key"
    if not (cert.exists() and key.exists()):
        subprocess.run(
            [need("openssl", "openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
             "-nodes", "-days", "3650", "-subj", "/CN=localhost", "-addext",
             "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)],
            check=True, stderr=subprocess.DEVNULL)
    return str(cert), str(key)


class Mocks:
    """Mock upstreams, one for each form and transport that is asked for."""

    def __init__(self, processes: Processes, fixed_port: int = 0) -> None:
        self._processes, self._fixed_port = processes, fixed_port
        self._ports: dict[tuple[str, bool], int] = {}

    def port(self, variant: Variant) -> int:
        key = (variant.form.kind, bool(variant.tls))
        if key not in self._ports:
            port = self._fixed_port or free_port()
            command = [str(WORK / "mock"), str(port), variant.form.kind, *(certificate() if variant.tls else ())]
            self._processes.start(command, LOAD_CORE)
            self._ports[key] = port
        return self._ports[key]

    def sink_port(self, variant: Variant) -> int:
        """The port of a mock that takes log lines in the place of every sink."""
        if not variant.sinks or variant.down:
            return NOBODY
        key = ("sink", False)
        if key not in self._ports:
            self._ports[key] = free_port()
            self._processes.start([str(WORK / "mock"), str(self._ports[key]), "sink"], LOAD_CORE)
        return self._ports[key]


def start_nginx(processes: Processes, variants: list[Variant], mocks: Mocks) -> dict[str, Target]:
    """One nginx with one worker: a plain reverse proxy in front of each variant's upstream."""
    ports = {v.name: (free_port(), free_port()) for v in variants}
    servers = "\n".join(_nginx_servers(v, mocks.port(v), *ports[v.name]) for v in variants)
    conf = WORK / "nginx.conf"
    conf.write_text(f"""
worker_processes 1; daemon off; pid {WORK}/nginx.pid; error_log {WORK}/nginx.log; worker_rlimit_nofile 20000;
events {{ worker_connections 16000; use epoll; }}
http {{
  access_log off; tcp_nodelay on; keepalive_requests 1000000000; keepalive_timeout 1h;
  client_body_buffer_size 256k; client_max_body_size 10m;
  client_body_temp_path {WORK}/nginx-body; proxy_temp_path {WORK}/nginx-proxy;
  fastcgi_temp_path {WORK}/nginx-other; uwsgi_temp_path {WORK}/nginx-other; scgi_temp_path {WORK}/nginx-other;
  proxy_http_version 1.1; proxy_read_timeout 10m; proxy_buffers 16 8k;
{servers}
}}
""")
    master = processes.start([need("nginx", "nginx"), "-c", str(conf), "-e", str(WORK / "nginx.log")], GATEWAY_CORE)
    children = pathlib.Path(f"/proc/{master.pid}/task/{master.pid}/children")
    for _ in range(100):
        time.sleep(0.1)
        if master.poll() is not None:
            raise Stop(f"nginx did not start; see {WORK}/nginx.log")
        if workers := children.read_text().split():
            processes.watched.add(int(workers[0]))
            return {n: Target("nginx", p, s, int(workers[0])) for n, (p, s) in ports.items()}
    raise Stop("nginx has no worker")


def _nginx_servers(variant: Variant, upstream: int, port: int, streams_port: int) -> str:
    name = variant.name.replace("-", "_")
    tls = ""
    if variant.tls:
        tls = f"proxy_ssl_verify on; proxy_ssl_name localhost; proxy_ssl_trusted_certificate {certificate()[0]};"
    location = f"""location / {{
    proxy_pass {"https" if variant.tls else "http"}://{name}{variant.form.path}; {tls}
    proxy_set_header Connection ""; proxy_set_header Authorization "Bearer {UPSTREAM_KEY}";"""
    return f"""
  upstream {name} {{ server 127.0.0.1:{upstream}; keepalive 512; keepalive_requests 1000000000; keepalive_timeout 1h; }}
  server {{ listen 127.0.0.1:{port} backlog=4096; {location} }} }}
  server {{ listen 127.0.0.1:{streams_port} backlog=4096; {location} proxy_buffering off; }} }}"""


def build_gateway() -> None:
    if subprocess.run([str(PROJECT / "gateway"), "build"]).returncode:
        raise Stop("./gateway does not build")


def sinks_table(variant: Variant, port: int) -> str:
    if not variant.sinks:
        return ""
    lines = ["[defaultLoggingConfig]", f"sinkCompression = {'true' if variant.gzip else 'false'}"]
    for name, endpoint, key in (SINKS[s] for s in variant.sinks):
        lines += [f"enable{name} = true", f'{endpoint} = "http://127.0.0.1:{port}"']
        lines += [f'{key} = "sink-key-0123456789"'] if key else []
    return "\n".join(lines) + "\n"


def gateway_command(variant: Variant, upstream: int, port: int, options: str,
                    sink: int = NOBODY) -> tuple[list[str], dict[str, str]]:
    """The command and the environment of a gateway in front of an upstream."""
    config = WORK / f"{variant.name}.toml"
    # the host that the certificate names; for clear text an address, which needs no resolver
    origin = f"https://localhost:{upstream}" if variant.tls else f"http://127.0.0.1:{upstream}"
    config.write_text(f"""{variant.keys}
{variant.tables}{sinks_table(variant, sink)}
[[providers]]
name = "{variant.form.kind}"
kind = "{variant.form.kind}"
endpoint = "{origin}{variant.form.base}"
apiKey = "{UPSTREAM_KEY}"
model = "{variant.form.model}"

[cache]
enabled = {"true" if variant.cache else "false"}
""")
    environment = dict(os.environ, GATEWAY_PORT=str(port), GATEWAY_ADMIN_PORT=str(free_port()),
                       GATEWAY_GRPC_PORT=str(free_port()), GATEWAY_DATA_DIR=str(WORK / f"data-{variant.name}"))
    if variant.tls:
        options = f"{options} -Dgateway.tls={variant.tls}"
        environment["SSL_CERT_FILE"] = certificate()[0]
    environment["GATEWAY_JAVA_OPTS"] = f"{environment.get('GATEWAY_JAVA_OPTS', '')} {options}".strip()
    return [str(PROJECT / "gateway"), "serve", "--config", str(config)], environment


def is_ready(line: str) -> bool:
    """True for the gateway's log line that names its ports."""
    try:
        entry = json.loads(line)
    except ValueError:
        return False
    return isinstance(entry, dict) and str(entry.get("message", "")).startswith("ready")


def watch(processes: Processes, admin_port: str) -> None:
    """What the admin pages listen to while they are open."""
    events = f"http://127.0.0.1:{admin_port}/admin/events"
    for query in ("", "?calls=true"):
        command = [need("curl", "curl"), "-sN", "-m", "3600", "-o", "/dev/null", events + query]
        processes.start(command, LOAD_CORE)


def start_gateway(processes: Processes, variant: Variant, upstream: int, options: str, sink: int) -> Target:
    """A gateway on its core, ready; its log is a real file."""
    port = free_port()
    log = WORK / f"gateway-{variant.name}-{port}.log"
    command, environment = gateway_command(variant, upstream, port, options, sink)
    with open(log, "ab") as out:
        process = processes.start(command, GATEWAY_CORE, env=environment, stdout=out, stderr=out)
    for _ in range(600):
        time.sleep(0.1)
        if any(is_ready(line) for line in log.read_text(errors="replace").splitlines()):
            if variant.watched:
                watch(processes, environment["GATEWAY_ADMIN_PORT"])
            return Target("gateway", port, port, process.pid, log, int(environment["GATEWAY_GRPC_PORT"]))
        if process.poll() is not None:
            break
    raise Stop(f"the gateway did not get ready; see {log}")
