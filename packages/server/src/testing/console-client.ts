import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConsultationFile } from '@ess-widgets/contract'
import type { AppOptions } from '../http/app.ts'
import type { Role } from '../store/member-store.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { invited } from './console-people.ts'
import { runApp, type RunningApp } from './running-app.ts'

interface Asked {
  cookie?: string | undefined
  form?: Record<string, string>
  headers?: Record<string, string>
}

export interface OpenConsole {
  store: Store
  running: RunningApp
  /** Asks for a page, or sends a form, as the console's own pages do; follows nothing. */
  ask(path: string, asked?: Asked): Promise<Response>
  /** The cookie of somebody who has entered. */
  member(role: Role, consultation?: string): Promise<string>
  close(): Promise<void>
}

/** The console of these consultations, over a store of its own. */
export async function openConsole(files: ConsultationFile[], options?: AppOptions): Promise<OpenConsole> {
  const folder = mkdtempSync(join(tmpdir(), 'ess-console-'))
  const store = await openStore(folder)
  const running = await runApp(files, store, options)
  const ask: OpenConsole['ask'] = (path, { cookie, form, headers } = {}) =>
    fetch(`${running.origin}${path}`, {
      redirect: 'manual',
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      headers: { ...(cookie && { cookie }), ...(form && { origin: running.origin }), ...headers },
    })
  return {
    store,
    running,
    ask,
    async member(role, consultation = 'essai') {
      const code = await invited(store, role, consultation)
      const answer = await ask(`/console/${consultation}/entrer`, { form: { code } })
      assert.equal(answer.status, 303)
      return answer.headers.get('set-cookie')!.split(';')[0]!
    },
    async close() {
      await running.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}
