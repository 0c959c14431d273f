/* ask_int.h: questions to a person at a terminal, and what to do next. */
#ifndef DIPTYCH_ASK_INT_H
#define DIPTYCH_ASK_INT_H

#include "arena.h"

/* Is there a person to ask?  Both the questions' and the answers' end are terminals. */
bool ask_can(void);
/* Print the question with its preset (or NULL) and read a line: the preset for
 * an empty one; NULL at the end of input.  fault (or NULL) says what is wrong
 * with an answer; it is then asked again. */
const char *ask(struct arena *a, const char *question, const char *preset, const char *(*fault)(const char *answer));
/* Say on standard error which command comes next, with the program as it was called. */
void next_step(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
