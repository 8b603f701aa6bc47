/* The sbsh interpreter for C programs. Link with SevenBridgesShellC.
 *
 * A shell belongs to one thread at a time. Calls block until the program has ended.
 */
#ifndef SBSH_H
#define SBSH_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sbsh_shell sbsh_shell;

/* Receives text in UTF-8: results with is_report 0, diagnostics with 1. It is valid during the call only. */
typedef void (*sbsh_output)(const char *text, int is_report, void *context);

/* The version, such as "0.1.0"; never freed. */
const char *sbsh_version(void);

/* A shell on an account, or NULL where the endpoint or the token can't be one. Free it with sbsh_shell_free. */
sbsh_shell *sbsh_shell_new(const char *endpoint, const char *token, sbsh_output output, void *context);

/* Checks and runs a program: 0 done, 1 failed while running, 2 not a valid program. */
int sbsh_shell_run(sbsh_shell *shell, const char *program);

void sbsh_shell_free(sbsh_shell *shell);

#ifdef __cplusplus
}
#endif

#endif
