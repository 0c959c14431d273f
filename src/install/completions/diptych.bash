# diptych.bash: what may follow is asked of `diptych complete`, which goes by
# the program's own tables.  Installed as bash-completion/completions/diptych.
# shellcheck shell=bash

# The words of the line up to the cursor, as one typed them: bash parts them at
# "=" and ":" as well.
_diptych_words() {
	local rest=${COMP_LINE:0:COMP_POINT} word blank
	words=()
	for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
		blank=${rest%%[![:blank:]]*}
		rest=${rest#"$blank"}
		if [[ -n $blank || ${#words[@]} -eq 0 ]]; then words+=(""); fi
		word=${rest:0:${#word}}
		rest=${rest:${#word}}
		word=${word//[\\\"]/}
		words[-1]+=${word//\'/}
	done
}

_diptych() {
	local words cur front line name
	_diptych_words
	cur=${words[-1]} front=
	# Readline replaces only what stands behind the last "=" or ":".
	if [[ $cur == *[=:]* && $COMP_WORDBREAKS == *=* ]]; then front=${cur%"${cur##*[=:]}"}; fi
	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:file | :dir)
			compopt -o filenames 2>/dev/null
			local kind=-f
			if [[ $line == :dir ]]; then kind=-d; fi
			while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen "$kind" -- "${cur#"$front"}")
			;;
		*)
			name=${line%%$'\t'*}
			case $name in *[=.\ ]) compopt -o nospace 2>/dev/null ;; esac
			name=${name#"$front"}
			COMPREPLY+=("${name// /\\ }")
			;;
		esac
	done < <("$1" complete -- "${words[@]:1}" 2>/dev/null)
}
complete -F _diptych diptych
