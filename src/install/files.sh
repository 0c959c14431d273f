#!/bin/sh
# What `make install` puts where, a line a file: mode, source, place under PREFIX.
# Run at the top of the tree, with the folder of what was built.
build=${1:-build}
put() { printf '%s\t%s\t%s\n' "$1" "$2" "$3"; }
put 755 "$build/diptych" bin/diptych
# In a checkout, what belongs to it: briefs of one's own stay where they are.
shipped=$(git ls-files briefs fonts config.ini 2>/dev/null)
[ -n "$shipped" ] || shipped=$(find briefs fonts config.ini -type f)
printf '%s\n' "$shipped" | grep -v '\.png$' | LC_ALL=C sort | while IFS= read -r f; do put 644 "$f" "share/diptych/$f"; done
for f in src/install/man/*; do
	put 644 "$build/man/${f##*/}" "share/man/man${f##*.}/${f##*/}"
done
# What `diptych schedule` fills in, and commands for [nightly] of config.ini.
for f in src/install/*.service src/install/*.timer src/install/*.sysusers; do put 644 "$f" "share/diptych/install/${f##*/}"; done
for f in src/install/hooks/*; do put 755 "$f" "share/diptych/install/hooks/${f##*/}"; done
put 644 src/install/completions/diptych.bash share/bash-completion/completions/diptych
put 644 src/install/completions/_diptych share/zsh/site-functions/_diptych
put 644 src/install/completions/diptych.fish share/fish/vendor_completions.d/diptych.fish
put 644 README.md share/doc/diptych/README.md
put 644 LICENSE share/doc/diptych/LICENSE
# The pictures that README.md shows.
for f in briefs/*/*.png briefs/themes/*.png; do [ ! -f "$f" ] || put 644 "$f" "share/doc/diptych/$f"; done
