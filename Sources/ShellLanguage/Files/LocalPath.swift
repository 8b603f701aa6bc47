#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The path of a local file as a program gives it.
struct LocalPath {
    /// The path as the program wrote it, for messages.
    let spelling: String

    init(_ spelling: String) {
        self.spelling = spelling
    }

    /// The path as the system takes it: `~/` is the home folder.
    var text: String {
        guard spelling == "~" || spelling.hasPrefix("~/"), let home = getenv("HOME") else { return spelling }
        return String(cString: home) + spelling.dropFirst()
    }

    /// What follows the last dot of the name, in lower case; empty where there is none.
    var pathExtension: String {
        let name = spelling.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The path up to the last slash, and the name after it.
    var parts: (folder: String, name: String) {
        let text = text
        guard let slash = text.lastIndex(of: "/") else { return ("", text) }
        return (String(text[...slash]), String(text[text.index(after: slash)...]))
    }

    /// Refuses what the system would silently cut off.
    func check() throws(Fault) {
        if spelling.isEmpty { throw Fault("the path is empty") }
        if spelling.utf8.contains(0) { throw Fault("a path can't hold a NUL character") }
    }

    /// What the system knows of the file; nil where there is none.
    func status() -> stat? {
        var status = stat()
        return stat(text, &status) == 0 ? status : nil
    }

    /// An error of the system about this file as a sentence: `'x.csv' can't be read: no such file`.
    func fault(_ verb: String, _ code: Int32) -> Fault {
        let reason: String
        var hint: String?
        switch code {
        case ENOENT:
            reason = "there is no such file or folder"
            hint = "relative paths start at the folder that the program runs in"
        case EACCES, EPERM:
            reason = "permission denied"
            hint = "your account may not do that with it"
        case ENOSPC, EDQUOT:
            reason = "the disk is full"
            hint = "make room, or choose a path on another disk"
        case EISDIR: reason = "it is a folder"
        case ENOTDIR: reason = "a part of the path is no folder"
        default: reason = String(cString: strerror(code))
        }
        return Fault("'\(spelling)' can't be \(verb): \(reason)", hint: hint)
    }
}

extension stat {
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}
