# What may follow is asked of `diptych complete`, which goes by the program's
# own tables.  Installed in fish/vendor_completions.d.
function __diptych_complete
	set -l words (commandline -opc)
	set -l cur (commandline -ct)
	$words[1] complete -- $words[2..-1] "$cur" 2>/dev/null | while read -l line
		switch $line
			case :file
				__fish_complete_path (string replace -r '^--[a-z-]+=' '' -- $cur)
			case :dir
				__fish_complete_directories (string replace -r '^--[a-z-]+=' '' -- $cur) ''
			case '*'
				echo $line
		end
	end
end
complete -c diptych -f -k -a '(__diptych_complete)'
