/** `node:http` alone, with our store behind it or nothing: what any framework is measured against. Prints its port. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { openStore } from '@ess-widgets/server'

const [, , address] = process.argv
const store = address ? await openStore(address) : undefined
await store?.introduce('essai')

createServer((request, response) => {
  let text = ''
  request.on('data', (chunk) => (text += chunk))
  request.on('end', async () => {
    const { choice, revision } = JSON.parse(text)
    const principle = request.url.slice(request.url.lastIndexOf('/') + 1)
    const outcome = await store?.record({
      consultation: 'essai',
      voter: createHash('sha256').update(request.headers['ess-voter']).digest('base64url'),
      principle,
      choice,
      channel: 'web',
      revision,
      key: request.headers['idempotency-key'],
      digest: createHash('sha256').update(text).digest('base64url'),
      closesAt: null,
    })
    const body = JSON.stringify(outcome?.receipt ?? { principle, choice, revision })
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
}).listen(0, '127.0.0.1', function () {
  console.log(this.address().port)
})
