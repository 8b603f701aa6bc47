internal import SevenBridgesData

/// What became of one file in a copy of many.
public struct FileCopy: Hashable, Sendable {
    /// The id of the file that was copied.
    public let source: String
    /// The id of the copy.
    public let id: String
    /// The name of the copy, which may differ where the name was taken.
    public let name: String?
}

extension Resources<File> {
    /// Copies files into a project in one request, `POST /action/files/copy`, with one result for each in their order.
    ///
    /// Where a name is taken, the copy gets another one.
    public func copy(_ ids: [String], toProject project: String) async throws -> [Result<FileCopy, APIError>]
    {
        guard !ids.isEmpty else {
            throw APIError.invalidArgument("there are no files in the list; give at least one")
        }
        let answer = try await client.send(
            .post("action", "files", "copy", body: ["project": .string(project), "file_ids": ids.asValue])
        ).record()
        return ids.map { Self.copy(of: $0, answer[$0] ?? .null) }
    }

    private static func copy(of source: String, _ told: Value) -> Result<FileCopy, APIError> {
        guard told["status"].stringValue?.uppercased() == "OK", let id = told["new_file_id"].stringValue
        else {
            let message = told["message"].stringValue ?? "the platform does not say what became of it"
            return .failure(APIError(.failed, message: "file '\(source)' was not copied: \(message)"))
        }
        return .success(FileCopy(source: source, id: id, name: told["new_file_name"].stringValue))
    }
}
