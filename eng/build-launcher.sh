# Builds what ./larmor starts. Sourced by it, with $root and $home set. Build output, lock files of packages and logs all stay under
# artifacts/launcher, so that the tree and its own lock files do not change. A build is made beside and becomes current by one rename.

. "$root/eng/dotnet.sh"

lock="$home/lock"    # a symbolic link whose target is the process that builds: made in one step, whole from the start

release_lock() {
    [ "$(readlink "$lock" 2>/dev/null || true)" = "$$" ] && rm -f "$lock"
    return 0
}

take_lock() {
    waited=0
    until ln -s "$$" "$lock" 2>/dev/null; do
        owner=$(readlink "$lock" 2>/dev/null || true)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            mv "$lock" "$lock.left-by-$owner" 2>/dev/null || true
            rm -f "$lock.left-by-$owner"
            continue
        fi
        [ "$waited" -gt 0 ] || echo "larmor: waiting for the build that another larmor has begun ..." >&2
        waited=$((waited + 1))
        if [ "$waited" -gt 900 ]; then
            echo "larmor: still no build after 15 minutes. If none is running, remove $lock." >&2
            exit 1
        fi
        sleep 1
    done
    trap release_lock EXIT
    trap 'release_lock; exit 130' INT
    trap 'release_lock; exit 143' TERM
}

# publish FOLDER READY_TO_RUN: the launcher's own lock files and output (LarmorLauncher, see Directory.Build.props).
publish() {
    (cd "$root" && "$dotnet" publish src/Larmor.Cli/Larmor.Cli.csproj \
        --configuration Release --use-current-runtime --self-contained false --output "$home/$1" \
        --verbosity quiet --nologo -nodeReuse:false \
        -p:LarmorLauncher=true -p:ArtifactsPath="$home/build" -p:PublishReadyToRun="$2" \
        -p:UseSharedCompilation=false)
}

build() {
    mkdir -p "$home"
    take_lock
    if is_up_to_date; then    # someone else has just built it
        release_lock
        trap - EXIT INT TERM
        return 0
    fi
    find_dotnet
    previous=
    if [ -f "$home/current" ]; then read -r previous <"$home/current" || true; fi
    app="app-$$-$(date +%s)"
    log="$home/build.log"
    : >"$home/stamp"
    if [ -n "$previous" ]; then words="sources have changed, building"; else words="building for the first time, about a minute"; fi
    echo "larmor: $words ..." >&2
    if ! publish "$app" true >"$log" 2>&1; then
        if grep -q -i -e 'crossgen' -e 'ReadyToRun' -e 'NETSDK1094' "$log"; then
            echo "No ahead-of-time compiler for this machine: building without it; Larmor starts a little later." >>"$log"
            rm -rf "${home:?}/$app"
            publish "$app" false >>"$log" 2>&1 || fail
        else
            fail
        fi
    fi
    printf '%s\n%s\n' "$app" "$dotnet" >"$home/current.$$"
    touch -r "$home/stamp" "$home/current.$$"
    mv -f "$home/current.$$" "$home/current"
    rm -f "$home/stamp"
    # The build before this one may still be running somewhere: it stays until the next. Older ones go.
    for old in "$home"/app-*; do
        case $old in "$home/$app" | "$home/$previous") ;; *) rm -rf "$old" ;; esac
    done
    release_lock
    trap - EXIT INT TERM
}

fail() {
    rm -rf "${home:?}/$app"
    cat "$log" >&2
    echo "larmor: the build failed; its log is $log" >&2
    exit 1
}
