import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// The executable: flags, what to run, signals, exit status. Everything that can be tested without a process is in the
// targets below; this one owns the process: its streams, its signals, its sandbox, its terminal.

@main
struct Main {
    @MainActor static func main() async {
        // A reader that has gone (`sbsh ... | head`) is an error of the write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        let output = StandardOutput()
        let status = await run(output)
        // Not `exit`: it would take the libraries down under the threads that still run, and now and then they crash.
        fflush(nil)
        _exit(status.rawValue)
    }

    @MainActor private static func run(_ output: StandardOutput) async -> ExitStatus {
        let (flags, words) = Options.split(Array(CommandLine.arguments.dropFirst()))
        let options: Options
        do { options = try Options.plain(flags) ?? Options.parse(flags) } catch {
            let isWanted = Options.exitCode(for: error) == .success
            let message = Options.fullMessage(for: error).replacing(
                "Error: ", with: "error: ", maxReplacements: 1)
            output.writeText(message + "\n", toError: !isWanted)
            return isWanted ? .done : .badUsage
        }
        do {
            let status = try await Application(options, words, output).run()
            try output.finish()
            return status
        } catch {
            return ExitStatus(reporting: error, to: output)
        }
    }
}
