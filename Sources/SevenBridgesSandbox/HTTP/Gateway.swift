import Hummingbird
import SevenBridgesData

/// Sends requests to the API or to the storage, which share a port but nothing else, and strikes with faults on the way.
struct Gateway: HTTPResponder {
    typealias Context = Connection

    let api: PlatformAPI
    let storage: ObjectStorage
    let faults: Faults
    let journal: Journal
    /// What is kept out of the journal.
    let mask: RecordMask
    /// The time, by which maintenance goes.
    let now: @Sendable () -> Timestamp
    /// When the sandbox was started.
    let start: Timestamp
    /// How long the body of a call may take to arrive.
    let patience: Duration

    func respond(to request: Request, context: Connection) async throws -> Response {
        let number = journal.arrival()
        let fate = faults.fate(of: number)
        if fate.delay > .zero { try await Task.sleep(for: fate.delay) }
        let witness = Witness()
        let throttled = faults.bandwidth.map(request.throttled) ?? request
        let deadline = limitWait(for: request, context)
        defer { deadline?.cancel() }
        let outcome = await Witness.$current.withValue(witness) { await suffer(fate, throttled) }
        if journal.isKept { journal.note(record(number, request, outcome, witness)) }
        guard let response = outcome.response else {
            await context.close()
            return Response(status: .internalServerError)
        }
        let answer = faults.bandwidth.map(response.throttled) ?? response
        return request.method == .head ? answer.createHeadResponse() : answer
    }
}

extension Gateway {
    /// What comes of a request: the response, or none where the connection breaks, and the fault that struck.
    private struct Outcome {
        var response: Response?
        var fault: String?
    }

    /// Closes the connection of a call whose body trickles; storage takes what comes, and slow lines are slow on purpose.
    private func limitWait(for request: Request, _ context: Connection) -> Task<Void, Never>? {
        let hasBody = ["POST", "PUT", "PATCH"].contains(request.method.rawValue)
        guard hasBody, !request.isForStorage, faults.bandwidth == nil else { return nil }
        return Task {
            guard (try? await Task.sleep(for: patience)) != nil else { return }
            await context.close()
        }
    }

    private func suffer(_ fate: Fate, _ request: Request) async -> Outcome {
        switch fate.fault {
        case .drop(.beforeEffect):
            return Outcome(response: nil, fault: "dropped before the effect")
        case .drop(.afterEffect):
            _ = await answer(request)
            return Outcome(response: nil, fault: "dropped after the effect")
        case .fail(let status, .beforeEffect):
            return Outcome(
                response: GatewayFailure.response(status: status), fault: "failed before the effect")
        case .fail(let status, .afterEffect):
            _ = await answer(request)
            return Outcome(
                response: GatewayFailure.response(status: status), fault: "failed after the effect")
        case .truncate(let share):
            let whole = await answer(request)
            guard request.method != .head, let part = whole.cut(to: share) else {
                return Outcome(response: whole)
            }
            return Outcome(response: part, fault: "truncated")
        case nil:
            return Outcome(response: await answer(request))
        }
    }

    private func answer(_ request: Request) async -> Response {
        if request.isForStorage { return await storage.respond(to: request) }
        return isUnderMaintenance ? GatewayFailure.maintenance() : await api.respond(to: request)
    }

    private var isUnderMaintenance: Bool {
        faults.maintenance.microseconds > 0
            && now().microseconds.saturatingSubtract(start.microseconds) < faults.maintenance.microseconds
    }

    private func record(_ number: Int, _ request: Request, _ outcome: Outcome, _ witness: Witness)
        -> CallRecord
    {
        CallRecord(
            number: number, method: mask.text(request.method.rawValue),
            path: mask.path(request.uri.path, query: request.uri.query),
            status: outcome.response.map { Int($0.status.code) },
            changes: witness.changes.map {
                CallRecord.Change(kind: $0.kind, table: $0.table, key: mask.text($0.key))
            },
            fault: outcome.fault)
    }
}

extension Request {
    /// Whether the storage answers, not the API.
    fileprivate var isForStorage: Bool { uri.path.hasPrefix(SignedLinks.prefix) }
}
