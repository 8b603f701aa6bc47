import SevenBridgesData

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `local *.fastq`: local files as objects.
struct Local: Command {
    static let type = ObjectType(
        name: "local",
        properties: [
            PropertyType(name: "path", type: .string), PropertyType(name: "name", type: .string),
            PropertyType(name: "size", type: .int, unit: .bytes),
            PropertyType(name: "modified", type: .date), PropertyType(name: "type", type: .string),
        ], defaultColumns: ["path", "size", "modified", "type"])

    let signature = Signature(
        "local", "the local files that a path or glob names, by name",
        parameters: [
            Parameter(
                "glob", .path, "a path, with * ? and [a-z] as in bash", isRequired: true, isPositional: true)
        ],
        output: .many(.object(Local.type)), effect: .read,
        examples: [Signature.Example("local *.csv | where size > 1MB", "the large tables here")])

    func open(_ call: Invocation) async throws -> Output {
        guard let pattern = call["glob"]?.stringValue else { return .nothing }
        try call.session.files.requireReading()
        let path = LocalPath(pattern)
        try path.check()
        let found = Self.paths(matching: path.text)
        if found.isEmpty, !pattern.contains(where: { "*?[".contains($0) }) {
            throw path.fault("found", ENOENT)
        }
        return .many(ListStream(found.compactMap(Self.object)))
    }

    private static func paths(matching pattern: String) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern, 0, nil, &result) == 0 else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { index in
            result.gl_pathv?[index].map { String(cString: $0) }
        }
    }

    private static let shape = Shape(
        ["path", "name", "size", "modified", "type"], type: Local.type.name)

    private static func object(_ path: String) -> Value? {
        var status = stat()
        // What a dangling link leads to has no status; the link itself has.
        guard stat(path, &status) == 0 || lstat(path, &status) == 0 else { return nil }
        #if canImport(Glibc)
            let changed = status.st_mtim
        #else
            let changed = status.st_mtimespec
        #endif
        let moment = Timestamp(seconds: Int64(changed.tv_sec))
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return .record(
            Record(
                shape: shape,
                values: [
                    .string(path), .string(name), .int(Int(status.st_size)),
                    moment.map { .date($0) } ?? .null, .string(status.typeName),
                ]))
    }
}

extension stat {
    fileprivate var typeName: String {
        switch st_mode & S_IFMT {
        case S_IFREG: "file"
        case S_IFDIR: "folder"
        case S_IFLNK: "link"
        default: "other"
        }
    }
}
