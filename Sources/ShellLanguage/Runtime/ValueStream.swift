public import SevenBridgesData

/// Values that are made as they are asked for, a batch at a time.
///
/// Whoever has enough stops asking and drops the stream; that stops what feeds it.
public protocol ValueStream: AnyObject {
    /// The next values, at least one, or nil at the end.
    func next() async throws -> [Value]?
}

/// A stream of values that are at hand.
public final class ListStream: ValueStream {
    private var values: [Value]?

    /// A stream of these values.
    public init(_ values: [Value]) {
        self.values = values.isEmpty ? nil : values
    }

    /// All values, once.
    public func next() async throws -> [Value]? {
        defer { values = nil }
        return values
    }
}

/// The numbers of a range, made as they are asked for.
final class RangeStream: ValueStream {
    private let range: RangeValue
    private var position = 0

    init(_ range: RangeValue) {
        self.range = range
    }

    func next() async throws -> [Value]? {
        try Task.checkCancellation()
        let batch = range.batch(from: position, limit: 256)
        position += batch.count
        return batch.isEmpty ? nil : batch
    }
}

/// Hands on each batch as a function makes it over; a batch that comes out empty is passed over.
public final class MappedStream: ValueStream {
    private let input: any ValueStream
    private let transform: ([Value]) async throws -> [Value]

    /// The input's batches, transformed.
    public init(_ input: any ValueStream, _ transform: @escaping ([Value]) async throws -> [Value]) {
        self.input = input
        self.transform = transform
    }

    /// The next batch that is not empty.
    public func next() async throws -> [Value]? {
        while let batch = try await input.next() {
            let values = try await transform(batch)
            if !values.isEmpty { return values }
        }
        return nil
    }
}

extension ValueStream {
    /// All values that are left.
    public func collect() async throws -> [Value] {
        var values: [Value] = []
        while let batch = try await next() { values += batch }
        return values
    }
}

/// The elements of what one value stands for when it flows: a list's elements, a range's numbers, or itself.
func flowing(_ value: Value) -> any ValueStream {
    switch value {
    case .list(let elements): return ListStream(elements)
    case .box(let box):
        if let range = box as? RangeValue { return RangeStream(range) }
        return ListStream([value])
    default: return ListStream([value])
    }
}
