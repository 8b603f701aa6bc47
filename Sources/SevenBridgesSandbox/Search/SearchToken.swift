/// A word, a text in quotes or a mark of a search query.
enum SearchToken: Equatable {
    case word(String)
    case text(String)
    case mark(Character)

    /// Takes a query apart; throws 400 for a text without its end and for characters that mean nothing.
    static func all(in query: String) throws -> [SearchToken] {
        var tokens: [SearchToken] = []
        var rest = query[...]
        while let first = rest.first {
            switch first {
            case _ where first.isWhitespace: rest.removeFirst()
            case "\"", "'": tokens.append(.text(try text(in: &rest, until: first)))
            case "=", ",", "(", ")":
                tokens.append(.mark(first))
                rest.removeFirst()
            case _ where isWord(first):
                let word = rest.prefix(while: isWord)
                tokens.append(.word(String(word)))
                rest = rest[word.endIndex...]
            default: throw PlatformError.searchInvalid("'\(first)' means nothing here")
            }
        }
        return tokens
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "_.-:/".contains(character)
    }

    /// A text in quotes; a backslash takes the next character as it is.
    private static func text(in rest: inout Substring, until quote: Character) throws -> String {
        var text = ""
        rest.removeFirst()
        while var character = rest.popFirst() {
            if character == quote { return text }
            if character == "\\" {
                guard let next = rest.popFirst() else { break }
                character = next
            }
            text.append(character)
        }
        throw PlatformError.searchInvalid("a text has no closing quote")
    }
}

extension PlatformError {
    /// The error for a query that can't be read.
    static func searchInvalid(_ reason: String) -> PlatformError {
        .badRequest.saying("The search query is invalid: \(reason).")
    }
}
