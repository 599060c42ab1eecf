#!/usr/bin/env bash
# A Slurm cluster on this machine alone, for tests: cluster.sh up DIR [NODES], cluster.sh down DIR.
# Everything that it makes lies in DIR; `export SLURM_CONF=DIR/slurm.conf` lets sbatch and its kin find it. It listens on loopback only.
# Needs slurmctld, slurmd and munged (Debian: slurm-wlm, munge). Runs as whoever starts it; slurmd itself wants root.
set -euo pipefail

usage() {
    sed -n '2,4s/^# //p' "$0" >&2
    exit 2
}
[ $# -ge 2 ] || usage
verb=$1
dir=$(mkdir -p "$2" && cd "$2" && pwd -P)
nodes=${3:-4}
export SLURM_CONF="$dir/slurm.conf"
socket="$dir/sockets/munge"
first_port=21800
host=$(hostname -s)
user=$(id -un)

# Credentials: a key and a daemon of our own, beside any that the machine has.
start_munge() {
    mkdir -p "$dir/munge" "$dir/sockets"
    chmod 700 "$dir/munge"
    chmod 755 "$dir" "$dir/sockets"
    (umask 077 && head -c 1024 /dev/urandom >"$dir/munge/key")
    munged --force --key-file="$dir/munge/key" --socket="$socket" --pid-file="$dir/munge/pid" --log-file="$dir/munge/log" --seed-file="$dir/munge/seed"
}

# One controller, all nodes on this host at ports of their own. Nodes come back by themselves, jobs are put back into the queue, nothing is accounted for.
write_configuration() {
    mkdir -p "$dir/state" "$dir/spool" "$dir/log"
    cat >"$SLURM_CONF" <<CONF
ClusterName=larmor
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$first_port
SlurmUser=$user
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool/%n
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd-%n.pid
SlurmctldLogFile=$dir/log/slurmctld
SlurmdLogFile=$dir/log/%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1,sched_min_interval=100000,batch_sched_delay=0
SlurmdParameters=config_overrides
ReturnToService=2
JobRequeue=1
KillWait=3
SlurmdTimeout=5
MinJobAge=300
MaxArraySize=10001
NodeName=n[1-$nodes] NodeHostname=$host NodeAddr=127.0.0.1 Port=[$((first_port + 1))-$((first_port + nodes))] CPUs=2 RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE DefMemPerCPU=100 State=UP
CONF
}

idle_nodes() { sinfo -h -N -o %T 2>/dev/null | grep -cx idle || true; }

start_daemons() {
    slurmctld -c
    for node in $(seq -f 'n%g' "$nodes"); do
        mkdir -p "$dir/spool/$node"
        slurmd -N "$node"
    done
    for _ in $(seq 150); do
        [ "$(idle_nodes)" = "$nodes" ] && return
        sleep 0.2
    done
    echo "cluster.sh: only $(idle_nodes) of $nodes nodes came up; their words are in $dir/log" >&2
    return 1
}

# Only our own processes, by the numbers that they left.
# A daemon that is asked to end still writes its state; only when it is gone may the folder go.
stop() {
    local left pid pids=()
    for left in "$dir"/slurmd-*.pid "$dir/slurmctld.pid" "$dir/munge/pid"; do
        [ -s "$left" ] || continue
        pid=$(cat "$left")
        if kill "$pid" 2>/dev/null; then pids+=("$pid"); fi
    done
    for pid in ${pids[@]+"${pids[@]}"}; do
        for _ in $(seq 200); do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
        kill -9 "$pid" 2>/dev/null || true
    done
}

case $verb in
up)
    start_munge
    write_configuration
    start_daemons
    sinfo
    ;;
down) stop ;;
*) usage ;;
esac
