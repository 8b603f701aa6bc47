import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import SevenBridgesData
import Synchronization

/// A local simulator of the Seven Bridges platform, served over HTTP on the loopback interface.
///
/// This target owns a world (users, projects, files and their content), the API that changes it and the storage that
/// serves its bytes. It deliberately knows nothing of the client: what it shares with it is the protocol as written
/// down, so that a misreading on one side shows on the other.
///
/// Where things are: `Routes/` has one file for each group of calls, `World/` the state and its rules, `Seed/` what a
/// new world contains, `Persistence/` how it is kept on disk, `Content/` the bytes of files, `Storage/` signed URLs,
/// `HTTP/` everything calls have in common, `Faults/` what goes wrong on purpose, `Record/` what was done.
public final class Sandbox: Sendable {
    private let configuration: SandboxConfiguration
    private let server = Mutex<Task<Void, Never>?>(nil)
    private let journal = Mutex<Journal?>(nil)

    /// A sandbox with a new world; it serves nothing until it is started.
    public init(_ configuration: SandboxConfiguration) {
        self.configuration = configuration
    }

    /// A sandbox that nobody holds any more serves no longer.
    deinit {
        server.withLock { $0?.cancel() }
    }

    /// Starts to serve and returns the base URL of the API (`http://127.0.0.1:PORT/v2`) once connections are accepted.
    ///
    /// Throws when the port is taken, when the data folder can't be used, or when the sandbox runs already. Without a data
    /// folder each start begins with a new world.
    public func start() async throws -> String {
        let (ports, announcement) = AsyncThrowingStream.makeStream(of: Int.self)
        let journal = try openJournal()
        let world = try openWorld()
        try world.access { world in configuration.users.values.sorted().forEach { world.addStranger($0) } }
        let application = makeApplication(world, journal) { announcement.yield($0) }
        try server.withLock { server in
            guard server == nil else { throw SandboxError(code: .alreadyRunning) }
            server = Task {
                do {
                    try await application.run()
                    announcement.finish()
                } catch {
                    announcement.finish(throwing: error)
                }
            }
        }
        self.journal.withLock { $0 = journal }
        do {
            for try await port in ports { return "http://\(Self.host):\(port)\(PlatformAPI.prefix)" }
        } catch {
            await stop()
            throw SandboxError(code: .cannotListen, underlyingError: error)
        }
        throw SandboxError(code: .cannotListen)
    }

    /// Stops serving, closes all connections and returns when that is done.
    public func stop() async {
        let task = server.withLock { server in
            defer { server = nil }
            return server
        }
        task?.cancel()
        await task?.value
    }

    /// What was done about each request since the last start, in the order of arrival; empty unless
    /// `SandboxConfiguration.keepsRecord` is set.
    public var calls: [CallRecord] {
        journal.withLock { $0 }?.calls ?? []
    }
}

extension Sandbox {
    private static let host = "127.0.0.1"

    /// The world of the data folder, or a new one.
    private func openWorld() throws -> SharedWorld {
        let blobs = BlobFolder(dataFolder: configuration.dataFolder, buckets: configuration.buckets)
        guard let folder = configuration.dataFolder else {
            return share(World.seeded(origin()), clock: clock(), blobs)
        }
        let store: WorldStore
        do {
            store = try WorldStore(folder: URL(filePath: folder))
        } catch {
            throw SandboxError(code: .cannotKeepData, underlyingError: error)
        }
        do {
            if let kept = try store.load() {
                blobs.removeAll(except: kept.neededBlobs)
                return share(kept, clock: clock(from: kept.moment), blobs, store)
            }
        } catch {
            throw SandboxError(code: .unreadableData, underlyingError: error)
        }
        do {
            let origin = origin()
            let world = World.seeded(origin)
            try store.begin(world, from: origin)
            return share(world, clock: clock(), blobs, store)
        } catch {
            throw SandboxError(code: .cannotKeepData, underlyingError: error)
        }
    }

    private func share(
        _ world: sending World, clock: VirtualClock, _ blobs: BlobFolder, _ store: WorldStore? = nil
    ) -> SharedWorld {
        var world = world
        world.buckets = Buckets(seed: world.buckets.seed, blobs: blobs)
        return SharedWorld(world, clock: clock, blobs: blobs, store: store)
    }

    private func origin() -> WorldOrigin {
        WorldOrigin(seed: configuration.seed, size: configuration.world, moment: configuration.now())
    }

    private func clock(from start: Timestamp? = nil) -> VirtualClock {
        VirtualClock(scale: configuration.timeScale, wall: configuration.now, start: start)
    }

    private func openJournal() throws -> Journal {
        do {
            return try Journal(keepsCalls: configuration.keepsRecord, path: configuration.recordFile)
        } catch {
            throw SandboxError(code: .cannotRecord, underlyingError: error)
        }
    }

    /// The server of a gateway. The date that Hummingbird would write is the machine's; objects, rate limit and links go by
    /// the configuration's clock, and so does this.
    private func server(_ gateway: Gateway) -> HTTPServerBuilder {
        let idleTimeout = TimeAmount.microseconds(configuration.idleTimeout.microseconds)
        let now = configuration.now
        let logger = Logger(label: "sandbox", factory: { _ in SwiftLogNoOpLogHandler() })
        return HTTPServerBuilder { _ in
            HTTP1Channel(
                responder: { request, writer, channel in
                    let connection = Connection(source: .init(channel: channel, logger: logger))
                    var response = try await gateway.respond(to: request, context: connection)
                    response.headers["Date"] = now().httpDate
                    try await writer.write(response: response.head, body: response.body)
                }, configuration: .init(idleTimeout: idleTimeout))
        }
    }

    private func makeApplication(
        _ world: SharedWorld, _ journal: Journal, onPort: @escaping @Sendable (Int) -> Void
    ) -> Application<Gateway> {
        let links = SignedLinks(lifetime: configuration.linkLifetime, now: configuration.now)
        let gateway = Gateway(
            api: PlatformAPI(configuration: configuration, world: world, links: links),
            storage: ObjectStorage(world: world, links: links, blobs: world.blobs),
            faults: configuration.faults, journal: journal, mask: RecordMask(configuration),
            now: configuration.now,
            start: configuration.now(),
            patience: .microseconds(configuration.idleTimeout.microseconds)
        )
        var application = Application(
            responder: gateway, server: server(gateway),
            configuration: ApplicationConfiguration(address: .hostname(Self.host, port: configuration.port)),
            onServerRunning: { channel in onPort(channel.localAddress?.port ?? 0) }
        )
        // The server would log its start and its end; what went wrong is thrown by `start`.
        application.logger.logLevel = .critical
        return application
    }
}
