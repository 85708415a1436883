//! Every fixed text of the interface, in one table: a message that lacks a
//! language does not compile, and one that nothing uses fails a test.

use super::Lang;
use crate::model::typography::{set_bytes, set_len};

/// A text with the white space of its language's typography.
macro_rules! set {
    ($text:literal, $lang:expr) => {{
        const SET: [u8; set_len($text, $lang)] = set_bytes($text, $lang);
        match str::from_utf8(&SET) {
            Ok(text) => text,
            Err(_) => panic!("a space is set as white space"),
        }
    }};
}

macro_rules! messages {
    ($($key:ident: $en:literal, $nl:literal, $fr:literal;)*) => {
        /// The interface's texts in one language.
        #[derive(Debug, PartialEq, Eq)]
        pub struct Messages {
            pub lang: Lang,
            $(pub $key: &'static str,)*
        }

        static EN: Messages = Messages { lang: Lang::En, $($key: $en,)* };
        static NL: Messages = Messages { lang: Lang::Nl, $($key: $nl,)* };
        static FR: Messages = Messages { lang: Lang::Fr, $($key: set!($fr, Lang::Fr),)* };

        /// The pseudo-language: every text between two marks.
        #[cfg(feature = "ssr")]
        static MARKED: Messages = Messages { lang: Lang::En, $($key: concat!("⟦", $en, "⟧"),)* };

        /// The names of all messages; for the test that finds unused ones.
        pub const KEYS: &[&str] = &[$(stringify!($key)),*];
    };
}

#[cfg(feature = "ssr")]
thread_local! {
    static MARKS: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Runs `draw` in the pseudo-language: every text of this table that it draws
/// stands between `⟦` and `⟧`. A test of what is drawn then sees which words
/// come from elsewhere.
#[cfg(feature = "ssr")]
pub fn with_marked_messages<T>(draw: impl FnOnce() -> T) -> T {
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            MARKS.set(self.0);
        }
    }
    let _restore = Restore(MARKS.replace(true));
    draw()
}

/// The texts of a language.
pub fn messages(lang: Lang) -> &'static Messages {
    #[cfg(feature = "ssr")]
    if MARKS.get() {
        return &MARKED;
    }
    match lang {
        Lang::En => &EN,
        Lang::Nl => &NL,
        Lang::Fr => &FR,
    }
}

messages! {
    // The page
    title: "Threatline", "Threatline", "Threatline";
    tagline: "What Belgian State Security reported, what changed, and where it says so",
        "Wat de Veiligheid van de Staat meldde, wat er veranderde en waar het staat",
        "Ce que la Sûreté de l'État a rapporté, ce qui a changé et où cela est écrit";
    skip_to_content: "Skip to content", "Naar de inhoud", "Aller au contenu";
    language: "Language", "Taal", "Langue";
    language_name: "English", "Nederlands", "Français";
    language_english: "English", "Engels", "anglais";
    language_dutch: "Dutch", "Nederlands", "néerlandais";
    language_french: "French", "Frans", "français";
    menu: "Menu", "Menu", "Menu";
    views: "Views", "Weergaven", "Vues";
    view_home: "Overview", "Overzicht", "Aperçu";
    view_timeline: "Timeline", "Tijdlijn", "Chronologie";
    view_compare: "Compare", "Vergelijken", "Comparer";
    view_figures: "Figures", "Cijfers", "Chiffres";
    view_divergences: "Differences", "Verschillen", "Divergences";
    view_sources: "Sources", "Bronnen", "Sources";
    view_guide: "Guide", "Handleiding", "Mode d'emploi";
    view_about: "About this page", "Over deze pagina", "À propos de cette page";
    contents: "Contents", "Inhoud", "Sommaire";
    scheme: "Colours", "Kleuren", "Couleurs";
    scheme_auto: "As the system", "Zoals het systeem", "Comme le système";
    scheme_light: "Light", "Licht", "Clair";
    scheme_dark: "Dark", "Donker", "Sombre";
    scheme_contrast: "High contrast", "Hoog contrast", "Contraste élevé";
    text_size: "Text size", "Tekstgrootte", "Taille du texte";
    text_compact: "Small, as in print", "Klein, zoals in druk", "Petite, comme à l'impression";
    text_regular: "Regular", "Gewoon", "Normale";
    text_large: "Large", "Groot", "Grande";
    close: "Close", "Sluiten", "Fermer";
    fill_screen: "Fill the screen", "Schermvullend", "Afficher en grand";
    show_header: "Show the header", "De kop tonen", "Afficher l'en-tête";
    not_kept: "Nothing can be saved here: your choice lasts only while the page is open.",
        "Deze omgeving bewaart niets: uw keuze geldt zolang de pagina open is.",
        "Cet environnement ne conserve rien : votre choix vaut tant que la page est ouverte.";
    copy_link: "Copy link to this view", "Link naar deze weergave kopiëren", "Copier le lien de cette vue";
    copy_event_link: "Copy link to this event", "Link naar dit feit kopiëren", "Copier le lien de ce fait";
    copied: "Copied.", "Gekopieerd.", "Copié.";
    copied_part: "Copied: the part after #. Others cannot open a file on this device; add this part to the address of another copy.",
        "Gekopieerd: het deel na #. Anderen kunnen een bestand op dit toestel niet openen; plak dit deel achter het adres van een andere kopie.",
        "Copié : la partie après #. Les autres ne peuvent pas ouvrir un fichier qui est sur cet appareil ; ajoutez cette partie à l'adresse d'une autre copie.";
    copy_by_hand: "This page is not allowed to copy here. Select the text and copy it yourself:",
        "Deze pagina mag hier niet kopiëren. Selecteer de tekst en kopieer hem zelf:",
        "Cette page ne peut pas copier ici. Sélectionnez le texte et copiez-le vous-même :";

    // The keyboard
    shortcuts: "Keyboard shortcuts", "Sneltoetsen", "Raccourcis clavier";
    character_keys: "Single letters and symbols are shortcuts too (such as ? and +). Switch this off if you use speech input or often press a key by accident.",
        "Ook losse letters en tekens zijn sneltoetsen (zoals ? en +). Zet dit uit als u met spraak invoert of vaak per ongeluk een toets raakt.",
        "Les lettres et signes seuls sont aussi des raccourcis (comme ? et +). Désactivez-les si vous dictez ou touchez souvent une touche par mégarde.";
    scope_page: "Anywhere", "Overal", "Partout";
    scope_strip: "Strip of all years", "Strook met alle jaren", "Bande de toutes les années";
    scope_panel: "Panel of an event", "Paneel van een feit", "Panneau d'un fait";
    key_choose: "Choose the highlighted item", "Het gemarkeerde kiezen", "Choisir l'élément marqué";
    key_close_menus: "Close an open menu", "Een open menu sluiten", "Fermer un menu ouvert";
    key_next_hit: "Next result", "Volgend resultaat", "Résultat suivant";
    key_previous_hit: "Previous result", "Vorig resultaat", "Résultat précédent";
    key_much_earlier: "One screen earlier", "Eén scherm vroeger", "Plus tôt d'un écran";
    key_much_later: "One screen later", "Eén scherm later", "Plus tard d'un écran";
    key_first: "To the beginning", "Naar het begin", "Au début";
    key_last: "To the end", "Naar het einde", "À la fin";
    key_event_before: "Previous event", "Vorig feit", "Fait précédent";
    key_event_after: "Next event", "Volgend feit", "Fait suivant";
    key_lane_above: "Lane above", "Baan erboven", "Couloir du dessus";
    key_lane_below: "Lane below", "Baan eronder", "Couloir du dessous";
    key_open: "Open the event, or close it", "Het feit openen of sluiten", "Ouvrir le fait, ou le fermer";
    key_open_count: "Open the events behind its “+”", "De feiten achter de ‘+’ openen", "Ouvrir les faits derrière son « + »";
    key_first_step: "First step", "Eerste stap", "Première étape";
    key_last_step: "Last step", "Laatste stap", "Dernière étape";
    key_or: "or", "of", "ou";
    key_off: "off", "uit", "désactivé";
    key_shift: "Shift", "Shift", "Maj";
    key_home: "Home", "Home", "Début";
    key_end: "End", "End", "Fin";
    key_page_up: "Page Up", "Page Up", "Page préc.";
    key_page_down: "Page Down", "Page Down", "Page suiv.";
    key_enter: "Enter", "Enter", "Entrée";
    key_escape: "Esc", "Esc", "Échap";
    key_backspace: "Backspace", "Backspace", "Retour arrière";
    key_space: "Space", "Spatie", "Espace";

    // The command palette
    palette: "Go to or run…", "Ga naar of voer uit…", "Aller à… ou exécuter…";
    palette_hint: "A view, an event, a topic, a source, a command…", "Een weergave, feit, onderwerp, bron, opdracht…", "Une vue, un fait, un sujet, une source, une commande…";
    palette_commands: "Commands", "Opdrachten", "Commandes";
    palette_nothing: "No match.", "Niets gevonden.", "Aucun résultat.";

    // Messages about links
    link_trouble: "Part of the link could not be followed; the rest is shown.",
        "Een deel van de link kon niet gevolgd worden; de rest wordt getoond.",
        "Une partie du lien n'a pas pu être suivie ; le reste est affiché.";
    link_newer: "made with a newer version of this page; use a newer copy",
        "gemaakt met een nieuwere versie van deze pagina; gebruik een nieuwere kopie",
        "fait avec une version plus récente de cette page ; utilisez une copie plus récente";
    link_unknown_id: "this copy has no such entry", "deze kopie heeft dit record niet", "cette copie n'a pas cet élément";
    link_bad_value: "the value cannot be used", "de waarde is niet bruikbaar", "la valeur est inutilisable";
    link_unknown_key: "this copy does not know this part", "deze kopie kent dit deel niet", "cette copie ne connaît pas cette partie";

    // Search
    search: "Search", "Zoeken", "Rechercher";
    search_hint: "Search events, topics, figures…", "Zoek feiten, onderwerpen, cijfers…", "Chercher faits, sujets, chiffres…";
    search_results: "Search results", "Zoekresultaten", "Résultats de recherche";
    search_clear: "Clear search", "Zoekopdracht wissen", "Effacer la recherche";
    searching: "Searching…", "Bezig met zoeken…", "Recherche en cours…";
    hits_on_timeline: "Show on the timeline", "Op de tijdlijn tonen", "Afficher sur la chronologie";
    search_single_words: "Results for single words:", "Gevonden voor losse woorden:", "Trouvé pour des mots isolés :";
    search_nothing: "Nothing contains all these words. Try fewer or shorter ones.",
        "Niets bevat al deze woorden. Probeer er minder of kortere.",
        "Rien ne contient tous ces mots. Essayez-en moins, ou de plus courts.";
    hits_events: "Events", "Feiten", "Faits";
    hits_topics: "Topics", "Onderwerpen", "Sujets";
    hits_statements: "Statements", "Uitspraken", "Énoncés";
    hits_figures: "Figures", "Cijfers", "Chiffres";
    hits_divergences: "Differences", "Verschillen", "Divergences";
    hits_terms: "Terms", "Begrippen", "Termes";
    hits_sources: "Sources", "Bronnen", "Sources";
    hits_tours: "Tours", "Rondleidingen", "Visites";

    // Filters
    filter: "Filter", "Filter", "Filtrer";
    clear_filter: "Clear the filter", "Filter wissen", "Effacer le filtre";
    kinds_of_events: "Kinds of events", "Soorten feiten", "Types de faits";
    years: "Years", "Jaren", "Années";
    year: "Year", "Jaar", "Année";
    what_is_said: "What is said", "Wat er staat", "Ce qui est dit";
    no_events_pass: "No event of these years matches the filter.", "Geen enkel feit uit deze jaren past bij de filter.", "Aucun fait de ces années ne correspond au filtre.";
    themes: "Themes", "Thema's", "Thèmes";
    all_themes: "All themes", "Alle thema's", "Tous les thèmes";
    remove_filter: "Remove", "Verwijderen", "Retirer";
    nothing_matches: "Nothing matches the filter.", "Niets past bij de filter.", "Rien ne correspond au filtre.";

    // Timeline
    timeline_label: "Timeline of events", "Tijdlijn van feiten", "Chronologie des faits";
    time_shown: "Time shown", "Getoonde periode", "Période affichée";
    timeline_help: "Arrow keys move between events and lanes, Home and End to a lane's first and last event, Page Up and Page Down through time. Plus and minus zoom. Enter opens an event, Shift and Enter the events behind its “+”.",
        "Pijltoetsen gaan van feit naar feit en van baan naar baan, Home en End naar het eerste en laatste feit van een baan, Page Up en Page Down door de tijd. Plus en min zoomen. Enter opent een feit, Shift en Enter de feiten achter de ‘+’.",
        "Les flèches passent d'un fait ou d'un couloir à l'autre, Début et Fin vont au premier et au dernier fait d'un couloir, Page précédente et Page suivante parcourent le temps. Plus et moins zooment. Entrée ouvre un fait, Maj et Entrée ceux qui sont derrière son « + ».";
    lanes: "Lanes", "Banen", "Couloirs";
    only_this_theme: "Only this theme", "Alleen dit thema", "Ce thème seulement";
    hide_lane: "Hide this lane", "Deze baan verbergen", "Masquer ce couloir";
    fold_lane: "Fold to its name", "Inklappen tot de naam", "Réduire au nom";
    unfold_lane: "Unfold", "Uitklappen", "Déplier";
    lane_up: "Move up", "Omhoog", "Monter";
    lane_down: "Move down", "Omlaag", "Descendre";
    reset_lanes: "Reset lanes", "Banen herstellen", "Rétablir les couloirs";
    wheel_hint: "Hold Ctrl or ⌘ and turn the wheel to zoom.", "Houd Ctrl of ⌘ ingedrukt en draai aan het muiswiel om te zoomen.", "Maintenez Ctrl ou ⌘ et tournez la molette pour zoomer.";
    zoom_in: "Zoom in", "Inzoomen", "Zoom avant";
    zoom_out: "Zoom out", "Uitzoomen", "Zoom arrière";
    earlier: "Earlier", "Vroeger", "Plus tôt";
    later: "Later", "Later", "Plus tard";
    opening_range: "2014–2026", "2014–2026", "2014–2026";
    all_time: "All years", "Alle jaren", "Toutes les années";
    as_drawing: "As a drawing", "Als tekening", "En dessin";
    as_list: "As a list", "Als lijst", "En liste";
    overview_strip: "The whole span, with the part in view", "De hele periode, met het zichtbare deel", "Toute la période, avec la partie visible";
    no_events_here: "No events in these years.", "Geen feiten in deze jaren.", "Aucun fait durant ces années.";
    began_earlier: "Began earlier", "Eerder begonnen", "Commencés plus tôt";
    show_all_time: "Show all years", "Alle jaren tonen", "Afficher toutes les années";
    go_to_year: "Go to year", "Ga naar jaar", "Aller à l'année";
    list_more: "Show more", "Meer tonen", "En afficher plus";
    zoom_to_these: "Zoom to these", "Hierop inzoomen", "Zoomer sur ceux-ci";
    vague_legend: "somewhere in this time", "ergens in deze periode", "quelque part dans cette période";
    moment_legend: "a known day", "een bekende dag", "un jour connu";
    period_legend: "a period", "een periode", "une période";
    contested_legend: "sources differ", "bronnen verschillen", "sources divergentes";
    count_legend: "more events, not drawn", "meer feiten, niet getekend", "autres faits, non dessinés";

    // Event panel
    panel_closed: "Panel closed", "Paneel gesloten", "Panneau fermé";
    sheet_taller: "Show more of the panel", "Paneel vergroten", "Agrandir le panneau";
    sheet_lower: "Show less of the panel", "Paneel verkleinen", "Réduire le panneau";
    where_it_says_so: "Where it says so", "Waar het staat", "Où c'est écrit";
    place: "Place", "Plaats", "Lieu";
    actors: "Actors", "Actoren", "Acteurs";
    casualties: "Casualties", "Slachtoffers", "Victimes";
    editors_note: "Editor's note", "Noot van de redactie", "Note de la rédaction";
    compared_with: "In the comparison", "In de vergelijking", "Dans la comparaison";
    before_it: "Before", "Ervoor", "Avant";
    after_it: "After", "Erna", "Après";
    contested: "The sources differ here", "Hier verschillen de bronnen", "Les sources divergent ici";
    find: "Find:", "Zoek:", "Chercher :";

    // Kinds of events
    kind_attack: "Attack", "Aanslag", "Attentat";
    kind_plot: "Plot", "Aanslagplan", "Projet d'attentat";
    kind_call: "Call to violence", "Oproep tot geweld", "Appel à la violence";
    kind_law: "Law", "Wet", "Loi";
    kind_measure: "Measure", "Maatregel", "Mesure";
    kind_institution: "Institution", "Instelling", "Institution";
    kind_sanction: "Sanction", "Sanctie", "Sanction";
    kind_operation: "Operation", "Operatie", "Opération";
    kind_conflict: "Conflict", "Conflict", "Conflit";
    kind_publication: "Publication", "Publicatie", "Publication";
    kind_incident: "Incident", "Incident", "Incident";
    kind_development: "Development", "Ontwikkeling", "Développement";
    kind_plan: "Plan", "Plan", "Projet";

    // Tour
    start_tour: "Start the tour", "Rondleiding starten", "Commencer la visite";
    end_tour: "End the tour", "Rondleiding beëindigen", "Terminer la visite";
    next: "Next", "Volgende", "Suivant";
    previous: "Previous", "Vorige", "Précédent";
    other_tours: "Other tours", "Andere rondleidingen", "Autres visites";
    all_steps: "All steps", "Alle stappen", "Toutes les étapes";
    tour_over: "That was the last step.", "Dat was de laatste stap.", "C'était la dernière étape.";
    tour_ended: "The tour has ended.", "De rondleiding is beëindigd.", "La visite est terminée.";
    again: "Start again", "Opnieuw vanaf het begin", "Reprendre depuis le début";
    tour: "Tour", "Rondleiding", "Visite";
    storyline: "Storyline", "Verhaallijn", "Fil du récit";

    // Presenting
    present: "Present", "Presenteren", "Présenter";
    end_present: "Exit", "Beëindigen", "Terminer";
    black_wall: "Black screen", "Zwart scherm", "Écran noir";
    full_screen: "Full screen", "Volledig scherm", "Plein écran";
    no_full_screen: "Full screen is not allowed here.", "Volledig scherm is hier niet toegestaan.", "Le plein écran n'est pas permis ici.";

    // Comparison
    topic: "Topic", "Onderwerp", "Sujet";
    mode: "What the comparison shows", "Wat de vergelijking toont", "Ce que montre la comparaison";
    mode_pair: "Two sides", "Twee kanten", "Deux côtés";
    mode_matrix: "All years", "Alle jaren", "Toutes les années";
    mode_digest: "Digest", "Synthese", "Synthèse";
    compare_years: "Compared", "Vergeleken", "Côté comparé";
    // Beside the year buttons, where there is little room.
    brush_word: "Compare", "Vergelijk", "Comparer";
    brush_help: "Choose a year, or drag across two, to compare them", "Kies een jaar, of veeg over twee jaren, om ze te vergelijken", "Choisissez une année, ou faites glisser de l'une à l'autre, pour les comparer";
    axis_help: "Drag from one year to another to compare them. The bars show which two are compared.",
        "Veeg van het ene jaar naar het andere om ze te vergelijken. De balken tonen welke twee vergeleken worden.",
        "Faites glisser d'une année à l'autre pour les comparer. Les barres montrent lesquelles sont comparées.";
    swap_years: "Swap the two sides", "De twee kanten omwisselen", "Inverser les deux côtés";
    order: "Sort by", "Volgorde", "Ordre";
    order_theme: "Theme", "Thema", "Thème";
    basis: "Whose judgement", "Wiens oordeel", "Qui juge";
    basis_neither: "neither", "geen van beide", "ni l'un ni l'autre";
    outcome_differ: "different", "verschillend", "divergent";
    outcome_agree: "in both", "in beide", "dans les deux";
    agree_explained: "Both sources make this statement; no difference between them is noted.",
        "Beide bronnen doen deze uitspraak; er is geen verschil tussen beide genoteerd.",
        "Les deux sources contiennent cet énoncé ; aucune divergence entre elles n'est relevée.";
    same_year_note: "Both sides are about the same year, so nothing rises or falls between them. They agree, they differ, or only one has a statement.",
        "Beide kanten gaan over hetzelfde jaar: er stijgt of daalt niets tussen beide. Ze stemmen overeen, ze verschillen, of maar één heeft een uitspraak.",
        "Les deux côtés portent sur la même année : rien ne monte ni ne baisse entre eux. Ils concordent, ils divergent, ou un seul a un énoncé.";
    only_here: "only here", "alleen hier", "seulement ici";
    one_year: "one year", "één jaar", "une seule année";
    also: "also", "ook", "aussi";
    nothing_earlier: "no earlier year to compare with", "geen eerder jaar om mee te vergelijken", "aucune année antérieure à comparer";
    against: "against", "tegenover", "par rapport à";
    compared_against: "Each year compared with", "Elk jaar vergeleken met", "Chaque année comparée à";
    year_before: "the last earlier year with a statement or a figure", "het vorige jaar met een uitspraak of een cijfer", "la dernière année antérieure ayant un énoncé ou un chiffre";
    open_this_pair: "Open these two years", "Deze twee jaren openen", "Ouvrir ces deux années";
    matrix_intro: "Each cell says what was said and how it compares with an earlier year. Choose a cell to read both years in full.",
        "Elke cel zegt wat er gezegd werd en hoe het zich verhoudt tot een eerder jaar. Kies een cel om beide jaren volledig te lezen.",
        "Chaque case dit ce qui a été dit et comment cela se compare à une année antérieure. Choisissez une case pour lire les deux années en entier.";
    matrix_counts: "Each topic is counted once, by the symbol of the last year that has one.",
        "Elk onderwerp telt één keer, met het teken van het laatste jaar dat er een heeft.",
        "Chaque sujet compte une seule fois, avec le signe de la dernière année qui en a un.";
    years_left_out: "No column, because sources only look back on them:", "Zonder kolom, want er wordt alleen op teruggekeken:", "Sans colonne, car il n'en est question que rétrospectivement :";
    paper_years_left_out: "Left out, because sources only look back on these years:", "Weggelaten, want op deze jaren wordt alleen teruggekeken:", "Omises, car il n'est question de ces années que rétrospectivement :";
    show_all_years: "Show a column for every year", "Een kolom voor elk jaar tonen", "Afficher une colonne pour chaque année";
    show_main_years: "Show only the main years", "Alleen de voornaamste jaren tonen", "Afficher seulement les années principales";
    show_year_on_timeline: "Show this year on the timeline", "Dit jaar op de tijdlijn tonen", "Afficher cette année sur la chronologie";
    direction: "Direction", "Richting", "Évolution";
    sign_raised: "raised", "gestegen", "en hausse";
    sign_lowered: "lowered", "gedaald", "en baisse";
    sign_unchanged: "unchanged", "ongewijzigd", "inchangé";
    sign_new: "new", "nieuw", "nouveau";
    sign_dropped: "dropped", "weggevallen", "disparu";
    sign_not_comparable: "not comparable", "niet vergelijkbaar", "non comparable";
    sign_not_stated: "no direction", "geen richting", "sans indication";
    stated_by_source: "stated by the source", "volgens de bron", "selon la source";
    no_year_named: "no year named", "geen jaar genoemd", "sans année citée";
    stated_reversed: "the reverse of what the source states", "het omgekeerde van wat de bron zegt", "l'inverse de ce que dit la source";
    computed_here: "computed here", "hier berekend", "calculé ici";
    by_ladder: "from the likelihood terms", "uit de waarschijnlijkheidstermen", "d'après les termes de probabilité";
    by_figures: "from the figures", "uit de cijfers", "d'après les chiffres";
    no_direction: "Both sides speak of it; no source compares the two as a whole.",
        "Beide kanten spreken erover; geen bron vergelijkt de twee als geheel.",
        "Les deux côtés en parlent ; aucune source ne les compare dans leur ensemble.";
    same_side: "Both sides are the same year or source; choose another for one of them.", "Beide kanten zijn hetzelfde jaar of dezelfde bron; kies voor een van beide iets anders.", "Les deux côtés sont la même année ou la même source ; choisissez-en une autre pour l'un des deux.";
    derived: "derived", "afgeleid", "dérivé";
    computed_from: "computed:", "berekend:", "calcul :";
    compare_words: "Compare our summaries word by word", "Onze samenvattingen woord voor woord vergelijken", "Comparer nos résumés mot à mot";
    compare_words_note: "Struck through: only in our summary on the left. Underlined: only in ours on the right. What is compared comes first, in the same order on both sides. These are our words, not the sources'.",
        "Doorstreept: alleen in onze samenvatting links. Onderstreept: alleen in de onze rechts. Wat vergeleken wordt staat vooraan, aan beide kanten in dezelfde volgorde. Het zijn onze woorden, niet die van de bronnen.",
        "Barré : seulement dans notre résumé de gauche. Souligné : seulement dans celui de droite. Ce qui est comparé vient d'abord, dans le même ordre des deux côtés. Ce sont nos mots, pas ceux des sources.";
    not_contested: "no difference between sources", "geen verschil tussen bronnen", "aucune divergence entre sources";
    print: "Print", "Afdrukken", "Imprimer";
    digest_note: "One page: the most important changes and differences that fit, and whose judgement each is.", "Eén pagina: wat er tussen de twee kanten veranderde of verschilt, het belangrijkste dat erop past, en telkens wiens oordeel dat is.", "Une page : ce qui a changé ou diffère entre les deux côtés, le plus important qui y tient, avec chaque fois l'auteur du jugement.";
    in_brief: "In brief", "In het kort", "En bref";
    digest_empty: "No change or difference is recorded between these two sides.", "Tussen deze twee kanten is geen verandering of verschil opgetekend.", "Aucun changement ni aucune divergence n'est relevé entre ces deux côtés.";
    its_events: "On the timeline", "Op de tijdlijn", "Sur la chronologie";
    its_figures: "Figures", "Cijfers", "Chiffres";
    hedges_as_printed: "Hedges as printed:", "Voorbehoud zoals gedrukt:", "Réserves telles qu'imprimées :";
    likelihood: "Likelihood", "Waarschijnlijkheid", "Probabilité";
    horizon: "Horizon", "Termijn", "Horizon";
    horizon_short: "short term", "korte termijn", "court terme";
    horizon_short_to_medium: "short to medium term", "korte tot middellange termijn", "court à moyen terme";
    horizon_medium: "medium term", "middellange termijn", "moyen terme";
    horizon_long: "long term", "lange termijn", "long terme";
    horizon_year: "the year named", "het genoemde jaar", "l'année citée";
    horizon_not_stated: "not stated", "niet vermeld", "non indiqué";
    ladder: "Likelihood ladder", "Waarschijnlijkheidsladder", "Échelle de probabilité";
    ladder_intro: "The terms as each report prints them, on an ordinal ladder. No percentage belongs to a term: the reports read here give none.",
        "De termen zoals elk verslag ze drukt, op een ordinale ladder. Bij geen enkele term hoort een percentage: de verslagen die hier gelezen zijn, geven er geen.",
        "Les termes tels que chaque rapport les imprime, sur une échelle ordinale. Aucun pourcentage ne correspond à un terme : les rapports lus ici n'en donnent pas.";
    rung: "Rung", "Trede", "Échelon";
    confidence_note: "Horizon and confidence are not likelihood. The horizon has a column of its own; no level of confidence is printed with any of the terms of the built-in sources.",
        "Termijn en zekerheid zijn geen waarschijnlijkheid. De termijn heeft een eigen kolom; bij geen van de termen uit de ingebouwde bronnen is een graad van zekerheid gedrukt.",
        "L'horizon et le degré de confiance ne sont pas une probabilité. L'horizon a sa propre colonne ; aucun degré de confiance n'est imprimé avec les termes des sources d'origine de la page.";
    other_horizon: "The two terms are for different horizons.", "De twee termen gelden voor verschillende termijnen.", "Les deux termes portent sur des horizons différents.";
    reference_scale: "A published scale, for reference:", "Een gepubliceerde schaal, ter oriëntatie:", "Une échelle publiée, à titre d'orientation :";
    no_scale: "none", "geen", "aucune";
    scale_term: "Term", "Term", "Terme";
    scale_range: "Published range", "Gepubliceerd bereik", "Plage publiée";
    rung_highly_unlikely: "highly unlikely", "zeer onwaarschijnlijk", "très improbable";
    rung_unlikely: "unlikely", "onwaarschijnlijk", "improbable";
    rung_likely: "likely", "waarschijnlijk", "probable";
    rung_highly_likely: "highly likely", "zeer waarschijnlijk", "très probable";
    rung_almost_certain: "almost certain", "bijna zeker", "presque certain";
    rung_beside: "off the ladder", "buiten de ladder", "hors échelle";

    // Numbers
    about_number: "about", "ongeveer", "environ";
    more_than_number: "more than", "meer dan", "plus de";
    fewer_than_number: "fewer than", "minder dan", "moins de";
    nearly_number: "nearly", "bijna", "près de";
    at_least_number: "at least", "minstens", "au moins";
    up_to_number: "up to", "tot", "jusqu'à";
    unit_count: "number", "aantal", "nombre";
    unit_percent: "%", "%", "%";
    unit_years: "years", "jaar", "ans";
    unit_euro: "euro", "euro", "euros";
    unit_usd: "US dollars", "Amerikaanse dollar", "dollars américains";
    unit_metres: "metres", "meter", "mètres";
    unit_people: "people", "personen", "personnes";

    // Figures view
    figures_intro: "Each series counts one thing in one way. A figure that is derived, estimated or contradicted elsewhere says so.",
        "Elke reeks telt één ding op één manier. Bij een cijfer dat afgeleid, geschat of elders tegengesproken is, staat dat erbij.",
        "Chaque série compte une seule chose d'une seule façon. Un chiffre dérivé, estimé ou contredit ailleurs est signalé comme tel.";
    unit: "Unit", "Eenheid", "Unité";
    no_figure: "no figure", "geen cijfer", "pas de chiffre";
    chart_conflict: "conflict: two values for one period; neither is chosen, and no line joins them",
        "tegenspraak: twee waarden voor eenzelfde periode; geen van beide wordt gekozen en geen lijn verbindt ze",
        "contradiction : deux valeurs pour une même période ; aucune n'est choisie et aucune ligne ne les relie";
    code_break: "break: what is counted changes; no line crosses it",
        "breuk: wat er geteld wordt, verandert; geen lijn loopt erover",
        "rupture : ce qui est compté change ; aucune ligne ne la traverse";
    code_estimate: "estimate: the source says “about” or “nearly”",
        "schatting: de bron zegt ‘ongeveer’ of ‘bijna’",
        "estimation : la source dit « environ » ou « près de »";
    code_computed: "computed here: no source prints it; the table has its arithmetic",
        "hier berekend: geen bron drukt het af; de tabel geeft de berekening",
        "calculé ici : aucune source ne l'imprime ; le calcul est dans le tableau";
    code_above: "a lower limit: the source says “more than” or “at least”; it does not say how much more",
        "een ondergrens: de bron zegt ‘meer dan’ of ‘minstens’; hoeveel meer zegt ze niet",
        "une limite inférieure : la source dit « plus de » ou « au moins », sans dire combien de plus";
    code_below: "an upper limit: the source says “fewer than” or “up to”; it does not say how much less",
        "een bovengrens: de bron zegt ‘minder dan’ of ‘tot’; hoeveel minder zegt ze niet",
        "une limite supérieure : la source dit « moins de » ou « jusqu'à », sans dire combien de moins";
    code_missing: "no figure: no source gives one for this period, and no line crosses it",
        "geen cijfer: geen bron geeft er een voor deze periode, en geen lijn loopt erover",
        "pas de chiffre : aucune source n'en donne pour cette période, et aucune ligne ne la traverse";
    other_definition: "counted differently", "anders geteld", "compté autrement";
    legend: "Legend", "Legende", "Légende";
    bars_note: "Side by side, from zero. Each bar counts what its own entry below says.",
        "Naast elkaar, vanaf nul. Elke balk telt wat bij zijn eigen reeks hieronder staat.",
        "Côte à côte, à partir de zéro. Chaque barre compte ce que dit sa propre série ci-dessous.";
    period: "Period", "Periode", "Période";
    value: "Value", "Waarde", "Valeur";
    conflicts: "another value exists", "er bestaat een andere waarde", "une autre valeur existe";

    // Divergences view
    divergences_intro: "Passages where two sources, two editions or two figures do not say the same. Both sides, as printed; neither is chosen.",
        "Waar twee bronnen, twee edities of twee cijfers niet hetzelfde zeggen. Beide kanten, zoals gedrukt; er wordt niet gekozen.",
        "Passages où deux sources, deux éditions ou deux chiffres ne disent pas la même chose. Les deux côtés, tels qu'imprimés ; aucun n'est choisi.";
    weight: "Weight", "Gewicht", "Poids";
    weight_conclusion: "would change a conclusion", "zou een conclusie veranderen", "changerait une conclusion";
    weight_strength: "stronger or weaker", "sterker of zwakker", "plus fort ou plus faible";
    weight_wording: "only the wording", "alleen de bewoording", "seulement la formulation";
    kind: "Kind", "Soort", "Type";
    divergence_editions: "English and Dutch edition", "Engelse en Nederlandse editie", "éditions anglaise et néerlandaise";
    divergence_report_press: "report and press", "verslag en pers", "rapport et presse";
    divergence_summary_report: "2024 summary and 2025 report", "samenvatting over 2024 en verslag over 2025", "résumé 2024 et rapport 2025";
    divergence_years: "between years", "tussen jaren", "entre années";
    divergence_within: "within one source", "binnen één bron", "au sein d'une source";
    divergence_arithmetic: "arithmetic", "berekening", "arithmétique";
    says_nothing: "says nothing on this", "zegt hier niets over", "n'en dit rien";
    concerns: "Concerns:", "Betreft:", "Concerne :";

    // Sources view
    sources_intro: "Everything on this page comes from five documents, except the editors' notes and the reference scales (ICD 203, PHIA). The documents were read in full; what was left out is listed with the reason.",
        "Alles op deze pagina komt uit vijf documenten, behalve de noten van de redactie en de referentieschalen (ICD 203, PHIA). De documenten zijn volledig gelezen; wat niet is overgenomen, staat vermeld met de reden.",
        "Tout ce qui figure sur cette page provient de cinq documents, sauf les notes de la rédaction et les échelles de référence (ICD 203, PHIA). Les documents ont été lus en entier ; ce qui n'a pas été repris est indiqué avec la raison.";
    publisher: "Publisher", "Uitgever", "Éditeur";
    author: "Author", "Auteur", "Auteur";
    published: "Published", "Gepubliceerd", "Publié";
    covers: "Covers", "Periode", "Couvre";
    source_kind_official_report: "official report", "officieel verslag", "rapport officiel";
    source_kind_official_summary: "official summary", "officiële samenvatting", "résumé officiel";
    source_kind_press: "press", "pers", "presse";
    source_kind_academic: "academic", "academisch", "universitaire";
    source_kind_other: "other", "andere", "autre";
    not_printed: "not printed", "niet gedrukt", "non imprimé";
    section: "Section", "Sectie", "Section";
    pages: "Pages", "Pagina's", "Pages";
    places_taken: "Passages", "Vindplaatsen", "Passages";
    left_out: "What was left out, and why", "Wat is weggelaten, en waarom", "Ce qui a été laissé de côté, et pourquoi";
    reason_contact: "contact details", "contactgegevens", "coordonnées";
    reason_furniture: "page furniture", "paginaopmaak", "éléments de mise en page";
    reason_illustration: "illustration", "illustratie", "illustration";
    reason_repetition: "repetition", "herhaling", "répétition";
    reason_background: "background without a claim", "achtergrond zonder bewering", "contexte sans affirmation";
    reason_rhetoric: "rhetoric without a claim", "retoriek zonder bewering", "rhétorique sans affirmation";
    reason_private: "a private person", "een privépersoon", "une personne privée";
    reason_operational: "operational detail", "operationeel detail", "détail opérationnel";
    terms: "Terms", "Begrippen", "Termes";
    own_explanation: "our explanation", "onze uitleg", "notre explication";
    term_in_sources: "Where this term stands in the sources", "Waar dit begrip in de bronnen staat", "Où ce terme figure dans les sources";
    term_of_page: "This is how this page explains the term; your report may mean something else.",
        "Zo legt deze pagina het begrip uit; uw verslag kan iets anders bedoelen.",
        "C'est ainsi que cette page explique le terme ; votre rapport peut l'entendre autrement.";

    // A reader's own report
    own_report: "your report", "uw verslag", "votre rapport";
    own_reports: "Your reports", "Uw verslagen", "Vos rapports";
    stated_by_own: "stated by your report", "volgens uw verslag", "selon votre rapport";
    stated_reversed_own: "the reverse of what your report states", "het omgekeerde van wat uw verslag zegt", "l'inverse de ce que dit votre rapport";
    add_report: "Add a report…", "Een verslag toevoegen…", "Ajouter un rapport…";
    add_report_title: "Add your own report", "Uw eigen verslag toevoegen", "Ajouter votre propre rapport";
    add_report_intro: "Put another service's report, or your own notes, beside the built-in ones: in the timeline, the comparison, the figures and the search.",
        "Zet het verslag van een andere dienst, of uw eigen notities, naast de ingebouwde: in de tijdlijn, de vergelijking, de cijfers en de zoekfunctie.",
        "Placez le rapport d'un autre service, ou vos propres notes, à côté de ceux de la page : dans la chronologie, la comparaison, les chiffres et la recherche.";
    add_report_private: "The file stays on this device: this page sends nothing anywhere, and forgets the file when it is closed.",
        "Het bestand blijft op dit toestel: deze pagina verstuurt niets en vergeet het bestand wanneer ze gesloten wordt.",
        "Le fichier reste sur cet appareil : cette page n'envoie rien et oublie le fichier quand on la ferme.";
    add_report_forms: "A report in JSON (our format), events as a table (CSV), or a timeline in TimelineJS's JSON. At most 50 MB and 200,000 records.",
        "Een verslag in JSON (ons formaat), feiten als tabel (CSV), of een tijdlijn in de JSON van TimelineJS. Hoogstens 50 MB en 200.000 records.",
        "Un rapport en JSON (notre format), des faits en tableau (CSV), ou une chronologie dans le JSON de TimelineJS. Au plus 50 Mo et 200 000 éléments.";
    choose_file: "Choose a file", "Een bestand kiezen", "Choisir un fichier";
    or_drop_file: "or drop it anywhere on this page", "of sleep het om het even waar op deze pagina", "ou déposez-le n'importe où sur cette page";
    drop_here: "Drop the file to add it as a report", "Laat het bestand los om het als verslag toe te voegen", "Déposez le fichier pour l'ajouter comme rapport";
    reading_file: "Reading the file", "Het bestand wordt gelezen", "Lecture du fichier";
    cancel: "Cancel", "Annuleren", "Annuler";
    drawing_report: "Placing on the timeline:", "Wordt op de tijdlijn gezet:", "Mise en place sur la chronologie :";
    removing_report: "Removing", "Wordt verwijderd:", "Retrait :";
    remove_report: "Remove", "Verwijderen", "Retirer";
    show_on_timeline: "Show on the timeline", "Op de tijdlijn tonen", "Afficher sur la chronologie";
    copy_messages: "Copy the messages", "De berichten kopiëren", "Copier les messages";
    import_taken_nothing: "Nothing could be added from this file.", "Uit dit bestand kon niets overgenomen worden.", "Rien n'a pu être repris de ce fichier.";
    import_details: "What was read, and what was not", "Wat gelezen is, en wat niet", "Ce qui a été lu, et ce qui ne l'a pas été";
    import_not_taken: "Not added, and why", "Niet overgenomen, en waarom", "Non repris, et pourquoi";
    import_notes: "How it was read", "Hoe het gelezen is", "Comment il a été lu";
    guide: "How to write the file", "Hoe u het bestand schrijft", "Comment écrire le fichier";
    guide_table: "A table: the first row names the columns. A date and a title are required; the rest is optional:",
        "Een tabel: de eerste rij noemt de kolommen. Een datum en een titel zijn verplicht; de rest is facultatief:",
        "Un tableau : la première ligne nomme les colonnes. Une date et un titre sont obligatoires ; le reste est facultatif :";
    guide_dates: "Dates: 2014, 2014-05 or 2014-05-24; 2025-11~ is about November 2025, 2025-23 autumn 2025 (21 spring to 24 winter), 2014/2016 from 2014 to 2016. 24/05/2014 is read where the table shows whether day or month comes first.",
        "Datums: 2014, 2014-05 of 2014-05-24; 2025-11~ betekent omstreeks november 2025, 2025-23 najaar 2025 (21 voorjaar tot 24 winter), 2014/2016 van 2014 tot en met 2016. 24/05/2014 wordt aanvaard wanneer de tabel toont of de dag of de maand eerst komt.",
        "Dates : 2014, 2014-05 ou 2014-05-24 ; 2025-11~ signifie vers novembre 2025, 2025-23 l'automne 2025 (21 printemps à 24 hiver), 2014/2016 de 2014 à 2016. 24/05/2014 est accepté si le tableau montre si le jour ou le mois vient d'abord.";
    guide_themes: "Themes and topics: by their name or id on this page. Any other theme gets a lane of its own.",
        "Thema's en onderwerpen: met hun naam of id op deze pagina. Elk ander thema krijgt een eigen baan.",
        "Thèmes et sujets : par leur nom ou leur id sur cette page. Tout autre thème reçoit son propre couloir.";
    guide_json: "A report in JSON also holds statements, figures and differences. A statement on a topic of this page is shown beside the built-in ones in the comparison, marked as yours.",
        "Een verslag in JSON bevat ook uitspraken, cijfers en verschillen. Een uitspraak over een onderwerp van deze pagina staat in de vergelijking naast de ingebouwde, gemarkeerd als de uwe.",
        "Un rapport en JSON contient aussi des énoncés, des chiffres et des divergences. Un énoncé sur un sujet de cette page figure dans la comparaison à côté de ceux de la page, marqué comme le vôtre.";
    templates: "Templates to start from", "Sjablonen om mee te beginnen", "Modèles pour commencer";
    templates_intro: "An invented report, “Service X”. Copy it, save it as a file, remove its records and put your own in their place.",
        "Een verzonnen verslag, ‘Service X’. Kopieer het, sla het op als bestand en zet uw eigen records in de plaats.",
        "Un rapport inventé, « Service X ». Copiez-le, enregistrez-le dans un fichier et remplacez-en les éléments par les vôtres.";
    file_limits: "What a file may hold at most", "Wat een bestand hoogstens mag bevatten", "Ce qu'un fichier peut contenir au plus";
    schema_title: "The format of a report in JSON, for programs (JSON Schema)",
        "Het formaat van een verslag in JSON, voor programma's (JSON Schema)",
        "Le format d'un rapport en JSON, pour les programmes (JSON Schema)";
    schema_intro: "A text editor that supports JSON Schema uses this file to show what each field holds and what is wrong. It is also in the data package.",
        "Een teksteditor die JSON Schema ondersteunt, toont met dit bestand wat elk veld bevat en wat er fout is. Het zit ook in het gegevenspakket.",
        "Un éditeur de texte qui prend en charge JSON Schema se sert de ce fichier pour montrer ce que contient chaque champ et ce qui est erroné. Il est aussi dans le paquet de données.";
    template_csv: "Template as a table (CSV)", "Sjabloon als tabel (CSV)", "Modèle en tableau (CSV)";
    template_json: "Template as a report (JSON)", "Sjabloon als verslag (JSON)", "Modèle de rapport (JSON)";
    save_file: "Save as a file", "Als bestand opslaan", "Enregistrer dans un fichier";
    link_report_missing: "belongs to a report that is not loaded here; add that report and the link will be followed",
        "hoort bij een verslag dat hier niet geladen is; voeg dat verslag toe en de link wordt gevolgd",
        "appartient à un rapport qui n'est pas chargé ici ; ajoutez ce rapport et le lien sera suivi";

    // Messages about a reader's file
    import_row: "row {}", "rij {}", "ligne {} du tableau";
    import_line: "line {}", "regel {}", "ligne {} du fichier";
    import_unreadable: "The browser could not read the file.", "De browser kon het bestand niet lezen.", "Le navigateur n'a pas pu lire le fichier.";
    import_empty: "The file is empty.", "Het bestand is leeg.", "Le fichier est vide.";
    import_binary: "This is not a text file. Save it as CSV or JSON and add that.",
        "Dit is geen tekstbestand. Sla het op als CSV of JSON en voeg dat toe.",
        "Ce n'est pas un fichier texte. Enregistrez-le en CSV ou en JSON et ajoutez ce fichier.";
    import_workbook: "This is a workbook or an archive. In Excel or LibreOffice, save the sheet as “CSV UTF-8” and add that.",
        "Dit is een werkmap of een archief. Sla het blad in Excel of LibreOffice op als ‘CSV UTF-8’ en voeg dat toe.",
        "C'est un classeur ou une archive. Dans Excel ou LibreOffice, enregistrez la feuille en « CSV UTF-8 » et ajoutez ce fichier.";
    import_pdf: "This is a PDF. Its records must be written out first: start from a template.",
        "Dit is een pdf. De gegevens moeten er eerst uit overgeschreven worden: begin met een sjabloon.",
        "C'est un PDF. Ses éléments doivent d'abord être transcrits : partez d'un modèle.";
    import_unknown_form: "This JSON is neither a report in our format nor a TimelineJS timeline.",
        "Deze JSON is geen verslag in ons formaat en geen tijdlijn van TimelineJS.",
        "Ce JSON n'est ni un rapport dans notre format, ni une chronologie TimelineJS.";
    import_no_records: "The file has no records.", "Het bestand bevat geen records.", "Le fichier ne contient aucun élément.";
    import_no_version: "no format version", "geen versie van het formaat", "aucune version du format";
    import_old_timelinejs: "This is TimelineJS's format from before 2015; export it again with version 3.",
        "Dit is het formaat van TimelineJS van vóór 2015; exporteer het opnieuw met versie 3.",
        "C'est le format de TimelineJS d'avant 2015 ; exportez-le de nouveau avec la version 3.";
    import_fitting_number: "a number that fits the field", "een getal dat in het veld past", "un nombre qui convient au champ";
    import_column_names: "names of columns in the first row", "namen van kolommen in de eerste rij", "des noms de colonnes dans la première ligne";
    import_no_date_column: "No column is called “date”.", "Geen kolom heet ‘datum’.", "Aucune colonne ne s'appelle « date ».";
    import_no_title_column: "No column is called “title”.", "Geen kolom heet ‘titel’.", "Aucune colonne ne s'appelle « titre ».";
    import_no_date: "no date", "geen datum", "pas de date";
    import_no_title: "no title", "geen titel", "pas de titre";
    import_ambiguous_date: "a date that can be read only one way: no row shows whether day or month comes first; write dates as 2014-05-24",
        "een datum die maar op één manier te lezen is: geen enkele rij toont of de dag of de maand eerst komt; schrijf datums als 2014-05-24",
        "une date qui ne se lit que d'une façon : aucune ligne ne montre si le jour ou le mois vient d'abord ; écrivez les dates comme 2014-05-24";
    import_mixed_dates: "the same order in all rows: some have the day first, others the month",
        "dezelfde volgorde in alle rijen: sommige hebben de dag eerst, andere de maand",
        "le même ordre dans toutes les lignes : les unes ont le jour d'abord, les autres le mois";
    import_short_year: "a year of four digits", "een jaar van vier cijfers", "une année à quatre chiffres";
    import_serial_date: "a date such as 2014-05-24: this is a number of days, as Excel keeps dates; give the column a date format and save again",
        "een datum zoals 2014-05-24: dit is een aantal dagen, zoals Excel datums bewaart; geef de kolom een datumnotatie en sla opnieuw op",
        "une date comme 2014-05-24 : c'est un nombre de jours, comme Excel garde les dates ; donnez un format de date à la colonne et enregistrez de nouveau";
    json_null: "nothing (null)", "niets (null)", "rien (null)";
    json_truth: "true or false", "true of false", "true ou false";
    json_number: "a number", "een getal", "un nombre";
    json_whole_number: "a whole number", "een geheel getal", "un nombre entier";
    json_text: "a text", "een tekst", "un texte";
    json_list: "a list", "een lijst", "une liste";
    json_object: "an object", "een object", "un objet";
    json_text_per_language: "a text, or an object with a text as en, nl or fr",
        "een tekst, of een object met een tekst onder en, nl of fr",
        "un texte, ou un objet avec un texte sous en, nl ou fr";

    // The guide
    guide_intro: "What you can do here, task by task. Words in a box are the name of a button, field or menu.",
        "Wat u hier kunt doen, taak per taak. Wat in een kader staat, is de naam van een knop, veld of menu.",
        "Ce que vous pouvez faire ici, tâche par tâche. Ce qui est encadré est le nom d'un bouton, d'un champ ou d'un menu.";
    first_visit: "New here? Choose an event or a topic, or see what else you can do.",
        "Nieuw hier? Kies een feit of een onderwerp, of kijk wat u nog kunt doen.",
        "Première visite ? Choisissez un fait ou un sujet, ou voyez le reste.";
    open_guide: "Open the guide", "De handleiding openen", "Ouvrir le mode d'emploi";
    see_guide: "How to find something", "Hoe u iets vindt", "Comment trouver quelque chose";
    guide_find: "Find an event", "Een feit vinden", "Trouver un fait";
    guide_find_type: "Type a word in the field {} at the top, and choose a result.",
        "Typ een woord in het veld {} bovenaan en kies een resultaat.",
        "Tapez un mot dans le champ {} en haut et choisissez un résultat.";
    guide_find_show: "On the overview or the timeline, {} keeps only the results on the timeline.",
        "In het overzicht of op de tijdlijn laat {} alleen de resultaten op de tijdlijn staan.",
        "Dans l'aperçu ou la chronologie, {} ne laisse que les résultats sur la chronologie.";
    guide_find_filter: "Or narrow the timeline by theme, kind, source and year with {}; {} brings everything back.",
        "Of filter de tijdlijn op thema, soort, bron en jaar met {}; {} brengt alles terug.",
        "Ou limitez la chronologie par thème, type, source et année avec {} ; {} ramène tout.";
    guide_tour: "Follow a tour", "Een rondleiding volgen", "Suivre une visite";
    guide_tour_start: "On the overview, press {} for the main story, or choose one of the {}.",
        "Druk in het overzicht op {} voor het hoofdverhaal, of kies een van de {}.",
        "Dans l'aperçu, appuyez sur {} pour le récit principal, ou choisissez parmi les {}.";
    guide_tour_walk: "{} and {} lead from step to step; {} lists them by name.",
        "{} en {} leiden van stap naar stap; {} somt ze op.",
        "{} et {} mènent d'une étape à l'autre ; {} les énumère.";
    guide_tour_end: "{} fills the screen with one step at a time; {} closes the tour.",
        "{} vult het scherm met één stap tegelijk; {} sluit de rondleiding.",
        "{} affiche une étape à la fois en grand ; {} ferme la visite.";
    guide_compare: "Compare two years or sources", "Twee jaren of bronnen vergelijken", "Comparer deux années ou sources";
    guide_compare_open: "Choose {} at the top.", "Kies bovenaan {}.", "Choisissez {} en haut.";
    guide_compare_sides: "Choose the two sides, years or sources, in the lists above the table. Or drag along the timeline's axis from one year to another.",
        "Kies de twee kanten, jaren of bronnen, in de lijsten boven de tabel. Of veeg over de as van de tijdlijn van het ene jaar naar het andere.",
        "Choisissez les deux côtés, années ou sources, dans les listes au-dessus du tableau. Ou faites glisser d'une année à l'autre sur l'axe de la chronologie.";
    guide_compare_row: "Open a topic to read both sides in full, with section and page.",
        "Open een onderwerp om beide kanten volledig te lezen, met sectie en pagina.",
        "Ouvrez un sujet pour lire les deux côtés en entier, avec section et page.";
    guide_compare_modes: "{} shows each year beside the others, {} the likelihood terms, {} what changed, on one page.",
        "{} toont elk jaar naast de andere, {} de waarschijnlijkheidstermen, {} wat er veranderde, op één pagina.",
        "{} montre chaque année à côté des autres, {} les termes de probabilité, {} ce qui a changé, sur une page.";
    guide_compare_terms: "Point at a term with a dotted underline, or press it, to read what it means; the same goes for running text elsewhere.",
        "Wijs een begrip met puntjes eronder aan, of druk erop, om te lezen wat het betekent; ook elders in lopende tekst.",
        "Survolez un terme souligné en pointillé, ou appuyez dessus, pour lire ce qu'il signifie ; de même ailleurs dans le texte courant.";
    guide_signs: "Read the symbols", "De tekens lezen", "Lire les signes";
    guide_signs_sign: "The symbol between the two sides shows the result of the row, with its word beside it:",
        "Het teken tussen de twee kanten toont het resultaat van de rij; het woord staat ernaast:",
        "Le signe entre les deux côtés montre le résultat de la ligne ; son mot est à côté :";
    guide_signs_whose: "Below it is whose judgement it is: {}, or {} from figures or from likelihood terms.",
        "Eronder staat wiens oordeel het is: {}, of {} uit cijfers of uit waarschijnlijkheidstermen.",
        "Au-dessous est écrit qui juge : {}, ou {} d'après les chiffres ou les termes de probabilité.";
    guide_cite: "Cite an entry", "Een onderdeel citeren", "Citer une entrée";
    guide_cite_open: "Open an event, a topic of the comparison, a figure or a difference.",
        "Open een feit, een onderwerp van de vergelijking, een cijfer of een verschil.",
        "Ouvrez un fait, un sujet de la comparaison, un chiffre ou une divergence.";
    guide_cite_press: "Press {}: the sources with section and page, and the entry itself.",
        "Druk op {}: de bronnen met sectie en pagina, en het onderdeel zelf.",
        "Appuyez sur {} : les sources avec section et page, et l'entrée elle-même.";
    guide_cite_copy: "Choose under {} what your text or reference manager needs, then {}.",
        "Kies bij {} wat uw tekst of referentieprogramma nodig heeft, en dan {}.",
        "Choisissez sous {} ce que demande votre texte ou logiciel de références, puis {}.";
    guide_download: "Share and download", "Delen en downloaden", "Partager et télécharger";
    guide_download_link: "In the {}, {} gives the link to exactly what you see.",
        "In het {} geeft {} de link naar precies wat u ziet.",
        "Dans le {}, {} donne le lien vers exactement ce que vous voyez.";
    guide_download_file: "In the {}, {} gives what the filters show, or everything: tables, a calendar, a picture, all data.",
        "In het {} geeft {} wat de filters tonen, of alles: tabellen, een agenda, een afbeelding, alle gegevens.",
        "Dans le {}, {} donne ce que montrent les filtres, ou tout : tableaux, agenda, image, toutes les données.";
    guide_embed_open: "In the {}, choose {}. If this copy has no web address, the dialog says what to do first.",
        "Kies in het {} {}. Heeft deze kopie geen webadres, dan zegt het venster wat u eerst moet doen.",
        "Dans le {}, choisissez {}. Si cette copie n'a pas d'adresse web, la boîte de dialogue dit ce qu'il faut faire d'abord.";
    guide_embed_choose: "Choose what it shows, the height, the language and the colours; the preview follows. Then press {} under {}.",
        "Kies wat er te zien is, de hoogte, de taal en de kleuren; het voorbeeld volgt. Druk dan op {} onder {}.",
        "Choisissez ce qu'on y voit, la hauteur, la langue et les couleurs ; l'aperçu suit. Appuyez ensuite sur {} sous {}.";
    guide_platforms: "In a course site (names of buttons differ from version to version):",
        "In een leerplatform (namen van knoppen verschillen per versie):",
        "Dans une plateforme de cours (le nom des boutons varie selon la version) :";
    guide_moodle: "Upload the file in a File or Folder resource, copy its address, and paste the code into the HTML view of a Page. Choose a fixed height. Or add the SCORM package as an activity, without a grade.",
        "Upload het bestand in een Bestand of Map, kopieer het adres en plak de code in de HTML-weergave van een Pagina. Kies een vaste hoogte. Of voeg het SCORM-pakket toe als activiteit, zonder cijfer.",
        "Déposez le fichier dans une ressource Fichier ou Dossier, copiez son adresse et collez le code dans la vue HTML d'une Page. Choisissez une hauteur fixe. Ou ajoutez le paquet SCORM comme activité, sans note.";
    guide_canvas: "Upload the file to Files, copy its address, and paste the code into the HTML view of a page. Canvas removes scripts: choose a fixed height.",
        "Upload het bestand bij Bestanden, kopieer het adres en plak de code in de HTML-weergave van een pagina. Canvas haalt scripts weg: kies een vaste hoogte.",
        "Déposez le fichier dans Fichiers, copiez son adresse et collez le code dans la vue HTML d'une page. Canvas retire les scripts : choisissez une hauteur fixe.";
    guide_brightspace: "Add the file to a module under Content: it is a topic of its own. Or upload it with Manage Files and paste the code into the editor's Source Code view. Choose a fixed height.",
        "Voeg het bestand onder Inhoud aan een module toe: het is een onderdeel op zich. Of upload het met Bestandsbeheer en plak de code in de broncodeweergave van de editor. Kies een vaste hoogte.",
        "Ajoutez le fichier à un module sous Contenu : il forme une rubrique à part. Ou déposez-le par la gestion des fichiers et collez le code dans la vue du code source de l'éditeur. Choisissez une hauteur fixe.";
    guide_blackboard: "Upload the file as content that opens in the browser, or paste the code into the HTML view of an item. A filter may remove the frame if you have no right to add trusted content; then use the file or the SCORM package.",
        "Upload het bestand als inhoud die in de browser opent, of plak de code in de HTML-weergave van een item. Een filter kan het kader weghalen als u geen vertrouwde inhoud mag toevoegen; gebruik dan het bestand of het SCORM-pakket.",
        "Déposez le fichier comme contenu à ouvrir dans le navigateur, ou collez le code dans la vue HTML d'un élément. Un filtre peut retirer le cadre si vous n'avez pas le droit d'ajouter du contenu de confiance ; utilisez alors le fichier ou le paquet SCORM.";
    guide_edx: "Upload the file under Content, Files; its address there begins with /static/. Paste the code with that address into a Text component of the kind Raw HTML. Scripts are kept, so a growing frame works.",
        "Upload het bestand onder Inhoud, Bestanden; zijn adres begint daar met /static/. Plak de code met dat adres in een Text-onderdeel van de soort Raw HTML. Scripts blijven behouden: een kader dat meegroeit, werkt dus.",
        "Déposez le fichier sous Contenu, Fichiers ; son adresse y commence par /static/. Collez le code avec cette adresse dans un composant Text de type Raw HTML. Les scripts sont conservés : un cadre qui s'adapte fonctionne donc.";
    guide_print: "Print a handout", "Een hand-out afdrukken", "Imprimer un document à distribuer";
    guide_print_open: "In the {}, choose {}.", "Kies in het {} {}.", "Dans le {}, choisissez {}.";
    guide_print_choose: "Choose {}, or {}. What the screen folds away or shows only as a number (+3) is printed in full.",
        "Kies {}, of {}. Wat het scherm inklapt of alleen als getal toont (+3), wordt voluit afgedrukt.",
        "Choisissez {}, ou {}. Ce que l'écran replie ou ne montre que par un nombre (+3) est imprimé en entier.";
    guide_own: "Add your own report", "Uw eigen verslag toevoegen", "Ajouter votre propre rapport";
    guide_own_open: "In the {}, choose {}; the templates there show how to write one.",
        "Kies in het {} {}; de sjablonen daar tonen hoe u er een schrijft.",
        "Dans le {}, choisissez {} ; les modèles y montrent comment en écrire un.";
    guide_own_choose: "Press {}, or drop the file anywhere on the page. It stays on your device.",
        "Druk op {}, of sleep het bestand ergens op de pagina. Het blijft op uw toestel.",
        "Appuyez sur {}, ou déposez le fichier n'importe où sur la page. Il reste sur votre appareil.";
    guide_own_try: "An example: under {} there, press {} below {}. Then press {} and choose that file. The invented “Service X” adds 4 events and 10 other records.",
        "Een voorbeeld: druk daar bij {} op {} onder {}. Druk dan op {} en neem dat bestand. De verzonnen ‘Service X’ voegt 4 feiten en 10 andere records toe.",
        "Un exemple : là, sous {}, appuyez sur {} en dessous de {}. Appuyez ensuite sur {} et prenez ce fichier. Le « Service X » inventé ajoute 4 faits et 10 autres éléments.";
    guide_own_see: "On {} its events are framed, in their lanes or in one of its own, “Harbours of X”. In {} its statements on the jihadist threat are beside the VSSE's, and it alone has “Unknown crews”.",
        "Op {} staan zijn feiten in een kader, in hun banen of in een eigen baan, ‘Harbours of X’. In {} staan zijn uitspraken over de jihadistische dreiging naast die van de VSSE, en alleen hij heeft ‘Unknown crews’.",
        "Dans {}, ses faits sont encadrés, dans leurs couloirs ou dans un couloir à lui, « Harbours of X ». Dans {}, ses énoncés sur la menace djihadiste figurent à côté de ceux de la VSSE, et lui seul a « Unknown crews ».";
    guide_own_beside: "In {}, choose “Service X 2025” above the table, beside the VSSE's report. {} shows Service X's own change, from “unlikely” to “likely”.",
        "Kies in {} boven de tabel ‘Service X 2025’, naast het verslag van de VSSE. {} toont de eigen verandering van Service X, van ‘unlikely’ naar ‘likely’.",
        "Dans {}, choisissez « Service X 2025 » au-dessus du tableau, à côté du rapport de la VSSE. {} montre l'évolution propre à Service X, de « unlikely » à « likely ».";
    guide_own_remove: "What is yours carries the mark {}. {} in the same dialog takes it out again.",
        "Wat van u is, draagt de aanduiding {}. {} in hetzelfde venster haalt het weer weg.",
        "Ce qui est à vous porte la mention {}. {} dans la même boîte de dialogue le retire.";
    guide_look: "Set text and colours", "Tekst en kleuren instellen", "Régler le texte et les couleurs";
    guide_look_menu: "In the {}, set {} and {}. The page keeps them for your next visit where that is allowed.",
        "Stel in het {} {} en {} in. De pagina onthoudt ze voor uw volgende bezoek waar dat mag.",
        "Dans le {}, réglez {} et {}. La page les conserve pour votre prochaine visite là où elle le peut.";
    guide_keyboard: "Use the keyboard", "Het toetsenbord gebruiken", "Utiliser le clavier";
    guide_keyboard_sheet: "Press {} for all keys: {}. Shortcuts that are single letters or symbols can be switched off there.",
        "Druk op {} voor alle toetsen: {}. Losse letters en tekens kunt u daar uitzetten.",
        "Appuyez sur {} pour toutes les touches : {}. Les lettres et signes seuls peuvent y être désactivés.";
    guide_keyboard_palette: "Press {} or {} for {}: one field that reaches every view, event, topic, source and command.",
        "Druk op {} of {} voor {}: één veld dat elke weergave, elk feit, elk onderwerp, elke bron en elke opdracht bereikt.",
        "Appuyez sur {} ou {} pour {} : un champ qui mène à chaque vue, fait, sujet, source et commande.";
    guide_keyboard_timeline: "In the timeline, arrow keys walk from event to event and from lane to lane, Enter opens an event.",
        "In de tijdlijn gaan pijltoetsen van feit naar feit en van baan naar baan; Enter opent een feit.",
        "Dans la chronologie, les flèches vont d'un fait à l'autre et d'un couloir à l'autre ; Entrée ouvre un fait.";

    // Paper
    print_menu: "Print…", "Afdrukken…", "Imprimer…";
    print_what: "What to print", "Wat u afdrukt", "Quoi imprimer";
    print_view: "What the view shows", "Wat de weergave toont", "Ce que la vue montre";
    print_all: "All the data, as a booklet", "Alle gegevens, als boekje", "Toutes les données, en livret";
    print_forbidden: "Nothing was printed: printing is not allowed here. The document is below; open the page in its own window to print it, or copy it.",
        "Er is niets afgedrukt: deze omgeving laat de pagina niet afdrukken. Het document staat hieronder; open de pagina op zichzelf om het af te drukken, of kopieer het.",
        "Rien n'a été imprimé : cet environnement ne laisse pas la page imprimer. Le document est ci-dessous ; ouvrez la page seule pour l'imprimer, ou copiez-le.";
    paper_cut: "This handout is too long for the browser's own command and ends early. “Print…” in the menu prints all of it.",
        "Deze hand-out is te lang voor de opdracht van de browser en breekt af. ‘Afdrukken…’ in het menu drukt alles af.",
        "Ce document est trop long pour la commande du navigateur et s'arrête avant la fin. « Imprimer… » dans le menu l'imprime en entier.";
    paper_contents: "Contents", "Inhoud", "Sommaire";
    paper_reading: "How to read this", "Hoe u dit leest", "Comment lire ce document";
    paper_comparison: "Comparison", "Vergelijking", "Comparaison";
    paper_divergences: "Where the sources differ", "Waar de bronnen verschillen", "Où les sources divergent";
    paper_link: "Link:", "Link:", "Lien :";
    paper_printed: "Made on", "Gemaakt op", "Établi le";
    licence_line: "Data: CC BY 4.0.", "Gegevens: CC BY 4.0.", "Données : CC BY 4.0.";
    licence_of_ours: "Threatline's data: CC BY 4.0.", "Gegevens van Threatline: CC BY 4.0.", "Données de Threatline : CC BY 4.0.";
    paper_own_marked: "Their records are marked.", "Hun records zijn gemarkeerd.", "Leurs éléments sont signalés.";
    plain_intro: "This is the content as plain text. The interactive page adds the timeline, search, figures, the differences between the sources, and Dutch and French.",
        "Dit is de inhoud als gewone tekst. De interactieve pagina voegt de tijdlijn, de zoekfunctie, cijfers, de verschillen tussen de bronnen, het Nederlands en het Frans toe.",
        "Ceci est le contenu en texte simple. La page interactive ajoute la chronologie, la recherche, les chiffres, les divergences entre les sources, le néerlandais et le français.";
    read_dates: "A date is never more exact than its source: a year alone means that the source gives no day.",
        "Een datum is nooit preciezer dan zijn bron: een jaar alleen betekent dat de bron geen dag geeft.",
        "Une date n'est jamais plus précise que sa source : une année seule signifie que la source ne donne pas de jour.";
    read_attribution: "Texts are our own summaries. A judgement belongs to whoever made it, with its hedges; words in quotation marks are the source's, as printed or translated.",
        "De teksten zijn onze eigen samenvattingen. Een oordeel is van wie het uitsprak, met zijn voorbehoud; woorden tussen aanhalingstekens zijn die van de bron, zoals gedrukt of vertaald.",
        "Les textes sont nos propres résumés. Un jugement appartient à son auteur, avec ses réserves ; les mots entre guillemets sont ceux de la source, tels qu'imprimés ou traduits.";
    read_directions: "A direction says whose it is: stated by a source, or computed here from figures or from likelihood terms. Where none is stated, none is given.",
        "Een richting zegt van wie ze is: van een bron, of hier berekend uit cijfers of waarschijnlijkheidstermen. Waar er geen vermeld is, staat er geen.",
        "Chaque évolution indique son origine : elle vient d'une source ou est calculée ici d'après des chiffres ou des termes de probabilité. Là où aucune n'est indiquée, il n'y en a pas.";
    read_figures: "“Derived” marks a figure computed here, with its arithmetic. ≠ marks what another passage contradicts: both are shown, neither is chosen.",
        "‘Afgeleid’ markeert een hier berekend cijfer, met de berekening. ≠ markeert wat een andere vindplaats tegenspreekt: beide staan er, er wordt niet gekozen.",
        "« Dérivé » signale un chiffre calculé ici, avec son calcul. ≠ signale ce qu'un autre passage contredit : les deux figurent, aucun n'est choisi.";
    read_places: "After each entry are its passages: source, section, printed pages, and words to search for there.",
        "Na elk onderdeel staan de vindplaatsen: bron, sectie, gedrukte pagina's, en woorden om er te zoeken.",
        "Après chaque entrée figurent les passages : source, section, pages imprimées, et des mots à y chercher.";

    // About
    about_is: "What this is", "Wat dit is", "Ce que c'est";
    about_is_text: "Threatline answers three questions about the public reports of Belgian State Security (VSSE): what happened, what changed from one year to the next, and where exactly the source says so.",
        "Threatline beantwoordt drie vragen over de openbare verslagen van de Veiligheid van de Staat (VSSE): wat er gebeurde, wat er veranderde van jaar tot jaar, en waar de bron dat precies zegt.",
        "Threatline répond à trois questions sur les rapports publics de la Sûreté de l'État (VSSE) : ce qui s'est passé, ce qui a changé d'une année à l'autre, et où exactement la source le dit.";
    about_private: "It is one file. It asks no server for anything, sends nothing and tracks no one; your choice of language, colours, text size and keys, and the fact that you have been here, are kept in your browser only.",
        "Het is één bestand. Het vraagt niets aan een server, verstuurt niets en volgt niemand; uw keuze van taal, kleuren, tekstgrootte en toetsen, en het feit dat u hier geweest bent, worden alleen in uw browser bewaard.",
        "C'est un seul fichier. Il ne demande rien à aucun serveur, n'envoie rien et ne suit personne ; vos choix de langue, couleurs, taille du texte et touches, et le fait que vous êtes venu, ne sont conservés que dans votre navigateur.";
    about_is_not: "What this is not", "Wat dit niet is", "Ce que ce n'est pas";
    about_not_official: "Not a publication of the VSSE: the VSSE neither commissioned nor approved it.",
        "Geen publicatie van de VSSE: zij heeft er niet om gevraagd en heeft ze niet goedgekeurd.",
        "Pas une publication de la VSSE : elle ne l'a ni demandée ni approuvée.";
    about_not_assessment: "Not an assessment of a threat. The page says what documents say, and adds no judgement to theirs.",
        "Geen beoordeling van een dreiging. De pagina zegt wat documenten zeggen en voegt geen oordeel toe aan het hunne.",
        "Pas une évaluation d'une menace. La page dit ce que disent des documents et n'ajoute aucun jugement au leur.";
    about_not_complete: "Not complete: the page rests on the documents listed under Sources. What they leave out is not here.",
        "Niet volledig: de pagina berust op de documenten onder Bronnen. Wat die weglaten, staat hier niet.",
        "Pas complète : la page repose sur les documents énumérés sous Sources. Ce qu'ils omettent n'y est pas.";
    about_not_updated: "Not updated automatically: a copied file stays what it was on its date.",
        "Niet vanzelf bijgewerkt: een gekopieerd bestand blijft wat het op zijn datum was.",
        "Pas mise à jour d'elle-même : un fichier copié reste ce qu'il était à sa date.";
    about_rules: "The rules of the editors", "De regels van de redactie", "Les règles de la rédaction";
    rule_nothing_else: "Nothing is here that a source does not say. What we know from elsewhere is an editor's note, and marked as one.",
        "Hier staat niets wat een bron niet zegt. Wat we van elders weten, is een noot van de redactie en als zodanig gemarkeerd.",
        "Rien ne figure ici qu'une source ne dise. Ce que nous savons par une autre voie est une note de la rédaction, signalée comme telle.";
    rule_own_words: "Facts are told in our own words, with equal care in three languages. Figures, names, titles and fixed terms are carried over as printed.",
        "Wat er gebeurde, vertellen we in onze eigen woorden, in drie talen met evenveel zorg. Cijfers, namen, titels en vaste termen zijn overgenomen zoals gedrukt.",
        "Les faits sont dits avec nos propres mots, en trois langues, avec un soin égal. Chiffres, noms, titres et termes fixes sont repris tels qu'imprimés.";
    rule_attribute: "A judgement belongs to whoever made it, and is told as theirs.",
        "Een oordeel is van wie het gaf, en wordt als het zijne verteld.",
        "Un jugement appartient à qui l'a porté, et est rapporté comme sien.";
    rule_hedges: "Every hedge is kept: may, largely, for the time being. Dropping one would change the claim.",
        "Elk voorbehoud blijft: kan, grotendeels, voorlopig. Eén weglaten zou de bewering veranderen.",
        "Chaque réserve est conservée : peut, en grande partie, pour l'instant. En omettre une changerait l'affirmation.";
    rule_gaps: "A gap stays a gap. Where the sources say nothing about a year, the page says so.",
        "Een leemte blijft een leemte. Waar de bronnen niets over een jaar zeggen, zegt de pagina dat.",
        "Une lacune reste une lacune. Là où les sources ne disent rien d'une année, la page le dit.";
    rule_disagreement: "Where sources disagree, both are shown; neither is chosen, and nothing is averaged.",
        "Waar bronnen het oneens zijn, staan ze er allebei. Er wordt niet gekozen en geen gemiddelde gemaakt.",
        "Là où les sources divergent, les deux sont montrées. Aucune n'est choisie et aucune moyenne n'est faite.";
    rule_sober: "Sober words; no private person is named where the fact is clear without the name, and no detail is given that could help violence.",
        "Sobere woorden; geen privépersoon wordt genoemd waar het feit ook zonder naam duidelijk is, en er staat geen detail dat geweld zou kunnen helpen.",
        "Des mots sobres ; aucune personne privée n'est nommée si le fait est clair sans le nom, et aucun détail n'est donné qui pourrait servir la violence.";
    about_derived: "How figures and directions are made", "Hoe cijfers en richtingen tot stand komen", "Comment naissent chiffres et évolutions";
    derived_as_printed: "A figure is as printed, with its qualifier: about, more than, nearly. A figure printed in words is shown as a number; where the two are not quite the same (“one third”), a note gives the words.",
        "Een cijfer staat er zoals gedrukt, met zijn bepaling: ongeveer, meer dan, bijna. Een cijfer dat in woorden gedrukt is, staat er als getal; waar die twee niet helemaal hetzelfde zijn (‘een derde’), geeft een noot de woorden.",
        "Un chiffre est tel qu'imprimé, avec son qualificatif : environ, plus de, près de. Un chiffre imprimé en lettres est donné en nombre ; quand les deux ne sont pas tout à fait la même chose (« un tiers »), une note donne les mots.";
    derived_arithmetic: "A figure that we computed is marked as derived and shows its arithmetic.",
        "Een cijfer dat wij berekenden, is gemarkeerd als afgeleid en toont de berekening.",
        "Un chiffre que nous avons calculé est marqué comme dérivé et montre son calcul.";
    derived_series: "A direction is computed from figures only within one series, which counts one thing in one way, and only when both values leave no doubt about their order.",
        "Een richting wordt alleen binnen één reeks, die één ding op één manier telt, uit cijfers berekend, en alleen als beide waarden geen twijfel laten over hun volgorde.",
        "Une évolution n'est calculée d'après des chiffres qu'au sein d'une série, qui compte une seule chose d'une seule façon, et seulement si les deux valeurs ne laissent aucun doute sur leur ordre.";
    derived_ladder: "Or from two likelihood terms on one ladder, when both judge the same thing. No term has a percentage here.",
        "Of uit twee waarschijnlijkheidstermen op één ladder, als beide over hetzelfde oordelen. Geen term krijgt hier een percentage.",
        "Ou d'après deux termes de probabilité d'une même échelle, quand les deux jugent la même chose. Aucun terme n'a ici de pourcentage.";
    derived_not_comparable: "Otherwise the source's own words give the direction, or none is stated. What is counted differently is not comparable, and the reason is given.",
        "Anders geven de eigen woorden van de bron de richting, of er is er geen vermeld. Wat anders geteld wordt, is niet vergelijkbaar, en de reden staat erbij.",
        "Sinon, les mots de la source donnent l'évolution, ou aucune n'est indiquée. Ce qui se compte autrement n'est pas comparable, et la raison est donnée.";
    about_access: "Accessibility statement", "Toegankelijkheidsverklaring", "Déclaration d'accessibilité";
    access_scope: "This statement is about this page. It follows the form that Belgian public bodies use (act of 19 July 2018), though the page is not published by one.",
        "Deze verklaring gaat over deze pagina. Ze volgt de vorm die Belgische overheidsinstanties gebruiken (wet van 19 juli 2018), al geeft geen van hen de pagina uit.",
        "Cette déclaration porte sur cette page. Elle suit la forme qu'utilisent les organismes publics belges (loi du 19 juillet 2018), bien que la page n'émane pas de l'un d'eux.";
    access_status: "Compliance status", "Nalevingsstatus", "État de conformité";
    access_status_text: "Partially compliant with the Web Content Accessibility Guidelines (WCAG) 2.2, level AA, by our own assessment and with the exceptions below. EN 301 549 takes over level AA of WCAG 2.1 in its clause 9; nothing else of that standard was assessed. Text has a contrast of at least 7 to 1 (the large date of a slide 4.5 to 1, buttons that are switched off less), and marks of 3 to 1, in high contrast of 4.5 to 1, apart from guide lines and from what fades because it is uncertain.",
        "Gedeeltelijk in overeenstemming met de Web Content Accessibility Guidelines (WCAG) 2.2, niveau AA, naar eigen beoordeling en met de uitzonderingen hieronder. De norm EN 301 549 neemt in hoofdstuk 9 niveau AA van WCAG 2.1 over; van die norm is verder niets beoordeeld. Tekst heeft een contrast van minstens 7 op 1 (de grote datum van een dia 4,5 op 1, uitgeschakelde knoppen minder), tekens van 3 op 1, bij hoog contrast van 4,5 op 1, behalve hulplijnen en wat vervaagt omdat het onzeker is.",
        "Partiellement conforme aux Web Content Accessibility Guidelines (WCAG) 2.2, niveau AA, selon notre propre évaluation et avec les exceptions ci-dessous. La norme EN 301 549 reprend dans son chapitre 9 le niveau AA des WCAG 2.1 ; rien d'autre de cette norme n'a été évalué. Le texte a un contraste d'au moins 7 pour 1 (la grande date d'une diapositive 4,5 pour 1, les boutons désactivés moins), les marques de 3 pour 1, de 4,5 pour 1 en contraste élevé, sauf les lignes de repère et ce qui s'estompe parce que c'est incertain.";
    access_limits: "Content that is not accessible", "Niet-toegankelijke inhoud", "Contenu non accessible";
    access_not_met: "Not compliant", "Niet in overeenstemming", "Non-conformité";
    access_limit_spacing: "1.4.12, text spacing: with wider spacing some lane names are cut short, because a lane is as high as its marks. Pointing at the name, or opening its menu, shows it whole.",
        "1.4.12, tekstafstand: met ruimere afstand worden sommige namen van banen afgekapt, omdat een baan zo hoog is als haar tekens. Wie de naam aanwijst of het menu ervan opent, ziet hem helemaal.",
        "1.4.12, espacement du texte : avec un texte plus espacé, certains noms de couloirs sont tronqués, parce qu'un couloir a la hauteur de ses marques. Qui pointe le nom ou ouvre son menu le voit en entier.";
    access_limit_excerpts: "1.4.12 too: the excerpts among the search results, the notes beside the choices of “Go to or run…” and the hint in the search field are short, and shorter still with wider spacing. What a result or a choice opens has the whole text.",
        "Ook 1.4.12: de fragmenten bij de zoekresultaten, de notities naast de keuzes van ‘Ga naar of voer uit…’ en de hint in het zoekveld zijn kort, en met ruimere afstand nog korter. Wat een resultaat of een keuze opent, bevat de hele tekst.",
        "1.4.12 aussi : les extraits parmi les résultats de recherche, les notes à côté des choix de « Aller à… ou exécuter… » et l'indication dans le champ de recherche sont abrégés, et plus encore avec un texte plus espacé. Ce qu'ouvre un résultat ou un choix contient le texte entier.";
    access_limit_drawing: "1.4.12 too: labels in the drawing of the timeline and in charts make no room for wider spacing and may run into one another, because they are placed by their width. They and the small text around the drawing also keep their size when another text size is chosen; the browser's zoom enlarges them. The same events are also in a list and the same figures in a table, which follow both.",
        "Ook 1.4.12: opschriften in de tekening van de tijdlijn en in grafieken maken geen plaats voor ruimere afstand en kunnen dan over elkaar lopen, omdat ze naar hun breedte zijn geplaatst. Net als de kleine tekst rond de tekening houden ze ook hun grootte als u een andere tekstgrootte kiest; de zoom van de browser vergroot ze. Dezelfde feiten zijn er als lijst en dezelfde cijfers als tabel; lijst en tabel volgen beide instellingen wel.",
        "1.4.12 aussi : les étiquettes du dessin de la chronologie et des graphiques ne font pas place à un texte plus espacé et peuvent alors se chevaucher, parce qu'elles sont placées selon leur largeur. Comme le petit texte autour du dessin, elles gardent aussi leur taille quand on en choisit une autre pour le texte ; le zoom du navigateur les agrandit. Les mêmes faits figurent en liste et les mêmes chiffres en tableau ; liste et tableau suivent ces deux réglages.";
    access_burden: "Disproportionate burden", "Onevenredige last", "Charge disproportionnée";
    access_burden_text: "None is claimed.", "Er wordt geen ingeroepen.", "Aucune n'est invoquée.";
    access_outside: "Outside the scope of the act", "Buiten het toepassingsgebied van de wet", "Hors du champ d'application de la loi";
    access_outside_text: "Nothing in this page. The source documents are not part of it: whether they are accessible depends on their publishers.",
        "Niets in deze pagina. De brondocumenten maken er geen deel van uit: of ze toegankelijk zijn, hangt af van hun uitgevers.",
        "Rien dans cette page. Les documents sources n'en font pas partie : leur accessibilité dépend de leurs éditeurs.";
    access_limit_people: "The page has not been tested with people who use a screen reader, magnifier or speech input every day.",
        "De pagina is niet getest met mensen die dagelijks een schermlezer, vergrootglas of spraakinvoer gebruiken.",
        "La page n'a pas été testée avec des personnes qui utilisent chaque jour un lecteur d'écran, une loupe ou la saisie vocale.";
    access_made: "How this statement was made", "Hoe deze verklaring is opgesteld", "Établissement de cette déclaration";
    access_contact: "Feedback and contact", "Feedback en contact", "Retour d'information et contact";
    access_contact_text: "The project has no address of its own for this. Whoever publishes a copy names a contact beside it: tell them what you could not read or use.",
        "Het project heeft hiervoor geen eigen adres. Wie een kopie publiceert, vermeldt er een contact bij: laat daar weten wat u niet kon lezen of gebruiken.",
        "Le projet n'a pas d'adresse à cet effet. Qui publie une copie indique un contact à côté : dites-lui ce que vous n'avez pas pu lire ou utiliser.";
    access_complaint: "If the answer does not help", "Als het antwoord niet helpt", "Si la réponse ne suffit pas";
    access_complaint_text: "A public body that shows this page answers for it under that act. For a federal body, contact the Federal Ombudsman; regions, communities and municipalities name a service of their own.",
        "Een overheidsinstantie die deze pagina toont, staat er volgens die wet voor in. Over een federale kunt u zich tot de federale Ombudsman wenden; gewesten, gemeenschappen en gemeenten noemen een eigen dienst.",
        "Un organisme public qui montre cette page en répond selon cette loi. Pour un organisme fédéral, adressez-vous au Médiateur fédéral ; régions, communautés et communes indiquent leur propre service.";
    about_licences: "Licences", "Licenties", "Licences";
    licence_code: "The program is free software: MIT or Apache-2.0, at your option.",
        "Het programma is vrije software: MIT of Apache-2.0, naar keuze.",
        "Le programme est un logiciel libre : MIT ou Apache-2.0, à votre choix.";
    licence_others: "Third-party packages in the program", "Pakketten van anderen in het programma", "Paquets de tiers dans le programme";
    licence_data: "The data and our texts: Creative Commons Attribution 4.0 (CC BY 4.0). Name Threatline, its version and date, and say what you changed.",
        "De gegevens en onze teksten: Creative Commons Naamsvermelding 4.0 (CC BY 4.0). Noem Threatline, de versie en de datum, en zeg wat u veranderde.",
        "Les données et nos textes : Creative Commons Attribution 4.0 (CC BY 4.0). Citez Threatline, sa version et sa date, et dites ce que vous avez modifié.";
    licence_sources: "The source documents and the words quoted from them belong to their publishers.",
        "De brondocumenten en de woorden die eruit geciteerd worden, zijn van hun uitgevers.",
        "Les documents sources et les mots qui en sont cités appartiennent à leurs éditeurs.";
    about_copy: "This copy", "Deze kopie", "Cette copie";
    copy_data_of: "Data as of", "Gegevens van", "Données du";
    copy_checksum: "SHA-256 of the data", "SHA-256 van de gegevens", "SHA-256 des données";
    copy_holds: "Holds", "Bevat", "Contient";
    about_line: "An independent reading of public documents. It is not a publication of Belgian State Security.",
        "Een onafhankelijke lezing van openbare documenten. Geen publicatie van de Veiligheid van de Staat.",
        "Une lecture indépendante de documents publics. Ce n'est pas une publication de la Sûreté de l'État.";
    // Citations
    cite: "Cite", "Citeren", "Citer";
    cite_comparison: "Cite this comparison", "Deze vergelijking citeren", "Citer cette comparaison";
    cite_intro: "The sources that this rests on, with the passage, and this entry itself.",
        "De bronnen waarop dit berust, met de vindplaats, en dit onderdeel zelf.",
        "Les sources sur lesquelles ceci repose, avec le passage, et cette entrée elle-même.";
    cite_format: "Format", "Formaat", "Format";
    cite_check: "Styles differ in detail: check the text against the rules that you follow.",
        "Stijlen verschillen in details: leg de tekst naast de regels die u volgt.",
        "Les styles varient dans le détail : comparez le texte aux règles que vous suivez.";
    cite_no_date: "n.d.", "z.d.", "s.d.";
    cite_in: "In", "In", "Dans";
    cite_version: "Version", "Versie", "Version";
    cite_data_set: "Data set", "Dataset", "Jeu de données";
    cite_link_in_page: "Link within the page:", "Link binnen de pagina:", "Lien dans la page :";
    cite_this_entry: "This entry in Threatline", "Dit onderdeel van Threatline", "Cette entrée de Threatline";
    // Embedding
    embed: "Embed…", "Insluiten…", "Intégrer…";
    embed_title: "Show this in another page", "Dit in een andere pagina tonen", "Afficher ceci dans une autre page";
    embed_upload: "This copy has no address that others can open. Upload the file to your site or course first, then put its address here.",
        "Deze kopie heeft geen adres dat anderen kunnen openen. Zet het bestand eerst op uw site of in uw cursus en vul dan hier het adres in.",
        "Cette copie n'a pas d'adresse que d'autres puissent ouvrir. Déposez d'abord le fichier sur votre site ou dans votre cours, puis indiquez ici son adresse.";
    embed_address: "Address of the file", "Adres van het bestand", "Adresse du fichier";
    embed_what: "What it shows", "Wat er te zien is", "Ce qu'on y voit";
    embed_as_shown: "What I see now", "Wat ik nu zie", "Ce que je vois";
    embed_readers_language: "The reader's own", "Die van de lezer", "Celle du lecteur";
    embed_header: "With header and menu", "Met kop en menu", "Avec l'en-tête et le menu";
    embed_height: "Height", "Hoogte", "Hauteur";
    embed_fixed: "Fixed, in pixels", "Vast, in pixels", "Fixe, en pixels";
    embed_growing: "Grows with what it shows", "Groeit mee met wat te zien is", "S'adapte à ce qui est affiché";
    embed_code: "Code for your page", "Code voor uw pagina", "Code pour votre page";
    embed_script: "Script for your page, once", "Script voor uw pagina, één keer", "Script pour votre page, une seule fois";
    embed_script_why: "A frame cannot change its own height: this script lets the page around it do so. Where a course site allows no scripts, choose a fixed height.",
        "Een kader kan zijn eigen hoogte niet veranderen: met dit script doet de pagina eromheen dat. Neemt een leeromgeving geen scripts aan, kies dan een vaste hoogte.",
        "Un cadre ne peut pas changer sa propre hauteur : ce script le permet à la page qui l'entoure. Si la plateforme de cours n'accepte pas de scripts, choisissez une hauteur fixe.";
    embed_preview: "Preview, at a width of", "Voorbeeld, bij een breedte van", "Aperçu, pour une largeur de";
    embed_edition: "A copied file never changes by itself. The code names the copy that it was made with.",
        "Een gekopieerd bestand verandert nooit vanzelf. De code noemt de kopie waarmee hij gemaakt is.",
        "Un fichier copié ne change jamais de lui-même. Le code nomme la copie avec laquelle il a été fait.";
    // Downloads
    download: "Download", "Downloaden", "Télécharger";
    download_scope: "What to download", "Wat u downloadt", "Quoi télécharger";
    download_shown: "What the filters show", "Wat de filters tonen", "Ce que les filtres montrent";
    download_all: "Everything", "Alles", "Tout";
    download_statements: "Statements", "Uitspraken", "Énoncés";
    download_package: "All tables with their description", "Alle tabellen met hun beschrijving", "Tous les tableaux avec leur description";
    download_report: "All the data in one file", "Alle gegevens in één bestand", "Toutes les données en un seul fichier";
    download_calendar: "Events as a calendar", "Feiten als agenda", "Faits en agenda";
    download_timelinejs: "Events for another timeline", "Feiten voor een andere tijdlijn", "Faits pour une autre chronologie";
    download_picture: "The timeline as a picture", "De tijdlijn als afbeelding", "La chronologie en image";
    download_own: "The calendar, the TimelineJS file and the picture also include events of your own reports. All other files hold built-in data only.",
        "De agenda, het TimelineJS-bestand en de afbeelding bevatten ook feiten uit uw eigen verslagen. Alle andere bestanden bevatten alleen de ingebouwde gegevens.",
        "L'agenda, le fichier TimelineJS et l'image contiennent aussi les faits de vos propres rapports. Tous les autres fichiers se limitent aux données d'origine de la page.";
    download_no_dates: "A calendar needs an event dated between the years 1 and 9999; none is shown.",
        "Een agenda heeft een feit uit de jaren 1 tot 9999 nodig; er wordt er geen getoond.",
        "Un agenda demande un fait daté entre les années 1 et 9999 ; aucun n'est affiché.";
    download_no_comparison: "This file holds built-in data only, and the built-in data has nothing on these two sides.",
        "Dit bestand bevat alleen de ingebouwde gegevens, en die hebben niets over deze twee kanten.",
        "Ce fichier se limite aux données d'origine de la page, qui n'ont rien sur ces deux côtés.";
    png_failed: "This browser could not draw the picture; save it as SVG.",
        "Deze browser kon de afbeelding niet tekenen; sla ze op als SVG.",
        "Ce navigateur n'a pas pu dessiner l'image ; enregistrez-la en SVG.";
    download_forbidden: "This page is in a frame of another page, which may forbid downloads. If no file appears, copy the text instead; all the data is in the JSON file.",
        "De pagina staat in een kader van een andere pagina, die downloads kan verbieden. Verschijnt er geen bestand, kopieer dan de tekst; alle gegevens staan in het JSON-bestand.",
        "La page se trouve dans le cadre d'une autre page, qui peut interdire les téléchargements. Si aucun fichier n'apparaît, copiez le texte ; toutes les données sont dans le fichier JSON.";
    save: "Save", "Opslaan", "Enregistrer";
    copy_text: "Copy", "Kopiëren", "Copier";
    copy_all: "Copy all", "Alles kopiëren", "Tout copier";
}
