import Dispatch
import SevenBridges
import SevenBridgesShell
import ShellLanguage

// The C interface of the interpreter: the functions that `sbsh.h` declares. It owns the bridge from blocking C calls to
// async Swift and nothing else; what a shell can do is SevenBridgesShell's.

/// Text on its way to a C function.
typealias OutputFunction = @convention(c) (UnsafePointer<CChar>, CInt, UnsafeMutableRawPointer?) -> Void

/// What a `sbsh_shell *` points to.
///
/// A C caller uses a shell from one thread at a time, and a run ends before the call returns: that makes it safe to hand
/// over to the task that runs.
final class ShellBox: @unchecked Sendable {
    private let shell: Shell
    private let output: FunctionOutput

    init(_ client: Client, _ output: FunctionOutput) {
        shell = Shell(client: client, output: output)
        self.output = output
    }

    /// Checks and runs a program, and gives its exit status.
    func run(_ program: String) async -> CInt {
        let checked = shell.check(Source(name: "<program>", text: program))
        guard !checked.hasErrors else {
            for diagnostic in checked.diagnostics { output.writeReport("\(diagnostic)\n") }
            return 2
        }
        do {
            try await shell.run(checked)
            return 0
        } catch let request as ExitRequest {
            return CInt(request.status)
        } catch {
            output.writeReport("\(error)\n")
            return 1
        }
    }
}

/// Output that a C function receives.
final class FunctionOutput: TextOutput {
    private let function: OutputFunction
    private let context: UnsafeMutableRawPointer?
    let isTerminal = false
    let width: Int? = nil
    let isColoured = false

    init(_ function: @escaping OutputFunction, _ context: UnsafeMutableRawPointer?) {
        self.function = function
        self.context = context
    }

    func writeResult(_ text: String) {
        text.withCString { function($0, 0, context) }
    }

    func writeReport(_ text: String) {
        text.withCString { function($0, 1, context) }
    }
}

/// The version, as C text that lives as long as the process.
private let versionText: [CChar] = Array(Version.text.utf8CString)
private nonisolated(unsafe) let versionPointer: UnsafePointer<CChar> = {
    // Allocated once and never freed or changed.
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: versionText.count)
    copy.initialize(from: versionText, count: versionText.count)
    return UnsafePointer(copy)
}()

/// `sbsh_version` of sbsh.h.
@_cdecl("sbsh_version")
public func sbshVersion() -> UnsafePointer<CChar> {
    versionPointer
}

/// `sbsh_shell_new` of sbsh.h: NULL where the endpoint or the token cannot be one.
@_cdecl("sbsh_shell_new")
public func sbshShellNew(
    _ endpoint: UnsafePointer<CChar>?, _ token: UnsafePointer<CChar>?,
    _ output: (@convention(c) (UnsafePointer<CChar>, CInt, UnsafeMutableRawPointer?) -> Void)?,
    _ context: UnsafeMutableRawPointer?
) -> UnsafeMutableRawPointer? {
    guard let endpoint, let token, let output,
        let account = try? Configuration(
            endpoint: Endpoint(String(cString: endpoint)), token: Token(String(cString: token)))
    else { return nil }
    let box = ShellBox(Client(configuration: account), FunctionOutput(output, context))
    return Unmanaged.passRetained(box).toOpaque()
}

/// `sbsh_shell_run` of sbsh.h: blocks the calling thread until the program has ended.
@_cdecl("sbsh_shell_run")
public func sbshShellRun(_ shell: UnsafeMutableRawPointer?, _ program: UnsafePointer<CChar>?) -> CInt {
    guard let shell, let program else { return 2 }
    let box = Unmanaged<ShellBox>.fromOpaque(shell).takeUnretainedValue()
    let text = String(cString: program)
    let status = Slot()
    let done = DispatchSemaphore(value: 0)
    Task {
        status.value = await box.run(text)
        done.signal()
    }
    done.wait()
    return status.value
}

/// `sbsh_shell_free` of sbsh.h.
@_cdecl("sbsh_shell_free")
public func sbshShellFree(_ shell: UnsafeMutableRawPointer?) {
    guard let shell else { return }
    Unmanaged<ShellBox>.fromOpaque(shell).release()
}

/// A status that one task writes before a semaphore is signalled, and one thread reads after it.
private final class Slot: @unchecked Sendable {
    var value: CInt = 1
}
