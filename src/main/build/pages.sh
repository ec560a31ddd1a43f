#!/usr/bin/env bash
# Builds the admin pages from ui/ with the machine's Node. Maven and ./gateway call it:
#
#   pages.sh build OUTPUT CLASSES SKIP  puts them into OUTPUT/META-INF/ui unless SKIP is set; does
#                                       nothing if nothing has changed. CLASSES is cleared of old ones
#   pages.sh node                       is there a Node that can build them?
#   pages.sh packages                   installs what they are built with, unless that was done
#
# Without ui/ there is nothing to do. Fails with one line that says why.
set -euo pipefail

here=$(CDPATH='' cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ui=$(CDPATH='' cd -P "$here/../../.." && pwd)/ui
needed=20

fail() {
    printf 'ui: %s\n' "$*" >&2
    exit 1
}

node_is_there() {
    local version=''
    if command -v npm >/dev/null && version=$(node --version 2>/dev/null); then
        version=${version#v}
        [ "${version%%.*}" -lt "$needed" ] || return 0
    fi
    fail "the admin pages need Node $needed or newer with npm${version:+ (this is Node $version)};" \
        "install it, or build without them: -DskipUi"
}

# Installs as the lock file says; a half of it is none.
packages() {
    local done=$ui/node_modules/.installed-lock.json
    cmp -s "$ui/package-lock.json" "$done" && return
    local log
    log=$(mktemp)
    if ! (cd "$ui" && npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1) \
        >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        rm -f "$log" "$done"
        fail "the packages that the admin pages are built with cannot be installed (npm ci failed," \
            "its output is above): mend that, or build with -DskipUi"
    fi
    rm -f "$log"
    mkdir -p "$ui/node_modules" && cp "$ui/package-lock.json" "$done"
}

# True if something that the pages are made of is newer than file $1.
changed() {
    [ -f "$1" ] || return 0
    [ -n "$(cd "$ui" && find . ../docs/openapi.json "$here/pages.sh" \
        \( -path ./node_modules -o -path ./dist -o -path ./src/lib/api/schema.d.ts \) -prune -o \
        -type f -newer "$1" -print 2>/dev/null | head -n 1)" ]
}

build() {
    local out=$1 classes=$2 skip=$3 built
    built=$out/built # as old as the sources
    if [ "$skip" != false ] || [ ! -f "$ui/package.json" ]; then
        rm -rf "$out" "$classes/META-INF/ui"
        mkdir -p "$out"
        return
    fi
    changed "$built" || return 0
    node_is_there
    packages
    rm -rf "$out" "$classes/META-INF/ui"
    mkdir -p "$out/META-INF"
    : >"$out/building"
    if ! (cd "$ui" && npm run build) >"$out/build.log" 2>&1 </dev/null; then
        cat "$out/build.log" >&2
        fail "the admin pages cannot be built (npm run build failed, its output is above):" \
            "mend that, or build with -DskipUi"
    fi
    cp -R "$ui/dist" "$out/META-INF/ui"
    (cd "$out/META-INF/ui" && find . -type f | sed 's|^\./||' | LC_ALL=C sort >"$out/files.txt")
    mv "$out/files.txt" "$out/META-INF/ui/files.txt"
    mv "$out/building" "$built"
}

case ${1:-} in
    build) build "$2" "$3" "${4:-false}" ;;
    node) [ ! -f "$ui/package.json" ] || node_is_there ;;
    packages) [ ! -f "$ui/package.json" ] || { node_is_there && packages; } ;;
    *) fail "unknown command '${1:-}'" ;;
esac
