import { typeset, type LocalizedText } from '@ess-widgets/contract'

/** What a mail says. It holds nothing that whoever asked for it wrote: an address of one’s own is all they chose. */
export interface Message {
  subject: string
  text: string
  html: string
}

/** What a consultation puts into its mails. */
export interface Sender {
  title: LocalizedText
  /** Who answers for it. */
  controller: string
  /** Address of the page that the code opens, without a fragment. */
  page: string
  /** Address of the page that says what is done with personal data. */
  notice: string
}

type Language = keyof LocalizedText

/** The mail with the link to a signature: one text, whatever it serves for. */
export function messageOf({ title, controller, page, notice }: Sender, code: string, language: Language): Message {
  const words = says(title[language], controller, page)
  const { subject, greeting, why, button, until, other, never, foot, data } = typeset(words)
  const link = `${page}#${code}`
  const read = (text: LocalizedText) => text[language]
  return {
    subject: read(subject),
    text: [
      read(greeting),
      read(why),
      `${read(button)}\n${link}`,
      read(until),
      `${read(other)} ${code}`,
      read(never),
      '-- ',
      `${read(foot)}\n${read(data)} ${notice}`,
    ].join('\n\n'),
    html: wholePage(language, read(subject), [
      `<p>${escape(read(greeting))}</p>`,
      `<p>${escape(read(why))}</p>`,
      `<p style="margin:24px 0"><a href="${escape(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0a5c4a;color:#ffffff;font-weight:600;text-decoration:none">${escape(read(button))}</a></p>`,
      `<p>${escape(read(until))}</p>`,
      `<p style="color:#55606a">${escape(read(other))}<br><code style="font-size:16px;color:#1b1f23">${escape(code)}</code></p>`,
      `<p style="color:#55606a">${escape(read(never))}</p>`,
      `<p style="margin-top:32px;padding-top:16px;border-top:1px solid #d5dbe0;color:#55606a;font-size:14px">${escape(read(foot))}<br><a href="${escape(notice)}" style="color:#55606a">${escape(read(data))}</a></p>`,
    ]),
  }
}

const says = (
  title: string,
  controller: string,
  page: string,
): Record<string, LocalizedText> & Record<Sentence, LocalizedText> => ({
  subject: { fr: `Votre signature : ${title}`, en: `Your signature: ${title}` },
  greeting: { fr: 'Bonjour,', en: 'Hello,' },
  why: {
    fr: `Cette adresse a été donnée pour signer le texte « ${title} ». Tant que vous n’avez rien confirmé, rien n’est compté ni publié.`,
    en: `This address was given to sign the text “${title}”. As long as you have confirmed nothing, nothing is counted or published.`,
  },
  button: { fr: 'Voir ma signature', en: 'See my signature' },
  until: {
    fr: 'La page vous montre ce qui sera signé, et vous demande de confirmer. Vous pouvez aussi y retirer une signature. Le lien sert une fois, pendant 48 heures.',
    en: 'The page shows you what will be signed, and asks you to confirm. You can also withdraw a signature there. The link serves once, for 48 hours.',
  },
  other: {
    fr: `Si le lien ne s’ouvre pas, allez à ${page} et écrivez-y ce code :`,
    en: `If the link does not open, go to ${page} and type this code there:`,
  },
  never: {
    fr: 'Vous n’avez rien demandé ? Ne faites rien, et rien ne se passera. La même page permet aussi de ne plus jamais recevoir de message de notre part.',
    en: 'You did not ask for this? Do nothing, and nothing will happen. The same page also lets you never receive a message from us again.',
  },
  foot: { fr: `Responsable de ce traitement : ${controller}.`, en: `Controller of this processing: ${controller}.` },
  data: { fr: 'Vos données et vos droits', en: 'Your data and your rights' },
})

type Sentence = 'subject' | 'greeting' | 'why' | 'button' | 'until' | 'other' | 'never' | 'foot' | 'data'

/** Mail programs read tables and inline styles, and nothing newer: this is as plain as they all show. */
const wholePage = (language: Language, title: string, body: string[]) =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head><body style="margin:0;padding:24px;background:#f4f6f7;color:#1b1f23;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:1.5"><div style="max-width:560px;margin:0 auto;padding:24px;border:1px solid #d5dbe0;border-radius:8px;background:#ffffff">${body.join('')}</div></body></html>`

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
