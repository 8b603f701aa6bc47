import SevenBridges
import Synchronization

/// The client that commands use, made when the first of them needs it: `print 1` asks for no token.
final class Account: Sendable {
    private let connect: @Sendable () throws -> Client
    private let connected = Mutex<Client?>(nil)

    init(_ connect: @escaping @Sendable () throws -> Client) {
        self.connect = connect
    }

    /// Whether a text holds the account's token, as far as the account is known by now.
    func tokenOccurs(in text: String) -> Bool {
        connected.withLock { $0?.configuration.token.occurs(in: text) ?? false }
    }

    /// The client; throws what keeps it from being made, every time anew.
    func client() throws -> Client {
        try connected.withLock { known in
            if let known { return known }
            let client = try connect()
            known = client
            return client
        }
    }
}
