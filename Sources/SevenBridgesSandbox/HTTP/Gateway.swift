import Hummingbird

/// Sends requests to the API or to the storage, which share a port but nothing else.
struct Gateway: HTTPResponder {
    typealias Context = BasicRequestContext

    let api: PlatformAPI
    let storage: ObjectStorage

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        if request.uri.path.hasPrefix(SignedLinks.prefix) { return storage.respond(to: request) }
        return await api.respond(to: request)
    }
}
