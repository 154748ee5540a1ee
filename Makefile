# Every goal first does the set-up it needs, and nothing where that is done.
.PHONY: serve build test pictures medians bench
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
