import SevenBridges
import ShellLanguage

extension Shell {
    /// What completion knows of this shell now: its commands, the variables that programs left, the catalog's types, the
    /// user's profiles.
    public func completionContext(
        remote: any RemoteCandidates = NoCandidates(), files: any LocalListing = NoCandidates()
    ) -> CompletionContext {
        var context = CompletionContext(commands: commands, remote: remote, files: files)
        context.variables = interpreter.variables
        context.types = Dictionary(Catalog.all.map { ($0.name, $0.objectType) }) { first, _ in first }
        context.profiles = { (try? Credentials(in: .process))?.profileNames ?? [] }
        return context
    }

    /// What is on this shell's platform, looked up in the background; `didFindMore` hears, from any thread, of each
    /// answer that was waited for.
    public func platformCandidates(didFindMore: @escaping @Sendable () -> Void) -> PlatformCandidates {
        PlatformCandidates(connect: { [account] in try account.client() }, didFindMore: didFindMore)
    }
}
