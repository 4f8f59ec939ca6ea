type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** For one language: chooses the form that a count asks for; `#` in it stands for the written number. */
export function pluralIn(language: string): (count: number, written: string, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, written, forms) => (forms[rules.select(count)] ?? forms.other).replace("#", written);
}
