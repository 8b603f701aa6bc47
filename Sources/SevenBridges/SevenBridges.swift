// The API client. This target owns the configuration (whose account, on which host), the one way out for requests
// (`Client.send`), errors, retries and the rate limit, paging, and the catalog: each resource type declared once, in
// its own file under Resources/. It knows no shell, no terminal and no local files but the configuration's.
//
//   Configuration ─▶ Client.send(APICall) ─▶ HTTPTransport
//        Resources/*.swift ─▶ Catalog ─▶ typed accessors here, commands in the shell

/// The version that requests carry in their `User-Agent`.
public let clientVersion = "0.1.0"
