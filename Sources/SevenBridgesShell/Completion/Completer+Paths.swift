import SevenBridgesData
import ShellLanguage

// Files of the local disk.

extension Completer {
    /// What is in the folder that was typed so far; hidden files where a dot was typed.
    var localPaths: [Choice] {
        let typed = place.word.text
        let slash = typed.lastIndex(of: "/")
        let folder = slash.map { String(typed[...$0]) } ?? ""
        let name = typed.dropFirst(folder.count)
        let entries = context.files.entries(in: folder).filter {
            $0.name.hasPrefix(".") == name.hasPrefix(".")
        }
        return entries.sorted { $0.name < $1.name }.map { entry in
            Choice(
                text: folder + entry.name + (entry.isFolder ? "/" : ""),
                otherNames: [folder + entry.name], label: entry.name + (entry.isFolder ? "/" : ""),
                description: Self.description(entry), goesOn: entry.isFolder)
        }
    }

    private static func description(_ entry: LocalEntry) -> String {
        let size = entry.isFolder ? nil : entry.size.map { ByteCount($0).description }
        return [size, entry.modified?.iso8601Day].compactMap { $0 }.joined(separator: "  ")
    }
}
