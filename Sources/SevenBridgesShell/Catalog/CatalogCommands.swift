import SevenBridges
import ShellLanguage

/// The commands that are made from the catalog: a plural lists, a singular gets, `create NOUN` makes, a verb acts.
///
/// Nothing here knows a resource: a new one in the catalog has its commands without a change in this target.
enum CatalogCommands {
    static func all(_ account: Account) -> [any Command] {
        let types = Catalog.all
        let lists = types.compactMap { ListCommand($0, account) as (any Command)? }
        let gets = types.compactMap { GetCommand($0, account) as (any Command)? }
        let actions = types.flatMap { type in type.actions.map { (type: type, action: $0) } }
        let plain = (actions.map(\.action) + Catalog.actions).filter { $0.takes == nil }.map {
            PlainAction($0, account) as any Command
        }
        let verbs = Dictionary(grouping: actions.filter { $0.action.takes != nil }) { $0.action.name }
        return lists + gets + plain
            + verbs.map { name, actions in VerbCommand(name, actions, account) as any Command }
    }
}
