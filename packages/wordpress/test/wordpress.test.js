// The plugin on a real WordPress, clicked by those who use it: one site for all, in the order of its life.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { env } from 'node:process'
import { after, before, describe, test } from 'node:test'
import { openWordPress } from '../testing/open.js'
import { findPrograms } from '../testing/programs.js'
import { settingsTests } from './parts/settings.js'
import { writingTests } from './parts/writing.js'
import { visitorTests } from './parts/visitors.js'
import { hostileTests } from './parts/hostile.js'
import { originTests } from './parts/origins.js'
import { valueTests } from './parts/values.js'
import { colourTests } from './parts/colours.js'
import { optimiserTests } from './parts/optimisers.js'
import { embedTests } from './parts/embeds.js'
import { frenchTests } from './parts/french.js'
import { uninstallTests } from './parts/uninstall.js'

const { programs, lacking } = findPrograms()
// Continuous integration on such a machine can have it: nothing passes there without.
if (lacking && env.CI && existsSync('/etc/debian_version')) throw new Error(lacking)

test('a real WordPress is there', { skip: lacking && `THE PLUGIN WAS NOT RUN. ${lacking}` }, () => {})

if (programs) {
  describe('the plugin, on a real WordPress', () => {
    const wordpress = { posts: {} }
    before(async () => Object.assign(wordpress, await openWordPress(programs)))
    after(() => wordpress.close?.())

    settingsTests(wordpress)
    writingTests(wordpress)
    visitorTests(wordpress)
    hostileTests(wordpress)
    originTests(wordpress)
    valueTests(wordpress)
    colourTests(wordpress)
    optimiserTests(wordpress)
    embedTests(wordpress)
    frenchTests(wordpress)
    uninstallTests(wordpress)

    test('all along, PHP had nothing to say of the plugin, and no page asked anybody but the site and the consultation', () => {
      const ofOurs = wordpress.site
        .complaints()
        .split('\n')
        .filter((line) => line.includes('ess-widgets'))
      assert.deepEqual(ofOurs, [])
      assert.deepEqual(wordpress.strangers(), [])
    })
  })
}
