# man.awk: a manual page with the program's tables in the places of
#
#     .\" @commands    .\" @options    .\" @keys config.ini
#
# awk -v bin=build/diptych -f man.awk diptych.1

function escape(s) {
	gsub(/\\/, "\\e", s)
	gsub(/…/, "...", s)
	if (s ~ /^[.']/) s = "\\\&" s
	return s
}

# A sentence of a row's help, in lines of 79 bytes; "lists, tables: …" names things and stays small.
function sentence(s,    n, i, words, line, out) {
	if (s !~ /^[a-z]+(, [a-z]+)*:/ && s !~ /^[a-z]+\./)
		s = toupper(substr(s, 1, 1)) substr(s, 2)
	n = split(s ".", words, / +/)
	for (i = 1; i <= n; i++) {
		if (line != "" && length(line " " words[i]) > 79) {
			out = out escape(line) "\n"
			line = words[i]
		} else
			line = line (line == "" ? "" : " ") words[i]
	}
	return out escape(line)
}

# "[--sources DIR] FILE…" as mdoc's macros: Oo, Fl, Ar, Oc.
function usage(s,    out, n, i, word, tail, words) {
	n = split(s, words, /[ \t]+/)
	for (i = 1; i <= n; i++) {
		word = words[i]
		tail = ""
		while (sub(/^\[/, "", word)) out = out " Oo"
		if (sub(/\[=/, " Ns Oo Ns = Ns Ar ", word)) { # --wait[=SECONDS]
			sub(/\]+$/, "", word)
			out = out " Fl Fl " substr(word, 3) " Oc Oc"
			continue
		}
		if (word !~ /\[/ && match(word, /\]+(…)?$/)) {
			tail = substr(word, RSTART)
			word = substr(word, 1, RSTART - 1)
		}
		if (word == "|") out = out " |"
		else if (word ~ /^--/) out = out " Fl Fl" (length(word) > 2 ? " " substr(word, 3) : "")
		else if (word ~ /^-/) out = out " Fl " substr(word, 2)
		else if (word ~ /^[A-Z]/ || word ~ /[.=|]/) out = out " Ar " escape(word)
		else if (word != "") out = out " No " escape(word)
		if (tail ~ /^\]/) out = out " Oc"
		if (tail ~ /…/) out = out " Ns No ..."
	}
	return out
}

function commands(    line, f, cmd) {
	cmd = bin " help --table"
	print ".Bl -tag -width Ds"
	while ((cmd | getline line) > 0) {
		split(line, f, "\t")
		if (f[1] != "command") continue
		print ".It Cm " f[2] usage(f[6])
		print sentence(f[7])
	}
	close(cmd)
	print ".El"
}

function options(    line, f, head, cmd) {
	cmd = bin " help --table"
	print ".Bl -tag -width Ds"
	while ((cmd | getline line) > 0) {
		split(line, f, "\t")
		if (f[1] != "option") continue
		head = f[3] ? " Fl " f[3] " , " : " "
		head = ".It" head "Fl Fl " f[2]
		if (f[4] ~ /^\[/) head = head " Ns Oo Ns = Ns Ar " substr(f[4], 3, length(f[4]) - 3) " Oc"
		else if (f[4]) head = head (f[6] && f[6] !~ /\|/ ? " Ns = Ns Ar " : " Ar ") f[4]
		print head
		print sentence(f[8])
	}
	close(cmd)
	print ".El"
}

function keys(file,    line, f, section, cmd) {
	cmd = bin " config --keys"
	while ((cmd | getline line) > 0) {
		split(line, f, "\t")
		if (f[1] != file) continue
		if (f[2] != section) {
			if (section) print ".El"
			section = f[2]
			print ".Ss \\&[" section "]\\&"
			print ".Bl -tag -width Ds"
		}
		print ".It Cm " f[3] " Pq " f[4] (f[8] ? " " f[8] : "") (f[5] ? "; default Li " f[5] : "")
		gsub(/\|/, ", ", f[7])
		print sentence(f[6] (f[7] ? ": " f[7] : ""))
	}
	close(cmd)
	if (section) print ".El"
}

/^\.\\" @commands$/ { commands(); next }
/^\.\\" @options$/ { options(); next }
/^\.\\" @keys / { keys($3); next }
{ print }
