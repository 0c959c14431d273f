#!/usr/bin/env bash
# veraPDF, where it is installed, over every brief in every theme, with both
# kinds of notes, and the stress comparison: verapdf.sh [PROFILE.xml…]
# It knows UA-1 and A-2a; further profiles, as that of tagged PDF 1.7, are files.
set -u
cd "$(dirname "$0")/.." || exit 70
if ! command -v verapdf >/dev/null; then
	echo "skip verapdf: no such program"
	exit 0
fi
bin=${BUILD:-build}/diptych tmp=$(mktemp -d) bad=0
trap 'rm -rf "$tmp"' EXIT

# print NAME COMPARISON BRIEF SETTING: one PDF
print() {
	"$bin" render "$2" --brief "$3" --set "$4" -o "$tmp/$1.pdf" >/dev/null || { echo "not ok $1: no PDF"; bad=1; }
}

# all_of NAME COMPARISON BRIEF: its PDFs
all_of() {
	for theme in briefs/themes/*.ini; do
		theme=$(basename "$theme" .ini)
		print "$1-$theme" "$2" "$3" "brief.theme=$theme"
	done
	print "$1-foot" "$2" "$3" brief.notes=foot
}

for ini in briefs/*/brief.ini; do
	brief=$(basename "$(dirname "$ini")")
	"$bin" build "$brief" -o "$tmp/$brief" >/dev/null
	all_of "$brief" "$tmp/$brief/brief.json" "$brief"
done
mkdir -p "$tmp/stress/sources"
echo "The comparison is at hand; this is not read." >"$tmp/stress/sources/a.txt"
printf '[brief]\ntitle = Stress\n[side 1998]\n[side 2004]\n[side 2011]\n[side 2017]\n' >"$tmp/stress/brief.ini"
python3 tests/bench/stress.py -o "$tmp/stress.json"
all_of stress "$tmp/stress.json" "$tmp/stress"

# validate NAME OPTION…: every PDF against one profile
validate() {
	local name=$1 out
	shift
	if out=$(verapdf "$@" --format text "$tmp"/*.pdf 2>&1); then
		echo "ok $name: $(grep -c ^PASS <<<"$out") files"
	else
		echo "not ok $name:"
		grep -v ^PASS <<<"$out"
		bad=1
	fi
}
validate UA-1 --flavour ua1
validate A-2a --flavour 2a
for profile; do
	validate "$(basename "$profile" .xml)" --profile "$profile"
done
exit $bad
