# lib.sh: for the command-line tests.  try NAME STATUS PATTERN COMMAND… runs the
# command and checks its exit status and that its messages match PATTERN (an
# extended regular expression, or "" for silence).
# shellcheck shell=bash
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 70
bin=$PWD/${BUILD:-build}/diptych
case "${BUILD:-build}" in /*) bin=$BUILD/diptych;; esac
tmp=$(mktemp -d)
trap 'chmod -R u+rwX "$tmp"; rm -rf "$tmp"' EXIT

try() {
	local name=$1 status=$2 pattern=$3 got err
	shift 3
	err=$("$@" 2>&1 >"$tmp/stdout")
	got=$?
	if [ "$got" != "$status" ]; then
		echo "not ok $name: exit status $got, want $status; it said: $err"
	elif [ -z "$pattern" ] && [ -n "$err" ]; then
		echo "not ok $name: it should be silent, and said: $err"
	elif ! grep -Eq -- "$pattern" <<<"$err"; then
		echo "not ok $name: no match for /$pattern/ in: $err"
	else
		echo "ok $name"
	fi
}

# check NAME COMMAND…: the command's status decides.
check() {
	local name=$1 out
	shift
	if out=$("$@" 2>&1); then echo "ok $name"; else echo "not ok $name: $out"; fi
}
