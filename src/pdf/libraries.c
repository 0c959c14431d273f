/* libraries.c: the versions in use, for `diptych doctor`. */
#include "pdf.h"

#include <hb.h>
#include <hpdf.h>
#include <libdeflate.h>

const char *pdf_libraries(void)
{
	return "libharu " HPDF_VERSION_TEXT ", HarfBuzz " HB_VERSION_STRING ", libdeflate " LIBDEFLATE_VERSION_STRING;
}
