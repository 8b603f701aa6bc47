/// The data commands of the language, in the order of the guide. A host adds its own beside them.
public enum DataCommands {
    /// All of them.
    public static let all: [any Command] =
        [
            Where(), Select(), Get(), Each(), Sort(), First(), Last(), Count(), Group(), Print(), To(),
            From(), Read(), Write(), Lines(), Local(), Exit(),
        ] + Summary.all
}
