// libcurl, loaded at the first call, on whichever thread. Linked, it and its three dozen libraries would double the
// time that a short script takes, and many a script asks no server. The types and constants are those of libcurl's
// own headers; its functions are called by the names below, for `curl_...` itself is not linked.
//
// Variadic functions, which Swift can't call, have one typed function here for each type of argument. No logic.
#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>

#pragma clang assume_nonnull begin

// Why the library could not be loaded and what to do, as a sentence; NULL where it is there.
const char *_Nullable ccurl_problem(void);

// These need nothing that libcurl made, so they load it, and fail where it is missing.
CURLcode ccurl_global_init(long flags);
CURLM *_Nullable ccurl_multi_init(void);
CURL *_Nullable ccurl_easy_init(void);
CURLU *_Nullable ccurl_url(void);
struct curl_slist *_Nullable ccurl_slist_append(struct curl_slist *_Nullable list, const char *string);
const char *ccurl_easy_strerror(CURLcode code);
const char *ccurl_multi_strerror(CURLMcode code);
const char *ccurl_url_strerror(CURLUcode code);

// These take what libcurl made, so it is loaded.
void ccurl_easy_cleanup(CURL *easy);
CURLcode ccurl_easy_pause(CURL *easy, int bitmask);
CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value);
CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *_Nullable value);
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *_Nullable value);
CURLcode ccurl_set_bytes(CURL *easy, CURLoption option, const void *_Nullable value);
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *_Nullable value);
// The header callback has the same type as the write callback.
CURLcode ccurl_set_write(CURL *easy, CURLoption option, curl_write_callback _Nullable value);
CURLcode ccurl_set_read(CURL *easy, curl_read_callback _Nullable value);
CURLcode ccurl_set_seek(CURL *easy, curl_seek_callback _Nullable value);
CURLcode ccurl_set_prerequest(CURL *easy, curl_prereq_callback _Nullable value);
CURLcode ccurl_get_pointer(CURL *easy, CURLINFO info, void *_Nullable *_Nonnull value);

void ccurl_slist_free_all(struct curl_slist *_Nullable list);

CURLMcode ccurl_multi_cleanup(CURLM *multi);
CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value);
CURLMcode ccurl_multi_add_handle(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_remove_handle(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_perform(CURLM *multi, int *running);
CURLMcode ccurl_multi_poll(CURLM *multi, int milliseconds);
CURLMcode ccurl_multi_wakeup(CURLM *multi);
CURLMsg *_Nullable ccurl_multi_info_read(CURLM *multi, int *remaining);

void ccurl_url_cleanup(CURLU *url);
CURLUcode ccurl_url_set(CURLU *url, CURLUPart part, const char *_Nullable text, unsigned flags);
CURLUcode ccurl_url_get(CURLU *url, CURLUPart part, char *_Nullable *_Nonnull text, unsigned flags);
void ccurl_free(void *_Nullable memory);

#pragma clang assume_nonnull end

#endif
