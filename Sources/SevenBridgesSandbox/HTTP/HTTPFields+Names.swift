import Hummingbird

extension HTTPFields {
    /// The value of a header by its name as text; names that are no header names have none and are not set.
    subscript(name: String) -> String? {
        get { HTTPFields.Element.Name(name).flatMap { self[$0] } }
        set { if let name = HTTPFields.Element.Name(name) { self[name] = newValue } }
    }
}
