/** Bounded repetition, so that text full of opening brackets cannot make it slow. */
const PLACEHOLDER =
  /@?\[{1,2}(?=[^[\]\n]{0,80}[\p{L}_])[^[\]\n]{1,80}\]{1,2}(?![([])|[【［][^【】［］\n]{1,80}[】］]|<(?![!/]|https?:|mailto:|br\b)[\p{L}_#@][^<>\n]{0,80}>|＜[^＜＞\n]{1,80}＞|[〇○◯●×]{1,6}(?=[時分年月日様円件名])|\$\{[^{}\n]{1,80}\}|\$\([^()\n]{1,80}\)|\{\{[^{}\n]{1,80}\}\}|\{(?=[\p{L}_])[^{}"\n]{1,80}\}|\b(?:HH|hh|XX|xx):(?:MM|mm|XX|xx)\b|\bYYYY-MM-DD\b|\b(?:SEV|Sev|sev)-?[XxN#](?!\w)|\bP[xX](?!\w)|_{3,80}|%[A-Z_]{2,40}%/gu;

/** What is to be filled in, as written and each once: `[X]`, `<N>`, `{severity}`, `${SERVICE}`, `{{x}}`, `HH:MM`, `@[name]`. */
export const placeholdersIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(PLACEHOLDER)]
      .map(([placeholder]) => placeholder)
      .filter((placeholder) => placeholder !== "[x]"),
  ),
];
