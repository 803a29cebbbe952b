"""One screen per module: plain data in, a typed result out. Must not reach the program or a file."""
