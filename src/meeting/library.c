/* library.c: the version in use, for `diptych doctor`. */
#include "meeting.h"

#include <cjson/cJSON.h>

#define TEXT_OF(x) #x
#define VERSION_TEXT(a, b, c) TEXT_OF(a) "." TEXT_OF(b) "." TEXT_OF(c)

const char *meeting_library(void)
{
	return "cJSON " VERSION_TEXT(CJSON_VERSION_MAJOR, CJSON_VERSION_MINOR, CJSON_VERSION_PATCH);
}
