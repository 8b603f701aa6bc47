internal import CurlTransport
internal import SevenBridgesData

/// The answer to a request about many objects: for each one, in order, the object or an error.
struct BulkAnswer {
    let results: [Result<Value?, APIError>]

    /// Reads an answer that has to speak of `count` objects.
    init(_ response: APIResponse, count: Int) throws {
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
        guard case .record(let told) = item["error"] else {
            let resource = item["resource"]
            return .success(resource.isNull ? Value?.none : resource)
        }
        let (status, code) = (told["status"]?.intValue, told["code"]?.intValue)
        var error = APIError(APIError.Kind(status: status ?? 0, code: code))
        error.status = status
        error.code = code
        error.message = told["message"]?.stringValue
        error.moreInfo = told["more_info"]?.stringValue
        return .failure(error)
    }
}
