import ArgumentParser
import SevenBridgesShell

/// The flags of `sbsh`. What follows the script's name is the script's, flags included.
struct Options: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sbsh",
        abstract: "A shell for the Seven Bridges platform.",
        usage: """
            sbsh [OPTIONS]                          the prompt
            sbsh [OPTIONS] FILE [KEY=VALUE ...]     a script; FILE --help shows what it takes
            sbsh [OPTIONS] -c TEXT                  a program from the command line
            sbsh [OPTIONS] -                        a program from standard input
            sbsh check [--syntax-tree] FILE ...     every problem of a script, without running it
            sbsh fmt [--check] FILE ...             scripts in the house layout, rewritten in place; '-' filters
            """,
        version: "sbsh \(Version.text)")

    @Option(
        name: .customShort("c"), parsing: .unconditional,
        help: ArgumentHelp("Run this text.", valueName: "text"))
    var text: String?

    @Flag(help: "Work on a simulated platform on this machine: no account, no network.")
    var sandbox = false

    @Option(help: "The profile of ~/.sevenbridges/credentials to use.")
    var profile: String?

    @Option(help: "The API to use; its token comes from the profile of that host.")
    var endpoint: String?

    @Option(help: "How results are written: \(OutputFormat.names.joined(separator: ", ")).")
    var output = "table"

    @Flag(help: "Show each request and response on standard error, secrets masked.")
    var trace = false

    func validate() throws {
        guard OutputFormat(name: output) != nil else {
            throw ValidationError(
                "There is no output format '\(output)'; known are \(OutputFormat.names.joined(separator: ", "))."
            )
        }
        if sandbox, profile != nil || endpoint != nil {
            throw ValidationError(
                "'--sandbox' has an account of its own: leave out '--profile' and '--endpoint'.")
        }
    }

    /// The options that take the word after them as their value.
    private static let valued: Set = ["-c", "--profile", "--endpoint", "--output"]

    /// Splits a command line before its first word that is no flag of ours: what follows is the script's.
    static func split(_ arguments: [String]) -> (flags: [String], words: [String]) {
        var index = 0
        while index < arguments.count, arguments[index].hasPrefix("-"), arguments[index] != "-" {
            index += valued.contains(arguments[index]) ? 2 : 1
        }
        let end = min(index, arguments.count)
        return (Array(arguments[..<end]), Array(arguments[end...]))
    }

    /// The options of the commonest command lines, without the parser, which takes as long as the start of the shell.
    static func plain(_ flags: [String]) -> Options? {
        guard flags.isEmpty || flags.count == 2 && flags[0] == "-c" else { return nil }
        var options = Options()
        options.text = flags.last
        (options.sandbox, options.trace) = (false, false)
        (options.profile, options.endpoint) = (nil, nil)
        options.output = "table"
        return options
    }

    /// What the flags and words ask for.
    func task(_ words: [String]) -> Work {
        if let text { return .text(text, arguments: words) }
        guard let first = words.first else { return .prompt }
        let rest = Array(words.dropFirst())
        switch first {
        case "-": return .standardInput(arguments: rest)
        case "check":
            let files = rest.filter { $0 != "--syntax-tree" }
            return .check(files: files, showsTree: files.count < rest.count)
        case "fmt":
            let files = rest.filter { $0 != "--check" }
            return .format(files: files, onlyChecks: files.count < rest.count)
        default: return .script(path: first, arguments: rest)
        }
    }

    /// What there is to do.
    enum Work {
        case prompt
        case text(String, arguments: [String])
        case standardInput(arguments: [String])
        case script(path: String, arguments: [String])
        case check(files: [String], showsTree: Bool)
        case format(files: [String], onlyChecks: Bool)
    }
}
