#!/usr/bin/env bash
# All scorers over a folder of shared data: gold, readouts, dates, articles,
# then a smoke over every document (no crash, valid JSON, everything grounded).
set -u
shared=${1:?usage: tests/eval.sh SHARED}
top=$(cd "$(dirname "$0")/.." && pwd)
BUILD=${BUILD:-build}
case "$BUILD" in /*) ;; *) BUILD=$top/$BUILD;; esac
bin=$BUILD/diptych
out=$BUILD/eval
rm -rf "$out"
mkdir -p "$out"/{dev,extra,readouts-in,readouts,dates-in,dates,articles-in,articles}
find "$shared/gold/dev" -type f ! -name '*.gold.json' -exec "$bin" extract -o "$out/dev" {} + || echo "EXIT $? on gold/dev"
find "$shared/gold/extra" -type f -exec "$bin" extract -o "$out/extra" {} + || echo "EXIT $? on gold/extra"
python3 "$shared/readouts/score_readouts.py" write "$out/readouts-in"
python3 "$shared/testsets/dates/score_dates.py" write "$out/dates-in"
python3 "$shared/testsets/articles/score_articles.py" write "$out/articles-in"
for set in readouts dates articles; do
	find "$out/$set-in" -type f -exec "$bin" extract -o "$out/$set" {} + || echo "EXIT $? on $set"
done
echo "== gold/dev"
python3 "$shared/gold/score.py" "$shared/gold/dev" "$out/dev" --json "$out/dev.json"
if ls "$top"/tests/gold/*.json >/dev/null 2>&1; then
	echo "== our own annotations (tests/gold) of gold/extra"
	python3 "$top/tests/gold/gold.py" unpack "$shared/gold/extra" "$out/own-gold"
	python3 "$shared/gold/score.py" "$out/own-gold" "$out/extra" --json "$out/own.json"
fi
echo "== readouts"
python3 "$shared/readouts/score_readouts.py" score "$out/readouts"
echo "== dates"
python3 "$shared/testsets/dates/score_dates.py" score "$out/dates"
echo "== articles"
python3 "$shared/testsets/articles/score_articles.py" score "$out/articles"
echo "== summaries"
python3 "$top/tests/summaries.py" "$out"/{dev,extra,readouts}
echo "== validity and grounding of every document"
python3 "$top/tests/grounding.py" "$top/briefs/schema/document.schema.json" "$out"/{dev,extra,readouts,dates,articles}
