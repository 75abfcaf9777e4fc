"""What a look is judged by: a module per group of checks, a row per check in `table`."""
