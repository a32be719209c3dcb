//! Texts as an enum of their keys.

/// Makes an enum `Text` whose variants are looked up in a static [`Catalogue`](super::Catalogue) by their keys.
macro_rules! texts {
    ($catalogue:path, $($name:ident = $key:literal,)*) => {
        /// A text that people read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Text {
            $($name,)*
        }

        impl Text {
            /// The key in the Fluent files.
            pub(crate) const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// The text in this language.
            pub(crate) fn get(self, language: checkout::language::Language) -> std::borrow::Cow<'static, str> {
                $catalogue.look_up(language, self.key(), None)
            }

            /// The text in this language with its variables filled in, each named as in the Fluent files.
            pub(crate) fn with<'a, const N: usize>(
                self,
                language: checkout::language::Language,
                variables: [(&'static str, fluent_bundle::FluentValue<'a>); N],
            ) -> String {
                let arguments: fluent_bundle::FluentArgs<'a> = variables.into_iter().collect();
                $catalogue.look_up(language, self.key(), Some(&arguments)).into_owned()
            }

            // In tests only: elsewhere it would hide from the compiler that a text is used nowhere.
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

pub(crate) use texts;
