import CEditLine

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The size of a terminal in characters.
struct ScreenSize: Hashable {
    /// The rows that libedit keeps a picture of, whatever the terminal has.
    static let rowsToldToLibedit = 400

    private static let fewestColumns = 10

    let columns: Int
    let rows: Int

    /// The size of the terminal behind a descriptor; 80 by 24 where it does not say.
    init(of descriptor: Int32) {
        var size = winsize()
        let isKnown = editline_window_size(descriptor, &size) == 0 && size.ws_col > 1 && size.ws_row > 0
        columns = isKnown ? max(Self.fewestColumns, Int(size.ws_col)) : 80
        rows = isKnown ? Int(size.ws_row) : 24
    }
}
