/// Hands out a program's comments in order, as printing passes the places where they stand.
struct CommentCursor {
    private let source: Source
    private var rest: ArraySlice<Comment>

    init(_ program: Program) {
        source = program.source
        rest = program.comments[...]
    }

    /// The comments before an offset that were not handed out yet.
    mutating func take(before offset: Int) -> [Comment] {
        let taken = rest.prefix { $0.range.lower < offset }
        rest = rest.dropFirst(taken.count)
        return Array(taken)
    }

    /// Whether a comment stands before an offset.
    func isAhead(of offset: Int) -> Bool {
        rest.first.map { $0.range.lower < offset } ?? false
    }

    func isTrailing(_ comment: Comment) -> Bool {
        !source.isFirstOnLine(comment.range.lower)
    }

    func layout(_ comment: Comment) -> Layout {
        .comment(source.text(comment.range), isTrailing: isTrailing(comment))
    }
}
