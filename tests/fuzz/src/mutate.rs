//! Inputs from inputs: a sound one, with a few changes.

/// More than the texts of a record may have; what large files do has tests of its own.
const LONGEST: usize = 64 * 1024;

/// Makes inputs from seeds; the same ones from the same number.
pub struct Mutator<'a> {
    random: fastrand::Rng,
    seeds: &'a [Vec<u8>],
    words: &'a [&'a str],
}

impl<'a> Mutator<'a> {
    pub fn new(seed: u64, seeds: &'a [Vec<u8>], words: &'a [&'a str]) -> Mutator<'a> {
        Mutator {
            random: fastrand::Rng::with_seed(seed),
            seeds,
            words,
        }
    }

    /// One to eight changes, mostly few: a file with one mistake goes deepest.
    pub fn next_input(&mut self) -> Vec<u8> {
        let mut input = self.random.choice(self.seeds).cloned().unwrap_or_default();
        let changes = 1 << self.random.u8(0..4).min(self.random.u8(0..4));
        for _ in 0..changes {
            self.change(&mut input);
        }
        input.truncate(LONGEST);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        /// Bytes that open, close, divide or escape something, or are no text.
        const BYTES: &[u8] = b"\"'{}[]:,;\\\n\r\t-+.eE/~?%X0123456789<>&=\0\x7f\x80\xc3\xff";
        let at = self.random.usize(0..=input.len());
        let piece = self.piece(input);
        match self.random.u8(0..10) {
            0 if at < input.len() => input[at] = self.random.u8(..),
            1 if at < input.len() => input[at] = BYTES[self.random.usize(..BYTES.len())],
            2 => input.insert(at, BYTES[self.random.usize(..BYTES.len())]),
            3 => drop(input.drain(piece)),
            4 => {
                let again = input[piece].to_vec();
                input.splice(at..at, again);
            }
            5 => {
                let other = self.random.choice(self.seeds).cloned().unwrap_or_default();
                let taken = self.piece(&other);
                input.splice(piece, other[taken].iter().copied());
            }
            6 | 7 if !self.words.is_empty() => {
                let word = self.words[self.random.usize(..self.words.len())];
                // In place of something, or beside it.
                let to = if self.random.bool() { piece } else { at..at };
                input.splice(to, word.bytes());
            }
            8 => self.number(input),
            9 => {
                let (byte, times) = (BYTES[self.random.usize(..12)], self.random.usize(1..400));
                input.splice(at..at, std::iter::repeat_n(byte, times));
            }
            _ => input.truncate(at),
        }
    }

    /// Part of a text, mostly a short one.
    fn piece(&mut self, of: &[u8]) -> std::ops::Range<usize> {
        let from = self.random.usize(0..=of.len());
        let longest = [1, 4, 16, 64, 1_024][self.random.usize(..5)];
        let length = self.random.usize(0..=longest);
        from..of.len().min(from + length)
    }

    /// Puts another number in the place of one.
    fn number(&mut self, input: &mut Vec<u8>) {
        const NUMBERS: [&str; 14] = [
            "0",
            "-1",
            "1",
            "12",
            "13",
            "31",
            "255",
            "9999",
            "-9999",
            "2147483648",
            "18446744073709551616",
            "1e308",
            "1e999",
            "0.1e-400",
        ];
        let from = self.random.usize(0..=input.len());
        let digit = input[from..].iter().position(u8::is_ascii_digit);
        let Some(first) = digit.map(|at| from + at) else {
            return;
        };
        let rest = input[first..].iter();
        let last = first + rest.take_while(|byte| byte.is_ascii_digit()).count();
        let number = NUMBERS[self.random.usize(..NUMBERS.len())];
        input.splice(first..last, number.bytes());
    }
}
