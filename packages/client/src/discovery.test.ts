import { expect } from '@open-wc/testing'
import { findConsultation } from './discovery.ts'
import { openConsultation } from './index.ts'

const address = 'https://votes.example/v1/consultations/seminaire'

function linkTo(href: string) {
  const link = Object.assign(document.createElement('link'), { rel: 'ess-consultation' })
  link.setAttribute('href', href)
  document.head.append(link)
}

describe('finding the consultation', () => {
  afterEach(() => document.querySelector('link[rel="ess-consultation"]')?.remove())

  it('takes the attribute, made absolute', () => {
    expect(findConsultation(` ${address} `)).to.equal(address)
    expect(findConsultation('/v1/consultations/seminaire')).to.equal(`${location.origin}/v1/consultations/seminaire`)
  })

  it('prefers the attribute to the link of the page', () => {
    linkTo('https://other.example/')
    expect(findConsultation(address)).to.equal(address)
  })

  it('takes the link of the page when there is no attribute, or an empty one', () => {
    linkTo(address)
    for (const attribute of [null, undefined, '', ' ']) expect(findConsultation(attribute)).to.equal(address)
  })

  it('finds nothing where there is neither, or what cannot be an address', () => {
    expect(findConsultation(null)).to.equal(undefined)
    expect(findConsultation('https://')).to.equal(undefined)
    linkTo('http://[')
    expect(findConsultation('')).to.equal(undefined)
  })

  it('opens one client for one address, however it is written', () => {
    const client = openConsultation(`${location.origin}/v1/consultations/one`)
    expect(openConsultation('/v1/consultations/one')).to.equal(client)
    expect(openConsultation('/v1/consultations/two')).not.to.equal(client)
    expect(openConsultation('https://')).to.equal(undefined)
  })
})
