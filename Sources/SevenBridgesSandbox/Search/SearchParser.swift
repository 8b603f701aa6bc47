/// Reads search queries; every mistake is a 400 that says what was expected.
struct SearchParser {
    private var rest: ArraySlice<SearchToken>
    private var depth = 0
    private var comparedValues = 0

    private static let mostPlaces = 10
    private static let deepest = 50
    private static let mostValues = 300

    init(_ tokens: [SearchToken]) {
        rest = tokens[...]
    }

    /// Reads the whole query.
    mutating func query() throws -> SearchQuery {
        var query = SearchQuery()
        if !skip("IN") {
            query.idName = try alias()
            guard skip("IN") else { throw PlatformError.searchInvalid("'IN' and a place are missing") }
        }
        query.places = try places()
        while !rest.isEmpty { try clause(&query) }
        return query
    }

    /// `id AS name`
    private mutating func alias() throws -> String {
        guard skip("id"), skip("AS"), case .word(let name)? = rest.popFirst() else {
            throw PlatformError.searchInvalid("it begins with 'IN', or with 'id AS name'")
        }
        return name
    }

    private mutating func places() throws -> [SearchQuery.Place] {
        var places = [try place()]
        while skip(mark: ",") { places.append(try place()) }
        guard places.count <= Self.mostPlaces else {
            throw PlatformError.searchInvalid("there are more than \(Self.mostPlaces) places")
        }
        return places
    }

    private mutating func place() throws -> SearchQuery.Place {
        guard case .text(let text)? = rest.popFirst() else {
            throw PlatformError.searchInvalid("a place is written as \"owner/project\"")
        }
        if text.hasPrefix("/Datasets/") { return .dataset(String(text.trimmingPrefix("/Datasets/"))) }
        guard let id = ProjectID(String(text.trimmingPrefix("/Projects/"))) else {
            throw PlatformError.searchInvalid("'\(text)' is not the id of a project")
        }
        return .project(id)
    }
}

// What follows the places
extension SearchParser {
    private mutating func clause(_ query: inout SearchQuery) throws {
        if query.condition == nil, skip("WHERE") {
            query.condition = try condition()
        } else if query.order == nil, skip("ORDER") {
            query.order = try order(query.idName)
        } else if query.limit == nil, skip("LIMIT") {
            query.limit = try number("LIMIT", from: 1)
        } else if query.offset == nil, skip("OFFSET") {
            query.offset = try number("OFFSET", from: 0)
        } else if query.token == nil, skip("TOKEN") {
            query.token = try value("a token")
        } else if !query.isRecursive, skip("RECURSIVE") {
            query.isRecursive = true
        } else if !query.isStale, skip("STALE") {
            query.isStale = true
        } else {
            throw PlatformError.searchInvalid("it goes on after its end")
        }
    }

    private mutating func order(_ idName: String) throws -> SearchQuery.Order {
        guard skip("BY"), skip("id") || skip(idName) else {
            throw PlatformError.searchInvalid("results can be ordered by id only")
        }
        if skip("DESC") { return .descending }
        _ = skip("ASC")
        return .ascending
    }

    private mutating func number(_ clause: String, from least: Int) throws -> Int {
        guard case .word(let word)? = rest.popFirst(), let number = Int(word), number >= least else {
            throw PlatformError.searchInvalid("\(clause) needs a number from \(least)")
        }
        return number
    }
}

// Conditions
extension SearchParser {
    /// Conditions with OR between them; AND binds more tightly.
    private mutating func condition() throws -> SearchCondition {
        var conditions = [try conjunction()]
        while skip("OR") { conditions.append(try conjunction()) }
        return conditions.count == 1 ? conditions[0] : .any(conditions)
    }

    private mutating func conjunction() throws -> SearchCondition {
        var conditions = [try comparison()]
        while skip("AND") { conditions.append(try comparison()) }
        return conditions.count == 1 ? conditions[0] : .all(conditions)
    }

    private mutating func comparison() throws -> SearchCondition {
        if skip(mark: "(") { return try group() }
        let property = try value("a property")
        if skip(mark: "=") { return .isOneOf(property: property, values: [try comparedValue()]) }
        guard skip("IN"), skip(mark: "(") else {
            throw PlatformError.searchInvalid("'=' or 'IN (…)' is missing after '\(property)'")
        }
        var values = [try comparedValue()]
        while skip(mark: ",") { values.append(try comparedValue()) }
        guard skip(mark: ")") else { throw PlatformError.searchInvalid("')' is missing after the values") }
        return .isOneOf(property: property, values: values)
    }

    private mutating func group() throws -> SearchCondition {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw PlatformError.searchInvalid("it is nested too deeply") }
        let condition = try condition()
        guard skip(mark: ")") else { throw PlatformError.searchInvalid("')' is missing") }
        return condition
    }

    /// A value of a condition; all conditions together have a limited number of them.
    private mutating func comparedValue() throws -> String {
        comparedValues += 1
        guard comparedValues <= Self.mostValues else {
            throw PlatformError.searchInvalid("its conditions have more than \(Self.mostValues) values")
        }
        return try value("a value")
    }

    /// A text in quotes, or a word.
    private mutating func value(_ name: String) throws -> String {
        switch rest.popFirst() {
        case .text(let text): return text
        case .word(let word): return word
        case .mark, nil: throw PlatformError.searchInvalid("\(name) is missing")
        }
    }

    /// Goes past a word, in whatever case, if it is next.
    private mutating func skip(_ word: String) -> Bool {
        guard case .word(let next)? = rest.first, next.lowercased() == word.lowercased() else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func skip(mark: Character) -> Bool {
        guard rest.first == .mark(mark) else { return false }
        rest.removeFirst()
        return true
    }
}
