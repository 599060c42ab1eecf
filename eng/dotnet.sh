# Finds or fetches the .NET SDK that global.json asks for. Sourced by ./larmor, ./test and .ci/run with $root set to the clone.
# Leaves the program in $dotnet and, where it is not the one on the PATH, its folder in DOTNET_ROOT.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_UI_LANGUAGE=en          # the closing lines of the test platform are read by ./test
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 # a bare Debian has no ICU
if [ -z "${HOME:-}" ]; then
    mkdir -p "$root/artifacts/home"
    export HOME="$root/artifacts/home"
fi

sdk_channel=10.0
sdk_script=https://dot.net/v1/dotnet-install.sh

# Whether the program $1 exists and has an SDK that satisfies global.json (which dotnet looks up from the current folder).
has_fitting_sdk() {
    [ -n "$1" ] && [ -x "$1" ] && (cd "$root" && "$1" --version) >/dev/null 2>&1
}

say_what_to_install() {
    cat >&2 <<END
Larmor needs the .NET SDK $sdk_channel, and none was found$1.
Install it and start again:
  Debian, Ubuntu    sudo apt-get install dotnet-sdk-10.0   (with Microsoft's package feed where your release lacks it)
  Fedora            sudo dnf install dotnet-sdk-10.0
  macOS             brew install --cask dotnet-sdk
  any Linux, macOS  curl -fsSL $sdk_script | bash -s -- --channel $sdk_channel
                    and set DOTNET_ROOT to the folder it names
  by hand           https://dotnet.microsoft.com/download/dotnet/$sdk_channel
END
}

# Asks on a terminal; without one, silence is consent.
may_download() {
    if [ "${LARMOR_NO_DOWNLOAD:-}" = 1 ]; then return 1; fi
    if [ ! -t 0 ] || [ ! -t 2 ]; then return 0; fi
    printf 'No fitting .NET SDK was found. Fetch it (about 220 MB) into %s/.dotnet? [Y/n] ' "$root" >&2
    read -r answer || answer=n
    case $answer in '' | [yY]*) return 0 ;; *) return 1 ;; esac
}

fetch_sdk() {
    mkdir -p "$root/.dotnet"
    script="$root/.dotnet/dotnet-install.sh"
    echo "larmor: fetching the .NET SDK $sdk_channel into $root/.dotnet ..." >&2
    if command -v curl >/dev/null 2>&1; then
        curl -fsSL --retry 3 --max-time 120 "$sdk_script" -o "$script" || return 1
    elif command -v wget >/dev/null 2>&1; then
        wget -q -O "$script" "$sdk_script" || return 1
    else
        echo "larmor: neither curl nor wget is here." >&2
        return 1
    fi
    bash "$script" --channel "$sdk_channel" --install-dir "$root/.dotnet" --no-path >"$root/.dotnet/install.log" 2>&1 && return 0
    tail -n 5 "$root/.dotnet/install.log" >&2
    return 1
}

find_dotnet() {
    for dotnet in "$(command -v dotnet || true)" "${DOTNET_ROOT:+$DOTNET_ROOT/dotnet}" "$root/.dotnet/dotnet"; do
        if has_fitting_sdk "$dotnet"; then break; fi
        dotnet=
    done
    if [ -z "$dotnet" ]; then
        if ! may_download; then
            say_what_to_install " (fetching it was not allowed)"
            exit 1
        fi
        if ! fetch_sdk || ! has_fitting_sdk "$root/.dotnet/dotnet"; then
            say_what_to_install " and it could not be fetched"
            exit 1
        fi
        dotnet="$root/.dotnet/dotnet"
    fi
    if [ "$dotnet" != "$(command -v dotnet || true)" ]; then
        DOTNET_ROOT=$(dirname "$dotnet")
        export DOTNET_ROOT
    fi
}
