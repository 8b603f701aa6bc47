#include "ccurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#ifdef __APPLE__
#define LIBRARY "libcurl.4.dylib"
#define REMEDY ""
#else
#define LIBRARY "libcurl.so.4"
#define REMEDY ": apt-get install libcurl4"
#endif

#define FUNCTIONS(F)                                                                                                  \
    F(global_init) F(free)                                                                                            \
    F(easy_init) F(easy_cleanup) F(easy_pause) F(easy_setopt) F(easy_getinfo) F(easy_strerror)                        \
    F(slist_append) F(slist_free_all)                                                                                 \
    F(multi_init) F(multi_cleanup) F(multi_setopt) F(multi_add_handle) F(multi_remove_handle) F(multi_perform)        \
    F(multi_poll) F(multi_wakeup) F(multi_info_read) F(multi_strerror)                                                \
    F(url) F(url_cleanup) F(url_set) F(url_get) F(url_strerror)

// libcurl's functions as its headers declare them, filled once and only read afterwards.
static struct {
#define MEMBER(name) __typeof__(curl_##name) *name;
    FUNCTIONS(MEMBER)
} curl;

static pthread_once_t loading = PTHREAD_ONCE_INIT;
static const char *problem = LIBRARY " is not installed" REMEDY;

static void load(void) {
    // Never closed: libcurl's own threads and the handlers that it registers may outlive any use of ours.
    void *library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) return;
#define FIND(name) && (curl.name = (__typeof__(curl_##name) *)dlsym(library, "curl_" #name)) != NULL
    problem = true FUNCTIONS(FIND) ? NULL : LIBRARY " is too old: version 7.80 or newer is needed";
}

const char *ccurl_problem(void) {
    pthread_once(&loading, load);
    return problem;
}

static bool is_there(void) { return ccurl_problem() == NULL; }

// Without anything of libcurl's

CURLcode ccurl_global_init(long flags) { return is_there() ? curl.global_init(flags) : CURLE_FAILED_INIT; }

CURLM *ccurl_multi_init(void) { return is_there() ? curl.multi_init() : NULL; }

CURL *ccurl_easy_init(void) { return is_there() ? curl.easy_init() : NULL; }

CURLU *ccurl_url(void) { return is_there() ? curl.url() : NULL; }

struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *string) {
    return is_there() ? curl.slist_append(list, string) : NULL;
}

const char *ccurl_easy_strerror(CURLcode code) { return is_there() ? curl.easy_strerror(code) : LIBRARY; }

const char *ccurl_multi_strerror(CURLMcode code) { return is_there() ? curl.multi_strerror(code) : LIBRARY; }

const char *ccurl_url_strerror(CURLUcode code) { return is_there() ? curl.url_strerror(code) : LIBRARY; }

// Transfers

void ccurl_easy_cleanup(CURL *easy) { curl.easy_cleanup(easy); }

CURLcode ccurl_easy_pause(CURL *easy, int bitmask) { return curl.easy_pause(easy, bitmask); }

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) { return curl.easy_setopt(easy, option, value); }

CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) { return curl.easy_setopt(easy, option, value); }

CURLcode ccurl_set_bytes(CURL *easy, CURLoption option, const void *value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_write(CURL *easy, CURLoption option, curl_write_callback value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_read(CURL *easy, curl_read_callback value) {
    return curl.easy_setopt(easy, CURLOPT_READFUNCTION, value);
}

CURLcode ccurl_set_seek(CURL *easy, curl_seek_callback value) {
    return curl.easy_setopt(easy, CURLOPT_SEEKFUNCTION, value);
}

CURLcode ccurl_set_prerequest(CURL *easy, curl_prereq_callback value) {
    return curl.easy_setopt(easy, CURLOPT_PREREQFUNCTION, value);
}

CURLcode ccurl_get_pointer(CURL *easy, CURLINFO info, void **value) { return curl.easy_getinfo(easy, info, value); }

void ccurl_slist_free_all(struct curl_slist *list) {
    // An empty list is not libcurl's, and may be freed where nothing was loaded.
    if (list != NULL) curl.slist_free_all(list);
}

// The loop

CURLMcode ccurl_multi_cleanup(CURLM *multi) { return curl.multi_cleanup(multi); }

CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl.multi_setopt(multi, option, value);
}

CURLMcode ccurl_multi_add_handle(CURLM *multi, CURL *easy) { return curl.multi_add_handle(multi, easy); }

CURLMcode ccurl_multi_remove_handle(CURLM *multi, CURL *easy) { return curl.multi_remove_handle(multi, easy); }

CURLMcode ccurl_multi_perform(CURLM *multi, int *running) { return curl.multi_perform(multi, running); }

CURLMcode ccurl_multi_poll(CURLM *multi, int milliseconds) {
    return curl.multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURLMcode ccurl_multi_wakeup(CURLM *multi) { return curl.multi_wakeup(multi); }

CURLMsg *ccurl_multi_info_read(CURLM *multi, int *remaining) { return curl.multi_info_read(multi, remaining); }

// Addresses

void ccurl_url_cleanup(CURLU *url) { curl.url_cleanup(url); }

CURLUcode ccurl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned flags) {
    return curl.url_set(url, part, text, flags);
}

CURLUcode ccurl_url_get(CURLU *url, CURLUPart part, char **text, unsigned flags) {
    return curl.url_get(url, part, text, flags);
}

void ccurl_free(void *memory) { curl.free(memory); }
