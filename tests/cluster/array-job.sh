#!/usr/bin/env bash
# A sweep as a real job array on four nodes, one of which is killed in the middle: every point once, the same bits as without interruption.
# array-job.sh LARMOR: the words that start Larmor, for example ./larmor. Ends with 0 where all holds, 77 where Slurm is not installed.
set -euo pipefail

larmor=$(realpath "${1:?array-job.sh LARMOR}")
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
for program in slurmctld slurmd munged sbatch; do
    command -v "$program" >/dev/null || { echo "skipped: '$program' is not installed (Debian: slurm-wlm, munge)"; exit 77; }
done
[ "$(id -u)" -eq 0 ] || { echo "skipped: slurmd wants root"; exit 77; }

place=$(mktemp -d)
cluster="$place/cluster"
finish() {
    "$here/cluster.sh" down "$cluster" || true
    rm -rf "$place"
}
trap finish EXIT
chmod 755 "$place"
file="$place/map.yaml"
cat >"$file" <<'YAML'
larmor: 1
title: loops against three thicknesses
temperature: 4.2 K
interfaces:
  Co/Cu: { mixing-conductance: 5.5e14 S/m^2, sharvin: included }
stack:
  - Cu
  - { name: fixed, material: Co, thickness: { from: 2 nm, to: 40 nm, points: 25 }, magnetization: +z }
  - { material: Cu, thickness: { from: 2 nm, to: 200 nm, points: 20, spacing: logarithmic } }
  - { name: free, material: Co, thickness: { from: 1 nm, to: 25 nm, points: 20 }, magnetization: free }
  - Cu
cross-section: { ellipse: { y: 60 nm, z: 130 nm } }
magnets:
  free: { demagnetization: ellipsoid }
experiments:
  - hysteresis: { field: { along: z, from: -150 mT, to: 150 mT, points: 61 }, current: 0 mA }
YAML
points=10000

say() { printf '%s\n' "$*"; }
finished() { "$larmor" status "$file" --out "$place/array" | awk '/points are finished/ { print $1; found = 1 } END { if (!found) print 0 }'; }

say "one machine, uninterrupted"
"$larmor" run "$file" --out "$place/alone" >/dev/null

"$here/cluster.sh" up "$cluster" 4 >/dev/null
export SLURM_CONF="$cluster/slurm.conf"
say "16 elements on four nodes"
"$larmor" submit "$file" --slurm --out "$place/array" --tasks 16

# Until node n3 is in the middle of its points.
journals() { find "$place/array.journal" -name 'points-*.journal' -size +4k 2>/dev/null | wc -l; }
on_n3() { grep -lsz '^SLURMD_NODENAME=n3$' /proc/[0-9]*/environ | tr -dc '0-9\n'; }
for _ in $(seq 600); do
    [ "$(journals)" -ge 3 ] && [ -n "$(on_n3)" ] && break
    sleep 0.1
done

# The power of node n3 fails: its daemon, what watches over its jobs and every process of them are gone at once, without a word to anybody.
lost=$(squeue --noheader --nodelist n3 --states running --format %i | tr '\n' ' ')
mapfile -t workers < <(on_n3)
watchers=()
for worker in "${workers[@]}"; do
    parent=$(ps -o ppid= -p "$worker" | tr -d ' ')
    if [ "$(cat "/proc/${parent:-0}/comm" 2>/dev/null)" = slurmstepd ]; then watchers+=("$parent"); fi
done
kill -9 "$(cat "$cluster/slurmd-n3.pid")" "${watchers[@]}" "${workers[@]}" || true
say "killed n3 with $(finished) of $points points finished; it was running: ${lost:-nothing}"
[ -n "$lost" ] || { say "FAILED: nothing was running on n3, so that nothing was tried"; exit 1; }

for _ in $(seq 240); do
    [ -s "$place/array/summary.json" ] && [ ! -d "$place/array.journal" ] && break
    sleep 0.5
done
if [ ! -s "$place/array/summary.json" ]; then
    say "FAILED: no results after two minutes"
    squeue || true
    tail -n 5 "$place"/array.slurm/*.log || true
    exit 1
fi
rows=$(($(wc -l <"$place/array/tables/sweep.csv") - 1))
say "$rows points in the table"
[ "$rows" -eq "$points" ]
diff -r "$place/alone" "$place/array"
say "the array has the same bits as the uninterrupted run"
