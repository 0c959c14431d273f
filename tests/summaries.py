#!/usr/bin/env python3
"""summaries.py DIR…: what can be seen mechanically of the summaries in DIR/*.json.

Words of the quote in order are checked by grounding.py; here: an end that hangs ("… and has."),
a start without a subject, quotation marks or brackets that do not pair, a negation or condition
that stands between words that were kept and is lost (unless another verb's: a gap that ends with
"and" or the like), no finite verb by any word's form, and the length against the quote's for
quotes of over 25 words (median).  Prints the bad ones with --list."""
import glob, json, os, re, statistics, sys
HANGING = set('''a an the and or but nor of to in on at by for from with without that which who whom whose because while as than if
its their his her our has have had is are was were be been will would shall should can could may might must not also both between
into about against under over including such when where whether so said says'''.split())
TURNS = set("""not no never neither nor without cannot refuse refused refuses fail failed fails deny denied denies unless only
until hardly if once except reportedly""".split())
JOINS = set('and or but nor while whereas'.split())
FINITE = set("""is are was were be has have had will would shall should may might can could must do does did made took gave held met
said told spoke began bought built came cut got knew laid led left let put saw sold sent set won wrote broke ran""".split())
def words_of(s): return re.findall(r"[\w’'-]+|[,;]", s)
def lost(summary, quote):
    """Words that turn the meaning, of the quote's gaps between kept words."""
    ins = [b for b in re.findall(r'\[[^\]]*\]', summary) if b not in quote]
    cut = summary
    for b in ins: cut = cut.replace(b, ' ', 1)
    q = [w.lower() for w in words_of(quote)]; k = [w.lower() for w in words_of(cut) if w not in ',;']
    i = len(q); at = []
    for w in reversed(k): # from the end: the cue's words stand late
        i -= 1
        while i >= 0 and q[i] != w: i -= 1
        if i < 0: return []
        at.append(i)
    at.reverse(); bad = []
    for a, b in zip(at, at[1:]):
        gap = [w for w in q[a + 1:b] if w not in ',;']
        if gap and not (gap[-1] in JOINS or q[b] in JOINS or q[b - 1] in ',;'):
            bad += [w for w in gap if w in TURNS or w.endswith("n't") or w.endswith('n’t')]
    return bad
def finite(s):
    words = [w for w in re.findall(r"[\w’'-]+", re.sub(r'\[[^\]]*\]', 'X', s))]
    return any(w.lower() in FINITE or re.search(r"(ed|[^s’']s|[’'](s|ll|re|ve|d|m))$", w) for w in words[1:]) or re.match(r"\w+[’'](s|ll|re|ve|d|m)$", words[0]) or re.search(r'\band\b|\b(we|they|I) \w', s, re.I)
def faults(s):
    body = re.sub(r'\[[^\]]*\]', 'X', s); words = re.findall(r"[\w’'-]+", body)
    if not words: return ['empty']
    f = []
    if words[-1].lower() in HANGING: f.append('hangs on "%s"' % words[-1])
    if re.match(r'[A-Za-z]+ing$', words[0]) and words[0][0].islower(): f.append('starts with "%s"' % words[0])
    if words[0].lower() in HANGING - {'the', 'a', 'an', 'both', 'its', 'their', 'his', 'her', 'our', 'in', 'on', 'at', 'if', 'while', 'as', 'when', 'under', 'for', 'so', 'no', 'with', 'such', 'by', 'without', 'from', 'to', 'whether', 'said', 'between', 'should', 'because', 'while', 'who'}: f.append('starts with "%s"' % words[0])
    if s.count('“') != s.count('”') or s.count('"') % 2 or s.count('(') != s.count(')'): f.append('marks do not pair')
    if len(words) < 3: f.append('too short')
    return f
def main():
    args = [a for a in sys.argv[1:] if a != '--list']; show = '--list' in sys.argv; n = bad = 0; ratio = []
    for d in args:
        for p in sorted(glob.glob(os.path.join(glob.escape(d), '*.json'))):
            for o in json.load(open(p, encoding='utf8')).get('outcomes', []):
                n += 1; q = len(o['quote'].split()); f = faults(o['summary']) + ['lost "%s"' % w for w in lost(o['summary'], o['quote'])]
                if o['rule'] != 'lead-in' and not finite(o['summary']): f.append('no finite verb')
                if q > 25: ratio.append(len(o['summary'].split()) / q)
                if f:
                    bad += 1
                    if show: print('%s: %s | %s' % (os.path.basename(p), '; '.join(f), o['summary']))
    print('summaries %d, with visible faults %d (%.1f %%); length of those over 25 words %.2f of the quote (median of %d)' %
          (n, bad, 100 * bad / max(n, 1), statistics.median(ratio) if ratio else 0, len(ratio)))
main()
