/// How a file is cut into parts, and whether what arrived is that file.
struct UploadPlan: Codable, Hashable, Sendable {
    /// What the client said that the file has; nil where it did not.
    let size: Int?
    /// What every part but the last one has.
    let partSize: Int

    static let mostParts = 10_000
    static let largestPart = 5 << 30
    static let largestFile = 5 << 40
    private static let usualPart = 32 << 20
    private static let mebibyte = 1 << 20

    /// The plan for a file; a part size that makes more than 10,000 parts is raised to whole mebibytes that don't.
    ///
    /// Parts below 5 MiB are taken as asked for, although S3 wants at least that: small ones make tests quick.
    init(size: Int?, partSize wanted: Int?) throws {
        if let size {
            guard (0...Self.largestFile).contains(size) else {
                throw PlatformError.uploadInvalid.saying(
                    "'size' must be from 0 to \(Self.largestFile) bytes.")
            }
        }
        if let wanted, !(1...Self.largestPart).contains(wanted) {
            throw PlatformError.uploadInvalid.saying(
                "'part_size' must be from 1 to \(Self.largestPart) bytes.")
        }
        let wanted = wanted ?? Self.usualPart
        let fewest = ((size ?? 0) + Self.mostParts - 1) / Self.mostParts
        self.size = size
        partSize = fewest <= wanted ? wanted : (fewest + Self.mebibyte - 1) / Self.mebibyte * Self.mebibyte
    }

    /// Checks that the parts are the whole file: from 1 without gaps, all reported as they are stored, all of the
    /// part size but the last one, together of the file's size.
    func check(_ parts: [UploadPart]) throws {
        guard !parts.isEmpty else { throw Self.failure("No part was uploaded.") }
        for (part, number) in zip(parts, 1...) {
            guard part.number == number else { throw Self.failure("Part \(number) is missing.") }
            guard let reported = part.reportedTag else {
                throw Self.failure("Part \(number) was not reported.")
            }
            guard reported == part.tag else {
                throw Self.failure("The ETag reported for part \(number) is not that of the part.")
            }
            guard part.size == partSize || (number == parts.count && part.size < partSize) else {
                throw Self.failure("Part \(number) has \(part.size) bytes, not \(partSize).")
            }
        }
        let total = parts.reduce(0) { $0.saturatingAdd($1.size) }
        guard size ?? total == total else {
            throw Self.failure("The parts have \(total) bytes together, not \(size ?? 0).")
        }
    }

    private static func failure(_ reason: String) -> PlatformError {
        .uploadIncomplete.saying("Failed to complete upload. \(reason)")
    }
}
