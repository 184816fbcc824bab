// The built Storybook, served. The built one, because a bundler may drop a tag's registration that the development server
// keeps.
import { spawnSync } from 'node:child_process'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { root } from '../node-tests.js'

const book = join(root, 'storybook-static')
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' }

/** Builds the book, and serves it: its address, what stands in it, and how to close it. */
export async function openBook() {
  buildBook()
  const entries = Object.values(JSON.parse(readFileSync(join(book, 'index.json'), 'utf8')).entries)
  const server = createServer(serve)
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stories: entries.filter(({ type }) => type === 'story'),
    documents: entries.filter(({ type }) => type === 'docs'),
    close: () => server.close(),
  }
}

function buildBook() {
  const storybook = join(root, 'node_modules/storybook/dist/bin/dispatcher.js')
  const args = [storybook, 'build', '--output-dir', 'storybook-static', '--quiet', '--disable-telemetry']
  const built = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`storybook build failed\n${built.stdout}\n${built.stderr}`)
}

function serve(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://book').pathname)).replace(/^[\\/]+/, '')
  const file = join(book, path || 'index.html')
  if (path === 'favicon.ico') return response.writeHead(204).end()
  if (!file.startsWith(book) || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end()
  const type = types[extname(file)] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' })
  return createReadStream(file).pipe(response)
}
