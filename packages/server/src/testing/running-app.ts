import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { ConsultationFile } from '@ess-widgets/contract'
import { createApp, type AppOptions } from '../http/app.ts'
import type { Store } from '../store/store.ts'

export interface RunningApp {
  app: FastifyInstance
  /** Scheme, host and port. */
  origin: string
  port: number
  /** Address of the first consultation. */
  url: string
  close(): Promise<void>
}

/** The API of these consultations, listening on loopback in this process. */
export async function runApp(files: ConsultationFile[], store: Store, options?: AppOptions): Promise<RunningApp> {
  const app = await createApp(files, store, options)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return {
    app,
    origin,
    port,
    url: `${origin}/v1/consultations/${files[0]!.id}`,
    close: () => app.close(),
  }
}
