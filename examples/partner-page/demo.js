/** The demo: the API on one origin and the partner's page on another, as on the web. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const command = fileURLToPath(new URL('../../packages/server/dist/cli.js', import.meta.url))

/** What the page may do, said as strictly as a careful host says it. */
const policy = (api) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `connect-src 'self' ${api}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')

/**
 * Starts `ess-server` and resolves with its process once it listens; `tell` is given what it says, the link of the first
 * organiser included. `program` is another build of it.
 */
export function startApi({ file, data, port, quiet = false, tell = () => {}, program = command }) {
  const child = spawn(process.execPath, [program, 'serve', file, '--data', data, '--port', String(port)], {
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
      tell(output)
      if (output.includes('/v1/consultations/')) resolve(child)
    })
    child.once('exit', (code) => reject(new Error(`the server ended (${code})${quiet ? '' : `\n${output}`}`)))
  })
}

/** Builds the page for that consultation and serves it; gives its address and how to close it. */
export async function startPage({ consultation, port, outDir }) {
  process.env.VITE_CONSULTATION = consultation
  await build({
    root,
    base: './',
    logLevel: 'error',
    configFile: false,
    build: { outDir, emptyOutDir: true, modulePreload: false },
  })
  const headers = { 'Content-Security-Policy': policy(new URL(consultation).origin) }
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { port, strictPort: true, host: 'localhost', headers },
  })
  return { url: `http://localhost:${port}/`, close: () => server.close() }
}
