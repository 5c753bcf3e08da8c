use super::{CommandWords, FlagWords, HelpWords};

/// The help in Dutch.
pub(super) static WORDS: HelpWords = HelpWords {
    about: "Rekent uit wat een sociaalwerkproject oplevert, voor wie, en wie het betaalt (een impactkaart, SROI).",
    after: "Een project is een map met CSV-bestanden, een werkboek (.xlsx, .ods) of een JSON-bestand.\n\
            Begin met `impactkaart nieuw mijn-project --thema eenzaamheid`, of bereken een voorbeeld:\n  \
            impactkaart bereken data/projects/klein\n\
            Elke opdracht en optie heeft ook een Engelse naam (calculate, --format).",
    usage_heading: "Gebruik",
    commands_heading: "Opdrachten",
    arguments_heading: "Argumenten",
    options_heading: "Opties",
    command_name: "<OPDRACHT>",
    options_name: "[OPTIES]",
    new: CommandWords {
        name: "nieuw",
        positionals: "<MAP>",
        about: "Zet een project klaar om in te vullen, met voorbeelden en prijzen bij een thema",
        after: "Wat je niet opgeeft, vult het programma in met een aanname, en dat staat erbij.\n\
                Voorbeeld: impactkaart nieuw buurthuis --thema eenzaamheid --jaren 2 --deelnemers 180 --kosten 280000",
    },
    check: CommandWords {
        name: "controleer",
        positionals: "<PROJECT>",
        about: "Controleert de bestanden van een project en zegt wat er mis is, waar, en wat je eraan doet",
        after: "Voorbeeld: impactkaart controleer data/projects/ontmoetingsplek",
    },
    calculate: CommandWords {
        name: "bereken",
        positionals: "<PROJECT>",
        about: "Berekent de impactkaart: kosten, baten en rendement, per niveau en per belanghebbende",
        after: "Voorbeeld: impactkaart bereken data/projects/ontmoetingsplek --opmaak csv -o kaart.csv",
    },
    prices: CommandWords {
        name: "prijzen",
        positionals: "[WOORD]...",
        about: "Zoekt in de prijzenlijst: wat een consult, een uur hulp of een uitkering kost",
        after: "Voorbeeld: impactkaart prijzen huisarts consult",
    },
    scenarios: CommandWords {
        name: "scenarios",
        positionals: "<PROJECT>",
        about: "Berekent de scenario's van het project naast elkaar: wat als het duurder wordt, of minder mensen bereikt",
        after: "Scenario's staan in scenarios.csv (scenario, parameter, wijziging); alle --zet samen zijn er nog een.\n\
                Voorbeeld: impactkaart scenarios data/projects/klein --zet kosten=+10% --zet bereik=x0,5",
    },
    explain: CommandWords {
        name: "leg-uit",
        positionals: "<PROJECT> [ANDER] [UITKOMST]",
        about: "Volgt een uitkomst van de kaart, of uit elk ander resultaat, terug naar de cellen, als een boom die optelt",
        after: "Een uitkomst noem je bij haar pad in de JSON van bereken; jaren ook als kalenderjaar: kosten.per_jaar[2026].\n\
                Met --resultaat is het een pad daarin, of punt[16] van een doorloop, trekking[7] van een simulatie; ANDER is het tweede project van een resultaat van vergelijk.\n\
                Voorbeeld: impactkaart leg-uit data/projects/ontmoetingsplek --scenario duurder --diepte 3\n\
                Voorbeeld: impactkaart leg-uit data/projects/klein baten.per_effect.minder_eenzaam",
    },
    sensitivity: CommandWords {
        name: "gevoeligheid",
        positionals: "<PROJECT>",
        about: "Laat zien waar de uitkomst van afhangt: wanneer het net uitkan, en welk getal het meest uitmaakt",
        after: "Doelen: ratio, netto_ratio, saldo, terugverdientijd (maanden), eigen_rendement.gemeente.\n\
                Voorbeeld: impactkaart gevoeligheid data/projects/klein --doel ratio=1,5 --rekenwijzen alle",
    },
    simulate: CommandWords {
        name: "simuleer",
        positionals: "<PROJECT>",
        about: "Trekt de onzekere getallen vele malen: waartussen ligt het rendement, en hoe waarschijnlijk is meer dan 1",
        after: "Bandbreedtes staan in bandbreedtes.csv, samenhang in samenhang.csv; anders volgen ze uit het bewijs.\n\
                Voorbeeld: impactkaart simuleer data/projects/ontmoetingsplek --trekkingen 100000 --doel ratio=1,6",
    },
    compare: CommandWords {
        name: "vergelijk",
        positionals: "<PROJECT> <ANDER>",
        about: "Vergelijkt twee projecten (plan en uitkomst, vorig jaar en nu): wat elke wijziging ertussen deed",
        after: "Regels horen bij elkaar als hun id gelijk is.\n\
                Voorbeeld: impactkaart vergelijk data/projects/wijkbedrijf_plan data/projects/wijkbedrijf_uitkomst",
    },
    verify: CommandWords {
        name: "verifieer",
        positionals: "<RESULTAAT> [PROJECT]...",
        about: "Maakt een resultaat opnieuw en noemt elke uitkomst die niet meer klopt en elk bestand dat veranderd is",
        after: "Een resultaat is wat een andere opdracht met --opmaak json schreef. Uitgangscode 1 als er iets niet klopt.\n\
                Voorbeeld: impactkaart verifieer kaart.json data/projects/klein",
    },
    sweep: CommandWords {
        name: "doorloop",
        positionals: "<PROJECT> --varieer PAD=WAARDEN...",
        about: "Rekent het rendement uit over een raster: elke combinatie van kosten, bereik of andere getallen",
        after: "Waarden: 80%..120%:41 (41 punten, percentages van wat het project zegt), 50..200/10 (stappen), 1;2;5.\n\
                Twee assen geven een raster met de lijn waar kosten en baten gelijk zijn; csv en parquet hebben een rij per punt.\n\
                Voorbeeld: impactkaart doorloop data/projects/klein --varieer kosten=80%..120%:41 --varieer bereik=50%..200%:16",
    },
    merge: CommandWords {
        name: "voeg-samen",
        positionals: "<PROJECT> <DEEL>...",
        about: "Voegt de delen van een verdeelde berekening samen: dezelfde uitkomst als in één keer, tot op de byte",
        after: "Maak de delen waar je wilt: impactkaart doorloop PROJECT --varieer ... --deel 1/4 -o deel1.json\n\
                Voorbeeld: impactkaart voeg-samen mijn-project deel1.json deel2.json deel3.json deel4.json",
    },
    bench: CommandWords {
        name: "meet-snelheid",
        positionals: "",
        about: "Meet hoeveel scenario's per seconde deze computer doorrekent, naast een gewone lus zonder de rekenmotor",
        after: "Op een voorbeeld dat in het programma zelf zit; van jou wordt niets gelezen.\n\
                Voorbeeld: impactkaart meet-snelheid --seconden 5",
    },
    completions: CommandWords {
        name: "completions",
        positionals: "<SHELL>",
        about: "Maakt een script waarmee de shell opdrachten aanvult",
        after: "Voorbeeld: impactkaart completions bash > ~/.local/share/bash-completion/completions/impactkaart",
    },
    man: CommandWords {
        name: "man",
        positionals: "[OPDRACHT]",
        about: "Maakt een handleidingpagina (man page)",
        after: "Voorbeeld: impactkaart man bereken > impactkaart-bereken.1",
    },
    lang: FlagWords {
        name: "taal",
        value: "TAAL",
        help: "Taal van de uitvoer: nl of en. Zonder deze optie: die van het project, anders die van je computer",
        takes: "nl of en",
    },
    help: FlagWords { name: "help", value: "", help: "Laat deze uitleg zien", takes: "" },
    version: FlagWords { name: "version", value: "", help: "Laat de versie zien", takes: "" },
    project: FlagWords {
        name: "project",
        value: "PROJECT",
        help: "Map, werkboek (.xlsx, .ods) of JSON-bestand met het project",
        takes: "een map of een bestand",
    },
    format: FlagWords {
        name: "opmaak",
        value: "OPMAAK",
        help: "Vorm van de uitvoer: tekst (standaard) om te lezen, json voor andere programma's, en waar dat kan csv \
               voor Excel en markdown voor in een notitie",
        takes: "tekst, json, csv of markdown (bij controleer: tekst of json)",
    },
    output: FlagWords {
        name: "uitvoer",
        value: "BESTAND",
        help: "Schrijf naar dit bestand in plaats van naar het scherm. Zonder --opmaak volgt de vorm uit de naam: \
               .json, .csv, .md",
        takes: "een bestandsnaam",
    },
    words: FlagWords {
        name: "woord",
        value: "WOORD",
        help: "Waar je op zoekt, in het Nederlands of Engels; elk woord moet voorkomen. Zonder woord: alle prijzen",
        takes: "een woord",
    },
    set: FlagWords {
        name: "zet",
        value: "PAD=WIJZIGING",
        help: "Wijzig iets: kosten=+10%, bereik=x0,5, effecten.*.uitdoving=20%. Mag vaker",
        takes: "een parameter, een = en een wijziging, zoals kosten=+10%",
    },
    figure: FlagWords {
        name: "uitkomst",
        value: "UITKOMST",
        help: "Welke uitkomst, zoals rendement.ratio (zonder dit) of baten.per_niveau.gemeente",
        takes: "het pad van een uitkomst",
    },
    other: FlagWords {
        name: "ander",
        value: "ANDER",
        help: "Het project om mee te vergelijken",
        takes: "een map of een bestand",
    },
    per_participant: FlagWords {
        name: "per-deelnemer",
        value: "",
        help: "Bedragen per deelnemer van de hoofdgroep; nodig als de projecten in omvang verschillen",
        takes: "",
    },
    result: FlagWords {
        name: "resultaat",
        value: "RESULTAAT",
        help: "JSON-bestand met een resultaat van bereken, scenario's of een andere opdracht",
        takes: "een bestand",
    },
    projects: FlagWords {
        name: "projecten",
        value: "PROJECT",
        help: "Het project waarvan het gemaakt is; bij een vergelijking beide, in dezelfde volgorde",
        takes: "een map of een bestand",
    },
    depth: FlagWords {
        name: "diepte",
        value: "STAPPEN",
        help: "Hoeveel stappen diep; nodig voor meer of minder dan er zonder dit staat: in tekst zo'n 150 getallen, anders tot aan de cellen",
        takes: "een heel getal van 0 tot en met 65535",
    },
    explained_figure: FlagWords {
        name: "uitkomst",
        value: "UITKOMST",
        help: "Bij een resultaat van twee projecten: de uitkomst, achter beide",
        takes: "een pad in de JSON van het resultaat, zoals figures.ratio.parts[0].contribution",
    },
    explained_result: FlagWords {
        name: "resultaat",
        value: "BESTAND",
        help: "Leg een uitkomst uit van een resultaat (JSON) van welke opdracht ook, van dit project gemaakt: noem haar bij haar \
               pad daarin, zoals tornado[0].swing, ratio.quantiles.0.05 of best.ratio",
        takes: "een resultaat dat met --opmaak json geschreven is",
    },
    explained_scenario: FlagWords {
        name: "scenario",
        value: "NAAM",
        help: "Leg de uitkomst uit zoals die in een scenario van het project is; bij elk getal staat wat het scenario wijzigde",
        takes: "de naam van een scenario in scenarios.csv",
    },
    target: FlagWords {
        name: "doel",
        value: "UITKOMST=WAARDE",
        help: "Wat gehaald moet worden (standaard ratio=1): ratio=1,35, saldo=0, terugverdientijd=24. Mag vaker",
        takes: "een uitkomst, een = en een waarde, zoals ratio=1,35",
    },
    domain: FlagWords {
        name: "domein",
        value: "PAD=LAAG..HOOG",
        help: "Waar naar een omslagpunt gezocht wordt, als niet alles mag wat geldig is: \
               bereik.bezoekers.deelnemers=1..200. Mag vaker",
        takes: "een parameter, een = en een bereik, zoals project.discontovoet=0%..10%",
    },
    plus_minus: FlagWords {
        name: "plusmin",
        value: "PERCENTAGE",
        help: "Beweeg elk getal zoveel naar beide kanten, wat zijn bandbreedte ook is",
        takes: "een percentage boven 0% en hoogstens 100%, zoals 10% of 0,1",
    },
    vary: FlagWords {
        name: "varieer",
        value: "PAD=WAARDEN",
        help: "Wat er varieert, en waartussen: kosten=80%..120%:41, bereik=50%..200%:16, project.discontovoet=0..0,05/0,01. \
               Een keer voor elke as van het raster",
        takes: "een parameter, een = en de waarden, zoals kosten=80%..120%:41",
    },
    sweep_figure: FlagWords {
        name: "uitkomst",
        value: "UITKOMST",
        help: "Welke uitkomst berekend wordt: ratio (standaard), nettoratio, saldo, kosten, baten, terugverdientijd, \
               interne_rentevoet …, of van een niveau of belanghebbende, gemeente.saldo",
        takes: "de naam van een uitkomst, zoals saldo",
    },
    sweep_target: FlagWords {
        name: "doel",
        value: "UITKOMST=GETAL",
        help: "Waar de uitkomst naast gelegd wordt: ratio=1,5, saldo=0. Zonder: waar kosten en baten gelijk zijn",
        takes: "een uitkomst, een = en een getal, zoals ratio=1,5",
    },
    rows_format: FlagWords {
        name: "opmaak",
        value: "OPMAAK",
        help: "Vorm van de uitvoer: tekst (standaard) om te lezen, markdown voor in een notitie, json voor andere \
               programma's; csv of parquet voor elk punt, een rij per punt. Zonder: waar de naam van het uitvoerbestand op \
               eindigt",
        takes: "tekst, json, csv, markdown of parquet",
    },
    part: FlagWords {
        name: "deel",
        value: "NUMMER/AANTAL",
        help: "Reken één deel uit van een berekening die over machines of nachten verdeeld is, 3/16; `voeg-samen` voegt ze \
               samen",
        takes: "welk deel van hoeveel, zoals 3/16",
    },
    parts: FlagWords {
        name: "delen",
        value: "DEEL",
        help: "De bestanden die --deel schreef, in elke volgorde",
        takes: "de bestanden die --deel schreef",
    },
    quantiles: FlagWords {
        name: "kwantielen",
        value: "",
        help: "Beweeg elk getal naar het 5%- en 95%-kwantiel van zijn bandbreedte, ook waar de uiteinden zijn opgegeven",
        takes: "",
    },
    frontier: FlagWords {
        name: "grenslijn",
        value: "PAD",
        help: "Welke waarden van twee parameters samen het doel net halen: \
               bereik.bezoekers.deelnemers=20..200 effecten.rust.aandeel",
        takes: "twee parameters, de eerste met een bereik, zoals bereik.bezoekers.deelnemers=20..200",
    },
    conventions: FlagWords {
        name: "rekenwijzen",
        value: "alle",
        help: "Reken ook op elke verdedigbare manier: momenten, discontovoet, horizon, toerekening, overdrachten",
        takes: "het woord alle",
    },
    draws: FlagWords {
        name: "trekkingen",
        value: "AANTAL",
        help: "Hoeveel trekkingen (standaard 100000); met --tot hoogstens zoveel (standaard 16777216)",
        takes: "een geheel getal boven nul, hoogstens 1.000.000.000, zoals 100000",
    },
    seed: FlagWords {
        name: "startgetal",
        value: "GETAL",
        help: "Voor andere trekkingen dan die van startgetal 1 (standaard): hetzelfde startgetal, dezelfde trekkingen",
        takes: "een geheel getal vanaf 0",
    },
    sampling: FlagWords {
        name: "spreiding",
        value: "MANIER",
        help: "Hoe trekkingen gespreid zijn: willekeurig (standaard), latijns of sobol; de laatste twee zijn preciezer \
               met evenveel trekkingen",
        takes: "willekeurig, latijns of sobol",
    },
    no_shift: FlagWords {
        name: "zonder-verschuiving",
        value: "",
        help: "Bij sobol: de kale punten vanaf punt 0, om met andere programma's te vergelijken; het startgetal doet niets",
        takes: "",
    },
    chance_target: FlagWords {
        name: "doel",
        value: "UITKOMST=GETAL",
        help: "Hoe waarschijnlijk is meer dan dit: ratio=1,6, saldo=0, gemeente.eigen_rendement=1. Mag vaker, van één \
               uitkomst; waar kosten en baten gelijk zijn staat er altijd bij",
        takes: "een uitkomst, een = en een getal, zoals ratio=1,6",
    },
    until: FlagWords {
        name: "tot",
        value: "GRENS",
        help: "Ga door tot elke kans zo precies bekend is: fout<0,001; steeds twee keer zoveel trekkingen",
        takes: "een grens tussen 0,00001 en 1, zoals fout<0,001",
    },
    certainty: FlagWords {
        name: "zekerheid",
        value: "PERCENTAGE",
        help: "Vertel ook bij welke waarden het doel met deze zekerheid gehaald wordt, zoals de hoogste prijs bij 90%",
        takes: "een percentage boven 0% en hoogstens 100%, zoals 90% of 0,9",
    },
    indices: FlagWords {
        name: "spreiding",
        value: "",
        help: "Vertel ook hoeveel van de spreiding van de ratio elk onzeker getal verklaart (Sobol-indices)",
        takes: "",
    },
    information: FlagWords {
        name: "meetplan",
        value: "",
        help: "Vertel ook welk getal het meten waard is voordat je beslist of het bij het doel uitkan",
        takes: "",
    },
    screening: FlagWords {
        name: "verkenning",
        value: "",
        help: "Kijk ook snel naar alle getallen tegelijk: welke doen ertoe, en welke kunnen weg (bij veel getallen)",
        takes: "",
    },
    sensitivity_draws: FlagWords {
        name: "trekkingen",
        value: "AANTAL",
        help: "Hoeveel trekkingen voor --meetplan, --zekerheid en de banden van --grenslijn (standaard 20000; banden 4096), en \
               hoeveel punten van elke steekproef voor --spreiding (standaard 4096)",
        takes: "een heel getal van 1.000 tot en met 1.000.000, zoals 100000",
    },
    folder: FlagWords {
        name: "map",
        value: "MAP",
        help: "Map die gemaakt wordt; een map waar al iets in staat, blijft zoals hij is",
        takes: "de naam van een map",
    },
    theme: FlagWords {
        name: "thema",
        value: "THEMA",
        help: "jongerenwerk, eenzaamheid, sociaal-arrangeren, schuldproblematiek, participatie of anders (standaard)",
        takes: "jongerenwerk, eenzaamheid, sociaal-arrangeren, schuldproblematiek, participatie of anders",
    },
    years: FlagWords {
        name: "jaren",
        value: "AANTAL",
        help: "Hoeveel jaar het project loopt (standaard 2)",
        takes: "een heel getal van 1 tot en met 100",
    },
    participants: FlagWords {
        name: "deelnemers",
        value: "AANTAL",
        help: "Hoeveel mensen meedoen in alle jaren samen, ieder één keer geteld",
        takes: "een heel getal boven nul en hoogstens 1.000.000.000, zoals 180",
    },
    costs: FlagWords {
        name: "kosten",
        value: "BEDRAG",
        help: "Wat het project kost in alle jaren samen, in euro",
        takes: "een bedrag boven nul en hoogstens 1.000.000.000, zoals 280000 of 280.000",
    },
    name: FlagWords { name: "naam", value: "NAAM", help: "Hoe het project heet", takes: "een naam" },
    start_year: FlagWords {
        name: "startjaar",
        value: "JAAR",
        help: "Eerste jaar van het project (standaard dit jaar)",
        takes: "een jaar van 1995 tot en met 2200",
    },
    seconds: FlagWords {
        name: "seconden",
        value: "GETAL",
        help: "Hoe lang alles samen ongeveer mag duren (standaard 5); met meer tijd wisselen de uitkomsten minder",
        takes: "een aantal seconden van 0,1 tot en met 3600",
    },
    threads: FlagWords {
        name: "draden",
        value: "AANTAL",
        help: "Hoeveel draden er rekenen, als de computer ook voor anderen is (standaard alle); de uitkomst is dezelfde",
        takes: "een heel getal van 1 tot en met 1024",
    },
    shell: FlagWords {
        name: "shell",
        value: "SHELL",
        help: "bash, elvish, fish, powershell of zsh",
        takes: "bash, elvish, fish, powershell of zsh",
    },
    page: FlagWords {
        name: "opdracht",
        value: "OPDRACHT",
        help: "De opdracht; zonder: het hele programma",
        takes: "een opdracht",
    },
    tip: "tip",
    missing_command: "er ontbreekt een opdracht",
    error: "fout",
    unknown_argument: |typed| format!("`{typed}` is geen optie van deze opdracht"),
    unknown_command: |typed| format!("`{typed}` is geen opdracht"),
    missing_argument: |names| format!("er ontbreekt iets: {names}"),
    wrong_value: |value, flag, takes| match (value, takes) {
        ("", _) => format!("achter {flag} ontbreekt {takes}"),
        (_, "") => format!("{flag} kan niet `{value}` zijn"),
        _ => format!("{flag} is {takes}, en hier staat `{value}`"),
    },
    exclude: |one, other| format!("{one} en {other} sluiten elkaar uit: het is het een of het ander"),
    result_forms: "tekst, json, csv of markdown",
    unwritten_form: |ending, forms| {
        (
            format!("deze opdracht schrijft geen {ending}: een resultaat is {forms}"),
            "noem het bestand naar een van die vormen, zoals kaart.md of kaart.csv, of zeg met --opmaak wat erin komt".to_owned(),
        )
    },
    twice: |name| format!("`{name}` staat er te veel of te vaak"),
    did_you_mean: |nearest| format!("bedoel je `{nearest}`?"),
    no_text: |typed| format!("wat je typt bestaat uit leesbare tekens (UTF-8), en in `{typed}` staan andere"),
    see_help: "Met `--help` zie je wat er kan.",
};
