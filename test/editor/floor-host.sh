#!/usr/bin/env bash
# Puts VS Code 1.100, the lowest version that the extension supports, into a folder; about 15 s and 400 MB. Then:
#   SIP_LENS_VSCODE_HOST=DIR node test/editor/run.mjs
# It runs on Node 20 itself. Its native pieces are built or fetched when it is installed; those that matter here, the
# search for activating files, the file watcher and the terminal, come ready made from npm packages instead.
#   test/editor/floor-host.sh DIR
set -euo pipefail

version=4.100.3
ripgrep_version=1.18.0
terminal_version=1.2.0-beta.15

mkdir -p "$1"
dir=$(cd "$1" && pwd)
vscode="$dir/node_modules/code-server/lib/vscode"
quiet=(--no-save --no-audit --no-fund --ignore-scripts --loglevel=error)

echo '{"name":"vscode-floor-host","private":true}' >"$dir/package.json"
npm install --prefix "$dir" "${quiet[@]}" "code-server@$version" "@vscode/ripgrep-universal@$ripgrep_version" >/dev/null
cd "$vscode"
npm install --omit=dev "${quiet[@]}" >/dev/null
watcher=$(node -p "require('./node_modules/@parcel/watcher/package.json').version")
npm install "${quiet[@]}" "@parcel/watcher-linux-x64-glibc@$watcher" "node-pty@$terminal_version" >/dev/null

mkdir -p "$dir/builtin" node_modules/@vscode/ripgrep/bin
ln -sfn "$dir/node_modules/@vscode/ripgrep-universal/bin/linux-x64/rg" node_modules/@vscode/ripgrep/bin/rg
for name in theme-defaults theme-seti json configuration-editing; do
  ln -sfn "$vscode/extensions/$name" "$dir/builtin/$name"
done
echo "floor-host: VS Code $(node -p "require('$vscode/package.json').version") is in $dir"
