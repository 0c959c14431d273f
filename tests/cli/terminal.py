#!/usr/bin/env python3
"""terminal.py COLUMNS INPUT COMMAND…: run a command on a terminal of its own, type
INPUT (C escapes) line by line as it waits, print what the terminal showed;
exit with the command's status.  Tests in Python call run."""
import fcntl, os, pty, select, signal, struct, sys, termios, time


def run(columns, command, text="", interrupt=None, env=None, seconds=20):
    """What came out, with its \\r\\n as it is, and the exit status (or minus the
    signal).  interrupt: Ctrl-C is typed once these bytes have come."""
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.environ.pop("COLUMNS", None)
        os.environ.update(env or {})
        os.execvp(command[0], command)
    keys = [k.encode() for k in text.splitlines(True)]
    shown, end = b"", time.time() + seconds
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
            if interrupt and interrupt in shown:
                os.write(fd, b"\x03")
                interrupt = None
        elif keys:
            os.write(fd, keys.pop(0))
    os.close(fd)  # a command that still waits for an answer gets none
    _, status = os.waitpid(pid, 0)
    return shown, os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    columns, text, command = int(sys.argv[1]), sys.argv[2].encode().decode("unicode_escape"), sys.argv[3:]
    shown, status = run(columns, command, text)
    sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
    sys.exit(status & 255)
