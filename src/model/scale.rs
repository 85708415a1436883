//! Published scales of likelihood terms, as orientation beside the VSSE's own
//! ladder. They are not the VSSE's: no term of its reports has a number.

/// A scale that another service has published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferenceScale {
    /// Intelligence Community Directive 203, United States.
    Icd203,
    /// The yardstick of the Professional Head of Intelligence Assessment,
    /// United Kingdom.
    Phia,
}

/// A step of a published scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScaleTerm {
    /// The terms of this step, in the words of the scale; the first is that of
    /// its main row.
    pub terms: &'static [&'static str],
    /// The range as it is published, in per cent.
    pub range: &'static str,
}

impl ReferenceScale {
    pub const ALL: [ReferenceScale; 2] = [ReferenceScale::Icd203, ReferenceScale::Phia];

    /// The word in links.
    pub fn word(self) -> &'static str {
        match self {
            ReferenceScale::Icd203 => "icd203",
            ReferenceScale::Phia => "phia",
        }
    }

    /// The short name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            ReferenceScale::Icd203 => "ICD 203",
            ReferenceScale::Phia => "PHIA",
        }
    }

    /// Where it is published, in the document's language.
    pub fn published(self) -> &'static str {
        match self {
            ReferenceScale::Icd203 => {
                "Office of the Director of National Intelligence (US), \
                 Intelligence Community Directive 203, Analytic Standards, 2 January 2015"
            }
            ReferenceScale::Phia => {
                "Professional Head of Intelligence Assessment (UK), \
                 PHIA Probability Yardstick"
            }
        }
    }

    /// The steps, least likely first.
    pub fn terms(self) -> &'static [ScaleTerm] {
        const fn term(terms: &'static [&'static str], range: &'static str) -> ScaleTerm {
            ScaleTerm { terms, range }
        }
        const ICD_203: &[ScaleTerm] = &[
            term(&["almost no chance", "remote"], "01–05\u{a0}%"),
            term(&["very unlikely", "highly improbable"], "05–20\u{a0}%"),
            term(&["unlikely", "improbable", "improbably"], "20–45\u{a0}%"),
            term(
                &["roughly even chance", "roughly even odds"],
                "45–55\u{a0}%",
            ),
            term(&["likely", "probable", "probably"], "55–80\u{a0}%"),
            term(&["very likely", "highly probable"], "80–95\u{a0}%"),
            term(
                &["almost certain", "almost certainly", "nearly certain"],
                "95–99\u{a0}%",
            ),
        ];
        const PHIA: &[ScaleTerm] = &[
            term(&["remote chance"], "> 0 – ≈ 5\u{a0}%"),
            term(&["highly unlikely"], "≈ 10 – ≈ 20\u{a0}%"),
            term(&["unlikely"], "≈ 25 – ≈ 35\u{a0}%"),
            term(&["realistic possibility"], "≈ 40 – < 50\u{a0}%"),
            term(&["likely", "probable"], "≈ 55 – ≈ 75\u{a0}%"),
            term(&["highly likely"], "≈ 80 – ≈ 90\u{a0}%"),
            term(&["almost certain"], "≈ 95 – < 100\u{a0}%"),
        ];
        match self {
            ReferenceScale::Icd203 => ICD_203,
            ReferenceScale::Phia => PHIA,
        }
    }

    /// Whether the scale has a term, in these words.
    pub fn has(self, term: &str) -> bool {
        let terms = self.terms().iter().flat_map(|step| step.terms);
        terms
            .into_iter()
            .any(|other| other.eq_ignore_ascii_case(term))
    }
}
