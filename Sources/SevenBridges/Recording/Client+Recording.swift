internal import CurlTransport

extension Client {
    /// A copy that writes down every request and what came of it, storage included, into a new file.
    ///
    /// JSON Lines, readable by its owner only. The token and the secrets of volumes are masked, signed addresses become
    /// placeholders. Bodies from storage are kept up to 16 MiB each, bodies sent to storage not at all. Throws an `APIError` of
    /// the kind `unusableRecording` where the file can't be made, or is there already.
    public func recording(to path: String) throws -> Client {
        let file = try RecordingFile(creating: path, for: configuration.endpoint)
        var copy = self
        copy.transport = RecordingTransport(
            transport: transport, file: file, mask: RecordingMask(configuration))
        return copy
    }

    /// A client that answers from a recording, without a network and without an account.
    ///
    /// The same request gets the same answers in their order. What was not recorded is an `APIError` of the kind
    /// `notRecorded` that says what was asked; a file that is no recording, one of the kind `unusableRecording`.
    public static func replaying(_ path: String, options: Options = Options()) throws -> Client {
        let (endpoint, exchanges) = try RecordingFile.read(path)
        let configuration = try Configuration(endpoint: endpoint, token: Token("replay"))
        let transport = ReplayTransport(exchanges, path: path, configuration: configuration)
        return Client(configuration: configuration, transport: transport, options: options)
    }
}
