/// The data commands of the language, in the order of the guide. A host adds its own beside them.
public enum DataCommands {
    /// All of them.
    public static let all: [any Command] =
        shape + order + combine + summaries + files + session + JobCommands.all

    private static let shape: [any Command] = [
        Where(), Select(), Reject(), Rename(), Get(), Each(), Flatten(), Collect(),
    ]
    private static let session: [any Command] = [
        Print(), Ignore(), Assert(), Sleep(), Time(), Vars(), Exit(),
    ]
    private static let order: [any Command] = [
        Sort(), First(), Last(), Skip(), Reverse(), Distinct(), Enumerate(),
    ]
    private static let combine: [any Command] = [Append(), Join(), Zip()]
    private static let summaries: [any Command] = [Count()] + Summary.all + [Group(), Reduce()]
    private static let files: [any Command] = [To(), From(), Read(), Write(), Lines(), Local()]
}
