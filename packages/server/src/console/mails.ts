import type { MailFolder } from '../mail/transport.ts'
import { html } from '../pages/html.ts'
import { clockOf, type Visit } from '../pages/view.ts'

/** Mails on one page. */
const most = 50

/** The mails that were kept because no mail server is there: what the demo has in the place of people's mailboxes. */
export async function showMails(visit: Visit, folder: MailFolder | undefined) {
  const { view, edition } = visit
  const { say } = view
  const title = say('Courriels', 'Mails')
  if (!folder)
    return visit.show({
      title,
      body: html`<p>${say(
        'Les messages partent par le serveur de courrier de ce serveur : aucun n’est gardé ici.',
        'Messages leave through this server’s mail server: none is kept here.',
      )}</p>`,
    })
  const own = (await folder.list()).filter(({ consultation }) => consultation === edition.file.id)
  const mails = await Promise.all(
    own.slice(0, most).map(async (mail) => ({ ...mail, ...(await folder.preview(mail.name)) })),
  )
  const time = clockOf(view, { dateStyle: 'medium', timeStyle: 'medium' })
  return visit.show({
    title,
    body: html`<p class="lead">${say(
      'Aucun serveur de courrier n’est réglé (SMTP_URL) : les messages sont gardés ici, et dans le dossier « mail » des données. Qui les lit peut confirmer à la place des personnes : ce réglage est pour une démonstration.',
      'No mail server is set (SMTP_URL): messages are kept here, and in the folder “mail” of the data. Whoever reads them can confirm for people: this setting is for a demonstration.',
    )}</p>
    ${own.length === 0 && html`<p>${say('Aucun message pour l’instant.', 'No message yet.')}</p>`}
    ${mails.map(
      ({ at, to, subject, text }) => html`<article class="card">
      <p class="small"><time datetime="${new Date(at).toISOString()}">${time.format(at)}</time> · <bdi>${to}</bdi></p>
      <h2>${subject}</h2>
      <details><summary>${say('Lire', 'Read')}</summary><p class="said small">${linked(text)}</p></details>
    </article>`,
    )}`,
  })
}

/** The addresses in a text that we wrote, as links. */
const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : part))
