// The API client: configuration, the catalog of resources, paging and errors. It knows no shell and no terminal.
