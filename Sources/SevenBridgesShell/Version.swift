/// The version of this software.
public enum Version {
    /// As in `CHANGELOG.md`.
    public static let text = "0.1.0"
}
