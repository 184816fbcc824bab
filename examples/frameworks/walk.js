/** What a person does on each of the sites, step by step. */
import assert from 'node:assert/strict'

const governance = 'gouvernance'
const reserves = 'reserves'

export async function walk(stage, url) {
  const { context, tab, faults } = await stage.visit(url)
  const vote = tab.locator('ess-vote')
  const choice = (name) => vote.getByRole('button', { name, exact: true })
  const isPressed = (name) => choice(name).and(tab.locator('[aria-pressed=true]')).waitFor()
  const shows = (statement) => vote.getByRole('heading', { name: statement, level: 2 }).waitFor()
  const pick = (title) => tab.getByLabel('Le principe').selectOption(title)
  const follow = (name) => tab.getByRole('link', { name, exact: true }).click()
  /** What the app itself says. */
  const said = (words) => tab.locator('p.said').getByText(words, { exact: true }).waitFor()
  const start = { [governance]: await stage.counts(governance), [reserves]: await stage.counts(reserves) }

  // A vote: the tag has it recorded, the app hears of it, the server counts it.
  await said('Votre réponse part vers le séminaire, sans compte ni cookie.')
  await shows(/^La gouvernance est démocratique/)
  await choice('D’accord').click()
  await said('Merci, votre vote est enregistré. La gouvernance\u00a0: d’accord.')
  assert.equal((await stage.counts(governance)).agree, start[governance].agree + 1)

  // The app shows another principle by the attribute, and the tag follows.
  await pick('Les réserves')
  await shows(/^Les réserves obligatoires/)
  assert.equal(await vote.locator('[aria-pressed=true]').count(), 0)

  // No network: the vote is kept on the device, and the app is told nothing. The person leaves the page.
  const cut = (route) => route.abort()
  await context.route(`${stage.api}/**`, cut)
  await choice('Pas d’accord').click()
  await vote.getByText('Gardé sur cet appareil, pas encore reçu.').waitFor()
  await said('Merci, votre vote est enregistré. La gouvernance\u00a0: d’accord.')
  await context.unroute(`${stage.api}/**`, cut)
  await follow('Programme')
  await tab.locator('ess-agenda').getByRole('heading', { name: 'Jeudi 25 novembre 2027' }).waitFor()
  assert.equal(await vote.count(), 0)

  // Back, both votes are there, and the second has left by itself, once.
  await follow('Voter')
  await pick('La gouvernance')
  await isPressed('D’accord')
  await pick('Les réserves')
  await isPressed('Pas d’accord')
  await vote.getByText('Vote enregistré.').waitFor()
  assert.equal((await stage.counts(reserves)).disagree, start[reserves].disagree + 1)

  // What is taken back is told too.
  await vote.getByRole('button', { name: 'Retirer mon vote' }).click()
  await said('Votre vote est retiré. Les réserves\u00a0: sans réponse.')
  assert.deepEqual(await stage.counts(reserves), start[reserves])

  assert.deepEqual(await tab.evaluate(() => window.definitions['ess-vote']), 1)
  assert.deepEqual(faults, [])
  await context.close()
}
