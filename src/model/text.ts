/** The two languages of the interface. Dossiers speak the language of their templates. */
export type Language = 'zh-CN' | 'en';

/** One sentence in both languages of the interface; `{name}` stands for an argument. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type TextArguments = Readonly<Record<string, string | number>>;

/** Fills `{name}` in a sentence; an argument that is not given stays visible as `{name}`. */
export function say(text: Text, language: Language, args: TextArguments = {}): string {
  const sentence = language === 'en' ? text.en : text.zh;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in args ? String(args[name]) : whole));
}
