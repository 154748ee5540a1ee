# Every goal first does the set-up it needs, and nothing where that is done.
.PHONY: serve build test pictures medians soak bench
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

# Faults at every step, and a thousand runs that must leave nothing: what `make test` has no time for.
soak: build
	@.make/setup test
	@.make/soak

# The page side by side with what others do: make bench ONLY=log,calm ROUNDS=3 for a part of it, and fewer rounds.
bench: build
	@.make/setup bench
	@.make/bench
