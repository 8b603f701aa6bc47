/// A part of a file that is being uploaded, as the storage has it.
struct UploadPart: Stored, Identifiable, Hashable {
    let id: String
    /// From 1.
    let number: Int
    let size: Int
    /// The MD5 of its bytes.
    let tag: String
    /// The name under which its bytes are kept.
    let blob: String
    /// The tag that the client reported; nil before it did.
    var reportedTag: String?

    init(_ number: Int, of upload: String, size: Int, tag: String, blob: String) {
        id = Self.id(number, of: upload)
        self.number = number
        self.size = size
        self.tag = tag
        self.blob = blob
    }

    /// What a part of an upload is known by.
    static func id(_ number: Int, of upload: String) -> String {
        "\(upload)/\(number)"
    }
}
