#!/usr/bin/env bash
# The archive of two briefs, one of them with a year of editions, a failed build and
# a title that would break a page, in a real browser (archive.mjs).  playwright-core
# and axe-core are fetched by npm into the build folder.
set -u
. "$(dirname "$0")/../nightly/lib.sh"
for tool in chromium node npm; do
	command -v $tool >/dev/null || { echo "skip archive-in-chromium: no $tool (apt install chromium npm)"; exit 0; }
done
modules=$PWD/${BUILD:-build}/browser
mkdir -p "$modules"
[ -d "$modules/node_modules/axe-core" ] && [ -d "$modules/node_modules/playwright-core" ] ||
	npm install --silent --no-audit --no-fund --prefix "$modules" playwright-core axe-core >/dev/null ||
	{ echo "skip archive-in-chromium: npm could not fetch playwright-core and axe-core"; exit 0; }
config "briefs = us-china-2017-2025, $tmp/Gespräch über Lachs"
brief "$tmp/Gespräch über Lachs"
sed -i 's|^title = .*|title = "<script>alert(1)</script> Averyveryverylongword'"$(printf 'x%.0s' {1..90})"'"|' "$tmp/Gespräch über Lachs/brief.ini"
nightly 2>/dev/null
sed -i 's/4 percent/3 percent/; s/Oslo/Bergen/' "$tmp/Gespräch über Lachs/sources/spring.md"
nightly 2>/dev/null
printf '[sied]\n' >>"$tmp/Gespräch über Lachs/brief.ini"
nightly 2>/dev/null
python3 - "$tmp/archive/us-china-2017-2025" <<'END'
import datetime, json, os, shutil, sys
shelf = sys.argv[1]
first = os.listdir(shelf + '/editions')[0]
run = json.load(open('%s/editions/%s/run.json' % (shelf, first)))
previous = first
for n in range(2, 366):
    day = datetime.date(2026, 1, 1) + datetime.timedelta(n - 1)
    id = '%06d-%s' % (n, day.strftime('%Y%m%d'))
    d = '%s/editions/%s' % (shelf, id)
    os.mkdir(d)
    for f in ('brief.pdf', 'brief.json', 'page-1.svg'):
        os.link('%s/editions/%s/%s' % (shelf, first, f), d + '/' + f)
    changes = dict(new=n % 4, changed=n % 3, withdrawn=n % 2, moved=0, figures=n % 5, sources_added=0, sources_gone=0)
    json.dump(dict(run, id=id, previous=previous, started='%sT02:30:00Z' % day, finished='%sT02:30:01Z' % day, changes=changes),
              open(d + '/run.json', 'w'))
    previous = id
os.remove(shelf + '/latest')
os.symlink('editions/' + previous, shelf + '/latest')
END
"$bin" archive --config "$tmp" || exit
node "$(dirname "$0")/archive.mjs" "$modules" "$tmp/archive" "$modules/shots"
