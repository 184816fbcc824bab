/** What the engine under test cannot be asked to show, and why: `lacks` of scripts/engines.js. */
type Sense = 'forcedColors' | 'print'

const { engineLacks = {} } = globalThis as { engineLacks?: Partial<Record<Sense, string>> }

/** Why the engine cannot be asked for it; undefined where it can. */
export const whyNot = (sense: Sense) => engineLacks[sense]

/** The body of a test that needs it. Where it cannot be had, the test is told of with the reason, and counts as skipped. */
export const needing = (sense: Sense, body: Mocha.AsyncFunc): Mocha.AsyncFunc =>
  whyNot(sense)
    ? async function () {
        this.test!.title += `: ${whyNot(sense)}`
        this.skip()
      }
    : body
