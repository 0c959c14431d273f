#!/usr/bin/env bash
# Run every test and count.  A test is a program of tests/unit or a script
# tests/*/*.test (shell or python); it prints lines "ok NAME", "not ok NAME …"
# and "skip NAME …".  One that exits non-zero without a "not ok" has failed.
set -u
cd "$(dirname "$0")/.." || exit 70
BUILD=${BUILD:-build}
export BUILD
passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for t in "$BUILD"/tests/unit/* tests/*/*.test; do
	case "$t" in *.o|*.d) continue;; esac
	if [ ! -f "$t" ] || [ ! -x "$t" ]; then continue; fi
	name=${t#"$BUILD"/tests/} name=${name#tests/}
	"$t" >"$log" 2>&1 </dev/null
	rc=$?
	ok=$(grep -c '^ok ' "$log") bad=$(grep -c '^not ok ' "$log") skip=$(grep -c '^skip ' "$log")
	if [ $rc -ne 0 ] && [ "$bad" -eq 0 ]; then
		bad=1
		echo "not ok $name: exit status $rc" >>"$log"
	elif [ "$ok" -eq 0 ] && [ "$bad" -eq 0 ] && [ "$skip" -eq 0 ]; then
		bad=1
		echo "not ok $name: it asserted nothing" >>"$log"
	fi
	passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
	if [ "$bad" -gt 0 ]; then
		echo "--- $name"
		cat "$log"
	else
		echo "$name: $ok ok${skip:+, $skip skipped}"
		grep '^skip ' "$log"
	fi
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
