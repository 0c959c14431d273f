"""The rules of PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) that a file of ours could break.

Each function takes a pdfread.Pdf and yields what is wrong with it."""
import re, struct
import xml.etree.ElementTree as ET

from pdfread import codes, content, kids, operations, string, unicode_values, widths_of

NS = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
      "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
      "pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
      "schema": "http://www.aiim.org/pdfa/ns/schema#", "x": "adobe:ns:meta/"}
LANG = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"


def unless(ok, what):
    if not ok:
        yield what


# --- the file and its catalog ---

FORBIDDEN = {"/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/AF", "/AA", "/OpenAction", "/AcroForm", "/XFA", "/OCProperties", "/SMask",
             "/BM", "/CA", "/ca", "/Group", "/TR", "/HTP", "/Encrypt", "/Launch", "/RichMedia", "/Alternates", "/OPI", "/PS", "/Ref", "/Perms",
             "/RoleMap", "/Requirements", "/NeedsRendering", "/PresSteps", "/Names", "/ExtGState", "/XObject", "/Pattern", "/ColorSpace"}


def keys(v):
    if isinstance(v, dict):
        for k, inner in v.items():
            yield k
            yield from keys(inner)
    elif isinstance(v, list):
        for inner in v:
            yield from keys(inner)


def file(p):
    ids = p.trailer.get("/ID", [])
    yield from unless(len(ids) == 2 and ids[0] == ids[1] and len(ids[0]) >= 16, "ID")
    names_of = {"/IDTree", "/Names"}
    for ref, o in p.objects.items():
        value = o["stream"]["dict"] if "stream" in o else o["value"]
        found = FORBIDDEN & set(keys(value))
        if "/Names" in found and "/Limits" in value:
            found -= names_of  # a leaf of the ID tree
        if found - ({"/TR"} if isinstance(value, dict) and value.get("/S") == "/TR" else set()):
            yield f"{ref}: {sorted(found)}"
        if "stream" in o and {"/F", "/FFilter", "/FDecodeParms"} & set(value):
            yield f"{ref}: its data are in another file"
    yield from unless("/Encrypt" not in p.trailer, "encrypted")


OBJECT = re.compile(rb"\d+ 0 obj\n(?:<<\n(?:(?!>>\nstream\n|endobj)[^\x80-\xff])*?/Length (\d+)(?:(?!endobj)[^\x80-\xff])*?>>\nstream\n)?")


def syntax(p):
    """The bytes between the objects: one object follows another, a stream is as long as it says, nothing follows the end."""
    at = re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4,}\n", p.raw)
    yield from unless(at, "header")
    at, starts = at.end() if at else 0, set()
    while m := OBJECT.match(p.raw, at):
        starts.add(at)
        at = m.end() + int(m[1]) if m[1] else p.raw.index(b"\nendobj\n", m.end())
        end = b"\nendstream\nendobj\n" if m[1] else b"\nendobj\n"
        if not p.raw.startswith(end, at):
            yield f"{m[0].split()[0].decode()}: no end at byte {at}"
            return
        at += len(end)
    end = re.fullmatch(rb"startxref\n(\d+)\n%%EOF\n", p.raw[at:])
    yield from unless(end and int(end[1]) in starts, f"byte {at}: {p.raw[at:at + 40]!r}")


def scalars(v):
    if isinstance(v, dict):
        for k, inner in v.items():
            yield k
            yield from scalars(inner)
    elif isinstance(v, list):
        for inner in v:
            yield from scalars(inner)
    else:
        yield v


def limits(p):
    """What a number, a name, a string and a page may measure."""
    for ref, o in p.objects.items():
        for v in scalars(o["stream"]["dict"] if "stream" in o else o["value"]):
            if isinstance(v, str):
                size = len(v.encode()) - 1 if v[:1] == "/" else len(string(v)) if v[:2] in ("u:", "b:") else 0
                yield from unless(size <= (127 if v[:1] == "/" else 32767 // 2), f"{ref}: {size} bytes in one name or string")
            elif isinstance(v, float):
                yield from unless(v == 0 or 1.175e-38 <= abs(v) <= 3.403e38, f"{ref}: {v}")
            elif isinstance(v, int):
                yield from unless(-2 ** 31 <= v < 2 ** 31, f"{ref}: {v}")
    for ref in p.pages:
        x0, y0, x1, y1 = p.get(ref)["/MediaBox"]
        yield from unless(3 <= x1 - x0 <= 14400 and 3 <= y1 - y0 <= 14400, f"{ref}: MediaBox")


def catalog(p):
    r = p.root
    yield from unless(p.get(r.get("/MarkInfo", {})).get("/Marked") is True, "MarkInfo")
    yield from unless(p.get(r.get("/MarkInfo", {})).get("/Suspects") is not True, "Suspects")
    yield from unless(re.fullmatch("u:" + LANG, r.get("/Lang", "")), "Lang")
    yield from unless(p.get(r.get("/ViewerPreferences", {})).get("/DisplayDocTitle") is True, "DisplayDocTitle")
    yield from unless("/StructTreeRoot" in r, "StructTreeRoot")
    labels = p.tree(r["/PageLabels"], "/Nums") if "/PageLabels" in r else []
    yield from unless(labels and labels[0][0] == 0 and all(a[0] < b[0] for a, b in zip(labels, labels[1:])), "PageLabels")


def output_intent(p):
    intents = [p.get(i) for i in p.get(p.root.get("/OutputIntents", []))]
    yield from unless(len(intents) == 1 and intents[0]["/S"] == "/GTS_PDFA1" and intents[0].get("/OutputConditionIdentifier"), "OutputIntent")
    for i in intents:
        profile = p.data(i["/DestOutputProfile"])
        yield from unless(p.get(i["/DestOutputProfile"])["/N"] == 3, "N of the profile")
        yield from unless(struct.unpack(">I", profile[:4])[0] == len(profile), "length of the profile")
        yield from unless(profile[12:20] == b"mntrRGB " and profile[36:40] == b"acsp" and profile[8] in (2, 4), "header of the profile")
        count, = struct.unpack(">I", profile[128:132])
        tags = {profile[132 + 12 * k:136 + 12 * k]: struct.unpack(">II", profile[136 + 12 * k:144 + 12 * k]) for k in range(count)}
        yield from unless({b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"} <= set(tags), "tags of the profile")
        yield from unless(all(o % 4 == 0 and o + n <= len(profile) for o, n in tags.values()), "places in the profile")


def metadata(p):
    meta = p.root["/Metadata"]
    packet = p.data(meta).decode("utf-8")
    yield from unless("/Filter" not in p.get(meta), "XMP is compressed")
    yield from unless(p.get(meta).get("/Type") == "/Metadata" and p.get(meta).get("/Subtype") == "/XML", "type of the XMP")
    head = re.match(r"<\?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"\?>", packet)
    yield from unless(head and packet.rstrip().endswith("<?xpacket end=\"r\"?>"), "packet of the XMP")
    x = ET.fromstring(packet)
    find = lambda q: (x.find(".//" + q, NS).text if x.find(".//" + q, NS) is not None else None)
    info = p.get(p.trailer.get("/Info", {}))
    date = lambda d: re.sub(r"D:(....)(..)(..)(..)(..)(..)Z", r"\1-\2-\3T\4:\5:\6Z", string(d)) if d else None
    want = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1", "dc:title//rdf:li": string(info.get("/Title")),
            "pdf:Producer": string(info.get("/Producer")), "schema:prefix": "pdfuaid", "schema:namespaceURI": NS["pdfuaid"],
            "xmp:CreateDate": date(info.get("/CreationDate")), "xmp:ModifyDate": date(info.get("/ModDate")),
            "dc:language//rdf:li": string(p.root.get("/Lang"))}
    for k, v in want.items():
        yield from unless(find(k) == v, f"{k} is {find(k)!r}, not {v!r}")
    yield from unless(string(info.get("/Title", "")).strip(), "no title")
    yield from unless(set(info) <= {"/Title", "/Producer", "/CreationDate", "/ModDate"}, "Info says what the XMP does not")


# --- pages ---

PAINTING = {"TJ", "Tj", "f", "S", "B", "s", "F", "b", "f*", "B*", "b*", "sh", "Do", "EI"}
ALLOWED = PAINTING - {"sh", "Do", "EI"} | set("BT ET BMC BDC EMC Tf Td Tc Tw Ts g G rg RG w j J re m l c h n q Q".split())


class Page:
    """One run over a page's content: nesting, colours, codes; what it marks."""
    def __init__(self, p, ref, fonts):
        self.p, self.page, self.fonts = p, p.get(ref), fonts
        self.open, self.marks, self.wrong = [], [], []  # open: "BT", an MCID, "artifact", "span"
        self.font = None
        for operator, v in operations(content(p, self.page)):
            self.step(operator, v)
        if self.open:
            self.wrong.append(f"{self.open} not closed")

    def close(self, kinds, what):
        if not self.open or not isinstance(self.open[-1], kinds) or (what == "BT") != (self.open[-1] == "BT"):
            self.wrong.append(f"{what} and what it holds are not nested")
        else:
            self.open.pop()

    def step(self, operator, v):
        marked = [o for o in self.open if o != "BT"]
        if operator not in ALLOWED:
            self.wrong.append(f"operator {operator}")
        if operator in PAINTING and not marked:
            self.wrong.append("unmarked content")
        if operator == "BT":
            if "BT" in self.open:
                self.wrong.append("BT within BT")
            self.open.append("BT")
        elif operator == "ET":
            self.close(str, "BT")
        elif operator in ("BMC", "BDC"):
            self.mark(v, marked)
        elif operator == "EMC":
            self.close((str, int), "EMC")
        elif operator == "Tf":
            self.font = v[0]
        elif operator in ("TJ", "Tj"):
            self.show(v[0] if isinstance(v[0], list) else [v[0]])
        elif operator in ("f", "S", "B") and "BT" in self.open:
            self.wrong.append("a path within BT")

    def mark(self, v, marked):
        tag, properties = v[0], v[1] if len(v) > 1 else {}
        if tag == "/Span" and "/MCID" not in properties:
            lang = properties.get("/Lang", b"en").decode("latin-1")
            if not marked or not re.fullmatch(LANG, lang):
                self.wrong.append(f"Span {properties}")
            self.open.append("span")
            return
        if marked:
            self.wrong.append("nested marks")
        if tag == "/Artifact":
            self.open.append("artifact")
        elif "/MCID" in properties:
            self.open.append(int(properties["/MCID"]))
            self.marks.append((int(properties["/MCID"]), tag))
        else:
            self.wrong.append(f"{tag} without MCID")
            self.open.append("span")

    def show(self, parts):
        if "BT" not in self.open or self.font not in self.fonts:
            self.wrong.append("text without BT or font")
            return
        font = self.fonts[self.font]
        for part in parts:
            for cid in codes(part) if isinstance(part, bytes) else ():
                if not font.gid(cid):
                    self.wrong.append(f"{self.font}: code {cid} shows .notdef")
                elif cid not in font.widths or not re.fullmatch(r"(?!0000|FEFF|FFFE|FFFF)([0-9A-F]{4})+", font.text.get(cid, "")):
                    self.wrong.append(f"{self.font}: code {cid} has no width or no Unicode value")
                font.used.add(cid)


class Font:
    def __init__(self, p, ref):
        self.p, self.dict = p, p.get(ref)
        self.cid = p.get(p.get(self.dict["/DescendantFonts"])[0])
        self.descriptor = p.get(self.cid["/FontDescriptor"])
        self.gids = p.data(self.cid["/CIDToGIDMap"])
        self.widths = widths_of(self.cid, p)
        self.text = unicode_values(p.data(self.dict["/ToUnicode"]).decode().split("endcodespacerange")[1])
        self.used = set()

    def gid(self, cid):
        return struct.unpack_from(">H", self.gids, 2 * cid)[0] if 2 * cid + 1 < len(self.gids) else 0


def fonts_of(p, page):
    return {k: Font(p, r) for k, r in p.get(p.get(page["/Resources"])["/Font"]).items()}


def marked_content(p):
    """Everything that is drawn is in an element or an artifact; every MCID is in the ParentTree and in its element."""
    parents = dict(p.tree(p.get(p.root["/StructTreeRoot"])["/ParentTree"], "/Nums"))
    fonts = fonts_of(p, p.get(p.pages[0]))
    for number, ref in enumerate(p.pages, 1):
        page = p.get(ref)
        if page.get("/StructParents") not in parents or page.get("/Tabs") != "/S":
            yield f"page {number}: StructParents or Tabs"
            continue
        elements, run_ = p.get(parents[page["/StructParents"]]), Page(p, ref, fonts)
        yield from (f"page {number}: {w}" for w in run_.wrong[:5])
        if [k for k, _ in run_.marks] != list(range(len(run_.marks))) or len(elements) != len(run_.marks):
            yield f"page {number}: {len(run_.marks)} marks, {len(elements)} in the ParentTree"
        for (mcid, tag), element in zip(run_.marks, elements):
            e = p.get(element)
            if e["/S"] != tag or not any((k == mcid and e.get("/Pg") == ref) or (isinstance(k, dict) and k.get("/MCID") == mcid and k.get("/Pg") == ref) for k in kids(e)):
                yield f"page {number}: MCID {mcid} is not in its element"
    for name, font in fonts.items():
        yield from unless(font.used, f"{name} shows nothing")


def annotations(p):
    parents = dict(p.tree(p.get(p.root["/StructTreeRoot"])["/ParentTree"], "/Nums"))
    seen = set()
    for ref in p.pages:
        width, height = p.get(p.get(ref)["/MediaBox"])[2:]
        for a in p.get(p.get(ref).get("/Annots", [])):
            d = p.get(a)
            e = p.get(parents.get(d.get("/StructParent"), {}))
            if d.get("/Subtype") != "/Link" or d.get("/F") != 4 or not string(d.get("/Contents", "")).strip() or e.get("/S") != "/Link":
                yield f"annotation {a}: Subtype, F, Contents or StructParent"
            elif not any(isinstance(k, dict) and k.get("/Obj") == a and k.get("/Pg", e.get("/Pg")) == ref for k in kids(e)):
                yield f"annotation {a}: no OBJR in its Link"
            x0, y0, x1, y1 = d["/Rect"]
            yield from unless(x0 <= x1 and y0 <= y1 and d["/StructParent"] not in seen, f"annotation {a}: Rect, or a StructParent twice")
            seen.add(d["/StructParent"])
            if "/Dest" in d:
                dest = p.get(d["/Dest"])
                yield from unless(dest[0] in p.pages and 0 <= dest[3] <= height, f"annotation {a}: destination")
            elif not re.match(r"u:(https?://|mailto:)[!-~]+$", p.get(d.get("/A", {})).get("/URI", "")):
                yield f"annotation {a}: {d.get('/A')}"


def outline(p):
    def walk(ref, parent):
        count, last, item = 0, None, ref
        while item:
            d = p.get(item)
            yield from unless(string(d.get("/Title", "")).strip() and d.get("/Parent") == parent and d.get("/Prev") == last, f"outline {item}")
            yield from unless(p.get(d["/Dest"])[0] in p.pages, f"outline {item}: destination")
            if "/First" in d:
                yield from walk(d["/First"], item)
            last, item = item, d.get("/Next")
        yield from unless(p.get(parent).get("/Last") == last, f"outline {parent}: Last")
    if "/Outlines" in p.root and "/First" in p.get(p.root["/Outlines"]):
        yield from walk(p.get(p.root["/Outlines"])["/First"], p.root["/Outlines"])
    else:
        yield "none"


# --- the structure tree ---

STANDARD = {"/" + t for t in "Document Part Sect Div Art BlockQuote Caption TOC TOCI Index P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead "
            "TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula".split()}
ROWS = {"/THead", "/TBody", "/TFoot"}
INSIDE = {"/TR": ROWS | {"/Table"}, "/TH": {"/TR"}, "/TD": {"/TR"}, "/LI": {"/L"}, "/Lbl": {"/LI", "/Note", "/TOCI"}, "/LBody": {"/LI"},
          "/THead": {"/Table"}, "/TBody": {"/Table"}, "/TFoot": {"/Table"}, "/TOCI": {"/TOC"}, "/Document": {None}}
ONLY = {"/Table": ROWS | {"/TR", "/Caption"}, "/TR": {"/TH", "/TD"}, "/L": {"/LI", "/L", "/Caption"}, "/LI": {"/Lbl", "/LBody"},
        "/THead": {"/TR"}, "/TBody": {"/TR"}, "/TFoot": {"/TR"}, "/TOC": {"/TOCI", "/TOC", "/Caption"},
        "/TOCI": {"/Lbl", "/Reference", "/P", "/TOC"}}
NO_CONTENT = {"/Document", "/Sect", "/Table", "/TR", "/THead", "/TBody", "/L", "/LI", "/TOC", "/TOCI"}
# Lines of text hold no blocks, blocks that group others hold no bare pieces of a line.
HEADS = {f"/H{n}" for n in range(1, 7)}
BLOCKS = HEADS | {"/Sect", "/P", "/Table", "/TOC", "/Caption"}
BARE = {"/Span", "/Quote", "/Reference"}
NEVER = {"/Document": BARE | {"/Lbl", "/Caption"}, "/Sect": BARE, "/P": BLOCKS, **{k: BLOCKS | {"/L"} for k in BARE | {"/Lbl"}},
         "/Note": HEADS | {"/TOC"}, "/Link": HEADS | {"/TOC", "/Link"}, "/LBody": {"/Lbl", "/TOC"}, "/TH": {"/TOC", "/Caption"}, "/TD": {"/TOC", "/Caption"}}


def attribute(e, owner):
    for a in ([e["/A"]] if isinstance(e.get("/A"), dict) else e.get("/A", [])):
        if a["/O"] == owner:
            return a
    return {}


class Tree:
    def __init__(self, p):
        self.p, self.wrong, self.headings, self.ids, self.headers, self.content = p, [], [], {}, [], []
        root = p.root["/StructTreeRoot"]
        self.top = p.get(root)["/K"]
        for ref in (self.top if isinstance(self.top, list) else [self.top]):
            self.walk(ref, root, None)

    def rows(self, e):
        for k in kids(e):
            kid = self.p.get(k)
            if kid.get("/S") == "/TR":
                yield kid
            elif kid.get("/S") in ROWS:
                yield from self.rows(kid)

    def columns(self, row):
        return sum(attribute(self.p.get(c), "/Table").get("/ColSpan", 1) for c in kids(row))

    def element(self, ref, e, kind):
        """What is wrong with it, but for its place."""
        if kind not in STANDARD:
            yield "no standard type"
        if "/Lang" in e and not re.fullmatch("u:" + LANG, e["/Lang"]):
            yield "Lang"
        if kind == "/Figure":
            box = attribute(e, "/Layout").get("/BBox", [])
            yield from unless(string(e.get("/Alt", "")).strip(), "Figure without Alt")
            yield from unless(len(box) == 4 and box[0] < box[2] and box[1] < box[3], "Figure without BBox")
        if kind == "/TH":
            yield from unless(attribute(e, "/Table").get("/Scope") in ("/Column", "/Row", "/Both"), "TH without Scope")
        if kind == "/Note":
            yield from unless(e.get("/ID"), "Note without ID")
        if kind == "/Link":
            yield from unless(any(isinstance(k, dict) and k.get("/Type") == "/OBJR" for k in kids(e)), "Link without OBJR")
        if kind == "/L":
            yield from unless(attribute(e, "/List").get("/ListNumbering"), "L without ListNumbering")
        if kind == "/Table":
            rows = list(self.rows(e))
            yield from unless(len({self.columns(r) for r in rows}) == 1, f"rows of {sorted({self.columns(r) for r in rows})} columns")
            yield from unless(any(self.p.get(c)["/S"] == "/TH" for r in rows for c in kids(r)), "Table without TH")
            order = [self.p.get(k)["/S"] for k in kids(e)]
            yield from unless(order == sorted(order, key=["/Caption", "/THead", "/TBody", "/TR", "/TFoot"].index), "THead is not first")
            yield from unless(all(order.count(k) < 2 for k in ("/Caption", "/THead", "/TFoot")), "two heads or feet")
            yield from unless("/TBody" in order or not {"/THead", "/TFoot"} & set(order), "a head without a body")
        if kind in NO_CONTENT and any(not self.p.is_ref(k) for k in kids(e)):
            yield f"{kind} holds content"

    def walk(self, ref, parent_ref, parent_type):
        e = self.p.get(ref)
        kind = e["/S"]
        wrong = list(self.element(ref, e, kind))
        if e["/P"] != parent_ref:
            wrong.append("wrong parent")
        if (kind in INSIDE and parent_type not in INSIDE[kind]) or kind not in ONLY.get(parent_type, {kind}) or kind in NEVER.get(parent_type, ()):
            wrong.append(f"{kind} in {parent_type}")
        self.wrong += [f"{ref}: {w}" for w in wrong]
        if re.fullmatch(r"/H\d", kind):
            self.headings.append(int(kind[2:]))
        if "/ID" in e:
            if e["/ID"] in self.ids:
                self.wrong.append(f"ID {e['/ID']} twice")
            self.ids[e["/ID"]] = ref
        if kind == "/TD":
            self.headers.extend(attribute(e, "/Table").get("/Headers", []))
        for k in kids(e):
            if self.p.is_ref(k):
                self.walk(k, ref, kind)
            elif isinstance(k, int):
                self.content.append((e["/Pg"], k))
            elif k["/Type"] == "/MCR":
                self.content.append((k["/Pg"], k["/MCID"]))


def structure(p):
    tree = Tree(p)
    yield from tree.wrong
    yield from unless(not isinstance(tree.top, list) and p.get(tree.top)["/S"] == "/Document", "the root is not one Document")
    for a, b in zip([0] + tree.headings, tree.headings):
        yield from unless(b <= a + 1, f"H{b} follows H{a}")
    yield from unless(tree.headings.count(1) <= 1, "more than one H1")
    yield from unless(len(set(tree.content)) == len(tree.content), "content in two elements")
    for h in tree.headers:
        yield from unless(h in tree.ids and p.get(tree.ids[h])["/S"] == "/TH", f"no TH {h}")
    root = p.get(p.root["/StructTreeRoot"])
    if tree.ids:
        pairs = p.tree(root["/IDTree"], "/Names")
        yield from unless(dict(pairs) == tree.ids, "IDTree")
        names = [string(k).encode() for k, _ in pairs]
        yield from unless(names == sorted(names), "IDTree is not sorted")
    numbers = [k for k, _ in p.tree(root["/ParentTree"], "/Nums")]
    yield from unless(numbers == sorted(set(numbers)) and root.get("/ParentTreeNextKey", 0) > numbers[-1], "ParentTree")


# --- fonts ---

def advances(program):
    tables = {program[12 + 16 * i:16 + 16 * i]: struct.unpack(">II", program[20 + 16 * i:28 + 16 * i]) for i in range(struct.unpack(">H", program[4:6])[0])}
    at = lambda tag, off, fmt: struct.unpack_from(fmt, program, tables[tag][0] + off)[0]
    upem, metrics, glyphs = at(b"head", 18, ">H"), at(b"hhea", 34, ">H"), at(b"maxp", 4, ">H")
    return [at(b"hmtx", 4 * min(g, metrics - 1), ">H") * 1000 / upem for g in range(glyphs)]


def fonts(p):
    """Widths agree with the font programs, every code has a glyph and a Unicode value."""
    all_ = fonts_of(p, p.get(p.pages[0]))
    yield from unless(all_, "none")
    for name, f in all_.items():
        yield from (f"{name}: {w}" for w in font(p, f))


def font(p, f):
    cmap = p.get(f.dict["/Encoding"])
    system = lambda d: [string(p.get(d["/CIDSystemInfo"])[k]) for k in ("/Registry", "/Ordering")]
    yield from unless(f.dict["/Subtype"] == "/Type0" and f.cid["/Subtype"] == "/CIDFontType2" and len(p.get(f.dict["/DescendantFonts"])) == 1, "types")
    yield from unless(f.dict["/BaseFont"] == f.cid["/BaseFont"] == f.descriptor["/FontName"] and re.match(r"/[A-Z]{6}\+", f.dict["/BaseFont"]), "names")
    yield from unless(system(cmap) == system(f.cid), "CIDSystemInfo")
    text = p.data(f.dict["/Encoding"]).decode()
    yield from unless(cmap["/WMode"] == 0 and "/WMode 0 def" in text and cmap["/CMapName"] + " def" in text.replace("/CMapName/", "/CMapName /"), "CMap")
    yield from unless(bool(f.descriptor["/Flags"] & 4) != bool(f.descriptor["/Flags"] & 32), "neither or both of symbolic and nonsymbolic")
    yield from unless({"/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"} <= set(f.descriptor), "descriptor")
    yield from unless("/CIDSet" not in f.descriptor, "CIDSet")
    program = p.data(f.descriptor["/FontFile2"])
    yield from unless(p.get(f.descriptor["/FontFile2"]).get("/Length1") == len(program), "Length1")
    real = advances(program)
    for c, w in f.widths.items():
        gid = f.gid(c)
        if gid == 0 or gid >= len(real) or abs(real[gid] - w) > 1:
            yield f"CID {c} has glyph {gid} and width {w}"
    yield from unless(not set(f.widths) - set(f.text), "ToUnicode")
    yield from unless(not any(re.match("(....)*(0000|FEFF|FFFE)", u) for u in f.text.values()), "ToUnicode to no character")
    yield from unless(not any(re.match("(....)*(E|F[0-8])...|(....)*D(B[89A-F])..", u) for u in f.text.values()), "ToUnicode for private use")


ALL = [syntax, limits, file, catalog, output_intent, metadata, marked_content, annotations, outline, structure, fonts]
