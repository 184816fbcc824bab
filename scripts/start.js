/** `npm start`: builds, then serves the demo until it is stopped. */
import { execFileSync } from 'node:child_process'
import { createServer } from 'node:net'

const pagePort = 4180
const apiPort = 4181
const file = 'examples/seminaire-2021/consultation.yaml'

for (const port of [pagePort, apiPort]) {
  if (!(await isFree(port))) {
    console.error(
      `Le port ${port} est déjà pris\u00a0: la démonstration tourne peut-être déjà. / Port ${port} is taken: is the demo running already?`,
    )
    process.exit(1)
  }
}
execFileSync('turbo', ['run', 'build', '--output-logs=errors-only'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
})

const { startApi, startPage } = await import('../examples/partner-page/demo.js')
let said = ''
const api = await startApi({ file, data: 'data', port: apiPort, tell: (output) => (said = output) })
const consultation = `http://localhost:${apiPort}/v1/consultations/seminaire-2021`
const page = await startPage({ consultation, port: pagePort, outDir: 'dist' })
// The link of the first organiser, told once; later the entrance.
const [link = `http://127.0.0.1:${apiPort}/console/seminaire-2021`] = said.match(/http\S+\/console\/\S+/) ?? []

console.log(`
  La page du partenaire / the partner's page    ${page.url}
  La consultation / the consultation            ${consultation}
  La console d’animation / the console          ${link}
  Tout est gardé dans / all is kept in          ./data

  Ctrl+C pour arrêter / to stop
`)

api.once('exit', (code, signal) => {
  console.error(
    `Le serveur s’est arrêté (${code ?? signal})\u202f; «\u00a0npm start\u00a0» le relance, avec ses votes. / The server ended (${code ?? signal}); “npm start” starts it again, votes included.`,
  )
  process.exit(code ?? 1)
})
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    api.removeAllListeners('exit')
    api.once('exit', () => process.exit(0))
    api.kill('SIGTERM')
    await page.close()
  })
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)))
  })
}
