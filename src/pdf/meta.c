/* meta.c: what the file says of itself: Info and the same as XMP, which names
 * PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), and the output intent.
 *
 * There is no clock: both dates are the edition's, at midnight UTC. */
#include "civil.h"
#include "writer_int.h"

#include <ctype.h>
#include <string.h>

#include "syntax_int.h"

static const char producer[] = "Diptych " VERSION;

static const char packet_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

/* PDF/A wants a description of every schema that it does not know itself. */
static const char packet_tail[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";

static void put_element(struct strbuf *b, const char *before, const char *text, const char *after)
{
	strbuf_puts(b, before);
	put_xml(b, str_c(text));
	strbuf_puts(b, after);
}

static void write_xmp(struct writer *w, const char *title, const char *lang, const char *date)
{
	struct strbuf *b = &w->scratch;
	strbuf_cut(b, 0);
	strbuf_puts(b, packet_head);
	put_element(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title, "</rdf:li></rdf:Alt></dc:title>\n");
	put_element(b, "<dc:language><rdf:Bag><rdf:li>", lang, "</rdf:li></rdf:Bag></dc:language>\n");
	put_element(b, "<pdf:Producer>", producer, "</pdf:Producer>\n");
	if (date) {
		strbuf_putf(b, "<xmp:CreateDate>%.10sT00:00:00Z</xmp:CreateDate>\n", date);
		strbuf_putf(b, "<xmp:ModifyDate>%.10sT00:00:00Z</xmp:ModifyDate>\n", date);
	}
	strbuf_puts(b, packet_tail);
	HPDF_Dict xmp = haru_stream(&w->haru, strbuf_str(b), false);
	HPDF_Dict_AddName(xmp, "Type", "Metadata");
	HPDF_Dict_AddName(xmp, "Subtype", "XML");
	HPDF_Dict_Add(haru_catalog(&w->haru), "Metadata", xmp);
}

static void write_info(struct writer *w, const char *title, const char *date)
{
	HPDF_Dict info = haru_info(&w->haru);
	haru_add_text(info, "Title", title);
	haru_add_string(info, "Producer", producer);
	if (!date)
		return;
	char stamp[40];
	snprintf(stamp, sizeof stamp, "D:%.4s%.2s%.2s000000Z", date, date + 5, date + 8);
	haru_add_string(info, "CreationDate", stamp);
	haru_add_string(info, "ModDate", stamp);
}

static void write_intent(struct writer *w)
{
	unsigned char profile[1024];
	size_t n = icc_srgb(profile, sizeof profile);
	HPDF_Dict stream = haru_stream(&w->haru, (struct str){ (const char *)profile, n }, true);
	HPDF_Dict_AddNumber(stream, "N", 3);
	HPDF_Dict intent = haru_dict(&w->haru);
	HPDF_Dict_AddName(intent, "Type", "OutputIntent");
	HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
	haru_add_string(intent, "OutputConditionIdentifier", "sRGB");
	haru_add_string(intent, "Info", "sRGB IEC61966-2.1");
	HPDF_Dict_Add(intent, "DestOutputProfile", stream);
	HPDF_Array_Add(haru_array(haru_catalog(&w->haru), "OutputIntents"), intent);
}

int meta_write(struct writer *w)
{
	const struct layout *l = w->layout;
	const char *title = l->title && *l->title ? l->title : "Untitled";
	const char *lang = l->lang && *l->lang ? l->lang : "en";
	if (l->date && !civil_is_day(str_c(l->date)))
		return diag_error(w->d, EX_SOFTWARE, NOWHERE, "'%s' is no date of the form YYYY-MM-DD", l->date);
	write_info(w, title, l->date);
	write_xmp(w, title, lang, l->date);
	write_intent(w);
	HPDF_Dict catalog = haru_catalog(&w->haru);
	haru_add_text(catalog, "Lang", lang);
	HPDF_Dict_AddBoolean(haru_sub(catalog, "ViewerPreferences"), "DisplayDocTitle", HPDF_TRUE);
	if (l->outlines.n)
		HPDF_Dict_AddName(catalog, "PageMode", "UseOutlines");
	return 0;
}
