#!/usr/bin/env bash
# Typographic counts of generated briefs: type.sh PEERS N…
# PEERS/gen/content.py N makes a model of N issues; convert.py makes it ours.
set -eu
cd "$(dirname "$0")/../.."
peers=$1 build=${BUILD:-build}
shift
if [ ! -f "$peers/gen/content.py" ]; then
	echo "skip bench-type $peers/gen/content.py is not here"
	exit 0
fi
for n; do
	dir=$build/bench/$n
	mkdir -p "$dir"
	python3 "$peers/gen/content.py" "$n" > "$dir/model.json"
	python3 tests/bench/convert.py "$dir/model.json" "$dir"
	for brief in bench full; do
		"$build/tests/bench/type" "$dir/data" $brief "$dir/comparison.json" "$dir/$brief.txt"
		"$build/diptych" render "$dir/comparison.json" --config "$dir/data" --brief $brief -o "$dir/$brief.pdf"
	done
done
