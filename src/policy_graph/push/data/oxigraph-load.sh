#!/bin/sh
# Loads a build into a new, empty store of Oxigraph, while no server has it open:  sh load.sh LOCATION
set -eu
location=${1:?name the folder of the store}
here=$(cd "$(dirname "$0")" && pwd)
if [ -e "$location" ] && [ -n "$(ls -A "$location")" ]; then
  echo "$location is not empty: name a new folder" >&2
  exit 2
fi
load() {
  file=$1
  shift
  oxigraph load --location "$location" --file "$file" --format nt "$@"
}
{graphs}
oxigraph optimize --location "$location"
