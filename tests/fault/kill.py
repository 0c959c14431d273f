#!/usr/bin/env python3
"""kill.py [N [SEED]]: kill -9 a scheduled build N times: before, in the middle of and
behind each call that changes the disk, and at any microsecond around them, while it
publishes and removes old editions.  After every kill each edition must be whole and
`latest` must lead to one; after the next run that is let alone nothing may be left over."""
import random, sys, time
from archive import Archive, kill_group

def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    a = Archive()
    calls, publishing = a.count()
    torn = mixed = orphans = tries = kills = children = 0
    before, start = a.latest(), time.time()
    while kills < n:
        at = random.randint(publishing, calls) if random.random() < .9 else random.randint(1, publishing)
        how = random.choice(['before', 'half', 'after', 'timer:%d' % random.randint(0, 2000), 'timer:%d' % random.randint(0, 200)])
        status, err = a.run(['--wait'], fault_at=at, fault_how=how)
        tries += 1
        kills += status == -9
        children += status > 0 # a child alone was hit, and the run said so
        if status > 0 and not err:
            print('not ok: status %d without a word' % status)
        for p in a.problems():
            torn += p.startswith('torn')
            mixed += p.startswith('mixed')
            print('after kill %d (call %d, %s): %s' % (kills, at, how, p))
        if not a.latest() or a.latest() < before:
            torn += 1
            print('after kill %d (call %d, %s): latest went from %s to %s' % (kills, at, how, before, a.latest()))
        before = a.latest()
        if tries % 10 == 0 or kills == n:
            status, err = a.run(['--wait'])
            left = a.orphans()
            orphans += len(left)
            if status or left or a.latest() == before:
                print('the run after kill %d: status %d, left over %s, %s' % (kills, status, left, err))
                torn += status != 0
            before = a.latest()
    print('%d kills at calls 1 to %d of %d runs in %.0f s: %d torn, %d mixed, %d orphans after the next run; %d runs ended before '
          'their kill, in %d a child alone was hit' % (kills, calls, tries, time.time() - start, torn, mixed, orphans, tries - kills - children, children))
    a.remove()
    print('%s kill -9 of a build never shows' % ('not ok' if torn or mixed or orphans else 'ok'))
    return torn or mixed or orphans

sys.exit(main() != 0)
