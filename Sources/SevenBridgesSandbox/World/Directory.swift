/// The names in a folder, each once, in the order of their arrival; every change takes the same time however many
/// there are.
struct Directory: Sendable {
    /// The ids in their order, with gaps where children went away.
    private var slots: [String?] = []
    /// Where the child of a name is.
    private var places: [String: Int] = [:]

    var isEmpty: Bool { places.isEmpty }

    /// The ids of the files and folders in the folder.
    var children: [String] { slots.compactMap(\.self) }

    /// The id of the file or folder of a name.
    subscript(name: String) -> String? {
        places[name].flatMap { slots[$0] }
    }

    /// Adds a child whose name is not taken.
    mutating func insert(_ id: String, named name: String) {
        places[name] = slots.count
        slots.append(id)
    }

    /// Removes a child.
    mutating func remove(_ id: String, named name: String) {
        guard self[name] == id, let place = places.removeValue(forKey: name) else { return }
        slots[place] = nil
        if slots.count > 32, places.count < slots.count / 2 { closeGaps() }
    }

    /// Gives a child a name that is not taken.
    mutating func rename(_ id: String, from name: String, to newName: String) {
        guard self[name] == id else { return }
        places[newName] = places.removeValue(forKey: name)
    }

    /// The name itself, or with the first numeric prefix that makes it free: `_1_reads.fastq`.
    func freeName(for name: String) -> String {
        guard places[name] != nil else { return name }
        var number = 1
        while places["_\(number)_\(name)"] != nil { number += 1 }
        return "_\(number)_\(name)"
    }

    private mutating func closeGaps() {
        var kept: [String?] = []
        for (name, place) in places.sorted(by: { $0.value < $1.value }) {
            places[name] = kept.count
            kept.append(slots[place])
        }
        slots = kept
    }
}
