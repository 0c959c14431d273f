/* main.c: a minimal front while stages grow. */
#include "run.h"

int main(void) { return 0; }
