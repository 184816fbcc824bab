import { isIP, isIPv6, type AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { ConsultationFile } from '@ess-widgets/contract'
import { createApp } from '../http/app.ts'
import { Erasures, type Erase } from '../http/erasures.ts'
import { readConsultationFile } from '../consultation-file.ts'
import type { Transport } from '../mail/transport.ts'
import { RefusalError } from '../refusal.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { check } from './check.ts'
import { clean } from './cleaning.ts'
import { transportFor } from './mail-settings.ts'
import { inviteFirst } from './invite.ts'
import { say } from './words.ts'

export interface ServeOptions {
  files: string[]
  /** A folder for SQLite, or `postgres://…`. */
  store: string
  host: string
  port: number
  /** The addresses of the proxies before it, with commas: no other may say for whom it asks. */
  trustProxy?: string | undefined
  /** The origin that people see, if it is not this machine’s. */
  origin?: string | undefined
  /** Where mails are kept when there is no mail server, and what people had erased. */
  data: string
  /** The mail server, `smtp://…`, and who mails are from. */
  smtp?: string | undefined
  from?: string | undefined
}

const hour = 3_600_000

/**
 * Serves consultations until the process is asked to stop. Nothing listens before every file is right
 * and every counter equals what it counts.
 */
export async function serve({ files, store: address, ...listening }: ServeOptions): Promise<number> {
  if (listening.trustProxy !== undefined) expectAddresses(listening.trustProxy)
  if ((await check(files)) !== 0) return 1
  const consultations = await Promise.all(files.map(readConsultationFile))
  const ids = consultations.map(({ id }) => id)
  if (new Set(ids).size < ids.length) {
    console.error(
      say(
        `Deux fichiers décrivent la même consultation : ${ids.join(', ')}.`,
        `Two files describe the same consultation: ${ids.join(', ')}.`,
      ),
    )
    return 1
  }
  const transport = transportFor(listening)
  const store = await openStore(address)
  try {
    if (!(await isSound(store))) return 1
    // A backup that was put back may hold what somebody had erased since.
    const erasures = new Erasures(listening.data)
    await erasures.apply(store)
    await answerUntilStopped(consultations, store, { ...listening, transport, erase: erasures.add })
    return 0
  } finally {
    await store.close()
  }
}

function expectAddresses(list: string): void {
  for (const address of list.split(',').map((each) => each.trim())) {
    if (isIP(address.replace(/\/\d{1,3}$/, '')) !== 0) continue
    throw new RefusalError(
      `--trust-proxy attend l’adresse IP du mandataire, comme 127.0.0.1 ou 10.0.0.0/8, et non « ${address} ».`,
      `--trust-proxy takes the IP address of the proxy, such as 127.0.0.1 or 10.0.0.0/8, and not “${address}”.`,
    )
  }
}

type Listening = Omit<ServeOptions, 'files' | 'store'> & { transport: Transport; erase: Erase }

async function answerUntilStopped(
  consultations: ConsultationFile[],
  store: Store,
  { host, port, trustProxy, origin, transport, erase }: Listening,
) {
  const app = await createApp(consultations, store, {
    logger: { level: 'info' },
    trustProxy,
    origin,
    transport,
    erase,
  })
  const forget = () =>
    void clean(store, consultations).catch((error: Error) =>
      app.log.error({ reason: error.message }, 'what was kept long enough could not be forgotten'),
    )
  await clean(store, consultations)
  const cleaning = setInterval(() => forget(), hour)
  try {
    await listen(app, host, port)
    const { port: bound } = app.server.address() as AddressInfo
    const address = `http://${hostIn(host)}:${bound}`
    for (const { id } of consultations) console.log(`${address}/v1/consultations/${id}`)
    await inviteFirst(consultations, store, origin ?? address)
    await stopAsked()
  } finally {
    clearInterval(cleaning)
    await app.close()
  }
}

/** The host of an address that a browser of this machine opens. */
function hostIn(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return isIPv6(host) ? `[${host}]` : host
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port, listenTextResolver: () => 'listening' })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    const [fr, en] = listenFaults[code] ?? [`le système répond ${code}`, `the system answers ${code}`]
    throw new RefusalError(
      `Impossible d’écouter sur ${host}:${port} : ${fr}.`,
      `Cannot listen on ${host}:${port}: ${en}.`,
    )
  }
}

const listenFaults: Record<string, [fr: string, en: string]> = {
  EADDRINUSE: ['ce port est déjà pris, --port en choisit un autre', 'this port is taken, --port chooses another'],
  EACCES: ['ce port demande des droits, --port en choisit un autre', 'this port needs rights, --port chooses another'],
  EADDRNOTAVAIL: ['cette machine n’a pas cette adresse', 'this machine does not have this address'],
  ENOTFOUND: ['cette adresse n’existe pas', 'this address does not exist'],
}

async function isSound(store: Store): Promise<boolean> {
  const drift = await store.findDrift()
  for (const { consultation, what, counter, kept } of drift) {
    const where = `${consultation} / ${what}`
    console.error(
      say(
        `${where} : le compteur dit ${counter}, il y en a ${kept}.`,
        `${where}: the counter says ${counter}, there are ${kept}.`,
      ),
    )
  }
  if (drift.length > 0) {
    console.error(
      say(
        'Lancer « ess-server recount » recompte d’après ce qui est gardé.',
        'Run “ess-server recount” to count again what is kept.',
      ),
    )
  }
  return drift.length === 0
}

const stopAsked = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
