#!/usr/bin/env bash
# Puts the binary of a release into a folder and checks its sum: install.sh [VERSION] [FOLDER]
# VERSION is a tag as v0.1.0, or latest. $ONRECORD_RELEASES is the address of the releases.
set -euo pipefail
version=${1:-latest}
folder=${2:-$HOME/.local/bin}
releases=${ONRECORD_RELEASES:?the address of the releases, as https://github.com/OWNER/NAME/releases}

case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) target=x86_64-unknown-linux-musl ;;
    Linux-aarch64 | Linux-arm64) target=aarch64-unknown-linux-musl ;;
    Darwin-x86_64) target=x86_64-apple-darwin ;;
    Darwin-arm64) target=aarch64-apple-darwin ;;
    MINGW*-x86_64 | MSYS*-x86_64) target=x86_64-pc-windows-msvc ;;
    *) echo "there is no release for $(uname -s) $(uname -m): install it with cargo or pip" >&2; exit 2 ;;
esac

case "$version" in
    latest) address=$releases/latest/download ;;
    *) address=$releases/download/$version ;;
esac
archive=onrecord-$target.tar.gz
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for file in "$archive" "$archive.sha256"; do
    curl --fail --silent --show-error --location --retry 3 --output "$work/$file" "$address/$file"
done
cd "$work"
if command -v sha256sum > /dev/null; then sha256sum --check --quiet "$archive.sha256"; else shasum -a 256 --check "$archive.sha256" > /dev/null; fi
tar -xzf "$archive" -C "$folder"
if [ -n "${GITHUB_PATH:-}" ]; then echo "$folder" >> "$GITHUB_PATH"; fi
