/// The names in a folder, each once, in the order of their arrival.
struct Directory: Sendable {
    private(set) var children: [String] = []
    private var idsByName: [String: String] = [:]

    var isEmpty: Bool { children.isEmpty }

    /// The id of the file or folder of a name.
    subscript(name: String) -> String? {
        idsByName[name]
    }

    /// Adds a child whose name is not taken.
    mutating func insert(_ id: String, named name: String) {
        children.append(id)
        idsByName[name] = id
    }

    /// Removes a child.
    mutating func remove(_ id: String, named name: String) {
        children.removeAll { $0 == id }
        idsByName[name] = nil
    }

    /// Gives a child a name that is not taken.
    mutating func rename(_ id: String, from name: String, to newName: String) {
        idsByName[name] = nil
        idsByName[newName] = id
    }

    /// The name itself, or with the first numeric prefix that makes it free: `_1_reads.fastq`.
    func freeName(for name: String) -> String {
        guard idsByName[name] != nil else { return name }
        var number = 1
        while idsByName["_\(number)_\(name)"] != nil { number += 1 }
        return "_\(number)_\(name)"
    }
}
