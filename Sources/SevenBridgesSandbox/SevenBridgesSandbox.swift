// A local simulator of the platform over HTTP. It never imports the client.
