import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { contrast, luminance, nearestPassing, shownRatio } from './contrast.ts'
import { tags } from './manifest.ts'
import { check, meetings, remediesOf } from './pairs.ts'
import { wornColours } from '../hosts/worn.ts'
import { colourNames, defaultColours, propertyOf, readColour } from './tokens.ts'

const near = (found: number, expected: number) => assert.ok(Math.abs(found - expected) < 0.005, `${found}`)

describe('the contrast of two colours', () => {
  test('is 21 for black and white, 1 for a colour and itself, whichever comes first', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21)
    assert.equal(contrast('#ffffff', '#000000'), 21)
    assert.equal(contrast('#0a5c4a', '#0a5c4a'), 1)
  })

  test('is that of published examples', () => {
    // The lightest grey that may be read on white is known to everyone who designs for the web.
    near(contrast('#767676', '#ffffff'), 4.54)
    near(contrast('#777777', '#ffffff'), 4.48)
    near(contrast('#ff0000', '#ffffff'), 4)
    near(contrast('#0000ff', '#ffffff'), 8.59)
  })

  test('gives each channel its own weight', () => {
    near(luminance('#ff0000'), 0.2126)
    near(luminance('#00ff00'), 0.7152)
    near(luminance('#0000ff'), 0.0722)
    near(luminance('#404040'), 0.0513)
    // Below the knee of the curve, light is a straight line.
    assert.equal(luminance('#0a0a0a'), 10 / 255 / 12.92)
  })

  test('never shows what fails as what is asked', () => {
    assert.equal(shownRatio(4.4999, 'en'), '4.49')
    assert.equal(shownRatio(4.5, 'fr'), '4,5')
    assert.equal(shownRatio(21, 'fr'), '21')
  })
})

describe('what would pass', () => {
  test('is the colour itself where it does', () => {
    assert.equal(nearestPassing('#0a5c4a', '#ffffff', 4.5)?.colour, '#0a5c4a')
  })

  test('is the nearest one of that hue, and not the one before it', () => {
    const found = nearestPassing('#f59e0b', '#ffffff', 4.5)!
    assert.equal(found.direction, 'darker')
    assert.ok(contrast(found.colour, '#ffffff') >= 4.5)
    assert.ok(contrast(found.colour, '#ffffff') < 4.6, found.colour)
    assert.equal(nearestPassing('#0a5c4a', '#171c20', 4.5)?.direction, 'lighter')
  })

  test('is nothing where not even black and white do', () => {
    assert.equal(nearestPassing('#808080', '#777777', 7), undefined)
  })
})

describe('the colours of the tags', () => {
  test('are all the colours of the manifest', () => {
    const colours = tags.flatMap(({ cssProperties }) => cssProperties).filter((each) => each.default.includes('#'))
    assert.deepEqual(new Set(colours.map(({ name }) => name)), new Set(colourNames.map(propertyOf)))
  })

  test('all pass in light and in dark, by default and as the stories change them', () => {
    for (const colours of [defaultColours, wornColours]) {
      const checked = check(colours)
      assert.equal(checked.length, 2 * meetings.length)
      assert.deepEqual(
        checked.filter(({ passes }) => !passes).map(({ front, ground, scheme }) => `${front} on ${ground}, ${scheme}`),
        [],
      )
    }
  })

  test('that do not pass say which, and what would', () => {
    const pale = { ...defaultColours, accent: { light: '#7fd6bd', dark: '#7fd6bd' } }
    const failed = check(pale, ['light']).filter(({ passes }) => !passes)
    assert.deepEqual(
      failed.map(({ front, ground }) => [front, ground]),
      [
        ['on-accent', 'accent'],
        ['accent', 'surface'],
        ['accent', 'sunken'],
      ],
    )
    const [text, ground] = remediesOf(failed[0]!)
    assert.equal(ground!.name, 'accent')
    assert.equal(text!.name, 'on-accent')
    assert.ok(contrast(text!.colour, '#7fd6bd') >= 4.5)
    assert.ok(contrast('#ffffff', ground!.colour) >= 4.5)
  })

  test('are read as people write them', () => {
    for (const typed of ['#0a5c4a', '0A5C4A', ' #0a5c4a ']) assert.equal(readColour(typed), '#0a5c4a')
    assert.equal(readColour('#fff'), '#ffffff')
    for (const typed of ['', 'vert', '#12345', 'rgb(0, 0, 0)', '#0a5c4a80']) assert.equal(readColour(typed), undefined)
  })
})
