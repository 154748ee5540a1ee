# Every goal first does the set-up it needs, and nothing where that is done.
.PHONY: serve build test
serve build test:
	@.make/setup $@
	@.make/$@
