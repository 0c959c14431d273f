"""A PDF of ours as Python objects, through qpdf."""
import base64, json, re, subprocess


def run(*command):
    p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return p.returncode, p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace")


class Pdf:
    def __init__(self, path):
        with open(path, "rb") as f:
            self.raw = f.read()
        out = run("qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path)[1]
        objects = json.loads(out)["qpdf"][1]
        self.trailer = objects["trailer"]["value"]
        self.objects = {k[4:]: v for k, v in objects.items() if k.startswith("obj:")}
        self.root = self.get(self.trailer["/Root"])
        self.pages = []
        self._walk(self.root["/Pages"])

    def is_ref(self, v):
        return isinstance(v, str) and re.fullmatch(r"\d+ \d+ R", v) is not None

    def get(self, v):
        if not self.is_ref(v):
            return v
        o = self.objects[v]
        return o["stream"]["dict"] if "stream" in o else o["value"]

    def data(self, ref):
        return base64.b64decode(self.objects[ref]["stream"]["data"])

    def set_data(self, ref, data):
        self.objects[ref]["stream"]["data"] = base64.b64encode(data).decode()

    def _walk(self, ref):
        node = self.get(ref)
        if node["/Type"] == "/Pages":
            for kid in self.get(node["/Kids"]):
                self._walk(kid)
        else:
            self.pages.append(ref)

    def tree(self, ref, key):
        """The pairs of a number or name tree."""
        node = self.get(ref)
        flat = self.get(node.get(key, []))
        pairs = list(zip(flat[::2], flat[1::2]))
        for kid in self.get(node.get("/Kids", [])):
            sub = self.tree(kid, key)
            if sub and [sub[0][0], sub[-1][0]] != self.get(self.get(kid)["/Limits"]):
                raise ValueError(f"limits of {kid}")
            pairs += sub
        return pairs


def kids(e):
    k = e.get("/K", [])
    return k if isinstance(k, list) else [k]


# PDFDocEncoding from 80 on, where it is not Latin 1
DOC = "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e\ufffd\u20ac"


def string(v):
    if isinstance(v, str) and v.startswith("b:"):
        return "".join(DOC[c - 0x80] if 0x80 <= c <= 0xA0 else chr(c) for c in bytes.fromhex(v[2:]))
    return v[2:] if isinstance(v, str) and v.startswith("u:") else v


def unicode_values(cmap):
    """UTF-16 in hexadecimal, by CID."""
    values = {}
    cid = lambda code: int(code[2:], 16) + 255 if len(code) == 4 else int(code, 16)
    for block in re.findall(r"beginbfrange\n(.*?)endbfrange", cmap, re.S):
        for first, last, to in re.findall(r"<(\w+)><(\w+)><(\w+)>", block):
            values.update({c: f"{int(to, 16) + c - cid(first):04X}" for c in range(cid(first), cid(last) + 1)})
    for block in re.findall(r"beginbfchar\n(.*?)endbfchar", cmap, re.S):
        values.update({cid(code): to for code, to in re.findall(r"<(\w+)><(\w+)>", block)})
    return values


TOKEN = re.compile(rb"\s*(?:(\((?:[^()\\]|\\.)*\))|(<<)|(>>)|<([0-9A-Fa-f\s]*)>|(\[)|(\])|(/[^\s()<>\[\]/]*)|([-+]?(?:\d+\.?\d*|\.\d+))(?![^\s()<>\[\]/])|([A-Za-z'\"*]+[01]?))", re.S)
ESCAPE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def literal(raw):
    return re.sub(rb"\\(.)", lambda m: ESCAPE.get(m[1], m[1]), raw[1:-1], flags=re.S)


def operations(stream):
    """(operator, operands) of a content stream; strings are bytes, dictionaries {name: value}."""
    stack, operands, at = [], [], 0
    while stream[at:].strip():
        m = TOKEN.match(stream, at)
        if not m:
            raise ValueError(f"content stream: {stream[at:at + 40]!r}")
        at = m.end()
        string_, open_, close, hex_, begin, end, name, number, operator = m.groups()
        if open_ or begin:
            stack.append(operands)
            operands = []
        elif close or end:
            value = operands if end else dict(zip(operands[::2], operands[1::2]))
            operands = stack.pop() + [value]
        elif operator:
            yield operator.decode(), operands
            operands = []
        elif string_:
            operands.append(literal(string_))
        elif hex_ is not None:
            operands.append(bytes.fromhex(hex_.decode()))
        else:
            operands.append(name.decode() if name else float(number))


def codes(string_):
    """CIDs of a shown string: one byte below FF, else two."""
    at = 0
    while at < len(string_):
        if string_[at] < 0xFF:
            yield string_[at]
            at += 1
        else:
            yield 255 + string_[at + 1]
            at += 2


def content(pdf, page):
    contents = page["/Contents"]
    return b"\n".join(pdf.data(c) for c in ([contents] if pdf.is_ref(contents) else contents))


def widths_of(cid_font, pdf):
    flat, widths = pdf.get(cid_font["/W"]), {}
    for first, run_ in zip(flat[::2], flat[1::2]):
        widths.update({first + i: w for i, w in enumerate(run_)})
    return widths
