// The browser tests, in the engine that ESS_ENGINE names. `npm run test:browsers` runs all of them in each.
//   ESS_ENGINE=firefox npx wtr --config web-test-runner.browsers.config.js --group elements
import { env } from 'node:process'
import { engines } from './scripts/engines.js'
import config from './web-test-runner.config.js'

const engine = engines[env.ESS_ENGINE]
if (!engine) throw new Error(`ESS_ENGINE names none of ${Object.keys(engines).join(', ')}`)

const lacks = `<script>globalThis.engineLacks = ${JSON.stringify(engine.lacks)}</script>`

export default {
  ...config,
  browsers: [await engine.launch(config)],
  // Some are slower than Chromium, and none is measured here.
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  testsFinishTimeout: 600_000,
  testRunnerHtml: (...given) => config.testRunnerHtml(...given).replace('<head>', `<head>${lacks}`),
}
