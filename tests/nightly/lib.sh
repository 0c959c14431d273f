# lib.sh: a small brief of our own with a config of its own, in $tmp.
# shellcheck shell=bash
# In memory, where there is some: these tests ask nothing of a disk.
if [ -w /dev/shm ]; then export TMPDIR=/dev/shm; fi
. "$(dirname "${BASH_SOURCE[0]}")/../cli/lib.sh"
export HOME=$tmp/home XDG_DATA_HOME='' XDG_STATE_HOME='' XDG_CACHE_HOME='' TZ=UTC
mkdir -p "$HOME"

# text FILE DAY CITY: a readout.
text() {
	cat >"$1" <<-END
	---
	title: Leaders of Canada and Norway meet
	publisher: The Harbour Post
	date: $2
	---

	Prime Minister Mark Carney of Canada met Prime Minister Jonas Gahr Støre of Norway in $3 on $2. The two countries agreed to cut the tariff on salmon to 4 percent. Canada pledged \$20 million for research in the Arctic.
	END
}

# brief DIR: a brief of two sides and two sources.
brief() {
	mkdir -p "$1/sources"
	text "$1/sources/spring.md" 2024-04-09 Oslo
	text "$1/sources/autumn.md" 2024-10-15 Ottawa
	cat >"$1/brief.ini" <<-END
	[brief]
	title = Salmon talks
	[side spring]
	from = 2024-03-01
	to = 2024-05-31
	[side autumn]
	from = 2024-09-01
	to = 2024-11-30
	END
}

# config LINE…: $tmp/config.ini, with these lines in [nightly].
config() {
	{
		printf '[site]\nbriefs = %s/briefs\nfonts = %s/fonts\n[nightly]\narchive = archive\nstate = state\n' "$PWD" "$PWD"
		printf '%s\n' "$@"
	} >"$tmp/config.ini"
}

nightly() { "$bin" nightly --config "$tmp/config.ini" "$@"; }
latest() { readlink "$tmp/archive/$1/latest"; }
editions() { ls "$tmp/archive/$1/editions" | wc -l; }
