// Folders with everything in them. Same-named folders become one, clashing files get a numeric prefix.
extension World {
    /// A file, or a folder and everything below it, folders before what is in them.
    func tree(of file: File) -> [File] {
        var tree = [file]
        var next = 0
        while next < tree.count {
            if tree[next].isFolder { tree += children(of: tree[next].id) }
            next += 1
        }
        return tree
    }

    /// Copies a file or a folder with everything in it.
    mutating func copyTree(_ source: File, named name: String, to folder: File) throws -> File {
        guard source.isFolder else { return try copy(source, named: freeName(name, in: folder), to: folder) }
        return try transplant(source, named: name, to: folder) { world, file, target in
            _ = try world.copy(file, named: world.freeName(file.name, in: target), to: target)
        }
    }

    /// Moves a file, or a folder with everything in it: files keep their ids, folders get new ones.
    mutating func moveTree(_ source: File, named name: String, to folder: File) throws -> File {
        guard source.parent != nil else { throw PlatformError.moveForbidden }
        if source.parent == folder.id, source.name == name { return source }
        guard source.isFolder else {
            return try relocate(source, named: freeName(name, in: folder), to: folder)
        }
        let moved = try transplant(source, named: name, to: folder) { world, file, target in
            _ = try world.relocate(file, named: world.freeName(file.name, in: target), to: target)
        }
        try removeTree(source)
        return moved
    }

    /// Removes a file, or a folder with everything in it.
    mutating func removeTree(_ file: File) throws {
        guard file.parent != nil else { throw PlatformError.fileForbidden }
        for file in tree(of: file).reversed() { try remove(file) }
    }

    /// Makes a folder like another one in a folder, and lets each file of it be brought there.
    private mutating func transplant(
        _ source: File, named name: String, to folder: File,
        _ bring: (inout World, File, _ target: File) throws -> Void
    ) throws -> File {
        guard !isWithin(folder, source) else { throw PlatformError.copyIntoItself }
        let top = try mergedFolder(name, in: folder, unlike: source)
        var folders = [source.id: top]
        for file in tree(of: source).dropFirst() {
            guard let target = file.parent.flatMap({ folders[$0] }) else { continue }
            if file.isFolder {
                folders[file.id] = try mergedFolder(file.name, in: target, unlike: file)
            } else {
                try bring(&self, file, target)
            }
        }
        return top
    }

    /// The folder of a name in another, made where it isn't there; never the one that is being brought.
    private mutating func mergedFolder(_ name: String, in folder: File, unlike source: File) throws -> File {
        if let id = directories[folder.id]?[name], id != source.id, let there = files[id], there.isFolder {
            return there
        }
        return try create(.folder, named: freeName(name, in: folder), in: folder)
    }

    private func freeName(_ name: String, in folder: File) -> String {
        directories[folder.id]?.freeName(for: name) ?? name
    }

    /// Whether a folder is another one, or somewhere below it.
    private func isWithin(_ folder: File, _ other: File) -> Bool {
        var next: File? = folder
        while let folder = next {
            if folder.id == other.id { return true }
            next = folder.parent.flatMap { files[$0] }
        }
        return false
    }
}
