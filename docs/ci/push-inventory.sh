#!/bin/sh
# Pushes what this host has now, so that reviews need no access to it. To be run on the host, by a timer:
#
#     push-inventory.sh git@git.example:you/fleet.git kvm-1
#
# `kvm-1` is the host's name in the program. The inventory goes to a branch of its own, inventories/kvm-1, which is replaced each time: the
# repository does not grow, and hosts do not wait for each other.
set -eu

if [ $# -ne 2 ]; then
  echo 'error: name the repository and the host, as in: push-inventory.sh git@git.example:you/fleet.git kvm-1' >&2
  exit 1
fi
repository="$1"
host="$2"

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

# Where the host cannot be read this ends here, and the last good inventory stays.
fleetwright inventory --json > "$folder/inventory.json"

git init --quiet "$folder"
cd "$folder"
git add inventory.json
git -c user.name="$host" -c user.email="fleetwright@$host" commit --quiet --no-gpg-sign --message "What $host has"
git push --quiet --force -- "$repository" "HEAD:refs/heads/inventories/$host"
