"""archive.py: a small brief to build again and again, and what must be true of its
archive at any moment, whatever happened to the builds."""
import hashlib, json, os, shutil, signal, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, os.environ.get('BUILD', 'build'))
PROGRAM = os.path.join(BUILD, 'diptych')
SHIM = os.path.join(BUILD, 'tests/fault/shim.so')
TEXT = '''---
title: Leaders of Canada and Norway meet
publisher: The Harbour Post
date: %s
---

Prime Minister Mark Carney of Canada met Prime Minister Jonas Gahr Støre of Norway in %s on %s.
Canada pledged $20 million for research in the Arctic.
'''
INI = '''[brief]
title = Salmon talks
subtitle = Night %d
sections = outcomes, sources
[side spring]
from = 2024-03-01
to = 2024-05-31
[side autumn]
from = 2024-09-01
to = 2024-11-30
'''

def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf8') as f:
        f.write(text)

class Archive:
    def __init__(self, keep=3):
        # Memory, where there is some: kill -9 asks nothing of a disk.
        self.dir = tempfile.mkdtemp(prefix='diptych-', dir='/dev/shm' if os.access('/dev/shm', os.W_OK) else None)
        self.shelf = self.dir + '/archive/talks'
        self.night = 0
        self.env = dict(os.environ, HOME=self.dir + '/home', XDG_CACHE_HOME='', XDG_DATA_HOME='', XDG_STATE_HOME='', TZ='UTC')
        write(self.dir + '/talks/sources/spring.md', TEXT % ('2024-04-09', 'Oslo', 'April 9, 2024'))
        write(self.dir + '/talks/sources/autumn.md', TEXT % ('2024-10-15', 'Ottawa', 'October 15, 2024'))
        write(self.dir + '/config.ini', '[site]\nbriefs = %s/briefs\nfonts = %s/fonts\n[nightly]\nbriefs = %s/talks\n'
              'archive = archive\nstate = state\nkeep-last = %d\nkeep-daily = 0\nkeep-weekly = 0\n' % (ROOT, ROOT, self.dir, keep))

    def remove(self):
        shutil.rmtree(self.dir)

    def start(self, args=(), **shim):
        """A build of a brief that changed, as a process group of its own."""
        self.night += 1
        write(self.dir + '/talks/brief.ini', INI % self.night)
        env = dict(self.env)
        if shim:
            with open(self.dir + '/count', 'wb') as f:
                f.write(bytes(8))
            env.update(LD_PRELOAD=SHIM, FAULT_COUNT=self.dir + '/count', **{k.upper(): str(v) for k, v in shim.items()})
        return subprocess.Popen([PROGRAM, 'nightly', '--config', self.dir + '/config.ini', *args], env=env, start_new_session=True,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def run(self, args=(), **shim):
        p = self.start(args, **shim)
        err = p.communicate()[1].decode('utf8', 'replace')
        return p.returncode, err

    def count(self):
        """Calls of a run that also removes an old edition; the first one of publishing."""
        for _ in range(5):
            log = self.dir + '/log%d' % self.night
            status, err = self.run(fault_log=log)
            assert status == 0, err
        calls = [line.split(' ', 2) for line in open(log, encoding='utf8')]
        return len(calls), next(int(n) for n, call, _ in calls if call == 'fsync')

    def latest(self):
        try:
            return os.path.basename(os.readlink(self.shelf + '/latest'))
        except FileNotFoundError:
            return None

    def editions(self):
        return sorted(os.listdir(self.shelf + '/editions')) if os.path.isdir(self.shelf + '/editions') else []

    def fault(self, id):
        """What is wrong with an edition: its run.json and every file that it lists, byte for byte."""
        d = '%s/editions/%s' % (self.shelf, id)
        try:
            with open(d + '/run.json', encoding='utf8') as f:
                run = json.load(f)
        except (OSError, ValueError) as e:
            return 'torn: run.json: %s' % e
        if run['id'] != id or run['status'] != 'published':
            return 'mixed: run.json is of %s, %s' % (run['id'], run['status'])
        files = {os.path.relpath(os.path.join(p, f), d) for p, _, fs in os.walk(d) for f in fs} - {'run.json'}
        if files != {o['file'] for o in run['outputs']}:
            return 'mixed: it has other files than run.json lists: %s' % sorted(files)
        for o in run['outputs']:
            with open(os.path.join(d, o['file']), 'rb') as f:
                if hashlib.sha256(f.read()).hexdigest() != o['sha256']:
                    return 'torn: another %s than run.json lists' % o['file']
        return None

    def problems(self):
        """Torn or mixed editions, and a latest that leads nowhere."""
        found = ['%s, %s' % (self.fault(e), e) for e in self.editions() if self.fault(e)]
        if self.latest() and self.latest() not in self.editions():
            found.append('torn: latest leads to %s, which is not there' % self.latest())
        return found

    def orphans(self):
        left = [n for n in os.listdir(self.shelf) if n.startswith(('.stage-', '.gone-'))]
        for p, _, fs in os.walk(self.dir):
            left += [os.path.join(p, f) for f in fs if f.endswith(('.new', '.tmp'))]
        return left

def kill_group(p):
    try:
        os.killpg(p.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
