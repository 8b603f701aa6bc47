// Swift can't call variadic functions: each function here is one libedit call with its types spelled out.
// The wide interface is used throughout, so that a character is one Unicode scalar.
#ifndef CEDITLINE_SHIM_H
#define CEDITLINE_SHIM_H

#include <histedit.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <wchar.h>

// Types that <histedit.h> names in comments only.
typedef unsigned char (*editline_command)(EditLine *, wint_t);
typedef wchar_t *(*editline_prompt)(EditLine *);

static inline int editline_set_client(EditLine *e, void *client) { return el_wset(e, EL_CLIENTDATA, client); }

static inline void *editline_client(EditLine *e) {
    void *client = NULL;
    el_wget(e, EL_CLIENTDATA, &client);
    return client;
}

static inline int editline_set_reader(EditLine *e, el_rfunc_t reader) { return el_wset(e, EL_GETCFN, reader); }

// Text between two `mark` characters takes no room on the screen.
static inline int editline_set_prompt(EditLine *e, editline_prompt prompt, wchar_t mark) {
    return el_wset(e, EL_PROMPT_ESC, prompt, (int)mark);
}

static inline int editline_set_terminal(EditLine *e, const char *type) { return el_set(e, EL_TERMINAL, type); }

static inline int editline_set_editor(EditLine *e, const wchar_t *mode) { return el_wset(e, EL_EDITOR, mode); }

static inline const wchar_t *editline_editor(EditLine *e) {
    const wchar_t *mode = NULL;
    el_wget(e, EL_EDITOR, &mode);
    return mode;
}

// libedit keeps the pointers to name and help.
static inline int editline_add_command(
    EditLine *e, const wchar_t *name, const wchar_t *help, editline_command command) {
    return el_wset(e, EL_ADDFN, name, help, command);
}

static inline int editline_bind(EditLine *e, const wchar_t *key, const wchar_t *command) {
    return el_wset(e, EL_BIND, key, command, (const wchar_t *)NULL);
}

// The key map of vi's command mode.
static inline int editline_bind_alternate(EditLine *e, const wchar_t *key, const wchar_t *command) {
    return el_wset(e, EL_BIND, L"-a", key, command, (const wchar_t *)NULL);
}

// While editing, Ctrl-C, Ctrl-Z and Ctrl-\ are characters and not signals.
static inline int editline_read_signal_keys(EditLine *e) {
    return el_wset(e, EL_SETTY, L"-d", L"-isig", (const wchar_t *)NULL);
}

static inline int editline_prepare_terminal(EditLine *e, int raw) { return el_wset(e, EL_PREP_TERM, raw); }

// A terminal capability by its termcap name: "co" the columns, "li" the rows.
static inline int editline_set_capability(EditLine *e, const wchar_t *name, const wchar_t *value) {
    return el_wset(e, EL_SETTC, name, value, (const wchar_t *)NULL);
}

static inline int editline_refresh(EditLine *e) { return el_wset(e, EL_REFRESH); }

static inline int editline_set_history(EditLine *e, HistoryW *history) {
    return el_wset(e, EL_HIST, history_w, history);
}

static inline int editline_history_set_size(HistoryW *history, int size) {
    HistEventW event;
    return history_w(history, &event, H_SETSIZE, size);
}

static inline int editline_history_enter(HistoryW *history, const wchar_t *entry) {
    HistEventW event;
    return history_w(history, &event, H_ENTER, entry);
}

// glibc declares wcwidth only for programs that define _XOPEN_SOURCE, which Swift's importer does not.
int wcwidth(wchar_t);

static inline int editline_width(wchar_t character) { return wcwidth(character); }

// TIOCGWINSZ is a macro that Swift can't see on every platform.
static inline int editline_window_size(int descriptor, struct winsize *size) {
    return ioctl(descriptor, TIOCGWINSZ, size);
}

#endif
