# Every goal first does the set-up it needs, and nothing where that is done.
.PHONY: serve build test pictures medians bench soak fuzz mutants supply
serve build test:
	@.make/setup $@
	@.make/$@

# Screenshots of every state for people to look at, and the one in the README.
pictures: build
	@.make/setup test
	@. .make/env; node tests/e2e/screenshots.mjs; node tests/e2e/screenshots.mjs --readme

# Elapsed time and longest freeze of every lane, medians of five.
medians: build
	@.make/setup test
	@. .make/env; node tests/e2e/medians.mjs

# The page side by side with what others do: make bench ONLY=log,calm ROUNDS=3 for a part of it, and fewer rounds.
bench: build
	@.make/setup bench
	@.make/bench

# What `make test` has no time for: thousands of cases, faults at every step, a thousand runs that must leave nothing.
soak: build
	@.make/setup test
	@.make/soak

# Looks for links, messages and stored runs that break something: SECONDS for each.
fuzz:
	@.make/setup fuzz
	@.make/fuzz $(or $(SECONDS),60)

# Breaks the lower floors in every way it knows and sees whether a test notices: all, or FILES such as src/exercise/*.rs.
mutants:
	@.make/setup mutants
	@.make/mutants $(FILES)

# What comes from elsewhere: licences, sources, duplicates, and known holes where their lists can be reached.
supply:
	@.make/setup supply
	@.make/supply
