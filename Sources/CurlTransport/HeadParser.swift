/// Puts a response head together from its lines, as libcurl hands them over one by one.
struct HeadParser {
    private var head: ResponseHead?
    private var isComplete = false

    /// Takes one line with its line end; returns the head when this line completes it.
    ///
    /// Heads of interim responses (1xx) are dropped, and so are trailers after the body.
    mutating func consume(_ line: some Sequence<UInt8>) -> ResponseHead? {
        guard !isComplete else { return nil }
        let line = Array(line)[...].trimming { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
        if line.isEmpty { return complete() }
        if line.starts(with: "HTTP/".utf8) { begin(line) } else { addField(line) }
        return nil
    }

    private mutating func begin(_ line: ArraySlice<UInt8>) {
        let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
        head = ResponseHead(status: words.count > 1 ? Int(words[1].text) ?? 0 : 0, headers: [:])
    }

    private mutating func addField(_ line: ArraySlice<UInt8>) {
        if let first = line.first, isBlank(first) {
            head?.headers.extendLast(with: line.trimming(isBlank).text)
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let value = line[(colon + 1)...].trimming(isBlank).text
            head?.headers.add(line[..<colon].trimming(isBlank).text, value)
        }
    }

    private mutating func complete() -> ResponseHead? {
        guard let head, head.status >= 200 else { return nil }
        isComplete = true
        return head
    }
}

private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

extension ArraySlice<UInt8> {
    fileprivate var text: String { String(decoding: self, as: UTF8.self) }

    fileprivate func trimming(_ isUnwanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var rest = drop(while: isUnwanted)
        while let last = rest.last, isUnwanted(last) { rest.removeLast() }
        return rest
    }
}
