import { aTimeout, expect, html, nextFrame } from '@open-wc/testing'
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands'
import { openConsultation } from '@ess-widgets/client'
import type { MemoryServer } from '@ess-widgets/client/memory'
import { problem } from '@ess-widgets/contract'
import type { TemplateResult } from 'lit'
import { announce } from '../shared/announcer.ts'
import {
  announced,
  button,
  focused,
  focusedName,
  outline as outlineOf,
  warnings,
  words,
} from '../shared/testing/senses.ts'
import { checkStories, show as showTag, tell as tellTag } from '../shared/testing/stories.ts'
import { until } from '../shared/testing/until.ts'
import { percentages } from './vote-result.ts'
import * as stories from './vote.stories.ts'
import { answer, consultation, reach, serve } from './vote.stories.ts'
import { EssVote } from './vote.ts'

const show = (template: TemplateResult) => showTag('ess-vote', template)
const tell = (story: object) => tellTag('ess-vote', story)

async function showOn(server: MemoryServer, principle: string | null = 'gouvernance') {
  const element = await show(
    principle === null
      ? html`<ess-vote consultation=${server.url}></ess-vote>`
      : html`<ess-vote consultation=${server.url} principle=${principle}></ess-vote>`,
  )
  await reach(element, 'ready', 'done', 'closed', 'error')
  return element
}

async function vote(element: EssVote, choice: 'agree' | 'disagree' | 'pass') {
  await answer(element, choice)
  await reach(element, 'done', 'error')
}

const root = (element: EssVote) => element.shadowRoot!
const votes = (server: MemoryServer) => server.requests.filter(({ method }) => method === 'PUT').length

/** Role, name and state of what a screen reader meets. */
const outline = (element: EssVote) => outlineOf(element, 'a, button, fieldset, [role=heading], select, summary')

describe('<ess-vote>', () => {
  const { random } = Math
  const { warn } = console

  before(() => {
    // The pauses between two tries become none.
    Math.random = () => 0
    console.warn = (...parts: unknown[]) => {
      if (!String(parts[0]).startsWith('<ess-vote>')) warn(...parts)
    }
  })

  after(() => {
    Math.random = random
    console.warn = warn
  })

  describe('for everyone', () => {
    afterEach(async () => {
      document.documentElement.style.colorScheme = ''
      await emulateMedia({ forcedColors: 'none' })
      await setViewport({ width: 800, height: 600 })
    })

    checkStories('ess-vote', stories)

    it('reads as a heading, a group and three buttons', async () => {
      const element = await showOn(serve())
      await expect(element).to.be.accessible()
      expect(outline(element)).to.deep.equal([
        'link "loi de 2014, article 1"',
        'heading "La gouvernance est démocratique : elle ne dépend pas du seul capital apporté." level=3',
        'group "Votre avis"',
        'button "D’accord" pressed=false',
        'button "Pas d’accord" pressed=false',
        'button "Je passe" pressed=false',
      ])
    })

    it('reads the vote given, then what can be done about it', async () => {
      const element = await tell(stories.Done)
      expect(outline(element).slice(3)).to.deep.equal([
        'button "D’accord" pressed=true',
        'button "Pas d’accord" pressed=false',
        'button "Je passe" pressed=false',
        'button "Changer"',
        'button "Retirer mon vote"',
        'summary "De quelle famille êtes-vous ?"',
      ])
    })

    it('reads the question of the family with its reason', async () => {
      const element = await tell(stories.FamilyQuestion)
      await expect(element).to.be.accessible()
      expect(outline(element).slice(8)).to.deep.equal([
        'summary "De quelle famille êtes-vous ?"',
        'combobox "De quelle famille êtes-vous ?"',
        'button "Enregistrer"',
        'button "Ne pas répondre"',
      ])
    })

    it('is walked through with the keyboard alone', async () => {
      const server = serve({ principles: consultation.principles.slice(0, 2) })
      const element = await showOn(server, null)
      const press = async (key: string, times = 1) => {
        for (let time = 0; time < times; time++) await sendKeys({ press: key })
      }
      await press('Tab', 2)
      expect(focusedName(element)).to.equal('D’accord')
      await press('Enter')
      await reach(element, 'done')
      expect(focusedName(element), 'after the vote').to.equal('D’accord')

      await press('Tab', 3)
      expect(focusedName(element)).to.equal('Changer')
      await press('Space')
      await element.updateComplete
      expect(focusedName(element), 'changing').to.equal('D’accord')
      await press('Tab')
      await press('Space')
      await reach(element, 'done')
      expect(focusedName(element)).to.equal('Pas d’accord')

      await press('Tab', 3)
      expect(focusedName(element)).to.equal('Retirer mon vote')
      await press('Enter')
      await reach(element, 'ready')
      expect(focusedName(element), 'after the removal').to.equal('D’accord')

      await press('Tab', 3)
      expect(focusedName(element)).to.equal('Principe suivant')
      await press('Enter')
      await element.updateComplete
      await nextFrame()
      expect(focusedName(element), 'the next statement').to.contain('La gouvernance')
      await press('Tab', 4)
      expect(focusedName(element)).to.equal('Principe précédent')
      await press('Tab')
      expect(focusedName(element)).to.equal('Voir mes votes')
      await press('Enter')
      await element.updateComplete
      await nextFrame()
      expect(focusedName(element)).to.equal('Vos votes')
      await press('Tab')
      await press('Enter')
      await element.updateComplete
      await nextFrame()
      expect(focusedName(element), 'back to the first').to.contain('L’activité a un autre but')
    })

    it('says through one polite region of the page what became of each act', async () => {
      const server = serve()
      const element = await showOn(server)
      const region = document.getElementById('ess-announcer')!
      expect(region.getAttribute('role')).to.equal('status')
      expect(region.hasAttribute('style')).to.equal(false)
      const { position, clipPath } = getComputedStyle(region)
      expect({ position, clipPath }, 'takes no room and shows nothing').to.deep.equal({
        position: 'fixed',
        clipPath: 'inset(50%)',
      })
      await vote(element, 'agree')
      expect(announced()).to.equal('Vote enregistré.')
      button(element, 'Retirer').click()
      await reach(element, 'ready')
      expect(announced()).to.equal('Vote retiré.')
      await until(() => element.client!.outbox)
      server.fail('offline')
      await vote(element, 'pass')
      expect(announced()).to.contain('Gardé sur cet appareil, pas encore reçu.')
      expect(document.querySelectorAll('#ess-announcer').length).to.equal(1)
    })

    it('gives the focus to the answers when its own button leaves', async () => {
      const server = serve()
      const element = await showOn(server)
      await until(() => element.client!.outbox)
      server.fail('offline')
      await vote(element, 'pass')
      button(element, 'Réessayer').focus()
      button(element, 'Réessayer').click()
      await element.updateComplete
      expect(focusedName(element)).to.equal('Je passe')
    })

    it('keeps the focus inside when a card that could not be read is tried again, in vain and then with success', async () => {
      const server = serve()
      server.fail('offline')
      const element = await showOn(server)
      for (const state of ['error', 'ready'] as const) {
        button(element, 'Réessayer').focus()
        if (state === 'ready') server.recover()
        button(element, 'Réessayer').click()
        await reach(element, 'loading')
        await reach(element, state)
        expect(focused(element), state).not.to.equal(null)
      }
      expect(focusedName(element)).to.equal('D’accord')
    })

    it('leads whoever was about to answer to the statement when the consultation closes', async () => {
      const server = serve()
      const element = await showOn(server)
      button(element, 'D’accord').focus()
      server.setStatus('closed')
      await reach(element, 'closed')
      expect(focused(element)!.role).to.equal('heading')
    })

    it('leaves alone the focus on the page’s own link while it tries again by itself', async () => {
      const server = serve()
      server.fail('offline')
      const element = await show(
        html`<ess-vote consultation=${server.url} principle="but"><a href="https://example.org">Ailleurs</a></ess-vote>`,
      )
      await reach(element, 'error')
      await import('./vote-later.ts')
      element.querySelector('a')!.focus()
      const said = await warnings(async () => {
        window.dispatchEvent(new Event('online'))
        await aTimeout(50)
      })
      expect(document.activeElement).to.equal(element.querySelector('a'))
      expect(said, 'the integrator was told once').to.deep.equal([])
    })

    it('says aria-disabled while it sends, never disabled, and sends once', async () => {
      const server = serve()
      const element = await showOn(server)
      server.setLatency(100)
      await answer(element, 'agree')
      await reach(element, 'sending')
      const buttons = [...root(element).querySelectorAll<HTMLButtonElement>('[part=choices] button')]
      expect(buttons.map(({ ariaDisabled }) => ariaDisabled)).to.deep.equal(['true', 'true', 'true'])
      expect(root(element).querySelector('[disabled]')).to.equal(null)
      expect(buttons[0]!.ariaPressed, 'shown at once').to.equal('true')
      buttons[1]!.click()
      await reach(element, 'done')
      expect(votes(server)).to.equal(1)
      expect(buttons[0]!.ariaPressed).to.equal('true')
    })

    it('takes the level of heading the page asks for, and 3 for any other', async () => {
      const { url } = serve()
      for (const [asked, given] of Object.entries({ 2: '2', 6: '6', 1: '3', 7: '3', h2: '3', '': '3', '2.5': '3' })) {
        const element = await show(
          html`<ess-vote consultation=${url} principle="but" heading-level=${asked}></ess-vote>`,
        )
        await reach(element, 'ready')
        expect(root(element).querySelector('[role=heading]')!.ariaLevel, `"${asked}"`).to.equal(given)
      }
    })

    it('moves nothing when an answer is chosen, and sets what wraps under a sentence where the sentence begins', async () => {
      const element = await showOn(serve())
      element.style.inlineSize = '250px'
      const places = () =>
        [...root(element).querySelectorAll('fieldset button')].map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect()
          return { x, y, width, height }
        })
      const before = places()
      await vote(element, 'agree')
      await element.updateComplete
      expect(places()).to.deep.equal(before)
      const startOf = (selector: string) => {
        const range = document.createRange()
        range.selectNodeContents(root(element).querySelector(selector)!)
        return range.getBoundingClientRect()
      }
      const [sentence, act] = [startOf('.notice p'), startOf('.notice [name=withdraw]')]
      expect(act.top).to.be.above(sentence.bottom)
      expect(act.left).to.equal(sentence.left)
    })

    it('reflows at 320 px with text twice as large', async () => {
      await setViewport({ width: 320, height: 640 })
      for (const story of [stories.FamilyQuestion, stories.SetEnd, stories.Narrow]) {
        const element = await tell(story)
        element.style.setProperty('--ess-font-size', '200%')
        await nextFrame()
        const card = root(element).querySelector('.card')!
        expect(card.scrollWidth, 'no sideways scroll').to.be.at.most(card.clientWidth)
        expect(getComputedStyle(card).fontSize).to.equal('32px')
      }
    })

    it('reads in the direction of its words on any page, and mirrors for a language that reads from the right', async () => {
      const server = serve({ totals: 'always' })
      const element = await show(
        html`<div dir="rtl"><ess-vote consultation=${server.url} principle="gouvernance"></ess-vote></div>`,
      )
      await reach(element, 'ready')
      await aTimeout(20)
      const card = root(element).querySelector<HTMLElement>('.card')!
      expect(getComputedStyle(card).direction).to.equal('ltr')
      for (const [direction, sign] of [
        ['ltr', 1],
        ['rtl', -1],
      ] as const) {
        card.dir = direction
        const [first, second] = [...root(element).querySelectorAll('[part=choice]')].map(
          (node) => node.getBoundingClientRect().left,
        )
        expect(Math.sign(second! - first!), direction).to.equal(sign)
      }
    })
  })

  describe('by default', () => {
    it('takes undefined, which frameworks write, as nothing', () => {
      const element = document.createElement('ess-vote')
      element.principle = 'but'
      element.principle = undefined as never
      expect(element.hasAttribute('principle')).to.equal(false)
    })

    const defaults = { consultation: null, principle: null, state: 'loading', lang: '' }
    for (const [name, value] of Object.entries(defaults)) {
      it(`${name} is ${JSON.stringify(value)}`, () => {
        expect(document.createElement('ess-vote')[name as keyof EssVote]).to.equal(value)
      })
    }

    it('is the class the tag registers', () => {
      expect(document.createElement('ess-vote')).to.be.instanceOf(EssVote)
    })

    it('takes the consultation of the page’s link', async () => {
      const link = document.createElement('link')
      link.rel = 'ess-consultation'
      link.href = serve().url
      document.head.append(link)
      try {
        const element = await show(html`<ess-vote principle="but"></ess-vote>`)
        await reach(element, 'ready')
        expect(words(element)).to.contain('L’activité a un autre but')
      } finally {
        link.remove()
      }
    })

    it('asks nothing of the device before the person acts', async () => {
      localStorage.clear()
      const element = await showOn(serve())
      expect(localStorage.length).to.equal(0)
      await vote(element, 'agree')
      // The voter's token and, once the outbox is there, the mark that something was kept.
      const kept = Object.keys(localStorage).filter((key) => key !== 'ess-outbox')
      expect(kept).to.have.length(1)
      expect(kept[0]).to.match(/^ess-voter /)
      expect(document.cookie).to.equal('')
    })
  })

  describe('a vote', () => {
    const listen = (element: EssVote) => {
      const events: Event[] = []
      for (const type of ['ess-vote-cast', 'ess-vote-removed'])
        element.parentElement!.addEventListener(type, (event) => events.push(event))
      return events
    }

    it('is told to the page once the server has it', async () => {
      const server = serve()
      const element = await showOn(server)
      const events = listen(element)
      server.setLatency(50)
      await answer(element, 'disagree')
      await element.updateComplete
      expect(element.state).to.equal('sending')
      expect(events).to.deep.equal([])
      await reach(element, 'done')
      expect(events.map(({ type, composed }) => ({ type, composed }))).to.deep.equal([
        { type: 'ess-vote-cast', composed: true },
      ])
    })

    it('is told without anything personal', async () => {
      const element = await showOn(serve())
      const events = listen(element)
      await vote(element, 'disagree')
      const own = Object.entries(events[0]!).filter(([name]) => name !== 'isTrusted')
      expect(Object.fromEntries(own)).to.deep.equal({ principle: 'gouvernance', choice: 'disagree' })
    })

    it('is told to the page when it is removed', async () => {
      const element = await showOn(serve())
      await vote(element, 'agree')
      const events = listen(element)
      button(element, 'Retirer').click()
      await reach(element, 'ready')
      expect(events.map(({ type, ...fields }) => ({ type, ...fields }))).to.have.length(1)
      expect(events[0]).to.include({ type: 'ess-vote-removed', principle: 'gouvernance' })
    })

    it('of someone else, or by another tag, is not this tag’s to tell', async () => {
      const server = serve()
      const element = await showOn(server)
      const events = listen(element)
      const other = await showOn(server)
      server.cast('gouvernance', 'agree')
      await vote(other, 'agree')
      await reach(element, 'done')
      expect(events).to.deep.equal([])
    })

    it('given twice alike is sent once', async () => {
      const server = serve()
      const element = await showOn(server)
      await vote(element, 'agree')
      button(element, 'D’accord').click()
      await element.updateComplete
      expect(votes(server)).to.equal(1)
      expect(element.state).to.equal('done')
    })

    it('that did not leave stays in sight, and ends as exactly one when sent again', async () => {
      const server = serve({}, {})
      const element = await showOn(server)
      const events = listen(element)
      server.fail('lose-response')
      await vote(element, 'pass')
      expect(element.state).to.equal('error')
      expect(words(element)).to.contain('Gardé sur cet appareil, pas encore reçu.')
      expect(button(element, 'Je passe').ariaPressed).to.equal('true')
      expect(events).to.deep.equal([])
      server.recover()
      button(element, 'Réessayer').click()
      await reach(element, 'done')
      expect(events).to.have.length(1)
      await aTimeout(20)
      const { counts } = openConsultation(server.url)!.state
      expect(counts!.principles.find(({ principle }) => principle === 'gouvernance')!.total).to.deep.equal({
        agree: 0,
        disagree: 0,
        pass: 1,
      })
    })

    it('that left by itself when the network came back is told too', async () => {
      const server = serve()
      const element = await showOn(server)
      const events = listen(element)
      await until(() => element.client!.outbox)
      server.fail('offline')
      await vote(element, 'pass')
      server.recover()
      window.dispatchEvent(new Event('online'))
      await reach(element, 'done')
      expect(events).to.have.length(1)
      expect(announced()).to.equal('Vote enregistré.')
    })

    it('that another tab overtook says which one stands', async () => {
      const element = await tell(stories.Superseded)
      expect(words(element)).to.contain('Un choix plus récent est gardé.')
      expect(button(element, 'Je passe').ariaPressed).to.equal('true')
    })

    it('that was removed elsewhere meanwhile says so too', async () => {
      const server = serve()
      const voter = 'b'.repeat(32)
      localStorage.setItem(`ess-voter ${server.url}/ballots`, voter)
      const element = await showOn(server)
      server.cast('gouvernance', 'agree', { voter })
      server.cast('gouvernance', null, { voter })
      const events = listen(element)
      await answer(element, 'agree')
      await reach(element, 'ready')
      expect(words(element)).to.contain('Un choix plus récent est gardé.')
      expect(announced()).to.equal('Un choix plus récent est gardé.')
      expect(events, 'this vote was not recorded').to.deep.equal([])
    })

    it('that another tag of the page changed before it left is not told as this one’s', async () => {
      const server = serve()
      const [one, two] = [await showOn(server), await showOn(server)]
      const [told, alsoTold] = [listen(one), listen(two)]
      server.fail('offline')
      await vote(one, 'agree')
      await vote(two, 'disagree')
      server.recover()
      window.dispatchEvent(new Event('online'))
      await reach(two, 'done')
      expect(told).to.deep.equal([])
      expect(alsoTold).to.have.length(1)
    })

    it('that comes just after the closing is visibly refused', async () => {
      const server = serve()
      const element = await showOn(server)
      server.fail('no-stream')
      server.setStatus('closed')
      await answer(element, 'agree')
      await reach(element, 'closed')
      await until(() => words(element).includes('Vote non enregistré. Cette consultation est close.'))
      expect(announced()).to.equal('Vote non enregistré. Cette consultation est close.')
    })

    it('on a site that is no partner leads elsewhere, leaves no token, and says once which origin is missing', async () => {
      const server = serve()
      const element = await show(
        html`<ess-vote consultation=${server.url} principle="gouvernance">
        <a href="https://example.org/">Voter sur une autre page</a>
      </ess-vote>`,
      )
      await reach(element, 'ready')
      const { fetch } = window
      window.fetch = async (input, init) =>
        init?.method === 'PUT'
          ? new Response(JSON.stringify(problem('foreign-origin')), { status: 403 })
          : fetch(input, init)
      const said = await warnings(async () => {
        for (const choice of ['agree', 'pass'] as const) {
          await answer(element, choice)
          await until(() => words(element).includes('Ce site n’est pas partenaire'))
          await until(() => root(element).querySelector('slot'))
        }
      })
      window.fetch = fetch
      expect(element.querySelector('a')!.checkVisibility()).to.be.true
      expect(said).to.deep.equal([
        `<ess-vote> ${server.url}: to take votes here, add ${location.origin} to "partners" of the consultation`,
      ])
      expect(Object.keys(localStorage).filter((key) => key.startsWith('ess-voter') && key.includes(server.url))).to.be
        .empty
    })

    it('is shared by all the tags of the page', async () => {
      const server = serve()
      const [one, two] = [await showOn(server), await showOn(server)]
      await vote(one, 'agree')
      await reach(two, 'done')
      expect(button(two, 'D’accord').ariaPressed).to.equal('true')
      expect(server.requests.filter(({ url }) => url.endsWith('/principles')).length).to.equal(1)
    })
  })

  describe('the result', () => {
    it('is hidden until the vote', async () => {
      const element = await showOn(serve())
      expect(words(element)).not.to.contain('votes')
      await vote(element, 'agree')
      expect(words(element)).to.contain('D’accord 78 %').and.to.contain('214 votes')
    })

    it('says the words before the drawing, which says nothing more', async () => {
      const element = await showOn(serve({ totals: 'always' }))
      await aTimeout(20)
      const [list, bar] = root(element).querySelector('[part=result]')!.children
      expect(list!.localName).to.equal('ul')
      expect(bar!.getAttribute('aria-hidden')).to.equal('true')
      expect(root(element).querySelector('[style]')).to.equal(null)
    })

    it('moves as others vote', async () => {
      const server = serve({ totals: 'always' }, { tallies: { gouvernance: { agree: 30 } } })
      const element = await showOn(server)
      await aTimeout(20)
      expect(words(element)).to.contain('30 votes').and.to.contain('D’accord 100 %')
      for (let person = 0; person < 10; person++) server.cast('gouvernance', 'disagree')
      await aTimeout(20)
      expect(words(element)).to.contain('40 votes').and.to.contain('D’accord 75 %')
    })

    it('counts people under twenty votes', async () => {
      const element = await showOn(serve({ totals: 'always' }, { tallies: { gouvernance: { agree: 3, pass: 1 } } }))
      await aTimeout(20)
      expect(words(element))
        .to.contain('D’accord 3')
        .and.to.contain('Je passe 1')
        .and.to.contain('4 votes')
        .and.not.to.contain('%')
    })

    it('of nobody yet is none', async () => {
      const server = serve({ totals: 'always' }, {})
      const element = await showOn(server)
      await aTimeout(20)
      expect(root(element).querySelector('[part=result]')).to.equal(null)
      server.cast('gouvernance', 'agree')
      await aTimeout(20)
      expect(words(element)).to.contain('1 vote')
    })

    it('is never shown when the organiser publishes none', async () => {
      const element = await tell(stories.TotalsNever)
      expect(words(element)).not.to.contain('votes')
    })

    it('has percentages that add up, and nobody rounded away', () => {
      expect(percentages([1, 1, 1])).to.deep.equal([34, 33, 33])
      expect(percentages([167, 26, 21])).to.deep.equal([78, 12, 10])
      expect(percentages([9998, 1, 1])).to.deep.equal([98, 1, 1])
      expect(percentages([0, 40, 0])).to.deep.equal([0, 100, 0])
      for (let round = 0; round < 1000; round++) {
        const counts = [round % 7, (round * 31) % 101, (round * 17) % 997]
        if (!counts.some(Boolean)) continue
        const shares = percentages(counts)
        expect(shares.reduce((sum, share) => sum + share)).to.equal(100)
        counts.forEach((count, index) => expect(shares[index]! > 0, String(counts)).to.equal(count > 0))
      }
    })
  })

  describe('the consultation', () => {
    it('that closes meanwhile takes no more votes and shows what they were', async () => {
      const server = serve()
      const element = await showOn(server)
      server.setStatus('closed')
      await reach(element, 'closed')
      expect(words(element)).to.contain('Cette consultation est close.').and.to.contain('213 votes')
      expect(root(element).querySelector('fieldset')!.checkVisibility()).to.equal(false)
    })

    it('that is closed still says one’s own answer', async () => {
      const server = serve()
      const element = await showOn(server)
      await vote(element, 'pass')
      server.setStatus('closed')
      await reach(element, 'closed')
      expect(words(element)).to.contain('Cette consultation est close. Votre réponse : Je passe.')
    })

    it('that is not open yet shows nothing to answer nor results', async () => {
      const element = await showOn(serve({ status: 'draft' }))
      expect(element.state).to.equal('closed')
      expect(words(element)).to.contain('pas encore ouverte').and.not.to.contain('votes')
    })

    it('that cannot be read leaves the way out of the page’s author, and can be tried again', async () => {
      const server = serve()
      server.fail('offline')
      let element!: EssVote
      const said = await warnings(async () => {
        element = await show(
          html`<ess-vote consultation=${server.url} principle="but"><a href="https://example.org">Ailleurs</a></ess-vote>`,
        )
        await reach(element, 'error')
        await import('./vote-later.ts')
      })
      expect(said).to.have.length(1)
      expect(said[0]).to.contain(server.url).and.to.contain('unreachable')
      expect(element.querySelector('a')!.checkVisibility()).to.equal(true)
      server.recover()
      button(element, 'Réessayer').click()
      await reach(element, 'ready')
      expect(element.querySelector('a')!.checkVisibility()).to.equal(false)
    })

    for (const [what, template, precise] of [
      ['no consultation', html`<ess-vote principle="but"></ess-vote>`, 'rel="ess-consultation"'],
      [
        'an address of no web page',
        html`<ess-vote consultation="ftp://nowhere" principle="but"></ess-vote>`,
        'ftp://nowhere',
      ],
      [
        'a principle that is not there',
        html`<ess-vote consultation=${serve().url} principle="butt"></ess-vote>`,
        '"butt"',
      ],
    ] as const) {
      it(`pasted with ${what} gives a sentence to visitors and one warning to the integrator`, async () => {
        const said = await warnings(async () => {
          const element = await show(template)
          await reach(element, 'error')
          element.requestUpdate()
          await element.updateComplete
          expect(words(element)).to.contain('Le vote est indisponible')
          await import('./vote-later.ts')
        })
        expect(said).to.have.length(1)
        expect(said[0]).to.contain(precise)
      })
    }

    it('can be changed under the tag', async () => {
      const [one, two] = [serve(), serve({ principles: consultation.principles.slice(2) })]
      const element = await showOn(one, 'benefices')
      element.consultation = two.url
      element.principle = 'reserves'
      await element.updateComplete
      await reach(element, 'ready')
      expect(words(element)).to.contain('impartageables')
      expect(one.followers).to.equal(0)
    })

    it('is followed again where the tag is moved, and left once it is gone', async () => {
      const server = serve()
      const element = await showOn(server)
      const parent = element.parentElement!
      const elsewhere = document.createElement('section')
      parent.append(elsewhere)
      elsewhere.append(element)
      await vote(element, 'agree')
      expect(element.state).to.equal('done')
      expect(server.followers).to.equal(1)
      element.remove()
      expect(server.followers).to.equal(0)
      const other = await showOn(server)
      button(other, 'Pas d’accord').click()
      await reach(other, 'done')
      parent.append(element)
      await element.updateComplete
      expect(button(element, 'Pas d’accord').ariaPressed, 'what changed while it was away').to.equal('true')
    })
  })

  describe('a set', () => {
    it('says where one stands', async () => {
      const element = await showOn(serve(), null)
      expect(words(element)).to.contain('Principe 1 sur 4')
      button(element, 'Principe suivant').click()
      await element.updateComplete
      expect(words(element)).to.contain('Principe 2 sur 4')
    })

    it('begins at the first principle without a vote', async () => {
      const server = serve()
      await vote(await showOn(server, 'but'), 'agree')
      const element = await showOn(server, null)
      expect(words(element)).to.contain('Principe 2 sur 4')
    })

    it('does not move under the person who votes', async () => {
      const element = await showOn(serve(), null)
      await vote(element, 'agree')
      expect(words(element)).to.contain('Principe 1 sur 4')
    })

    it('leads next to what the person’s own family has said least of, where that is published', async () => {
      const server = serve({ totals: 'at-close' })
      const nobody = { least: 0, most: 0 }
      const answers = (isOpen: boolean) => ({
        ...{ family: 'mutual' as const, people: 40, agree: nobody, disagree: nobody, pass: nobody },
        support: isOpen ? { low: 0.2, high: 0.8 } : { low: 0.5, high: 0.5 },
      })
      server.publish({
        principles: consultation.principles.map(({ id, statement, origin }) => ({
          ...{ principle: id, statement, origin, heading: 'unsettled', verdict: 'undecided', spoke: [], reasons: [] },
          families: [answers(id === 'reserves')],
        })),
      })
      const element = await showOn(server, null)
      await vote(element, 'agree')
      root(element).querySelector('select')!.value = 'mutual'
      button(element, 'Enregistrer').click()
      await until(() => server.requests.some(({ url }) => url.endsWith('/results')))
      await aTimeout(50)
      button(element, 'Principe suivant').click()
      await element.updateComplete
      expect(words(element)).to.contain('Principe 2 sur 4').and.to.contain('Les réserves obligatoires')
      button(element, 'Principe précédent').click()
      await element.updateComplete
      button(element, 'Principe suivant').click()
      await element.updateComplete
      expect(words(element), 'what was seen stays where it was').to.contain('Les réserves obligatoires')
      await vote(element, 'pass')
      expect((await server.requests.filter(({ method }) => method === 'PUT').at(-1)!).url).to.match(/reserves$/)
    })

    it('ends with one’s votes, and leads back to each', async () => {
      const element = await tell(stories.SetEnd)
      expect(words(element)).to.contain('Réponses données : 3 sur 4.')
      button(element, 'Les bénéfices').click()
      await element.updateComplete
      expect(words(element)).to.contain('Principe 3 sur 4')
      expect(button(element, 'Je passe').ariaPressed).to.equal('true')
    })

    it('ends after a vote on its last principle too', async () => {
      const server = serve({ principles: consultation.principles.slice(0, 1) })
      const element = await showOn(server, null)
      await vote(element, 'agree')
      button(element, 'Voir mes votes').click()
      await element.updateComplete
      expect(words(element)).to.contain('Réponses données : 1 sur 1.')
    })

    it('names no button as a form names one of its own parts', async () => {
      const element = await showOn(serve(), null)
      await vote(element, 'agree')
      for (const { name } of root(element).querySelectorAll('button'))
        if (name) expect(name in document.createElement('form'), name).to.equal(false)
    })

    it('that ends with votes that did not leave says so, and sends them again', async () => {
      const server = serve()
      const element = await showOn(server, null)
      await vote(element, 'agree')
      await until(() => element.client!.outbox)
      server.fail('offline')
      for (let place = 2; place <= 4; place++) {
        button(element, 'Principe suivant').click()
        await element.updateComplete
        await vote(element, 'disagree')
      }
      button(element, 'Voir mes votes').click()
      await element.updateComplete
      expect(words(element))
        .to.contain('Réponses données : 4 sur 4.')
        .and.to.contain('Gardé sur cet appareil, pas encore reçu.')
        .and.to.contain('Pas d’accord · pas encore reçu')
      server.recover()
      button(element, 'Réessayer').click()
      await until(() => !words(element).includes('pas encore reçu') && votes(server) === 4)
    })
  })

  describe('the question of the family', () => {
    const asked = (element: EssVote) => root(element).querySelector('details')?.open ?? false

    it('comes after the first vote, with its reason, and once', async () => {
      const server = serve()
      const [first, second] = [await showOn(server, 'but'), await showOn(server)]
      expect(asked(first)).to.equal(false)
      await vote(first, 'agree')
      expect(asked(first)).to.equal(true)
      expect(words(first)).to.contain('moins de 10 personnes')
      await vote(second, 'agree')
      expect(asked(second)).to.equal(false)
    })

    it('may be declined', async () => {
      const server = serve()
      const element = await showOn(server)
      await vote(element, 'agree')
      button(element, 'Ne pas répondre').focus()
      button(element, 'Ne pas répondre').click()
      await element.updateComplete
      await nextFrame()
      expect(asked(element)).to.equal(false)
      expect(focused(element)!.localName).to.equal('summary')
      expect(votes(server)).to.equal(1)
    })

    it('is answered, said, and can be changed', async () => {
      const server = serve()
      const element = await showOn(server)
      await vote(element, 'agree')
      const events: Event[] = []
      element.addEventListener('ess-vote-cast', (event) => events.push(event))
      root(element).querySelector('select')!.value = 'mutual'
      button(element, 'Enregistrer').focus()
      button(element, 'Enregistrer').click()
      await until(() => announced() === 'Réponse enregistrée.')
      await nextFrame()
      await nextFrame()
      expect(words(element)).to.contain('Votre famille : Mutuelle')
      expect(focused(element)!.localName).to.equal('summary')
      const sent = (await server.requests.at(-1)!.json()) as object
      expect(sent).to.include({ choice: 'agree', family: 'mutual' })
      expect(events, 'the family is nobody’s event').to.deep.equal([])
    })

    it('that was refused is not said to be recorded, nor shown', async () => {
      const server = serve()
      const element = await showOn(server)
      await vote(element, 'agree')
      server.fail('no-stream')
      server.setStatus('closed')
      root(element).querySelector('select')!.value = 'mutual'
      button(element, 'Enregistrer').click()
      await until(() => announced().includes('non enregistrée'))
      expect(announced()).to.equal('Réponse non enregistrée. Cette consultation est close.')
      expect(words(element)).not.to.contain('Votre famille : Mutuelle')
    })

    it('is folded on the other cards of the page too, and stays under the vote that brought it', async () => {
      const server = serve()
      const [one, two] = [await showOn(server), await showOn(server)]
      await vote(one, 'agree')
      await reach(two, 'done')
      button(one, 'Ne pas répondre').click()
      await until(() => !asked(two))
      await vote(one, 'pass')
      expect(root(one).querySelector('details')).not.to.equal(null)
    })

    it('is taken back', async () => {
      const server = serve()
      const element = await showOn(server)
      await vote(element, 'agree')
      for (const family of ['mutual', '']) {
        root(element).querySelector('select')!.value = family
        announce('')
        button(element, 'Enregistrer').click()
        await until(() => announced() === 'Réponse enregistrée.')
      }
      expect(await server.requests.at(-1)!.json()).to.include({ family: null })
      expect(words(element)).not.to.contain('Mutuelle ')
    })
  })

  describe('in a language', () => {
    it('sets an organiser’s French with spaces that do not break', async () => {
      const element = await showOn(serve())
      expect(root(element).querySelector('[part=statement]')!.textContent).to.contain('démocratique\u00a0: elle')
      expect(root(element).querySelector('[part=explanation]')!.textContent).to.contain('l’organisent\u202f; membres')
    })

    it('changes with the page, and leaves English spaces alone', async () => {
      const element = await showOn(serve())
      element.parentElement!.lang = 'en'
      await nextFrame()
      await element.updateComplete
      expect(words(element)).to.contain('Governance is democratic: it').and.to.contain('Disagree')
      expect(root(element).querySelector('.card')!.getAttribute('lang')).to.equal('en')
    })
  })

  describe('on a hostile page', () => {
    it('looks as on a bare one', async () => {
      const look = [
        'fontSize',
        'lineHeight',
        'letterSpacing',
        'textTransform',
        'textAlign',
        'color',
        'backgroundColor',
        'display',
        'paddingTop',
        'height',
      ] as const
      const parts = ['.card', '[part=statement]', '[part=choice]', '.small']
      const looks = (element: EssVote) =>
        parts.map((part) => {
          const style = getComputedStyle(root(element).querySelector(part)!)
          return look.map((name) => `${name}: ${style[name]}`)
        })
      const bare = await showOn(serve())
      const expected = looks(bare)
      const rules = document.createElement('style')
      rules.textContent = `html { font-size: 62.5%; line-height: 3; letter-spacing: .3em; text-transform: uppercase; text-align: right }
:root { --mark: magenta; --shape: '★'; --accent: magenta; --muted: magenta } * { all: unset; font-size: 10px; color: red } button { background: red; display: none }`
      document.head.append(rules)
      try {
        const hostile = await showOn(serve())
        expect(getComputedStyle(hostile).display).to.equal('block')
        expect(looks(hostile)).to.deep.equal(expected)
        hostile.hidden = true
        expect(getComputedStyle(hostile).display).to.equal('none')
      } finally {
        rules.remove()
      }
    })

    it('stays light on a light site whose visitor prefers dark, and follows the site', async () => {
      await emulateMedia({ colorScheme: 'dark' })
      const element = await showOn(serve())
      const ground = () => getComputedStyle(root(element).querySelector('.card')!).backgroundColor
      expect(ground()).to.equal('rgb(255, 255, 255)')
      element.style.colorScheme = 'dark'
      expect(ground()).to.equal('rgb(23, 28, 32)')
      await emulateMedia({ colorScheme: 'light' })
    })
  })
})
