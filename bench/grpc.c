// gRPC calls, always so many at once. One thread, epoll; HTTP/2 of its own, as far as a bench needs it.
//
// grpc PORT METHOD MESSAGE SECONDS CONNECTIONS STREAMS   STREAMS calls at once on each connection
//
// METHOD is as /package.Service/Method, MESSAGE a file with a protobuf message that is short enough
// for every window. Prints one JSON object; `events` are messages of answers.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { DATA, HEADERS, RST_STREAM = 3, SETTINGS, PING = 6, GOAWAY, WINDOW_UPDATE };
enum { END_STREAM = 1, ACK = 1, END_HEADERS = 4 };
enum { MOST_LATENCIES = 4000000, MOST_STREAMS = 256, ROOM = 1 << 20, REFILL = 1 << 29 };

typedef struct {
    unsigned id;
    int messages;
    int prefix;      // bytes of the next message's prefix that have come
    unsigned length; // of the message that comes
    long left;       // bytes of it still to come
    long long since;
} stream;

typedef struct {
    int fd;
    unsigned next_id, consumed;
    int knows_fields; // the server has the fields in its table
    int in_length, out_length, out_sent;
    unsigned char in[ROOM], out[ROOM];
    stream streams[MOST_STREAMS];
} connection;

static int loop, port, at_once;
static const char *method;
static unsigned char *message, *mark;
static int message_length;
static long calls, events, failed, bad;
static unsigned *latencies; // in units of 100 ns
static long latency_count;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

// ---- what is sent ----

static void put(connection *c, const void *bytes, int length) {
    if (c->out_length + length > ROOM) fail("too much to send");
    memcpy(c->out + c->out_length, bytes, length);
    c->out_length += length;
}

static void frame(connection *c, int length, int type, int flags, unsigned id) {
    unsigned char head[9] = {length >> 16, length >> 8, length, type, flags, id >> 24, id >> 16, id >> 8, id};
    put(c, head, sizeof head);
}

static void number(connection *c, unsigned value) {
    unsigned char bytes[4] = {value >> 24, value >> 16, value >> 8, value};
    put(c, bytes, 4);
}

static int field(unsigned char *to, int name, const char *own_name, const char *value) {
    int at = 0;
    to[at++] = 0x40 | name; // to be remembered
    if (!name) at += sprintf((char *)to + at, "%c%s", (int)strlen(own_name), own_name);
    at += sprintf((char *)to + at, "%c%s", (int)strlen(value), value);
    return at;
}

// The first call names its fields, the others refer to them.
static int fields(connection *c, unsigned char *to) {
    int at = 0;
    to[at++] = 0x83; // POST
    to[at++] = 0x86; // http
    if (c->knows_fields) {
        for (int i = 0; i < 6; i++) to[at++] = 0x80 | (67 - i);
        return at;
    }
    char authority[32];
    sprintf(authority, "127.0.0.1:%d", port);
    at += field(to + at, 4, "", method);
    at += field(to + at, 1, "", authority);
    at += field(to + at, 31, "", "application/grpc");
    at += field(to + at, 0, "te", "trailers");
    at += field(to + at, 58, "", "bench/1");
    at += field(to + at, 23, "", "Bearer sk-client-0123456789");
    c->knows_fields = 1;
    return at;
}

static void renew(void) {
    static unsigned long count;
    if (!mark) return;
    if (!count) count = time(NULL) % 10000 * 10000 + 1;
    unsigned long rest = count++;
    for (int i = 8; i > 0; i--, rest /= 10) mark[i] = '0' + rest % 10;
}

static void call(connection *c, stream *s, long long time) {
    unsigned char block[512];
    renew();
    *s = (stream){.id = c->next_id, .since = time};
    c->next_id += 2;
    int length = fields(c, block);
    frame(c, length, HEADERS, END_HEADERS, s->id);
    put(c, block, length);
    frame(c, 5 + message_length, DATA, END_STREAM, s->id);
    put(c, "", 1);
    number(c, message_length);
    put(c, message, message_length);
}

static void flush(connection *c) {
    while (c->out_sent < c->out_length) {
        int n = write(c->fd, c->out + c->out_sent, c->out_length - c->out_sent);
        if (n < 0 && errno != EAGAIN) fail("write");
        if (n < 0) break;
        c->out_sent += n;
    }
    int done = c->out_sent == c->out_length;
    if (done) c->out_sent = c->out_length = 0;
    struct epoll_event e = {.events = done ? EPOLLIN : EPOLLIN | EPOLLOUT, .data.ptr = c};
    epoll_ctl(loop, EPOLL_CTL_MOD, c->fd, &e);
}

static void open_connection(connection *c) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1;
    c->fd = socket(AF_INET, SOCK_STREAM, 0);
    c->next_id = 1;
    if (connect(c->fd, (void *)&address, sizeof address)) fail("connect");
    fcntl(c->fd, F_SETFL, O_NONBLOCK);
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = c};
    epoll_ctl(loop, EPOLL_CTL_ADD, c->fd, &e);
    put(c, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 24);
    frame(c, 6, SETTINGS, 0, 0);
    put(c, "\0\4\x7f\xff\xff\xff", 6); // as much of each stream as may come
    frame(c, 4, WINDOW_UPDATE, 0, 0);
    number(c, 0x7fffffff - 65535);
    for (int i = 0; i < at_once; i++) call(c, &c->streams[i], now());
    flush(c);
}

// ---- what comes ----

static void over(connection *c, stream *s, int good) {
    long long time = now();
    if (good && s->messages) calls++;
    else if (bad++ < 3) fprintf(stderr, "grpc: a call ended after %d messages\n", s->messages);
    if (latency_count < MOST_LATENCIES) latencies[latency_count++] = (unsigned)((time - s->since) / 100);
    call(c, s, time);
}

static void take_data(stream *s, const unsigned char *bytes, int length) {
    for (int i = 0; i < length;) {
        if (s->left) {
            int part = length - i < s->left ? length - i : (int)s->left;
            i += part;
            s->left -= part;
        } else {
            s->length = s->prefix ? s->length << 8 | bytes[i] : 0;
            i++;
            if (++s->prefix < 5) continue;
            s->prefix = 0;
            s->left = s->length;
            s->messages++;
            events++;
        }
    }
}

static void take_frame(connection *c, const unsigned char *head, int length) {
    const unsigned char *body = head + 9;
    unsigned id = head[5] << 24 | head[6] << 16 | head[7] << 8 | head[8];
    stream *s = c->streams;
    while (s < c->streams + at_once && s->id != id) s++;
    int known = s < c->streams + at_once;
    switch (head[3]) {
        case DATA:
            if (known) take_data(s, body, length);
            if ((c->consumed += length) >= REFILL) {
                frame(c, 4, WINDOW_UPDATE, 0, 0);
                number(c, c->consumed);
                c->consumed = 0;
            }
            break;
        case HEADERS:
            if (known && head[4] & END_STREAM) over(c, s, 1);
            break;
        case RST_STREAM:
            if (known) over(c, s, 0);
            break;
        case SETTINGS:
            if (!(head[4] & ACK)) frame(c, 0, SETTINGS, ACK, 0);
            break;
        case PING:
            if (!(head[4] & ACK)) {
                frame(c, 8, PING, ACK, 0);
                put(c, body, 8);
            }
            break;
        case GOAWAY:
            fprintf(stderr, "grpc: sent away: %.*s\n", length - 8, body + 8);
            exit(1);
    }
}

static void ready(connection *c, unsigned what) {
    if (what & EPOLLIN) {
        int n = read(c->fd, c->in + c->in_length, ROOM - c->in_length);
        if (n <= 0 && errno != EAGAIN) fail("read");
        if (n > 0) c->in_length += n;
        int at = 0;
        while (c->in_length - at >= 9) {
            int length = c->in[at] << 16 | c->in[at + 1] << 8 | c->in[at + 2];
            if (c->in_length - at < 9 + length) break;
            take_frame(c, c->in + at, length);
            at += 9 + length;
        }
        memmove(c->in, c->in + at, c->in_length -= at);
    }
    flush(c);
}

static int by_size(const void *a, const void *b) {
    unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;
    return (x > y) - (x < y);
}

static double percentile(double share) {
    return latency_count ? latencies[(long)((latency_count - 1) * share)] / 10.0 : 0;
}

int main(int count, char **arguments) {
    if (count < 7) {
        fprintf(stderr, "usage: grpc PORT METHOD MESSAGE SECONDS CONNECTIONS STREAMS\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    port = atoi(arguments[1]);
    method = arguments[2];
    FILE *f = fopen(arguments[3], "rb");
    if (!f) fail(arguments[3]);
    message = malloc(1 << 16);
    message_length = fread(message, 1, 1 << 16, f);
    fclose(f);
    mark = getenv("BENCH_SAME") && *getenv("BENCH_SAME") ? NULL : memmem(message, message_length, "user-1234", 9);
    int connections = atoi(arguments[5]);
    at_once = atoi(arguments[6]);
    loop = epoll_create1(0);
    latencies = malloc(sizeof *latencies * MOST_LATENCIES);
    connection *all = calloc(connections, sizeof *all);
    for (int i = 0; i < connections; i++) open_connection(&all[i]);
    long long begin = now(), end = begin + (long long)(atof(arguments[4]) * 1e9);
    struct epoll_event ready_now[64];
    for (long long time; (time = now()) < end;) {
        int n = epoll_wait(loop, ready_now, 64, (int)((end - time) / 1000000) + 1);
        for (int i = 0; i < n; i++) ready(ready_now[i].data.ptr, ready_now[i].events);
    }
    qsort(latencies, latency_count, sizeof *latencies, by_size);
    printf("{\"calls\":%ld,\"events\":%ld,\"failed\":%ld,\"bad\":%ld,\"micros\":%lld,\"p50_us\":%.1f,"
        "\"p99_us\":%.1f}\n", calls, events, failed, bad, (now() - begin) / 1000, percentile(.5), percentile(.99));
    return 0;
}
