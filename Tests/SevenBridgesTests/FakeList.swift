import CurlTransport
import Synchronization

/// A list of projects on a server that pages by offset, and that may change between the pages.
final class FakeList: Sendable {
    struct State {
        var ids: [String]
        var requests = 0
        var running = 0
        var mostAtOnce = 0
    }

    let state: Mutex<State>
    private let pageSize: Int
    private let tellsTotal: Bool
    /// Called before each page is made, with its number from 1.
    private let change: @Sendable (_ request: Int, inout State) -> Void

    init(
        _ count: Int, pageSize: Int = 10, tellsTotal: Bool = true,
        change: @escaping @Sendable (_ request: Int, inout State) -> Void = { _, _ in }
    ) {
        state = Mutex(State(ids: (0..<count).map { "u/\($0)" }))
        self.pageSize = pageSize
        self.tellsTotal = tellsTotal
        self.change = change
    }

    var transport: AnsweringTransport { AnsweringTransport { await self.answer($0) } }

    var requests: Int { state.withLock(\.requests) }
    var mostAtOnce: Int { state.withLock(\.mostAtOnce) }

    func answer(_ request: HTTPRequest) async -> StubTransport.Reply {
        state.withLock { state in
            state.requests += 1
            state.running += 1
            state.mostAtOnce = max(state.mostAtOnce, state.running)
            change(state.requests, &state)
        }
        for _ in 0..<20 { await Task.yield() }
        return state.withLock { state in
            state.running -= 1
            return page(Int(request.query("offset") ?? "") ?? 0, request, state.ids)
        }
    }

    private func page(_ offset: Int, _ request: HTTPRequest, _ ids: [String]) -> StubTransport.Reply {
        let size = min(pageSize, request.query("limit").flatMap { Int($0) } ?? pageSize)
        let items = ids.dropFirst(offset).prefix(size).map { #"{"id": "\#($0)"}"# }.joined(separator: ",")
        func link(_ rel: String, _ offset: Int) -> String {
            #"{"rel": "\#(rel)", "href": "\#(Fixtures.url)/projects?offset=\#(offset)&limit=\#(size)"}"#
        }
        var links = offset + size < ids.count ? [link("next", offset + size)] : []
        if offset > 0 { links.append(link("prev", max(0, offset - size))) }
        return .json(
            #"{"href": "", "items": [\#(items)], "links": [\#(links.joined(separator: ","))]}"#,
            headers: tellsTotal ? ["X-Total-Matching-Query": "\(ids.count)"] : [:])
    }
}
