import { expect } from '@open-wc/testing'
import { define, version } from './define.ts'

describe('define', () => {
  const warn = console.warn
  let warnings: string[]

  beforeEach(() => {
    warnings = []
    console.warn = (message: string) => warnings.push(message)
  })

  afterEach(() => {
    console.warn = warn
  })

  it('stays silent when a copy of the same version comes second, and keeps the first', () => {
    const First = class extends HTMLElement {
      static version = '1.2.3'
    }
    const Second = class extends HTMLElement {
      static version = '1.2.3'
    }
    define('ess-twice', First)
    define('ess-twice', First)
    define('ess-twice', Second)
    expect(customElements.get('ess-twice')).to.equal(First)
    expect(warnings).to.deep.equal([])
  })

  it('keeps the first version and names both, once for all the tags', () => {
    const of = (name: string) =>
      class extends HTMLElement {
        static version = name
      }
    const First = of('1.0.0')
    define('ess-mixed', First)
    define('ess-mixed-too', of('1.0.0'))
    define('ess-mixed', of('2.0.0'))
    define('ess-mixed-too', of('2.0.0'))
    expect(customElements.get('ess-mixed')).to.equal(First)
    expect(warnings).to.have.length(1)
    expect(warnings[0]).to.contain('1.0.0').and.to.contain('2.0.0')
  })

  it('says the version of the package', async () => {
    const response = await fetch(new URL('../../package.json', import.meta.url))
    expect(version).to.equal(((await response.json()) as { version: string }).version)
  })
})
