import Foundation

/// An open file of this machine, closed when nobody holds it any more; the last part of its path is never a link.
final class OpenFile {
    private let descriptor: Int32

    /// Opens a file for reading.
    init(reading path: String) throws {
        descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure }
    }

    /// Makes a file for writing; throws if there is one.
    init(creating path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure }
    }

    deinit {
        close(descriptor)
    }

    /// The bytes of a range; throws where the file has fewer.
    func bytes(in range: Range<Int>) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < range.count {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[count..<range.count])
                let read = pread(descriptor, rest.baseAddress, rest.count, off_t(range.lowerBound + count))
                guard read > 0 else { throw Self.failure }
                count += read
            }
        }
    }

    /// Writes all bytes at the end of what was written.
    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { throw Self.failure }
            rest = rest.dropFirst(written)
        }
    }

    private static var failure: POSIXError {
        POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
}
