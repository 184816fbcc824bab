/** A thousand things that people, or machines, write into a form: attacks on whatever takes a text for something else, and names that must live. */

/** Each says so where it runs. */
const scripts = [
  '<script>alert(#)</script>',
  '<img src=x onerror=alert(#)>',
  '<svg onload=alert(#)>',
  '<svg><script>alert(#)</script></svg>',
  '<iframe srcdoc="<script>parent.alert(#)</script>"></iframe>',
  '<a href="javascript:alert(#)">x</a>',
  '<form action="javascript:alert(#)"><button>x</button></form>',
  '<details open ontoggle=alert(#)>',
  '<input autofocus onfocus=alert(#)>',
  '<video><source onerror=alert(#)></video>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(#)>',
  '<base href="https://evil.example/#/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(#)">',
  '<link rel="stylesheet" href="https://evil.example/#.css">',
  '<style>@import "https://evil.example/#.css"; * { display: none }</style>',
  '<template shadowrootmode="open"><script>alert(#)</script></template>',
  '<ess-vote principle="#" onclick=alert(#)></ess-vote>',
  'javascript:alert(#)',
  'data:text/html,<script>alert(#)</script>',
  'setTimeout`alert\\u0028#\\u0029`',
]
/** Where a writer thinks the text stands. */
const surroundings = [
  '#',
  '">#',
  "'>#",
  '</textarea>#',
  '</title>#',
  '</p></article></main>#',
  '--><!-- -->#',
  ']]>#',
  '</style></script>#',
  '`);#//',
  '{{#}}',
  '${#}',
  '<!--?lit$123$-->#',
  '%3C#%3E',
  '&lt;#&gt;&#x3c;',
  '<![CDATA[#',
]
const formulas = [
  '=HYPERLINK("https://evil.example/#";"Cliquez")',
  "=cmd|' /C calc'!A#",
  '+#+cmd',
  '-#+cmd',
  '@SUM(A1:A#)',
  '=1+#',
  '＝1+#',
  '＋#',
  '－#',
  '＠SUM(#)',
  '%0A=#',
  '=IMPORTXML("https://evil.example/#","//a")',
]
/** What stands before a formula, and does not hide it from a spreadsheet. */
const leads = ['', ' ', '\t', '\r', '\n', '\0', '\ufeff', '"', ';', ',', 'a;', 'a\n', 'a",', "';", 'Jeanne;"']
const injections = [
  "'; DROP TABLE contributions; --#",
  "' OR '#'='#",
  '$where: #',
  '{"__proto__":{"isAdmin":#}}',
  '../../../../etc/passwd#',
  '\\\\evil.example\\share\\#',
  '%00%0d%0aSet-Cookie:%20x=#',
  'a\r\nSet-Cookie: x=#',
  '\u001b]0;#\u0007\u001b[31mrouge',
  '&entity#;<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
  '!!js/function "#"',
  '*alias# &anchor',
  '$(touch /tmp/#)',
  '`touch #`',
  '%s%n%x%#',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e999',
]
/** Letters that turn, hide or heap: `#` is a number, so that each text is another. */
const letters = [
  '\u202e# etsil al ed niF\u202c',
  '\u2066#\u2069\u2067inverse\u2069',
  '\u202a\u202b\u202d# sans fin',
  '\u200f\u200e\u061c# marques',
  '\0# NUL \u0001\u0008\u001f\u007f\u0085\u009f',
  '\u2028# ligne\u2029paragraphe',
  '\ud800# moitié',
  'moitié \udfff #',
  '\ufeff\u200b\u2060# invisible',
  '\u{e0041}\u{e0042}# étiquettes',
  '\ufdd0\uffff\u{1fffe}# hors caractère',
  '\u{f0000}\ue000# usage privé',
]

/** What must come out as it went in. */
const good = [
  'Nesrine Ben Saïd, coopérative d’habitants',
  'נועה לוי־כהן',
  'שָׁלוֹם עֲלֵיכֶם',
  'محمد الأمين بن عبد الله',
  'اَلسَّلَامُ عَلَيْكُمْ',
  'فاطمه\u200cها',
  'Nguyễn Thị Ánh Tuyết',
  'Łukasz Żółć, Gdańsk',
  'Þórður Æðelstan',
  'Ὀδυσσεύς',
  'Дмитро Їжакевич',
  '王小明與合作社',
  '協同組合の山田さん',
  '협동조합 김하늘',
  'हिन्दी में सहकारिता',
  'தமிழ் கூட்டுறவு',
  'ไทยสหกรณ์ที่ดีที่สุด',
  'ქართული კოოპერატივი',
  'Հայկական ընկերություն',
  '👩🏽‍🌾👨‍👩‍👧‍👦🏳️‍🌈 et la ferme',
  '👍🏿 d’accord 🇫🇷🇵🇹',
  '1️⃣ d’abord, ❤️ ensuite',
  'O’Brien & fils <ils sont trois>',
  'Prix : 3 < 5 > 2, « à peu près »',
  'Jeanne d’Arc : 50 % d’accord ; et après ?',
  'AC/DC, C:\\dossier, a@b, #1',
  'Ligne une\nLigne deux\n\nFin',
  'n’est-ce pas… — si !',
  'l’œuf, le cœur, Ångström, ﬁn',
  'x² + y² = z², ½, №, ™',
]

const numbered = (template, number) => template.replaceAll('#', String(number))

/** As many different texts, the same at each run, each with whether it must come out as it went in. */
export function hostileTexts(count) {
  const kinds = [
    (n) => surroundings[n % surroundings.length].replace('#', () => numbered(scripts[n % scripts.length], n)),
    (n) => leads[n % leads.length] + numbered(formulas[n % formulas.length], n),
    (n) => numbered(letters[n % letters.length], n),
    (n) => numbered(injections[n % injections.length], n),
    (n) => `e${'\u0301\u0489\u036f'.repeat(1 + (n % 180))} zalgo ${n}`,
    (n) => `${'mot'.repeat(100 + (n % 90))}${n}`,
    (n) => numbered(`${scripts[n % scripts.length]}\u202e${formulas[n % formulas.length]}\0`, n),
  ]
  const texts = new Map()
  for (const [index, name] of good.entries())
    for (const end of ['', ` ${index}`]) texts.set(name.normalize('NFC') + end, true)
  for (let n = 0; texts.size < count; n++) {
    const text = kinds[n % kinds.length](n)
    if (!texts.has(text)) texts.set(text, false)
  }
  return [...texts].map(([text, isGood]) => ({ text, isGood }))
}

/** More than any field takes, and more than a server reads. */
export const tooLong = [`${'é'.repeat(100_000)}`, `<script>alert(1)</script>${'x'.repeat(100_000)}`]
