import SevenBridgesData

/// A place in a genome that somebody marked in a file.
struct Marker: Stored, Identifiable {
    let id: String
    let file: String
    var name: String
    var chromosome: String
    var start: Int
    var end: Int
    /// Whether only who made it sees it.
    let isPrivate: Bool
    let createdOn: Timestamp
    let createdBy: String

    /// The marker as an object of the API.
    func record(_ call: Call) -> Record {
        Record(
            shape: Self.shape,
            values: [
                .string(call.href("genome/markers/\(id)")), .string(id), .string(file), .string(name),
                .string(chromosome), ["start": .int(start), "end": .int(end)],
                .string(createdOn.wholeSeconds), .string(createdBy),
            ])
    }

    private static let shape = Shape([
        "href", "id", "file", "name", "chromosome", "position", "created_time", "created_by",
    ])

    /// What a list shows of a marker where `fields` is absent.
    static let reducedFields = ["href", "id", "name"]

    /// Takes over what a body names of what can be written.
    mutating func merge(_ body: Record) throws {
        name = try Self.text("name", in: body) ?? name
        chromosome = try Self.text("chromosome", in: body) ?? chromosome
        guard let position = body["position"], !position.isNull else { return }
        guard let position = position.recordValue else { throw Self.invalid("position", "an object") }
        start = try Self.number("start", in: position) ?? start
        end = try Self.number("end", in: position) ?? end
        guard start >= 0, start <= end else { throw Self.invalid("position", "a start before an end") }
    }

    private static func text(_ name: String, in body: Record) throws -> String? {
        guard let text = try body.text(name) else { return nil }
        guard !text.isEmpty else { throw invalid(name, "a text") }
        return text
    }

    private static func number(_ name: String, in position: Record) throws -> Int? {
        guard let value = position[name], !value.isNull else { return nil }
        guard let number = value.intValue else { throw invalid("position.\(name)", "an integer") }
        return number
    }

    private static func invalid(_ name: String, _ expected: String) -> PlatformError {
        .badRequest.saying("'\(name)' must be \(expected).")
    }
}
