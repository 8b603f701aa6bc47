import SevenBridgesData

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads JSON lines from memory and prints the best of five runs.
enum JSONBenchmark {
    static func run(path: String) throws {
        let bytes = try content(of: path)
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
        var best = Duration.seconds(3600)
        for _ in 0..<5 {
            let elapsed = try ContinuousClock().measure {
                var reader = JSONReader()
                for line in lines { _ = try reader.read(line) }
            }
            best = min(best, elapsed)
        }
        let seconds = Double(best.components.attoseconds) / 1e18 + Double(best.components.seconds)
        print("sbsh \(Int(Double(bytes.count) / seconds / 1e6)) MB/s")
    }

    private static func content(of path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw ReadFailure(path: path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}

/// A file that can't be opened.
struct ReadFailure: Error {
    let path: String
}
