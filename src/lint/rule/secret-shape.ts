/** A form of secret. `value` is the group that holds the secret itself. */
export interface SecretShape {
  readonly name: string;
  readonly pattern: RegExp;
  /** Whether the value may also be something harmless, so that it has to be looked at. */
  readonly isLoose: boolean;
}

/** What tokens, keys and passwords look like. Newer tokens may be longer; none is checked for its exact length. */
export const SECRET_SHAPES: readonly SecretShape[] = [
  {
    name: "a GitHub token",
    pattern: /\b(?<value>gh[oprsu]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255})/gu,
    isLoose: false,
  },
  { name: "a GitLab token", pattern: /\b(?<value>glpat-[\w-]{20,255})/gu, isLoose: false },
  { name: "an npm token", pattern: /\b(?<value>npm_[A-Za-z0-9]{36,255})/gu, isLoose: false },
  {
    name: "an AWS access key",
    pattern: /\b(?<value>A[KS]IA[A-Z0-9]{16})(?![A-Z0-9])/gu,
    isLoose: false,
  },
  { name: "a Google API key", pattern: /\b(?<value>AIza[\w-]{35})/gu, isLoose: false },
  { name: "a Slack token", pattern: /\b(?<value>xox[a-z]-[A-Za-z0-9-]{10,255})/gu, isLoose: false },
  {
    name: "a Slack webhook",
    pattern:
      /\bhooks\.slack\.com\/services\/(?<value>T[A-Z0-9]{6,20}\/B[A-Z0-9]{6,20}\/\w{12,64})/gu,
    isLoose: false,
  },
  {
    name: "a Stripe key",
    pattern: /\b(?<value>[rs]k_live_[A-Za-z0-9]{10,255}|whsec_[A-Za-z0-9+/=]{20,255})/gu,
    isLoose: false,
  },
  {
    name: "a JSON web token",
    pattern: /\b(?<value>eyJ[\w-]{8,2000}\.eyJ[\w-]{8,2000}\.[\w-]{8,2000})/gu,
    isLoose: false,
  },
  {
    name: "a private key",
    pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?:\s|\\n){1,8}(?<value>[A-Za-z0-9+/]{40})/gu,
    isLoose: false,
  },
  {
    name: "the password of an address",
    pattern: /:\/\/[^\s/:@"'`<>[\]]{0,100}:(?<value>[^\s/@"'`<>]{3,200})@(?=[\w.$-])/gu,
    isLoose: true,
  },
  {
    name: "a bearer token",
    pattern: /\bbearer[ \t]{1,4}(?<value>[\w.~+/-]{20,2000})/giu,
    isLoose: true,
  },
  {
    name: "a password",
    pattern:
      /(?:password|passwd|passwort|passphrase|pwd|has[lł]o|mot de passe|contraseña|senha|пароль|passord|パスワード|密码|密碼|비밀번호)["'`*]{0,4}[ \t]{0,4}(?:=>|[=:：])[ \t"'`*]{0,8}(?<value>[^\s"'`,;]{6,200})/giu,
    isLoose: true,
  },
  {
    name: "a secret",
    pattern:
      /(?:secret[_-]?(?:access[_-]?)?key|api[_-]?key|secret|token)["'`*]{0,4}[ \t]{0,4}(?:=>|[=:：])[ \t"'`*]{0,8}(?<value>[^\s"'`,;]{12,200})/giu,
    isLoose: true,
  },
];

const VARIABLE =
  /^[$%<[{(\\&*@]|\$[{(\w]|\{\{|[<[({]\w|^[A-Z][A-Z_]*$|^[a-z_]\w*(?:\.[a-z_]\w*)+[^\w]{0,3}$|^\.{3}|^(?:\.{0,2}\/|~\/|https?:|projects\/|arn:|vault:|op:|ref\+|secret\/)|\w\(/iu;
const EXAMPLE =
  /x{4}|\*{3}|\.{3}|…|^(.)\1+$|example|sample|dummy|fake|redacted|hidden|changeme|change[-_]me|replace|placeholder|insert|your|todo|required|optional|undefined|^1234567|^abcdef|1password|lastpass|bitwarden|keepass|keychain|vault|secretsmanager|secrets?[-_.]manager|password|secret|passwd|hasło/iu;
/** Names of things: `my-app-credentials-v2`, `github_token_2`. */
const NAME = /^[a-z]{2,}(?:[-_][a-z]{2,}\d{0,2}|[-_]v?\d{1,2})+$/u;

/** Whether what stands where a secret could stand looks like one, rather than like a variable, an example or a word. */
export function looksSecret(value: string): boolean {
  if (VARIABLE.test(value) || EXAMPLE.test(value) || NAME.test(value)) return false;
  return (
    /\p{L}/u.test(value) &&
    /[\d!#%&?^]/u.test(value.slice(0, -1) + value.slice(-1).replace(/[!?]/u, ""))
  );
}
