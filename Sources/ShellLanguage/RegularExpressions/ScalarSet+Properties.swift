extension ScalarSet {
    /// The set of a property's name as `\p{...}` and `[:...:]` take it; nil where there is no such property.
    ///
    /// Case, spaces, `-` and `_` don't matter, as Unicode says.
    init?(property text: String) {
        let parts = text.split(separator: "=", maxSplits: 1).map { Self.loose(String($0)) }
        guard let name = parts.first else { return nil }
        guard parts.count == 2 else {
            guard let set = Self.category(name) ?? Self.binary[name] ?? Self.script(text) else { return nil }
            self = set
            return
        }
        let value = parts[1]
        switch name {
        case "gc", "generalcategory", "category":
            guard let set = Self.category(value) else { return nil }
            self = set
        case "sc", "script", "scx", "scriptextensions":
            guard let set = Self.script(String(text.split(separator: "=")[1])) else { return nil }
            self = set
        default:
            guard let set = Self.binary[name], ["true", "yes", "t", "y"].contains(value) else { return nil }
            self = set
        }
    }

    private static func loose(_ name: String) -> String {
        String(name.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" })
    }

    private static func category(_ name: String) -> ScalarSet? {
        guard let categories = generalCategories[name] else { return nil }
        return ScalarSet { categories.contains($0.properties.generalCategory) }
    }

    /// The standard library knows scripts only inside its own regular expressions; each scalar is asked once and the
    /// engines remember the answer.
    private static func script(_ name: String) -> ScalarSet? {
        let plain = name.filter { $0 != " " }
        guard !plain.isEmpty, plain.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") }),
            let known = try? Regex("\\p{Script=\(plain)}")
        else {
            return nil
        }
        nonisolated(unsafe) let regex = known.matchingSemantics(.unicodeScalar)
        return ScalarSet { (try? regex.wholeMatch(in: String(Character($0)))) != nil }
    }

    private static let binary: [String: ScalarSet] = [
        "any": .all, "ascii": ScalarSet(ranges: [0...0x7F]),
        "assigned": ScalarSet { $0.properties.generalCategory != .unassigned },
        "alphabetic": alphabetic, "alpha": alphabetic,
        "uppercase": uppercase, "upper": uppercase, "lowercase": lowercase, "lower": lowercase,
        "whitespace": space, "space": space, "wspace": space,
        "digit": digit, "word": word, "blank": horizontalSpace,
        "alnum": ScalarSet(union: [alphabetic, digit]),
        "punct": ScalarSet { generalCategories["p"]?.contains($0.properties.generalCategory) ?? false },
        "cntrl": ScalarSet { $0.properties.generalCategory == .control },
        "graph": visible, "print": ScalarSet(union: [visible, horizontalSpace]).subtracting(ScalarSet([9])),
        "xdigit": hexadecimal, "hexdigit": ScalarSet { $0.properties.isHexDigit },
        "asciihexdigit": ScalarSet { $0.properties.isASCIIHexDigit },
        "emoji": ScalarSet { $0.properties.isEmoji },
        "emojipresentation": ScalarSet { $0.properties.isEmojiPresentation },
        "ideographic": ScalarSet { $0.properties.isIdeographic },
        "idstart": ScalarSet { $0.properties.isIDStart },
        "idcontinue": ScalarSet { $0.properties.isIDContinue },
        "xidstart": ScalarSet { $0.properties.isXIDStart },
        "xidcontinue": ScalarSet { $0.properties.isXIDContinue },
        "math": ScalarSet { $0.properties.isMath },
        "dash": ScalarSet { $0.properties.isDash },
        "cased": ScalarSet { $0.properties.isCased },
        "caseignorable": ScalarSet { $0.properties.isCaseIgnorable },
        "diacritic": ScalarSet { $0.properties.isDiacritic },
        "quotationmark": ScalarSet { $0.properties.isQuotationMark },
        "graphemeextend": ScalarSet { $0.properties.isGraphemeExtend },
        "graphemebase": ScalarSet { $0.properties.isGraphemeBase },
        "noncharactercodepoint": ScalarSet { $0.properties.isNoncharacterCodePoint },
        "variationselector": ScalarSet { $0.properties.isVariationSelector },
    ]

    private static let alphabetic = ScalarSet { $0.properties.isAlphabetic }
    private static let uppercase = ScalarSet { $0.properties.isUppercase }
    private static let lowercase = ScalarSet { $0.properties.isLowercase }
    private static let hexadecimal = ScalarSet {
        $0.properties.generalCategory == .decimalNumber || $0.properties.isHexDigit
    }
    private static let visible = ScalarSet { scalar in
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .unassigned: false
        default: !scalar.properties.isWhitespace
        }
    }

    /// The general categories by their short and long names, and the groups of them.
    private static let generalCategories: [String: Set<Unicode.GeneralCategory>] = {
        var table: [String: Set<Unicode.GeneralCategory>] = ["lc": [], "casedletter": []]
        for (short, long, category) in categoryNames {
            table[short] = [category]
            table[long] = [category]
            table[String(short.prefix(1)), default: []].insert(category)
            if ["lu", "ll", "lt"].contains(short) {
                table["lc"]?.insert(category)
                table["casedletter"]?.insert(category)
            }
        }
        for (long, short) in groupNames { table[long] = table[short] }
        return table
    }()

    private static let groupNames = [
        "letter": "l", "mark": "m", "combiningmark": "m", "number": "n", "punctuation": "p", "symbol": "s",
        "separator": "z", "other": "c",
    ]

    private static let categoryNames: [(String, String, Unicode.GeneralCategory)] = [
        ("lu", "uppercaseletter", .uppercaseLetter), ("ll", "lowercaseletter", .lowercaseLetter),
        ("lt", "titlecaseletter", .titlecaseLetter), ("lm", "modifierletter", .modifierLetter),
        ("lo", "otherletter", .otherLetter), ("mn", "nonspacingmark", .nonspacingMark),
        ("mc", "spacingmark", .spacingMark), ("me", "enclosingmark", .enclosingMark),
        ("nd", "decimalnumber", .decimalNumber), ("nl", "letternumber", .letterNumber),
        ("no", "othernumber", .otherNumber), ("pc", "connectorpunctuation", .connectorPunctuation),
        ("pd", "dashpunctuation", .dashPunctuation), ("ps", "openpunctuation", .openPunctuation),
        ("pe", "closepunctuation", .closePunctuation), ("pi", "initialpunctuation", .initialPunctuation),
        ("pf", "finalpunctuation", .finalPunctuation), ("po", "otherpunctuation", .otherPunctuation),
        ("sm", "mathsymbol", .mathSymbol), ("sc", "currencysymbol", .currencySymbol),
        ("sk", "modifiersymbol", .modifierSymbol), ("so", "othersymbol", .otherSymbol),
        ("zs", "spaceseparator", .spaceSeparator), ("zl", "lineseparator", .lineSeparator),
        ("zp", "paragraphseparator", .paragraphSeparator), ("cc", "control", .control),
        ("cf", "format", .format), ("cs", "surrogate", .surrogate), ("co", "privateuse", .privateUse),
        ("cn", "unassigned", .unassigned),
    ]
}
