"""Runs a command on a pseudo-terminal: standard input is typed, what is on the screen goes to standard output."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios

pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])

fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
sources = [terminal, sys.stdin.fileno()]
while terminal in sources:
    for source in select.select(sources, [], [])[0]:
        try:
            data = os.read(source, 65536)
        except OSError:  # the terminal of a process that has ended
            data = b""
        if not data:
            sources.remove(source)
        elif source == terminal:
            os.write(sys.stdout.fileno(), data)
        else:
            os.write(terminal, data)

status = os.waitpid(pid, 0)[1]
sys.exit(os.waitstatus_to_exitcode(status) % 256)
