public import SevenBridgesData

// How values, records and times are stored: as the JSON text that they are on the wire, and as microseconds.

extension Value: Codable {
    /// Writes the JSON text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(JSON.text(self))
    }

    /// Reads JSON text; throws where it is none.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = try JSON.parse(Array(text.utf8))
    }
}

extension Record: Codable {
    /// Writes the JSON text.
    public func encode(to encoder: any Encoder) throws {
        try Value.record(self).encode(to: encoder)
    }

    /// Reads the JSON text of an object; throws where it is none.
    public init(from decoder: any Decoder) throws {
        guard let record = try Value(from: decoder).recordValue else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "not an object"))
        }
        self = record
    }
}

extension Timestamp: Codable {
    /// Writes the microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }

    /// Reads microseconds.
    public init(from decoder: any Decoder) throws {
        self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
    }
}
