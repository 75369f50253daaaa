#!/bin/bash
# `npm run demo`: from a fresh clone to three running machines on a private libvirt host, one of which then grows while it runs, in
# under 3 minutes once packages are installed. It may be run again at any time. `npm run demo -- --down` removes all of it.
#
#   install what is missing --> build --> sandbox up --> tiny guest --> synth --> apply --> diff (empty)
#                                                   --> another plan --> diff --> apply, live --> the guest's own numbers
set -euo pipefail
cd "$(dirname "$0")/.."

sandbox=demo
host=lab
fleetwright=(node dist/host-agent/commands/main.js --sandbox "$sandbox")

main() {
  case "${1:-}" in
    '') up ;;
    --down) down ;;
    *) fail "unknown word $1. Use: npm run demo, or npm run demo -- --down" ;;
  esac
}

up() {
  [ "$(id -u)" = 0 ] || fail 'the demo starts guests in namespaces of their own, which needs root: sudo npm run demo'
  step 'Installing what is missing'
  scripts/install-prerequisites.sh || fail 'some packages are missing; the command that installs them stands above'
  [ -e node_modules ] || npm ci --no-audit --no-fund --loglevel error
  step 'Building'
  node scripts/build.mjs
  step "Starting a private libvirt host, the sandbox \"$sandbox\""
  node dist/host-agent/commands/main.js sandbox up "$sandbox"
  step 'Building a tiny guest (kept in .cache/tiny-guest)'
  scripts/build-tiny-guest.sh .cache/tiny-guest
  place_guest
  step 'Synthesis: stacks/lab.ts becomes a plan'
  synthesise 1
  step 'Apply: what it changes, and then doing it until every machine answers on its address'
  # A demo that ran before has grown "front", and its way back needs a restart: asked for by name, as for any machine that runs.
  "${fleetwright[@]}" apply "$host" --yes --max-impact destroy ||
    fail "the apply did not succeed; what failed stands above. Try again: npm run demo"
  nothing_left
  grow
  what_next
}

down() {
  [ "$(id -u)" = 0 ] || fail 'removing the demo needs root: sudo npm run demo -- --down'
  [ -e dist/host-agent/commands/main.js ] || node scripts/build.mjs
  node dist/host-agent/commands/main.js sandbox down "$sandbox"
}

# Changes a running machine and lets its guest say what it sees; --yes alone allows nothing that a guest would not survive running.
grow() {
  local before after
  step 'The plan changes: "front" gets a vCPU, memory and a disk, and moves to another network'
  synthesise 2
  "${fleetwright[@]}" diff "$host" || [ $? = 2 ] || fail 'the changes could not be shown'
  before=$(guest_view 10.73.1.10)
  step 'Apply: all of it while "front" runs'
  "${fleetwright[@]}" apply "$host" --yes || fail 'the live changes did not succeed; what failed stands above'
  after=$(guest_view 10.73.2.10)
  step 'What the guest of "front" says of itself'
  echo "  before: $before"
  echo "  after:  $after"
  [ "${before##* }" = "${after##* }" ] || fail 'the guest was booted anew, although live changes were announced'
  nothing_left
}

nothing_left() {
  step 'Diff: there must be nothing left to do'
  "${fleetwright[@]}" diff "$host" || fail 'the diff is not empty, which is a fault of fleetwright'
}

# CPUs, memory, disks, address and boot id as the guest sees them, asked over the network; the lease of a new address takes a moment.
guest_view() {
  # shellcheck disable=SC2046 # words, one each
  $(sandbox_enter) timeout 60 node -e '
    const ask = () => fetch(process.argv[1], { signal: AbortSignal.timeout(5000) }).then((answer) => answer.json());
    const askUntilAnswered = () => ask().catch(() => new Promise((resolve) => setTimeout(resolve, 500)).then(askUntilAnswered));
    askUntilAnswered().then(({ cpus, memTotalKiB, disks, nics, bootId }) => {
      const sizes = Object.values(disks).filter(({ readOnly }) => !readOnly).map(({ bytes }) => `${bytes / 2 ** 20} MiB`);
      const addresses = Object.values(nics).flatMap(({ ip4 }) => ip4);
      const facts = [`${cpus} vCPU`, `${Math.round(memTotalKiB / 1024)} MiB memory`, `disks: ${sizes.join(" ") || "none"}`];
      console.log(`${[...facts, ...addresses].join(", ")}, boot id ${bootId}`);
    });' "http://$1/cgi-bin/state"
}

# The sandbox may read images from its own folder only; what lies there goes away with it.
place_guest() {
  images=$(sandbox_fact imagesDirectory)
  for file in vmlinuz initrd.img disk.qcow2 sha256.json; do
    cp --update .cache/tiny-guest/"$file" "$images/$file"
  done
}

synthesise() {
  FLEETWRIGHT_LAB_STEP=$1 FLEETWRIGHT_LAB_GUEST="$(sandbox_fact imagesDirectory)/sha256.json" FLEETWRIGHT_LAB_POOL="$(sandbox_fact poolDirectory)/lab" \
    "${fleetwright[@]}" synth
}

sandbox_fact() {
  node dist/host-agent/commands/main.js sandbox status "$sandbox" --json |
    node -e 'const answer = JSON.parse(require("node:fs").readFileSync(0, "utf8")); console.log(answer.sandboxes[0][process.argv[1]])' "$1"
}

what_next() {
  local uri
  uri=$(sandbox_fact uri)
  step 'What to try next'
  cat <<TEXT
  Change stacks/lab.ts (give "front" 256 MiB), then:
      export FLEETWRIGHT_LAB_STEP=2 FLEETWRIGHT_LAB_POOL=$(sandbox_fact poolDirectory)/lab
      export FLEETWRIGHT_LAB_GUEST=$(sandbox_fact imagesDirectory)/sha256.json
      node dist/host-agent/commands/main.js synth
      node dist/host-agent/commands/main.js --sandbox $sandbox diff $host
      node dist/host-agent/commands/main.js --sandbox $sandbox apply $host
  Delete a machine behind its back, and apply again:
      virsh -c '$uri' destroy app; virsh -c '$uri' undefine app
  Look at it with other eyes:
      virsh -c '$uri' list --all
      virsh -c '$uri' console front          (leave with Ctrl-])
      $(sandbox_enter) ip address
  Remove all of it, without trace:
      npm run demo -- --down
TEXT
}

sandbox_enter() {
  node dist/host-agent/commands/main.js sandbox status "$sandbox" --json |
    node -e 'const answer = JSON.parse(require("node:fs").readFileSync(0, "utf8")); console.log((answer.sandboxes[0].enter ?? []).join(" "))'
}

step() {
  if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then printf '\n\033[1m== %s\033[0m\n' "$1"; else printf '\n== %s\n' "$1"; fi
}

fail() {
  echo "demo: $1" >&2
  exit 1
}

main "$@"
