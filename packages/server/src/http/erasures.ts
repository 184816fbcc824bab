import { appendFile, mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '../store/store.ts'

/** Whose signature is erased, as the store knows it: it leads to nobody without the consultation's secret and the receipt. */
export interface Erased {
  consultation: string
  receipt: string
}

export type Erase = (of: Erased) => Promise<void>

/**
 * The list of what people had erased, beside the database and never restored with it: after a backup is put back, the
 * server erases it again before it listens. A line is written once its erasure is done, and before anyone is told.
 */
export class Erasures {
  readonly #path: string

  constructor(folder: string) {
    this.#path = join(folder, 'erasures.txt')
    this.#folder = folder
  }

  readonly #folder: string

  add: Erase = async ({ consultation, receipt }) => {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const file = await open(this.#path, 'a', 0o600)
    try {
      await appendFile(file, `${consultation} ${receipt}\n`)
      await file.datasync()
    } finally {
      await file.close()
    }
  }

  /** Erases all of it again. */
  async apply(store: Store): Promise<void> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    const lines = text.split('\n').flatMap((line) => {
      const [consultation, receipt] = line.split(' ')
      // A line that a crash cut short was told to nobody as done.
      return consultation && receipt?.length === 43 ? [{ consultation, receipt }] : []
    })
    if (lines.length > 0) await store.eraseAgain(lines)
  }
}
