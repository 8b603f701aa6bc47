import SevenBridges
import SevenBridgesData
import ShellLanguage

/// The items of a list, a page a batch.
final class PageStream: ValueStream {
    private var pages: PagedSequence.AsyncIterator

    init(_ pages: PagedSequence) {
        self.pages = pages.makeAsyncIterator()
    }

    func next() async throws -> [Value]? {
        while let page = try await pages.next() {
            if !page.items.isEmpty { return page.items.map { .record($0) } }
        }
        return nil
    }
}

/// The lists of each object that flows in, one after the other, a page at a time.
final class ListsStream: ValueStream {
    private let input: any ValueStream
    private let list: (Value) throws -> PagedSequence
    private var current: PageStream?
    private var objects: ArraySlice<Value> = []

    init(_ input: any ValueStream, list: @escaping (Value) throws -> PagedSequence) {
        self.input = input
        self.list = list
    }

    func next() async throws -> [Value]? {
        while true {
            if let batch = try await current?.next() { return batch }
            current = nil
            if objects.isEmpty {
                guard let batch = try await input.next() else { return nil }
                objects = batch[...]
            }
            guard let object = objects.popFirst() else { continue }
            current = PageStream(try list(object))
        }
    }
}
