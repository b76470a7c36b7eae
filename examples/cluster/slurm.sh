#!/bin/sh
# A job array on a Slurm cluster of one machine, from nothing: a hundred shards, one killed and requeued, merged, compared
# with one run. Needs Debian's slurm-wlm and munge, and root, since the daemons change users.
#
#   ENDODEC=target/release/endodec examples/cluster/slurm.sh examples/cluster/million.toml csv
set -eu
spec=$(realpath "$1") form=$2
here=$(dirname "$(realpath "$0")")
ENDODEC=$(realpath "${ENDODEC:-$(command -v endodec)}")
export ENDODEC
work=$(mktemp -d)
mkdir -p "$work/state" "$work/spool" "$work/parts" /run/munge
trap 'kill $(cat "$work"/*.pid) 2>/dev/null || true; [ -n "${KEEP:-}" ] || rm -rf "$work"' EXIT

[ -s /etc/munge/munge.key ] || mungekey --create
chown -R munge /run/munge /etc/munge
pgrep -x munged >/dev/null || runuser -u munge -- munged
host=$(hostname -s)
cat >"$work/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
MaxArraySize=1001
JobRequeue=1
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
# Nothing is confined; Slurm before 23.11 starts only with a plugin for the kernel's version of control groups.
plugin=disabled
[ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ] || plugin=cgroup/v1
echo "CgroupPlugin=$plugin" >"$work/cgroup.conf"
export SLURM_CONF="$work/slurm.conf"
slurmctld
slurmd
for _ in $(seq 60); do
    sinfo --noheader --format=%T 2>/dev/null | grep -q idle && break
    sleep 1
done
sinfo

cd "$work"
job=$(sbatch --parsable --array=1-100 --output="$work/log-%a" "$here/array.sbatch" "$spec" "$work/parts" "$form")
echo "job $job"
# The first task that runs and has begun a part is killed as by a failing node, and put into the queue again.
while :; do
    task=$(squeue --noheader --array --states=RUNNING --format=%K --job "$job" | head -n 1)
    if [ -n "$task" ] && [ -e "$work/parts/part-$task.$form.part/done" ]; then
        scancel --signal=KILL --batch "${job}_$task" 2>/dev/null || true
        sleep 1
        scontrol requeue "${job}_$task" && break
    fi
    [ -n "$(squeue --noheader --job "$job")" ] || { echo "no task was met while it ran"; break; }
    sleep 0.05
done
while [ -n "$(squeue --noheader --job "$job")" ]; do sleep 1; done
cat "$work"/log-* | sort | uniq -c | sort -rn | awk '{ starts[$NF]++ } END { for (n in starts) print starts[n], "tasks that started", n, "times" }'
ls "$work/parts" | wc -l

"$ENDODEC" sweep --merge "$work"/parts/part-*."$form" --output "$work/merged.$form"
"$ENDODEC" sweep "$spec" --output "$work/whole.$form"
cmp "$work/merged.$form" "$work/whole.$form"
cmp "$work/merged.$form.json" "$work/whole.$form.json"
sha256sum "$work/merged.$form" "$work/whole.$form" | sed "s|$work/||"
echo "the hundred parts have the bytes of one run"
