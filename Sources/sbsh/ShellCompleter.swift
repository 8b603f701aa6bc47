import LineEditing
import SevenBridgesShell
import ShellLanguage
import Synchronization

/// Answers TAB at the prompt: the shell's completion on a snapshot that is taken before each line.
///
/// It is asked on the editor's thread, and never waits: what has to be looked up on the platform arrives later and is
/// announced to the editor.
final class ShellCompleter: Completing {
    private let snapshot = Mutex<CompletionContext?>(nil)
    private let editor = Mutex<EditLine?>(nil)

    /// The editor that hears of late answers.
    func announce(to editor: EditLine) {
        self.editor.withLock { $0 = editor }
    }

    /// Has the editor ask again if it still waits.
    func announceAnswer() {
        editor.withLock { $0 }?.wake(.complete)
    }

    /// What is known for the next line; nil where the line is no program.
    func update(_ context: CompletionContext?) {
        snapshot.withLock { $0 = context }
    }

    /// The lines before the one that is edited, where an entry goes on.
    func goOn(after lines: String) {
        snapshot.withLock { $0?.earlierLines = lines }
    }

    func completions(for line: String, cursor: Int) -> Completions {
        guard let context = snapshot.withLock({ $0 }) else {
            return Completions(start: cursor, candidates: [])
        }
        let completion = Completion.complete(line, cursor: cursor, in: context)
        let candidates = completion.candidates.map { candidate in
            Candidate(
                candidate.text, label: candidate.label, description: candidate.description,
                suffix: candidate.suffix)
        }
        return Completions(
            start: completion.start, candidates: candidates, isPending: completion.isPending)
    }
}
