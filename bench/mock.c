// A fast upstream for the bench. It answers every call at once with a fixed body, or with a stream
// of 64 events; in the form of one provider's API; over plain TCP or TLS 1.3. One thread, epoll.
// As a log sink it answers that all was taken, in the words of each kind of sink.
//
// Usage: mock PORT openai|anthropic|gemini|cohere|ollama|mistral|sink [CERTIFICATE KEY]   (PEM files)
//
// A body with "stream":true gets a stream, and so does Gemini's path for streams.
// "pace-MILLIS-COUNT" near either end of the body makes it a slow one: COUNT events, one every
// MILLIS. All slow streams of one process share one pace.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

// The few functions of OpenSSL's stable interface that are used, so that no header package is
// needed: only the library that nginx brings along.
typedef struct ssl_st SSL;
typedef struct ssl_ctx_st SSL_CTX;
extern const void *TLS_server_method(void);
extern SSL_CTX *SSL_CTX_new(const void *method);
extern long SSL_CTX_ctrl(SSL_CTX *, int command, long value, void *pointer);
extern int SSL_CTX_use_certificate_chain_file(SSL_CTX *, const char *);
extern int SSL_CTX_use_PrivateKey_file(SSL_CTX *, const char *, int type);
extern SSL *SSL_new(SSL_CTX *);
extern void SSL_free(SSL *);
extern int SSL_set_fd(SSL *, int);
extern void SSL_set_accept_state(SSL *);
extern int SSL_read(SSL *, void *, int);
extern int SSL_write(SSL *, const void *, int);
extern int SSL_get_error(const SSL *, int);
extern void ERR_clear_error(void);
enum { TYPE_PEM = 1, WANT_READ = 2, WANT_WRITE = 3, CTRL_MODE = 33, MODE_PARTIAL_AND_MOVING = 3 };

enum { WHOLE_BYTES = 1200, STREAM_EVENTS = 64, SCAN = 2048, OUT_LIMIT = 256 * 1024 };

typedef struct {
    char *bytes;
    int length, capacity;
} buffer;

typedef struct connection {
    int fd; // -1 once closed
    SSL *tls;
    buffer in, out;
    int body; // bytes of the request's body, or -1 while its head is read
    int next_event, events; // of the slow stream that is sent
    long long due;
    struct connection *next; // in the queue of slow streams
    int queued, wants_out;
    int stream_path; // whether the path asks for a stream
} connection;

static int loop;
static SSL_CTX *context;
static buffer whole, stream_head, first, middle, last, usage, done;
static connection *queue_head, *queue_tail;
static long long pace;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void reserve(buffer *b, int more) {
    if (b->length + more > b->capacity) {
        b->capacity = b->capacity * 2 > b->length + more ? b->capacity * 2 : b->length + more;
        b->bytes = realloc(b->bytes, b->capacity);
        if (!b->bytes) fail("memory");
    }
}

static void append(buffer *b, const char *bytes, int length) {
    reserve(b, length);
    memcpy(b->bytes + b->length, bytes, length);
    b->length += length;
}

static void drop(buffer *b, int length) {
    memmove(b->bytes, b->bytes + length, b->length - length);
    b->length -= length;
}

// ---- transport: bytes read or written; 0 for "not now", -1 for the end ----

static int outcome(connection *c, int result) {
    if (result > 0) return result;
    if (!c->tls) return result < 0 && errno == EAGAIN ? 0 : -1;
    int error = SSL_get_error(c->tls, result);
    return error == WANT_READ || error == WANT_WRITE ? 0 : -1;
}

static int get(connection *c, char *to, int length) {
    if (!c->tls) return outcome(c, read(c->fd, to, length));
    ERR_clear_error();
    return outcome(c, SSL_read(c->tls, to, length));
}

static int put(connection *c, const char *from, int length) {
    if (!c->tls) return outcome(c, write(c->fd, from, length));
    ERR_clear_error();
    return outcome(c, SSL_write(c->tls, from, length));
}

static void watch(connection *c, int wants_out) {
    if (c->wants_out != wants_out) {
        c->wants_out = wants_out;
        struct epoll_event e = {.events = EPOLLIN | (wants_out ? EPOLLOUT : 0), .data.ptr = c};
        epoll_ctl(loop, EPOLL_CTL_MOD, c->fd, &e);
    }
}

static int flush(connection *c) {
    int sent = 0;
    while (sent < c->out.length) {
        int n = put(c, c->out.bytes + sent, c->out.length - sent);
        if (n < 0) return -1;
        if (n == 0) break;
        sent += n;
    }
    drop(&c->out, sent);
    watch(c, c->out.length > 0);
    return 0;
}

static int send_bytes(connection *c, const buffer *b) {
    int sent = 0;
    while (c->out.length == 0 && sent < b->length) {
        int n = put(c, b->bytes + sent, b->length - sent);
        if (n < 0) return -1;
        if (n == 0) break;
        sent += n;
    }
    if (sent < b->length) {
        append(&c->out, b->bytes + sent, b->length - sent);
        watch(c, 1);
    }
    return 0;
}

static void release(connection *c) {
    free(c->in.bytes);
    free(c->out.bytes);
    free(c);
}

static void close_connection(connection *c) {
    if (c->tls) SSL_free(c->tls);
    close(c->fd);
    c->fd = -1;
    if (!c->queued) release(c);
}

// ---- answers ----

static int near_ends(const char *body, int length, const char *what, const char **found) {
    int n = strlen(what), head = length < SCAN ? length : SCAN, tail = length < SCAN ? 0 : SCAN;
    const char *at = memmem(body, head, what, n);
    if (!at && tail) at = memmem(body + length - tail, tail, what, n);
    if (found) *found = at;
    return at != NULL;
}

static void enqueue(connection *c) {
    c->queued = 1;
    c->next = NULL;
    if (queue_tail) queue_tail->next = c;
    else queue_head = c;
    queue_tail = c;
}

static int send_event(connection *c, int index, int count) {
    return send_bytes(c, index == 0 ? &first : index == count - 1 ? &last : &middle);
}

static int send_stream(connection *c, int with_usage) {
    for (int i = 0; i < STREAM_EVENTS; i++)
        if (send_event(c, i, STREAM_EVENTS)) return -1;
    if (with_usage && send_bytes(c, &usage)) return -1;
    return send_bytes(c, &done);
}

static int answer(connection *c, const char *body, int length) {
    const char *paced;
    if (!stream_head.length) return send_bytes(c, &whole);
    if (!c->stream_path && !near_ends(body, length, "\"stream\":true", NULL))
        return send_bytes(c, &whole);
    if (send_bytes(c, &stream_head)) return -1;
    if (!near_ends(body, length, "pace-", &paced))
        return send_stream(c, near_ends(body, length, "\"include_usage\":true", NULL));
    pace = atoi(paced + 5) * 1000000LL;
    const char *count = memchr(paced + 5, '-', 12);
    c->events = count ? atoi(count + 1) : STREAM_EVENTS;
    c->next_event = 0;
    c->due = now() + pace;
    if (!c->queued) enqueue(c);
    return 0;
}

// Sends what is due; the time until the next event in milliseconds, or -1.
static int send_due(void) {
    long long time = now();
    while (queue_head && (queue_head->fd < 0 || queue_head->due <= time)) {
        connection *c = queue_head;
        queue_head = c->next;
        if (!queue_head) queue_tail = NULL;
        c->queued = 0;
        if (c->fd < 0) {
            release(c);
            continue;
        }
        int full = c->out.length >= OUT_LIMIT, last_one = c->next_event == c->events - 1;
        if (!full
            && (send_event(c, c->next_event++, c->events) || (last_one && send_bytes(c, &done)))) {
            close_connection(c);
        } else if (full || !last_one) {
            c->due = c->due + pace < time - 1000000000LL ? time : c->due + pace;
            enqueue(c);
        }
    }
    return queue_head ? (int)((queue_head->due - time + 999999) / 1000000) : -1;
}

// ---- requests ----

// Reads the head if it is whole: 1 if it was, 0 if more is needed, -1 if it is not acceptable.
static int head(connection *c) {
    char *end = memmem(c->in.bytes, c->in.length, "\r\n\r\n", 4);
    if (!end) return 0;
    *end = 0;
    char *length = strcasestr(c->in.bytes, "\r\ncontent-length:");
    if (!length) {
        fprintf(stderr, "mock: a request without content-length\n");
        return -1;
    }
    char *path_end = strchr(c->in.bytes, '\r');
    c->stream_path = memmem(c->in.bytes, path_end - c->in.bytes, ":streamGenerateContent", 22) != NULL;
    c->body = atoi(length + 17);
    drop(&c->in, end + 4 - c->in.bytes);
    return 1;
}

static int readable(connection *c) {
    for (;;) {
        reserve(&c->in, 65536);
        int room = c->in.capacity - c->in.length;
        int n = get(c, c->in.bytes + c->in.length, room);
        if (n <= 0) return n;
        c->in.length += n;
        for (;;) {
            if (c->body < 0) {
                int whole_head = head(c);
                if (whole_head < 0) return -1;
                if (!whole_head) break;
            }
            if (c->in.length < c->body) break;
            int length = c->body;
            c->body = -1;
            if (answer(c, c->in.bytes, length)) return -1;
            drop(&c->in, length);
        }
        if (!c->tls && n < room) return 0;
    }
}

static void accept_all(int listener) {
    for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
        int one = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        connection *c = calloc(1, sizeof *c);
        c->fd = fd;
        c->body = -1;
        if (context) {
            c->tls = SSL_new(context);
            SSL_set_fd(c->tls, fd);
            SSL_set_accept_state(c->tls);
        }
        struct epoll_event e = {.events = EPOLLIN, .data.ptr = c};
        epoll_ctl(loop, EPOLL_CTL_ADD, fd, &e);
    }
}

// ---- what is answered ----

__attribute__((format(printf, 2, 3))) static void add(buffer *b, const char *format, ...) {
    reserve(b, 4096);
    va_list arguments;
    va_start(arguments, format);
    b->length += vsnprintf(b->bytes + b->length, 4096, format, arguments);
    va_end(arguments);
}

// One event as one chunk of the transfer coding.
__attribute__((format(printf, 2, 3))) static void event(buffer *b, const char *format, ...) {
    char text[2048];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    add(b, "%x\r\n%s\r\n", length, text);
}

static void whole_answer(const char *headers, const char *format) {
    char text[WHOLE_BYTES], body[2 * WHOLE_BYTES];
    int n = 0;
    do n += sprintf(text + n, "This answer is long enough to look like a real one. ");
    while (n + strlen(format) < WHOLE_BYTES - 50);
    int length = sprintf(body, format, text);
    add(&whole, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n%s",
        length, headers, body);
}

static void openai(void) {
    const char *chunk = "data: {\"id\":\"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT\",\"object\":"
        "\"chat.completion.chunk\",\"created\":1741569952,\"model\":\"gpt-4o-2024-08-06\","
        "\"choices\":[%s]%s}\n\n";
    whole_answer("x-request-id: req_0123456789abcdef\r\nopenai-processing-ms: 3\r\n",
        "{\"id\":\"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT\",\"object\":\"chat.completion\","
        "\"created\":1741569952,\"model\":\"gpt-4o-2024-08-06\",\"choices\":[{\"index\":0,"
        "\"message\":{\"role\":\"assistant\",\"content\":\"%s\",\"refusal\":null,"
        "\"annotations\":[]},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":"
        "{\"prompt_tokens\":119,\"completion_tokens\":110,\"total_tokens\":229,"
        "\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},"
        "\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,"
        "\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}},"
        "\"service_tier\":\"default\",\"system_fingerprint\":\"fp_fc9f1d7035\"}");
    event(&first, chunk, "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
        "\"finish_reason\":null}", "");
    event(&middle, chunk, "{\"index\":0,\"delta\":{\"content\":\" token\"},"
        "\"finish_reason\":null}", "");
    event(&last, chunk, "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}", "");
    event(&usage, chunk, "", ",\"usage\":{\"prompt_tokens\":119,\"completion_tokens\":62,"
        "\"total_tokens\":181}");
    event(&done, "data: [DONE]\n\n");
}

static void anthropic(void) {
    whole_answer("request-id: req_0123456789abcdef\r\n",
        "{\"id\":\"msg_013Zva2CMHLNnXjNJJKqJ2EF\",\"type\":\"message\",\"role\":\"assistant\","
        "\"model\":\"claude-sonnet-4-5\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}],"
        "\"stop_reason\":\"end_turn\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":119,"
        "\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,"
        "\"output_tokens\":110,\"service_tier\":\"standard\"}}");
    event(&first, "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":"
        "\"msg_013Zva2CMHLNnXjNJJKqJ2EF\",\"type\":\"message\",\"role\":\"assistant\",\"model\":"
        "\"claude-sonnet-4-5\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
        "\"usage\":{\"input_tokens\":119,\"output_tokens\":1}}}\n\n");
    event(&first, "event: content_block_start\ndata: {\"type\":\"content_block_start\","
        "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n");
    event(&middle, "event: content_block_delta\ndata: {\"type\":\"content_block_delta\","
        "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" token\"}}\n\n");
    event(&last, "event: content_block_stop\ndata: {\"type\":\"content_block_stop\","
        "\"index\":0}\n\n");
    event(&last, "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":"
        "{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":"
        "{\"output_tokens\":62}}\n\n");
    event(&done, "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
}

// `finish` ends the answer: what only the last event of a stream says.
#define GEMINI(text, finish, counted) "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"" \
    text "\"}],\"role\": \"model\"}" finish ",\"index\": 0}],\"usageMetadata\": {" \
    "\"promptTokenCount\": 119," counted "},\"modelVersion\": \"gemini-2.5-flash\"," \
    "\"responseId\": \"S7-FaruuCO2qnsEPoOCUgQg\"}"

static void gemini(void) {
    const char *details = ",\"promptTokensDetails\": [{\"modality\": \"TEXT\",\"tokenCount\": 119}],"
        "\"thoughtsTokenCount\": 31,\"serviceTier\": \"standard\"";
    char format[1024];
    sprintf(format, GEMINI("%%s", ",\"finishReason\": \"STOP\"",
        "\"candidatesTokenCount\": 110,\"totalTokenCount\": 260%s"), details);
    whole_answer("x-gemini-service-tier: standard\r\nserver-timing: gfet4t7; dur=3\r\n", format);
    event(&first, "data: " GEMINI("The", "", "\"totalTokenCount\": 119") "\r\n\r\n");
    event(&middle, "data: " GEMINI(" token", "", "\"totalTokenCount\": 119") "\r\n\r\n");
    event(&last, "data: " GEMINI(".", ",\"finishReason\": \"STOP\"",
        "\"candidatesTokenCount\": 62,\"totalTokenCount\": 212%s") "\r\n\r\n", details);
}

#define COHERE_USAGE(tokens) "\"usage\":{\"billed_units\":{\"input_tokens\":101,\"output_tokens\":" \
    tokens "},\"tokens\":{\"input_tokens\":119,\"output_tokens\":" tokens "},\"cached_tokens\":96}"

static void cohere(void) {
    const char *delta = "event: content-delta\ndata: {\"type\":\"content-delta\",\"index\":0,\"delta\":"
        "{\"message\":{\"content\":{\"text\":\"%s\"}}}}\n\n";
    whole_answer("num_chars: 600\r\nnum_tokens: 229\r\nx-debug-trace-id: 0123456789abcdef\r\n",
        "{\"id\":\"bed99e63-72a3-45ce-8e0c-152eb1fc25dc\",\"message\":{\"role\":\"assistant\","
        "\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]},\"finish_reason\":\"COMPLETE\","
        COHERE_USAGE("110") "}");
    event(&first, "event: message-start\ndata: {\"id\":\"e6d757a9-f0f3-40fe-9b8a-44cdc3bd18a7\","
        "\"type\":\"message-start\",\"delta\":{\"message\":{\"role\":\"assistant\",\"content\":[],"
        "\"tool_plan\":\"\",\"tool_calls\":[],\"citations\":[]}}}\n\n");
    event(&first, "event: content-start\ndata: {\"type\":\"content-start\",\"index\":0,\"delta\":"
        "{\"message\":{\"content\":{\"type\":\"text\",\"text\":\"\"}}}}\n\n");
    event(&first, delta, "The");
    event(&middle, delta, " token");
    event(&last, "event: content-end\ndata: {\"type\":\"content-end\",\"index\":0}\n\n");
    event(&last, "event: message-end\ndata: {\"type\":\"message-end\",\"delta\":"
        "{\"finish_reason\":\"COMPLETE\"," COHERE_USAGE("62") "}}\n\n");
    event(&done, "data: [DONE]\n\n");
}

#define OLLAMA(text, rest) "{\"model\":\"llama3.2\",\"created_at\":\"2025-06-09T17:58:55.337823Z\"," \
    "\"message\":{\"role\":\"assistant\",\"content\":\"" text "\"}," rest "}"
#define OLLAMA_DONE(tokens) "\"done_reason\":\"stop\",\"done\":true,\"total_duration\":14406706083," \
    "\"load_duration\":10039625,\"prompt_eval_count\":119,\"prompt_eval_duration\":394184458," \
    "\"eval_count\":" tokens ",\"eval_duration\":13998747458"

static void ollama(void) {
    whole_answer("", OLLAMA("%s", OLLAMA_DONE("110")));
    event(&first, OLLAMA("The", "\"done\":false") "\n");
    event(&middle, OLLAMA(" token", "\"done\":false") "\n");
    event(&last, OLLAMA("", OLLAMA_DONE("62")) "\n");
}

#define MISTRAL_USAGE(tokens, total) "\"usage\":{\"prompt_tokens\":119,\"total_tokens\":" total \
    ",\"completion_tokens\":" tokens ",\"prompt_tokens_details\":{\"cached_tokens\":0}," \
    "\"service_tier\":\"standard\"}"

static void mistral(void) {
    const char *chunk = "data: {\"id\":\"f8bfe790d883421b8e3baee516ec5a37\",\"object\":"
        "\"chat.completion.chunk\",\"created\":1787150060,\"model\":\"mistral-small-latest\","
        "\"choices\":[{\"index\":0,\"delta\":{%s},\"finish_reason\":%s}]%s,\"p\":\"abcdefghij\"}\n\n";
    whole_answer("mistral-correlation-id: 0197e3b5-8f0c-7f3e-b1a7-0123456789ab\r\n",
        "{\"id\":\"30a11e732c494a72b510c2bd3b25548b\",\"created\":1787150091,\"model\":"
        "\"mistral-small-latest\"," MISTRAL_USAGE("110", "229") ",\"object\":\"chat.completion\","
        "\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\","
        "\"tool_calls\":null,\"content\":\"%s\"}}]}");
    event(&first, chunk, "\"role\":\"assistant\",\"content\":\"\"", "null", "");
    event(&middle, chunk, "\"content\":\" token\"", "null", "");
    event(&last, chunk, "\"content\":\"\"", "\"stop\"", "," MISTRAL_USAGE("62", "181"));
    event(&done, "data: [DONE]\n\n");
}

static void sink(void) {
    const char *body = "{\"errors\":false,\"text\":\"Success\",\"code\":0}";
    add(&whole, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
        (int)strlen(body), body);
}

static const struct {
    const char *name, *stream_type;
    void (*prepare)(void);
} forms[] = {
    {"openai", "text/event-stream; charset=utf-8", openai},
    {"anthropic", "text/event-stream; charset=utf-8", anthropic},
    {"gemini", "text/event-stream", gemini},
    {"cohere", "text/event-stream", cohere},
    {"ollama", "application/x-ndjson", ollama},
    {"mistral", "text/event-stream; charset=utf-8", mistral},
    {"sink", NULL, sink},
};

static int prepare(const char *form) {
    for (unsigned i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(form, forms[i].name)) continue;
        forms[i].prepare();
        if (!forms[i].stream_type) return 1;
        append(&done, "0\r\n\r\n", 5);
        add(&stream_head, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nCache-Control: no-cache\r\n"
            "Transfer-Encoding: chunked\r\nx-request-id: req_0123456789abcdef\r\n\r\n",
            forms[i].stream_type);
        return 1;
    }
    return 0;
}

static void prepare_tls(const char *certificate, const char *key) {
    context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_ctrl(context, CTRL_MODE, MODE_PARTIAL_AND_MOVING, NULL);
    if (SSL_CTX_use_certificate_chain_file(context, certificate) != 1
        || SSL_CTX_use_PrivateKey_file(context, key, TYPE_PEM) != 1) {
        fprintf(stderr, "mock: cannot use the certificate or key\n");
        exit(1);
    }
}

static int listen_on(int port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(listener, (void *)&address, sizeof address) || listen(listener, 4096)) fail("listen");
    return listener;
}

int main(int count, char **arguments) {
    if ((count != 3 && count != 5) || !prepare(arguments[2])) {
        fprintf(stderr, "usage: mock PORT openai|anthropic|gemini|cohere|ollama|mistral|sink"
            " [CERTIFICATE KEY]\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    if (count == 5) prepare_tls(arguments[3], arguments[4]);
    int listener = listen_on(atoi(arguments[1]));
    loop = epoll_create1(0);
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = NULL}, ready[512];
    epoll_ctl(loop, EPOLL_CTL_ADD, listener, &e);
    for (;;) {
        int n = epoll_wait(loop, ready, 512, send_due());
        for (int i = 0; i < n; i++) {
            connection *c = ready[i].data.ptr;
            if (!c) accept_all(listener);
            else if (((ready[i].events & EPOLLOUT) && flush(c)) || readable(c) < 0)
                close_connection(c);
        }
    }
}
