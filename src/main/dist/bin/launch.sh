# What starts the gateway: sourced by bin/gateway and by the ./gateway of the sources.
#
# The script that sources it sets:
#   jar           the gateway
#   work          a folder for what is made: the start-up cache, its log, a lock
#   must_compile  `JDK` if a compiler is needed, too; else empty
# shellcheck shell=bash

needed_java=25
: "${HOME:=/}" # services may have none

# --- JVM flags ------------------------------------------------------------------------------
# The one place for them; measured with bench/. GATEWAY_JAVA_OPTS comes after and wins.

jvm_flags() {
    flags=(
        -XX:+UseCompactObjectHeaders
        -XX:-UsePerfData
        -XX:+ExitOnOutOfMemoryError
        -XX:+DisplayVMOutputToStderr
        -Xlog:disable
        "-Xlog:all=error,aot*=off,cds*=off:stderr"
        --enable-native-access=ALL-UNNAMED
        --sun-misc-unsafe-memory-access=allow
        -Djava.awt.headless=true
        -Dfile.encoding=UTF-8
        -Dstdout.encoding=UTF-8
        -Dstderr.encoding=UTF-8
    )
    # Half of the young generation is survivor space, so that what 2,000 streams at once keep alive
    # fits there: else each wave of streams is moved to the old generation and stays there as
    # garbage until the heap is full.
    local own_heap='' own_collector=''
    case " ${GATEWAY_JAVA_OPTS:-} " in
        *' -Xmx'* | *' -XX:MaxHeapSize='* | *' -XX:MaxRAMPercentage='*) own_heap=yes ;;
        *) flags+=(-Xmx256m) ;;
    esac
    case " ${GATEWAY_JAVA_OPTS:-} " in
        *' -XX:+Use'*'GC '*) own_collector=yes ;;
        *) flags+=(-XX:+UseSerialGC -XX:SurvivorRatio=2 -XX:TargetSurvivorRatio=90) ;;
    esac
    [ -n "$own_heap$own_collector" ] || flags+=(-Xmn80m)
}

# --- words to the user ----------------------------------------------------------------------

say() { printf '%s\n' "$*" >&2; }

die() {
    say "gateway: $*"
    exit 1
}

# --- the Java runtime -----------------------------------------------------------------------

# Prints the feature version (25) of the Java in folder $1; fails if there is none, or none that can
# build where that is needed.
java_version() {
    [ -x "$1/bin/java" ] || return 1
    [ -z "$must_compile" ] || [ -x "$1/bin/javac" ] || return 1
    local line version=''
    if [ -r "$1/release" ]; then
        while IFS= read -r line; do
            case $line in
                JAVA_VERSION=*) version=${line#JAVA_VERSION=} && version=${version//\"/} ;;
            esac
        done <"$1/release"
    else
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\(.*\)".*/\1/p')
    fi
    version=${version%%[.+-]*}
    case $version in
        '' | *[!0-9]*) return 1 ;;
    esac
    printf '%s\n' "$version"
}

# Prints the home of the Java that `java` on the PATH belongs to, through links and shims.
path_java() {
    local java home
    java=$(command -v java) || return 1
    home=$(readlink -f "$java" 2>/dev/null) && home=${home%/bin/java}
    if ! java_version "$home" >/dev/null; then
        home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    fi
    printf '%s\n' "$home"
}

# Sets java_home to a Java that is new enough; among the installed ones the oldest such.
find_java() {
    local home version best=0
    for home in "${JAVA_HOME:-}" "$(path_java)"; do
        if version=$(java_version "$home") && [ "$version" -ge "$needed_java" ]; then
            java_home=$home
            return
        fi
    done
    for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/openjdk* /opt/* /opt/java/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
        "$HOME"/.local/share/mise/installs/java/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if version=$(java_version "$home") && [ "$version" -ge "$needed_java" ] &&
            { [ "$best" -eq 0 ] || [ "$version" -lt "$best" ]; }; then
            best=$version
            java_home=$home
        fi
    done
    [ "$best" -ne 0 ] || die "no ${must_compile:-Java} $needed_java or newer found: install one (for example" \
        "Eclipse Temurin $needed_java, https://adoptium.net) or point JAVA_HOME at it"
}

# --- one at a time --------------------------------------------------------------------------

# Runs "$@" as a child that ends when this script is told to end.
child=''
run() {
    "$@" 9>&- &
    child=$!
    wait "$child"
    local status=$?
    child=''
    return "$status"
}

end_early() {
    [ -z "$child" ] || kill "$child" 2>/dev/null
    unlock
    exit 143
}

# One build or training at a time; others wait. File descriptor 9 holds the lock.
lock() {
    mkdir -p "$work" || die "cannot write to $work"
    trap end_early TERM INT HUP
    if command -v flock >/dev/null; then
        exec 9>"$work/.gateway-lock"
        flock 9
        return
    fi
    local holder
    until mkdir "$work/.gateway-lock.d" 2>/dev/null; do
        holder=$(cat "$work/.gateway-lock.d/pid" 2>/dev/null)
        if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
            rm -rf "$work/.gateway-lock.d"
        else
            sleep 1
        fi
    done
    printf '%s\n' $$ >"$work/.gateway-lock.d/pid"
}

unlock() {
    if [ "$(cat "$work/.gateway-lock.d/pid" 2>/dev/null)" = $$ ]; then
        rm -rf "$work/.gateway-lock.d"
    fi
    exec 9>&-
    trap - TERM INT HUP
}

# --- the start-up cache ---------------------------------------------------------------------
# JDK 25's ahead-of-time cache, made by a short run with a few calls. It is only ever a gain: a
# missing, stale or foreign one is left out without a word.

find_cache() {
    local id=''
    id=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"$/\1/p' "$java_home/release" 2>/dev/null)
    id=${id//[!0-9A-Za-z.+_-]/}
    cache=$work/ai-gateway-${id:-jdk}.aot
    untrainable=$work/.gateway-untrainable-${id:-jdk}
}

cache_is_fresh() { [ -f "$cache" ] && [ "$cache" -nt "$jar" ]; }

# Switches the cache on for the next start, if there is one.
use_cache() {
    if [ "${GATEWAY_AOT:-on}" != off ] && cache_is_fresh; then
        flags+=("-XX:AOTCache=$cache")
    fi
}

# A port of the loopback that nobody listens on.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    printf '%s\n' "$port"
}

# Sends $2 requests for model $3, streamed if $4 is true, down one connection to port $1; each differs,
# so that none is answered from the cache.
calls() {
    local port=$1 count=$2 model=$3 stream=$4 i body reader
    {
        exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
        cat <&3 >/dev/null &
        reader=$!
        for ((i = 1; i <= count; i++)); do
            body='{"model":"'$model'","stream":'$stream',"messages":[{"role":"system","content":"Be short."},
                {"role":"user","content":"Say \"hello\" and nothing else, caf\u00e9."}],"temperature":0.5,"user":"'$RANDOM-$i'"}'
            printf 'POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n%s\r\n%s %d\r\n\r\n%s' \
                'Content-Type: application/json' \
                "Connection: $([ "$i" -lt "$count" ] && echo keep-alive || echo close)" \
                'Content-Length:' ${#body} "$body" >&3
        done
        wait "$reader"
        exec 3>&-
    } 2>/dev/null
}

# Sends $2 calls of method $3 for model self/demo/demo to the gRPC port $1, all at once on one connection.
grpc_calls() {
    local port=$1 count=$2 path=/ai_gateway.AIGateway/$3 i length id text reader head
    {
        exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
        cat <&3 >/dev/null &
        reader=$!
        # preface, settings, and as much of the answers as there may be
        printf 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00' >&3
        printf '\x00\x00\x04\x08\x00\x00\x00\x00\x00\x3f\xff\xff\xff' >&3
        printf -v length '\\x%02x' ${#path}
        head="\\x83\\x86\\x04$length$path\\x01\\x09localhost\\x0f\\x10\\x10application/grpc\\x00\\x02te\\x08trailers"
        printf -v length '\\x%02x' $((47 + ${#path}))
        for ((i = 0; i < count; i++)); do
            printf -v id '\\x00\\x00\\x%02x\\x%02x' $(((2 * i + 1) / 256)) $(((2 * i + 1) % 256))
            printf -v text 'Hello %05d' $RANDOM
            printf "\\x00\\x00$length\\x01\\x04$id$head" >&3
            printf "\\x00\\x00\\x2a\\x00\\x01$id\\x00\\x00\\x00\\x00\\x25" >&3
            printf '\x12\x13\x0a\x04user\x12\x0b%s\x2a\x0eself/demo/demo' "$text" >&3
        done
        # the connection stays open, so the log tells when all are answered
        for ((i = 0; i < 50; i++)); do
            [ "$(grep -c "\"gRPC $3\"" "$work/gateway-training.log")" -ge "$count" ] && break
            sleep 0.1
        done
        kill "$reader"
        wait "$reader"
        exec 3>&-
    } 2>/dev/null
    return 0
}

# Posts JSON $3 to path $2 of the admin API on port $1.
post() {
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s' \
        "$2" 'Content-Type: application/json' ${#3} "$3" >&3
    local status=''
    read -r -t 5 _ status _ <&3
    exec 3>&-
    [ "$status" = 200 ]
} 2>/dev/null

# Switches policies on, so that these and their store are trained, too.
policies() {
    post "$1" /admin/systemprompt '{"prompt":"Be kind."}' &&
        post "$1" /admin/guardrails '{"bannedPhrases":["never said"],"minLength":1,"maxLength":100000}' &&
        post "$1" /admin/ratelimit '{"name":"much","requestsPerWindow":1000000,"windowSeconds":60}'
}

ready() {
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
    local status=''
    read -r -t 2 _ status _ <&3
    exec 3>&-
    [ "$status" = 200 ]
} 2>/dev/null

# Kills process $1 unless it ends by itself within $2 seconds.
bound() {
    local i
    for ((i = 0; i < $2 * 2; i++)); do
        sleep 0.5
        kill -0 "$1" 2>/dev/null || return
    done
    kill -KILL "$1" 2>/dev/null
}

# Starts the gateway for training in folder $1; it writes the cache when it is told to end.
training_server() {
    cd "$1" && unset GATEWAY_CONFIG GATEWAY_ADMIN_TOKEN
    export GATEWAY_HOST=127.0.0.1 GATEWAY_PORT=$2 GATEWAY_ADMIN_PORT=$3 GATEWAY_GRPC_PORT=$4
    export GATEWAY_DATA_DIR=$1/data
    exec "$java_home/bin/java" "${flags[@]}" "-XX:AOTCacheOutput=$1/cache" -jar "$jar" \
        serve --config "$1/Config.toml" >"$work/gateway-training.log" 2>&1 </dev/null
}

# The providers of the training: the offline one, and the gateway itself as an upstream.
training_config() {
    cat <<TOML
[[providers]]
name = "demo"
kind = "demo"
model = "demo"

[[providers]]
name = "self"
kind = "openai"
endpoint = "http://127.0.0.1:$1/v1"
apiKey = "none"
model = "demo/demo"
models = ["*"]
TOML
}

# The training run, in a subshell of its own; whatever goes wrong, there is just no cache.
train() {
    local dir port admin grpc server i
    dir=$(mktemp -d "$work/training.XXXXXX") || return 1
    port=$(free_port) && admin=$(free_port) && grpc=$(free_port)
    training_config "$port" >"$dir/Config.toml"
    jvm_flags
    training_server "$dir" "$port" "$admin" "$grpc" &
    server=$!
    trap 'kill -KILL "$server" 2>/dev/null; rm -rf "$dir"; exit 1' TERM
    trap '' PIPE
    bound "$server" 60 &
    for ((i = 0; i < 100; i++)); do
        kill -0 "$server" 2>/dev/null || break
        if ready "$admin"; then
            calls "$port" 500 demo/demo false && calls "$port" 50 demo/demo true &&
                calls "$port" 1000 self/demo/demo false && calls "$port" 100 self/demo/demo true &&
                grpc_calls "$grpc" 400 ChatCompletion && grpc_calls "$grpc" 50 ChatCompletionStream &&
                policies "$admin" &&
                calls "$port" 300 self/demo/demo false && calls "$port" 50 self/demo/demo true &&
                : >"$dir/answered"
            break
        fi
        sleep 0.1
    done
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
    [ -f "$dir/answered" ] && [ -s "$dir/cache" ] && mv "$dir/cache" "$cache"
    rm -rf "$dir"
    cache_is_fresh
}

# Trains; a failure is remembered until the next build.
train_once() {
    train 9>&- &
    child=$!
    wait "$child" || : >"$untrainable"
    child=''
}
