#!/usr/bin/env python3
"""terminal.py COLUMNS INPUT COMMAND…: run a command on a terminal of its own, type
INPUT (C escapes) line by line as it waits, print what the terminal showed;
exit with the command's status."""
import os, pty, select, struct, sys, fcntl, termios, time

columns, text, command = int(sys.argv[1]), sys.argv[2].encode().decode("unicode_escape"), sys.argv[3:]
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.environ.pop("COLUMNS", None)
    os.execvp(command[0], command)
keys = [k.encode() for k in text.splitlines(True)]
shown, end = b"", time.time() + 20
while time.time() < end:
    ready, _, _ = select.select([fd], [], [], 0.3)
    if ready:
        try:
            got = os.read(fd, 65536)
        except OSError:
            got = b""
        if not got:
            break
        shown += got
    elif keys:
        os.write(fd, keys.pop(0))
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(status) & 255)
