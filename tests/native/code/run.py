"""Runs the programs named on the command line, one after another, and prints a line before each."""
import runpy
import sys

for program in sys.argv[1:]:
    print("=== program", flush=True)
    runpy.run_path(program, run_name="__main__")
