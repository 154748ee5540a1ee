# Every goal first installs what it needs, if that is missing.
.PHONY: serve build test format lint test-native test-browser test-journeys pictures medians bench soak fuzz mutants supply
serve build test:
	@.make/setup $@
	@.make/$@

# The parts of `make test` that a pull request has to pass, one by one.
format:
	@cargo fmt --check

lint:
	@.make/setup lint
	@cargo clippy --quiet --locked --all-targets -- -D warnings
	@cargo clippy --quiet --locked --all-targets --target wasm32-unknown-unknown -- -D warnings

test-native:
	@cargo test --locked

test-browser:
	@.make/setup test-browser
	@. .make/env; wasm-pack test --headless --chrome --mode no-install -- --locked --test browser

# On the release that `make build` left in dist/.
test-journeys:
	@.make/setup build
	@. .make/env; ENGINE=chromium node --test --test-concurrency=1 tests/e2e/journeys/*.test.mjs

# Screenshots of every state, to be looked at, and the one in the README.
pictures: build
	@.make/setup test
	@. .make/env; node tests/e2e/screenshots.mjs; node tests/e2e/screenshots.mjs --readme

# Elapsed time and longest freeze of every lane, medians of five.
medians: build
	@.make/setup test
	@. .make/env; node tests/e2e/medians.mjs

# Benchmarks against other ways to do the same. A part of them with fewer rounds: make bench ONLY=log,calm ROUNDS=3
bench: build
	@.make/setup bench
	@.make/bench

# The long checks: thousands of cases, faults at every step, a thousand runs without a leak.
soak: build
	@.make/setup test
	@.make/soak

# Fuzzes links, messages and stored runs, each for SECONDS.
fuzz:
	@.make/setup fuzz
	@.make/fuzz $(or $(SECONDS),60)

# Mutation tests of the layers that know no browser: all files, or FILES such as src/exercise/*.rs.
mutants:
	@.make/setup mutants
	@.make/mutants $(FILES)

# Dependencies: licences, sources, duplicates, and known vulnerabilities if their lists can be reached.
supply:
	@.make/setup supply
	@.make/supply
