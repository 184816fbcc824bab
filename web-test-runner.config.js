// Browser tests: one named group per package, run in the machine's own Chromium.
//   npx wtr --group elements        npx wtr --group client --watch
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { playwrightLauncher } from '@web/test-runner-playwright'
import { browserFlags, findBrowser } from './scripts/browser.js'
import { place } from './scripts/engines.js'
import { totalsReporter } from './scripts/reporters/browser-totals.js'

const executablePath = findBrowser()
if (!executablePath) throw new Error('No Chromium-family browser found. Run: node scripts/bootstrap.js --browser')

/** What reads Markdown has a build for its own developers, with a part that is no module: the other one is served. */
const releasedMarkdown = {
  name: 'released-markdown',
  resolveImport: ({ source }) =>
    /^(micromark|mdast-util-from-markdown)/.test(source)
      ? fileURLToPath(import.meta.resolve(source)).replace(fileURLToPath(new URL('.', import.meta.url)), '/')
      : undefined,
}

const group = (name) => ({ name, files: `packages/${name}/src/**/*.test.ts` })

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  nodeResolve: { exportConditions: ['development'] },
  groups: [group('client'), group('elements')],
  concurrency: 2,
  testsFinishTimeout: 120_000,
  testFramework: { config: { ui: 'bdd', timeout: 5_000 } },
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath, args: browserFlags },
      createBrowserContext: ({ browser }) => browser.newContext({ timezoneId: place.timeZone, locale: place.locale }),
    }),
  ],
  plugins: [releasedMarkdown, esbuildPlugin({ ts: true })],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), totalsReporter()],
  testRunnerHtml: (testFramework) => `<!doctype html>
    <html lang="fr">
      <head><meta charset="utf-8"><title>Tests</title></head>
      <body>
        <script>
          // A warning from Lit's development build is a fault: the running test fails.
          globalThis.litIssuedWarnings = new Set(['dev-mode'])
          const warn = console.warn
          console.warn = (...parts) => {
            warn(...parts)
            if (String(parts[0]).includes('lit.dev/msg/')) queueMicrotask(() => { throw new Error(parts[0]) })
          }
        </script>
        <script type="module" src="${testFramework}"></script>
      </body>
    </html>`,
}
