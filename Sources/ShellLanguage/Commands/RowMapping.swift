import SevenBridgesData

extension Invocation {
    /// Makes something of each row, after what the functions have to wait for; one row stays one.
    ///
    /// At the end it tells of properties that no row had.
    func mapRows(
        _ functions: [RowFunction], _ transform: @escaping (Value) throws -> Value
    ) async throws -> Output {
        guard let input else { return .nothing }
        let session = session
        let waits = functions.contains(where: \.waits)
        let stream = MappedStream(input.stream) { batch in
            try session.checkForInterrupt()
            guard waits else { return try batch.map(transform) }
            var values: [Value] = []
            for row in batch {
                for function in functions { try await function.prepare(row) }
                values.append(try transform(row))
            }
            return values
        }
        guard input.isOne else { return .many(ReportingStream(stream, functions, session)) }
        let value = try await stream.next()?.first ?? .null
        functions.forEach { $0.reportUnseen(to: session) }
        return .one(value)
    }
}

/// Tells, at the end of a stream, of properties that no row had.
final class ReportingStream: ValueStream {
    private let input: any ValueStream
    private let functions: [RowFunction]
    private let session: Session

    init(_ input: any ValueStream, _ functions: [RowFunction], _ session: Session) {
        self.input = input
        self.functions = functions
        self.session = session
    }

    func next() async throws -> [Value]? {
        if let batch = try await input.next() { return batch }
        for function in functions { function.reportUnseen(to: session) }
        return nil
    }
}

extension RowFunction {
    /// Tells of properties that were looked for and that no row had: a misspelling, most likely.
    package func reportUnseen(to session: Session) {
        for probe in probes where !probe.wasSeen && !probe.wasReported && !probe.keys.isEmpty {
            probe.wasReported = true
            let hint = Suggestion.hint(for: probe.path.text, among: probe.keys)
            session.output.report(
                Diagnostic(
                    "no row has '\(probe.path.text)'", severity: .note, hint: hint, at: probe.range,
                    in: place.source))
        }
    }
}

extension Value {
    /// The record that a command needs which works on properties.
    func row(for command: String) throws(Fault) -> Record {
        guard case .record(let record) = self else {
            throw Fault("'\(command)' works on rows, not on \(phrase)")
        }
        return record
    }
}
