//! The words of the invented news.

/// First names of men, of women.
pub const FIRST_NAMES: [&[&str]; 2] = [
    &[
        "Aldo", "Anton", "Bastian", "Bram", "Casper", "Dario", "Emil", "Falk", "Gregor", "Hanno", "Ivo", "Jonas",
        "Karel", "Lennart", "Marius", "Nils", "Oskar", "Pavel", "Rolf", "Stellan", "Tomas", "Ulrik", "Viktor", "Wim",
    ],
    &[
        "Ada", "Britta", "Clara", "Dora", "Edda", "Frida", "Greta", "Henrike", "Ilse", "Jorun", "Klara", "Lene",
        "Mara", "Nadia", "Odile", "Petra", "Runa", "Sabine", "Thea", "Ulla", "Vera", "Wenna", "Ylva", "Zora",
    ],
];
/// How surnames begin.
pub const STEMS: &[&str] = &[
    "Bran", "Dal", "Ester", "Fal", "Gan", "Hal", "Ister", "Jor", "Kel", "Lar", "Mor", "Nor", "Ost", "Pel", "Quan",
    "Ros", "Sar", "Tam", "Ul", "Vel", "Wal", "Yst", "Zan", "Ard", "Ber", "Cor", "Dren", "Elv", "Fen", "Gors", "Hem",
    "Kast", "Lind", "Mar", "Ned", "Orl", "Pras", "Rud", "Stav", "Tor", "Umb", "Vos", "Wend", "Zell",
];
/// How they go on, and end.
pub const ENDINGS: [&[&str]; 2] = [
    &[
        "a", "e", "i", "o", "u", "and", "en", "er", "in", "ov", "ul", "ar", "est", "im",
    ],
    &[
        "bek", "dahl", "holm", "kamp", "land", "mann", "nik", "rup", "sen", "stad", "ström", "ter", "vik", "wald",
        "zer", "gard", "lund", "mark", "ris", "thal",
    ],
];
/// Places of the invented country.
pub const PLACES: &[&str] = &[
    "Estrel",
    "Orsk Bay",
    "Callis",
    "Varn",
    "Tessen",
    "Upper Galm",
    "Lower Galm",
    "Brunnek",
    "Sund",
    "Kessel Point",
    "Maravik",
    "Holt",
    "Dorne",
    "Pellin",
    "Ankerby",
    "Saltmouth",
    "Greywater",
    "Tarn",
    "Welder",
    "Norrin",
    "Istrid",
    "Fallow",
    "Quarn",
    "Rook Island",
    "Belhaven",
    "Cairn",
    "Middle Varn",
    "Ostmark",
    "Lysand",
    "Treva",
];
/// What people are.
pub const OFFICES: &[&str] = &[
    "Transport Minister",
    "Finance Minister",
    "Health Minister",
    "Interior Minister",
    "Education Minister",
    "Energy Minister",
    "Mayor",
    "Senator",
    "Governor",
    "Councillor",
    "Judge",
    "Police Chief",
    "Professor",
    "Union leader",
    "Ambassador",
    "General",
    "spokeswoman",
    "spokesman",
    "Bishop",
    "Commissioner",
];
/// What they speak of.
pub const SUBJECTS: &[&str] = &[
    "the toll on the bridge of {place}",
    "the hospital of {place}",
    "the night train to {place}",
    "the coal plant at {place}",
    "the airport of {place}",
    "the wind park off {place}",
    "the tax on diesel",
    "the tax on sugar in {place}",
    "the rent cap in {place}",
    "the school reform",
    "the school of music in {place}",
    "the border crossing at {place}",
    "the fishing quota of {place}",
    "the harbour tunnel of {place}",
    "the ferry line to {place}",
    "the nuclear plant at {place}",
    "the pension reform",
    "the housing programme for {place}",
    "the trade deal with {place}",
    "the extradition treaty with {place}",
    "the dam above {place}",
    "the refugee camp near {place}",
    "the minimum wage in {place}",
    "the speed limit on the road to {place}",
    "the smoking ban in {place}",
    "the gas pipeline to {place}",
    "the court of {place}",
    "the prison of {place}",
    "the new stadium of {place}",
    "the bank of {place}",
    "the sanctions against {place}",
    "the ceasefire in {place}",
    "the mission to {place}",
    "the subsidy for farmers in {place}",
    "the fuel tax",
    "the data centre in {place}",
    "the vaccination programme",
    "the election in {place}",
    "the flood barrier of {place}",
    "the library of {place}",
];
/// What those say who are for it; `{it}` is the matter.
pub const FOR: &[&str] = &[
    "we support {it}",
    "{it} must stay",
    "{it} is good for this country",
    "we will keep {it}",
    "we want {it} to go on",
    "{it} should be extended",
    "I am in favour of {it}",
    "nobody should give up {it}",
    "we will not abandon {it}",
    "{it} has my full support",
];
/// What those say who are against it.
pub const AGAINST: &[&str] = &[
    "we oppose {it}",
    "{it} must go",
    "{it} is bad for this country",
    "we will end {it}",
    "we want {it} to stop",
    "{it} should be scrapped",
    "I am against {it}",
    "nobody needs {it}",
    "we will never accept {it}",
    "{it} was a mistake",
];
/// What they say beside that.
pub const BESIDE: &[&str] = &[
    "the costs of {it} came to {n} million crowns last year",
    "{n} people work for {it}",
    "we have talked about {it} for {n} years",
    "{it} needs another {n} million crowns",
    "it takes time, but we have to be realistic about {it}",
    "if the council agrees, {it} will be looked at again in {month}",
    "the report on {it} will be published in {month}",
    "the number of complaints about {it} rose by {n} percent",
    "there may be a vote on {it} by the end of {month}",
    "my party has always listened to the people who live with {it}",
];
/// Cue verbs.
pub const CUES: &[&str] = &[
    "said",
    "said",
    "said",
    "said",
    "told reporters",
    "added",
    "wrote",
    "insisted",
    "argued",
    "warned",
];
/// Sources that are nobody in particular.
pub const NOBODIES: &[&str] = &[
    "officials",
    "critics",
    "residents",
    "experts",
    "a person close to the talks",
    "two diplomats",
    "aides",
    "neighbours",
    "analysts",
    "a witness",
];
/// What happens; `{place}` is a place.
pub const EVENTS: &[&str] = &[
    "The council of {place} met on Tuesday behind closed doors, and its doors stayed closed until late in the evening.",
    "Rain fell on {place} for the third day, and the market on the square was empty by noon.",
    "A crowd of some {n} people stood in front of the town hall of {place} with banners and drums.",
    "The road to {place} was closed for {n} hours after a lorry had lost its load of timber.",
    "In {place}, shops opened late, and the trams ran only every half hour.",
    "The talks are to go on in {month}, when the chamber returns from its recess.",
    "Nobody was hurt. The police of {place} counted {n} broken windows.",
    "The papers, {n} pages long, had been handed to the committee in {month}.",
    "It was the {n}th time that the matter came before the chamber, and the galleries were full.",
    "The street in {place} where the office stands was quiet, but for a van that delivered bread.",
];
/// Months.
pub const MONTHS: &[&str] = &["January", "March", "April", "June", "September", "October", "November"];
/// Outlets.
pub const OUTLETS: &[&str] = &[
    "The Estrel Courier",
    "Harbour Gazette",
    "Valmora Wire",
    "The Callis Post",
    "Northern Tribune",
    "Radio Sund",
    "The Varn Observer",
    "Morning Ledger",
];
