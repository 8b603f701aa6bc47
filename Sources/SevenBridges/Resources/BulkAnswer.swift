internal import CurlTransport
internal import SevenBridgesData

/// The answer to a request about many objects: for each one, in order, the object or an error.
struct BulkAnswer {
    let results: [Result<Value?, APIError>]
    private let mayBeSecond: Bool

    /// The results of a deletion: what is missing in a repeated one was deleted by an attempt before.
    var ofDeletion: [Result<Value?, APIError>] {
        guard mayBeSecond else { return results }
        return results.map { result in
            if case .failure(let error) = result, error.kind == .notFound { .success(nil) } else { result }
        }
    }

    /// Reads an answer that has to speak of `count` objects.
    init(_ response: APIResponse, count: Int) throws {
        mayBeSecond = response.mayBeSecond
        guard response.status != 204 else {
            results = Array(repeating: .success(nil), count: count)
            return
        }
        guard let items = try response.record()["items"]?.listValue, items.count == count else {
            throw APIError.unexpectedForm("it does not speak of all \(count) objects")
        }
        results = items.map(Self.result)
    }

    private static func result(_ item: Value) -> Result<Value?, APIError> {
        if let error = APIError(told: item["error"]) { return .failure(error) }
        let resource = item["resource"]
        return .success(resource.isNull ? Value?.none : resource)
    }
}

extension APIError {
    /// The error object that the platform put into an answer or a job; nil where there is none.
    init?(told value: Value) {
        guard case .record(let told) = value else { return nil }
        self.init(
            Kind(status: told["status"]?.intValue ?? 0, code: told["code"]?.intValue),
            message: told["message"]?.stringValue)
        status = told["status"]?.intValue
        code = told["code"]?.intValue
        moreInfo = told["more_info"]?.stringValue
    }
}
