/// All resource types. Adding one is a file under Resources/ and its line here.
public enum Catalog {
    /// The types, in the order in which help shows them.
    public static let all: [ResourceType] = [User.type, Project.type, File.type]

    /// The type with this name, plural or alias.
    public static func type(named name: String) -> ResourceType? {
        all.first { $0.name == name || $0.plural == name || $0.aliases.contains(name) }
    }
}
