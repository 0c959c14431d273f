#!/usr/bin/env python3
"""fault.py [STRIDE]: make each call of a scheduled build that changes the disk fail in
turn, once and from there on, with each of the errors that a disk can give; let each
write be short.  A run that ends with 0 must have published a whole edition; one that
does not must leave the last as it was; the next run must be as ever."""
import errno, os, sys, time
from archive import Archive

ERRORS = ('ENOSPC', 'EIO', 'EDQUOT', 'EMFILE', 'EROFS')

def digest(a, id):
    d = '%s/editions/%s' % (a.shelf, id)
    return sorted((p, f, open(os.path.join(p, f), 'rb').read()) for p, _, fs in os.walk(d) for f in fs)

def trial(a, at, how, sticky):
    """What went wrong, or None."""
    before, content = a.latest(), digest(a, a.latest())
    shim = dict(fault_at=at, fault_how=how)
    if sticky:
        shim['fault_sticky'] = 1
    status, err = a.run(**shim)
    problems = a.problems()
    if problems:
        return '; '.join(problems)
    if digest(a, before) != content:
        return 'the last good edition was changed'
    if status == 0 and a.latest() <= before:
        return 'exit status 0, and nothing was published'
    if status < 0 or status == 70:
        return 'status %d: %s' % (status, err)
    if status and not err:
        return 'status %d without a word' % status
    if how == 'short' and status:
        return 'a short write ended the run: status %d: %s' % (status, err)
    was = a.latest()
    status, err = a.run()
    if status or a.latest() <= was or a.problems() or a.orphans():
        return 'the next run: status %d, %s %s: %s' % (status, a.problems(), a.orphans(), err)
    return None

def main():
    stride = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    a = Archive()
    start, tried, bad = time.time(), 0, 0
    calls, _ = a.count()
    ways = [(str(getattr(errno, e)), e, sticky) for e in ERRORS for sticky in (False, True)] + [('short', 'short', False)]
    # With a stride every call is met, by one way or another.
    for at in range(1, calls + 1):
        for k, (how, name, sticky) in enumerate(ways):
            if (at + k) % stride:
                continue
            tried += 1
            wrong = trial(a, at, how, sticky)
            if wrong:
                bad += 1
                print('not ok call %d, %s%s: %s' % (at, name, ' from there on' if sticky else '', wrong))
    print('%d faults at %d calls in %.0f s' % (tried, calls, time.time() - start))
    a.remove()
    print('%s every fault of the disk is told and leaves the last edition' % ('not ok' if bad else 'ok'))
    return bad

sys.exit(main() != 0)
