# Diptych.  `make help` lists the targets.
VERSION = 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
CC ?= cc
OPT ?= -O2 -g

PKGS = libcjson libpcre2-8 harfbuzz harfbuzz-subset libutf8proc libmd libdeflate
# What the program needs, with `make` and `git` at hand; then what only the tests need.
DEPS = gcc libc6-dev pkg-config libhpdf-dev libcjson-dev libpcre2-dev libiniparser-dev \
	libharfbuzz-dev libutf8proc-dev libmd-dev libdeflate-dev libhyphen-dev hyphen-en-us \
	fonts-noto-core fonts-droid-fallback fonts-nanum fonts-symbola
TEST_DEPS = libharfbuzz-bin qpdf poppler-utils mupdf-tools ghostscript python3 python3-jsonschema valgrind mandoc
DEB_DEPS = build-essential debhelper dpkg-dev fakeroot lintian
LINT_DEPS = clang clang-format cppcheck shellcheck

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wundef
CPPFLAGS += -Iinclude -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -DDATADIR='"$(PREFIX)/share/diptych"'
CFLAGS += -std=c11 $(OPT) $(WARN) $(SAN)
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS = $(shell pkg-config --libs $(PKGS) 2>/dev/null)
LDLIBS = $(PKG_LIBS) -lhpdf -liniparser -lhyphen -lm

SRC := $(sort $(wildcard src/*.c src/*/*.c))
OBJ := $(SRC:%.c=$(BUILD)/%.o)
LIB_OBJ := $(filter-out $(BUILD)/src/main.o,$(OBJ))
TEST_SRC := $(sort $(wildcard tests/unit/*.c))
TEST_BIN := $(TEST_SRC:%.c=$(BUILD)/%) $(BUILD)/tests/bench/type $(BUILD)/tests/bench/paragraphs
EVAL ?=

.PHONY: all test-programs deps test-deps lint-deps brief check test eval coverage gallery bench-type bench-hyphens verapdf kill fault browser asan valgrind lint format layering man install uninstall deb clean distclean help
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/diptych ## build the program

# One line a file; V=1 shows the commands.
ifdef V
say = @:
else
say = @printf '%-4s %s\n'
quiet = @
endif

$(BUILD)/diptych: $(OBJ)
	$(say) LINK $@
	$(quiet)$(CC) $(SAN) $(LDFLAGS) -o $@ $(OBJ) $(LDLIBS)

$(BUILD)/%.o: %.c
	$(say) CC $<
	@mkdir -p $(@D)
	$(quiet)$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) -I$(dir $<) -MMD -MP -c -o $@ $<

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(LIB_OBJ)
	$(say) LINK $@
	$(quiet)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/tests/bench/%: $(BUILD)/tests/bench/%.o $(LIB_OBJ)
	$(say) LINK $@
	$(quiet)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Loaded into the program under test; sanitizers would want to come first.
$(BUILD)/tests/fault/shim.so: tests/fault/shim.c
	$(say) LINK $@
	@mkdir -p $(@D)
	$(quiet)$(CC) -std=c11 -O2 -g $(WARN) -D_GNU_SOURCE -shared -fPIC -o $@ $< -ldl

-include $(OBJ:.o=.d) $(TEST_BIN:=.d)

# Install what is missing, and only then ask for root.
install_missing = missing=; for p in $(1); do \
	dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null | grep -qx installed || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	root=; [ "$$(id -u)" = 0 ] || root=sudo; echo "installing:$$missing"; \
	$$root apt-get update -qq && $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi

deps: ## install the Debian packages that the program needs
	@$(call install_missing,$(DEPS))

test-deps: deps ## install what the tests need as well
	@$(call install_missing,$(TEST_DEPS))

lint-deps:
	@$(call install_missing,$(LINT_DEPS))

BRIEF ?= us-china-2017-2025
brief: deps ## set up, build, and print the example brief (BRIEF=name for another)
	@$(MAKE) --no-print-directory -j$$(nproc) all
	@start=$$(date +%s%N); $(BUILD)/diptych build $(BRIEF) -o out/$(BRIEF) && \
	echo "printed in $$((($$(date +%s%N) - start) / 1000000)) ms; its JSON lies beside it"

check: test-deps ## set up and run all the tests
	@$(MAKE) --no-print-directory -j$$(nproc) all test-programs
	@$(MAKE) --no-print-directory test

test-programs: $(TEST_BIN) $(BUILD)/tests/fault/shim.so

test: $(BUILD)/diptych $(TEST_BIN) $(BUILD)/tests/fault/shim.so ## run the tests without setting up
	@BUILD=$(BUILD) tests/run.sh

eval: $(BUILD)/diptych ## run the scorers of EVAL=DIR (the shared folder)
	@[ -n "$(EVAL)" ] || { echo "usage: make eval EVAL=../shared"; exit 64; }
	@BUILD=$(BUILD) tests/eval.sh $(EVAL)

coverage: eval ## in how many documents of EVAL=DIR each data row fires
	@python3 tests/coverage.py briefs $(BUILD)/eval/dev $(BUILD)/eval/extra $(BUILD)/eval/readouts

GALLERY = us-russia-arms-control us-japan-leaders climate-summits
LOOKS = compact large grey letter classic two-sided landscape
looks_brief = $(if $(filter landscape,$(1)),us-japan-leaders,$(BRIEF)) # a wide page is for three sides
picture = $(BUILD)/diptych build $(1) -q $(2) -o $(BUILD)/gallery/$(notdir $(3)) >/dev/null && \
	pdftoppm -r 32 -l 1 -singlefile -png $(BUILD)/gallery/$(notdir $(3))/brief.pdf $(3) &&
gallery: $(BUILD)/diptych ## draw the pictures that README.md shows
	@mkdir -p $(BUILD)/gallery
	@$(foreach b,$(GALLERY),$(call picture,$b,,briefs/$b/page-1)) :
	@$(foreach t,$(LOOKS),$(call picture,$(call looks_brief,$t),--set brief.theme=$t,briefs/themes/$t)) :

BENCH ?= 12 144 1500
bench-type: $(BUILD)/diptych $(BUILD)/tests/bench/type ## typographic counts of long briefs (PEERS=../shared/peers)
	@BUILD=$(BUILD) tests/bench/type.sh $(or $(PEERS),../shared/peers) $(BENCH)

bench-hyphens: $(BUILD)/tests/bench/paragraphs ## hyphenated lines beside Typst's, which npm installs (PEERS=../shared/peers)
	@BUILD=$(BUILD) tests/bench/hyphens.py $(or $(PEERS),../shared/peers) $(BENCH)

verapdf: $(BUILD)/diptych ## veraPDF over every brief and theme, where it is installed (PROFILES=FILE… for more)
	@BUILD=$(BUILD) tests/verapdf.sh $(PROFILES)

KILLS ?= 10000
kill: $(BUILD)/diptych $(BUILD)/tests/fault/shim.so ## kill -9 a scheduled build 10,000 times (KILLS=n): nothing may show
	@BUILD=$(BUILD) python3 tests/fault/kill.py $(KILLS)

browser: $(BUILD)/diptych ## the archive's pages in Chromium, with axe-core (apt: chromium npm)
	@BUILD=$(BUILD) tests/browser/archive.sh

fault: $(BUILD)/diptych $(BUILD)/tests/fault/shim.so ## fail every call of a scheduled build that changes the disk
	@BUILD=$(BUILD) python3 tests/fault/fault.py

asan: ## the tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory test BUILD=build/asan OPT="-O1 -g" \
	SAN="-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"

valgrind: $(BUILD)/diptych ## the example brief under valgrind
	valgrind -q --error-exitcode=9 --leak-check=full --trace-children=yes $(BUILD)/diptych build $(BRIEF) -o $(BUILD)/valgrind

layering: ## who includes whom
	@tests/layering.sh

lint: lint-deps ## clang's warnings, cppcheck, shellcheck, layering
	$(MAKE) --no-print-directory all CC=clang BUILD=build/clang
	cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability --inline-suppr --suppress=missingInclude -Iinclude src
	shellcheck tests/*.sh src/install/hooks/* .ci/run
	tests/layering.sh

format: lint-deps ## clang-format over the lines changed since the last commit
	@git clang-format --force --quiet HEAD -- src include tests; git diff --stat

MAN := $(patsubst src/install/%,$(BUILD)/%,$(wildcard src/install/man/*))
man: $(MAN) ## the manual pages, with the program's tables

$(BUILD)/man/%: src/install/man/% src/install/man.awk $(BUILD)/diptych
	$(say) MAN $@
	@mkdir -p $(@D)
	$(quiet)LC_ALL=C awk -v bin=$(BUILD)/diptych -f src/install/man.awk $< >$@

install: $(BUILD)/diptych man ## install under DESTDIR PREFIX: src/install/files.sh lists what and where
	@src/install/files.sh $(BUILD) | while IFS='	' read -r mode from to; do \
	install -D -m $$mode "$$from" "$(DESTDIR)$(PREFIX)/$$to" || exit 1; done

uninstall: ## remove what install put there, and the folders that are empty then
	@src/install/files.sh $(BUILD) | while IFS='	' read -r mode from to; do \
	rm -f "$(DESTDIR)$(PREFIX)/$$to"; (cd "$(DESTDIR)$(PREFIX)" 2>/dev/null && \
	rmdir -p --ignore-fail-on-non-empty "$${to%/*}" 2>/dev/null); :; done

# In a copy, so that the tree stays clean; without the briefs of one's own.
DEB = $(BUILD)/deb/diptych-$(VERSION)
deb: deps ## a Debian package, $(BUILD)/deb/diptych_*.deb, checked by lintian
	@$(call install_missing,$(DEB_DEPS))
	@rm -rf $(BUILD)/deb && mkdir -p $(DEB)
	@(git ls-files -z; git ls-files -z --others --exclude-standard -- ':!briefs') | tar -c --null -T - | tar -x -C $(DEB)
	cd $(DEB) && env -u BUILD -u DESTDIR -u PREFIX dpkg-buildpackage -us -uc -b
	cd $(BUILD)/deb && lintian --fail-on error,warning --info *.changes

clean: ## remove what was built; printed briefs stay
	rm -rf $(BUILD)

distclean: clean ## remove the printed briefs (out/) as well
	rm -rf out

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
