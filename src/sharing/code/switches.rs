//! The switches of a small Python program: the words to choose from, and those that are chosen.

use crate::exercise::plan::Plan;

/// How the function of a step is defined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Function {
    /// `def`.
    #[default]
    Def,
    /// `async def`.
    AsyncDef,
}

/// How a step sleeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sleep {
    /// `time.sleep`.
    #[default]
    Blocking,
    /// `await asyncio.sleep`.
    Awaited,
    /// `asyncio.sleep`, whose `await` was forgotten.
    Forgotten,
}

/// How the steps are started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// One after another, by `for`.
    #[default]
    Loop,
    /// All at once, by `gather`.
    Gather,
    /// Likewise, but each waits for one of the places of a `Semaphore`.
    Limited,
    /// Each in a thread of its own, by `threading`.
    Threads,
}

/// The word that is chosen at each switch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Switches {
    /// How the function of a step is defined.
    pub function: Function,
    /// How a step sleeps.
    pub sleep: Sleep,
    /// How the steps are started.
    pub start: Start,
}

/// A switch of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// How the function of a step is defined.
    Function,
    /// How a step sleeps.
    Sleep,
    /// How the steps are started.
    Start,
}

impl Function {
    /// Every choice, in order of its discriminant.
    pub const ALL: [Self; 2] = [Self::Def, Self::AsyncDef];

    /// Its word in the program.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Def => "def",
            Self::AsyncDef => "async def",
        }
    }
}

impl Sleep {
    /// Every choice, in order of its discriminant.
    pub const ALL: [Self; 3] = [Self::Blocking, Self::Awaited, Self::Forgotten];

    /// Its word in the program.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Blocking => "time.sleep",
            Self::Awaited => "await asyncio.sleep",
            Self::Forgotten => "asyncio.sleep",
        }
    }
}

impl Start {
    /// Every choice, in order of its discriminant.
    pub const ALL: [Self; 4] = [Self::Loop, Self::Gather, Self::Limited, Self::Threads];

    /// Its word in the program, with the limit of the plan.
    pub fn word(self, plan: &Plan) -> String {
        match self {
            Self::Loop => "for".to_owned(),
            Self::Gather => "gather".to_owned(),
            Self::Limited => format!("gather with Semaphore({})", plan.limit()),
            Self::Threads => "threading".to_owned(),
        }
    }
}

impl Switch {
    /// Every switch, in the order in which they stand in the program.
    pub const ALL: [Self; 3] = [Self::Function, Self::Sleep, Self::Start];

    /// The words to choose from.
    pub fn words(self, plan: &Plan) -> Vec<String> {
        match self {
            Self::Function => Function::ALL.map(|choice| choice.word().to_owned()).into(),
            Self::Sleep => Sleep::ALL.map(|choice| choice.word().to_owned()).into(),
            Self::Start => Start::ALL.map(|choice| choice.word(plan)).into(),
        }
    }

    /// Its name for those who don't see where it stands: what it switches, and the words to choose from.
    pub fn name(self, plan: &Plan) -> String {
        let what = match self {
            Self::Function => "The function",
            Self::Sleep => "The sleep",
            Self::Start => "The start",
        };
        let mut words = self.words(plan);
        let last = words.pop().unwrap_or_default();
        format!("{what}: {} or {last}", words.join(", "))
    }
}

impl Switches {
    /// Every combination.
    pub fn all() -> impl Iterator<Item = Self> {
        let of = |function| Sleep::ALL.into_iter().map(move |sleep| (function, sleep));
        Function::ALL
            .into_iter()
            .flat_map(of)
            .flat_map(|(function, sleep)| Start::ALL.into_iter().map(move |start| Self { function, sleep, start }))
    }

    /// The index of the word that is chosen at a switch.
    pub const fn chosen(self, switch: Switch) -> usize {
        match switch {
            Switch::Function => self.function as usize,
            Switch::Sleep => self.sleep as usize,
            Switch::Start => self.start as usize,
        }
    }

    /// The combination with another word at a switch. An index without a word changes nothing.
    pub fn choose(self, switch: Switch, index: usize) -> Self {
        let mut chosen = self;
        match switch {
            Switch::Function => chosen.function = Function::ALL.get(index).copied().unwrap_or(self.function),
            Switch::Sleep => chosen.sleep = Sleep::ALL.get(index).copied().unwrap_or(self.sleep),
            Switch::Start => chosen.start = Start::ALL.get(index).copied().unwrap_or(self.start),
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_combination_is_chosen_word_by_word() {
        let all: Vec<_> = Switches::all().collect();
        assert_eq!(all.len(), 24);
        for to in &all {
            for from in &all {
                let chosen = Switch::ALL.iter().fold(*from, |now, switch| now.choose(*switch, to.chosen(*switch)));
                assert_eq!(chosen, *to);
            }
        }
        assert_eq!(all[5].choose(Switch::Sleep, 3), all[5]);
    }

    #[test]
    fn a_switch_names_its_choices() {
        let plan = Plan::counting_to(30).0;
        assert_eq!(
            Switch::ALL.map(|switch| switch.name(&plan)),
            [
                "The function: def or async def",
                "The sleep: time.sleep, await asyncio.sleep or asyncio.sleep",
                "The start: for, gather, gather with Semaphore(3) or threading"
            ]
        );
        assert!(Switch::Start.name(&plan.with_limit(7)).contains("Semaphore(7)"));
    }
}
