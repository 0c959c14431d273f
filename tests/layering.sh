#!/usr/bin/env bash
# Who may include whom.  Prints every departure; none is the pass.
set -u
cd "$(dirname "$0")/.." || exit 70
base="str arena diag utf8 file tsv layers hash bag civil term progress"
# folder: project headers that its files may include, besides base and its own *_int.h
allow() {
	case "$1" in
	base) ;;
	config) echo "config brief theme source meeting taxonomy";;
	ingest) echo "source";;
	text) echo "source text";;
	extract) echo "source text lexicon extract meeting taxonomy";;
	meeting) echo "source meeting taxonomy codec";;
	compare) echo "meeting compare taxonomy codec";;
	changes) echo "meeting compare changes codec";;
	compose) echo "meeting compare changes brief theme model config taxonomy";;
	layout) echo "model theme layout";;
	pdf) echo "layout theme pdf";;
	nightly) echo "source lexicon meeting compare config brief theme pdf run pipeline codec edition changes site";;
	site) echo "edition run changes compare site";;
	schedule) echo "config brief run edition";;
	export) echo "meeting compare theme model export";;
	run) echo "source text lexicon extract meeting compare changes codec edition config brief theme model layout pdf export run pipeline taxonomy";;
	cli) echo "run cli brief config";;
	.) echo "cli";;
	esac
}
# library header: the one folder that may include it (its door)
door() {
	case "$1" in
	pcre2.h) echo extract/matcher.c;;
	cjson/*|cJSON.h) echo meeting/;;
	iniparser*) echo config/;;
	hpdf*|hb*|hyphen.h|libdeflate.h) echo pdf/;;
	sha2*.h) echo base/hash.c;;
	utf8proc.h) echo base/utf8.c;;
	esac
}
bad=0
for f in src/*.c src/*/*.c src/*/*.h; do
	[ -f "$f" ] || continue
	dir=$(dirname "${f#src/}")
	while read -r h; do
		case "$h" in *_int.h) [ -f "src/$dir/$h" ] && continue;; esac
		name=${h%.h}
		case " $base $(allow "$dir") " in *" $name "*) continue;; esac
		echo "$f includes $h, which $dir may not know"
		bad=$((bad + 1))
	done < <(sed -n 's/^[ \t]*#[ \t]*include[ \t]*"\([^"]*\)".*/\1/p' "$f")
	while read -r h; do
		at=$(door "$h")
		case "${f#src/}" in "$at"*) continue;; esac
		echo "$f includes <$h>, whose only door is src/$at"
		bad=$((bad + 1))
	done < <(sed -n 's/^[ \t]*#[ \t]*include[ \t]*<\([^>]*\)>.*/\1/p' "$f")
done
exit $((bad > 0))
