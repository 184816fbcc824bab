import { html, type Markup } from '../pages/html.ts'
import type { View } from '../pages/view.ts'
import type { Treatment } from '../privacy/treatments.ts'

/** One thing that is done with personal data, as the notice and the record show it. */
export function treatmentCard({ say, read }: View, treatment: Treatment): Markup {
  const { name, purpose, basis, data, recipients, duration } = treatment
  const rows: [string, string][] = [
    [say('Pour quoi', 'What for'), read(purpose)],
    [say('Sur quelle base', 'On which basis'), read(basis)],
    [say('Quelles données', 'Which data'), read(data)],
    [say('Qui les voit', 'Who sees them'), read(recipients)],
    [say('Combien de temps', 'For how long'), read(duration)],
  ]
  return html`<section class="card">
    <h2>${read(name)}</h2>
    <dl class="list">${rows.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
  </section>`
}
