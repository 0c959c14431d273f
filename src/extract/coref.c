#include "extract_int.h"
void coref_resolve(struct extraction *x) { (void)x; }
