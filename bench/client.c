// The loads of the bench that wrk cannot make. One thread, epoll.
//
// client paced   PORT PATH BODY SECONDS CONNECTIONS RATE   RATE calls a second, at fixed times
// client streams PORT PATH BODY SECONDS CONNECTIONS        a stream on every connection at once
//
// BODY is a file. Prints one JSON object. Latency is counted from the time a call was due (paced:
// to its answer's end; streams: to the first event), so a stall of the gateway is seen whole.
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

enum { HEAD, LENGTH, CHUNK_SIZE, CHUNK, CHUNK_END, LAST_LINE };
enum { MORE = 0, COMPLETE = 1, BROKEN = -1 };
enum { MOST_LATENCIES = 4000000 };

typedef struct {
    int fd, busy;
    int sent; // bytes of the request
    int state, head_length;
    long left;            // bytes of the body or chunk still to come
    int line_is_empty;    // of the line that is read nothing has come yet
    int at_event_start;   // the next byte begins an event
    int lines;            // each line of the stream is an event
    int saw_event;        // of the call
    long long due;
    char head[8192];
} connection;

static int loop, port, streams;
static char *request;
static int request_length;
static char *mark; // of the request; what makes each call another one
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

static void note_latency(long long nanos) {
    if (latency_count < MOST_LATENCIES) latencies[latency_count++] = (unsigned)(nanos / 100);
}

static void watch(connection *c, int operation, unsigned what) {
    struct epoll_event e = {.events = what, .data.ptr = c};
    epoll_ctl(loop, operation, c->fd, &e);
}

static void open_connection(connection *c) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1;
    c->fd = socket(AF_INET, SOCK_STREAM, 0);
    c->busy = 0;
    if (connect(c->fd, (void *)&address, sizeof address)) fail("connect");
    fcntl(c->fd, F_SETFL, O_NONBLOCK);
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    watch(c, EPOLL_CTL_ADD, EPOLLIN);
}

static int send_rest(connection *c) {
    while (c->sent < request_length) {
        int n = write(c->fd, request + c->sent, request_length - c->sent);
        if (n < 0 && errno == EAGAIN) {
            watch(c, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
            return 0;
        }
        if (n < 0) return -1;
        c->sent += n;
    }
    return 0;
}

// Makes the request another one. If one is still being sent, what is left of it changes too, which
// harms nothing.
static void renew(void) {
    static unsigned long number;
    if (!mark) return;
    // none of an earlier run's: a second has fewer calls than that
    if (!number) number = time(NULL) % 10000 * 10000 + 1;
    unsigned long rest = number++;
    for (int i = 8; i > 0; i--, rest /= 10) mark[i] = '0' + rest % 10;
}

static int start(connection *c, long long due) {
    renew();
    c->busy = 1;
    c->due = due;
    c->sent = c->head_length = c->saw_event = c->line_is_empty = 0;
    c->at_event_start = 1;
    c->state = HEAD;
    return send_rest(c);
}

// ---- answers ----

// Takes bytes of the head; how many, or BROKEN.
static int take_head(connection *c, const char *bytes, int length) {
    int room = (int)sizeof c->head - 1 - c->head_length;
    int taken = length < room ? length : room, before = c->head_length;
    memcpy(c->head + before, bytes, taken);
    c->head[before + taken] = 0;
    char *end = strstr(c->head, "\r\n\r\n");
    c->head_length += taken;
    if (!end) return taken == room ? BROKEN : taken;
    end[2] = 0;
    if (strncmp(c->head + 9, "200", 3) && bad++ < 3) fprintf(stderr, "client: %.300s\n", c->head);
    char *stated = strcasestr(c->head, "\r\ncontent-length:");
    c->left = stated ? atol(stated + 17) : 0;
    c->lines = strcasestr(c->head, "/x-ndjson\r\n") != NULL;
    c->state = strcasestr(c->head, "\r\ntransfer-encoding: chunked") ? CHUNK_SIZE : LENGTH;
    return end - c->head + 4 - before;
}

// Counts events, which end with an empty line, or with their line in a stream of JSON lines; error
// events are noticed.
static void take_events(connection *c, const char *bytes, long length, long long time) {
    for (long i = 0; i < length;) {
        if (c->at_event_start && length - i >= 14 && !memcmp(bytes + i, "data: {\"error\"", 14)) bad++;
        c->at_event_start = 0;
        const char *line_end = memchr(bytes + i, '\n', length - i);
        long line = (line_end ? line_end - bytes : length) - i;
        if (line > 1 || (line == 1 && bytes[i] != '\r')) c->line_is_empty = 0;
        if (!line_end) return;
        if (c->line_is_empty || c->lines) {
            events++;
            if (!c->saw_event++ && streams) note_latency(time - c->due);
            c->at_event_start = 1;
        } else {
            c->line_is_empty = 1;
        }
        i = line_end - bytes + 1;
    }
}

static int hex(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    digit |= 32;
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

static int take(connection *c, const char *bytes, int length, long long time) {
    for (int i = 0; i < length;) {
        long part = length - i < c->left ? length - i : c->left;
        switch (c->state) {
            case HEAD: {
                int n = take_head(c, bytes + i, length - i);
                if (n < 0) return BROKEN;
                i += n;
                if (c->state == LENGTH && c->left == 0) return COMPLETE;
                break;
            }
            case LENGTH:
                i += part;
                if ((c->left -= part) == 0) return COMPLETE;
                break;
            case CHUNK_SIZE:
                if (hex(bytes[i]) >= 0) c->left = c->left * 16 + hex(bytes[i]);
                else if (bytes[i] == '\n') c->state = c->left ? CHUNK : LAST_LINE;
                i++;
                break;
            case CHUNK:
                take_events(c, bytes + i, part, time);
                i += part;
                if ((c->left -= part) == 0) c->state = CHUNK_END;
                break;
            case CHUNK_END:
                if (bytes[i++] == '\n') c->state = CHUNK_SIZE;
                break;
            case LAST_LINE:
                if (bytes[i++] == '\n') return COMPLETE;
                break;
        }
    }
    return MORE;
}

// ---- the loads ----

static connection **idle;
static int idle_count;
static long long *waiting; // due times of calls that found no idle connection
static long waiting_from, waiting_to;

static void restart(connection *c) {
    failed++;
    int was_busy = c->busy;
    close(c->fd);
    open_connection(c);
    if (streams) start(c, now());
    else if (was_busy) idle[idle_count++] = c;
}

static void ready(connection *c, unsigned what) {
    static char bytes[262144];
    if (what & EPOLLOUT) {
        watch(c, EPOLL_CTL_MOD, EPOLLIN);
        if (send_rest(c)) {
            restart(c);
            return;
        }
        if (!(what & ~EPOLLOUT)) return;
    }
    int n = read(c->fd, bytes, sizeof bytes);
    if (n < 0 && errno == EAGAIN) return;
    long long time = now();
    int result = n <= 0 || !c->busy ? BROKEN : take(c, bytes, n, time);
    if (result == BROKEN) {
        restart(c);
    } else if (result == COMPLETE) {
        calls++;
        c->busy = 0;
        if (streams) {
            start(c, time);
        } else {
            note_latency(time - c->due);
            idle[idle_count++] = c;
        }
    }
}

static void run(double seconds, long long interval) {
    struct epoll_event ready_now[256];
    long long begin = now(), end = begin + (long long)(seconds * 1e9), next = begin;
    for (long long time; (time = now()) < end;) {
        for (; !streams && next <= time; next += interval) waiting[waiting_to++] = next;
        while (waiting_from < waiting_to && idle_count > 0) {
            connection *c = idle[--idle_count];
            if (start(c, waiting[waiting_from++])) restart(c);
        }
        long long until = (!streams && next < end ? next : end) - time;
        struct timespec pause = {until / 1000000000LL, until % 1000000000LL};
        int n = epoll_pwait2(loop, ready_now, 256, until > 0 ? &pause : &(struct timespec){0}, NULL);
        for (int i = 0; i < n; i++) ready(ready_now[i].data.ptr, ready_now[i].events);
    }
}

static void read_request(const char *path, const char *file) {
    FILE *f = fopen(file, "rb");
    if (!f) fail(file);
    char *body = malloc(4 << 20);
    int length = fread(body, 1, 4 << 20, f);
    fclose(f);
    request = malloc(length + 4096);
    request_length = sprintf(request, "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
        "Content-Type: application/json\r\nAuthorization: Bearer sk-client-0123456789\r\n"
        "Content-Length: %d\r\n\r\n", path, port, length);
    memcpy(request + request_length, body, length);
    request_length += length;
    request[request_length] = 0;
    mark = strstr(request, "user-1234");
    free(body);
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
        fprintf(stderr, "usage: client paced|streams PORT PATH BODY SECONDS CONNECTIONS [RATE]\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    streams = !strcmp(arguments[1], "streams");
    port = atoi(arguments[2]);
    read_request(arguments[3], arguments[4]);
    double seconds = atof(arguments[5]);
    int connections = atoi(arguments[6]);
    double rate = count > 7 ? atof(arguments[7]) : 1000;
    loop = epoll_create1(0);
    latencies = malloc(sizeof *latencies * MOST_LATENCIES);
    waiting = malloc(sizeof *waiting * (long)(rate * seconds + 16));
    idle = malloc(sizeof *idle * connections);
    connection *all = calloc(connections, sizeof *all);
    for (int i = 0; i < connections; i++) {
        open_connection(&all[i]);
        if (!streams) idle[idle_count++] = &all[i];
        else if (i % 50 == 49) usleep(5000); // spares the accept queue
    }
    for (int i = 0; streams && i < connections; i++)
        if (start(&all[i], now())) restart(&all[i]);
    run(seconds, (long long)(1e9 / rate));
    qsort(latencies, latency_count, sizeof *latencies, by_size);
    printf("{\"calls\":%ld,\"events\":%ld,\"failed\":%ld,\"bad\":%ld,\"p50_us\":%.1f,"
        "\"p99_us\":%.1f}\n", calls, events, failed, bad, percentile(.5), percentile(.99));
    return 0;
}
