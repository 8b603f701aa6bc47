// HTTP over libcurl: requests go in, responses stream out. This target owns the multi handle and its one thread. It
// knows no JSON, no platform, no retry policy, and where a token may go only as far as redirects are concerned.
