internal import SevenBridgesData

extension Resources {
    /// How many objects the API takes in one request.
    static var bulkLimit: Int { 100 }

    /// Fetches many by their ids, with one result for each in their order; a request for every hundred.
    ///
    /// `path` is the call's, and `key` what the body calls the ids.
    func fetchInBulk(
        _ ids: [String], from path: String..., key: String
    ) async throws -> [Result<R, APIError>] {
        let call: ([String]) -> APICall = { ids in
            .post(path, body: .record(Record([(key, ids.asValue)])), isRead: true)
        }
        return try await inBulk(ids, call)
    }

    /// Sends a request for every hundred items, with one result for each in their order.
    func inBulk<Item>(_ items: [Item], _ call: ([Item]) throws -> APICall) async throws -> [Result<
        R, APIError
    >] {
        guard !items.isEmpty else {
            throw APIError.invalidArgument("there are no \(R.type.plural) in the list; give at least one")
        }
        var results: [Result<R, APIError>] = []
        for start in stride(from: 0, to: items.count, by: Self.bulkLimit) {
            let slice = Array(items[start..<min(start + Self.bulkLimit, items.count)])
            let answer = try BulkAnswer(try await client.send(call(slice)), count: slice.count)
            results += answer.results.map(object)
        }
        return results
    }

    /// The object that one item of an answer holds.
    private func object(_ result: Result<Value?, APIError>) -> Result<R, APIError> {
        result.flatMap { value in
            guard let record = value?.recordValue else {
                return .failure(APIError.unexpectedForm("a bulk answer without the \(R.type.name)"))
            }
            do {
                return .success(try R(record, client))
            } catch {
                return .failure(error as? APIError ?? APIError.unexpectedForm("\(error)"))
            }
        }
    }
}
