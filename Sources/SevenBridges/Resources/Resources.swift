internal import SevenBridgesData

/// All objects of a type, as a client sees them: `client.files`.
public struct Resources<R: Resource>: Sendable {
    let client: Client

    /// Fetches one by its id.
    public func get(_ id: String) async throws -> R {
        try await R(R.type.fetch(id, from: client), client)
    }

    /// Lists with arguments by their names, as in the shell; the typed lists of each type are built on this.
    public func list(_ arguments: Arguments) throws -> Listing<R> {
        Listing(client: client, pages: try R.type.pages(in: client, arguments))
    }
}

/// A list of objects, fetched page by page as far as it is read.
public struct Listing<R: Resource>: AsyncSequence, Sendable {
    let client: Client
    /// The same list by pages.
    public let pages: PagedSequence

    /// How many there are on the whole, as the server counts them; one request.
    public func total() async throws -> Int? { try await pages.total() }

    /// All of them, in memory.
    public func collect() async throws -> [R] {
        var all: [R] = []
        for try await object in self { all.append(object) }
        return all
    }

    /// Starts at the first object.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(client: client, pages: pages.makeAsyncIterator())
    }

    /// Reads object by object.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let client: Client
        var pages: PagedSequence.AsyncIterator
        private var page: ArraySlice<Record> = []

        init(client: Client, pages: PagedSequence.AsyncIterator) {
            self.client = client
            self.pages = pages
        }

        /// The next object, or nil after the last.
        public mutating func next() async throws -> R? {
            while page.isEmpty {
                guard let next = try await pages.next() else { return nil }
                page = next.items[...]
            }
            return try page.popFirst().map { try R($0, client) }
        }
    }
}

extension Arguments {
    /// Arguments by their names; nil ones are left out.
    init(given pairs: [(String, Value?)]) {
        self.init(Record(pairs.compactMap { name, value in value.map { (name, $0) } }))
    }
}
