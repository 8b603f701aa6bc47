import SevenBridgesData

/// What bulk calls have in common: up to 100 items, each of which succeeds or fails by itself.
enum BulkReply {
    static let mostItems = 100

    /// What became of each item, in the order of the request.
    static func reply<Item>(to items: [Item], _ act: (Item) throws -> Value) throws -> Reply {
        let outcomes: [Value] = items.map { item in
            do {
                return ["resource": try act(item)]
            } catch {
                return ["error": (error as? PlatformError ?? .unexpected).value]
            }
        }
        return .ok(["items": .list(outcomes)])
    }
}

extension Call {
    /// The items of a bulk call; `invalid` is the error for a list that is missing, empty or too long.
    func items(_ key: String, invalid: PlatformError) throws -> [Value] {
        guard let items = try object()[key]?.listValue else {
            throw invalid.saying("'\(key)' must be a list.")
        }
        guard (1...BulkReply.mostItems).contains(items.count) else {
            throw invalid.saying("A bulk call takes from 1 to \(BulkReply.mostItems) items.")
        }
        return items
    }
}

extension Record {
    /// The object under a key.
    func object(_ key: String) throws -> Record {
        guard let record = self[key]?.recordValue else {
            throw PlatformError.transferInvalid.saying("'\(key)' must be an object.")
        }
        return record
    }

    /// The switch under a key; nil where it is missing or null.
    func flag(_ key: String) throws -> Bool? {
        guard let value = self[key], !value.isNull else { return nil }
        guard let flag = value.boolValue else {
            throw PlatformError.badRequest.saying("'\(key)' must be true or false.")
        }
        return flag
    }
}
