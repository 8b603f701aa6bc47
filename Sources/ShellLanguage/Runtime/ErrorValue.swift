public import SevenBridgesData

/// An error of a host that tells programs more than a sentence.
public protocol DetailedError: Error {
    /// What a caught error has besides its message, or in its place: `kind`, `status`, `code`, `request_id`, `message`
    /// and whatever else the host knows.
    var details: [(String, Value)] { get }
}

/// An error as programs see it, caught by `try` and thrown by `throw`.
enum ErrorValue {
    /// The properties that every caught error has, in order.
    private static let properties = ["message", "kind", "status", "code", "request_id", "span"]

    /// The value of an error that `catch` receives; rethrows what no program may catch.
    static func caught(_ error: any Error, at place: Place) throws -> Value {
        guard !(error is CancellationError), !(error is any ControlError), !Task.isCancelled else {
            throw error
        }
        let diagnostic = place.diagnostic(error)
        guard !diagnostic.isLimit else { throw diagnostic }
        return value(of: diagnostic)
    }

    private static func value(of diagnostic: Diagnostic) -> Value {
        if let thrown = diagnostic.cause as? ThrownError {
            var record = thrown.record
            for name in properties where record[name] == nil { record[name] = .null }
            if record["message"]?.isNull != false { record["message"] = .string(diagnostic.message) }
            if record["kind"]?.isNull != false { record["kind"] = "thrown" }
            record["span"] = .box(SpanValue(diagnostic))
            return .record(record)
        }
        var record = Record(properties.map { ($0, .null) })
        record["message"] = .string(diagnostic.message)
        record["kind"] = diagnostic.cause == nil ? "error" : "host"
        for (name, value) in (diagnostic.cause as? any DetailedError)?.details ?? [] { record[name] = value }
        record["span"] = .box(SpanValue(diagnostic))
        return .record(record)
    }

    /// The error that `throw` throws: text, a map, or what was caught.
    static func thrown(_ value: Value, at place: Place) -> any Error {
        switch value {
        case .string(let text):
            return diagnostic(text, ThrownError(record: ["message": value]), place)
        case .record(let record):
            if case .box(let box)? = record["span"], let span = box as? SpanValue {
                return span.rethrown(record, unchanged: Self.value(of: span.diagnostic))
            }
            return diagnostic(message(of: record), ThrownError(record: record), place)
        default:
            let fault = Fault(
                "'throw' takes text or a map, not \(value.phrase)", hint: "throw \"what is wrong\"")
            return place.diagnostic(fault)
        }
    }

    fileprivate static func message(of record: Record) -> String {
        guard let message = record["message"], !message.isNull else { return JSON.text(.record(record)) }
        return message.inserted
    }

    private static func diagnostic(_ message: String, _ cause: ThrownError, _ place: Place) -> Diagnostic {
        var diagnostic = place.diagnostic(Fault(message))
        diagnostic.cause = cause
        return diagnostic
    }
}

/// What a program has thrown.
struct ThrownError: DetailedError {
    let record: Record

    var details: [(String, Value)] { record.pairs.map { ($0.key, $0.value) } }
}

/// Where a caught error stands, as text `lib.sbsh:4:30`; it knows the whole error, so that it can be thrown again.
private final class SpanValue: Value.Box, @unchecked Sendable {
    // Immutable.
    let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }

    override var kind: String { "span" }

    override var text: String {
        let location = diagnostic.source.location(of: diagnostic.range.lower)
        return "\(diagnostic.source.name):\(location.line):\(location.column)"
    }

    /// The error that was caught, with what a program has changed in it.
    func rethrown(_ record: Record, unchanged: Value) -> Diagnostic {
        guard case .record(let known) = unchanged, !Self.isSame(record, known) else { return diagnostic }
        var changed = diagnostic
        changed.message = ErrorValue.message(of: record)
        changed.cause = ThrownError(record: record)
        return changed
    }

    private static func isSame(_ left: Record, _ right: Record) -> Bool {
        var (left, right) = (left, right)
        left["span"] = nil
        right["span"] = nil
        return left == right
    }
}
