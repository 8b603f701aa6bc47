import Crypto
import Synchronization

/// The ETags of contents, as S3 makes them, each computed once.
final class EntityTags: Sendable {
    private let known = Mutex<[Content: String]>([:])

    private static let largestDigest = 64 << 20
    private static let partSize = 32 << 20

    /// The tag of a content, without quotes: the MD5 of a small one, digest and number of parts of a large one.
    func tag(of content: Content, blobs: BlobFolder) throws -> String {
        if case .stored(let parts) = content { return parts.tag }
        if let tag = known.withLock({ $0[content] }) { return tag }
        let tag =
            content.size < Self.largestDigest
            ? try Self.digest(of: content, blobs) : try Self.multipartTag(of: content, blobs)
        known.withLock { $0[content] = tag }
        return tag
    }

    private static func digest(of content: Content, _ blobs: BlobFolder) throws -> String {
        var md5 = Insecure.MD5()
        let step = 1 << 20
        for start in stride(from: 0, to: content.size, by: step) {
            md5.update(
                data: try content.bytes(in: start..<start + min(step, content.size - start), blobs: blobs))
        }
        return hex(md5.finalize())
    }

    /// Reading a large file for its tag would take minutes: its first bytes and its size stand for it.
    private static func multipartTag(of content: Content, _ blobs: BlobFolder) throws -> String {
        var md5 = Insecure.MD5()
        md5.update(data: try content.bytes(in: 0..<4096, blobs: blobs))
        md5.update(data: Array(String(content.size).utf8))
        return "\(hex(md5.finalize()))-\((content.size - 1) / partSize + 1)"
    }
}

/// A digest in hexadecimal.
func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
}
