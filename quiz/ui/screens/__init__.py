"""One screen a module: plain data in, a typed result out. None of them reaches the program or a file."""
